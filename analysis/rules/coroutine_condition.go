package rules

import (
	"iter"
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var CoroutineCondition = define(analysis.Rule{
	Name: "coroutine-condition", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"21", "22", "D03", "D03b", "D03c", "D03d", "D03e", "D03f", "D03g", "D03h"},
	Aliases: []string{"pyright:reportUnnecessaryComparison", "mypy:truthy-bool", "pyrefly:redundant-condition", "ty:redundant-condition"},
	Check:   coroutineCondition,
})

// A coroutine object is true and equal to nothing but itself, whatever the
// coroutine would have returned.
func coroutineCondition(p *analysis.Pass) {
	report := func(value syntax.Node, what string) {
		t := p.TypeOf(value)
		if !isCoroutine(t) {
			return
		}
		loses(p, value, t, "%s %s; it is never awaited", t, what).
			See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function())).
			Fix(fixes.Await(value)).
			Fix(fixes.AwaitAndMakeAsync(p.Module, value))
	}
	reportCall := func(value syntax.Node, what string) {
		if value.Is(syntax.KindCall) {
			report(value, what)
		}
	}
	var condition func(test syntax.Node)
	condition = func(test syntax.Node) {
		if or := syntax.As[syntax.BoolOp](test); or.Exists() {
			for v := range or.Values() {
				condition(v)
			}
			return
		}
		reportCall(test, "is always true")
	}
	for n := range p.Root().Subtree() {
		switch n.Kind() {
		case syntax.KindIf, syntax.KindWhile, syntax.KindIfExp, syntax.KindAssert:
			condition(n.Field(syntax.FieldTest))
		case syntax.KindMatchCase:
			condition(n.Field(syntax.FieldGuard))
		case syntax.KindComprehension:
			for test := range syntax.As[syntax.Comprehension](n).Ifs() {
				condition(test)
			}
		case syntax.KindUnaryOp:
			if n.Op() == syntax.OpNot {
				reportCall(syntax.As[syntax.UnaryOp](n).Operand(), "is always true")
			}
		case syntax.KindBoolOp:
			if !isCondition(n) {
				for v := range syntax.As[syntax.BoolOp](n).Values() {
					if v.Next().Exists() { // the last one is the value, not a test
						reportCall(v, "is always true")
					}
				}
			}
		case syntax.KindCompare:
			c := syntax.As[syntax.Compare](n)
			for v := range compared(c) {
				report(v, "is compared in place of its result")
			}
		case syntax.KindFormattedValue:
			reportCall(syntax.As[syntax.FormattedValue](n).Value(), "is formatted in place of its result")
		}
	}
}

// compared yields the operands of c that are compared for good: calls, whose values nothing
// else has, and what is compared with text or a number that stands there.
func compared(c syntax.Compare) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		isLiteral := false
		operands := []syntax.Node{c.Left()}
		for v := range c.Comparators() {
			operands = append(operands, v)
		}
		for op := range c.Ops() {
			isEquality := op.Op() == syntax.OpEq || op.Op() == syntax.OpNotEq
			isLiteral = len(operands) == 2 && isEquality && slices.ContainsFunc(operands, isTextOrNumber)
		}
		for _, v := range operands {
			if (v.Is(syntax.KindCall) || isLiteral && v.Is(syntax.KindName)) && !yield(v) {
				return
			}
		}
	}
}

// isTextOrNumber reports whether n is a literal of text or of a number.
func isTextOrNumber(n syntax.Node) bool {
	switch n.Op() {
	case syntax.ConstStr, syntax.ConstBytes, syntax.ConstInt, syntax.ConstFloat:
		return n.Is(syntax.KindConstant)
	}
	return n.Is(syntax.KindJoinedStr)
}

// isCondition reports whether n is tested where it stands, so that whoever tests it
// looks at all of its operands.
func isCondition(n syntax.Node) bool {
	for n.Parent().Is(syntax.KindBoolOp) {
		n = n.Parent()
	}
	switch n.Role() {
	case syntax.FieldTest, syntax.FieldIfs, syntax.FieldGuard:
		return true
	}
	return false
}
