package semantic

import "awaiter/analysis/syntax"

// A site is where a call stands, so that its arguments can be asked for. A nil
// site is a call whose arguments are not known.
type site struct {
	module *Module
	call   syntax.Call
	frame  *frame
	given  []Type // in place of call: the positional arguments
}

// Call returns what calling t gives.
func (t Type) Call() Type { return asking(t.home(), func(e *eval) Type { return e.call(t, nil) }) }

// Callee returns the function that call runs, through methods, constructors
// excluded, or nil if that is not known or not one.
func (m *Module) Callee(call syntax.Call) *Function {
	t := m.TypeOf(call.Func()).Used()
	switch {
	case t.is(kindPartial), t.is(kindInstance):
		t = asking(m, func(e *eval) Type { return e.called(t) })
	}
	if t.is(kindFunction) {
		return t.d.fn
	}
	return nil
}

// called returns the function that a call of t runs, which may be a partial or an object
// with __call__; t itself if it is something else.
func (e *eval) called(t Type) Type {
	for t.is(kindPartial) {
		t = t.arg(0)
	}
	if t.is(kindInstance) {
		return e.attribute(t, "__call__")
	}
	return t
}

// callOf returns what the call c gives.
func (e *eval) callOf(m *Module, c syntax.Call, f *frame) Type {
	at := &site{module: m, call: c, frame: f}
	callee := e.typeOf(m, c.Func(), f)
	if t, ok := e.specialCall(at, callee); ok {
		return t
	}
	return e.call(callee, at)
}

// call returns what calling t gives.
func (e *eval) call(t Type, at *site) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	return t.Used().mapMembers(func(m Type) Type {
		switch m.d.kind {
		case kindFunction:
			return e.callFunction(m.d, at)
		case kindClass:
			return e.construct(m, at)
		case kindPartial:
			return e.call(m.arg(0), nil)
		case kindInstance:
			return e.callInstance(m, at)
		}
		return Type{}
	})
}

// callInstance returns what calling t, an instance, gives.
func (e *eval) callInstance(t Type, at *site) Type {
	if t.d.class.QualifiedName() == "collections.abc.Callable" {
		return e.callCallable(t, at)
	}
	shape := e.shapeOf(t.d.class)
	raw, owner, answer := e.lookup(t.d.class, "__call__", 0)
	if answer != Yes {
		return Type{}
	}
	result := e.call(e.bindMember(raw, t), at)
	return substitute(substitute(result, e.shapeOf(owner.class).params, owner.args), shape.params, t.d.args)
}

// callCallable returns what calling t, of which only the signature is known, gives:
// args[0], for parameters of the other args.
func (e *eval) callCallable(t Type, at *site) Type {
	result := t.arg(0)
	if at != nil && mentionsTypeVar(result, 0) {
		bound := map[string]Type{}
		for i, p := range t.d.args[1:] {
			e.match(p, e.positional(at, i), bound, 0)
		}
		result = bindDeclared(result, bound)
	}
	if result.is(kindNone) {
		return Type{} // "Callable[..., None]" is mostly said of what may give anything
	}
	return erase(result)
}

// specialCall returns what the call of a function gives that the interpreter, or
// this package, treats in a way that no signature says.
func (e *eval) specialCall(at *site, callee Type) (Type, bool) {
	m, c, f := at.module, at.call, at.frame
	if a := syntax.As[syntax.Attribute](c.Func()); a.Exists() && a.Attr().Identifier() == "__await__" {
		if object := e.typeOf(m, a.Value(), f); object.IsCoroutine() {
			return Type{&typeData{kind: kindAwaitIterator, args: []Type{e.awaited(object)}}}, true
		}
	}
	switch name := e.calledName(m, c.Func(), callee); name {
	case "builtins.super":
		return e.super(at), true
	case "builtins.type":
		if !c.Arg(1).Exists() {
			return e.typeOf(m, c.Arg(0), f).mapMembers(func(t Type) Type {
				if t.is(kindInstance) {
					return Type{&typeData{kind: kindClass, class: t.d.class, flags: t.d.flags & declaredFlag}}
				}
				return Type{}
			}), true
		}
		return Type{}, true
	case "functools.partial":
		if t := e.typeOf(m, c.Arg(0), f); t.d != nil {
			return Type{&typeData{kind: kindPartial, args: []Type{t}}}, true
		}
		return instanceOf(callee.Class()), true
	case "typing.cast":
		return erase(e.annotationOf(m, c.Arg(0), f)), true
	case "typing.TypeVar", "typing.ParamSpec":
		return e.typeVarCall(at), true
	case "typing.NewType", "typing.TypeVarTuple", "collections.namedtuple", "typing.NamedTuple", "typing.TypedDict":
		if callee.is(kindClass) || callee.is(kindFunction) {
			return Type{}, true
		}
	case "builtins.zip":
		if c.Arg(0).Exists() && callee.is(kindClass) && !at.spreads() {
			var items []Type
			for a := range c.Args() {
				items = append(items, e.iterated(e.typeOf(m, a, f), false))
			}
			return instanceOf(callee.d.class, Type{&typeData{kind: kindInstance, flags: fixedFlag, class: e.builtinClass("tuple"), args: items}}), true
		}
	case "asyncio.gather":
		if results, ok := e.gathered(at); ok {
			return results, true
		}
	case "builtins.iter", "builtins.aiter":
		if !c.Arg(1).Exists() {
			return e.iteratorOf(e.typeOf(m, c.Arg(0), f), name == "builtins.aiter"), true
		}
	case "builtins.getattr":
		name, ok := stringConstant(c.Arg(1))
		if ok && !c.Arg(2).Exists() {
			return e.attributeIn(m, e.typeOf(m, c.Arg(0), f), name), true
		}
		return Type{}, true
	case "builtins.property", "functools.cached_property":
		return Type{&typeData{kind: kindProperty, args: []Type{e.typeOf(m, c.Arg(0), f)}}}, true
	case "builtins.staticmethod":
		return Type{&typeData{kind: kindStaticMethod, args: []Type{e.typeOf(m, c.Arg(0), f)}}}, true
	case "builtins.classmethod":
		return Type{&typeData{kind: kindClassMethod, args: []Type{e.typeOf(m, c.Arg(0), f)}}}, true
	}
	if callee.is(kindFunction) && e.isDecoratorCall(callee, c) {
		if t := e.typeOf(m, c.Arg(0), f); t.is(kindFunction) {
			return e.decorate(callee, t, m, c.Func(), f), true
		}
	}
	return Type{}, false
}

// gathered returns what a call of asyncio.gather gives, and false if the number of its
// arguments is not known.
func (e *eval) gathered(at *site) (Type, bool) {
	future, list := e.libraryClass("asyncio", "Future"), e.builtinClass("list")
	if future == nil || list == nil || at.spreads() || at.call.Keyword("return_exceptions").Exists() {
		return Type{}, false
	}
	var results []Type
	for a := range at.call.Args() {
		results = append(results, e.awaited(e.typeOf(at.module, a, at.frame)))
	}
	return instanceOf(future, Type{&typeData{kind: kindInstance, flags: fixedFlag, class: list, args: results}}), true
}

// calledName returns the qualified name of the function or class that callee is, and
// where that is not known, of what the text refers to.
func (e *eval) calledName(m *Module, n syntax.Node, callee Type) string {
	switch {
	case callee.is(kindFunction) && callee.d.fn != nil:
		return callee.d.fn.QualifiedName()
	case callee.is(kindClass) && len(callee.d.args) == 0:
		return callee.d.class.QualifiedName()
	}
	return e.qualifiedName(m, n)
}

// isDecoratorCall reports whether calling callee by c is decorating by hand:
// wrapped = decorator(f).
func (e *eval) isDecoratorCall(callee Type, c syntax.Call) bool {
	return callee.d.fn != nil && !callee.d.fn.Module.isStub() && callee.d.receiver == nil &&
		c.Arg(0).Exists() && !c.Arg(1).Exists() && !c.Field(syntax.FieldKeywords).Exists() &&
		!syntax.As[syntax.FunctionDef](callee.d.fn.Def).Returns().Exists() && callee.d.fn.Kind == PlainFunction ||
		isManagerDecorator(callee)
}

// callFunction returns what calling the function of d gives.
func (e *eval) callFunction(d *typeData, at *site) Type {
	f := d.fn
	if f == nil {
		return Type{}
	}
	if overloads := e.overloads(f); len(overloads) > 0 {
		return e.callOverloaded(d, overloads, at)
	}
	return e.callDef(d, at)
}

// callDef is callFunction for one def.
func (e *eval) callDef(d *typeData, at *site) Type {
	f := d.fn
	made := &typeData{fn: f, frame: d.frame, receiver: d.receiver, name: d.name}
	if d.receiver != nil && d.receiver.flags&declaredFlag != 0 && f.IsAbstract() {
		made.flags = declaredFlag
	}
	switch {
	case d.flags&managerFlag != 0:
		made.kind = kindManager
		if f.Kind == AsyncGenerator || f.Kind == PlainFunction && f.Def.IsAsync() {
			made.kind = kindAsyncManager
		}
	case f.Kind == CoroutineFunction:
		if f.IsAbstract() && f.isOfInterface() {
			return Type{} // who provides it is no subclass
		}
		made.kind = kindCoroutine
		if e.dependsOnCall(d) {
			made.args = []Type{e.result(d, at)}
		}
		if e.looksLikeGenerator(f) || f.Def.IsBroken() {
			return Type{} // a yield may be among what is no Python
		}
	case f.Kind == AsyncGenerator:
		made.kind = kindAsyncGenerator
	case f.Kind == GeneratorFunction:
		made.kind = kindGenerator
		made.flags |= d.flags & awaitableFlag
	default:
		return e.result(d, at)
	}
	return Type{made}
}

// isOfInterface reports whether f stands in an interface of zope, which is no class: it
// says in words what objects of others provide.
func (f *Function) isOfInterface() bool {
	if f.Class != nil {
		for base := range f.Class.Def.Bases() {
			if f.Module.QualifiedName(base) == "zope.interface.Interface" {
				return true
			}
		}
	}
	return false
}

// looksLikeGenerator reports whether f is declared "async def … -> AsyncIterator"
// without a yield and without a body: those that implement it are mostly
// asynchronous generators, or context managers made of one.
func (e *eval) looksLikeGenerator(f *Function) bool {
	returns := syntax.As[syntax.FunctionDef](f.Def).Returns()
	if !returns.Exists() || !f.IsAbstract() {
		return false
	}
	if s := syntax.As[syntax.Subscript](returns); s.Exists() {
		returns = s.Value()
	}
	switch e.qualifiedName(f.Module, returns) {
	case "collections.abc.AsyncIterator", "collections.abc.AsyncIterable", "collections.abc.AsyncGenerator",
		"contextlib.AbstractAsyncContextManager":
		return true
	}
	return false
}
