// Package source holds the bytes of a file: where its lines are, and how its
// byte offsets and the positions of a client correspond.
package source

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
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
//
// It is what New was given, or another Text but for a few lines that were edited: so an
// edit costs what these lines cost.
type Text struct {
	base   *wholeText
	edited Span    // bytes of base in whose place mid stands: whole lines
	gone   [2]int  // their lines, half open
	mid    string  // whole lines too
	starts []int32 // the offsets in mid at which its lines begin
	ascii  bool    // every byte is below 0x80: columns are the same in all encodings

	joined atomic.Pointer[string] // see String
	seam   atomic.Pointer[piece]  // see Slice
}

// A piece is a part of a content that begins at the offset start.
type piece struct {
	start int
	text  string
}

// A wholeText is a content in one piece.
type wholeText struct {
	content string
	starts  []int32 // byte offset of each line's first byte; starts[0] is 0
}

// New returns the Text of content. Content longer than 2 GiB is cut off there.
func New(content string) *Text {
	if len(content) > longest {
		content = content[:longest]
	}
	starts := appendStarts(append(make([]int32, 0, len(content)/32+1), 0), content)
	return &Text{base: &wholeText{content, starts}, ascii: isASCII(content)}
}

const longest = 1<<31 - 1

// appendStarts appends to starts the offsets at which a line begins after a line end in s.
func appendStarts(starts []int32, s string) []int32 {
	if strings.IndexByte(s, '\r') < 0 {
		for at := 0; ; {
			i := strings.IndexByte(s[at:], '\n')
			if i < 0 {
				return starts
			}
			at += i + 1
			starts = append(starts, int32(at))
		}
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			starts = append(starts, int32(i+1))
		case '\r':
			if i+1 == len(s) || s[i+1] != '\n' {
				starts = append(starts, int32(i+1))
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

// String returns the whole content. Of a Text that was edited it is put together when
// first asked for, which costs what the whole costs: see Slice and Piece.
func (t *Text) String() string {
	if t.mid == "" && t.edited.IsEmpty() {
		return t.base.content
	}
	if s := t.joined.Load(); s != nil {
		return *s
	}
	s := t.base.content[:t.edited.Start] + t.mid + t.base.content[t.edited.End:]
	t.joined.CompareAndSwap(nil, &s)
	return *t.joined.Load()
}

// Len returns the length of the content in bytes.
func (t *Text) Len() int { return len(t.base.content) + t.shift() }

// shift returns how far what stands behind mid has moved.
func (t *Text) shift() int { return len(t.mid) - t.edited.Len() }

// midEnd returns the offset behind mid.
func (t *Text) midEnd() int { return t.edited.Start + len(t.mid) }

// Slice returns the content of s, which is cut to what exists.
func (t *Text) Slice(s Span) string {
	size := t.Len()
	start := min(max(s.Start, 0), size)
	end := max(start, min(s.End, size))
	switch first, behind := t.edited.Start, t.midEnd(); {
	case start >= behind:
		shift := t.shift()
		return t.base.content[start-shift : end-shift]
	case end <= first:
		return t.base.content[start:end]
	case start >= first && end <= behind:
		return t.mid[start-first : end-first]
	}
	if s := t.joined.Load(); s != nil {
		return (*s)[start:end]
	}
	// What is put together here is mostly asked for again, or a part of it.
	if p := t.seam.Load(); p != nil && p.start <= start && end <= p.start+len(p.text) {
		return p.text[start-p.start : end-p.start]
	}
	first, behind := t.edited.Start, t.midEnd()
	text := t.base.content[min(start, first):first] + t.mid[max(start, first)-first:min(end, behind)-first] +
		t.base.content[t.edited.End:max(end-t.shift(), t.edited.End)]
	t.seam.Store(&piece{start, text})
	return text
}

// Byte returns the byte at i, which is at least 0 and less than Len.
func (t *Text) Byte(i int) byte {
	switch {
	case i < t.edited.Start:
		return t.base.content[i]
	case i < t.midEnd():
		return t.mid[i-t.edited.Start]
	}
	return t.base.content[i-t.shift()]
}

// HasPrefix reports whether the content from the offset at on begins with prefix.
func (t *Text) HasPrefix(at int, prefix string) bool {
	return t.Slice(Span{at, at + len(prefix)}) == prefix
}

// Piece returns whole lines of the content, with the one that holds offset, and where
// they begin: as many as there are without putting any together.
func (t *Text) Piece(offset int) (lines string, start int) {
	switch {
	case offset < t.edited.Start:
		return t.base.content[:t.edited.Start], 0
	case offset < t.midEnd() || t.edited.End == len(t.base.content):
		return t.mid, t.edited.Start
	}
	return t.base.content[t.edited.End:], t.midEnd()
}

// LineCount returns the number of lines, at least 1: the text after the last
// line end is a line even when it is empty.
func (t *Text) LineCount() int { return len(t.base.starts) + t.linesMore() }

// linesMore returns by how many lines t is longer than its base.
func (t *Text) linesMore() int { return len(t.starts) - (t.gone[1] - t.gone[0]) }

// Line returns the zero-based number of the line that holds offset.
func (t *Text) Line(offset int) int {
	offset = min(max(offset, 0), t.Len())
	switch {
	case offset < t.edited.Start:
		return lineIn(t.base.starts[:t.gone[0]], offset)
	case offset < t.midEnd() || t.gone[1] == len(t.base.starts):
		return t.gone[0] + lineIn(t.starts, offset-t.edited.Start)
	}
	return t.gone[0] + len(t.starts) + lineIn(t.base.starts[t.gone[1]:], offset-t.shift())
}

// lineIn returns the place in starts of the line that holds offset.
func lineIn(starts []int32, offset int) int {
	i, found := slices.BinarySearch(starts, int32(offset))
	if !found {
		i--
	}
	return i
}

// startOf returns the offset of the first byte of a line, the length of the content for
// the one behind the last.
func (t *Text) startOf(line int) int {
	switch in := line - t.gone[0]; {
	case line >= t.LineCount():
		return t.Len()
	case in < 0:
		return int(t.base.starts[line])
	case in < len(t.starts):
		return t.edited.Start + int(t.starts[in])
	}
	return int(t.base.starts[line-t.linesMore()]) + t.shift()
}

// wholeLine returns a line that exists, with its line end, and where it begins.
func (t *Text) wholeLine(line int) (text string, start int) {
	start = t.startOf(line)
	return t.Slice(Span{start, t.startOf(line + 1)}), start
}

// LineSpan returns the span of a zero-based line without its line end. A line
// that does not exist is the empty span at the end of the text.
func (t *Text) LineSpan(line int) Span {
	if line < 0 || line >= t.LineCount() {
		return Span{t.Len(), t.Len()}
	}
	text, start := t.wholeLine(line)
	return Span{start, start + len(strings.TrimRight(text, "\r\n"))}
}

// LineStart returns the offset of the first byte of the line that holds offset.
func (t *Text) LineStart(offset int) int { return t.startOf(t.Line(offset)) }

// Indent returns the white space with which the line that holds offset begins.
func (t *Text) Indent(offset int) string {
	line := t.Slice(t.LineSpan(t.Line(offset)))
	return line[:len(line)-len(strings.TrimLeft(line, " \t\f"))]
}

// Newline returns the line end that the text uses first, "\n" if it has none.
func (t *Text) Newline() string {
	text, _ := t.wholeLine(0)
	if end := text[len(strings.TrimRight(text, "\r\n")):]; end != "" {
		return end
	}
	return "\n"
}

// Position converts a byte offset to a position counted in enc. An offset
// outside the text counts as its nearest end; one inside a character as that
// character's start.
func (t *Text) Position(offset int, enc Encoding) Position {
	offset = min(max(offset, 0), t.Len())
	number := t.Line(offset)
	if t.ascii {
		return Position{number, offset - t.startOf(number)}
	}
	line, start := t.wholeLine(number)
	if offset -= start; enc == UTF8 {
		return Position{number, characterStart(line, offset)}
	}
	column := 0
	for i := 0; i < offset; {
		r, size := utf8.DecodeRuneInString(line[i:])
		if i+size > offset {
			break
		}
		column += units(r, size, enc)
		i += size
	}
	return Position{number, column}
}

// Offset converts p, counted in enc, to a byte offset. A position past the end
// of its line means the end of the line, before the line end (LSP 3.17,
// Position); one past the last line means the end of the text; one inside a
// character means that character's start.
func (t *Text) Offset(p Position, enc Encoding) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= t.LineCount() {
		return t.Len()
	}
	line, start := t.wholeLine(p.Line)
	column, end := max(p.Column, 0), len(strings.TrimRight(line, "\r\n"))
	switch {
	case t.ascii:
		return start + min(column, end)
	case enc == UTF8:
		return start + characterStart(line, min(column, end))
	}
	i := 0
	for i < end {
		r, size := utf8.DecodeRuneInString(line[i:end])
		if column -= units(r, size, enc); column < 0 {
			break
		}
		i += size
	}
	return start + i
}

// characterStart returns the start of the character of line that offset is in the middle
// of, and offset where it is in the middle of none.
func characterStart(line string, offset int) int {
	if offset >= len(line) || utf8.RuneStart(line[offset]) {
		return offset
	}
	for start := offset - 1; start >= max(0, offset-utf8.UTFMax+1); start-- {
		if utf8.RuneStart(line[start]) {
			if _, size := utf8.DecodeRuneInString(line[start:]); start+size > offset {
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
