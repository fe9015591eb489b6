package semantic

import "awaiter/analysis/syntax"

// unify finds out what the type variables in the annotations of the parameters of
// d's function stand for, given the arguments at the call.
func (e *eval) unify(d *typeData, at *site) map[string]Type {
	if at == nil {
		return nil
	}
	bound := map[string]Type{}
	for a := range syntax.As[syntax.Arguments](d.fn.Def.Field(syntax.FieldParams)).All() {
		if !a.Annotation().Exists() {
			continue
		}
		pattern := e.annotationOf(d.fn.Module, a.Annotation(), nil)
		if !mentionsTypeVar(pattern, 0) {
			continue
		}
		pattern = e.inTermsOf(pattern, d)
		if at.given != nil {
			e.match(pattern, e.positional(at, placeOf(d, a)), bound, 0)
		} else if v := e.argumentFor(d, a, at); v.d != nil {
			e.match(pattern, v, bound, 0)
		} else if def := a.Default(); def.Exists() && !at.spreads() && !e.isGiven(d, a, at) {
			e.match(pattern, e.typeOf(d.fn.Module, def, nil), bound, 0)
		}
	}
	return bound
}

// match finds out what the type variables in pattern stand for if v is of it.
func (e *eval) match(pattern, v Type, bound map[string]Type, depth int) {
	if pattern.d == nil || v.d == nil || depth > maxNesting || !mentionsTypeVar(pattern, 0) {
		return
	}
	switch pattern.d.kind {
	case kindTypeVar:
		if _, known := bound[pattern.d.name]; !known {
			bound[pattern.d.name] = v
		}
	case kindUnion:
		e.matchUnion(pattern.d.args, v, bound, depth)
	case kindClass:
		if v.is(kindClass) && len(pattern.d.args) == 0 {
			return
		}
	case kindInstance:
		e.matchInstance(pattern, v, bound, depth)
	}
}

// matchUnion is match for one of patterns: what one of them speaks of in particular is
// no value of a bare type variable beside it, as in "T | Awaitable[T]", and a coroutine
// function is no "Callable[..., T]" beside a "Callable[..., Awaitable[T]]".
func (e *eval) matchUnion(patterns []Type, v Type, bound map[string]Type, depth int) {
	rest := v
	for _, p := range patterns {
		if p.is(kindInstance) && p.d.class.QualifiedName() == "collections.abc.Callable" && e.accepts(p, v) == Yes {
			e.match(p, v, bound, depth+1)
			return
		}
	}
	for _, p := range patterns {
		if !p.is(kindTypeVar) {
			e.match(p, v.without(func(m Type) bool { return e.isOf(m, p) == No }), bound, depth+1)
			rest = rest.without(func(m Type) bool { return e.isOf(m, p) == Yes })
		}
	}
	for _, p := range patterns {
		if p.is(kindTypeVar) {
			e.match(p, rest, bound, depth+1)
		}
	}
}

// isOf answers whether t, no union, is what pattern speaks of, whatever the type
// arguments.
func (e *eval) isOf(t, pattern Type) Answer {
	switch {
	case pattern.is(kindInstance):
		return e.isInstance(t, pattern.d.class)
	case pattern.is(kindNone) || t.is(kindNone):
		return answer(pattern.is(kindNone) && t.is(kindNone))
	}
	return Unknown
}

// matchInstance is match for an instance: by what v does, for the classes that
// speak of a protocol, and else by the arguments with which v inherits from it.
func (e *eval) matchInstance(pattern, v Type, bound map[string]Type, depth int) {
	last := func(t Type) {
		if n := len(pattern.d.args); n > 0 {
			e.match(pattern.d.args[n-1], t, bound, depth+1)
		}
	}
	first := func(t Type) { e.match(pattern.arg(0), t, bound, depth+1) }
	switch pattern.d.class.QualifiedName() {
	case "collections.abc.Awaitable", "collections.abc.Coroutine", "types.CoroutineType", "asyncio.Future", "asyncio.Task":
		last(e.awaited(v))
		return
	case "collections.abc.AsyncIterable", "collections.abc.AsyncIterator", "collections.abc.AsyncGenerator":
		first(e.iterated(v, true))
		return
	case "collections.abc.Iterable", "collections.abc.Iterator", "collections.abc.Generator", "collections.abc.Collection", "collections.abc.Sequence":
		first(e.iterated(v, false))
		return
	case "contextlib.AbstractContextManager":
		first(e.entered(v, false))
		return
	case "contextlib.AbstractAsyncContextManager":
		first(e.entered(v, true))
		return
	case "collections.abc.Callable":
		first(e.call(v, nil))
		return
	case "builtins.type":
		if v.is(kindClass) {
			first(e.call(v, nil))
		}
		return
	}
	if !v.is(kindInstance) {
		return
	}
	for _, a := range e.shapeOf(v.d.class).mro {
		if !a.class.Is(pattern.d.class) {
			continue
		}
		args := substituteAll(a.args, e.shapeOf(v.d.class).params, v.d.args)
		for i, p := range pattern.d.args {
			if i < len(args) {
				e.match(p, args[i], bound, depth+1)
			}
		}
	}
}
