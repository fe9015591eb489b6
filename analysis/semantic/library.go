package semantic

import "sync"

// A library is what a module knows of the modules that hold the interpreter's own
// types.
type library struct {
	once     sync.Once
	builtins *Module
}

// builtinModule returns the module builtins as m imports it, or nil.
func (m *Module) builtinModule() *Module {
	l := &m.library
	l.once.Do(func() { l.builtins = m.importModule("builtins") })
	return l.builtins
}

// builtin returns the type of the builtin name, and whether there is one.
func (e *eval) builtin(m *Module, name string) (Type, bool) {
	b := m.builtinModule()
	if b == nil || b == m || !b.reexports(name) {
		return Type{}, false
	}
	return e.moduleAttribute(&typeData{kind: kindModule, module: b, name: "builtins"}, name), true
}

// builtinClass returns the class name of builtins, or nil.
func (e *eval) builtinClass(name string) *Class { return e.libraryClass("builtins", name) }

// builtinInstance returns the type of exact instances of a class of builtins.
func (e *eval) builtinInstance(name string) Type { return instanceOf(e.builtinClass(name)) }

// libraryClass returns the class name of a module of the library, or nil.
func (e *eval) libraryClass(in, name string) *Class {
	if e.home == nil {
		return nil
	}
	from := e.home.builtinModule()
	if in != "builtins" {
		from = e.home.importModule(in)
	}
	if from == nil {
		return nil
	}
	t := e.moduleAttribute(&typeData{kind: kindModule, module: from, name: in}, name)
	if !t.is(kindClass) {
		return nil
	}
	return t.d.class
}

// home returns a module that t has to do with, through which the library can be
// asked for; nil if there is none.
func (t Type) home() *Module {
	if t.d == nil {
		return nil
	}
	switch d := t.d; {
	case d.class != nil:
		return d.class.Module
	case d.fn != nil:
		return d.fn.Module
	case d.module != nil:
		return d.module
	}
	for _, a := range t.d.args {
		if m := a.home(); m != nil {
			return m
		}
	}
	return nil
}
