package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"awaiter/analysis/source"
)

// A frame shows lines of code with their numbers, and marks under some of them.
type frame struct {
	style  Style
	digits int // of the greatest line number
	b      *strings.Builder
}

// widest is how many columns of code are shown when the terminal does not say.
const widest = 160

// perColumn is how many bytes of a line are looked at for each column that is shown,
// so that many findings in a very long line cost no more than in short ones.
const perColumn = 16

// gutter writes the left edge of a line that has no number.
func (f frame) gutter(sign string) {
	f.b.WriteString(strings.Repeat(" ", f.digits) + " " + f.style.paint(blue, sign))
}

// line writes one line of code, moved left by from columns.
func (f frame) line(text *source.Text, number, from, width int) {
	span := text.LineSpan(number - 1)
	span.End = min(span.End, span.Start+perColumn*(from+width+1))
	code := clip(cells(text.Slice(span)), from, width)
	f.numbered(number, code)
}

// numbered writes code behind its number.
func (f frame) numbered(number int, code string) {
	fmt.Fprintf(f.b, "%s %s%s\n", f.style.paint(blue, fmt.Sprintf("%*d", f.digits, number)), f.style.paint(blue, "|"), spaced(code))
}

// marked writes the line on which s begins, with sign repeated under what s covers
// there and the label behind. Around it stands one more line, if context is set
// and it is not blank, and the line is not so long that only a part of it is seen.
func (f frame) marked(text *source.Text, s source.Span, sign, colour, label string, context int) {
	line := text.Line(s.Start)
	room := widest
	if f.style.Width > 0 {
		room = max(f.style.Width-f.digits-4, 20)
	}
	whole := text.LineSpan(line)
	span := around(text, whole, s.Start, perColumn*room)
	if span != whole {
		context = 0
	}
	all := cells(text.Slice(span))
	start, width := columnsOf(all, s.Start-span.Start, min(s.End, span.End)-span.Start)
	from := 0
	if total := columns(all); total > room && start+width > room-10 {
		from = max(0, min(start-room/4, total-room+1))
	}
	if context > 0 && line > 0 && !isBlank(text, line-1) {
		f.line(text, line, from, room)
	}
	f.numbered(line+1, clip(all, from, room))
	visible := min(width, max(room-(start-from), 1))
	f.gutter("|")
	f.b.WriteString(" " + strings.Repeat(" ", start-from) + f.style.paint(colour, strings.Repeat(sign, visible)))
	if label != "" {
		f.b.WriteString(" " + f.style.paint(colour, label))
	}
	f.b.WriteString("\n")
	if context > 0 && line+1 < text.LineCount() && !isBlank(text, line+1) {
		f.line(text, line+2, from, room)
	}
}

// around returns the part of line that is no further than reach bytes from offset,
// and begins and ends between characters.
func around(text *source.Text, line source.Span, offset, reach int) source.Span {
	content := text.String()
	part := source.Span{Start: max(line.Start, offset-reach), End: min(line.End, offset+reach)}
	for part.Start > line.Start && !utf8.RuneStart(content[part.Start]) {
		part.Start--
	}
	for part.End < line.End && !utf8.RuneStart(content[part.End]) {
		part.End++
	}
	return part
}

// columnsOf returns at which column the bytes from start to end of a line begin,
// and how many columns they take, at least 1.
func columnsOf(line []cell, start, end int) (column, width int) {
	for i, c := range line {
		next := 1 << 62
		if i+1 < len(line) {
			next = line[i+1].offset
		}
		switch {
		case next <= start:
			column += c.width
		case c.offset < end:
			width += c.width
		}
	}
	return column, max(width, 1)
}

func columns(line []cell) int {
	n := 0
	for _, c := range line {
		n += c.width
	}
	return n
}

// clip returns the columns of line from from on, at most width, with dots where
// something is left out. What is cut through is left blank.
func clip(line []cell, from, width int) string {
	var shown []cell
	at, cut := 0, false
	for _, c := range line {
		left, right := max(at, from), min(at+c.width, from+width)
		cut = cut || at+c.width > from+width
		if at += c.width; left > right || left == right && c.width > 0 {
			continue
		}
		if right-left < c.width {
			c.text, c.width = strings.Repeat(" ", right-left), right-left
		}
		shown = append(shown, c)
	}
	if from > 0 && len(shown) > 0 {
		shown[0].text = "…" + strings.Repeat(" ", max(shown[0].width-1, 0))
	}
	if last := len(shown) - 1; cut && last >= 0 {
		shown[last].text = strings.Repeat(" ", max(shown[last].width-1, 0)) + "…"
	}
	var b strings.Builder
	for _, c := range shown {
		b.WriteString(c.text)
	}
	return b.String()
}

// spaced puts a space before code, and none where the line would end with it.
func spaced(code string) string {
	if code = strings.TrimRight(code, " "); code == "" {
		return ""
	}
	return " " + code
}

func isBlank(text *source.Text, line int) bool {
	return strings.TrimSpace(text.Slice(text.LineSpan(line))) == ""
}
