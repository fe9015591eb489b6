package source

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// samples have every kind of line end, character width and damage.
var samples = []string{
	"", "\n", "\r", "\r\n", "a", "a\n", "a\r\nb", "a\rb\nc\r\n", "\n\r\n\r", "é", "名前\n", "😀x\r\n😀", "x\xffy\n\xe4\xbd", "\ufeffimport x\n",
	"def f():\r\n\treturn '名 😀 é'\n\n    # \x00\f\v\u2028x\u0085y\n", "a\n\n\nb\r\r\n", strings.Repeat("line 名\n", 20),
}

// naiveLines cuts s in lines with their ends, one more than there are ends.
func naiveLines(s string) []string {
	lines := []string{""}
	for i := 0; i < len(s); i++ {
		last := len(lines) - 1
		lines[last] += s[i : i+1]
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			lines = append(lines, "")
		}
	}
	return lines
}

// naiveUnits counts the units of s in enc.
func naiveUnits(s string, enc Encoding) int {
	n := 0
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case enc == UTF8:
			n += size
		case enc == UTF16 && !(r == utf8.RuneError && size == 1):
			n += len(utf16.Encode([]rune{r}))
		default:
			n++
		}
		s = s[size:]
	}
	return n
}

// naivePosition counts through the whole text.
func naivePosition(s string, offset int, enc Encoding) Position {
	lines := naiveLines(s)
	for n, line := range lines {
		if offset < len(line) || n == len(lines)-1 {
			whole := 0 // the characters that end at or before offset
			for whole < len(line) {
				_, size := utf8.DecodeRuneInString(line[whole:])
				if whole+size > offset {
					break
				}
				whole += size
			}
			return Position{n, naiveUnits(line[:whole], enc)}
		}
		offset -= len(line)
	}
	panic("no line")
}

// naiveOffset tries all offsets of the line.
func naiveOffset(s string, p Position, enc Encoding) int {
	lines, start := naiveLines(s), 0
	for n, line := range lines {
		if n == p.Line {
			line = strings.TrimRight(line, "\r\n")
			best := 0
			for at := 0; at <= len(line); {
				if naiveUnits(line[:at], enc) <= p.Column {
					best = at
				}
				if at == len(line) {
					break
				}
				_, size := utf8.DecodeRuneInString(line[at:])
				at += size
			}
			return start + best
		}
		start += len(line)
	}
	return len(s)
}

func checkText(t *testing.T, text *Text) {
	t.Helper()
	s := text.String()
	lines := naiveLines(s)
	if text.LineCount() != len(lines) {
		t.Fatalf("%q: %d lines, want %d", s, text.LineCount(), len(lines))
	}
	start := 0
	for n, line := range lines {
		want := Span{start, start + len(strings.TrimRight(line, "\r\n"))}
		if got := text.LineSpan(n); got != want {
			t.Fatalf("%q: line %d is %v, want %v", s, n, got, want)
		}
		start += len(line)
	}
	for _, enc := range []Encoding{UTF8, UTF16, UTF32} {
		for offset := 0; offset <= len(s); offset++ {
			if got, want := text.Position(offset, enc), naivePosition(s, offset, enc); got != want {
				t.Fatalf("%q: position of %d in %d is %v, want %v", s, offset, enc, got, want)
			}
		}
		for line := range len(lines) + 1 {
			for column := range 12 {
				p := Position{line, column}
				if got, want := text.Offset(p, enc), naiveOffset(s, p, enc); got != want {
					t.Fatalf("%q: offset of %v in %d is %d, want %d", s, p, enc, got, want)
				}
			}
		}
	}
}

func TestTextAgreesWithNaive(t *testing.T) {
	for _, s := range samples {
		checkText(t, New(s))
	}
}

func TestPositionsOutside(t *testing.T) {
	text := New("ab\ncd")
	for _, c := range []struct {
		p    Position
		want int
	}{{Position{-1, 5}, 0}, {Position{0, -3}, 0}, {Position{0, 99}, 2}, {Position{1, 99}, 5}, {Position{7, 0}, 5}} {
		if got := text.Offset(c.p, UTF16); got != c.want {
			t.Errorf("offset of %v is %d, want %d", c.p, got, c.want)
		}
	}
	if got := text.Position(99, UTF16); got != (Position{1, 2}) {
		t.Errorf("position of 99 is %v", got)
	}
	if got := text.Position(-1, UTF16); got != (Position{}) {
		t.Errorf("position of -1 is %v", got)
	}
	if got := text.Slice(Span{-5, 99}); got != "ab\ncd" {
		t.Errorf("slice is %q", got)
	}
	if got := text.Slice(Span{4, 2}); got != "" {
		t.Errorf("slice of an inverted span is %q", got)
	}
}

func TestLinesOfText(t *testing.T) {
	text := New("\tif x:\r\n\t  \fy\n\n")
	if got := text.Indent(9); got != "\t  \f" {
		t.Errorf("indent is %q", got)
	}
	if got := text.Newline(); got != "\r\n" {
		t.Errorf("newline is %q", got)
	}
	for s, want := range map[string]string{"": "\n", "x": "\n", "x\n\r\n": "\n", "x\r": "\r"} {
		if got := New(s).Newline(); got != want {
			t.Errorf("newline of %q is %q, want %q", s, got, want)
		}
	}
	if got := text.LineStart(10); got != 8 {
		t.Errorf("line starts at %d", got)
	}
}

// checkEdit compares the edited text with a new one of the same content.
func checkEdit(t *testing.T, before *Text, s Span, with string) *Text {
	t.Helper()
	after := before.Edit(s, with)
	if want := New(after.String()); !reflect.DeepEqual(after.starts, want.starts) || after.ascii && !want.ascii {
		t.Fatalf("%q, %v by %q: lines %v, want %v", before.String(), s, with, after.starts, want.starts)
	}
	return after
}

func TestEditIsNew(t *testing.T) {
	inserts := []string{"", "x", "\n", "\r", "\r\n", "a\rb\nc", "é😀", "\n\n\r"}
	for _, sample := range samples {
		text := New(sample)
		for start := 0; start <= min(len(sample), 24); start++ {
			for end := start; end <= min(len(sample), start+4); end++ {
				for _, with := range inserts {
					after := checkEdit(t, text, Span{start, end}, with)
					if want := sample[:start] + with + sample[end:]; after.String() != want {
						t.Fatalf("%q", after.String())
					}
				}
			}
		}
	}
}

func TestManyEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	inserts := []string{"", "x", "\n", "\r", "\r\n", "é", "名\n", "😀", "ab\rcd", "\xff"}
	text := New(samples[14])
	for range 3000 {
		start := r.IntN(text.Len() + 1)
		text = checkEdit(t, text, Span{start, min(text.Len(), start+r.IntN(4))}, inserts[r.IntN(len(inserts))])
	}
	checkText(t, New(text.String()[:min(text.Len(), 300)]))
}

func TestEditOutside(t *testing.T) {
	text := New("ab\n")
	if got := text.Edit(Span{-4, 99}, "x").String(); got != "x" {
		t.Errorf("%q", got)
	}
	if got := text.Edit(Span{2, 1}, "x").String(); got != "abx\n" {
		t.Errorf("%q", got)
	}
}

// FuzzText checks positions and edits of any text.
func FuzzText(f *testing.F) {
	for i, s := range samples {
		f.Add(s, i, i+2, "\r")
	}
	f.Fuzz(func(t *testing.T, s string, start, end int, with string) {
		if len(s) > 200 || len(with) > 50 {
			return
		}
		text := New(s)
		checkText(t, text)
		checkText(t, checkEdit(t, text, Span{start, end}, with))
	})
}
