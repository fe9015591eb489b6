package semantic_test

import (
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestYields checks "# next: yield end at: some none repeats" behind statements: what
// the ways on may come to, whether there was a yield before, and whether all ways on go
// to the head of a loop.
func TestYields(t *testing.T) {
	m, comments := functionCase(t, "yields.py")
	checked := 0
	for _, f := range m.Functions {
		yielded := f.Yielded()
		for n := range f.Def.Subtree() {
			comment := comments[m.Tree.Text.Line(n.Span().Start)+1]
			if comment == "" || n.Role() != syntax.FieldBody && n.Role() != syntax.FieldOrelse && n.Role() != syntax.FieldFinalbody || m.FunctionAround(n) != f {
				continue
			}
			if got := spellYields(f, yielded, n); !strings.HasSuffix(got, strings.TrimPrefix(comment, "# ")) && !n.Is(syntax.KindReturn) {
				t.Errorf("line %d: got %q, want %q", m.Tree.Text.Line(n.Span().Start)+1, got, comment)
			} else if !strings.Contains(got, comment[strings.Index(comment, "at:"):]) {
				t.Errorf("line %d: got %q, want %q", m.Tree.Text.Line(n.Span().Start)+1, got, comment)
			}
			checked++
		}
	}
	if checked < 40 {
		t.Errorf("only %d statements were checked", checked)
	}
}

func spellYields(f *semantic.Function, yielded semantic.Yielded, n syntax.Node) string {
	words := []string{"next:"}
	next := f.NextAfter(n)
	if next&semantic.NextYield != 0 {
		words = append(words, "yield")
	}
	if next&semantic.NextEnd != 0 {
		words = append(words, "end")
	}
	if next&semantic.NextUnknown != 0 {
		words = append(words, "unknown")
	}
	words = append(words, "at:")
	switch {
	case yielded.Always(n):
		words = append(words, "some")
	case yielded.Never(n):
		words = append(words, "none")
	default:
		words = append(words, "some none")
	}
	if f.RepeatsAfter(n).Exists() {
		words = append(words, "repeats")
	}
	return strings.Join(words, " ")
}

// TestNoYields asks of a function that is not known, and of broken text.
func TestNoYields(t *testing.T) {
	broken := semantic.Analyze("", false, syntax.ParseOnce(source.New("def f(x):\n    yield (\n")), 11, nil)
	for _, f := range append(broken.Functions, nil) {
		stmt := syntax.Node{}
		if f != nil {
			stmt = f.Def.Field(syntax.FieldBody)
		}
		if y := f.Yielded(); y.Always(stmt) || y.Never(stmt) || f.NextAfter(stmt)&semantic.NextEnd != 0 || f.NextAt(stmt)&semantic.NextEnd != 0 || f.RepeatsAfter(stmt).Exists() {
			t.Errorf("%v is thought to be known", f)
		}
	}
}
