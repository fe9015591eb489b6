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

// TestAmended edits a class with five members, and a statement between two of them, and tells the
// members in which it then differs.
func TestAmended(t *testing.T) {
	method := func(name string) string {
		return "    def " + name + "(self):\n" + strings.Repeat("        # what it is for\n", 4) + "        return 1\n\n"
	}
	const limit = "    limit = 3\n\n"
	first, second, third, fourth := method("first"), method("second"), method("third"), method("fourth")
	before := []string{first, second, limit, third, "    name\n\n", fourth}
	none := Amendment{-1, -1, -1}
	for _, c := range []struct {
		name  string
		texts [][]string // the class after each edit
		want  Amendment  // none: it differs elsewhere too, or not at all
	}{
		{"a method that is another", [][]string{{first, method("other"), limit, third, "    name\n\n", fourth}}, Amendment{1, 2, 2}},
		{"the first letter of a method", [][]string{{first, strings.TrimSuffix(second, "\n"), "    a\n\n", limit, third, "    name\n\n", fourth}}, Amendment{1, 3, 2}},
		{"a method more", [][]string{{first, second, limit, third, method("other"), "    name\n\n", fourth}}, Amendment{3, 4, 3}},
		{"one more in front of all", [][]string{{method("other"), first, second, limit, third, "    name\n\n", fourth}}, Amendment{0, 1, 0}},
		{"one more behind a statement", [][]string{{first, second, limit, method("other"), third, "    name\n\n", fourth}}, Amendment{2, 3, 2}},
		{"one less", [][]string{{first, limit, third, "    name\n\n", fourth}}, Amendment{1, 1, 2}},
		{"a name less", [][]string{{first, second, limit, third, fourth}}, Amendment{3, 3, 4}},
		{"two others", [][]string{{first, second, limit, method("other"), "    other\n\n", fourth}}, Amendment{2, 4, 4}},
		{"two others around a statement", [][]string{{first, method("other"), limit, method("another"), "    name\n\n", fourth}}, none},
		{"one that moved behind a statement", [][]string{{first, limit, second, third, "    name\n\n", fourth}}, none},
		{"another statement", [][]string{{first, second, "    limit = 4\n\n", third, "    name\n\n", fourth}}, none},
		{"a statement more", [][]string{{first, second, limit, third, limit, "    name\n\n", fourth}}, none},
		{"a bracket that is open in a statement", [][]string{{first, second, "    limit = (\n\n", third, "    name\n\n", fourth}}, none},
		{"a method more, in two edits", [][]string{{first, second, limit, third, "    name\n\n", "    a\n", fourth}, {first, second, limit, third, "    name\n\n", method("other"), fourth}}, Amendment{4, 5, 4}},
		{"one less, and one more on the other side of a statement", [][]string{{first, limit, third, "    name\n\n", fourth}, {first, limit, method("other"), third, "    name\n\n", fourth}}, none},
		{"what was there before", [][]string{{first, limit, third, "    name\n\n", fourth}, before}, Amendment{1, 2, 2}},
		{"a name that goes again", [][]string{{first, second, limit, third, "    name\n\n", "    a\n", fourth}, before}, none},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := NewParser()
			defer p.Close()
			parse := func(members []string) *Tree {
				return p.Parse(source.New("import asyncio\n\n\nclass Session:\n" + strings.Join(members, "") + "\n\nsession = Session()\n"))
			}
			old, class := parse(before), 1
			now := old
			for _, members := range c.texts {
				now = parse(members)
			}
			a, ok := now.PartOf(class).Amended(old.PartOf(class))
			if !ok {
				a = none
			}
			if a != c.want {
				t.Fatalf("amended %v, not %v", a, c.want)
			}
			if !ok {
				return
			}
			for i := range old.MemberCount(class) {
				was := old.Text.Slice(old.Members(class, i)[0].Span)
				if member, isSame := a.Number(i); isSame && was != now.Text.Slice(now.Members(class, member)[0].Span) {
					t.Errorf("member %d is not %d", i, member)
				}
			}
			is, was := a.Spans(now, old, class)
			if old.Text.String()[:was.Start] != now.Text.String()[:is.Start] || old.Text.String()[was.End:] != now.Text.String()[is.End:] {
				t.Errorf("%v is not all in which the text differs that has %v there", is, was)
			}
		})
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
