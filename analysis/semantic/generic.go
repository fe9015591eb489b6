package semantic

import (
	"slices"

	"awaiter/analysis/syntax"
)

// maxNesting bounds how deep type arguments are looked into.
const maxNesting = 6

// mentionsTypeVar reports whether a type variable stands in t.
func mentionsTypeVar(t Type, depth int) bool {
	if t.d == nil || depth > maxNesting {
		return false
	}
	return t.is(kindTypeVar) || slices.ContainsFunc(t.d.args, func(a Type) bool { return mentionsTypeVar(a, depth+1) })
}

// substitute replaces in t the type variables named params by args; those beyond
// args are Unknown.
func substitute(t Type, params []string, args []Type) Type {
	if len(params) == 0 || !mentionsTypeVar(t, 0) {
		return t
	}
	return replaceVars(t, 0, func(name string) (Type, bool) {
		i := slices.Index(params, name)
		switch {
		case i < 0:
			return Type{}, false
		case i < len(args):
			return args[i], true
		}
		return Type{}, true
	})
}

func substituteAll(types []Type, params []string, args []Type) []Type {
	if len(types) == 0 {
		return nil
	}
	replaced := make([]Type, len(types))
	for i, t := range types {
		replaced[i] = substitute(t, params, args)
	}
	return replaced
}

// bind replaces in t the type variables that bound has.
func bind(t Type, bound map[string]Type) Type {
	if len(bound) == 0 {
		return t
	}
	return replaceVars(t, 0, func(name string) (Type, bool) {
		b, ok := bound[name]
		return b, ok
	})
}

// erase replaces in t the type variables that are left by their bounds, which the
// first of their args is.
func erase(t Type) Type {
	if !mentionsTypeVar(t, 0) {
		return t
	}
	return eraseVars(t, 0)
}

func eraseVars(t Type, depth int) Type {
	switch {
	case t.d == nil || depth > maxNesting:
		return Type{}
	case t.is(kindTypeVar):
		return eraseVars(t.arg(0), depth+1)
	case len(t.d.args) == 0:
		return t
	case t.is(kindInstance) && len(t.d.args) > 1 && t.d.class.QualifiedName() == "collections.abc.Callable":
		return t // its call binds them
	}
	return t.withArgs(func(a Type) Type { return eraseVars(a, depth+1) })
}

// replaceVars replaces the type variables in t for which find has something.
func replaceVars(t Type, depth int, find func(string) (Type, bool)) Type {
	switch {
	case t.d == nil || depth > maxNesting:
		return Type{}
	case t.is(kindTypeVar):
		if found, ok := find(t.d.name); ok {
			return found
		}
		return t
	case len(t.d.args) == 0:
		return t
	}
	return t.withArgs(func(a Type) Type { return replaceVars(a, depth+1, find) })
}

// withArgs returns t with f of each of its args in their places.
func (t Type) withArgs(f func(Type) Type) Type {
	args := make([]Type, len(t.d.args))
	for i, a := range t.d.args {
		args[i] = f(a)
	}
	if t.is(kindUnion) {
		return join(args...)
	}
	d := *t.d
	d.args = args
	return Type{&d}
}

// dependsOnCall reports whether what the function of d gives depends on the
// arguments of the call.
func (e *eval) dependsOnCall(d *typeData) bool {
	returns := syntax.As[syntax.FunctionDef](d.fn.Def).Returns()
	return returns.Exists() && mentionsTypeVar(e.annotationOf(d.fn.Module, returns, nil), 0)
}

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

// positional returns the type of the i-th positional argument, or Unknown.
func (e *eval) positional(at *site, i int) Type {
	switch {
	case at.given == nil:
		return e.typeOf(at.module, at.call.Arg(i), at.frame)
	case 0 <= i && i < len(at.given):
		return at.given[i]
	}
	return Type{}
}

// placeOf returns the place among the positional arguments of a call of d's
// function of the one that the parameter a takes; less than 0 for the receiver.
func placeOf(d *typeData, a syntax.Arg) int {
	place := 0
	for p := range syntax.As[syntax.Arguments](d.fn.Def.Field(syntax.FieldParams)).All() {
		if p == a {
			break
		}
		place++
	}
	if d.receiver != nil {
		place--
	}
	return place
}

// spreads reports whether the call has a *argument or **argument.
func (at *site) spreads() bool {
	for a := range at.call.Args() {
		if a.Is(syntax.KindStarred) {
			return true
		}
	}
	for k := range at.call.Keywords() {
		if !k.Name().Exists() {
			return true
		}
	}
	return false
}

// isGiven reports whether the call has an argument for the parameter a.
func (e *eval) isGiven(d *typeData, a syntax.Arg, at *site) bool {
	return e.argumentNode(d, a, at).Exists()
}

// argumentFor returns the type of the argument for the parameter a, or Unknown.
func (e *eval) argumentFor(d *typeData, a syntax.Arg, at *site) Type {
	n := e.argumentNode(d, a, at)
	if !n.Exists() {
		return Type{}
	}
	if n.Is(syntax.KindStarred) {
		return e.iterated(e.typeOf(at.module, n.Field(syntax.FieldValue), at.frame), false)
	}
	return e.typeOf(at.module, n, at.frame)
}

// argumentNode returns the argument for the parameter a; for *args the first one.
func (e *eval) argumentNode(d *typeData, a syntax.Arg, at *site) syntax.Node {
	name := a.Name().Text()
	if a.Role() != syntax.FieldPosonlyargs {
		if n := at.call.Keyword(name); n.Exists() {
			return n
		}
	}
	if a.Role() == syntax.FieldKwonlyargs || a.Role() == syntax.FieldKwarg {
		return syntax.Node{}
	}
	place := placeOf(d, a)
	if a.Role() == syntax.FieldVararg {
		for n := range at.call.Args() {
			if place == 0 || n.Is(syntax.KindStarred) {
				return n
			}
			place--
		}
		return syntax.Node{}
	}
	if place < 0 {
		return syntax.Node{}
	}
	return at.call.Arg(place)
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
// no value of a bare type variable beside it, as in "T | Awaitable[T]".
func (e *eval) matchUnion(patterns []Type, v Type, bound map[string]Type, depth int) {
	rest := v
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
		if a.class != pattern.d.class {
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

// overloads returns the defs of f's name under typing.overload, if f is one of them
// or what they declare.
func (e *eval) overloads(f *Function) []*Function {
	if f.Def.Is(syntax.KindLambda) {
		return nil
	}
	b := f.Module.bindingOf(f.Def.Field(syntax.FieldName))
	if b == nil || b.symbol == nil || b.symbol.firstBinding == b.symbol.lastBinding {
		return nil
	}
	own := b.symbol.scope == b.scope
	if known := b.symbol.overloads.Load(); own && known != nil {
		return *known
	}
	var found []*Function
	for o := range b.symbol.bindings() {
		if o.kind != bindDef || o.scope != b.scope {
			continue
		}
		for d := range o.origin.Fields(syntax.FieldDecoratorList) {
			if e.qualifiedName(f.Module, d) == "typing.overload" {
				found = append(found, f.Module.FunctionOf(o.origin))
				break
			}
		}
	}
	if own && !e.deep {
		b.symbol.overloads.Store(&found)
	}
	return found
}

// callOverloaded returns what calling the function of d gives by the overloads
// that the call fits, if they agree.
func (e *eval) callOverloaded(d *typeData, overloads []*Function, at *site) Type {
	var types []Type
	for _, o := range overloads {
		one := *d
		one.fn = o
		if at != nil && !e.fits(&one, at) {
			continue
		}
		types = append(types, e.callDef(&one, at))
	}
	t := join(types...)
	if len(types) > 1 && t.is(kindUnion) {
		return Type{}
	}
	return t
}

// fits reports whether the number and the names of the arguments at the call fit
// the parameters of d's function.
func (e *eval) fits(d *typeData, at *site) bool {
	given := len(at.given)
	if at.given == nil {
		if at.spreads() {
			return true
		}
		for range at.call.Args() {
			given++
		}
	}
	if d.receiver != nil {
		given++
	}
	place, named := 0, map[string]bool{}
	for p := range syntax.As[syntax.Arguments](d.fn.Def.Field(syntax.FieldParams)).All() {
		name := p.Name().Text()
		named[name] = true
		switch p.Role() {
		case syntax.FieldVararg:
			given = min(given, place)
		case syntax.FieldKwarg:
			for k := range at.call.Keywords() {
				named[k.Name().Text()] = true
			}
		case syntax.FieldKwonlyargs:
			if !p.Default().Exists() && !at.call.Keyword(name).Exists() {
				return false
			}
		default:
			place++
			if place > given && !p.Default().Exists() && !at.call.Keyword(name).Exists() {
				return false
			}
		}
	}
	for k := range at.call.Keywords() {
		if !named[k.Name().Text()] {
			return false
		}
	}
	return given <= place
}

// typeVarCall returns the type variable that TypeVar("T", …) makes.
func (e *eval) typeVarCall(at *site) Type {
	name, ok := stringConstant(at.call.Arg(0))
	if !ok {
		return Type{}
	}
	d := &typeData{kind: kindTypeVar, name: name}
	if b := at.call.Keyword("bound"); b.Exists() {
		d.args = []Type{e.annotationOf(at.module, b, nil)}
	} else if at.call.Arg(1).Exists() {
		var types []Type
		i := 0
		for a := range at.call.Args() {
			if i > 0 {
				types = append(types, e.annotationOf(at.module, a, nil))
			}
			i++
		}
		d.args = []Type{join(types...)}
	}
	return Type{d}
}

// typeParameter returns what a type parameter (PEP 695) is.
func (e *eval) typeParameter(m *Module, n syntax.Node) Type {
	if !n.Is(syntax.KindTypeVar) {
		return Type{}
	}
	d := &typeData{kind: kindTypeVar, name: n.Field(syntax.FieldName).Text()}
	if b := n.Field(syntax.FieldBound); b.Exists() && !b.Is(syntax.KindTuple) {
		d.args = []Type{e.annotationOf(m, b, nil)}
	}
	return Type{d}
}
