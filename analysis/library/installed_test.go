package library

import (
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestFactsReadLittle says that calling a function of one's own makes nobody read the
// stubs of packages.
func TestFactsReadLittle(t *testing.T) {
	const onlyHere = 99 // a target that no other test has, and so a Library of its own
	l := New(onlyHere)
	m := semantic.Analyze("redis_tools.own", false, syntax.ParseOnce(source.New("def f(): pass\nf()\n")), onlyHere, l)
	for call := range syntax.All[syntax.Call](m.Tree.Root()) {
		if f := m.TypeOf(call.Func()).Function(); f == nil || FactsAt(m, call).Function != nil {
			t.Errorf("%v is called, of which something is said", f)
		}
	}
	for name := range l.modules {
		if name != "builtins" {
			t.Errorf("the stub of %s was read", name)
		}
	}
}
