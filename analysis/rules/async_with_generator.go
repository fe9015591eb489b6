package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncWithGenerator = define(analysis.Rule{
	Name: "async-with-generator", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"F10"},
	Check:  asyncWithGenerator,
})

// An asynchronous generator is iterated; to be entered, its function needs the
// decorator that makes a context manager of it.
func asyncWithGenerator(p *analysis.Pass) {
	for item := range syntax.All[syntax.WithItem](p.Root()) {
		t := p.TypeOf(item.ContextExpr()).Used()
		keyword, decorator := "with", "contextmanager"
		if item.Parent().IsAsync() {
			keyword, decorator = "async with", "asynccontextmanager"
		}
		if !(t.IsAsyncGenerator() || t.IsGenerator()) {
			continue
		}
		r := fails(p, item.ContextExpr(), t, "'%s' cannot enter %s: its function lacks '@%s'", keyword, t, decorator)
		f := t.Function()
		r.See(definedAt(f), "'%s' is defined here", f.Name)
		if f != nil && f.Module == p.Module && f.IsAsyncGenerator() == item.Parent().IsAsync() && len(f.Yields()) == 1 {
			r.Fix(fixes.AddDecorator(syntax.As[syntax.FunctionDef](f.Def), "contextlib", decorator))
		}
	}
}
