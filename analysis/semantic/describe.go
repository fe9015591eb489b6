package semantic

import (
	"slices"
	"strings"
)

// String names t in a message, with the user's own names: "coroutine of
// 'fetch()'", "'Session'", "list". It is "" for Unknown.
func (t Type) String() string {
	if t.d == nil {
		return ""
	}
	d := t.d
	switch d.kind {
	case kindNone:
		return "None"
	case kindInstance:
		if d.class.isLibraryType() {
			return d.class.Name
		}
		return "'" + d.class.Name + "'"
	case kindClass:
		return "class '" + d.class.Name + "'"
	case kindFunction:
		switch {
		case d.fn == nil || d.fn.Name == "":
			return "lambda"
		case d.receiver != nil:
			return "method '" + d.functionName() + "'"
		}
		return "function '" + d.functionName() + "'"
	case kindCoroutine:
		return "coroutine" + d.of()
	case kindGenerator:
		return "generator" + d.of()
	case kindAsyncGenerator:
		return "async generator" + d.of()
	case kindManager:
		return "context manager" + d.of()
	case kindAsyncManager:
		return "async context manager" + d.of()
	case kindAwaitIterator:
		return "iterator of __await__"
	case kindModule:
		return "module '" + d.name + "'"
	case kindPartial:
		return "partial of " + t.arg(0).String()
	case kindSuper:
		return "super()"
	case kindStaticMethod, kindClassMethod, kindProperty:
		return d.runtimeName()
	case kindUnion:
		var words []string
		for _, m := range d.args {
			if s := m.String(); !slices.Contains(words, s) {
				words = append(words, s)
			}
		}
		last := len(words) - 1
		if last == 0 {
			return words[0]
		}
		return strings.Join(words[:last], ", ") + " or " + words[last]
	}
	return ""
}

// of returns " of 'f()'" for what calling f made.
func (d *typeData) of() string {
	if name := d.functionName(); name != "" {
		return " of '" + name + "()'"
	}
	return ""
}

// functionName returns the name under which the program knows the function of d.
func (d *typeData) functionName() string {
	switch {
	case d.name != "":
		return d.name
	case d.fn != nil:
		return d.fn.Name
	}
	return ""
}

// isLibraryType reports whether c is a built-in type, or one that has no public
// name, so that a message names the kind of value rather than the user's class.
func (c *Class) isLibraryType() bool {
	switch c.Module.Name {
	case "builtins", "types", "_builtins":
		return true
	}
	return false
}

// RuntimeName returns type(value).__name__ as CPython's messages print it:
// "coroutine", "async_generator", "list", "Session". It is "" if not known.
func (t Type) RuntimeName() string {
	name := ""
	for i, m := range t.Members() {
		switch n := m.d.runtimeName(); {
		case n == "":
			return ""
		case i > 0 && n != name:
			return ""
		default:
			name = n
		}
	}
	return name
}

func (d *typeData) runtimeName() string {
	switch d.kind {
	case kindNone:
		return "NoneType"
	case kindInstance:
		if d.flags&declaredFlag != 0 && !d.class.isFinal() {
			return ""
		}
		return runtimeClassName(d.class)
	case kindClass:
		if len(d.args) > 0 || d.flags&declaredFlag != 0 {
			return ""
		}
		switch shape := newEval(d.class.Module).shapeOf(d.class); {
		case shape.unknownMetaclass || shape.hasUnknownBase:
			return ""
		case shape.isProtocol, newEval(d.class.Module).isSubclass(d.class, "typing.TypedDict") != No:
			return "" // whose metaclasses have no public name
		case d.class.Module.isStub() && d.class.Module.Name != "builtins":
			return "" // some are functions
		case shape.metaclass != nil && shape.metaclass.Module.isStub() && shape.metaclass.QualifiedName() != "abc.ABCMeta":
			return "" // EnumMeta is another name of EnumType from 3.11
		case shape.metaclass != nil:
			return shape.metaclass.Name
		}
		return "type"
	case kindFunction:
		switch {
		case d.fn == nil || d.fn.Module.isStub() || d.flags&(managerFlag|wrappedFlag) != 0:
			return ""
		case d.receiver != nil && d.receiver.flags&declaredFlag != 0:
			return "" // an instance may have another value in its place
		case d.receiver != nil:
			return "method"
		}
		return "function"
	case kindCoroutine:
		if d.flags&declaredFlag != 0 {
			return ""
		}
		return "coroutine"
	case kindGenerator:
		if d.flags&declaredFlag != 0 {
			return ""
		}
		return "generator"
	case kindAsyncGenerator:
		if d.flags&declaredFlag != 0 {
			return ""
		}
		return "async_generator"
	case kindManager:
		return "_GeneratorContextManager"
	case kindAsyncManager:
		return "_AsyncGeneratorContextManager"
	case kindModule:
		return "module"
	case kindPartial:
		return "partial"
	case kindSuper:
		return "super"
	case kindStaticMethod:
		return "staticmethod"
	case kindClassMethod:
		return "classmethod"
	}
	return ""
}

// isFinal reports whether a value declared to be an instance of c is exactly that.
func (c *Class) isFinal() bool {
	if !c.isLibraryType() || !c.Module.isStub() {
		return false
	}
	switch c.Name {
	case "bool", "range", "slice", "memoryview":
		return true
	}
	return c.Module.Name != "builtins"
}

// runtimeClassName returns the __name__ of c, which the stubs know under another
// name for what the interpreter does not export.
func runtimeClassName(c *Class) string {
	if c.Module.isStub() {
		if name, ok := runtimeNames[c.QualifiedName()]; ok {
			return name
		}
	}
	return c.Name
}

var runtimeNames = map[string]string{
	"types.EllipsisType":        "ellipsis",
	"types.CoroutineType":       "coroutine",
	"types.GeneratorType":       "generator",
	"types.AsyncGeneratorType":  "async_generator",
	"types.FunctionType":        "function",
	"types.MethodType":          "method",
	"types.ModuleType":          "module",
	"types.BuiltinFunctionType": "builtin_function_or_method",
	"types.MappingProxyType":    "mappingproxy",
	"types.FrameType":           "frame",
	"types.CodeType":            "code",
	"types.TracebackType":       "traceback",
	"threading.Lock":            "lock",
	"threading.local":           "_local",
	"typing._SpecialForm":       "", // some are classes
}
