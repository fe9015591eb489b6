package rules

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var YieldInContextManager = define(analysis.Rule{
	Name: "yield-in-context-manager", Family: "generator", Severity: analysis.Warning, Since: "0.1.0", OptIn: true,
	Covers:  []string{"54"},
	Aliases: []string{"ASYNC119"},
	Check:   yieldInContextManager,
	Options: []analysis.Option{safeDecorators, {
		Name: "safe-managers", Default: []string{"contextlib.suppress", "contextlib.nullcontext"}, Entry: analysis.CheckNamePattern,
		Example: `["contextlib.suppress", "mylib.timer"]`,
		Doc:     "The context managers that may be left open for a while: patterns of dotted names, with `*` for any letters and dots.",
	}},
})

// safeDecorators names what makes something of an asynchronous generator function that
// runs to its end.
var safeDecorators = analysis.Option{
	Name: "safe-decorators", Entry: analysis.CheckNamePattern,
	Default: []string{"contextlib.asynccontextmanager", "pytest.fixture", "pytest_asyncio.fixture", "trio.as_safe_channel"},
	Example: `["contextlib.asynccontextmanager", "mylib.streamed"]`,
	Doc:     "The decorators that see to it that an asynchronous generator is closed: patterns of dotted names, with `*` for any letters and dots. flake8-async's `transform-async-generator-decorators` adds to it.",
}

// Nobody has to run an asynchronous generator to its end, or to close it. A manager that
// is open at a yield may be left by the garbage collector only, in another task.
func yieldInContextManager(p *analysis.Pass) {
	safe, decorators := analysis.OptionOf[[]string](p, "safe-managers"), analysis.OptionOf[[]string](p, "safe-decorators")
	for _, f := range p.Functions {
		if !f.IsAsyncGenerator() || isDecoratedBy(p, f, decorators) {
			continue
		}
		for _, y := range f.Yields() {
			if item := openAt(p, f, y, safe); item.Exists() {
				p.Report(y, "'%s' yields while '%s' is open: if nobody closes the generator, it is left late, or never", f.Name, managerText(item.ContextExpr())).
					See(item.Node, "it is entered here")
			}
		}
	}
}

// isDecoratedBy reports whether one of patterns means a decorator of f.
func isDecoratedBy(p *analysis.Pass, f *semantic.Function, patterns []string) bool {
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		if isNamedIn(p, syntax.Called(d), patterns) {
			return true
		}
	}
	return false
}

// isNamedIn reports whether one of patterns means what n, a dotted name, refers to, or
// its text.
func isNamedIn(p *analysis.Pass, n syntax.Node, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		return analysis.MatchesName(pattern, p.QualifiedName(n)) || isDottedName(n) && analysis.MatchesName(pattern, n.Text())
	})
}

// openAt returns the innermost with item around y, in f, that is not of safe.
func openAt(p *analysis.Pass, f *semantic.Function, y syntax.Node, safe []string) syntax.WithItem {
	below := y
	for a := range y.Ancestors() {
		if a == f.Def {
			break
		}
		with := syntax.As[syntax.With](a)
		for item := range with.Items() {
			if below.Role() == syntax.FieldBody && !isNamedIn(p, syntax.Called(item.ContextExpr()), safe) {
				return item
			}
		}
		below = a
	}
	return syntax.WithItem{}
}

// managerText returns the text of manager for a message, without the arguments of a call.
func managerText(manager syntax.Node) string {
	text := manager.Text()
	if call := syntax.As[syntax.Call](manager); call.Exists() {
		text = call.Func().Text() + "()"
	}
	return strings.Join(strings.Fields(text), " ")
}
