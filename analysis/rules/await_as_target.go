package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitAsTarget = define(analysis.Rule{
	Name:     "await-as-target",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"12"},
	Broken:   true,
	Check:    awaitAsTarget,
})

// An await is a value; nothing can be assigned to it, and it cannot be deleted.
func awaitAsTarget(p *analysis.Pass) {
	for a := range syntax.All[syntax.Await](p.Root()) {
		switch {
		case !isAwaitTarget(a):
		case outerDisplay(a.Node).Role() == syntax.FieldTarget && outerDisplay(a.Node).Parent().Is(syntax.KindDelete):
			p.Report(a, "an 'await' expression cannot be deleted").Fix(fixes.DropAwait(a))
		default:
			p.Report(a, "an 'await' expression cannot be assigned to").Fix(fixes.ForAwait(a)).Fix(fixes.DropAwait(a))
		}
	}
	if !p.Root().IsBroken() {
		return
	}
	// "f(await x = 1)", where the grammar takes await for a parameter.
	for k := range p.Root().Words("await") {
		if n := k.Node(); isKeywordName(n, k) && n.Parent().Is(syntax.KindKeyword) && k.Next().BeginsPrimary() && k.IsCode() {
			p.Report(k, "an 'await' expression cannot be assigned to")
		}
	}
}

// isAwaitTarget reports whether a stands where something is assigned or deleted.
func isAwaitTarget(a syntax.Await) bool {
	if !hasOperand(a) {
		return false
	}
	n := outerDisplay(a.Node)
	switch n.Role() {
	case syntax.FieldTarget, syntax.FieldOptionalVars:
		return true
	}
	return isInBroken(n) && (isAssignedTo(n) || isNamedExpr(a.Node) || isInTargetList(a.Node))
}

// outerDisplay returns the outermost tuple, list or starred expression around n that
// n is an item of, or n itself.
func outerDisplay(n syntax.Node) syntax.Node {
	for n.Parent().Is(syntax.KindTuple, syntax.KindList, syntax.KindStarred) {
		n = n.Parent()
	}
	return n
}

// isInBroken reports whether the statement that n is part of is broken.
func isInBroken(n syntax.Node) bool {
	return n.IsBroken() || n.Parent().IsBroken() && !n.Parent().Is(syntax.KindModule) || isInError(n)
}

// isAssignedTo reports whether an assignment operator follows n, or the "in" of a
// for, or the colon of an annotation.
func isAssignedTo(n syntax.Node) bool {
	switch next := n.WordAfter(); {
	case next.Text() == "=":
		// In an f-string "{await x=}" shows the expression with its value.
		return !n.Parent().Is(syntax.KindFormattedValue)
	case next.Text() == "in":
		return n.WordBefore().Text() == "for"
	case next.Text() == ":":
		return !n.WordBefore().Exists() && n.Parent().Is(syntax.KindError, syntax.KindExprStmt)
	default:
		return next.IsAssignment()
	}
}

// isNamedExpr reports whether ":=" follows n and the parentheses around it.
func isNamedExpr(n syntax.Node) bool {
	k := n.LastWord().Next()
	for k.Text() == ")" {
		k = k.Next()
	}
	return k.Text() == ":="
}

// isInTargetList reports whether n is one of several targets that are not in
// brackets: "a, await x = y", "for a, await x in y".
func isInTargetList(n syntax.Node) bool {
	loop := false
	for k := n.LineStart(); k.Exists() && k.Span().Start < n.Span().Start; k = k.Next() {
		switch k.Text() {
		case "(", "[", "{", "\"", "'", "=":
			return false
		case "for":
			loop = true
		}
	}
	for k := n.WordAfter(); k.Exists(); k = k.Next() {
		switch t := k.Text(); {
		case t == "=" && !loop || t == "in" && loop:
			return true
		case t != "," && t != "*" && t != "." && !k.IsName():
			return false
		}
	}
	return false
}
