package semantic

import "awaiter/analysis/syntax"

// truth answers what bool(t) gives (library reference, "Truth Value Testing").
func (e *eval) truth(t Type) Answer {
	if t.d == nil {
		return Unknown
	}
	switch t.d.kind {
	case kindNone:
		return No
	case kindInstance:
		if t.has(declaredFlag) {
			return Unknown
		}
		if e.has(t.d.class, "__bool__") == No && e.has(t.d.class, "__len__") == No {
			return Yes
		}
		return Unknown
	case kindClass:
		if s := e.shapeOf(t.d.class); s.metaclass != nil || s.unknownMetaclass || s.hasUnknownBase {
			return Unknown
		}
		return Yes
	case kindUnion:
		all := e.truth(t.d.args[0])
		for _, m := range t.d.args[1:] {
			if e.truth(m) != all {
				return Unknown
			}
		}
		return all
	case kindFunction:
		if t.has(wrappedFlag) {
			return Unknown
		}
		return Yes
	case kindCoroutine, kindGenerator, kindAsyncGenerator, kindManager, kindAsyncManager, kindModule:
		return Yes
	}
	return Unknown
}

// isTaken reports whether the way that guard stands before may be taken: its calls
// return, its with items swallow an exception.
func (e *eval) isTaken(m *Module, guard []syntax.Node, f *frame) bool {
	for _, n := range guard {
		switch {
		case n.Is(syntax.KindCall):
			if e.neverReturns(m, syntax.As[syntax.Call](n), f) {
				return false
			}
		case n.Is(syntax.KindWithItem):
			if !e.maySwallow(m, syntax.As[syntax.WithItem](n), f) {
				return false
			}
		}
	}
	return true
}

// neverReturns reports whether call, a statement of its own, or awaited in one,
// surely ends in an exception.
func (e *eval) neverReturns(m *Module, call syntax.Call, f *frame) bool {
	callee := e.typeOf(m, call.Func(), f)
	if !callee.is(kindFunction) || callee.has(managerFlag) || callee.has(wrappedFlag) {
		return false
	}
	fn := callee.d.fn
	awaited := call.Parent().Is(syntax.KindAwait)
	switch {
	case fn == nil || fn.Kind == GeneratorFunction || fn.Kind == AsyncGenerator:
		return false
	case fn.Kind == CoroutineFunction && !awaited:
		return false
	case fn.Kind == PlainFunction && awaited:
		return false
	}
	if returns := syntax.As[syntax.FunctionDef](fn.Def).Returns(); returns.Exists() {
		switch e.qualifiedName(fn.Module, returns) {
		case "typing.NoReturn", "typing.Never":
			return true
		}
		return saysNoReturn(fn.Def)
	}
	if callee.d.receiver != nil && callee.d.receiver.flags&declaredFlag != 0 {
		return false // a subclass may have another one
	}
	return !fn.IsAbstract() && len(fn.ReturnStatements()) == 0 && e.fallsThrough(fn) == No
}

// maySwallow reports whether leaving the block of the with item w by an exception
// may go on behind it: unless __exit__ surely gives what is false.
func (e *eval) maySwallow(m *Module, w syntax.WithItem, f *frame) bool {
	async := w.Parent().IsAsync()
	t := e.typeOf(m, w.ContextExpr(), f)
	if t.d == nil {
		return true
	}
	for _, one := range t.Members() {
		if !one.is(kindInstance) {
			return true
		}
		var result Type
		if async {
			result = e.awaited(e.callMethod(one, "__aexit__"))
		} else {
			result = e.callMethod(one, "__exit__")
		}
		if e.truth(result) != No {
			return true
		}
	}
	return false
}
