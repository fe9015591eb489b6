package library

import (
	"os"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestTypes compares the types of the expressions in the cases with the comments
// behind them.
func TestTypes(t *testing.T) {
	for _, name := range []string{"types.py", "packages.py", "scopes.py"} {
		t.Run(name, func(t *testing.T) { compareTypes(t, name) })
	}
}

func compareTypes(t *testing.T, name string) {
	content, err := os.ReadFile("testdata/cases/" + name)
	if err != nil {
		t.Fatal(err)
	}
	text := source.New(string(content))
	m := semantic.Analyze("types_", false, syntax.ParseOnce(text), 11, New(11))
	asked := 0
	for stmt := range syntax.All[syntax.ExprStmt](m.Tree.Root()) {
		if stmt.Value().Is(syntax.KindYield) {
			continue
		}
		line := text.Line(stmt.Span().Start)
		_, want, ok := strings.Cut(text.Slice(text.LineSpan(line)), "  # ")
		if !ok {
			t.Errorf("line %d has no comment", line+1)
			continue
		}
		asked++
		if got := spell(m.TypeOf(stmt.Value())); got != strings.TrimSpace(want) {
			t.Errorf("line %d: %s: got %s, want %s", line+1, stmt.Text(), got, want)
		}
	}
	if asked == 0 {
		t.Error("no expressions")
	}
}

// spell names t as the comments in testdata do.
func spell(t semantic.Type) string {
	if t.IsUnknown() {
		return "?"
	}
	var members []string
	for _, m := range t.Members() {
		members = append(members, spellOne(m))
	}
	return strings.Join(members, " or ")
}

func spellOne(t semantic.Type) string {
	switch {
	case t.IsNone():
		return "None"
	case t.IsCoroutine():
		return "coroutine of " + spell(t.Awaited())
	case t.IsAsyncGenerator():
		return "asynchronous generator"
	case t.IsClassObject():
		return "class " + t.Class().QualifiedName()
	case t.IsInstance():
		return t.Class().QualifiedName()
	}
	return t.String()
}
