package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var NoRunningLoop = define(analysis.Rule{
	Name: "no-running-loop", Family: "task", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"D24"},
	Check:  noRunningLoop,
})

// The code of a module runs before any event loop, unless it is imported late, and so do
// the functions that only it calls.
func noRunningLoop(p *analysis.Pass) {
	for _, f := range factual(p) {
		call, facts := f.call, f.facts
		if !facts.NeedsLoop || catches(call.Node, "RuntimeError") {
			continue
		}
		around := p.FunctionAround(call.Node)
		if around != nil && !isCalledByModuleOnly(p, around) || awaitsAtTop(p, call) || isEntered(p, call) || isWhereLoop(call.Node, true) {
			continue
		}
		r := loses(p, call.Func(), p.TypeOf(call.Node), "'%s' needs a running event loop, and here none runs", facts.Name())
		if around != nil {
			r.See(definedAt(around), "only the module itself calls '%s'", around.Name).
				Fix(fixes.MakeCalleeAsync(p.Module, syntax.As[syntax.FunctionDef](around.Def))).As(analysis.Error)
			continue
		}
		if isMainProgram(call.Node) {
			r.As(analysis.Error)
		}
		if call.Parent().Is(syntax.KindExprStmt) && len(keywordsOf(call)) == 0 {
			for range facts.Arguments(library.TakesCoroutine) {
				r.Fix(fixes.CallInstead(call, "asyncio", "run"))
			}
		}
	}
}

// isEntered reports whether call stands in the block of a context manager that is not
// known, which may run a loop there.
func isEntered(p *analysis.Pass, call syntax.Call) bool {
	for n := call.Node; n.Exists(); n = n.Parent() {
		for item := range syntax.As[syntax.With](n.Parent()).Items() {
			if n.Role() == syntax.FieldBody && p.TypeOf(item.ContextExpr()).IsUnknown() {
				return true
			}
		}
	}
	return false
}

// awaitsAtTop reports whether, in the module of call, something is awaited outside of functions, as notebooks
// and "python -m asyncio" allow it: there a loop runs.
func awaitsAtTop(p *analysis.Pass, call syntax.Call) bool {
	type key struct{}
	everywhere := p.Everywhere(call)
	return p.Kept(key{}, func() any {
		for await := range syntax.All[syntax.Await](everywhere) {
			if p.FunctionAround(await.Node) == nil {
				return true
			}
		}
		return false
	}).(bool)
}

// isCalledByModuleOnly reports whether f is a plain function of the module that nothing
// in it uses but its own code, which calls it.
func isCalledByModuleOnly(p *analysis.Pass, f *semantic.Function) bool {
	if f.Kind != semantic.PlainFunction || f.Name == "" || f.Decorated() != semantic.No || !f.Def.Parent().Is(syntax.KindModule) {
		return false
	}
	calls := 0
	for _, name := range syntax.Mentions.Find(p.Everywhere(f.Def).Tree(), f.Name) {
		if !name.Is(syntax.KindName) {
			continue
		}
		call := syntax.As[syntax.Call](name.Parent())
		if call.Func() != name || p.FunctionAround(name) != nil || !isMainProgram(name) {
			return false
		}
		calls++
	}
	return calls > 0
}

// isMainProgram reports whether n runs only where its module is the main program.
func isMainProgram(n syntax.Node) bool {
	for ; n.Exists(); n = n.Parent() {
		if n.Role() != syntax.FieldBody || !n.Parent().Is(syntax.KindIf) {
			continue
		}
		for name := range syntax.All[syntax.Name](n.Parent().Field(syntax.FieldTest)) {
			if name.Text() == "__name__" {
				return true
			}
		}
	}
	return false
}

// keywordsOf returns the keyword arguments of call.
func keywordsOf(call syntax.Call) (all []syntax.Keyword) {
	for k := range call.Keywords() {
		all = append(all, k)
	}
	return all
}
