package navigate

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Subject is what implementations or references are searched for, module by module.
type Subject struct {
	From source.Span // the word that it was found by

	word     string                                // the text of every module that has some contains it
	findings func(m *semantic.Module, all *places) // adds those of m
}

// In returns what there is in m, in source order.
func (s *Subject) In(m *semantic.Module) []Place {
	var all places
	if s.MayBeIn(m.Tree.Text) {
		s.findings(m, &all)
	}
	return all
}

// MayBeIn reports whether it is worth while to analyse a module of this text.
func (s *Subject) MayBeIn(text *source.Text) bool { return strings.Contains(text.String(), s.word) }

// abstract are the protocols by the names of their classes in the standard library.
var abstract = map[string]*semantic.Protocol{
	"collections.abc.Awaitable":              semantic.Awaitable,
	"collections.abc.AsyncIterable":          semantic.AsyncIterable,
	"collections.abc.AsyncIterator":          semantic.AsyncIterator,
	"contextlib.AbstractAsyncContextManager": semantic.AsyncContextManager,
	"typing.Awaitable":                       semantic.Awaitable,
	"typing.AsyncIterable":                   semantic.AsyncIterable,
	"typing.AsyncIterator":                   semantic.AsyncIterator,
	"typing.AsyncContextManager":             semantic.AsyncContextManager,
}

// specialMethods are the methods of the asynchronous protocols.
var specialMethods = map[string]bool{
	"__await__": true, "__aenter__": true, "__aexit__": true, "__aiter__": true, "__anext__": true,
}

// Implementations returns what to search for from offset: from the name of a special
// method of an asynchronous protocol, the methods of that name; from the name of a
// protocol's class, the classes that have its methods. It is nil elsewhere.
func Implementations(m *semantic.Module, offset int) *Subject {
	w := m.Tree.WordAt(offset)
	if !w.Exists() || !w.Node().Is(syntax.KindName, syntax.KindIdentifier) {
		return nil
	}
	if name := w.Text(); specialMethods[name] {
		return &Subject{w.Span(), name, func(m *semantic.Module, all *places) {
			for _, c := range m.Classes {
				if fn := c.OwnMethod(name); fn != nil {
					all.add(atFunction(fn))
				}
			}
		}}
	}
	p := abstract[m.QualifiedName(w.Node())]
	if p == nil {
		return nil
	}
	return &Subject{w.Span(), "class", func(m *semantic.Module, all *places) {
		for _, c := range m.Classes {
			if c.Implements(p) == semantic.Yes {
				all.add(AtDef(c.Def.Node))
			}
		}
	}}
}
