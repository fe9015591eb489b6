package navigate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/sections"
	"awaiter/analysis/library"
	"awaiter/analysis/navigate"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestCalls runs the files of testdata/calls: programs with the cursor at ¦, what the
// function there calls, and by whom it is called, with how.
func TestCalls(t *testing.T) {
	sections.Run(t, "../../testdata/calls/*.txt", func(t *testing.T, program string) string {
		for end := strings.Index(program, marker) + len(marker); end < len(program); end++ {
			calls(t, program[:end]) // as it is typed: nothing panics
		}
		return calls(t, program)
	})
}

func calls(t *testing.T, program string) string {
	t.Helper()
	before, after, ok := strings.Cut(program, marker)
	if !ok {
		t.Fatalf("there is no %s in\n%s", marker, program)
	}
	m := moduleOf(before + after)
	var b strings.Builder
	fn, from := navigate.Callable(m, len(before))
	if fn == nil {
		return "nothing\n"
	}
	if !from.Contains(len(before)) {
		t.Errorf("%v does not hold %d in\n%s", from, len(before), program)
	}
	fmt.Fprintf(&b, "%s\n", fn.QualifiedName())
	if !library.IsStub(fn.Module) {
		show := func(way string, found []navigate.Call, other func(navigate.Call) *semantic.Function) {
			for _, group := range navigate.GroupCalls(found, other) {
				name := "the module"
				if f := other(group[0]); f != nil {
					name = f.Name
				}
				fmt.Fprintf(&b, "%s %s, %s:", way, name, group[0].How)
				for _, c := range group {
					at := m.Tree.Text.Position(c.At.Span().Start, source.UTF8)
					fmt.Fprintf(&b, " %d:%d", at.Line+1, at.Column+1)
				}
				b.WriteString("\n")
			}
		}
		show("calls", navigate.CallsFrom(fn), func(c navigate.Call) *semantic.Function { return c.Callee })
		show("called by", navigate.CallsTo(fn, "", sameTree).In(m), func(c navigate.Call) *semantic.Function { return c.Caller })
		return b.String()
	}
	for _, c := range navigate.CallsTo(nil, fn.QualifiedName(), sameTree).In(m) {
		at := m.Tree.Text.Position(c.At.Span().Start, source.UTF8)
		fmt.Fprintf(&b, "called %d:%d, %s\n", at.Line+1, at.Column+1, c.How)
	}
	return b.String()
}

func moduleOf(program string) *semantic.Module {
	return semantic.Analyze("example", false, syntax.ParseOnce(source.New(program)), 12, library.New(12))
}

// TestSymbols runs the files of testdata/symbols: programs whose first line is a query, and
// what there is of it.
func TestSymbols(t *testing.T) {
	sections.Run(t, "../../testdata/symbols/*.txt", func(t *testing.T, program string) string {
		query, _, _ := strings.Cut(strings.TrimPrefix(program, "# "), "\n")
		s := navigate.Symbols(strings.TrimSuffix(query, "\r"))
		if s == nil {
			return "nothing\n"
		}
		m := moduleOf(program)
		var b strings.Builder
		for _, one := range s.In(m) {
			at := m.Tree.Text.Position(one.At.Name.Start, source.UTF8)
			fmt.Fprintf(&b, "%d:%d %s in %s\n", at.Line+1, at.Column+1, one.Name, one.Container)
		}
		return b.String()
	})
	if words := navigate.SymbolWords(); !slices.Contains(words, "@acm") || !slices.IsSorted(words) {
		t.Errorf("the words are %v", words)
	}
}
