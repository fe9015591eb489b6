package semantic

import (
	"slices"
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A sight is what a Module knows of its tree: all, or some of the parts.
type sight struct {
	root    syntax.Node // a Module node, with nothing below it but these parts
	places  []int32     // of these parts, in order; not known if all are in sight
	outline *Outline    // of all parts; nil if all are in sight
	missed  atomic.Bool // somebody asked for more
}

// entry returns what n, a node of the tree of m, has to do with names.
func (m *Module) entry(n syntax.Node) *entry {
	part, index, _ := n.Place()
	if part < 0 {
		return &m.names.module
	}
	if entries := m.names.of(part); entries != nil {
		e := &entries[index]
		if e.scope.Load() == 0 {
			m.names.bodyAt(int32(n.Number())).find()
		}
		return e
	}
	m.sight.missed.Store(true)
	return &entry{}
}

// Within returns the Module of p as far as the given parts say what it is: all that is
// true of them, and of what leads to them, if they are what Leads.Needed returns.
func (p Program) Within(o *Outline, places []int32) *Module {
	m := p.within(places)
	m.sight.outline = o
	return m
}

// within returns the Module of p as far as the parts at the given places say what it is.
func (p Program) within(places []int32) *Module {
	return p.analyze(&sight{root: p.Tree.Focus(places, nil), places: places})
}

// Sees reports whether m, which IsPartial, knows the parts at the given places, and was
// not asked about others yet.
func (m *Module) Sees(places []int32) bool {
	for _, place := range places {
		if _, found := slices.BinarySearch(m.sight.places, place); !found {
			return false
		}
	}
	return !m.HasMissed()
}

// IsPartial reports whether m knows some parts only.
func (m *Module) IsPartial() bool { return m.sight.outline != nil }

// PartCount returns of how many parts m, which IsPartial, knows.
func (m *Module) PartCount() int { return len(m.sight.places) }

// HasMissed reports whether m, which IsPartial, was asked about other parts, and so may
// have given a wrong answer.
func (m *Module) HasMissed() bool { return m.sight.missed.Load() }

// Miss says that a question is about all parts.
func (m *Module) Miss() { m.sight.missed.Store(true) }
