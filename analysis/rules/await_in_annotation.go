package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var AwaitInAnnotation = define(analysis.Rule{
	Name:     "await-in-annotation",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"13"},
	Check:    awaitInAnnotation,
})

// What is evaluated lazily is code of its own, which is no coroutine function: an
// annotation after "from __future__ import annotations" or from 3.14 on, the value
// of a type alias, the bound of a type parameter, the header of a generic.
func awaitInAnnotation(p *analysis.Pass) {
	for a := range syntax.All[syntax.Await](p.Root()) {
		switch kind, _ := p.CodeAround(a.Node); {
		case isInError(a.Node), p.AnnotationAround(a.Node).Parent().IsBroken():
		case kind == semantic.GenericCode:
			p.Report(a, "'await' in the header of a generic, which is code of its own and no coroutine function")
		case kind == semantic.LazyCode:
			p.Report(a, "'await' in a type, which is evaluated only when it is asked for, by no coroutine function")
		case p.Target >= 10 && p.HasLazyAnnotations() && p.AnnotationAround(a.Node).Exists():
			p.Report(a, "'await' in an annotation, which is evaluated only when it is asked for, by no coroutine function")
		}
	}
}
