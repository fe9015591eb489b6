package rules

import (
	"iter"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
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
		r := loses(p, value, t, "%s %s; it is never awaited", t, what).
			See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function()))
		fixByAwait(p, r, value)
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
	root := p.Root()
	for stmt := range syntax.All[syntax.If](root) {
		condition(stmt.Test())
	}
	for stmt := range syntax.All[syntax.While](root) {
		condition(stmt.Test())
	}
	for expr := range syntax.All[syntax.IfExp](root) {
		condition(expr.Test())
	}
	for stmt := range syntax.All[syntax.Assert](root) {
		condition(stmt.Test())
	}
	for c := range syntax.All[syntax.MatchCase](root) {
		condition(c.Guard())
	}
	for c := range syntax.All[syntax.Comprehension](root) {
		for test := range c.Ifs() {
			condition(test)
		}
	}
	for not := range syntax.All[syntax.UnaryOp](root) {
		if not.Op() == syntax.OpNot {
			reportCall(not.Operand(), "is always true")
		}
	}
	for op := range syntax.All[syntax.BoolOp](root) {
		if isCondition(op.Node) {
			continue
		}
		for v := range op.Values() {
			if v.Next().Exists() { // the last one is the value, not a test
				reportCall(v, "is always true")
			}
		}
	}
	for c := range syntax.All[syntax.Compare](root) {
		for v := range compared(c) {
			report(v, "is compared in place of its result")
		}
	}
	for f := range syntax.All[syntax.FormattedValue](root) {
		reportCall(f.Value(), "is formatted in place of its result")
	}
	for call := range syntax.All[syntax.Call](root) {
		switch {
		case isBuiltin(p, call.Func(), "bool"):
			reportCall(call.Arg(0), "is always true")
		case isBuiltin(p, call.Func(), "isinstance") && useInCheck(p, call, call.Arg(0)) == useChecked:
			reportCall(call.Arg(0), "is asked for its class in place of its result")
		}
	}
	for name, u := range lostUses(p, useTested, useCompared, useChecked, useFormatted) {
		report(name, map[use]string{
			useTested:    "is always true",
			useCompared:  "is compared in place of its result",
			useChecked:   "is asked for its class in place of its result",
			useFormatted: "is formatted in place of its result",
		}[u])
	}
}

// compared yields the operands of c that are compared for good: calls, whose values nothing
// else has, and what is compared with text or a number that stands there.
func compared(c syntax.Compare) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		op := c.Field(syntax.FieldOps)
		isEquality := op.Op() == syntax.OpEq || op.Op() == syntax.OpNotEq
		isLiteral := isEquality && !op.Next().Next().Exists() && (isTextOrNumber(c.Left()) || isTextOrNumber(op.Next()))
		for v := range c.Children() {
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
