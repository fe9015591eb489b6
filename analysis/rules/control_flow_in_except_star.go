package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ControlFlowInExceptStar = define(analysis.Rule{
	Name:     "control-flow-in-except-star",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"16"},
	Broken:   true,
	Check:    controlFlowInExceptStar,
})

// Several except* clauses may run for one group of exceptions, so none of them can
// leave the try statement for somewhere else (PEP 654, "Forbidden Combinations").
func controlFlowInExceptStar(p *analysis.Pass) {
	for t := range syntax.All[syntax.Try](p.Root()) {
		reportMixed(p, t)
		for h := range t.Handlers() {
			if t.IsStar() {
				for s := range h.Body() {
					reportJumps(p, s, false)
				}
			}
		}
	}
}

// reportMixed reports the first except clause of t that is not of the same form as
// the one before it.
func reportMixed(p *analysis.Pass, t syntax.Try) {
	var clauses []syntax.Word
	for h := range t.Handlers() {
		clauses = append(clauses, h.FirstWord())
	}
	// Broken text: an except clause that the grammar does not take for one.
	if next := t.Next().FirstWord(); t.IsStar() && next.Text() == "except" && next.IsUnder(t.FirstWord()) {
		clauses = append(clauses, next)
	}
	for i := 1; i < len(clauses); i++ {
		plain := clauses[i]
		if isStar(plain) == isStar(clauses[0]) {
			continue
		}
		if isStar(plain) {
			plain = clauses[0]
		}
		p.Report(clauses[i], "'except' and 'except*' on the same 'try'").Fix(fixes.StarExcept(plain))
		return
	}
}

func isStar(except syntax.Word) bool { return except.Next().Text() == "*" }

// reportJumps reports what in the statement s leaves the clause it stands in.
func reportJumps(p *analysis.Pass, s syntax.Node, inLoop bool) {
	switch s.Kind() {
	case syntax.KindReturn:
		p.Report(s, "'return' in an 'except*' clause")
		return
	case syntax.KindBreak, syntax.KindContinue:
		if !inLoop {
			p.Report(s, "'%s' in an 'except*' clause", s.Text())
		}
		return
	case syntax.KindFunctionDef, syntax.KindClassDef:
		return
	}
	loop := s.Is(syntax.KindFor, syntax.KindWhile)
	for c := range s.Children() {
		switch {
		case c.Is(syntax.KindExceptHandler, syntax.KindMatchCase):
			reportJumps(p, c, inLoop)
		case c.Role() == syntax.FieldBody:
			reportJumps(p, c, inLoop || loop)
		case c.Role() == syntax.FieldOrelse || c.Role() == syntax.FieldFinalbody:
			reportJumps(p, c, inLoop)
		}
	}
}
