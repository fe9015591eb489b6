// Package complete says what of the asynchronous protocols can be written at a place
// of a Python file where somebody types: special methods in the body of a class, and
// the "async" that a with or for lacks.
package complete

import (
	"strings"

	"awaiter/analysis/source"
)

// A Place is a place of a text where something of ours may be typed. Whether it is one
// is seen from the lines around it alone, so that nothing is analysed elsewhere.
type Place struct {
	whole *source.Text
	typed string      // of what is to be written
	at    source.Span // of typed, in the text before and in whole
	pass  int         // where whole has a "pass" in the place of a method; -1 behind an object
}

// PlaceAt returns the place at offset of text; ok is false where nothing of ours can be
// typed.
func PlaceAt(text *source.Text, offset int) (p Place, ok bool) {
	line := text.LineSpan(text.Line(offset))
	before, after := text.Slice(source.Span{Start: line.Start, End: offset}), text.Slice(source.Span{Start: offset, End: line.End})
	if p, ok := methodPlace(text, offset, before, after); ok {
		return p, true
	}
	return objectPlace(text, offset, before, after)
}

// Whole returns the text as it is when the line of p is written to its end: what Items
// asks about.
func (p Place) Whole() *source.Text { return p.whole }

// methodPlace returns the place of a method's header, of which before is the beginning:
// the whole line so far, with "async" and "def" or without.
func methodPlace(text *source.Text, offset int, before, after string) (Place, bool) {
	typed := strings.TrimLeft(before, " \t")
	indent := len(before) - len(typed)
	if indent == 0 || strings.TrimSpace(after) != "" || !beginsHeader(typed) || !inClass(text, offset, indent) {
		return Place{}, false
	}
	start := offset - len(typed)
	return Place{
		whole: text.Edit(source.Span{Start: start, End: offset}, "pass"),
		typed: typed, at: source.Span{Start: start, End: offset}, pass: start,
	}, true
}

// beginsHeader reports whether typed is the beginning of the header of a method.
func beginsHeader(typed string) bool {
	words := strings.Fields(typed)
	for _, keyword := range []string{"async", "def"} {
		if len(words) > 0 && words[0] == keyword {
			words = words[1:]
		}
	}
	if len(words) == 0 {
		return true
	}
	return len(words) == 1 && isWord(words[0]) && strings.HasSuffix(typed, words[0])
}

// inClass reports whether the line of offset, indented by indent bytes, seems to stand in
// the body of a class, and not behind a decorator: the next line above that is indented
// less begins with "class". A line that closes a bracket ends a header that is longer.
func inClass(text *source.Text, offset, indent int) bool {
	for n, isNext := text.Line(offset)-1, true; n >= 0; n-- {
		line := text.Slice(text.LineSpan(n))
		content := strings.TrimLeft(line, " \t")
		if content == "" || content[0] == '#' {
			continue
		}
		if isNext && content[0] == '@' {
			return false
		}
		isNext = false
		if len(line)-len(content) < indent && content[0] != ')' && content[0] != ']' {
			return strings.HasPrefix(content, "class ")
		}
	}
	return false
}

// objectPlace returns the place behind the object of a with or for.
func objectPlace(text *source.Text, offset int, before, after string) (Place, bool) {
	content := strings.TrimLeft(before, " \t")
	if content == before || !strings.Contains(content, "with ") && !strings.Contains(content, "for ") || after != "" && isWord(after[:1]) {
		return Place{}, false
	}
	start := offset
	for start > 0 && isWordByte(text.String()[start-1]) {
		start--
	}
	p := Place{whole: text, typed: text.Slice(source.Span{Start: start, End: offset}), at: source.Span{Start: start, End: offset}, pass: -1}
	if strings.TrimSpace(after) == "" && (strings.HasPrefix(content, "with ") || strings.HasPrefix(content, "for ")) {
		end := ": pass"
		if hasBody(text, offset, len(before)-len(content)) {
			end = ":"
		}
		p.whole = text.Edit(source.Span{Start: offset, End: offset}, end)
	}
	return p, true
}

// hasBody reports whether the next line below offset that is not empty is indented by
// more than indent bytes.
func hasBody(text *source.Text, offset, indent int) bool {
	for n := text.Line(offset) + 1; n < text.LineCount(); n++ {
		line := text.Slice(text.LineSpan(n))
		if content := strings.TrimLeft(line, " \t"); content != "" && content[0] != '#' {
			return len(line)-len(content) > indent
		}
	}
	return false
}

func isWord(s string) bool {
	for i := range len(s) {
		if !isWordByte(s[i]) {
			return false
		}
	}
	return s != ""
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}
