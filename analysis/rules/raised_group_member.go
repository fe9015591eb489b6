package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

var RaisedGroupMember = define(analysis.Rule{
	Name: "raised-group-member", Family: "task", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"80"}, Aliases: []string{"ASYNC123"},
	Check: raisedGroupMember,
})

// Raising an exception sets its __context__ to the one that is being handled, in the
// place of what it had.
func raisedGroupMember(p *analysis.Pass) {
	for raise := range syntax.All[syntax.Raise](p.Root()) {
		if h := handlerAround(raise.Node); h.Exists() && !h.IsBroken() && !raise.Cause().Exists() && isMember(raise.Exc(), h) {
			p.Report(raise.Exc(), "raising a member of the group puts the group in the place of what the member was raised from")
		}
	}
}

// handlerAround returns the except clause of the function around n in which n stands.
func handlerAround(n syntax.Node) syntax.ExceptHandler {
	for around := range withinFunction(n) {
		if h := syntax.As[syntax.ExceptHandler](around); h.Exists() {
			return h
		}
	}
	return syntax.ExceptHandler{}
}

// isMember reports whether exc is one of the exceptions of what h caught: e.exceptions[0],
// or the name that a loop over e.exceptions binds.
func isMember(exc syntax.Node, h syntax.ExceptHandler) bool {
	if s := syntax.As[syntax.Subscript](exc); s.Exists() {
		return isMembers(s.Value(), h)
	}
	if !exc.Is(syntax.KindName) {
		return false
	}
	for around := range withinFunction(exc) {
		loop := syntax.As[syntax.For](around)
		if loop.Exists() && h.Contains(around) && loop.Target().Text() == exc.Text() && isMembers(loop.Iter(), h) {
			return true
		}
	}
	return false
}

// isMembers reports whether n is the attribute exceptions of what h binds.
func isMembers(n syntax.Node, h syntax.ExceptHandler) bool {
	a := syntax.As[syntax.Attribute](n)
	return a.Attr().Text() == "exceptions" && h.Name().Exists() && a.Value().Text() == h.Name().Text()
}
