package rules

import "awaiter/analysis"

var UndecoratedAsyncGenerator = define(analysis.Rule{
	Name: "undecorated-async-generator", Family: "generator", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers:  []string{"55"},
	Aliases: []string{"ASYNC900"},
	Check:   undecoratedAsyncGenerator,
	Options: []analysis.Option{safeDecorators},
})

// For those who want no asynchronous generator whose end depends on those who iterate it
// (PEP 533).
func undecoratedAsyncGenerator(p *analysis.Pass) {
	safe := analysis.OptionOf[[]string](p, "safe-decorators")
	for _, f := range p.Functions {
		if f.IsAsyncGenerator() && f.Name != "" && !isDecoratedBy(p, f, safe) {
			p.Report(nameOf(f), "'%s' is an asynchronous generator without a decorator that closes it", f.Name).
				See(f.Yields()[0], "'yield' makes it one")
		}
	}
}
