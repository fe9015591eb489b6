package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AiterWithoutAnext = define(analysis.Rule{
	Name:     "aiter-without-anext",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"B02", "B09", "47"},
	Check:    aiterWithoutAnext,
})

// 'async for' awaits __anext__() of whatever __aiter__() returned.
func aiterWithoutAnext(p *analysis.Pass) {
	for _, f := range iterators(p, "__aiter__") {
		def := syntax.As[syntax.FunctionDef](f.Def)
		switch f.Kind {
		case semantic.GeneratorFunction:
			p.Report(nameOf(f), "'async for' needs '__anext__' on what '__aiter__' returns, and a generator has none").
				See(f.Yields()[0], "the 'yield' is here").
				Fix(fixes.MakeFunctionAsync(def))
		case semantic.PlainFunction:
			t := f.Returns()
			if t.Implements(hasAnext) != semantic.No || strayTwin(f.Class, "__aiter__") != nil {
				continue
			}
			isOwn := t.Class().Is(f.Class)
			if isOwn && isBeingTyped(p, f) {
				continue
			}
			r := p.Report(nameOf(f), "'async for' needs '__anext__' on what '__aiter__' returns, and %s has none", describe(t))
			r.See(firstReturn(f), "it is returned here")
			if isOwn {
				r.Fix(fixes.AddMethod(f.Class.Def, "__anext__"))
			}
		}
	}
}

// isBeingTyped reports whether the class of f is no Python: who types in it may not be done.
func isBeingTyped(p *analysis.Pass, f *semantic.Function) bool {
	p.LookInto(f.Class.Def.Node, f.Def)
	return f.Class.Def.IsBroken()
}
