package semantic

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// allScopes returns the scopes of m, those in bodies too, in the order of their nodes.
func (m *Module) allScopes() (all []*scope) {
	for i := range m.names.bodies.count {
		m.names.bodies.at(i).find()
	}
	for i := range m.names.scopes.count {
		all = append(all, m.names.scopeAt(i))
	}
	slices.SortStableFunc(all, func(a, b *scope) int { return cmp.Compare(a.node.Number(), b.node.Number()) })
	return all
}

// TestBodiesInAnyOrder compares what names mean when the first of a module is asked about
// first, and when the last is.
func TestBodiesInAnyOrder(t *testing.T) {
	files, err := filepath.Glob("../../testdata/semantic/*/*.py")
	if err != nil {
		t.Fatal(err)
	}
	bodies, compared := 0, 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree := syntax.ParseOnce(source.New(string(content)))
		nodes := slices.Collect(tree.Root().Subtree())
		first, last := Analyze("", false, tree, 11, nil), Analyze("", false, tree, 11, nil)
		facts := make([]string, len(nodes))
		for i, n := range nodes {
			facts[i] = factsOf(first, n)
		}
		for i, n := range slices.Backward(nodes) {
			if fact := factsOf(last, n); fact != facts[i] {
				t.Errorf("%s:%d: %s\nbut asked first %s", file, tree.Text.Line(n.Span().Start)+1, facts[i], fact)
			}
		}
		bodies, compared = bodies+int(first.names.bodies.count), compared+len(nodes)
	}
	t.Logf("%d nodes, %d bodies", compared, bodies)
	if bodies < 300 {
		t.Error("too few bodies")
	}
}

// factsOf says what n has to do with names, and what value it has.
func factsOf(m *Module, n syntax.Node) string {
	fact := fmt.Sprintf("%v %q in scope of %d", n.Kind(), n.Text(), m.scopeAt(n).node.Number())
	if y := m.symbolOf(n); y != nil {
		fact += fmt.Sprintf(", name %s of %d bound", y.home.name, y.home.scope.node.Number())
		for b := range y.bindings() {
			fact += fmt.Sprintf(" %d", b.target.Number())
		}
	}
	if b := m.bindingOf(n); b != nil {
		fact += fmt.Sprintf(", bound by %d", b.origin.Number())
	}
	if s := m.scopeOf(n); s != nil {
		fact += fmt.Sprintf(", scope of %d", s.node.Number())
	}
	if v := m.valueOf(n); v != nil {
		fact += fmt.Sprintf(", value %d of %d", v.kind, len(v.edges))
		if v.kind == boundValue {
			fact += fmt.Sprintf(" from %d", v.binding.target.Number())
		}
	}
	return fact
}

// TestSettings breaks programs in many ways: text alone tells which attributes are set, as
// what is known of a class goes by it without a look into bodies.
func TestSettings(t *testing.T) {
	files, err := filepath.Glob("../../testdata/semantic/*/*.py")
	if err != nil {
		t.Fatal(err)
	}
	pieces := []string{" = ", " := ", ", ", "(", ")", " in ", "for ", " as ", "self.x ", "*", "[", "]", ": ", " += ", "del "}
	r, set := rand.New(rand.NewPCG(1, 2)), 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		for range 20 {
			at := r.IntN(len(text))
			text = text[:at] + pieces[r.IntN(len(pieces))] + text[at:]
			m := Analyze("", false, syntax.ParseOnce(source.New(text)), 11, nil)
			for a := range syntax.All[syntax.Attribute](m.Tree.Root()) {
				b := m.bindingOf(a.Node)
				by := settingOf(a.Node)
				if by.Exists() != (b != nil) || b != nil && by.Is(syntax.KindDelete) != b.unbinds() {
					t.Errorf("%s: %q of line %d is set by %v", file, a.Text(), m.Tree.Text.Line(a.Span().Start)+1, by.Kind())
				}
				if b != nil {
					set++
				}
			}
		}
	}
	if set < 1000 {
		t.Errorf("only %d attributes are set", set)
	}
}

// TestBodiesUnasked looks at a class from outside: none of its methods' bodies is looked at
// but the one that says what is asked.
func TestBodiesUnasked(t *testing.T) {
	const text = `
class Session:
    limit: int = 3

    def __init__(self, url):
        self.url = url

    async def __aenter__(self) -> "Session":
        return self

    async def get(self, path):
        return self.url + path

    async def put(self, path, body: bytes = b"") -> int:
        answer = await self.get(path)
        return len(answer)

    async def __anext__(self):
        global found
        found = 1


session = Session("x")
number = session.put("y")
`
	m := Analyze("", false, syntax.ParseOnce(source.New(text)), 11, nil)
	found := func() (names []string) {
		for i := range m.names.bodies.count {
			if b := m.names.bodies.at(i); b.isFound.Load() {
				names = append(names, b.scope.function.Name)
			}
		}
		return names
	}
	if got := int(m.names.bodies.count); got != 4 || len(found()) > 0 {
		t.Errorf("%d bodies, %q are found at once", got, found())
	}
	m.Classes[0].Method("get")
	for _, f := range m.Functions {
		f.IsCoroutineFunction()
		f.QualifiedName()
	}
	typeOf := func(text string) Type {
		for call := range syntax.All[syntax.Call](m.Tree.Root()) {
			if call.Text() == text {
				return m.TypeOf(call.Node)
			}
		}
		return Type{}
	}
	if got := typeOf(`Session("x")`); got.IsUnknown() {
		t.Error("an object of the class is not known")
	}
	if got := typeOf(`session.put("y")`); !got.IsCoroutine() {
		t.Errorf("what put gives is %v", got)
	}
	if got := found(); !slices.Equal(got, []string{"__init__"}) { // decides what the object is
		t.Errorf("%q are found, and nobody asked", got)
	}
	typeOf("self.get(path)")
	if got := found(); !slices.Equal(got, []string{"__init__", "put"}) {
		t.Errorf("%q are found", got)
	}
}
