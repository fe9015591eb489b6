package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ForeignAsyncLibrary = define(analysis.Rule{
	Name: "foreign-async-library", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"H19", "H19b"},
	Check:  foreignAsyncLibrary,
})

// What a library awaits is for its own event loop: that of another one does not know
// what to do with it.
func foreignAsyncLibrary(p *analysis.Pass) {
	if !imports(p, "asyncio") || !imports(p, "trio") || imports(p, "trio_asyncio") || !p.Anywhere(p.Tree.Root(), runNamed{}) {
		return
	}
	runs := map[*semantic.Function]library.Async{}
	starts := map[library.Async]syntax.Node{}
	for call := range syntax.All[syntax.Call](p.Everywhere(p.Tree.Root())) {
		var of library.Async
		switch library.NameAt(p.Module, call.Func()) {
		case "trio.run":
			of = library.Trio
		case "asyncio.run":
			of = library.Asyncio
		default:
			continue
		}
		if isInTest(p, call.Node) || isStaged(p, call.Node) {
			continue
		}
		starts[of] = call.Func()
		for _, f := range reachedFrom(p, call.Arg(0)) {
			if runs[f] != library.UnknownAsync && runs[f] != of {
				runs[f] = library.Anyio // both run it: the function knows what it is in
				continue
			}
			runs[f] = of
		}
	}
	for _, f := range p.Module.Functions {
		if of := runs[f]; of == library.Trio || of == library.Asyncio {
			reportForeign(p, f, of, starts[of])
		}
	}
}

// runNamed is the sign that something is called run, under which name both libraries have what
// starts an event loop; or that this is imported, perhaps to be called otherwise.
type runNamed struct{}

func (runNamed) In(stmt syntax.Node) int {
	return nameInCode{"run"}.In(stmt) +
		count(stmt, func(a syntax.Attribute) bool { return a.Attr().Text() == "run" }) +
		count(stmt, func(a syntax.Alias) bool { return a.Name().Text() == "run" })
}

// reachedFrom returns the coroutine functions of the module that started, a function
// or the call of one, awaits or starts, itself the first.
func reachedFrom(p *analysis.Pass, started syntax.Node) []*semantic.Function {
	var all []*semantic.Function
	seen := map[*semantic.Function]bool{}
	add := func(n syntax.Node) {
		f := p.TypeOf(n).Function()
		if call := syntax.As[syntax.Call](n); call.Exists() {
			f = p.Callee(call)
		}
		if f.IsCoroutineFunction() && f.Module == p.Module && f.Decorated() == semantic.No && !seen[f] {
			seen[f] = true
			all = append(all, f)
		}
	}
	add(started)
	for i := 0; i < len(all); i++ {
		for n := range ownNodes(all[i].Def.Fields(syntax.FieldBody)) {
			add(syntax.As[syntax.Await](n).Value())
			call := syntax.As[syntax.Call](n)
			switch lastName(call.Func()) {
			case "start_soon", "start", "create_task", "gather":
				for arg := range call.Args() {
					add(arg)
				}
			}
		}
	}
	return all
}

// reportForeign reports what f, which the event loop of library of runs, awaits or enters
// of the other one.
func reportForeign(p *analysis.Pass, f *semantic.Function, of library.Async, run syntax.Node) {
	report := func(n syntax.Node, name string) *analysis.Report {
		other := library.AsyncOf(name)
		if other == of || other != library.Asyncio && other != library.Trio || isSwitchedOff(p, n) || asksWhichRuns(n) {
			return nil
		}
		return p.Report(n, "'%s' needs the event loop of %s, but '%s' is run by %s", name, other, f.Name, of).
			See(run, "%s runs it", of)
	}
	for n := range ownNodes(f.Def.Fields(syntax.FieldBody)) {
		if call := syntax.As[syntax.Call](syntax.As[syntax.Await](n).Value()); call.Exists() && p.TypeOf(call.Node).IsCoroutine() {
			name := library.NameAt(p.Module, call.Func())
			r := report(call.Func(), name)
			if name == "asyncio.sleep" || name == "trio.sleep" {
				r.Fix(fixes.ReplaceBy(call.Func(), fixes.Call{Module: of.String(), Name: "sleep"}))
			}
		}
		for item := range syntax.As[syntax.With](n).Items() {
			if scope := library.ScopeAt(p.Module, item.ContextExpr()); scope.Call.Exists() {
				report(scope.Call.Func(), scope.Name)
			}
		}
	}
}

// asksWhichRuns reports whether n stands in a branch or try statement, which may be taken
// for the library that runs only.
func asksWhichRuns(n syntax.Node) bool {
	for around := range withinFunction(n) {
		if around.Is(syntax.KindIf, syntax.KindIfExp, syntax.KindTry, syntax.KindMatch) {
			return true
		}
	}
	return false
}
