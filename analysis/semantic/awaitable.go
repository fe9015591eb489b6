package semantic

import (
	"iter"

	"awaiter/analysis/syntax"
)

// MayGiveAwaitable reports whether what a call of t gives may be awaitable although t is
// declared, or seems, to give something else: of t only the signature is known, and
// "Callable[[], int]" is said of coroutine functions, too, that give an int; subclasses are
// to put a method in place of t, which may be a coroutine function; or the body says so,
// see Function.MayGiveAwaitable.
func (t Type) MayGiveAwaitable() bool {
	return asking(t.home(), func(e *eval) bool {
		for _, m := range t.Used().Members() {
			called := e.called(m)
			if !called.is(kindFunction) || called.d.fn == nil {
				continue
			}
			if called.d.fn.Class.QualifiedName() == "collections.abc.Callable" || e.mayBeReplaced(called.d) || e.mayGiveAwaitable(called.d.fn) {
				return true
			}
		}
		return false
	})
}

// MayGiveAwaitable reports whether what a call of f, a plain function, gives may be
// awaitable although its annotation says otherwise. It is so where a return statement
// gives an awaitable, and where it hands on what a method of self gives that f's class
// does not have, nor sets: then f is shared by classes that define it as a function and by
// others that define it as a coroutine function.
func (f *Function) MayGiveAwaitable() bool {
	return f != nil && asking(f.Module, func(e *eval) bool { return e.mayGiveAwaitable(f) })
}

func (e *eval) mayGiveAwaitable(f *Function) bool {
	for v, t := range e.given(f) {
		if t.d == nil && e.isElsewhere(f, syntax.As[syntax.Attribute](syntax.As[syntax.Call](v).Func())) {
			return true
		}
		for _, m := range t.Members() {
			if e.implements(m, Awaitable) != No {
				return true
			}
		}
	}
	return false
}

// Denies reports whether f, a plain function that is declared to give t, an instance, gives
// nothing of its class by what stands in its body, but what is used in another way: one says so
// of a pool that gives a manager of connections.
func (f *Function) Denies(t Type) bool {
	if f == nil || !t.is(kindInstance) || !f.Def.Field(syntax.FieldReturns).Exists() {
		return false
	}
	return asking(f.Module, func(e *eval) bool {
		denies := false
		for _, given := range e.given(f) {
			if given.d == nil {
				return false
			}
			for _, m := range given.Members() {
				if !m.is(kindCoroutine) && (!m.is(kindInstance) || e.inherits(m.d.class, t.d.class) != No) || !e.differsInUse(m, t) {
					return false
				}
			}
			denies = true
		}
		return denies
	})
}

// differsInUse reports whether one of two types surely implements a protocol that the other
// surely does not.
func (e *eval) differsInUse(a, b Type) bool {
	for _, p := range []*Protocol{Awaitable, AsyncIterable, AsyncContextManager, ContextManager, Iterable} {
		if of := e.implements(a, p); of != Unknown && e.implements(b, p) == of.Not() {
			return true
		}
	}
	return false
}

// given yields the expressions that f, a plain function, returns, with what they give: of a
// conditional expression and of "and" and "or" each operand, as one may be known where another
// is not.
func (e *eval) given(f *Function) iter.Seq2[syntax.Node, Type] {
	return func(yield func(syntax.Node, Type) bool) {
		if f == nil || f.Kind != PlainFunction {
			return
		}
		for _, r := range f.ReturnStatements() {
			for v := range operands(r.Value()) {
				if !yield(v, e.typeOf(f.Module, v, nil)) {
					return
				}
			}
		}
	}
}

// operands yields what v, an expression, may give: itself, or the operands of what chooses
// between them. It yields nothing for the zero Node.
func operands(v syntax.Node) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) { yieldOperands(v, yield) }
}

func yieldOperands(v syntax.Node, yield func(syntax.Node) bool) bool {
	switch v.Kind() {
	case syntax.KindIfExp:
		return yieldOperands(v.Field(syntax.FieldBody), yield) && yieldOperands(v.Field(syntax.FieldOrelse), yield)
	case syntax.KindBoolOp:
		for operand := range v.Fields(syntax.FieldValue) {
			if !yieldOperands(operand, yield) {
				return false
			}
		}
		return true
	}
	return !v.Exists() || yield(v)
}

// mayBeReplaced reports whether subclasses are to put a method in place of d's function: it
// says so, or does nothing in a class that is there to be extended. What replaces it may be
// a coroutine function where it is none. It is false of what stubs declare, and of a method
// that super() calls and that does something.
func (e *eval) mayBeReplaced(d *typeData) bool {
	f := d.fn
	if f.Module.isStub() || f.IsOverload() || d.flags&superFlag != 0 && f.doesSomething() {
		return false
	}
	if f.IsAbstract() && f.saysSo() {
		return true
	}
	return isHook(f) && d.receiver != nil && d.receiver.flags&declaredFlag != 0 && d.receiver.class != nil && e.isUnfinished(d.receiver.class)
}

// doesSomething reports whether the body of f is more than a place for one that is still to
// be written.
func (f *Function) doesSomething() bool {
	if isHook(f) {
		return false
	}
	for s := range f.Def.Fields(syntax.FieldBody) {
		if !isPlaceholder(s) {
			return true
		}
	}
	return false
}

// isElsewhere reports whether a is an attribute of the self of f that the class of f
// does not bind.
func (e *eval) isElsewhere(f *Function, a syntax.Attribute) bool {
	if !a.Exists() || f.Class == nil || f.Module.selfClass(a.Value()) != f.Class {
		return false
	}
	for _, target := range f.Module.facts().stores.ofSelf(f.Class, a.Attr().Identifier()) {
		if f.Module.selfClass(target.Field(syntax.FieldValue)) == f.Class {
			return false
		}
	}
	_, _, found := e.lookup(f.Class, a.Attr().Identifier(), 0)
	return found != Yes
}
