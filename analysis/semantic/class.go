package semantic

import (
	"strings"
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A Class is one class statement. A nil Class is one that is not known.
type Class struct {
	Module *Module
	Def    syntax.ClassDef
	Name   string

	shape            atomic.Pointer[classShape]
	instance, object typeData // of the Types of its instances and of itself
	qualified        qualified
	body             *scope
	decorated        kept                      // what askClass answers
	bases            atomic.Pointer[relatives] // see above
	patched          fact                      // see isPatched
	unfinished       fact                      // see looksUnfinished
	slots            fact                      // see hasSlot
	implements       [2][protocolCount]atomic.Int32
}

// newClass returns the Class of def, a class statement of m.
func newClass(m *Module, def syntax.ClassDef) *Class {
	c := &Class{Module: m, Def: def, Name: def.Name().Identifier()}
	c.instance = typeData{kind: kindInstance, class: c}
	c.object = typeData{kind: kindClass, class: c}
	return c
}

// QualifiedName returns module and qualified name: "asyncio.locks.Lock".
func (c *Class) QualifiedName() string {
	if c == nil {
		return ""
	}
	return c.qualified.name(c.Module, c.Def.Node, c.Name)
}

// A qualified is the dotted name of a function or class once it was asked for.
type qualified struct{ known atomic.Pointer[string] }

func (q *qualified) name(m *Module, def syntax.Node, name string) string {
	if known := q.known.Load(); known != nil {
		return *known
	}
	found := qualify(m, def, name)
	q.known.Store(&found)
	return found
}

// qualify returns the dotted name of what the statement def of m defines as name.
func qualify(m *Module, def syntax.Node, name string) string {
	for p := range def.Ancestors() {
		switch {
		case p.Is(syntax.KindClassDef):
			name = p.Field(syntax.FieldName).Identifier() + "." + name
		case p.Is(syntax.KindFunctionDef):
			name = p.Field(syntax.FieldName).Identifier() + ".<locals>." + name
		}
	}
	if m.Name == "" {
		return name
	}
	return m.Name + "." + name
}

// Own returns the type of the attribute name that c's own body binds, if it does.
// Of a method it is the function.
func (c *Class) Own(name string) (Type, bool) {
	if c == nil {
		return Type{}, false
	}
	y := c.symbol(name)
	if !y.isMember() {
		return Type{}, false
	}
	return newEval(c.Module).memberOf(c, y).unwrapped(), true
}

// OwnMethod returns the def statement named name in c's own body, the last one
// where there are several, or nil.
func (c *Class) OwnMethod(name string) *Function {
	if c == nil {
		return nil
	}
	var found *Function
	for b := range c.symbol(name).bindings() {
		if b.kind == bindDef && b.scope == c.scope() {
			found = c.Module.FunctionOf(b.origin)
		}
	}
	return found
}

// Method returns the method that instances of c have under name, found through
// the MRO, or nil. The Answer is Yes if it is this function, No if there surely
// is no such attribute, Unknown if a base is not known or it is not a def.
func (c *Class) Method(name string) (*Function, Answer) {
	if c == nil {
		return nil, Unknown
	}
	var answer Answer
	t := asking(c.Module, func(e *eval) (t Type) {
		t, _, answer = e.lookup(c, name, 0)
		return t
	})
	if answer != Yes {
		return nil, answer
	}
	t = t.unwrapped()
	if t.IsNone() && isSpecial(name) {
		return nil, No
	}
	if t.is(kindFunction) && t.d.fn != nil {
		return t.d.fn, Yes
	}
	return nil, Unknown
}

// Lookup returns the type of the class attribute name through the MRO. Yes: it is
// there; No: it surely is not; Unknown: a base, metaclass, __getattr__ or
// decorator may provide it.
func (c *Class) Lookup(name string) (Type, Answer) {
	if c == nil {
		return Type{}, Unknown
	}
	e := newEval(c.Module)
	t, _, answer := e.lookup(c, name, 0)
	if answer == No && !isSpecial(name) && e.has(c, "__getattr__") != No {
		answer = Unknown
	}
	return t.unwrapped(), answer
}

// Has is Lookup's answer alone, on the type as the interpreter looks special
// methods up: a class attribute set to None counts as absent.
func (c *Class) Has(name string) Answer {
	if c == nil {
		return Unknown
	}
	return asking(c.Module, func(e *eval) Answer { return e.has(c, name) })
}

// Implements answers whether instances of c have all methods of p.
func (c *Class) Implements(p *Protocol) Answer {
	if c == nil {
		return Unknown
	}
	return asking(c.Module, func(e *eval) Answer { return e.implements(instanceOf(c), p) })
}

// IsOpen reports whether c has a base, metaclass or decorator that is not known,
// so that its instances may have any attribute.
func (c *Class) IsOpen() bool {
	return c == nil || asking(c.Module, func(e *eval) bool { return e.shapeOf(c).open || e.shapeOf(c).publicly })
}

// MayBeExtended reports whether c looks like a part for others to complete: a
// mixin or base by name, an ABC, a Protocol, one with abstract methods, or one
// that another class of the module inherits from.
func (c *Class) MayBeExtended() bool { return c != nil && newEval(c.Module).mayBeExtended(c) }

// IsSubclassOf answers whether the class with the given qualified name is c or in
// its MRO.
func (c *Class) IsSubclassOf(qualified string) Answer {
	if c == nil {
		return Unknown
	}
	return asking(c.Module, func(e *eval) Answer { return e.isSubclass(c, qualified) })
}

// MRO returns c and the known classes that it inherits from, in the order in
// which attributes are looked up. See IsOpen for whether that is all of them.
func (c *Class) MRO() []*Class {
	if c == nil {
		return nil
	}
	var all []*Class
	for _, a := range newEval(c.Module).shapeOf(c).mro {
		if a.class != nil {
			all = append(all, a.class)
		}
	}
	return all
}

// scope returns the scope of c's body.
func (c *Class) scope() *scope { return c.body }

// symbol returns the symbol of name in c's own body, nil if it does not speak of that.
func (c *Class) symbol(name string) *symbol { return c.scope().symbolNamed(name) }

// binds reports whether c's own body binds name.
func (c *Class) binds(name string) bool { return c.symbol(name).isMember() }

// isSpecial reports whether name is one of the names that the interpreter looks
// up on the type of an object, past __getattr__.
func isSpecial(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

func (e *eval) isSubclass(c *Class, qualified string) Answer {
	if c == nil {
		return Unknown
	}
	for _, a := range e.shapeOf(c).mro {
		if a.class != nil && (a.class.QualifiedName() == qualified) {
			return Yes
		}
	}
	if e.shapeOf(c).hasUnknownBase {
		return Unknown
	}
	return No
}

// inherits answers whether b is c or in its MRO.
func (e *eval) inherits(c, b *Class) Answer {
	shape := e.shapeOf(c)
	for _, a := range shape.mro {
		if a.class.Is(b) {
			return Yes
		}
	}
	if shape.hasUnknownBase {
		return Unknown
	}
	return No
}

func (e *eval) mayBeExtended(c *Class) bool { return c.Module.inherited(c) || e.isUnfinished(c) }

// isUnfinished reports whether c by itself looks like a part for others to complete.
func (e *eval) isUnfinished(c *Class) bool {
	shape := e.shapeOf(c)
	if c.looksUnfinished() || shape.isAbstract {
		return true
	}
	if c.Module.isStub() {
		return false
	}
	for s := range c.Def.Body() {
		if f := c.Module.FunctionOf(s); f.IsAbstract() && f.saysSo() && !f.IsOverload() && !e.givesNothing(f) {
			return true
		}
	}
	return false
}

// IsOverload reports whether f only declares one way to call what a later def of its
// name implements.
func (f *Function) IsOverload() bool {
	if f == nil {
		return false
	}
	for d := range f.Def.Fields(syntax.FieldDecoratorList) {
		if lastName(d) == "overload" {
			return true
		}
	}
	return false
}

// givesNothing reports whether f is never to return: it is there to refuse, and
// nobody is to complete it.
func (e *eval) givesNothing(f *Function) bool {
	switch e.qualifiedName(f.Module, f.Def.Field(syntax.FieldReturns)) {
	case "typing.NoReturn", "typing.Never":
		return true
	}
	return false
}

// saysSo reports whether f, which is abstract, tells it by a decorator or by raising
// NotImplementedError. An empty body is also what one writes who wants nothing done.
func (f *Function) saysSo() bool {
	for d := range f.Def.Fields(syntax.FieldDecoratorList) {
		if name := lastName(d); strings.HasPrefix(name, "abstract") || name == "overload" {
			return true
		}
	}
	for s := range f.Def.Fields(syntax.FieldBody) {
		if s.Is(syntax.KindRaise) {
			return true
		}
	}
	return false
}

// isNameless reports whether n is no Python and has no words in it but keywords, or the
// beginning of the one that "async" waits for: it neither binds a name nor hides what does.
func isNameless(n syntax.Node) bool {
	if !n.IsBroken() || !n.Is(syntax.KindError, syntax.KindExprStmt) {
		return false
	}
	before := n.WordBefore().Text()
	for word, rest := nextWord(n.Text()); word != ""; word, rest = nextWord(rest) {
		next, _ := nextWord(rest)
		if !syntax.IsKeyword(word) && (before != "async" || next != "" || !beginsBehindAsync(word)) {
			return false
		}
		before = word
	}
	return true
}

// beginsBehindAsync reports whether word begins a keyword that may stand behind "async".
func beginsBehindAsync(word string) bool {
	for _, keyword := range []string{"def", "with", "for"} {
		if strings.HasPrefix(keyword, word) {
			return true
		}
	}
	return false
}

// isBrokenOutside reports whether def, a class or function, is no Python in its head or, if it
// is a class, between the functions in its body: who types in a method hides no other one, nor
// what others know of its class.
func isBrokenOutside(def syntax.Node) bool {
	if !def.IsBroken() {
		return false
	}
	broken := false
	for c := range def.Children() {
		switch {
		case !c.IsBroken():
		case c.Role() != syntax.FieldBody || def.Is(syntax.KindClassDef) && !c.Is(syntax.KindFunctionDef) && !isNameless(c):
			return true
		default:
			broken = true
		}
	}
	return !broken
}
