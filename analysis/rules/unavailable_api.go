package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UnavailableApi = define(analysis.Rule{
	Name: "unavailable-api", Family: "modernisation", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"93", "H27"},
	Aliases: []string{"W4903", "deprecated-argument", "E1123", "unexpected-keyword-arg", "mypy:call-overload", "pyrefly:unexpected-keyword", "ty:unknown-argument"},
	Check:   unavailableApi,
})

// A name that a module has from some Python on, or had until some, is an AttributeError
// or ImportError in others; so is, as a TypeError, a parameter that is gone.
func unavailableApi(p *analysis.Pass) {
	for attribute := range syntax.All[syntax.Attribute](p.Root()) {
		if !library.MayVary(attribute.Attr().Text()) {
			continue
		}
		module, name := splitName(p.QualifiedName(attribute.Value()))
		if !library.Describes(module) {
			continue
		}
		reportUnavailable(p, attribute.Node, attribute.Attr(), module, strings.TrimPrefix(name+"."+attribute.Attr().Text(), "."))
	}
	for from := range syntax.All[syntax.ImportFrom](p.Root()) {
		for n := range from.Names() {
			if alias := syntax.As[syntax.Alias](n); from.Level() == 0 {
				reportUnavailable(p, n, alias.Name(), from.Module().Text(), alias.Name().Text())
			}
		}
	}
	for name := range syntax.All[syntax.Name](p.Root()) {
		builtin := name.Text()
		if !library.MayVary(builtin) {
			continue
		}
		if since, until := library.Versions("builtins", builtin); since == 0 && until == 0 {
			continue
		}
		if p.QualifiedName(name.Node) == "builtins."+builtin {
			reportUnavailable(p, name.Node, name.Node, "builtins", builtin)
		}
	}
	reportAsCompleted(p)
	reportLoopArguments(p)
}

// reportAsCompleted reports async for over asyncio.as_completed, whose result was a plain
// iterator before Python 3.13.
func reportAsCompleted(p *analysis.Pass) {
	const asynchronous = 13
	for loop, iter := range loops(p.Root()) {
		call := syntax.As[syntax.Call](iter)
		if loop.IsAsync() && p.Target < asynchronous && p.QualifiedName(call.Func()) == "asyncio.as_completed" && !asksForVersion(p, loop) {
			fails(p, call.Func(), p.TypeOf(iter), "'async for' iterates 'asyncio.as_completed()' since Python 3.%d, and this runs on 3.%d", asynchronous, p.Target).
				As(analysis.Error).Fix(fixes.MakeSync(loop))
		}
	}
}

// asksForVersion reports whether the module of at asks which Python runs it, and so knows
// what that has.
func asksForVersion(p *analysis.Pass, at syntax.Node) bool { return p.Anywhere(at, versionAsked{}) }

// versionAsked is the sign that the version of Python is asked for.
type versionAsked struct{}

func (versionAsked) In(stmt syntax.Node) int {
	asked := count(stmt, func(attribute syntax.Attribute) bool {
		name := attribute.Attr().Text()
		return name == "version_info" || name == "hexversion"
	})
	return asked + count(stmt, func(alias syntax.Alias) bool {
		name := alias.Name().Text()
		return name == "version_info" || strings.Contains(strings.ToUpper(name), "PY3")
	})
}

// splitName parts the name of a class of a module, "asyncio.Task", into both. A module
// has no second part.
func splitName(qualified string) (module, class string) {
	i := strings.LastIndexByte(qualified, '.')
	if i >= 0 && i+1 < len(qualified) && 'A' <= qualified[i+1] && qualified[i+1] <= 'Z' {
		return qualified[:i], qualified[i+1:]
	}
	return qualified, ""
}

// reportUnavailable reports whole, at its last name at, if it refers to what module does
// not have in the Python that the program is for.
func reportUnavailable(p *analysis.Pass, whole, at syntax.Node, module, name string) {
	since, until := library.Versions(module, name)
	tooOld, gone := since > p.Target, until != 0 && until <= p.Target
	if !tooOld && !gone || catches(whole, "ImportError", "ModuleNotFoundError", "AttributeError", "NameError", "Exception") ||
		p.AnnotationAround(whole).Exists() || isAskedFor(whole, name) || whole.Role() == syntax.FieldTarget || asksForVersion(p, whole) {
		return
	}
	what := module + "." + name
	if module == "builtins" {
		what = name
	}
	if tooOld {
		loses(p, at, semantic.Type{}, "'%s' came with Python 3.%d, and this runs on 3.%d", what, since, p.Target).
			Fix(olderForm(p, whole, what))
		return
	}
	loses(p, at, semantic.Type{}, "'%s' is gone since Python 3.%d", what, until).Fix(newerForm(p, whole, what))
}

// isAskedFor reports whether n stands behind a question whether there is name.
func isAskedFor(n syntax.Node, name string) bool {
	for ; n.Exists(); n = n.Parent() {
		if !n.Parent().Is(syntax.KindIf, syntax.KindIfExp, syntax.KindBoolOp) {
			continue
		}
		for call := range syntax.All[syntax.Call](n.Parent()) {
			if s, ok := syntax.As[syntax.Constant](call.Arg(1)).StringValue(); ok && strings.HasSuffix(name, s) && call.Func().Text() == "hasattr" {
				return true
			}
		}
	}
	return false
}

// olderForm says the same without what.
func olderForm(p *analysis.Pass, n syntax.Node, what string) fixes.Fix {
	call := syntax.As[syntax.Call](n.Parent())
	if call.Func() != n {
		return fixes.None
	}
	switch what {
	case "anext", "aiter":
		return fixes.SpecialMethod(call, "__"+what+"__")
	case "asyncio.to_thread":
		if len(keywordsOf(call)) == 0 {
			return fixes.InExecutor(call)
		}
	}
	return fixes.None
}

// newerForm says the same as what, which is gone.
func newerForm(p *analysis.Pass, n syntax.Node, what string) fixes.Fix {
	call := syntax.As[syntax.Call](n.Parent())
	switch {
	case what == "asyncio.Task.all_tasks" && call.Func() == n:
		return fixes.CallInstead(call, "asyncio", "all_tasks")
	case what == "asyncio.Task.current_task" && call.Func() == n:
		return fixes.CallInstead(call, "asyncio", "current_task")
	case what == "asyncio.coroutine" && n.Role() == syntax.FieldDecoratorList:
		return fixes.MakeNative(n)
	}
	return fixes.None
}

// reportLoopArguments reports the argument loop of calls that lost it with Python 3.10.
func reportLoopArguments(p *analysis.Pass) {
	for keyword := range syntax.All[syntax.Keyword](p.Root()) {
		call := syntax.As[syntax.Call](keyword.Parent())
		if keyword.Name().Text() != "loop" || !strings.HasPrefix(p.QualifiedName(call.Func()), "asyncio.") || !library.RefusesKeyword(p.Module, call, "loop") {
			continue
		}
		if r := fails(p, keyword.Name(), semantic.Type{}, "'%s' has no argument 'loop' since Python 3.10: it uses the running loop", lastName(call.Func())); p.Target < 10 {
			r.Fix(fixes.RemoveKeyword(keyword))
		} else {
			r.As(analysis.Error).Fix(fixes.RemoveKeyword(keyword).WithSafety(fixes.Safe))
		}
	}
}
