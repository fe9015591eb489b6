package semantic

import "strings"

// isKind answers whether t is of kind k.
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
