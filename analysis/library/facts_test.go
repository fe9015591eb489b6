package library

import (
	"os"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestFacts compares what is known of the calls in testdata/cases/facts.py with the
// comments behind them.
func TestFacts(t *testing.T) {
	content, err := os.ReadFile("testdata/cases/facts.py")
	if err != nil {
		t.Fatal(err)
	}
	text := source.New(string(content))
	m := semantic.Analyze("facts", false, syntax.ParseOnce(text), 11, New(11))
	asked := 0
	for stmt := range syntax.All[syntax.ExprStmt](m.Tree.Root()) {
		call := syntax.As[syntax.Call](stmt.Value())
		line := text.Line(call.Span().Start)
		_, want, ok := strings.Cut(text.Slice(text.LineSpan(line)), "  # ")
		if !ok {
			t.Errorf("line %d has no comment", line+1)
			continue
		}
		asked++
		if got := describe(m, call); got != strings.TrimSpace(want) {
			t.Errorf("line %d: %s: got %s, want %s", line+1, call.Text(), got, want)
		}
	}
	if asked == 0 {
		t.Error("no calls")
	}
}

// describe names what is known of call as the comments in testdata do.
func describe(m *semantic.Module, call syntax.Call) string {
	facts, parts := FactsAt(m, call), []string(nil)
	if facts.Blocks != "" {
		parts = append(parts, "blocks on "+facts.Blocks)
	}
	if facts.Instead != "" {
		parts = append(parts, "instead "+facts.Instead)
	}
	if facts.KeepReference {
		parts = append(parts, "keep reference")
	}
	if facts.KeepsResult {
		parts = append(parts, "keeps result")
	}
	if facts.NeedsLoop {
		parts = append(parts, "needs loop")
	}
	if facts.Twin != "" {
		parts = append(parts, "twin "+facts.Twin)
	}
	if facts.NeedsEntry {
		parts = append(parts, "needs entry")
	}
	for kind, name := range []string{"consumes", "takes_coroutine", "takes_awaitable", "takes_coroutine_function", "takes_futures", "takes_callable", "enters", "enters_async", "closes", "closes_async", "needs_value", "shows"} {
		var arguments []string
		for a := range facts.Arguments(Mark(kind)) {
			arguments = append(arguments, a.Text())
		}
		if len(arguments) > 0 {
			parts = append(parts, name+" "+strings.Join(arguments, ", "))
		}
		if len(arguments) > 0 && Mark(kind) == TakesCallable && facts.Caller != "" {
			parts = append(parts, "by "+facts.Caller)
		}
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, "; ")
}
