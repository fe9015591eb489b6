package source

import (
	"math/rand/v2"
	"runtime"
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
func checkEdit(t *testing.T, before *Text, s Span, with string, around, most int) *Text {
	t.Helper()
	after := before.edit(s, with, around, most)
	content := after.String()
	want := New(content)
	if after.Len() != len(content) || after.LineCount() != want.LineCount() || after.ascii && !want.ascii {
		t.Fatalf("%q, %v by %q: %d bytes, %d lines, want %q", before.String(), s, with, after.Len(), after.LineCount(), content)
	}
	for line := range after.LineCount() + 2 {
		if got := after.startOf(line); got != want.startOf(line) {
			t.Fatalf("%q, %v by %q: line %d begins at %d, want %d", before.String(), s, with, line, got, want.startOf(line))
		}
	}
	for offset := range after.Len() + 2 {
		piece, start := after.Piece(offset)
		first, last := want.Line(start), want.Line(start+len(piece))
		isWhole := want.startOf(first) == start && (want.startOf(last) == start+len(piece) || start+len(piece) == len(content))
		if got := after.Line(offset); got != want.Line(offset) || !isWhole || content[start:start+len(piece)] != piece || offset > start+len(piece) && offset <= len(content) {
			t.Fatalf("%q, %v by %q: %d is in line %d of %q from %d, want %d", before.String(), s, with, offset, got, piece, start, want.Line(offset))
		}
	}
	prefix, suffix := before.Common(after)
	old := before.String()
	if prefix+suffix > min(len(old), len(content)) || old[:prefix] != content[:prefix] || old[len(old)-suffix:] != content[len(content)-suffix:] {
		t.Fatalf("%q, %v by %q: %d and %d bytes in common", old, s, with, prefix, suffix)
	}
	if least := len(content) - len(with); 0 <= s.Start && s.Start <= s.End && s.End <= len(old) && prefix+suffix < least {
		t.Fatalf("%q, %v by %q: only %d and %d bytes in common", old, s, with, prefix, suffix)
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
					after := checkEdit(t, text, Span{start, end}, with, 1, 4)
					if want := sample[:start] + with + sample[end:]; after.String() != want {
						t.Fatalf("%q", after.String())
					}
				}
			}
		}
	}
}

func TestManyEdits(t *testing.T) {
	inserts := []string{"", "", "x", "\n", "\r", "\r\n", "é", "名\n", "😀", "ab\rcd", "\xff"}
	for _, c := range []struct{ around, most, step int }{{1, 4, 300}, {1, 8, 3}, {3, 16, 5}, {5, 2, 20}, {40, 100, 60}, {around, mostEdited, 300}} {
		r := rand.New(rand.NewPCG(1, 2))
		text := New(samples[14] + samples[16])
		content, at := text.String(), 0
		for range 1000 {
			at = min(max(0, at+r.IntN(2*c.step+1)-c.step), len(content))
			s := Span{at, min(len(content), at+r.IntN(4))}
			with := inserts[r.IntN(len(inserts))]
			content = content[:s.Start] + with + content[s.End:]
			from := r.IntN(len(content) + 1)
			text = text.edit(s, with, c.around, c.most)
			slice := Span{from, min(len(content), from+r.IntN(40))}
			if got := text.Slice(slice); text.Len() != len(content) || got != content[slice.Start:slice.End] {
				t.Fatalf("%v of %q is %q", slice, content, got)
			}
			if r.IntN(3) == 0 {
				text = checkEdit(t, text, Span{at, at}, "", c.around, c.most)
			}
			if text.String() != content {
				t.Fatalf("%q, want %q", text.String(), content)
			}
		}
		checkText(t, text.Edit(Span{300, text.Len()}, ""))
	}
}

// TestEditCost is the gate on what an edit of a long text copies.
func TestEditCost(t *testing.T) {
	text := New(strings.Repeat("line of a long text\n", 200_000))
	at := text.Len() / 2
	text = text.Edit(Span{at, at}, "x")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := range 1000 {
		next := text.Edit(Span{at + i, at + i}, "y")
		if prefix, suffix := text.Common(next); prefix+suffix != text.Len() {
			t.Fatalf("%d and %d of %d bytes in common", prefix, suffix, text.Len())
		}
		text = next
	}
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / 1000; each > 4*around {
		t.Errorf("an edit allocates %d bytes", each)
	}
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
		after := checkEdit(t, text, Span{start, end}, with, 1, 4)
		checkText(t, after)
		checkText(t, checkEdit(t, after, Span{end, start + 1}, with, 2, 0))
	})
}
