package semantic

import "awaiter/analysis/syntax"

// narrowed returns what is known where a value of which nothing is known passed
// the test of v.
func (e *eval) narrowed(m *Module, v *flowValue, t Type, f *frame) Type {
	n, _ := e.narrowedMember(m, v, t, f)
	return n
}

// narrowedMember returns what t, no union, is where the test of v holds or does not
// hold, as v says; and false if t then cannot be there.
func (e *eval) narrowedMember(m *Module, v *flowValue, t Type, f *frame) (Type, bool) {
	test := v.test
	if test == v.subject {
		switch truth := e.truth(t); {
		case v.holds && truth == No, !v.holds && truth == Yes:
			return Type{}, false
		}
		return t, true
	}
	switch test.Kind() {
	case syntax.KindNamedExpr:
		truth := e.truth(t)
		return t, !(v.holds && truth == No || !v.holds && truth == Yes)
	case syntax.KindCompare:
		return e.narrowedByCompare(m, v, t, f)
	case syntax.KindCall:
		return e.narrowedByCall(m, v, t, f)
	case syntax.KindMatchClass, syntax.KindMatchAs, syntax.KindMatchOr, syntax.KindMatchSingleton,
		syntax.KindMatchValue, syntax.KindMatchSequence, syntax.KindMatchMapping:
		return e.narrowedByPattern(m, test, v.holds, t, f)
	}
	return t, true
}

// narrowedByCompare narrows by "x is None" and its like.
func (e *eval) narrowedByCompare(m *Module, v *flowValue, t Type, f *frame) (Type, bool) {
	c := syntax.As[syntax.Compare](v.test)
	var op syntax.Op
	var right syntax.Node
	for o := range c.Ops() {
		if op != syntax.OpNone {
			return t, true // a chain
		}
		op = o.Op()
	}
	for r := range c.Comparators() {
		right = r
	}
	left := c.Left()
	if isNoneConstant(left) {
		left, right = right, left
	}
	if call := syntax.As[syntax.Call](left); call.Exists() && call.Contains(v.subject) {
		switch e.qualifiedName(m, call.Func()) {
		case "builtins.len", "builtins.id", "builtins.str", "builtins.repr", "builtins.type":
			return t, true
		}
		return Type{}, true // a test of some kind
	}
	if !isNoneConstant(right) || !(left == v.subject || left.Is(syntax.KindNamedExpr) && left.Contains(v.subject)) {
		return t, true
	}
	isNone := v.holds
	switch op {
	case syntax.OpIs, syntax.OpEq:
	case syntax.OpIsNot, syntax.OpNotEq:
		isNone = !isNone
	default:
		return t, true
	}
	switch {
	case !isNone:
		return t, !t.IsNone()
	case t.d == nil:
		return noneType, true
	}
	return t, t.IsNone()
}

func isNoneConstant(n syntax.Node) bool {
	return n.Is(syntax.KindConstant) && n.Op() == syntax.ConstNone
}

// narrowedByCall narrows by isinstance and other predicates. A function that is
// not known may test for anything.
func (e *eval) narrowedByCall(m *Module, v *flowValue, t Type, f *frame) (Type, bool) {
	call := syntax.As[syntax.Call](v.test)
	if call.Func().Contains(v.subject) {
		return t, true
	}
	if call.Arg(0) != v.subject {
		return Type{}, true
	}
	switch e.qualifiedName(m, call.Func()) {
	case "builtins.isinstance":
		return e.narrowedByClass(e.typeOf(m, call.Arg(1), f), v.holds, t)
	case "builtins.hasattr":
		name, ok := stringConstant(call.Arg(1))
		if t.d == nil || !ok || !isSpecial(name) && !t.is(kindInstance) {
			return Type{}, true
		}
		if answer := e.hasName(t, name); answer != Unknown || isSpecial(name) {
			return keep(t, answer, v.holds)
		}
		return t, true // of a subclass, or it is set from outside
	case "builtins.callable":
		return keep(t, e.isCallable(t), v.holds)
	case "inspect.isawaitable":
		return keep(t, e.implements(t, Awaitable), v.holds)
	case "inspect.iscoroutine", "asyncio.iscoroutine", "asyncio.coroutines.iscoroutine":
		return keep(t, isKind(t, kindCoroutine), v.holds)
	case "inspect.iscoroutinefunction", "asyncio.iscoroutinefunction", "asyncio.coroutines.iscoroutinefunction":
		return keep(t, isOfKind(t, CoroutineFunction), v.holds)
	case "inspect.isasyncgenfunction":
		return keep(t, isOfKind(t, AsyncGenerator), v.holds)
	case "inspect.isgeneratorfunction":
		return keep(t, isOfKind(t, GeneratorFunction), v.holds)
	case "inspect.isasyncgen":
		return keep(t, isKind(t, kindAsyncGenerator), v.holds)
	case "builtins.len", "builtins.bool", "builtins.str", "builtins.id", "builtins.any", "builtins.all":
		return t, true
	}
	return Type{}, true
}

// keep returns t where a test for what t has, as answer says, came out as holds.
func keep(t Type, answer Answer, holds bool) (Type, bool) {
	switch {
	case answer == Unknown || t.d == nil:
		return Type{}, true
	case (answer == Yes) == holds:
		return t, true
	}
	return Type{}, false
}

// narrowedByClass narrows t by isinstance with c, a class or a tuple of classes.
func (e *eval) narrowedByClass(c Type, holds bool, t Type) (Type, bool) {
	if c.has(fixedFlag) {
		return e.narrowedByAny(c.d.args, holds, t)
	}
	if !c.is(kindClass) {
		return Type{}, true
	}
	wanted := instanceOf(c.d.class).with(declaredFlag)
	if t.d == nil {
		if holds && e.isStructural(c.d.class) == No {
			return wanted, true
		}
		return t, true // of what has the methods of an abstract class, nothing else is known
	}
	is := e.isInstance(t, c.d.class)
	switch {
	case is == Yes:
		return t, holds
	case is == No:
		return t, !holds
	case !holds:
		return t, true
	case t.is(kindInstance) && e.inherits(c.d.class, t.d.class) == Yes:
		return wanted, true
	}
	// What is of both classes is not known; where t is one of a union, it is more
	// likely the other.
	return Type{}, false
}

func (e *eval) narrowedByAny(classes []Type, holds bool, t Type) (Type, bool) {
	var kept []Type
	for _, c := range classes {
		n, possible := e.narrowedByClass(c, holds, t)
		switch {
		case !holds && !possible:
			return Type{}, false
		case holds && possible:
			kept = append(kept, n)
		}
	}
	if !holds {
		return t, true
	}
	return join(kept...), len(kept) > 0
}

// narrowedByPattern narrows by a pattern of a match statement.
func (e *eval) narrowedByPattern(m *Module, pattern syntax.Node, holds bool, t Type, f *frame) (Type, bool) {
	switch pattern.Kind() {
	case syntax.KindMatchClass:
		if !holds && pattern.Field(syntax.FieldPattern).Exists() || !holds && pattern.Field(syntax.FieldKwdPatterns).Exists() {
			return t, true
		}
		return e.narrowedByClass(e.typeOf(m, pattern.Field(syntax.FieldCls), f), holds, t)
	case syntax.KindMatchSingleton:
		if value := pattern.Field(syntax.FieldValue); pattern.Op() != syntax.ConstNone && !isNoneConstant(value) {
			return t, true
		}
		if holds && t.d == nil {
			return noneType, true
		}
		return t, t.d == nil || t.IsNone() == holds
	case syntax.KindMatchAs:
		if p := pattern.Field(syntax.FieldPattern); p.Exists() {
			return e.narrowedByPattern(m, p, holds, t, f)
		}
		return t, holds
	case syntax.KindMatchOr:
		if holds {
			return Type{}, true
		}
	}
	if holds && !pattern.Is(syntax.KindMatchValue) {
		return Type{}, true
	}
	return t, true
}

// stringConstant returns the text of n, a string without prefix or escapes.
func stringConstant(n syntax.Node) (string, bool) {
	if !n.Is(syntax.KindConstant) || n.Op() != syntax.ConstStr {
		return "", false
	}
	return syntax.As[syntax.Constant](n).StringValue()
}
