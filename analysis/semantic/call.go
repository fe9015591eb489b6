package semantic

import (
	"slices"

	"awaiter/analysis/syntax"
)

// A site is where a call stands, so that its arguments can be asked for. A nil
// site is a call whose arguments are not known.
type site struct {
	module *Module
	call   syntax.Call
	frame  *frame
	given  []Type // in place of call: the positional arguments
}

// Call returns what calling t gives.
func (t Type) Call() Type { return newEval(t.home()).call(t, nil) }

// Callee returns the function that call runs, through methods, constructors
// excluded, or nil if that is not known or not one.
func (m *Module) Callee(call syntax.Call) *Function {
	t := m.TypeOf(call.Func())
	for t.is(kindPartial) {
		t = t.arg(0)
	}
	if t.is(kindInstance) {
		t = newEval(m).attribute(t, "__call__")
	}
	if t.is(kindFunction) {
		return t.d.fn
	}
	return nil
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
	return t.mapMembers(func(m Type) Type {
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
		result = bind(result, bound)
	}
	return erase(result)
}

// specialCall returns what the call of a function gives that the interpreter, or
// this package, treats in a way that no signature says.
func (e *eval) specialCall(at *site, callee Type) (Type, bool) {
	m, c, f := at.module, at.call, at.frame
	if a := syntax.As[syntax.Attribute](c.Func()); a.Exists() && a.Attr().Text() == "__await__" {
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
	case "builtins.iter", "builtins.aiter":
		if !c.Arg(1).Exists() {
			return e.iteratorOf(e.typeOf(m, c.Arg(0), f), name == "builtins.aiter"), true
		}
	case "builtins.getattr":
		name, ok := stringConstant(c.Arg(1))
		if ok && !c.Arg(2).Exists() {
			return e.attribute(e.typeOf(m, c.Arg(0), f), name), true
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

// calledName returns the qualified name of the function or class that callee is, and
// where that is not known, of what the text refers to.
func (e *eval) calledName(m *Module, n syntax.Node, callee Type) string {
	switch {
	case callee.is(kindFunction) && callee.d.fn != nil && callee.d.receiver == nil:
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

// super returns what super() gives at the call.
func (e *eval) super(at *site) Type {
	m, c := at.module, at.call
	fn := m.FunctionAround(c.Node)
	for fn != nil && fn.Class == nil {
		fn = m.FunctionAround(fn.Def)
	}
	if fn == nil {
		return Type{}
	}
	class := fn.Class
	if first := c.Arg(0); first.Exists() {
		t := e.typeOf(m, first, at.frame)
		if !t.is(kindClass) {
			return Type{}
		}
		class = t.d.class
	}
	receiver, ok := e.receiver(fn)
	if t, known := at.frame.argument(firstParameter(fn)); known {
		receiver, ok = t, true
	}
	if !ok || receiver.d == nil {
		return Type{}
	}
	return Type{&typeData{kind: kindSuper, class: class, receiver: receiver.d}}
}

// construct returns what calling the class t gives.
func (e *eval) construct(t Type, at *site) Type {
	c := t.d.class
	shape := e.shapeOf(c)
	if shape.unknownMetaclass || shape.metaclass != nil && e.definesCall(shape.metaclass) {
		return Type{}
	}
	if at != nil && at.call.Arg(1).Exists() && e.isSubclass(c, "enum.Enum") == Yes {
		return Type{} // Enum("Color", "RED GREEN") makes a class
	}
	if e.isSubclass(c, "typing.TypedDict") == Yes {
		return e.builtinInstance("dict")
	}
	if e.isSubclass(c, "builtins.type") == Yes && c.Module.Name != "builtins" {
		return Type{}
	}
	made := &typeData{kind: kindInstance, class: c, flags: t.d.flags & (declaredFlag | selfFlag), args: t.d.args}
	switch c.QualifiedName() {
	case "builtins.OSError", "builtins.BaseExceptionGroup", "builtins.reversed", "asyncio.DefaultEventLoopPolicy",
		"enum.auto", "pathlib.Path", "pathlib.PurePath": // which may choose a subclass, or something else
		made.flags |= declaredFlag
	}
	if shape.hasUnknownBase {
		made.flags |= declaredFlag
	}
	if len(made.args) == 0 && len(shape.params) > 0 && at != nil {
		made.args = e.constructorArgs(c, shape, at)
	}
	instance := Type{made}
	if raw, owner, answer := e.lookup(c, "__new__", 0); answer == Yes && !owner.class.Module.isStub() {
		made := e.call(raw.unwrapped().boundTo(t), at)
		if fn := raw.unwrapped().Function(); fn != nil && fn.Def.Field(syntax.FieldReturns).Exists() {
			return made.with(declaredFlag)
		}
		return made
	}
	return instance
}

// definesCall reports whether the metaclass m, or one it inherits from, changes
// what calling a class does.
func (e *eval) definesCall(m *Class) bool {
	_, owner, answer := e.lookup(m, "__call__", 0)
	return answer != Yes || owner.class.QualifiedName() != "builtins.type" && e.isSubclass(m, "enum.EnumMeta") != Yes
}

// constructorArgs returns the type arguments of c that the arguments of its
// constructor imply.
func (e *eval) constructorArgs(c *Class, shape *classShape, at *site) []Type {
	for _, name := range []string{"__init__", "__new__"} {
		raw, owner, answer := e.lookup(c, name, 0)
		raw = raw.unwrapped()
		if answer != Yes || !raw.is(kindFunction) || owner.class.QualifiedName() == "builtins.object" {
			continue
		}
		bound := e.unify(raw.boundTo(instanceOf(c, shape.mro[0].args...)).d, at)
		args := make([]Type, len(shape.params))
		any := false
		for i, p := range shape.params {
			if a, ok := bound[p]; ok {
				args[i], any = a, true
			}
		}
		if any {
			return args
		}
	}
	return nil
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
		made.kind = kindCoroutine
		if e.dependsOnCall(d) {
			made.args = []Type{e.result(d, at)}
		}
		if e.looksLikeGenerator(f) {
			return Type{}
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

// looksLikeGenerator reports whether f is declared "async def … -> AsyncIterator"
// without a yield and without a body: those that implement it are mostly
// asynchronous generators.
func (e *eval) looksLikeGenerator(f *Function) bool {
	returns := syntax.As[syntax.FunctionDef](f.Def).Returns()
	if !returns.Exists() || !f.IsAbstract() {
		return false
	}
	if s := syntax.As[syntax.Subscript](returns); s.Exists() {
		returns = s.Value()
	}
	switch e.qualifiedName(f.Module, returns) {
	case "collections.abc.AsyncIterator", "collections.abc.AsyncIterable", "collections.abc.AsyncGenerator":
		return true
	}
	return false
}

// result returns what the body of the function of d gives to the one who calls it,
// or awaits the call: as its annotation says, or else as its statements do.
func (e *eval) result(d *typeData, at *site) Type {
	if d.fn == nil || !e.enter() {
		return Type{}
	}
	defer e.leave()
	f := d.fn
	if f.Name == "__new__" && f.Class != nil && d.receiver == nil {
		if d = e.newOf(d, at); d == nil {
			return Type{}
		}
	}
	if f.Def.Is(syntax.KindLambda) {
		return e.rebound(e.typeOf(f.Module, f.Def.Field(syntax.FieldBody), d.frame), d)
	}
	if t, ok := e.made(d, at); ok {
		return t
	}
	if returns := syntax.As[syntax.FunctionDef](f.Def).Returns(); returns.Exists() {
		return e.declaredResult(d, returns, at)
	}
	if f.Module.isStub() || f.IsAbstract() && !d.runsAsWritten() {
		return Type{}
	}
	t := e.ask(f.Module, query{what: askReturns, node: f.Def, frame: e.frameOf(d)})
	if t.IsNone() && isHook(f) && !d.runsAsWritten() {
		return Type{}
	}
	return e.rebound(t, d)
}

// isHook reports whether the body of f does nothing but return None, as one does
// in a method that subclasses override.
func isHook(f *Function) bool {
	for s := range f.Def.Fields(syntax.FieldBody) {
		v := s.Field(syntax.FieldValue)
		switch {
		case s.Is(syntax.KindPass):
		case s.Is(syntax.KindReturn) && (!v.Exists() || isNoneConstant(v)):
		case s.Is(syntax.KindExprStmt) && v.Is(syntax.KindConstant):
		default:
			return false
		}
	}
	return true
}

// newOf binds d, a __new__ that is called like "super().__new__(cls)", to the class
// that it is given, of which it makes an instance. It is nil if that is not known.
func (e *eval) newOf(d *typeData, at *site) *typeData {
	if at == nil || len(at.given) > 0 {
		return nil
	}
	class := e.typeOf(at.module, at.call.Arg(0), at.frame)
	if !class.is(kindClass) {
		return nil
	}
	bound := *d
	bound.receiver = class.d
	return &bound
}

// runsAsWritten reports whether the body of d's function, which is empty, is
// what a call runs: no subclass is to put something in its place.
func (d *typeData) runsAsWritten() bool {
	if d.fn.IsAbstract() && d.fn.saysSo() {
		return false
	}
	return d.fn.Class == nil || d.receiver != nil && d.receiver.kind == kindInstance && d.receiver.flags&declaredFlag == 0
}

// declaredResult returns what the annotation returns says that the function of d
// gives.
func (e *eval) declaredResult(d *typeData, returns syntax.Node, at *site) Type {
	t := e.annotationOf(d.fn.Module, returns, nil)
	if mentionsTypeVar(t, 0) {
		t = e.inTermsOf(t, d)
		if at != nil && mentionsTypeVar(t, 0) {
			t = bind(t, e.unify(d, at))
		}
	}
	return erase(e.rebound(t, d))
}

// inTermsOf replaces in t, of which a method of d speaks in the type parameters of
// its class, these by what the receiver has.
func (e *eval) inTermsOf(t Type, d *typeData) Type {
	if d.receiver == nil || d.receiver.class == nil || d.fn.Class == nil {
		return t
	}
	shape := e.shapeOf(d.receiver.class)
	for _, a := range shape.mro {
		if a.class != nil && a.class == d.fn.Class {
			return substitute(substitute(t, e.shapeOf(a.class).params, a.args), shape.params, d.receiver.args)
		}
	}
	return t
}

// rebound replaces in t the self that the body of a method sees by the receiver
// that d is bound to.
func (e *eval) rebound(t Type, d *typeData) Type {
	if t.d == nil || d.receiver == nil || d.receiver.class == nil || !mentionsSelf(t, 0) {
		return t
	}
	return e.withSelf(t, Type{d.receiver}, 0)
}

func mentionsSelf(t Type, depth int) bool {
	if t.d == nil || depth > 4 {
		return false
	}
	return t.d.flags&selfFlag != 0 || slices.ContainsFunc(t.d.args, func(a Type) bool { return mentionsSelf(a, depth+1) })
}

func (e *eval) withSelf(t, receiver Type, depth int) Type {
	if t.d == nil || depth > 4 {
		return t
	}
	if t.d.flags&selfFlag != 0 && (t.is(kindInstance) || t.is(kindClass)) {
		if e.inherits(receiver.d.class, t.d.class) != Yes {
			return t
		}
		d := *receiver.d
		d.kind = t.d.kind
		return Type{&d}
	}
	if len(t.d.args) == 0 {
		return t
	}
	d := *t.d
	d.args = make([]Type, len(t.d.args))
	for i, a := range t.d.args {
		d.args[i] = e.withSelf(a, receiver, depth+1)
	}
	return Type{&d}
}

// returns finds what the statements of f give.
func (e *eval) returns(f *Function, in *frame) Type {
	var types []Type
	for _, r := range e.returnsOf(f, in) {
		if v := r.Value(); v.Exists() {
			types = append(types, e.typeOf(f.Module, v, in))
		} else {
			types = append(types, noneType)
		}
	}
	if e.fallsThrough(f) != No {
		types = append(types, noneType)
	}
	return join(types...)
}

// Returns returns what the body's return statements and its end give, joined;
// for a coroutine function, what awaiting gives. An annotation is not asked.
func (f *Function) Returns() Type {
	if f == nil || f.Def.Is(syntax.KindLambda) {
		return Type{}
	}
	return newEval(f.Module).ask(f.Module, query{what: askReturns, node: f.Def})
}

// yielded returns what iterating over t gives, or entering it, if it is a context
// manager made of a generator.
func (e *eval) yielded(t Type) Type {
	d := t.d
	if d.fn == nil {
		return t.arg(0)
	}
	if returns := syntax.As[syntax.FunctionDef](d.fn.Def).Returns(); returns.Exists() {
		declared := e.declaredResult(d, returns, nil)
		if declared.is(kindInstance) {
			return declared.arg(0)
		}
		return Type{}
	}
	return e.rebound(e.ask(d.fn.Module, query{what: askYields, node: d.fn.Def, frame: e.frameOf(d)}), d)
}

// yields finds what the yields of f give.
func (e *eval) yields(f *Function, in *frame) Type {
	var types []Type
	for _, y := range f.yields {
		if !f.Module.isReachable(y) {
			continue
		}
		v := y.Field(syntax.FieldValue)
		switch {
		case y.Is(syntax.KindYieldFrom):
			types = append(types, e.iterated(e.typeOf(f.Module, v, in), false))
		case v.Exists():
			types = append(types, e.typeOf(f.Module, v, in))
		default:
			types = append(types, noneType)
		}
	}
	return join(types...)
}

// generatorReturn returns what the generator t returns.
func (e *eval) generatorReturn(t Type) Type {
	d := t.d
	if d.fn == nil {
		return noneType
	}
	if returns := syntax.As[syntax.FunctionDef](d.fn.Def).Returns(); returns.Exists() {
		if declared := e.declaredResult(d, returns, nil); declared.is(kindInstance) {
			return declared.arg(2)
		}
		return Type{}
	}
	return e.rebound(e.ask(d.fn.Module, query{what: askReturns, node: d.fn.Def, frame: e.frameOf(d)}), d)
}
