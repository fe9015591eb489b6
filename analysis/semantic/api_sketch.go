package semantic

import "awaiter/analysis/syntax"

// TypeOf returns what is known of the value of expr, an expression of m, at the
// place where it stands.
func (m *Module) TypeOf(expr syntax.Node) Type { return Type{} }

// Callee returns the function that call runs, through methods, constructors
// excluded, or nil if that is not known or not one.
func (m *Module) Callee(call syntax.Call) *Function { return nil }

// QualifiedName returns the dotted name under which Python's documentation knows
// what expr refers to, followed through imports, aliases and re-exports:
// "asyncio.run", "builtins.list", "contextlib.asynccontextmanager". It is "" for
// what is not known.
func (m *Module) QualifiedName(expr syntax.Node) string { return "" }

// Reads yields the places where the value that target, a Name that is bound, gets
// there may be read. The second result is Unknown where names can be read in
// ways that are not seen (locals(), exec, global).
func (m *Module) Reads(target syntax.Node) ([]syntax.Node, Answer) { return nil, Unknown }

// Summary returns what other modules may know of m.
func (m *Module) Summary() *Summary { return nil }

// Decorated answers whether a decorator replaces what the def defines by
// something that is not known (Unknown), by something that is (Yes), or leaves it
// as it is (No).
func (f *Function) Decorated() Answer { return Unknown }

// IsAbstract reports whether the body is only a stub: a docstring, "...", pass or
// raise NotImplementedError, or the def is marked @abstractmethod or @overload,
// or stands in a Protocol.
func (f *Function) IsAbstract() bool { return false }

// Returns returns what the body's return statements and its end give, joined;
// for a coroutine function, what awaiting gives. An annotation is not asked.
func (f *Function) Returns() Type { return Type{} }

// FallsThrough answers whether the end of the body can be reached, so that the
// call gives None there.
func (f *Function) FallsThrough() Answer { return Unknown }

// QualifiedName returns module and qualified name: "asyncio.tasks.gather".
func (f *Function) QualifiedName() string { return "" }

// Accepts answers whether f can be called with n positional arguments and no
// others, self or cls included for a method.
func (f *Function) Accepts(n int) Answer { return Unknown }

// A Class is one class statement. A nil Class is one that is not known.
type Class struct {
	Module *Module
	Def    syntax.ClassDef
	Name   string
}

// QualifiedName returns module and qualified name: "asyncio.locks.Lock".
func (c *Class) QualifiedName() string { return "" }

// Own returns the type of the attribute name that c's own body binds, if it does.
func (c *Class) Own(name string) (Type, bool) { return Type{}, false }

// OwnMethod returns the def statement named name in c's own body, the last one
// where there are several, or nil.
func (c *Class) OwnMethod(name string) *Function { return nil }

// Method returns the method that instances of c have under name, found through
// the MRO, or nil. The Answer is Yes if it is this function, No if there surely
// is no such attribute, Unknown if a base is not known or it is not a def.
func (c *Class) Method(name string) (*Function, Answer) { return nil, Unknown }

// Lookup returns the type of the class attribute name through the MRO. Yes: it is
// there; No: it surely is not; Unknown: a base, metaclass, __getattr__ or
// decorator may provide it.
func (c *Class) Lookup(name string) (Type, Answer) { return Type{}, Unknown }

// Has is Lookup's answer alone, on the type as the interpreter looks special
// methods up: a class attribute set to None counts as absent.
func (c *Class) Has(name string) Answer { return Unknown }

// Implements answers whether instances of c have all methods of p.
func (c *Class) Implements(p *Protocol) Answer { return Unknown }

// IsOpen reports whether c has a base, metaclass or decorator that is not known,
// so that its instances may have any attribute.
func (c *Class) IsOpen() bool { return true }

// MayBeExtended reports whether c looks like a part for others to complete: a
// mixin or base by name, an ABC, a Protocol, one with abstract methods, or one
// that another class of the module inherits from.
func (c *Class) MayBeExtended() bool { return false }

// IsSubclassOf answers whether the class with the given qualified name is c or in
// its MRO.
func (c *Class) IsSubclassOf(qualified string) Answer { return Unknown }

// A Protocol is a set of special methods that a statement or expression of the
// language calls.
type Protocol struct {
	Name    string   // "asynchronous context manager"
	Page    string   // docs/protocols page
	Methods []string // in the order of their calls
}

var (
	Awaitable           = &Protocol{"awaitable", "__await__", []string{"__await__"}}
	AsyncIterable       = &Protocol{"asynchronous iterable", "__aiter__", []string{"__aiter__"}}
	AsyncIterator       = &Protocol{"asynchronous iterator", "__anext__", []string{"__aiter__", "__anext__"}}
	AsyncContextManager = &Protocol{"asynchronous context manager", "__aenter__", []string{"__aenter__", "__aexit__"}}
	ContextManager      = &Protocol{"context manager", "__enter__", []string{"__enter__", "__exit__"}}
	Iterable            = &Protocol{"iterable", "__iter__", []string{"__iter__"}} // __getitem__ serves too
	Iterator            = &Protocol{"iterator", "__next__", []string{"__iter__", "__next__"}}
)

// A Type is what is known of a value. The zero Type is Unknown. Types are
// immutable values.
type Type struct{ d *typeData }

type typeData struct{}

// IsUnknown reports whether nothing is known, or a member of a union is not.
func (t Type) IsUnknown() bool { return t.d == nil }

// Members returns the alternatives of a union, else t alone; nothing for Unknown.
func (t Type) Members() []Type { return nil }

// IsNone reports whether t is None.
func (t Type) IsNone() bool { return false }

// IsCoroutine reports whether t is a coroutine object.
func (t Type) IsCoroutine() bool { return false }

// IsAsyncGenerator reports whether t is an asynchronous generator object.
func (t Type) IsAsyncGenerator() bool { return false }

// IsGenerator reports whether t is a generator object.
func (t Type) IsGenerator() bool { return false }

// IsFunction reports whether t is a function, bound method or lambda.
func (t Type) IsFunction() bool { return false }

// IsClassObject reports whether t is a class itself, not an instance.
func (t Type) IsClassObject() bool { return false }

// IsInstance reports whether t is an instance of a known class.
func (t Type) IsInstance() bool { return false }

// IsModule reports whether t is a module.
func (t Type) IsModule() bool { return false }

// Function returns the function that t is, or that made the coroutine,
// generator, or context manager that t is; nil if there is none.
func (t Type) Function() *Function { return nil }

// Class returns the class that t is an instance of, or that t is; nil if there is none.
func (t Type) Class() *Class { return nil }

// Implements answers whether t has all methods of p, for every member of a union;
// Unknown where members differ.
func (t Type) Implements(p *Protocol) Answer { return Unknown }

// Lacks returns the first method of p that t surely does not have, or "".
func (t Type) Lacks(p *Protocol) string { return "" }

// Attribute returns the type of t.name.
func (t Type) Attribute(name string) Type { return Type{} }

// Call returns what calling t gives.
func (t Type) Call() Type { return Type{} }

// Awaited returns what await gives.
func (t Type) Awaited() Type { return Type{} }

// Entered returns what with, or async with, binds.
func (t Type) Entered(async bool) Type { return Type{} }

// Iterated returns what for, or async for, binds.
func (t Type) Iterated(async bool) Type { return Type{} }

// String names t in a message, with the user's own names: "coroutine of
// 'fetch()'", "'Session'", "list". It is "" for Unknown.
func (t Type) String() string { return "" }

// RuntimeName returns type(value).__name__ as CPython's messages print it:
// "coroutine", "async_generator", "list", "Session". It is "" if not known.
func (t Type) RuntimeName() string { return "" }
