package semantic

import (
	"slices"

	"awaiter/analysis/syntax"
)

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
		if t := e.decided(d, e.declaredResult(d, returns, at)); t.d != nil {
			return t
		}
		return e.told(d)
	}
	if f.Module.isStub() || f.IsAbstract() && !d.runsAsWritten() {
		return Type{}
	}
	t := e.askFunction(askReturns, f, e.frameOf(d))
	if t.d == nil {
		if t = e.told(d); t.d != nil {
			return t
		}
		return e.resultOfThis(d, at)
	}
	if t.IsNone() && isHook(f) && !d.runsAsWritten() {
		return Type{}
	}
	return e.rebound(t, d)
}

// resultOfThis returns what the call at a site of d's function gives in particular: a
// function that gives back one of its arguments, or a method of an object of which it is
// known what it was made with. The site may be nil.
func (e *eval) resultOfThis(d *typeData, at *site) Type {
	isMade := d.receiver != nil && d.receiver.kind == kindInstance && d.receiver.frame != nil && firstParameter(d.fn).Exists()
	if d.frame != nil || !isMade && (at == nil || !d.fn.givesBack()) {
		return Type{}
	}
	var args []argument
	if at != nil {
		args = e.arguments(d, at)
	}
	if isMade {
		args = append(args, argument{firstParameter(d.fn), Type{d.receiver}.with(selfFlag)})
	}
	return e.runWith(d, args)
}

// givesBack reports whether f returns a parameter of which it does not say what it is.
func (f *Function) givesBack() bool { return f.returning.of(f.findReturning) }

func (f *Function) findReturning() bool {
	for _, r := range f.ReturnStatements() {
		if v := r.Value(); v.Is(syntax.KindName) && f.mentionsParameter(v) {
			return true
		}
	}
	return false
}

// decided returns t, what the function of d is declared to give; if that may be
// awaitable or not, as with methods that the synchronous and the asynchronous client
// of a library share, or comes from a method that the receiver has another one of, it is
// what the body gives for this receiver, where that is something else.
func (e *eval) decided(d *typeData, t Type) Type {
	if e.isImplemented(d, t) && d.fn.Kind == PlainFunction && !d.fn.Module.isStub() && !d.fn.IsAbstract() {
		return e.implemented(d, t)
	}
	if d.isConstructorOf(t) {
		return e.constructed(d, t)
	}
	if e.isMadeByAnother(d, t) {
		return Type{}
	}
	if d.receiver == nil || d.fn.Module.isStub() || d.fn.Kind != PlainFunction || d.fn.IsAbstract() {
		return t
	}
	either := e.mayBeEither(t)
	if !either && !e.handsOnAnother(d) {
		return t
	}
	body := e.rebound(e.askFunction(askReturns, d.fn, e.frameOf(d)), d)
	switch {
	case body.d == nil && !either:
		return body // the annotation speaks of another class
	case body.d == nil || body.is(kindUnion):
		return t
	case either, e.implements(body, Awaitable) == Yes && e.implements(t, Awaitable) == No:
		return body
	case body.is(kindInstance) && t.is(kindInstance) && e.inherits(body.d.class, t.d.class) == No:
		return body
	}
	return t
}

// isMadeByAnother reports whether t, what a method in a stub is declared to give to the
// receiver of d, may come from a method of which the class of the receiver has another
// one that gives something else: requests.Session.get() hands on what request() gives.
func (e *eval) isMadeByAnother(d *typeData, t Type) bool {
	of := d.fn.Class
	if of == nil || !d.fn.Module.isStub() || d.receiver == nil || d.receiver.class == nil || d.receiver.class.Is(of) || !t.is(kindInstance) || !t.d.class.Module.is(d.fn.Module) {
		return false
	}
	for _, a := range e.shapeOf(d.receiver.class).mro {
		if a.class == nil || a.class.Is(of) || a.class.Module.isStub() {
			return false
		}
		for _, own := range a.class.Module.Functions {
			if own.Class != a.class || !isFoundByOthers(own.Name) {
				continue
			}
			raw, _, answer := e.lookup(of, own.Name, 0)
			if f := raw.unwrapped(); answer != Yes || !f.is(kindFunction) || f.d.fn == nil || f.d.fn.Is(d.fn) {
				continue
			} else if declared := e.declaredResult(f.d, syntax.As[syntax.FunctionDef](f.d.fn.Def).Returns(), nil); !declared.is(kindInstance) || !declared.d.class.Is(t.d.class) {
				continue
			}
			given := e.callDef(&typeData{kind: kindFunction, fn: own, receiver: d.receiver}, nil)
			if !given.is(kindInstance) || e.inherits(given.d.class, t.d.class) != Yes {
				return true
			}
		}
	}
	return false
}

// isConstructorOf reports whether the function of d looks like one that makes an object of
// the class that t, what it is declared to give, is of: a class method of it, or a function
// that returns what a call of it or of its class method gives.
func (d *typeData) isConstructorOf(t Type) bool {
	f := d.fn
	if !t.is(kindInstance) || !t.has(declaredFlag) || f.Module.isStub() || f.Kind != PlainFunction || len(f.ReturnStatements()) != 1 {
		return false
	}
	if d.receiver != nil {
		return d.receiver.kind == kindClass && d.receiver.class.Is(t.d.class) && d.receiver.flags&declaredFlag == 0
	}
	called := syntax.As[syntax.Call](f.ReturnStatements()[0].Value()).Func()
	if called.Is(syntax.KindAttribute) {
		called = called.Field(syntax.FieldValue)
	}
	return called.Is(syntax.KindName) && called.Identifier() == t.d.class.Name
}

// constructed returns t, what d's function is declared to give, without the doubt whether it
// is of a subclass if the function surely makes one of that class.
func (e *eval) constructed(d *typeData, t Type) Type {
	body := e.rebound(e.askFunction(askReturns, d.fn, e.frameOf(d)), d)
	if body.is(kindInstance) && !body.has(declaredFlag) && body.d.class.Is(t.d.class) {
		return instanceOf(t.d.class, t.d.args...)
	}
	return t
}

// mayBeEither reports whether t is a union of what is awaitable and what is not.
func (e *eval) mayBeEither(t Type) bool {
	awaitable := 0
	for _, m := range t.Members() {
		if e.implements(m, Awaitable) == Yes {
			awaitable++
		}
	}
	return awaitable > 0 && awaitable < len(t.Members())
}

// handsOnAnother reports whether the method of d returns what a method of self gives, or
// what a method of that gives, "return self._query().near(x)", and the class of the
// receiver has another method of that name.
func (e *eval) handsOnAnother(d *typeData) bool {
	f := d.fn
	if f.Class == nil || d.receiver.class == nil || d.receiver.class.Is(f.Class) {
		return false
	}
	for _, r := range f.ReturnStatements() {
		method := syntax.As[syntax.Attribute](syntax.As[syntax.Call](r.Value()).Func())
		if of := syntax.As[syntax.Call](method.Value()); of.Exists() {
			method = syntax.As[syntax.Attribute](of.Func())
		}
		if !method.Exists() || f.Module.selfClass(method.Value()) != f.Class {
			continue
		}
		name := method.Attr().Identifier()
		_, own, _ := e.lookup(f.Class, name, 0)
		if _, other, found := e.lookup(d.receiver.class, name, 0); found == Yes && !other.class.Is(own.class) {
			return true
		}
	}
	return false
}

// isImplemented reports whether t, which the function of d is declared to give, is a class
// that others implement: an abstract one or, of a function that is no method, one of those
// that speak of a protocol. What a method gives depends on the object in ways that are not
// seen: sessionmaker.begin() of SQLAlchemy on the class that it was made with. But a
// coroutine it is all the same.
func (e *eval) isImplemented(d *typeData, t Type) bool {
	if !t.is(kindInstance) {
		return false
	}
	if e.shapeOf(t.d.class).isAbstract {
		return true
	}
	name := t.d.class.QualifiedName()
	_, speaks := lacksByMeaning[name]
	return speaks && (d.receiver == nil || name == "collections.abc.Coroutine")
}

// implemented returns what the body of d's function gives, if that is surely of a class
// that implements t, the protocol or abstract class that it is declared to give, or something
// that the interpreter makes, a coroutine, a generator, and that serves as t.
func (e *eval) implemented(d *typeData, t Type) Type {
	body := e.rebound(e.askFunction(askReturns, d.fn, e.frameOf(d)), d)
	switch {
	case d.receiver != nil && (d.receiver.class == nil || e.isUnfinished(d.receiver.class)):
		return t
	case body.is(kindCoroutine) && e.implements(t, Awaitable) == Yes:
		if result := e.awaited(t); result.d != nil {
			made := *body.d
			made.args = []Type{result}
			return Type{&made}
		}
		return body
	case d.receiver == nil && body.d != nil && specialMethods[body.d.kind] != nil && !e.differsInUse(body, t) && (e.within(body).d != nil || e.within(t).d == nil):
		return body
	case !body.is(kindInstance) || body.has(declaredFlag) || body.d.class.Module.isStub():
		return t
	}
	return body
}

// within returns what iterating over t gives, or entering it, by the protocol that it
// implements.
func (e *eval) within(t Type) Type {
	switch {
	case e.implements(t, AsyncIterable) == Yes:
		return e.iterated(t, true)
	case e.implements(t, Iterable) == Yes:
		return e.iterated(t, false)
	}
	return e.entered(t, e.implements(t, AsyncContextManager) == Yes)
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

// runsAsWritten reports whether the body of d's function, which is empty or that of an
// abstract method, is what a call runs: no subclass is to put something in its place.
func (d *typeData) runsAsWritten() bool {
	if d.flags&superFlag != 0 && d.fn.doesSomething() {
		return true
	}
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
		t = e.ofReceiver(e.inTermsOf(t, d), d)
		if at != nil && mentionsTypeVar(t, 0) {
			t = bindDeclared(t, e.unify(d, at))
		}
		t = e.inFrame(t, d)
	}
	return erase(e.rebound(t, d))
}

// inFrame replaces in t, of which the function of d speaks that is defined in calls of
// others, the type variables that the arguments of these bind: those of the parameters of a
// decorator, in the annotations of the function that it gives. A coroutine function that is
// declared to give what the decorated one gives awaits that first, and an asynchronous
// generator iterates over it, so that nothing is known.
func (e *eval) inFrame(t Type, d *typeData) Type {
	for in := d.frame; in != nil && mentionsTypeVar(t, 0); in = in.outer {
		bound := map[string]Type{}
		for _, a := range in.args {
			if annotation := syntax.As[syntax.Arg](a.param).Annotation(); annotation.Exists() && !e.isOverloaded(a.value) {
				e.match(e.annotationOf(in.fn.Module, annotation, nil), a.value, bound, 0)
			}
		}
		for name, b := range bound {
			if d.fn.Kind == CoroutineFunction && (b.d == nil || e.implements(b, Awaitable) != No) ||
				d.fn.Kind == AsyncGenerator && (b.d == nil || e.implements(b, AsyncIterable) != No) {
				bound[name] = Type{}
			}
		}
		t = bind(t, bound)
	}
	return t
}

// isOverloaded reports whether t is a function whose calls are declared by overloads.
func (e *eval) isOverloaded(t Type) bool {
	return t.is(kindFunction) && t.d.fn != nil && len(e.overloads(t.d.fn)) > 0
}

// ofReceiver replaces in t the type variable that a method of d annotates self with, or
// a class method its class: "self: T", "cls: type[T]".
func (e *eval) ofReceiver(t Type, d *typeData) Type {
	if d.receiver == nil || d.receiver.kind != kindInstance && d.receiver.kind != kindClass {
		return t
	}
	self := e.annotationOf(d.fn.Module, syntax.As[syntax.Arg](firstParameter(d.fn)).Annotation(), nil)
	object := Type{d.receiver}
	if d.receiver.kind == kindClass {
		if !self.is(kindInstance) || self.d.class.QualifiedName() != "builtins.type" {
			return t
		}
		self, object = self.arg(0), instanceOf(d.receiver.class, d.receiver.args...)
		if d.receiver.flags&declaredFlag != 0 {
			object = object.with(declaredFlag)
		}
	}
	if !self.is(kindTypeVar) {
		return t
	}
	return bind(t, map[string]Type{self.d.name: object})
}

// inTermsOf replaces in t, of which a method of d speaks in the type parameters of
// its class, these by what the receiver has.
func (e *eval) inTermsOf(t Type, d *typeData) Type {
	if d.receiver == nil || d.receiver.class == nil || d.fn.Class == nil {
		return t
	}
	shape := e.shapeOf(d.receiver.class)
	for _, a := range shape.mro {
		if a.class != nil && a.class.Is(d.fn.Class) {
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
		if d.class.Is(t.d.class) {
			d.frame = t.d.frame
		}
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

// returns finds what the statements of f give. Of what is being written that is not known.
func (e *eval) returns(f *Function, in *frame) Type {
	if f.Def.IsBroken() {
		return Type{}
	}
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

// Declared returns the objects that annotation, an expression of m, speaks of: with its type
// variables, and each of which may be of a subclass.
func (m *Module) Declared(annotation syntax.Node) Type {
	return asking(m, func(e *eval) Type { return e.annotationOf(m, annotation, nil) })
}

// Returns returns what the body's return statements and its end give, joined;
// for a coroutine function, what awaiting gives. An annotation is not asked.
func (f *Function) Returns() Type {
	if f == nil || f.Def.Is(syntax.KindLambda) {
		return Type{}
	}
	return asking(f.Module, func(e *eval) Type { return e.askFunction(askReturns, f, nil) })
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
	return e.rebound(e.askFunction(askYields, d.fn, e.frameOf(d)), d)
}

// yields finds what the yields of f give.
func (e *eval) yields(f *Function, in *frame) Type {
	var types []Type
	for _, y := range f.Yields() {
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
	return e.rebound(e.askFunction(askReturns, d.fn, e.frameOf(d)), d)
}
