package rules

import (
	"strconv"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var EndlessSleep = define(analysis.Rule{
	Name: "endless-sleep", Family: "checkpoint", Severity: analysis.Hint, Since: "0.1.0",
	Covers: []string{"75"}, Aliases: []string{"ASYNC116", "S7486"},
	Check: endlessSleep,
})

// longest is a day in seconds: who sleeps longer does not mean to wake up.
const longest = 24 * 60 * 60

// trio and anyio have sleep_forever, which says what it is for.
func endlessSleep(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		delay := onlyArgument(call)
		seconds, isNumber := number(delay)
		if isNumber && seconds <= longest || !isNumber && !delay.Is(syntax.KindName, syntax.KindAttribute, syntax.KindCall) {
			continue
		}
		name := library.NameAt(p.Module, call.Func())
		if !isSleep(name) || !isNumber && !isInfinite(p, delay) {
			continue
		}
		of := library.AsyncOf(name)
		safe := fixes.ReplaceBy(call.Node, fixes.Call{Module: of.String(), Name: "sleep_forever", Rest: "()"})
		p.Report(call.Node, "'%s(%s)' is meant to sleep for ever", name, delay.Text()).Fix(safe)
	}
}

// isInfinite reports whether n is math.inf or float("inf").
func isInfinite(p *analysis.Pass, n syntax.Node) bool {
	if call := syntax.As[syntax.Call](n); call.Exists() {
		s, ok := syntax.As[syntax.Constant](call.Arg(0)).StringValue()
		return ok && p.QualifiedName(call.Func()) == "builtins.float" && (strings.EqualFold(s, "inf") || strings.EqualFold(s, "infinity"))
	}
	return p.QualifiedName(n) == "math.inf"
}

// number returns the value of n, a number or a sum, difference or product of numbers.
func number(n syntax.Node) (float64, bool) {
	switch n.Kind() {
	case syntax.KindConstant:
		if n.Op() == syntax.ConstInt || n.Op() == syntax.ConstFloat {
			v, err := strconv.ParseFloat(strings.ReplaceAll(n.Text(), "_", ""), 64)
			return v, err == nil
		}
	case syntax.KindUnaryOp:
		v, ok := number(syntax.As[syntax.UnaryOp](n).Operand())
		return -v, ok && n.Op() == syntax.OpUSub
	case syntax.KindBinOp:
		b := syntax.As[syntax.BinOp](n)
		left, ok := number(b.Left())
		right, also := number(b.Right())
		switch n.Op() {
		case syntax.OpAdd:
			return left + right, ok && also
		case syntax.OpSub:
			return left - right, ok && also
		case syntax.OpMult:
			return left * right, ok && also
		}
	}
	return 0, false
}
