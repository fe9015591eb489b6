package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var TimeoutParameter = define(analysis.Rule{
	Name: "timeout-parameter", Family: "cancellation", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"68"}, Aliases: []string{"ASYNC109", "S7483"},
	Check: timeoutParameter,
})

// Who calls a coroutine function can put the call into a scope with a deadline, which
// holds for all that runs in it; a parameter holds for what the function makes of it.
func timeoutParameter(p *analysis.Pass) {
	if of := library.AsyncIn(p.Module); of == library.Asyncio && p.Target != 0 && p.Target < 11 {
		return
	}
	for _, f := range p.Functions {
		timeout := parameter(f, "timeout")
		if f.Def.IsBroken() || !f.Def.IsAsync() || !timeout.Exists() || f.Decorated() != semantic.No || f.IsAbstract() || overrides(f) || isHandedOn(p, f, "timeout") {
			continue
		}
		p.Report(timeout.Name(), "'%s' takes a timeout, which its callers could set with a scope around the call", f.Name)
	}
}

// overrides reports whether f may have the parameters that a base class asks for.
func overrides(f *semantic.Function) bool {
	if f.Class == nil {
		return false
	}
	for _, base := range f.Class.MRO()[1:] {
		if base.Has(f.Name) != semantic.No {
			return true
		}
	}
	return f.Class.IsOpen() || strings.HasPrefix(f.Name, "__")
}

// isHandedOn reports whether f gives the parameter name, as it is, to another call: to
// asyncio.timeout, or to what needs a timeout of its own.
func isHandedOn(p *analysis.Pass, f *semantic.Function, name string) bool {
	for n := range syntax.All[syntax.Name](f.Def) {
		if n.Text() == name && (n.Parent().Is(syntax.KindKeyword) || n.Role() == syntax.FieldArgs) {
			return true
		}
	}
	return false
}
