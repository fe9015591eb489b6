package fixes

import (
	"iter"

	"awaiter/analysis/syntax"
)

// A place says what runs an expression or statement.
type place struct {
	scope syntax.Node   // the FunctionDef, Lambda, ClassDef or Module whose code it is
	comps []syntax.Node // the comprehensions in whose own scope it runs, the innermost first
	inert bool          // an annotation, type parameter or pattern: not run as an expression
}

// placeOf returns the place of n. Decorators, defaults, base classes and the first
// iterable of a comprehension run where the def, class or comprehension stands.
func placeOf(n syntax.Node) (p place) {
	var below syntax.Node // the child of n through which the walk came
	for ; n.Exists(); below, n = n, n.Parent() {
		parent := n.Parent()
		role := n.Role()
		switch parent.Kind() {
		case syntax.KindFunctionDef, syntax.KindClassDef, syntax.KindLambda:
			if role == syntax.FieldBody {
				p.scope = parent
				return p
			}
			p.inert = p.inert || role == syntax.FieldReturns || role == syntax.FieldTypeParams
		case syntax.KindArg, syntax.KindAnnAssign:
			p.inert = p.inert || role == syntax.FieldAnnotation
		case syntax.KindTypeAlias, syntax.KindTypeVar, syntax.KindParamSpec, syntax.KindTypeVarTuple,
			syntax.KindMatchValue, syntax.KindMatchClass, syntax.KindMatchMapping:
			p.inert = true
		case syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp:
			if n != parent.Field(syntax.FieldGenerators) || below.Role() != syntax.FieldIter {
				p.comps = append(p.comps, parent)
			}
		case syntax.KindModule:
			p.scope = parent
			return p
		}
	}
	return p
}

// function returns the def whose body runs p, the zero FunctionDef where it is
// none.
func (p place) function() syntax.FunctionDef { return syntax.As[syntax.FunctionDef](p.scope) }

// mayAwait reports whether CPython compiles an await at p, supposing that the
// function is asynchronous if async says so. extra changes the generator
// expression around p to a list, where an await would otherwise make it an
// asynchronous generator that its consumer does not take.
func (p place) mayAwait(async bool) (extra []Edit, ok bool) {
	if p.inert || p.scope.Kind() != syntax.KindFunctionDef {
		return nil, false
	}
	if len(p.comps) == 0 {
		return nil, async
	}
	inner := p.comps[0]
	if isAsynchronous(inner) {
		return nil, async || inner.Is(syntax.KindGeneratorExp)
	}
	if len(p.comps) > 1 || !async {
		return nil, false
	}
	if gen := syntax.As[syntax.GeneratorExp](inner); gen.Exists() {
		extra = brackets(gen)
		return extra, extra != nil && inner.Parent().Is(syntax.KindCall)
	}
	return nil, true
}

// isAsynchronous reports whether comp, a comprehension or generator expression,
// has an async for or an await of its own.
func isAsynchronous(comp syntax.Node) bool {
	for g := range syntax.Generators(comp) {
		if g.IsAsync() {
			return true
		}
	}
	for a := range syntax.All[syntax.Await](comp) {
		if c := placeOf(a.Node).comps; len(c) > 0 && c[0] == comp {
			return true
		}
	}
	return false
}

// own yields the nodes below scope that run with its body, in source order: not
// the bodies of the defs, lambdas and classes in it, but their decorators,
// defaults and bases.
func own(scope syntax.Node) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		for c := range scope.Children() {
			if !scope.Is(syntax.KindModule) && c.Role() != syntax.FieldBody {
				continue
			}
			if !walk(c, yield) {
				return
			}
		}
	}
}

func walk(n syntax.Node, yield func(syntax.Node) bool) bool {
	if !yield(n) {
		return false
	}
	scope := n.Is(syntax.KindFunctionDef, syntax.KindClassDef, syntax.KindLambda)
	for c := range n.Children() {
		if scope && c.Role() == syntax.FieldBody {
			continue
		}
		if !walk(c, yield) {
			return false
		}
	}
	return true
}

// body returns the statements of n that have the role FieldBody.
func body(n syntax.Node) (all []syntax.Node) {
	for s := range n.Fields(syntax.FieldBody) {
		all = append(all, s)
	}
	return all
}

// isStub reports whether stmt is "pass" or "...".
func isStub(stmt syntax.Node) bool {
	if e := syntax.As[syntax.ExprStmt](stmt); e.Exists() {
		return e.Value().Is(syntax.KindConstant) && e.Value().Op() == syntax.ConstEllipsis
	}
	return stmt.Is(syntax.KindPass)
}

// isDocstring reports whether stmt is a string standing alone.
func isDocstring(stmt syntax.Node) bool {
	e := syntax.As[syntax.ExprStmt](stmt)
	return e.Value().Is(syntax.KindConstant) && e.Value().Op() == syntax.ConstStr
}
