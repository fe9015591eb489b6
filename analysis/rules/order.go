package rules

import "awaiter/analysis/syntax"

// statementOf returns the innermost statement that n is part of.
func statementOf(n syntax.Node) syntax.Node {
	for ; n.Exists(); n = n.Parent() {
		if syntax.KindFunctionDef <= n.Kind() && n.Kind() <= syntax.KindContinue {
			return n
		}
	}
	return n
}

// isSure reports whether n is evaluated whenever within, a node around it, is run and
// no exception is raised: no branch, loop, handler, lambda or comprehension is between.
func isSure(n, within syntax.Node) bool {
	for ; n.Exists() && n != within; n = n.Parent() {
		around, role := n.Parent(), n.Role()
		switch around.Kind() {
		case syntax.KindIf:
			if role != syntax.FieldTest {
				return false
			}
		case syntax.KindFor:
			if role != syntax.FieldIter {
				return false
			}
		case syntax.KindTry:
			if role != syntax.FieldBody && role != syntax.FieldFinalbody {
				return false
			}
		case syntax.KindCompare:
			if role != syntax.FieldLeft {
				return false
			}
		case syntax.KindIfExp, syntax.KindAssert:
			if role != syntax.FieldTest {
				return false
			}
		case syntax.KindBoolOp:
			if around.First() != n {
				return false
			}
		case syntax.KindMatch:
			if role != syntax.FieldSubject {
				return false
			}
		case syntax.KindWhile, syntax.KindLambda, syntax.KindFunctionDef, syntax.KindClassDef, syntax.KindComprehension,
			syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp, syntax.KindExceptHandler:
			return false
		}
	}
	return n.Exists()
}

// runsBefore reports whether first has surely run whenever second does: it is sure in a
// statement of a block, and second stands in a later one; or it is the first thing that
// a try does and second stands in one of its handlers.
func runsBefore(first, second syntax.Node) bool {
	for n := range withinFunction(first) {
		around := n.Parent()
		if !around.Contains(second) || n.Contains(second) {
			continue
		}
		try := syntax.As[syntax.Try](around)
		if try.Exists() && n.Role() == syntax.FieldBody {
			for c := range around.Children() {
				if c.Contains(second) {
					inHandler := c.Role() == syntax.FieldHandlers && n == around.Field(syntax.FieldBody) && n == statementOf(first)
					return isSure(first, n) && (inHandler || c.Role() == syntax.FieldBody || c.Role() == syntax.FieldOrelse)
				}
			}
		}
		for c := range around.Fields(n.Role()) {
			if c.Contains(second) {
				return isStatement(n) && n.Before(c) && isSure(first, n) && !leaves(n)
			}
		}
		return false
	}
	return false
}

func isStatement(n syntax.Node) bool { return statementOf(n) == n }

// leaves reports whether the statement n always goes elsewhere than to the one behind it.
func leaves(n syntax.Node) bool {
	return n.Is(syntax.KindReturn, syntax.KindRaise, syntax.KindBreak, syntax.KindContinue)
}

// comesAgain reports whether a loop around use, but not around made, surely comes to use
// again: a comprehension or a loop without a way out but its end, or one that tries
// again when an exception is caught.
func comesAgain(use, made syntax.Node) bool {
	for n := range withinFunction(use) {
		around := n.Parent()
		switch {
		case around.Contains(made):
			return false
		case around.Is(syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp):
			return n.Role() == syntax.FieldElt || n.Role() == syntax.FieldKey
		case around.Is(syntax.KindGeneratorExp):
			return false
		case around.Is(syntax.KindFor, syntax.KindWhile):
			return n.Role() == syntax.FieldBody && goesOn(syntax.As[syntax.While](around)) && isSure(use, n) &&
				(!hasWayOut(around) || triesAgain(use, n))
		}
	}
	return false
}

// goesOn reports whether loop, if it is a while statement, has no condition.
func goesOn(loop syntax.While) bool {
	return !loop.Exists() || loop.Test().Is(syntax.KindConstant) && loop.Test().Op() == syntax.ConstTrue
}

// hasWayOut reports whether a statement in loop may leave it.
func hasWayOut(loop syntax.Node) bool {
	for n := range loop.Subtree() {
		if n.Is(syntax.KindBreak, syntax.KindReturn, syntax.KindRaise) {
			return true
		}
	}
	return false
}

// triesAgain reports whether stmt, in the body of a loop, is a try that begins with use,
// all ways out of the loop but those of its handlers stand in the try, and a handler
// comes to its end.
func triesAgain(use, stmt syntax.Node) bool {
	try := syntax.As[syntax.Try](stmt)
	if !try.Exists() || stmt.Field(syntax.FieldBody) != statementOf(use) {
		return false
	}
	for c := range stmt.Parent().Fields(syntax.FieldBody) {
		if c != stmt && hasWayOut(c) {
			return false
		}
	}
	for h := range try.Handlers() {
		var last syntax.Node
		for last = range h.Body() {
		}
		if !last.Is(syntax.KindReturn, syntax.KindRaise, syntax.KindBreak) && !(hasWayOut(last) && hasElse(last)) {
			return true
		}
	}
	return false
}

// hasElse reports whether the compound statement n may be one all of whose ways lead
// out: it is no if, or one with an else.
func hasElse(n syntax.Node) bool {
	return !n.Is(syntax.KindIf) || n.Field(syntax.FieldOrelse).Exists()
}
