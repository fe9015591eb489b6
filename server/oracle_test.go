package server_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"awaiter/server"
	"awaiter/server/servertest"
)

// naive is a document as the protocol describes it, found out the slow way: lines
// are cut at every line end, characters are counted one by one. It shares nothing
// with the server.
type naive struct {
	text string
	enc  string
}

// lines returns the lines with their line ends.
func (n naive) lines() []string {
	var lines []string
	line := ""
	for i := 0; i < len(n.text); i++ {
		line += n.text[i : i+1]
		if n.text[i] == '\n' || n.text[i] == '\r' && (i+1 == len(n.text) || n.text[i+1] != '\n') {
			lines = append(lines, line)
			line = ""
		}
	}
	return append(lines, line)
}

// width returns the columns that r takes.
func (n naive) width(r rune) int {
	switch {
	case n.enc == "utf-8":
		return utf8.RuneLen(r)
	case n.enc == "utf-16" && r > 0xFFFF:
		return 2
	}
	return 1
}

func (n naive) offset(p servertest.Position) int {
	lines := n.lines()
	if p.Line >= len(lines) {
		return len(n.text)
	}
	offset := 0
	for _, line := range lines[:p.Line] {
		offset += len(line)
	}
	column := 0
	for _, r := range strings.TrimRight(lines[p.Line], "\r\n") {
		if column += n.width(r); column > p.Character {
			break
		}
		offset += utf8.RuneLen(r)
	}
	return offset
}

func (n *naive) change(c servertest.Change) {
	if c.Range == nil {
		n.text = c.Text
		return
	}
	a, b := n.offset(c.Range.Start), n.offset(c.Range.End)
	a, b = min(a, b), max(a, b)
	n.text = n.text[:a] + c.Text + n.text[b:]
}

// snippets are what random edits insert: names that the rules mind, all line ends,
// characters of every width, Python's brackets and quotes, halves of things.
var snippets = []string{
	"BAD", "GRIM", "ODD", "x", "\n", "\r\n", "\r", "\t", "    ", "é", "中", "😀", "\u2028", "e\u0301", "\u00a0", "\"", "'''", "(", ")", "[", "]", "#",
	"async def f():\n    await BAD\n", "class A:\n", "    BAD\n", "with GRIM as ODD:\n    pass\n", "if x:\n", "\\\n", "f'{BAD}'", ":", "",
	"def f(BAD=1, /, *ODD): return GRIM\n", "match x:\n    case BAD: pass\n", "\x00", "\x0c",
}

// randomChange returns a change of a place somewhere in n, or beyond.
func randomChange(r *rand.Rand, n naive) servertest.Change {
	if r.IntN(50) == 0 {
		return servertest.Change{Text: randomText(r, 12)}
	}
	lines := n.lines()
	place := func() servertest.Position {
		p := servertest.Position{Line: r.IntN(len(lines))}
		p.Character = r.IntN(len(lines[p.Line]) + 1)
		if r.IntN(20) == 0 {
			p.Character += r.IntN(50)
			p.Line += r.IntN(3)
		}
		return p
	}
	c := servertest.Change{Range: &servertest.Range{Start: place()}, Text: randomText(r, r.IntN(3))}
	c.Range.End = c.Range.Start
	switch r.IntN(4) {
	case 0:
		c.Range.End.Character += r.IntN(8)
	case 1:
		c.Range.End = place()
	}
	return c
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(snippets[r.IntN(len(snippets))])
	}
	return b.String()
}

// TestEditOracle makes random edits in each encoding. After each, the server's text
// is compared with the naive document's, and its diagnostics with those of a
// document that is opened with that text.
func TestEditOracle(t *testing.T) {
	scripts, edits := 6, 120
	if testing.Short() {
		scripts = 1
	}
	for _, enc := range []string{"utf-8", "utf-16", "utf-32"} {
		t.Run(enc, func(t *testing.T) {
			for seed := range scripts {
				runOracle(t, enc, uint64(seed), edits)
			}
		})
	}
}

func runOracle(t *testing.T, enc string, seed uint64, edits int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 0))
	c := connect(t, server.Options{})
	if _, err := c.Initialize(fmt.Sprintf(`{"general":{"positionEncodings":[%q]}}`, enc), nil); err != nil {
		t.Fatal(err)
	}
	const uri = "file:///edited.py"
	doc := naive{randomText(r, 30), enc}
	c.Open(uri, 0, doc.text)
	for i := 1; i <= edits; i++ {
		before := doc.text
		changes := make([]servertest.Change, 1+r.IntN(3))
		for j := range changes {
			changes[j] = randomChange(r, doc)
			doc.change(changes[j])
		}
		c.Change(uri, i, changes...)
		got := codes(diagnostics(t, c, uri, i).Diagnostics)
		fresh := fmt.Sprintf("file:///fresh%d.py", i)
		c.Open(fresh, 1, doc.text)
		want := codes(diagnostics(t, c, fresh, 1).Diagnostics)
		c.CloseDocument(fresh)
		if i%10 == 0 || got != want {
			text(t, c, uri, doc.text)
		}
		if got != want || t.Failed() {
			t.Fatalf("seed %d, edit %d: after %+v of\n%q\ngiving\n%q\nfound %s\nwant  %s", seed, i, changes, before, doc.text, got, want)
		}
	}
}
