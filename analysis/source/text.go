// Package source holds the bytes of a file: where its lines are, and how its
// byte offsets and the positions of a client correspond.
package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Span is a half-open range of byte offsets: Start is the first byte, End is
// one past the last.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// IsEmpty reports whether s covers no byte.
func (s Span) IsEmpty() bool { return s.Start >= s.End }

// Contains reports whether offset lies in s, the end included, as a cursor
// behind the last character is still on a word.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset <= s.End }

// Covers reports whether all of other lies in s.
func (s Span) Covers(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps reports whether s and other share a byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// String writes s as [start,end).
func (s Span) String() string { return fmt.Sprintf("[%d,%d)", s.Start, s.End) }

// An Encoding is the unit in which a client counts columns (LSP 3.17,
// PositionEncodingKind).
type Encoding uint8

const (
	UTF16 Encoding = iota // UTF-16 code units, the protocol's default
	UTF8                  // bytes
	UTF32                 // code points
)

// A Position is a place in a Text as a client sees it: a zero-based line and a
// zero-based column, counted in an Encoding.
type Position struct{ Line, Column int }

// A Text is the immutable content of a file and an index of its lines. Lines
// end with "\n", "\r\n" or "\r" (LSP 3.17, "Text Documents"). A Text is safe for
// concurrent use.
//
// Bytes that are not UTF-8 count as one unit each in every encoding.
type Text struct {
	content string
	starts  []int32 // byte offset of each line's first byte; starts[0] is 0
	ascii   bool    // every byte is below 0x80: columns are the same in all encodings
}

// New returns the Text of content. Content longer than 2 GiB is cut off there.
func New(content string) *Text {
	const most = 1<<31 - 1
	if len(content) > most {
		content = content[:most]
	}
	t := &Text{content: content, ascii: isASCII(content)}
	t.starts = appendStarts(append(make([]int32, 0, len(content)/32+1), 0), content, 0)
	return t
}

// appendStarts appends to starts the offsets, moved by base, at which a line
// begins after a line end in s.
func appendStarts(starts []int32, s string, base int) []int32 {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			starts = append(starts, int32(base+i+1))
		case '\r':
			if i+1 == len(s) || s[i+1] != '\n' {
				starts = append(starts, int32(base+i+1))
			}
		}
	}
	return starts
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// String returns the whole content.
func (t *Text) String() string { return t.content }

// Len returns the length of the content in bytes.
func (t *Text) Len() int { return len(t.content) }

// Slice returns the content of s, which is cut to what exists.
func (t *Text) Slice(s Span) string {
	start := min(max(s.Start, 0), len(t.content))
	return t.content[start:max(start, min(s.End, len(t.content)))]
}

// LineCount returns the number of lines, at least 1: the text after the last
// line end is a line even when it is empty.
func (t *Text) LineCount() int { return len(t.starts) }

// Line returns the zero-based number of the line that holds offset.
func (t *Text) Line(offset int) int {
	i, found := slices.BinarySearch(t.starts, int32(min(max(offset, 0), len(t.content))))
	if !found {
		i--
	}
	return i
}

// LineSpan returns the span of a zero-based line without its line end. A line
// that does not exist is the empty span at the end of the text.
func (t *Text) LineSpan(line int) Span {
	if line < 0 || line >= len(t.starts) {
		return Span{len(t.content), len(t.content)}
	}
	start, end := int(t.starts[line]), len(t.content)
	if line+1 < len(t.starts) {
		end = int(t.starts[line+1])
	}
	for end > start && (t.content[end-1] == '\n' || t.content[end-1] == '\r') {
		end--
	}
	return Span{start, end}
}

// LineStart returns the offset of the first byte of the line that holds offset.
func (t *Text) LineStart(offset int) int { return int(t.starts[t.Line(offset)]) }

// Indent returns the white space with which the line that holds offset begins.
func (t *Text) Indent(offset int) string {
	line := t.Slice(t.LineSpan(t.Line(offset)))
	return line[:len(line)-len(strings.TrimLeft(line, " \t\f"))]
}

// Newline returns the line end that the text uses first, "\n" if it has none.
func (t *Text) Newline() string {
	if len(t.starts) < 2 {
		return "\n"
	}
	switch end := int(t.starts[1]); {
	case end >= 2 && t.content[end-2:end] == "\r\n":
		return "\r\n"
	default:
		return t.content[end-1 : end]
	}
}

// Position converts a byte offset to a position counted in enc. An offset
// outside the text counts as its nearest end; one inside a character as that
// character's start.
func (t *Text) Position(offset int, enc Encoding) Position {
	offset = min(max(offset, 0), len(t.content))
	line := t.Line(offset)
	start := int(t.starts[line])
	if t.ascii || enc == UTF8 {
		return Position{line, t.characterStart(offset) - start}
	}
	column := 0
	for i := start; i < offset; {
		r, size := utf8.DecodeRuneInString(t.content[i:])
		if i+size > offset {
			break
		}
		column += units(r, size, enc)
		i += size
	}
	return Position{line, column}
}

// Offset converts p, counted in enc, to a byte offset. A position past the end
// of its line means the end of the line, before the line end (LSP 3.17,
// Position); one past the last line means the end of the text; one inside a
// character means that character's start.
func (t *Text) Offset(p Position, enc Encoding) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(t.starts) {
		return len(t.content)
	}
	line := t.LineSpan(p.Line)
	column := max(p.Column, 0)
	if t.ascii || enc == UTF8 {
		return t.characterStart(min(line.Start+column, line.End))
	}
	i := line.Start
	for i < line.End {
		r, size := utf8.DecodeRuneInString(t.content[i:line.End])
		if column -= units(r, size, enc); column < 0 {
			break
		}
		i += size
	}
	return i
}

// characterStart returns the start of the character that offset is in the middle
// of, and offset where it is in the middle of none.
func (t *Text) characterStart(offset int) int {
	if t.ascii || offset >= len(t.content) || utf8.RuneStart(t.content[offset]) {
		return offset
	}
	for start := offset - 1; start >= max(0, offset-utf8.UTFMax+1); start-- {
		if utf8.RuneStart(t.content[start]) {
			if _, size := utf8.DecodeRuneInString(t.content[start:]); start+size > offset {
				return start
			}
			break
		}
	}
	return offset
}

// units returns how many units of enc the rune r, size bytes long in UTF-8, takes.
func units(r rune, size int, enc Encoding) int {
	switch {
	case enc == UTF8:
		return size
	case enc == UTF16 && r > 0xFFFF:
		return 2
	}
	return 1
}

// Edit returns the Text in which the bytes of s are replaced by with. The line
// index is moved, not built again.
func (t *Text) Edit(s Span, with string) *Text {
	s.Start = min(max(s.Start, 0), len(t.content))
	s.End = min(max(s.End, s.Start), len(t.content))
	content := t.content[:s.Start] + with + t.content[s.End:]
	if int64(len(content)) > 1<<31-1 {
		return New(content)
	}
	// A "\r" and a "\n" that the edit joins or parts change lines outside of it,
	// so the lines that touch its ends are looked at again.
	first := t.Line(s.Start)
	if first > 0 && int(t.starts[first]) == s.Start {
		first--
	}
	last := t.Line(s.End)
	from, to := int(t.starts[first]), len(t.content)
	if last+1 < len(t.starts) {
		to = int(t.starts[last+1])
	}
	shift := len(content) - len(t.content)
	starts := make([]int32, 0, len(t.starts)+strings.Count(with, "\n")+2)
	starts = append(starts, t.starts[:first+1]...)
	starts = appendStarts(starts, content[from:to+shift], from)
	rest := t.starts[min(last+1, len(t.starts)):]
	if len(rest) > 0 && len(starts) > 0 && int(starts[len(starts)-1]) == to+shift {
		rest = rest[1:]
	}
	for _, start := range rest {
		starts = append(starts, start+int32(shift))
	}
	return &Text{content: content, starts: starts, ascii: t.ascii && isASCII(with)}
}
