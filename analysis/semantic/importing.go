package semantic

import (
	"slices"
	"strings"

	"awaiter/analysis/syntax"
)

// importModule returns the module with an absolute dotted name, or nil.
func (m *Module) importModule(name string) *Module {
	if name == m.Name && name != "" {
		m.looksAtItself()
		return m
	}
	if m.importer == nil || name == "" {
		return nil
	}
	if s, ok := m.importer.Import(name); ok && s != nil {
		return s.Module
	}
	return nil
}

// moduleType returns the type of the module name as m sees it.
func moduleType(m *Module, name string) Type {
	return Type{&typeData{kind: kindModule, module: m.importModule(name), name: name}}
}

// absolute returns the absolute name of what "from …name import" in m means, whose
// level is the number of dots; "" if there is none (language reference, "Package
// Relative Imports").
func (m *Module) absolute(level int, name string) string {
	if level == 0 {
		return name
	}
	base, up := m.Name, level
	if m.isPackage {
		up--
	}
	for ; up > 0 && base != ""; up-- {
		base = base[:max(0, strings.LastIndexByte(base, '.'))]
	}
	if base == "" {
		return ""
	}
	if name == "" {
		return base
	}
	return base + "." + name
}

// source returns the absolute name of the module that alias, in an ImportFrom,
// imports from.
func (m *Module) source(alias syntax.Node) string {
	from := syntax.As[syntax.ImportFrom](alias.Parent())
	return m.absolute(from.Level(), from.Module().Identifier())
}

// imported returns what an import binds.
func (e *eval) imported(m *Module, b *binding) Type {
	name := b.origin.Field(syntax.FieldName).Identifier()
	if b.kind == bindImport {
		if !b.origin.Field(syntax.FieldAsname).Exists() {
			name, _, _ = strings.Cut(name, ".")
		}
		return moduleType(m, name)
	}
	from := m.source(b.origin)
	if from == "" {
		return Type{}
	}
	if from == m.Name {
		// A package that imports from itself, which has not got the name yet.
		if sub := m.importModule(from + "." + name); sub != nil {
			return Type{&typeData{kind: kindModule, module: sub, name: from + "." + name}}
		}
	}
	return e.moduleAttribute(moduleType(m, from).d, name)
}

// moduleAttribute returns the attribute name of the module of d.
func (e *eval) moduleAttribute(d *typeData, name string) Type {
	m := d.module
	if m == nil {
		return Type{}
	}
	y := m.names.top.symbolNamed(name)
	bound := y != nil && y.isBoundSomewhere()
	if bound || len(m.names.stars) > 0 {
		q := query{what: askExport, node: m.Tree.Root(), name: name}
		if y != nil {
			q.place = &y.outside
		}
		t := e.ask(m, q)
		if t.is(kindClass) && m.Name == "typing" && t.d.class.Module != m {
			t = t.with(declaredFlag) // typing.List stands for list, and is something else
		}
		if t.d != nil || bound {
			return t
		}
	}
	if m.isPackage && !m.isStarImported(name) {
		if sub := m.importModule(d.name + "." + name); sub != nil {
			return Type{&typeData{kind: kindModule, module: sub, name: d.name + "." + name}}
		}
	}
	return Type{}
}

// importedBelow returns the module called name that a, an attribute of a package, is where m
// imports it: a stub of ours of the package need not know of it.
func (m *Module) importedBelow(a syntax.Attribute, name string) Type {
	first := a.Value()
	for first.Is(syntax.KindAttribute) {
		first = first.Field(syntax.FieldValue)
	}
	for b := range m.symbolOf(first).bindings() {
		imported := b.origin.Field(syntax.FieldName).Identifier()
		if b.kind == bindImport && (imported == name || strings.HasPrefix(imported, name+".")) {
			return moduleType(m, name)
		}
	}
	return Type{}
}

// binds reports whether m itself, star imports aside, binds or declares name.
func (m *Module) binds(name string) bool {
	y := m.names.top.symbolNamed(name)
	return y != nil && y.isBoundSomewhere()
}

// exports reports whether m itself may bind name.
func (m *Module) exports(name string) bool {
	return m.binds(name) || len(m.names.stars) > 0
}

// export returns what name is bound to when m has run.
func (e *eval) export(m *Module, name string) Type {
	y := m.names.top.symbolNamed(name)
	for b := range y.bindings() {
		if b.scope != m.names.top { // a global statement in a function
			return e.arriving(m, m.visibleAt(name, m.Tree.Root()), nil)
		}
		if b.kind == bindAnnotated && b.target.Role() == syntax.FieldTarget {
			if t := erase(e.annotationOf(m, b.origin.Field(syntax.FieldAnnotation), nil)); t.d != nil {
				return t
			}
		}
	}
	if y != nil && y.isBoundSomewhere() {
		return e.arriving(m, m.atEnd(m.names.top, name), nil)
	}
	for i := len(m.names.stars) - 1; i >= 0; i-- {
		if t, ok := e.starImported(m, m.names.stars[i], name); ok {
			return t
		}
	}
	return Type{}
}

// starImported returns what "import *" at b binds name to, and false if it does not
// bind it.
func (e *eval) starImported(m *Module, b *binding, name string) (Type, bool) {
	from := m.importModule(m.source(b.origin))
	if from == nil || name == "" {
		return Type{}, true
	}
	if from.hasFrom(m, name) {
		return Type{}, false
	}
	switch from.isPublic(name) {
	case No:
		return Type{}, false
	case Unknown:
		return Type{}, true
	}
	return e.moduleAttribute(&typeData{kind: kindModule, module: from, name: from.Name}, name), true
}

// isStarImported reports whether "import *" surely binds name in m.
func (m *Module) isStarImported(name string) bool {
	return slices.ContainsFunc(m.names.stars, func(b *binding) bool {
		from := m.importModule(m.source(b.origin))
		return from != nil && !from.hasFrom(m, name) && from.isPublic(name) == Yes
	})
}

// hasFrom reports whether name is in m what it is in of, a package, and nothing else, as
// "from . import name" has it: to give it back changes nothing there.
func (m *Module) hasFrom(of *Module, name string) bool {
	b := m.names.top.symbolNamed(name).only()
	if b == nil || b.kind != bindFrom || m.source(b.origin) != of.Name || b.origin.Field(syntax.FieldName).Identifier() != name {
		return false
	}
	as := b.origin.Field(syntax.FieldAsname)
	return !as.Exists() || as.Identifier() == name
}

// reexports reports whether m, a stub, lets others have name: what it imports for
// its own use it does not, unless it says "import x as x" (PEP 484, "Stub Files").
func (m *Module) reexports(name string) bool {
	y := m.names.top.symbolNamed(name)
	for b := range y.bindings() {
		if b.kind != bindImport && b.kind != bindFrom {
			return true
		}
		if as := b.origin.Field(syntax.FieldAsname); as.Exists() && as.Identifier() == b.origin.Field(syntax.FieldName).Identifier() {
			return true
		}
	}
	return len(m.names.stars) > 0
}

// isPublic answers whether "import *" binds name: by __all__ if there is one, else
// if m binds it and it does not begin with an underscore (language reference, "The
// import statement"). What __all__ lists must be bound too.
func (m *Module) isPublic(name string) Answer { return m.isPublicBut(name, nil) }

// isPublicBut is isPublic; what the modules of asked export by star imports of each
// other is found where they were asked first.
func (m *Module) isPublicBut(name string, asked []*Module) Answer {
	if slices.Contains(asked, m) || len(asked) > maxReexports {
		return No
	}
	asked = append(asked, m)
	all := m.all(asked)
	switch {
	case all.known == Yes:
		if all.names[name] {
			return Yes
		}
		return No
	case all.known == No && (strings.HasPrefix(name, "_") || m.isStub() && !m.reexports(name)):
		return No
	}
	if m.binds(name) {
		return all.known.Not()
	}
	found := No
	for _, s := range m.names.stars {
		from := m.importModule(m.source(s.origin))
		if from == nil {
			return Unknown
		}
		if public := from.isPublicBut(name, asked); public != No {
			found = public.And(all.known.Not())
		}
	}
	return found
}

// An exportList is what a module says in __all__.
type exportList struct {
	names map[string]bool // where known is Yes
	known Answer          // No without __all__; Unknown if it is not written as lists and tuples of strings and the __all__ of other modules
	alone bool            // the __all__ of no other module matters
}

// all returns the names in __all__ of m, the last of asked.
func (m *Module) all(asked []*Module) *exportList {
	if list := m.listing.Load(); list != nil && (list.alone || len(asked) == 1) {
		return list
	}
	list := m.findAll(asked)
	if list.alone || len(asked) == 1 {
		m.listing.Store(list)
	}
	return list
}

// findAll returns what all does.
func (m *Module) findAll(asked []*Module) *exportList {
	list := &exportList{known: No, alone: true}
	y := m.names.top.symbolNamed("__all__")
	if y == nil || !y.isBoundSomewhere() {
		return list
	}
	list.names, list.known = map[string]bool{}, Unknown
	for b := range y.bindings() {
		switch b.kind {
		case bindAssign, bindAnnotated, bindAugmented:
		default:
			return list
		}
		if !m.listed(b.origin.Field(syntax.FieldValue), list, asked) {
			return list
		}
	}
	for a := range syntax.All[syntax.Attribute](m.sight.root) {
		if a.Value().Is(syntax.KindName) && a.Value().Identifier() == "__all__" && !m.extendsAll(a, list, asked) {
			return list
		}
	}
	list.known = Yes
	return list
}

// extendsAll adds what "__all__.append(…)" or "__all__.extend(…)" adds to list, if a
// is the function of such a call.
func (m *Module) extendsAll(a syntax.Attribute, list *exportList, asked []*Module) bool {
	call := syntax.As[syntax.Call](a.Parent())
	if !call.Exists() || call.Func() != a.Node {
		return false
	}
	switch a.Attr().Text() {
	case "extend":
		return m.listed(call.Arg(0), list, asked)
	case "append":
		text, ok := stringConstant(call.Arg(0))
		list.names[text] = true
		return ok
	}
	return false
}

// listed adds the strings that n lists to list: displays and the __all__ of other
// modules, joined by "+".
func (m *Module) listed(n syntax.Node, list *exportList, asked []*Module) bool {
	switch n.Kind() {
	case syntax.KindBinOp:
		return n.Op() == syntax.OpAdd && m.listed(n.Field(syntax.FieldLeft), list, asked) && m.listed(n.Field(syntax.FieldRight), list, asked)
	case syntax.KindAttribute:
		return m.listsAllOf(syntax.As[syntax.Attribute](n), list, asked)
	case syntax.KindList, syntax.KindTuple:
		for elt := range n.Fields(syntax.FieldElt) {
			if s := syntax.As[syntax.Starred](elt); s.Exists() && m.listed(s.Value(), list, asked) {
				continue
			}
			text, ok := stringConstant(elt)
			if !ok {
				return false
			}
			list.names[text] = true
		}
		return true
	}
	return false
}

// listsAllOf adds to list what a, the __all__ of a module that m imports, lists.
func (m *Module) listsAllOf(a syntax.Attribute, list *exportList, asked []*Module) bool {
	if a.Attr().Identifier() != "__all__" {
		return false
	}
	list.alone = false
	other := m.boundModule(a.Value())
	if other == nil || slices.Contains(asked, other) || len(asked) > maxReexports {
		return false
	}
	more := other.all(append(asked, other))
	for name := range more.names {
		list.names[name] = true
	}
	return more.known == Yes
}

// boundModule returns the module that n is, a Name that one import of m binds, or that
// is bound since m, a package, imports from its submodule.
func (m *Module) boundModule(n syntax.Node) *Module {
	if !n.Is(syntax.KindName) {
		return nil
	}
	y := m.names.top.symbolNamed(n.Identifier())
	switch {
	case y == nil || !y.isBoundSomewhere():
		if m.isPackage {
			return m.importModule(m.Name + "." + n.Identifier())
		}
		return nil
	case y.first() != y.lastBinding:
		return nil
	}
	b := y.first()
	name := b.origin.Field(syntax.FieldName).Identifier()
	switch b.kind {
	case bindFrom:
		return m.importModule(m.source(b.origin) + "." + name)
	case bindImport:
		if b.origin.Field(syntax.FieldAsname).Exists() || !strings.Contains(name, ".") {
			return m.importModule(name)
		}
	}
	return nil
}
