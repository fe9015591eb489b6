package semantic

import (
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A sight is what a Module knows of its tree: all, or some of the parts.
type sight struct {
	root    syntax.Node // a Module node, with nothing below it but these parts
	outline *Outline    // of all parts; nil if all are in sight
	missed  atomic.Bool // somebody asked for more
}

// entry returns what n, a node of the tree of m, has to do with names.
func (m *Module) entry(n syntax.Node) *entry {
	part, index, _ := n.Place()
	switch {
	case part < 0:
		return &m.names.module
	case m.names.parts[part] == nil:
		m.sight.missed.Store(true)
		return &entry{}
	}
	return &m.names.parts[part][index]
}

// Within returns the Module of p as far as the given parts say what it is: all that is
// true of them, and of what leads to them, if they are what Leads.Needed returns.
func (p Program) Within(o *Outline, places []int32) *Module {
	return p.analyze(&sight{root: p.Tree.Focus(places, syntax.Member{}), outline: o})
}

// IsPartial reports whether m knows some parts only.
func (m *Module) IsPartial() bool { return m.sight.outline != nil }

// HasMissed reports whether m, which IsPartial, was asked about other parts, and so may
// have given a wrong answer.
func (m *Module) HasMissed() bool { return m.sight.missed.Load() }

// Miss says that a question is about all parts.
func (m *Module) Miss() { m.sight.missed.Store(true) }
