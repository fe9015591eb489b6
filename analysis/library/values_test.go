package library

import (
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestValues evaluates more than a thousand expressions with python3, and compares what
// they are with what we take them for. What is not known is not wrong.
func TestValues(t *testing.T) {
	target := syntax.Version(oracle.Version(t))
	expressions := python(t, "values.py", "")
	var text strings.Builder
	imported := map[string]bool{}
	for name := range stubs() {
		top, _, _ := strings.Cut(name, ".")
		if !imported[top] {
			imported[top] = true
			text.WriteString("import " + name + "\n")
		}
	}
	text.WriteString("async def main():\n")
	for _, e := range expressions {
		text.WriteString("    " + e + "\n")
	}
	m := semantic.Analyze("values", false, syntax.ParseOnce(source.New(text.String())), target, New(target))
	var known strings.Builder
	count := 0
	for stmt := range syntax.All[syntax.ExprStmt](m.Tree.Root()) {
		if names := classes(m.TypeOf(stmt.Value())); names != "" {
			known.WriteString(stmt.Text() + "\t" + names + "\n")
			count++
		}
	}
	for _, lie := range python(t, "values.py", known.String(), "--check") {
		t.Error(lie)
	}
	t.Logf("%d of %d expressions are known", count, len(expressions))
	if count < 1300 {
		t.Errorf("only %d of %d expressions are known", count, len(expressions))
	}
}

// classes names the members of t as values.py reads them, "" if one has no name.
func classes(t semantic.Type) string {
	var names []string
	for _, m := range t.Members() {
		switch {
		case m.IsNone():
			names = append(names, "None")
		case m.IsCoroutine():
			names = append(names, "coroutine")
		case m.IsInstance() && strings.Contains(m.Class().QualifiedName(), "."):
			names = append(names, m.Class().QualifiedName())
		default:
			return ""
		}
	}
	return strings.Join(names, "|")
}
