package syntax_test

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestIndex looks up more names than are looked up one by one, in a tree and in one that has
// parts of it, and compares what is found with what a look at all nodes finds.
func TestIndex(t *testing.T) {
	kept := &syntax.Index{Keep: true, In: func(stmt syntax.Node) iter.Seq2[string, syntax.Node] { return syntax.Mentions.In(stmt) }}
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "def f%d(a, b=g%d):\n    return a.f%d(b, f%d())\n\n", i, i%3, i%7, i/2)
	}
	parser := syntax.NewParser()
	defer parser.Close()
	text := source.New(b.String())
	for range 2 {
		tree := parser.Parse(text)
		for i := range 50 {
			name := fmt.Sprintf("f%d", i)
			var want []syntax.Node
			for n := range tree.Root().Subtree() {
				if n.Is(syntax.KindName, syntax.KindIdentifier) && n.Text() == name {
					want = append(want, n)
				}
			}
			for _, x := range []*syntax.Index{syntax.Mentions, kept} {
				if got := x.Find(tree, name); !slices.Equal(got, want) {
					t.Errorf("%s: %v, want %v", name, got, want)
				}
				if got := x.Find(tree, name); !slices.Equal(got, want) {
					t.Errorf("%s again: %v, want %v", name, got, want)
				}
			}
		}
		text = text.Edit(source.Span{}, "f1 = f40\n")
	}
}

func TestCallsBy(t *testing.T) {
	tree := syntax.ParseOnce(source.New("f(f, x.f(1), f.x(2))\nf\ny = await f()\n@f(3)\ndef f(f=f): f()(f)\n"))
	var got []string
	for call := range syntax.CallsBy(tree, "f") {
		got = append(got, call.Text())
	}
	if want := []string{"f(f, x.f(1), f.x(2))", "x.f(1)", "f()", "f(3)", "f()"}; !slices.Equal(got, want) {
		t.Errorf("calls: %q, want %q", got, want)
	}
}

func TestCommentsIn(t *testing.T) {
	const text = "# a\nx = 1 # b\n\n# c\ndef f(): # d\n    # e\n    pass\n# f\n"
	tree := syntax.ParseOnce(source.New(text))
	var all []source.Span
	for c := range tree.Comments() {
		all = append(all, c)
	}
	if len(all) != 6 {
		t.Fatalf("%d comments", len(all))
	}
	for start := range len(text) + 2 {
		for end := start; end <= len(text)+2; end++ {
			var want []source.Span
			for _, c := range all {
				if start <= c.Start && c.Start < end {
					want = append(want, c)
				}
			}
			got := slices.Collect(tree.CommentsIn(source.Span{Start: start, End: end}))
			if !slices.Equal(got, want) {
				t.Errorf("from %d to %d: %v, want %v", start, end, got, want)
			}
		}
	}
}
