package semantic

import (
	"strings"

	"awaiter/analysis/syntax"
)

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
		return keep(t, e.hasName(t, name), v.holds)
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

func isKind(t Type, k typeKind) Answer {
	switch {
	case t.d == nil || t.is(kindInstance) && t.has(declaredFlag):
		return Unknown
	case t.is(k):
		return Yes
	}
	return No
}

// isOfKind answers whether t is a function of kind k, or a partial of one.
func isOfKind(t Type, k FunctionKind) Answer {
	for t.is(kindPartial) {
		t = t.arg(0)
	}
	if !t.is(kindFunction) || t.d.fn == nil || t.has(wrappedFlag) || t.has(managerFlag) {
		return Unknown
	}
	return answer(t.d.fn.Kind == k)
}

func (e *eval) isCallable(t Type) Answer {
	switch {
	case t.d == nil:
		return Unknown
	case t.is(kindFunction), t.is(kindClass), t.is(kindPartial):
		return Yes
	case t.is(kindInstance):
		answer := e.has(t.d.class, "__call__")
		if answer == No && t.has(declaredFlag) {
			return Unknown
		}
		return answer
	}
	return No
}

// hasName answers whether t has the attribute name.
func (e *eval) hasName(t Type, name string) Answer {
	if isProtocolMethod(name) {
		return e.hasSpecial(t, name, false)
	}
	if !t.is(kindInstance) {
		return Unknown
	}
	_, _, answer := e.lookup(t.d.class, name, 0)
	if answer == No {
		return Unknown // instances may have it
	}
	return answer
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

// isInstance answers isinstance(t, c) for t, no union.
func (e *eval) isInstance(t Type, c *Class) Answer {
	if t.is(kindInstance) {
		answer := e.inherits(t.d.class, c)
		if answer == Yes || e.isStructural(c) == No && !t.has(declaredFlag) {
			return answer
		}
		if p := abstracts[c.QualifiedName()]; p != nil && e.implements(t, p) == Yes {
			return Yes
		}
		return Unknown
	}
	if c.Module.isStub() {
		return e.isLibraryInstance(t, c)
	}
	if e.shapeOf(c).metaclass != nil {
		return Unknown // it may say of anything that it is an instance
	}
	return No
}

// abstracts are the abstract classes of which every object with the methods of a
// protocol is an instance.
var abstracts = map[string]*Protocol{
	"collections.abc.Awaitable":     Awaitable,
	"collections.abc.AsyncIterable": AsyncIterable,
	"collections.abc.AsyncIterator": AsyncIterator,
	"collections.abc.Iterable":      {Methods: []string{"__iter__"}}, // __getitem__ does not count
	"collections.abc.Iterator":      Iterator,
}

// isLibraryInstance is isInstance for values of the kinds that the interpreter makes
// and classes of the library, of which those of collections.abc ask for methods.
func (e *eval) isLibraryInstance(t Type, c *Class) Answer {
	name := c.QualifiedName()
	if p := abstracts[name]; p != nil {
		return e.implements(t, p)
	}
	switch name {
	case "collections.abc.Coroutine", "types.CoroutineType":
		return isKind(t, kindCoroutine)
	case "collections.abc.AsyncGenerator", "types.AsyncGeneratorType":
		return isKind(t, kindAsyncGenerator)
	case "collections.abc.Generator", "types.GeneratorType":
		return isKind(t, kindGenerator)
	case "builtins.type":
		return isKind(t, kindClass)
	case "functools.partial":
		return isKind(t, kindPartial)
	case "types.ModuleType":
		return isKind(t, kindModule)
	}
	if t.is(kindNone) && strings.HasPrefix(name, "builtins.") && name != "builtins.object" {
		return No
	}
	switch c.Module.Name {
	case "builtins":
		switch c.Name {
		case "int", "str", "bytes", "bytearray", "float", "complex", "bool", "list", "tuple", "dict", "set", "frozenset",
			"BaseException", "Exception":
			return No
		}
	case "asyncio", "asyncio.futures", "asyncio.tasks", "asyncio.locks":
		return No
	}
	return Unknown
}

// isStructural answers whether isinstance with c looks at what methods an object
// has, so that more than subclasses may pass it.
func (e *eval) isStructural(c *Class) Answer {
	shape := e.shapeOf(c)
	if shape.metaclass != nil || shape.unknownMetaclass || shape.isAbstract {
		return Unknown
	}
	return No
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
		return false
	}
	if callee.d.receiver != nil && callee.d.receiver.flags&declaredFlag != 0 {
		return false // a subclass may have another one
	}
	return !fn.IsAbstract() && len(fn.returns) == 0 && e.fallsThrough(fn) == No
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

// stringConstant returns the text of n, a string without prefix or escapes.
func stringConstant(n syntax.Node) (string, bool) {
	if !n.Is(syntax.KindConstant) || n.Op() != syntax.ConstStr {
		return "", false
	}
	return syntax.As[syntax.Constant](n).StringValue()
}
