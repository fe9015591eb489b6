package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var OptionalManager = define(analysis.Rule{
	Name: "optional-manager", Family: "context-manager", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"38"},
	Aliases: []string{"pyright:reportOptionalContextManager", "mypy:union-attr"},
	Check:   optionalManager,
})

// None is no context manager. What may be None has to be asked first.
func optionalManager(p *analysis.Pass) {
	for item := range syntax.All[syntax.WithItem](p.Root()) {
		word, protocol := "with", semantic.ContextManager
		if item.Parent().IsAsync() {
			word, protocol = "async with", semantic.AsyncContextManager
		}
		value := item.ContextExpr()
		t := p.TypeOf(value)
		if !isOptional(t, protocol) || value.Is(syntax.KindName) && !isLocal(p.FunctionAround(value), value.Text()) || !value.Is(syntax.KindName, syntax.KindCall) || isUpToCaller(p, value) || isLocalUpToCaller(p, value) {
			continue
		}
		r := fails(p, value, t, "'%s' may be None here, which '%s' cannot enter", managerText(value), word)
		if call := syntax.As[syntax.Call](value); call.Exists() {
			r.See(definedAt(p.Callee(call)), "'%s' is defined here", lastName(call.Func()))
		}
		if !item.OptionalVars().Exists() && (word == "with" || p.Target >= 10) {
			r.Fix(fixes.OrCall(value, "contextlib", "nullcontext"))
		}
	}
}

// isOptional reports whether t is None, or else something that surely has protocol.
func isOptional(t semantic.Type, protocol *semantic.Protocol) bool {
	none, other := false, false
	for _, m := range t.Members() {
		switch {
		case m.IsNone():
			none = true
		case m.Implements(protocol) == semantic.Yes:
			other = true
		default:
			return false
		}
	}
	return none && other && !t.IsUnknown()
}

// isUpToCaller reports whether value comes from a function whose result is not
// annotated, as one that gives a manager unless it gets the code to run: what it is
// asked for decides whether that is None.
func isUpToCaller(p *analysis.Pass, value syntax.Node) bool {
	for call := range syntax.All[syntax.Call](value) {
		f := p.Callee(call)
		if f == nil {
			continue
		}
		if p.LookInto(f.Def, call.Node); !f.Def.Field(syntax.FieldReturns).Exists() {
			return true
		}
	}
	return false
}

// isLocalUpToCaller is isUpToCaller for what the function around name assigns to it.
func isLocalUpToCaller(p *analysis.Pass, name syntax.Node) bool {
	f := p.FunctionAround(name)
	if f == nil || !name.Is(syntax.KindName) {
		return false
	}
	for assign := range syntax.All[syntax.Assign](f.Def) {
		for target := range assign.Targets() {
			if target.Text() == name.Text() && isUpToCaller(p, assign.Value()) {
				return true
			}
		}
	}
	return false
}

// isLocal reports whether f itself binds name, as a parameter or by an assignment, so
// that others do not change it.
func isLocal(f *semantic.Function, name string) bool {
	if f == nil {
		return false
	}
	for n := range syntax.All[syntax.Global](f.Def) {
		for declared := range n.Names() {
			if declared.Text() == name {
				return false
			}
		}
	}
	for a := range syntax.As[syntax.Arguments](f.Def.Field(syntax.FieldParams)).All() {
		if a.Name().Text() == name {
			return true
		}
	}
	return boundIn(f, name)
}
