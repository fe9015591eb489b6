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

// TestKeptWith types into one method of a class: what is kept with the others is found once,
// for each node, also where two stand in one piece.
func TestKeptWith(t *testing.T) {
	text := "class Session:\n    limit = 3\n\n    def first(self): pass def second(self): pass\n\n    def last(self):\n        return 1\n" + strings.Repeat("    # what it is for\n", 12)
	type key struct{}
	found := map[string]int{}
	visit := func(tree *Tree) (names []string) {
		for def := range All[FunctionDef](tree.Root()) {
			names = append(names, def.KeptWith(key{}, func() any {
				name := def.Name().Text()
				found[name]++
				return name
			}).(string))
		}
		return names
	}
	p := NewParser()
	defer p.Close()
	now := source.New(text)
	for range 5 {
		if got := visit(p.Parse(now)); !slices.Equal(got, []string{"first", "second", "last"}) {
			t.Fatalf("kept with the functions: %q", got)
		}
		at := strings.Index(now.String(), "1\n")
		now = now.Edit(source.Span{Start: at, End: at}, "1")
	}
	if found["first"] != 1 || found["second"] != 1 || found["last"] != 5 {
		t.Errorf("looked at %v times", found)
	}
}

// TestWordsOfMembers looks for a word in one method of a class, and in all of it.
func TestWordsOfMembers(t *testing.T) {
	text := "class Session:\n    async def first(self):\n        await one()\n\n    async def last(self):\n        await two()\n" + strings.Repeat("        # wait for it\n", 12)
	p := NewParser()
	defer p.Close()
	tree := p.Parse(source.New(text))
	next := func(root Node) (behind []string) {
		for w := range root.Words("await") {
			behind = append(behind, w.Next().Text())
		}
		return behind
	}
	if got := next(tree.Focus([]int32{0}, tree.Members(0, 1))); !slices.Equal(got, []string{"two"}) {
		t.Errorf("the last method awaits %q", got)
	}
	if got := next(tree.Focus([]int32{0}, nil)); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("the class awaits %q", got)
	}
}

// TestWalk passes over what is below some nodes, and HasBelow tells what is there.
func TestWalk(t *testing.T) {
	tree := ParseOnce(source.New("def f(a=lambda: 1):\n    return g(1)\n\nclass C:\n    x = [y for y in z]\n"))
	var kinds []Kind
	tree.Root().Walk(func(n Node) bool {
		kinds = append(kinds, n.Kind())
		return !n.Is(KindFunctionDef, KindListComp)
	})
	if want := []Kind{KindModule, KindFunctionDef, KindClassDef, KindIdentifier, KindAssign, KindName, KindListComp}; !slices.Equal(kinds, want) {
		t.Errorf("Walk came to %v, not %v", kinds, want)
	}
	for def := range All[FunctionDef](tree.Root()) {
		if !def.HasBelow(KindLambda) || !def.HasBelow(KindYield, KindCall) || def.HasBelow(KindFunctionDef, KindListComp) {
			t.Error("HasBelow says otherwise of a def")
		}
	}
	if !tree.Root().HasBelow(KindListComp) || tree.Root().HasBelow(KindAwait) {
		t.Error("HasBelow says otherwise of the module")
	}
}
