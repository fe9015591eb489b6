package analysis

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Inside returns f, a function that is called in p's module, as its text is now, and a Pass
// over its module, for a rule that looks into the body: what it finds, or does not find, at
// the given place depends on that text. They are nil where f is of no module of the program
// itself, and for one that another module calls in p's own.
//
// Of the Pass over another module Anywhere and Everywhere tell nothing that lasts: what they
// look at is no part of what is noted.
func (p *Pass) Inside(f *semantic.Function, at syntax.Node) (*Pass, *semantic.Function) {
	from := p.from
	if from == nil {
		from = p.Module
	}
	if f.Module == from {
		if p.IsElsewhere() {
			return nil, nil
		}
		p.LookInto(f.Def, at)
		return p, f
	}
	if f = from.Read(f); f == nil {
		return nil, nil
	}
	m := f.Module
	return &Pass{
		Module: m, Functions: m.Functions, classes: m.Classes, root: m.Tree.Root(), from: from,
		rule: p.rule, found: new([]*Diagnostic), asks: newAsks(), option: p.option,
	}, f
}

// IsElsewhere reports whether p is over another module than the one that is checked.
func (p *Pass) IsElsewhere() bool { return p.from != nil }
