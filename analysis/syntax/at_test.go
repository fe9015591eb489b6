package syntax

import (
	"os"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// TestAt compares At with a search through all nodes, at every offset of texts whole
// and broken.
func TestAt(t *testing.T) {
	texts := append([]string{"", "x", programs.Module(120)}, nasty...)
	for _, path := range caseFiles(t) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(raw), string(raw[:len(raw)*2/3]))
	}
	for _, text := range texts {
		if len(text) > 6000 {
			text = text[:6000]
		}
		tree := ParseOnce(source.New(text))
		for offset := range len(text) + 1 {
			if got, want := tree.At(offset), slowAt(tree.Root(), offset); got != want {
				t.Fatalf("offset %d: %v %v, want %v %v\n%s", offset, got.Kind(), got.OuterSpan(), want.Kind(), want.OuterSpan(), text)
			}
		}
	}
}

// slowAt returns the innermost node below n that holds offset, or n.
func slowAt(n Node, offset int) Node {
	var found Node
	for c := range n.Children() {
		if c.OuterSpan().Contains(offset) {
			found = c
		}
	}
	if !found.Exists() {
		return n
	}
	return slowAt(found, offset)
}

// TestAtIsLinear asks for the node of every word of a deep tree, and counts at how
// many nodes that looks: not twice as many for each when there are twice as many.
func TestAtIsLinear(t *testing.T) {
	perWord := func(words int) int {
		tree := ParseOnce(source.New("async def f():\n    return " + strings.Repeat("await ", words) + "x\n"))
		looks := 0
		for w := range tree.Root().Words("await") {
			outer := func(i int) source.Span {
				looks++
				return Node{tree, 0, int32(i)}.OuterSpan()
			}
			if i := innermost(tree.chunks[0].nodes, outer, w.start); (Node{tree, 0, i}) != w.Node() {
				t.Fatalf("%d: another node", w.start)
			}
		}
		return looks / words
	}
	if few, many := perWord(1250), perWord(5000); many > few+4 {
		t.Errorf("%d looks for each of 1,250 words, %d for each of 5,000", few, many)
	}
}
