package semantic

import (
	"iter"
	"strings"
	"sync"

	"awaiter/analysis/syntax"
)

// moduleFacts are the places of a module, by name, that what is known of its
// classes depends on. They are found once, without asking what anything means.
type moduleFacts struct {
	once    sync.Once
	heirs   map[string][]*Class      // by the last name of a base: the classes that name it
	patched map[string]bool          // names of which the module sets attributes: setattr(C, …)
	stores  map[string][]syntax.Node // by attribute: the targets x.attribute
	owners  map[string]bool          // the names x of these
	changes map[string][]syntax.Node // by name or attribute: where it stands for a container that is changed, see changed
	inside  map[string][]string      // by attribute: the attributes set on what it holds, "self.pool.submit = …"
	stub    bool                     // every body is "...": a stub
}

// facts returns the facts of m.
func (m *Module) facts() *moduleFacts {
	f := &m.places
	f.once.Do(func() { f.find(m) })
	return f
}

func (f *moduleFacts) find(m *Module) {
	f.heirs, f.patched, f.stores, f.owners, f.changes = map[string][]*Class{}, map[string]bool{}, map[string][]syntax.Node{}, map[string]bool{}, map[string][]syntax.Node{}
	f.inside = map[string][]string{}
	for _, c := range m.Classes {
		for b := range c.Def.Bases() {
			if s := syntax.As[syntax.Subscript](b); s.Exists() {
				b = s.Value()
			}
			if a := syntax.As[syntax.Attribute](b); a.Exists() {
				b = a.Attr()
			}
			if b.Is(syntax.KindName, syntax.KindIdentifier) {
				f.heirs[b.Identifier()] = append(f.heirs[b.Identifier()], c)
			}
		}
	}
	for a := range syntax.All[syntax.Attribute](m.sight.root) {
		if by := settingOf(a.Node); by.Exists() && !by.Is(syntax.KindDelete) {
			name := m.mangledAt(a.Node, a.Attr().Identifier())
			f.stores[name] = append(f.stores[name], a.Node)
			if holder := syntax.As[syntax.Attribute](a.Value()); holder.Exists() {
				f.inside[holder.Attr().Identifier()] = append(f.inside[holder.Attr().Identifier()], name)
			}
			if v := a.Value(); v.Is(syntax.KindName) {
				f.owners[v.Identifier()] = true
			}
		}
	}
	for s := range syntax.All[syntax.Subscript](m.sight.root) {
		f.change(m, s.Node)
	}
	for c := range syntax.All[syntax.Call](m.sight.root) {
		f.change(m, c.Node)
		if of := setattrOf(c); of.Exists() {
			f.patched[of.Identifier()] = true
		}
	}
	f.stub = isStub(m)
}

// settingOf returns what sets or deletes n, an attribute or subscript, or declares it, where
// it stands; the zero Node if nothing does.
func settingOf(n syntax.Node) syntax.Node {
	for n.Role() == syntax.FieldElt && n.Parent().Is(syntax.KindTuple, syntax.KindList) || n.Parent().Is(syntax.KindStarred) {
		n = n.Parent()
	}
	if n.Role() == syntax.FieldTarget || n.Role() == syntax.FieldOptionalVars {
		return n.Parent()
	}
	return syntax.Node{}
}

// setattrOf returns the name of whose object call sets an attribute by setattr(), the zero
// Node if it is no such call.
func setattrOf(call syntax.Call) syntax.Node {
	if of := call.Arg(0); of.Is(syntax.KindName) && call.Func().Is(syntax.KindName) && call.Func().Identifier() == "setattr" {
		return of
	}
	return syntax.Node{}
}

// change notes what n changes, if it changes something.
func (f *moduleFacts) change(m *Module, n syntax.Node) {
	if container := changed(n); container.Exists() {
		name := m.mangledAt(container, lastName(container))
		f.changes[name] = append(f.changes[name], container)
	}
}

// isStub reports whether every function of m has the body "..." and there is one:
// what the bodies of a stub (.pyi) do not say is not to be concluded from them.
func isStub(m *Module) bool {
	if m.sight.outline != nil {
		return m.sight.outline.stub
	}
	for _, f := range m.Functions {
		if !isEllipsis(f.Def) {
			return false
		}
	}
	return len(m.Functions) > 0
}

// isEllipsis reports whether the body of def is "...", with or without a docstring.
func isEllipsis(def syntax.Node) bool {
	found := false
	for s := range def.Fields(syntax.FieldBody) {
		v := syntax.As[syntax.ExprStmt](s).Value()
		switch {
		case v.Is(syntax.KindConstant) && v.Op() == syntax.ConstEllipsis:
			found = true
		case v.Is(syntax.KindConstant) && v.Op() == syntax.ConstStr:
		default:
			return false
		}
	}
	return found
}

// isStub reports whether m is a stub.
func (m *Module) isStub() bool { return m.facts().stub }

// inherited reports whether a class of m is named as a base of another one of m.
func (m *Module) inherited(c *Class) bool {
	for _, heir := range m.facts().heirs[c.Name] {
		if heir != c {
			return true
		}
	}
	return false
}

// isPatched reports whether the module of c sets the attribute name of c, or of
// something else that goes by the name of c, outside of the class statement.
func (c *Class) isPatched(name string) bool {
	if !c.patched.of(func() bool { return c.Module.facts().owners[c.Name] }) {
		return false
	}
	for _, target := range c.Module.facts().stores[name] {
		if v := target.Field(syntax.FieldValue); v.Is(syntax.KindName) && v.Identifier() == c.Name {
			return true
		}
	}
	return false
}

// replaces reports whether m puts something of its own in place of what the module
// object has under name.
func (e *eval) replaces(m *Module, object Type, name string) bool {
	for _, target := range m.facts().stores[name] {
		of := target.Field(syntax.FieldValue)
		if m.selfClass(of) != nil {
			continue // an object of a class, of which the bases may be asked for
		}
		if t := e.typeOf(m, of, nil); t.is(kindModule) && t.d.name == object.d.name {
			return true
		}
	}
	return false
}

// stored returns the types of what the module assigns to the attribute name of
// instances of c, for r, one that may be of a subclass. An assignment whose object is
// not known counts as one of these.
func (e *eval) stored(c *Class, name string, r *typeData) []Type {
	if t := e.declaredOnSelf(c, name); t.d != nil {
		return []Type{t}
	}
	found := e.storedValues(c, name, r)
	for i, t := range found {
		if e.isReplacedInside(c.Module, name, t) {
			return []Type{{}}
		}
		if isMutable(t) && len(t.d.args) == 0 {
			found[i] = filled(t, e.ask(c.Module, query{what: askHeld, node: c.Def.Node, name: name}))
		}
	}
	return found
}

// isReplacedInside reports whether m puts something of its own in place of a method of t,
// which the attribute name of some object holds: "self.pool.submit = submit".
func (e *eval) isReplacedInside(m *Module, name string, t Type) bool {
	for _, set := range m.facts().inside[name] {
		if !t.is(kindInstance) {
			continue
		}
		if raw, _, answer := e.lookup(t.d.class, set, 0); answer == Yes && raw.unwrapped().is(kindFunction) {
			return true
		}
	}
	return false
}

// storedValues is stored for values without what they contain.
func (e *eval) storedValues(c *Class, name string, r *typeData) []Type {
	var found []Type
	m := c.Module
	for _, target := range m.facts().stores[name] {
		a := syntax.As[syntax.Attribute](target)
		if of := m.selfClass(a.Value()); of != nil {
			if of == c || m.inheritsInside(of) && e.inherits(of, c) != No {
				by := m.symbolOf(a.Value()).only().scope.function
				in := e.inheritedBy(by, r)
				if r != nil && r.frame != nil && r.frame.fn == by {
					in = r.frame
				}
				found = append(found, e.storedBy(m, target, in))
			}
			continue
		}
		object := e.typeOf(m, a.Value(), nil)
		if object.d == nil {
			return []Type{{}}
		}
		for _, o := range object.Members() {
			if o.d.kind == kindClass && (e.inherits(o.d.class, c) != No || e.inherits(c, o.d.class) != No) {
				return []Type{{}}
			}
			if o.d.kind == kindInstance && (e.inherits(o.d.class, c) != No || e.inherits(c, o.d.class) != No) {
				found = append(found, e.storedBy(m, target, nil))
			}
		}
	}
	return found
}

// declaredOnSelf returns what the methods of c annotate the attribute name of self with,
// Unknown if they do not: "self.channel: Channel = channel" says what other assignments
// may put there (PEP 526).
func (e *eval) declaredOnSelf(c *Class, name string) Type {
	m := c.Module
	for _, target := range m.facts().stores[name] {
		b := m.bindingOf(target)
		if b.kind != bindAnnotated || m.selfClass(target.Field(syntax.FieldValue)) != c {
			continue
		}
		if t := e.annotationOf(m, b.origin.Field(syntax.FieldAnnotation), nil); t.d != nil {
			return t
		}
	}
	return Type{}
}

// inheritsInside reports whether c may inherit from a class of m, its module: not if all
// its bases are imported, or builtin. Whoever made those does not know the classes of m.
func (m *Module) inheritsInside(c *Class) bool {
	for y, is := range m.rootsOfBases(c.Def) {
		if !is {
			return true
		}
		for b := range y.bindings() {
			if b.kind != bindImport && b.kind != bindFrom {
				return true
			}
		}
	}
	return false
}

// rootsOfBases yields for each base of def the name of the module that it is, or is an
// attribute of; false for any other base.
func (m *Module) rootsOfBases(def syntax.ClassDef) iter.Seq2[*symbol, bool] {
	return func(yield func(*symbol, bool) bool) {
		for base := range def.Bases() {
			if base.Is(syntax.KindSubscript) {
				base = base.Field(syntax.FieldValue)
			}
			for base.Is(syntax.KindAttribute) {
				base = base.Field(syntax.FieldValue)
			}
			y := m.symbolOf(base)
			if y != nil {
				y = y.home
			}
			if !yield(y, y != nil && y.scope.kind == moduleScope) {
				return
			}
		}
	}
}

// storedBy returns the type of what the assignment to target, an attribute, says
// the attribute is: its annotation, or the value, in the call in of the function around.
func (e *eval) storedBy(m *Module, target syntax.Node, in *frame) Type {
	b := m.bindingOf(target)
	if v := b.value(); b.kind == bindAssign && v.Is(syntax.KindName) && len(b.path()) == 0 {
		// self.x = x, where the parameter x may speak of the class's type variables.
		if p := m.symbolOf(v).only(); p != nil && p.kind == bindParameter && p.scope.function.Class != nil {
			if t := e.annotationOf(m, p.origin.Field(syntax.FieldAnnotation), nil); mentionsTypeVar(t, 0) {
				return e.collected(syntax.As[syntax.Arg](p.origin), t)
			}
		}
	}
	if b.kind == bindAnnotated {
		if t := e.annotationOf(m, b.origin.Field(syntax.FieldAnnotation), nil); t.d != nil || b.declares() {
			return t
		}
	}
	return e.binding(b, in)
}

// selfClass returns the class whose method has the parameter name, a Name, as its
// self or cls; nil if it is something else.
func (m *Module) selfClass(name syntax.Node) *Class {
	if !name.Is(syntax.KindName) {
		return nil
	}
	b := m.symbolOf(name).only()
	if b == nil || b.kind != bindParameter {
		return nil
	}
	f := b.scope.function
	if f == nil || f.Class == nil || firstParameter(f) != b.origin {
		return nil
	}
	return f.Class
}

// firstParameter returns the Arg that takes the first positional argument of f.
func firstParameter(f *Function) syntax.Node {
	for a := range syntax.As[syntax.Arguments](f.Def.Field(syntax.FieldParams)).All() {
		switch a.Role() {
		case syntax.FieldPosonlyargs, syntax.FieldArgs:
			return a.Node
		}
		break
	}
	return syntax.Node{}
}

// looksUnfinished reports whether the name of c says that it is to be inherited from.
func (c *Class) looksUnfinished() bool {
	return c.unfinished.of(func() bool {
		for _, mark := range []string{"Mixin", "Base", "Abstract", "Interface", "Protocol"} {
			if strings.Contains(c.Name, mark) || startsWord(c.Name, strings.ToLower(mark)) {
				return true
			}
		}
		return false
	})
}

// startsWord reports whether name begins with word, or has it behind "_".
func startsWord(name, word string) bool {
	return strings.HasPrefix(name, word) || strings.Contains(name, "_"+word)
}
