package semantic

import (
	"sort"
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A body is that of a def at the top level or in a class there, of which nothing shows
// outside: no other def or class is in it, no global statement, no yield. What its names mean
// is found when somebody asks about one of its nodes, as most of a file's bodies are never
// asked about: not those of a module that is imported, nor those around a key that is typed.
type body struct {
	scope    *scope // that the def makes
	from, to int32  // numbers: of the first node behind the def's own, and of the one behind the body
	isFound  atomic.Bool

	scopes, bindings run // those in it
}

// A run is the places from one on, up to another, in module.names.
type run struct{ from, to int32 }

// isApart reports whether nothing of the body of def, which begins with first in the code of
// in, shows outside of it.
func isApart(def, first syntax.Node, in *scope) bool {
	for s := in; s.kind != moduleScope; s = s.parent {
		if s.kind != classScope {
			return false
		}
	}
	return first.Exists() && !def.Field(syntax.FieldTypeParams).Exists() &&
		!def.HasBelow(syntax.KindFunctionDef, syntax.KindClassDef, syntax.KindGlobal, syntax.KindYield, syntax.KindYieldFrom)
}

// bodyAt returns the body that the node with the given number is part of, its def's
// parameters included; nil if there is none.
func (t *nameTable) bodyAt(number int32) *body {
	after := sort.Search(int(t.bodies.count), func(i int) bool { return t.bodies.at(int32(i)).from > number })
	if after == 0 {
		return nil
	}
	if b := t.bodies.at(int32(after - 1)); number < b.to {
		return b
	}
	return nil
}

// find finds what the names in b mean. b may be nil.
func (b *body) find() {
	if b == nil || b.isFound.Load() {
		return
	}
	t := &b.scope.module.names
	t.finding.Lock()
	defer t.finding.Unlock()
	if b.isFound.Load() {
		return
	}
	s := &scanner{m: b.scope.module, scopes: t.scratch[:0]}
	symbols := t.symbols.count
	b.scopes.from, b.bindings.from = t.scopes.count, t.bindings.count
	s.body(b)
	b.scopes.to, b.bindings.to = t.scopes.count, t.bindings.count
	t.resolve(symbols, b.bindings.from)
	s.publish(b)
	t.scratch = s.scopes
	b.isFound.Store(true)
}

// body looks at the names of b.
func (s *scanner) body(b *body) {
	def := b.scope.node
	s.number = int32(def.Number())
	s.parameters(def, b.scope)
	s.open = append(s.open, region{int(b.to), b.scope})
	first := def.Field(syntax.FieldBody)
	for c := range def.Children() {
		if c.Before(first) {
			continue
		}
		for n := range c.Subtree() {
			in := s.enter(n)
			s.scopes = append(s.scopes, in.number)
			s.visit(n, in)
		}
	}
}

// publish lets others see what was found of the nodes of b.
func (s *scanner) publish(b *body) {
	def, around := b.scope.node, b.scope.parent
	for a := range syntax.As[syntax.Arguments](def.Field(syntax.FieldParams)).All() {
		s.entry(a.Name()).scope.Store(around.number + 1)
	}
	part, index, _ := def.Field(syntax.FieldBody).Place()
	entries := s.m.names.of(part)[index:]
	for i, number := range s.scopes {
		entries[i].scope.Store(number + 1)
	}
}

// within yields s, of code in a function, and the scopes in it.
func (s *scope) within(yield func(*scope) bool) {
	t := &s.module.names
	from, to := s.number, t.open.scopes
	if b := s.unit.body; b != nil {
		b.find()
		to = b.scopes.to
		if s == b.scope {
			if !yield(s) {
				return
			}
			from = b.scopes.from
		}
	}
	for i := from; i < to; i++ {
		if in := t.scopeAt(i); !s.node.Contains(in.node) || !yield(in) {
			return
		}
	}
}
