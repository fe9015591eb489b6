package rules

import (
	"iter"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// isStaged reports whether n is there to be seen to fail, or to warn: in a with
// statement such as "with pytest.raises(TypeError):", among what assertRaises takes, or in
// a function that another one defines to hand it to such a statement or to assertRaises.
func isStaged(p *analysis.Pass, n syntax.Node) bool {
	return isExpected(p, n) || isHandedOver(p, n)
}

// isStagedUse is isStaged for a use of t at n, of which it may be known that it does not fail
// there.
func isStagedUse(p *analysis.Pass, n syntax.Node, t semantic.Type) bool {
	return isExpected(p, n) && !failsLater(p, n, t) || isHandedOver(p, n)
}

// isHandedOver reports whether n stands among what assertRaises takes, or in a function that
// another one defines to hand it to what expects an exception or a warning.
func isHandedOver(p *analysis.Pass, n syntax.Node) bool {
	if isAsserted(n) {
		return true
	}
	for f := p.FunctionAround(n); f != nil; f = p.FunctionAround(f.Def) {
		outer := p.FunctionAround(f.Def)
		if outer == nil || f.Name == "" {
			continue
		}
		for name := range syntax.All[syntax.Name](outer.Def) {
			if name.Identifier() == f.Name && (isExpected(p, name.Node) || isHandedToExpectation(name.Node)) {
				return true
			}
		}
	}
	return false
}

// isExpected reports whether n stands in a with statement that expects an exception
// or a warning.
func isExpected(p *analysis.Pass, n syntax.Node) bool {
	for range expectations(p, n) {
		return true
	}
	return false
}

// expectations yields the with statements around n that expect an exception or a warning,
// with the managers by which they do.
func expectations(p *analysis.Pass, n syntax.Node) iter.Seq2[syntax.With, syntax.Node] {
	return func(yield func(syntax.With, syntax.Node) bool) {
		for around := range withinFunction(n) {
			with := syntax.As[syntax.With](around.Parent())
			for item := range with.Items() {
				if item.Node == around {
					break
				}
				if manager := item.ContextExpr(); expects(p, manager) && !yield(with, manager) {
					return
				}
			}
		}
	}
}

// expects reports whether manager expects an exception or a warning: by its name, or because
// it is what a lambda of the module gives, "check = lambda: self.assertRaises(TypeError)".
func expects(p *analysis.Pass, manager syntax.Node) bool {
	if semantic.ExpectsException(manager) {
		return !suppressesOther(manager)
	}
	if f := p.Callee(syntax.As[syntax.Call](manager)); f != nil && f.Def.Is(syntax.KindLambda) {
		return isAssertion(f.Def.Field(syntax.FieldBody))
	}
	return false
}

// isAsserted reports whether n stands in the arguments of a call such as
// assertRaises(TypeError, run, n).
func isAsserted(n syntax.Node) bool {
	for around := range withinFunction(n) {
		if around.Role() == syntax.FieldArgs && isAssertion(around.Parent()) {
			return true
		}
	}
	return false
}

// isAssertion reports whether n is a call by which a test says that something fails or warns:
// self.assertRaises(…), pytest.raises(…).
func isAssertion(n syntax.Node) bool {
	name := lastName(syntax.As[syntax.Call](n).Func())
	return strings.HasPrefix(name, "assertRaises") || strings.HasPrefix(name, "assertWarns") || name == "raises" || name == "warns"
}

// isHandedToExpectation reports whether n stands in the arguments of a call such as
// assertRaises(TypeError, f).
func isHandedToExpectation(n syntax.Node) bool {
	for around := range withinFunction(n) {
		if around.Role() == syntax.FieldArgs && semantic.ExpectsException(around.Parent()) {
			return true
		}
	}
	return false
}

// suppressesOther reports whether n is a call of suppress() that names exceptions, and
// none that a value raises which is used in a wrong way.
func suppressesOther(n syntax.Node) bool {
	call := syntax.As[syntax.Call](n)
	return lastName(call.Func()) == "suppress" && namesOnly(call.Args(), func(name string) bool {
		switch name {
		case "TypeError", "AttributeError", "RuntimeError", "Exception", "BaseException", "Warning", "RuntimeWarning":
			return false
		}
		return true
	})
}

// namesOnly reports whether exceptions are names, one at least, and fits holds for each.
func namesOnly(exceptions iter.Seq[syntax.Node], fits func(name string) bool) bool {
	named := false
	for e := range exceptions {
		name := lastName(e)
		if named = name != "" && fits(name); !named {
			return false
		}
	}
	return named
}

// failsLater reports whether at makes a coroutine, of type t, in with statements that expect
// only exceptions which that cannot raise: "with pytest.raises(ValueError): fetch(url)". The
// body of a coroutine function would raise them, and that runs when the coroutine is awaited.
// Where a test expects them, that is so of the first statement; what follows may never run.
func failsLater(p *analysis.Pass, at syntax.Node, t semantic.Type) bool {
	if !t.IsCoroutine() || !runsNothing(p, at) {
		return false
	}
	for with, manager := range expectations(p, at) {
		call := syntax.As[syntax.Call](manager)
		switch lastName(call.Func()) {
		case "suppress":
			if !namesOnly(call.Args(), isNoWarning) {
				return false
			}
		case "raises", "assertRaises", "assertRaisesRegex":
			if with.Field(syntax.FieldBody) != at.Parent() || !isOfBody(call.Arg(0)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// runsNothing reports whether evaluating n runs no code of the program but for properties:
// it has no calls but of coroutine functions, and no operators.
func runsNothing(p *analysis.Pass, n syntax.Node) bool {
	switch n.Kind() {
	case syntax.KindName, syntax.KindConstant, syntax.KindLambda:
		return true
	case syntax.KindAttribute, syntax.KindKeyword, syntax.KindDict, syntax.KindList, syntax.KindTuple:
	case syntax.KindCall:
		if f := p.Callee(syntax.As[syntax.Call](n)); !f.IsCoroutineFunction() || f.Decorated() != semantic.No {
			return false
		}
	default:
		return false
	}
	for part := range n.Children() {
		if part.Role() != syntax.FieldAttr && part.Role() != syntax.FieldName && !runsNothing(p, part) {
			return false
		}
	}
	return true
}

// isOfBody reports whether n, an exception or a tuple of them, is raised neither when a
// coroutine function is called, as TypeError is by arguments that it does not take, nor when
// names are looked up.
func isOfBody(n syntax.Node) bool {
	exceptions := iter.Seq[syntax.Node](func(yield func(syntax.Node) bool) { yield(n) })
	if n.Is(syntax.KindTuple) {
		exceptions = n.Fields(syntax.FieldElt)
	}
	return namesOnly(exceptions, func(name string) bool {
		switch name {
		case "TypeError", "AttributeError", "NameError", "Exception", "BaseException", "ExceptionGroup", "BaseExceptionGroup":
			return false
		}
		return isNoWarning(name)
	})
}

func isNoWarning(name string) bool { return !strings.HasSuffix(name, "Warning") }
