package semantic

import (
	"slices"
	"strings"
	"sync"

	"awaiter/analysis/syntax"
)

// moduleFacts are the places of a module, by name, that what is known of its
// classes depends on. They are found once, without asking what anything means.
type moduleFacts struct {
	once    sync.Once
	heirs   map[string][]*Class // by the last name of a base: the classes that name it
	patched map[string]bool     // names of which the module sets attributes: setattr(C, …)
	stores  places              // by attribute: the targets x.attribute
	owners  map[string]bool     // the names x of these
	changes places              // by name or attribute: where it stands for a container that is changed, see changed
	inside  map[string][]string // by attribute: the attributes set on what it holds, each once, "self.pool.submit = …"
	stub    bool                // every body is "...": a stub
}

// facts returns the facts of m.
func (m *Module) facts() *moduleFacts {
	f := &m.places
	f.once.Do(func() { f.find(m) })
	return f
}

func (f *moduleFacts) find(m *Module) {
	f.heirs, f.patched, f.owners, f.inside = map[string][]*Class{}, map[string]bool{}, map[string]bool{}, map[string][]string{}
	f.stores.by, f.changes.by = map[string][]syntax.Node{}, map[string][]syntax.Node{}
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
			f.stores.by[name] = append(f.stores.by[name], a.Node)
			if holder := syntax.As[syntax.Attribute](a.Value()); holder.Exists() {
				if by := holder.Attr().Identifier(); !slices.Contains(f.inside[by], name) {
					f.inside[by] = append(f.inside[by], name)
				}
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
		f.changes.by[name] = append(f.changes.by[name], container)
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
	type key struct{}
	type store struct{ owner, name string }
	return c.Module.Kept(key{}, func() any {
		set := map[store]bool{}
		for name, targets := range c.Module.facts().stores.by {
			for _, target := range targets {
				if v := target.Field(syntax.FieldValue); v.Is(syntax.KindName) {
					set[store{v.Identifier(), name}] = true
				}
			}
		}
		return set
	}).(map[store]bool)[store{c.Name, name}]
}

// replaces reports whether m puts something of its own in place of what the module
// object has under name.
func (e *eval) replaces(m *Module, object Type, name string) bool {
	for _, target := range m.facts().stores.by[name] {
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
