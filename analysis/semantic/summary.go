package semantic

import (
	"strings"
	"sync"

	"awaiter/analysis/syntax"
)

// An Importer finds what another module exports. name is absolute and dotted:
// relative imports are resolved before they are asked for. It may be asked by
// several goroutines at once, and for the same name again.
type Importer interface {
	Import(name string) (*Summary, bool)
}

// An Environment is an Importer that knows which modules are of installed packages, not
// of the program itself.
type Environment interface {
	Importer
	IsInstalled(name string) bool
}

// Installed returns what m would import as the module of the given dotted name, if that is
// of an installed package. Where m's Importer cannot tell, it is none.
func (m *Module) Installed(name string) (*Summary, bool) {
	environment, ok := m.importer.(Environment)
	if !ok {
		return nil, false
	}
	s, ok := environment.Import(name)
	return s, ok && s != nil && environment.IsInstalled(name)
}

// A Teller is an Importer that knows of functions of installed packages what they give
// where these do not say it.
type Teller interface {
	Importer
	// Tells returns a function that is declared to give what f gives, a function or a method
	// of class; nil if it knows of none.
	Tells(class *Class, f *Function) *Function
}

// told returns what others say that the function of d gives, of which neither its
// annotation nor its body tells; Unknown if they do not.
func (e *eval) told(d *typeData) Type {
	teller, ok := d.fn.Module.importer.(Teller)
	if !ok || d.fn.Module.isStub() {
		return Type{}
	}
	class := d.fn.Class
	if d.receiver != nil && d.receiver.class != nil {
		class = d.receiver.class
	}
	f := teller.Tells(class, d.fn)
	if f == nil || f.Kind != d.fn.Kind {
		return Type{}
	}
	return e.declaredResult(&typeData{kind: kindFunction, fn: f}, syntax.As[syntax.FunctionDef](f.Def).Returns(), nil)
}

// A Reader is an Importer that knows the text of the modules of the program itself, in
// which a rule looks for what their functions do.
type Reader interface {
	Importer
	// Read returns the function of another module that f is, as its text is now, and notes
	// that what is found depends on that; nil if it is of no module of the program.
	Read(f *Function) *Function
}

// Read returns f, a function of another module of the program, as its text is now: what m
// was told of that module may come from an earlier one, that others know the same of. It is
// nil where f is of a library, or m's Importer cannot tell.
func (m *Module) Read(f *Function) *Function {
	if reader, ok := m.importer.(Reader); ok {
		return reader.Read(f)
	}
	return nil
}

// A Viewer is an Importer that wants to know at which modules the text of its own looks that
// somebody else imported: as what is passed to a function, or as an attribute of an object.
type Viewer interface {
	Importer
	View(other *Module)
}

// looksAt says that the text of m names an attribute of other, a module.
func (m *Module) looksAt(other *Module) {
	if other != nil && other != m {
		m.view(other)
	}
}

// looksAtItself says that the text of m may name attributes of m: its own variables, of which
// its parts do not know each other by the names of attributes.
func (m *Module) looksAtItself() {
	if m.IsPartial() {
		m.Miss()
	}
	m.view(m)
}

// view tells the Importer of m, if it wants to know, that m looks at other.
func (m *Module) view(other *Module) {
	if viewer, ok := m.importer.(Viewer); ok {
		viewer.View(other)
	}
}

// A Summary is all that other modules may know of one.
type Summary struct {
	Module *Module

	once sync.Once
	hash uint64
}

// An Export is one name that a module binds at its top level.
type Export struct {
	Private bool   // not imported by "import *" (no __all__ names it, or it begins with "_")
	Alias   string // the qualified name of what it is bound to, if it came from another module
}

// Summary returns what other modules may know of m.
func (m *Module) Summary() *Summary {
	m.exported.once.Do(func() { m.exported.summary = &Summary{Module: m} })
	return m.exported.summary
}

// Hash returns a number that stays the same, in this process, as long as others may know
// the same of the module: whoever asked for it need not look again, unless what it asked
// of others has changed. Text inside a function's body is part of it only where it
// changes what a call gives.
func (s *Summary) Hash() uint64 {
	s.once.Do(func() { s.hash = s.Module.hash() })
	return s.hash
}

// Type returns the type of the value that name has when the module has run.
func (s *Summary) Type(name string) Type {
	if s == nil || s.Module == nil {
		return Type{}
	}
	m := s.Module
	return newEval(m).moduleAttribute(&typeData{kind: kindModule, module: m, name: m.Name}, name)
}

// Names returns what the module binds at its top level.
func (s *Summary) Names() map[string]Export {
	m, names := s.Module, map[string]Export{}
	all := m.all([]*Module{m})
	for y := m.names.top.first; y != nil; y = y.after {
		if !y.isBoundSomewhere() {
			continue
		}
		x := Export{Private: strings.HasPrefix(y.name, "_")}
		if all.known == Yes {
			x.Private = !all.names[y.name]
		}
		if b := y.only(); b != nil {
			x.Alias = m.importedName(b)
		}
		names[y.name] = x
	}
	return names
}

// importedName returns the dotted name of what the import b brings, as it is
// written, and "" if b is no import.
func (m *Module) importedName(b *binding) string {
	name := b.origin.Field(syntax.FieldName).Identifier()
	switch b.kind {
	case bindImport:
		if !b.origin.Field(syntax.FieldAsname).Exists() {
			name, _, _ = strings.Cut(name, ".")
		}
		return name
	case bindFrom:
		if from := m.source(b.origin); from != "" {
			return from + "." + name
		}
	}
	return ""
}

// exported holds the Summary of a module once it was asked for.
type exported struct {
	once    sync.Once
	summary *Summary
}
