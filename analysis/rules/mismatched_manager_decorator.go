package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var MismatchedManagerDecorator = define(analysis.Rule{
	Name: "mismatched-manager-decorator", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"39", "F01", "F01d", "F02", "F02d", "F03"},
	Aliases: []string{"mypy:arg-type", "pyright:reportArgumentType"},
	Check:   mismatchedManagerDecorator,
})

// asynccontextmanager calls __anext__ of what the function gives, contextmanager calls
// next(): one needs an asynchronous generator function, the other a generator function.
func mismatchedManagerDecorator(p *analysis.Pass) {
	for m := range managers(p) {
		needs, other := "a 'def' with 'yield'", "asynccontextmanager"
		if m.async {
			needs, other = "an 'async def' with 'yield'", "contextmanager"
		}
		switch {
		case m.IsAbstract(), m.Def.IsBroken():
		case m.Kind == semantic.GeneratorFunction && m.async, m.Kind == semantic.AsyncGenerator && !m.async:
			r := p.Report(m.decorator, "'@%s' needs %s, and '%s' is %s", m.word(), needs, m.Name, article(m.Kind))
			r.See(m.Yields()[0], "'yield' makes '%s' %s", m.Name, article(m.Kind))
			redecorate := fixes.ReplaceDecorator(m.decorator, "contextlib", other)
			change := fixes.MakeFunctionAsync(m.def()).WithSafety(fixes.Safe)
			if !m.async {
				change = fixes.MakeFunctionSync(m.def()).WithSafety(fixes.Safe)
			}
			switch entered := enteredBy(p, m); {
			case entered == "with" && m.async, entered == "async with" && !m.async:
				r.Fix(redecorate)
			case entered == "with", entered == "async with":
				r.Fix(change)
			case m.async:
				r.Fix(change).Fix(redecorate)
			default:
				r.Fix(redecorate).Fix(change)
			}
		case m.Kind == semantic.CoroutineFunction, m.Kind == semantic.PlainFunction && givesNone(m.Function):
			p.Report(m.decorator, "'@%s' needs %s, and '%s' has no 'yield'", m.word(), needs, m.Name).
				Fix(yieldInstead(m)).
				Fix(fixes.RemoveDecorator(m.decorator))
		}
	}
}

// article returns kind in a sentence.
func article(kind semantic.FunctionKind) string {
	if kind == semantic.AsyncGenerator {
		return "an " + kind.String()
	}
	return "a " + kind.String()
}

// givesNone reports whether a call of f, a plain function, surely gives None.
func givesNone(f *semantic.Function) bool {
	return !firstReturn(f).Exists() && f.FallsThrough() == semantic.Yes
}

// enteredBy returns the statement by which the module enters what m makes: "with",
// "async with", or "" if it does not, or by both.
func enteredBy(p *analysis.Pass, m manager) string {
	found := ""
	for call := range syntax.CallsBy(p.Tree, m.Name) {
		item := syntax.As[syntax.WithItem](call.Parent())
		if item.ContextExpr() != call.Node || p.QualifiedName(call.Func()) != m.QualifiedName() {
			continue
		}
		word := "with"
		if item.Parent().IsAsync() {
			word = "async with"
		}
		if found != "" && found != word {
			return ""
		}
		found = word
	}
	return found
}

// yieldInstead changes the one statement that returns a value, at the end of m, to a
// yield; None where m is of another shape.
func yieldInstead(m manager) fixes.Fix {
	returns := m.ReturnStatements()
	if len(returns) != 1 || !returns[0].Value().Exists() || returns[0].Parent() != m.Def || m.IsAsync() != m.async {
		return fixes.None
	}
	return fixes.YieldReturned(returns[0])
}

// IsAsync reports whether m is an async def.
func (m manager) IsAsync() bool { return m.Def.IsAsync() }
