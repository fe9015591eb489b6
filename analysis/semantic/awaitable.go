package semantic

import "awaiter/analysis/syntax"

// MayGiveAwaitable reports whether what a call of f, a plain function, gives may be
// awaitable although its annotation says otherwise. It is so where a return statement
// gives an awaitable, and where it hands on what a method of self gives that f's class
// does not have, nor sets: then f is shared by classes that define it as a function and by
// others that define it as a coroutine function.
func (f *Function) MayGiveAwaitable() bool {
	if f == nil || f.Kind != PlainFunction {
		return false
	}
	e := newEval(f.Module)
	for _, r := range f.returns {
		if e.mayBeAwaitable(f, r.Value()) {
			return true
		}
	}
	return false
}

// IsToBeImplemented reports whether f says that subclasses are to implement it: it is marked
// @abstractmethod, or raises NotImplementedError. What implements it may be a coroutine
// function where f is none. It is false of what stubs declare.
func (f *Function) IsToBeImplemented() bool {
	return f.IsAbstract() && f.saysSo() && !f.IsOverload() && !f.Module.isStub()
}

// mayBeAwaitable is MayGiveAwaitable for one expression that f returns.
func (e *eval) mayBeAwaitable(f *Function, v syntax.Node) bool {
	switch v.Kind() {
	case syntax.KindIfExp:
		return e.mayBeAwaitable(f, v.Field(syntax.FieldBody)) || e.mayBeAwaitable(f, v.Field(syntax.FieldOrelse))
	case syntax.KindBoolOp:
		for operand := range v.Fields(syntax.FieldValue) {
			if e.mayBeAwaitable(f, operand) {
				return true
			}
		}
		return false
	}
	t := e.typeOf(f.Module, v, nil)
	if t.d == nil {
		return e.isElsewhere(f, syntax.As[syntax.Attribute](syntax.As[syntax.Call](v).Func()))
	}
	for _, m := range t.Members() {
		if e.implements(m, Awaitable) != No {
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
	for _, target := range f.Module.facts().stores[a.Attr().Identifier()] {
		if f.Module.selfClass(target.Field(syntax.FieldValue)) == f.Class {
			return false
		}
	}
	_, _, found := e.lookup(f.Class, a.Attr().Identifier(), 0)
	return found != Yes
}
