package semantic

import (
	"slices"
	"strings"

	"awaiter/analysis/syntax"
)

// A Protocol is a set of special methods that a statement or expression of the
// language calls.
type Protocol struct {
	Name    string   // "asynchronous context manager"
	Page    string   // docs/protocols page
	Methods []string // in the order of their calls

	number int // of those below; 0 for another one
}

const protocolCount = 8

var (
	Awaitable           = &Protocol{"awaitable", "__await__", []string{"__await__"}, 1}
	AsyncIterable       = &Protocol{"asynchronous iterable", "__aiter__", []string{"__aiter__"}, 2}
	AsyncIterator       = &Protocol{"asynchronous iterator", "__anext__", []string{"__aiter__", "__anext__"}, 3}
	AsyncContextManager = &Protocol{"asynchronous context manager", "__aenter__", []string{"__aenter__", "__aexit__"}, 4}
	ContextManager      = &Protocol{"context manager", "__enter__", []string{"__enter__", "__exit__"}, 5}
	Iterable            = &Protocol{"iterable", "__iter__", []string{"__iter__"}, 6} // __getitem__ serves too
	Iterator            = &Protocol{"iterator", "__next__", []string{"__iter__", "__next__"}, 7}
)

// Implements answers whether t has all methods of p, for every member of a union;
// Unknown where members differ.
func (t Type) Implements(p *Protocol) Answer {
	if t.d == nil {
		return Unknown
	}
	if !t.is(kindInstance) || p.number == 0 {
		return asking(t.home(), func(e *eval) Answer { return e.implements(t, p) })
	}
	declared := 0
	if t.has(declaredFlag) {
		declared = 1
	}
	const found = 1 << 8 // 0: nobody has asked
	kept := &t.d.class.implements[declared][p.number]
	if answer := kept.Load(); answer != 0 {
		return Answer(answer - found)
	}
	return asking(t.home(), func(e *eval) Answer {
		answer := e.implements(t, p)
		if !e.deep {
			kept.Store(int32(answer) + found)
		}
		return answer
	})
}

// Lacks returns the first method of p that t surely does not have, or "". Of a
// union it is that of the first member, if every member lacks one.
func (t Type) Lacks(p *Protocol) string {
	e := newEval(t.home())
	first := ""
	for i, m := range t.Members() {
		missing := e.lacks(m, p)
		if missing == "" {
			return ""
		}
		if i == 0 {
			first = missing
		}
	}
	return first
}

// lacks returns the first method of p that t, no union, surely does not have.
func (e *eval) lacks(t Type, p *Protocol) string {
	for _, name := range p.Methods {
		if e.hasSpecial(t, name, p == Iterable) == No {
			return name
		}
	}
	return ""
}

func (e *eval) implements(t Type, p *Protocol) Answer {
	all := Unknown
	for i, m := range t.Members() {
		one := Yes
		for _, name := range p.Methods {
			one = one.And(e.hasSpecial(m, name, p == Iterable))
		}
		switch {
		case i == 0:
			all = one
		case one != all:
			return Unknown
		}
	}
	return all
}

// specialMethods lists, per kind of value that the interpreter itself makes, the
// methods of our protocols that its type has (data model, "The standard type
// hierarchy"; contextlib for its managers).
var specialMethods = map[typeKind][]string{
	kindNone:           nil,
	kindFunction:       nil,
	kindModule:         nil,
	kindCoroutine:      {"__await__"},
	kindGenerator:      {"__iter__", "__next__"},
	kindAsyncGenerator: {"__aiter__", "__anext__"},
	kindManager:        {"__enter__", "__exit__"},
	kindAsyncManager:   {"__aenter__", "__aexit__"},
	kindAwaitIterator:  {"__iter__", "__next__"},
	kindPartial:        nil,
	kindStaticMethod:   nil,
	kindClassMethod:    nil,
	kindProperty:       nil,
}

// hasSpecial answers whether the type of t, no union, has the special method name
// of one of our protocols; byItem says that __getitem__ serves as well (data
// model, object.__getitem__).
func (e *eval) hasSpecial(t Type, name string, byItem bool) Answer {
	d := t.d
	switch d.kind {
	case kindInstance:
		answer := e.has(d.class, name)
		if answer == Yes && e.refuses(d.class, name) {
			return No
		}
		if answer != Yes && byItem {
			answer = e.hasItems(d.class, answer)
		}
		if answer == No && d.flags&declaredFlag != 0 && e.mayHaveMore(d, name) {
			return Unknown
		}
		return answer
	case kindClass:
		return e.classHas(d, name, byItem)
	case kindFunction:
		if d.flags&wrappedFlag != 0 {
			return Unknown
		}
	}
	names, known := specialMethods[d.kind]
	if !known {
		return Unknown
	}
	for _, n := range names {
		if n == name {
			return Yes
		}
	}
	if name == "__await__" && d.kind == kindGenerator && d.flags&awaitableFlag != 0 {
		return Yes
	}
	return No
}

// heirMayHave reports whether a class of c's module that inherits from c may have the
// special method name.
func (e *eval) heirMayHave(c *Class, name string) bool {
	if !c.Module.inherited(c) {
		return false
	}
	for _, s := range c.Module.Classes {
		if s != c && e.inherits(s, c) != No && e.has(s, name) != No {
			return true
		}
	}
	return false
}

// refuses reports whether the method name of c, one of the synchronous protocols, is
// there only to raise that the asynchronous one is to be used, as aiohttp's
// ClientSession and trio's nurseries have it.
func (e *eval) refuses(c *Class, name string) bool {
	twin := map[string]string{"__enter__": "__aenter__", "__iter__": "__aiter__"}[name]
	if twin == "" {
		return false
	}
	return e.raises(c, name) && e.has(c, twin) == Yes && !e.raises(c, twin)
}

// raises reports whether all that the method name of c does is to raise.
func (e *eval) raises(c *Class, name string) bool {
	t, _, _ := e.lookup(c, name, 0)
	switch {
	case !t.is(kindFunction) || t.d.fn == nil:
		return false
	case t.d.fn.Module.isStub():
		return e.givesNothing(t.d.fn)
	}
	for s := range t.d.fn.Def.Fields(syntax.FieldBody) {
		if s.Is(syntax.KindRaise) {
			return true
		}
		if !isPlaceholder(s) {
			return false
		}
	}
	return false
}

// classHas is hasSpecial for a class itself, whose type is its metaclass.
func (e *eval) classHas(d *typeData, name string, byItem bool) Answer {
	shape := e.shapeOf(d.class)
	switch {
	case len(d.args) > 0, d.flags&declaredFlag != 0, shape.unknownMetaclass, shape.hasUnknownBase:
		return Unknown
	case shape.metaclass == nil:
		return No
	}
	answer := e.has(shape.metaclass, name)
	if answer != Yes && byItem {
		answer = e.hasItems(shape.metaclass, answer)
	}
	return answer
}

// hasItems answers whether instances of c, of which iter is what is known of their
// __iter__, are iterable all the same by their __getitem__: not if __iter__ is None
// (data model, object.__iter__).
func (e *eval) hasItems(c *Class, iter Answer) Answer {
	if t, _, answer := e.lookup(c, "__iter__", 0); answer == Yes && t.IsNone() {
		return No
	}
	items := e.has(c, "__getitem__")
	if items == No || items == Unknown && iter == Unknown {
		return iter
	}
	if iter == Unknown {
		return Unknown
	}
	return items
}

// RaisesInLoop reports whether the method name of t, of all members of a union, raises
// an exception if it finds that an event loop runs: "if self.loop.is_running(): raise",
// as methods of telethon do that serve where none runs.
func (t Type) RaisesInLoop(name string) bool {
	e := newEval(t.home())
	return t.every(func(d *typeData) bool {
		if d.kind != kindInstance {
			return false
		}
		method, _, _ := e.lookup(d.class, name, 0)
		return method.is(kindFunction) && method.d.fn != nil && raisesInLoop(method.d.fn)
	})
}

// raisesInLoop is RaisesInLoop for the function f: before anything is returned there is
// such a test.
func raisesInLoop(f *Function) bool {
	for s := range f.Def.Fields(syntax.FieldBody) {
		if s.Is(syntax.KindReturn) {
			return false
		}
		asked := syntax.As[syntax.Call](s.Field(syntax.FieldTest))
		if !s.Is(syntax.KindIf) || lastName(asked.Func()) != "is_running" || asked.Arg(0).Exists() {
			continue
		}
		if first := s.Field(syntax.FieldBody); first.Is(syntax.KindRaise) {
			return true
		}
	}
	return false
}

// mayHaveMore reports whether a value that is only declared to be of the class of d
// may well be of a subclass that has the method name.
func (e *eval) mayHaveMore(d *typeData, name string) bool {
	if !d.class.Module.isStub() {
		return e.isUnfinished(d.class) && !e.isFinishedManager(d.class, name) || e.heirMayHave(d.class, name)
	}
	lacks, abstract := lacksByMeaning[d.class.QualifiedName()]
	return abstract && !slices.Contains(lacks, name)
}

// isFinishedManager reports whether c, which looks unfinished, is all the same what it is
// declared to be: a private class that has both methods of an asynchronous context
// manager, and is asked for those of a plain one, such as _BaseRequestContextManager of
// aiohttp.
func (e *eval) isFinishedManager(c *Class, name string) bool {
	switch name {
	case "__enter__", "__exit__":
		return strings.HasPrefix(c.Name, "_") && !e.shapeOf(c).isAbstract && e.implements(instanceOf(c), AsyncContextManager) == Yes
	}
	return false
}

var (
	ofAsyncIterators = []string{"__iter__", "__next__", "__await__", "__enter__", "__exit__"}
	ofIterators      = []string{"__aiter__", "__anext__", "__await__", "__aenter__", "__aexit__"}
	ofCoroutines     = []string{"__iter__", "__next__", "__aiter__", "__anext__", "__enter__", "__exit__", "__aenter__", "__aexit__"}
	ofManagers       = []string{"__aiter__", "__anext__"} // SQLAlchemy's sessionmaker(class_=AsyncSession).begin() is declared one
	ofAsyncManagers  = []string{"__enter__", "__exit__", "__iter__", "__next__"}
	lacksByMeaning   = map[string][]string{
		"collections.abc.Awaitable":              {"__enter__", "__exit__", "__next__"},
		"collections.abc.Coroutine":              ofCoroutines,
		"collections.abc.Callable":               ofCoroutines,
		"collections.abc.AsyncIterable":          ofAsyncIterators,
		"collections.abc.AsyncIterator":          ofAsyncIterators,
		"collections.abc.AsyncGenerator":         ofAsyncIterators,
		"collections.abc.Iterable":               ofIterators,
		"collections.abc.Iterator":               ofIterators,
		"collections.abc.Generator":              {"__aiter__", "__anext__", "__aenter__", "__aexit__"},
		"collections.abc.Collection":             ofIterators,
		"collections.abc.Sequence":               ofIterators,
		"collections.abc.MutableSequence":        ofIterators,
		"collections.abc.Set":                    ofIterators,
		"collections.abc.MutableSet":             ofIterators,
		"collections.abc.Mapping":                ofIterators,
		"collections.abc.MutableMapping":         ofIterators,
		"contextlib.AbstractContextManager":      ofManagers,
		"contextlib.AbstractAsyncContextManager": ofAsyncManagers,
		"collections.abc.Hashable":               nil,
		"collections.abc.Sized":                  nil,
		"collections.abc.Container":              nil,
		"collections.abc.Reversible":             nil,
	}
)

// has answers whether instances of c have the special method name, as the
// interpreter looks it up.
func (e *eval) has(c *Class, name string) Answer {
	if c == nil {
		return Unknown
	}
	t, owner, answer := e.lookup(c, name, 0)
	if answer != Yes {
		return answer
	}
	if t.IsNone() {
		return No
	}
	if e.mayBeUnbound(owner.class, name) {
		return Unknown
	}
	return Yes
}
