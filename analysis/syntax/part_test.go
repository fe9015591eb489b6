package syntax

import (
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// TestParts types into a long module: the trees before and after a key share all parts
// but a few, and what a Focus shows are the others and nothing else.
func TestParts(t *testing.T) {
	text := programs.Module(1_000)
	at := programs.Place(text)
	p := NewParser()
	defer p.Close()
	now := source.New(text)
	before := p.Parse(now)
	for _, key := range programs.Typed {
		now = now.Edit(source.Span{Start: at, End: at}, string(key))
		at += len(string(key))
		tree := p.Parse(now)
		var known []Part
		for part := range before.Parts() {
			known = append(known, part)
		}
		root := tree.Focus(placesWithout(tree, known), nil)
		checkFocus(t, tree, root, known)
		before = tree
	}
	whole := strings.Count(now.String(), "await ")
	count := 0
	for range All[Await](before.Focus(placesWithout(before, nil), nil)) {
		count++
	}
	if count == 0 || count > whole {
		t.Errorf("a Focus on everything has %d await expressions, the text %d", count, whole)
	}
}

func checkFocus(t *testing.T, tree *Tree, root Node, known []Part) {
	t.Helper()
	if !root.Is(KindModule) || root.Parent().Exists() || root.Span() != tree.Root().Span() || !root.Contains(tree.Root().First()) {
		t.Fatal("the root of a Focus is no Module")
	}
	var want, got []Node
	for n := range tree.Root().Subtree() {
		if n.Part() != (Part{}) && !slices.Contains(known, n.Part()) {
			want = append(want, n)
		}
	}
	for n := range root.Subtree() {
		if n != root {
			got = append(got, n)
		}
	}
	if !slices.Equal(want, got) {
		t.Fatalf("a Focus has %d nodes, not %d", len(got), len(want))
	}
	var calls []Node
	for c := range All[Call](root) {
		calls = append(calls, c.Node)
	}
	if !slices.Equal(calls, slices.DeleteFunc(slices.Clone(want), func(n Node) bool { return !n.Is(KindCall) })) {
		t.Fatal("All yields other nodes of a Focus than Subtree")
	}
	for c := range root.Children() {
		if c.Parent() != tree.Root() || !slices.Contains(want, c) {
			t.Fatal("a child of a Focus is none of the Module's, or hidden")
		}
	}
	if first := root.First(); first.Exists() != (len(want) > 0) || first.Exists() && first != want[0] {
		t.Fatal("the first child of a Focus is not its first node")
	}
}

// placesWithout returns the places of the parts of t that are not known.
func placesWithout(t *Tree, known []Part) (places []int32) {
	for i, part := range t.AllParts() {
		if !slices.Contains(known, part) {
			places = append(places, int32(i))
		}
	}
	return places
}
