// Package navigate says where to go from a place of a Python file: from the keywords
// and special methods of the asynchronous protocols to the code that runs there, and
// back.
package navigate

import (
	"slices"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Place is a piece of code to go to.
type Place struct {
	Tree *syntax.Tree
	Span source.Span // all of it
	Name source.Span // what to put the cursor on, within Span
	Of   string      // the qualified name of the function or class that it is the statement of, or ""
}

// atNode is the Place of n, with the cursor on all of it.
func atNode(n syntax.Node) Place { return Place{Tree: n.Tree(), Span: n.Span(), Name: n.Span()} }

// atFunction is the Place of the def of fn.
func atFunction(fn *semantic.Function) Place {
	p := AtDef(fn.Def)
	p.Of = fn.QualifiedName()
	return p
}

// AtDef is the Place of a def or class statement, with the cursor on its name.
func AtDef(def syntax.Node) Place {
	p := atNode(def)
	if name := def.Field(syntax.FieldName); name.Exists() {
		p.Name = name.Span()
	}
	return p
}

// places collects Places, each once and in the order in which they were added.
type places []Place

func (all *places) add(p Place) {
	if p.Tree != nil && !slices.Contains(*all, p) {
		*all = append(*all, p)
	}
}

// addMethods adds the methods names of instances of t, a member of a union or no
// union.
func (all *places) addMethods(t semantic.Type, names ...string) {
	if !t.IsInstance() {
		return
	}
	for _, name := range names {
		if fn, _ := t.Class().Method(name); fn != nil {
			all.add(atFunction(fn))
		}
	}
}

// addClasses adds the classes that t, or its members, are instances of.
func (all *places) addClasses(t semantic.Type) {
	for _, member := range t.Members() {
		if c := member.Class(); member.IsInstance() && c != nil {
			p := AtDef(c.Def.Node)
			p.Of = c.QualifiedName()
			all.add(p)
		}
	}
}
