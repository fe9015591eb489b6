package analysis

import (
	"slices"

	"awaiter/analysis/syntax"
)

// A Sign is something that may stand anywhere in the text of a module and tells how other
// code in it is meant. It is comparable: two that are equal are the same sign. It outlives
// the text, so a name in it is a clone.
type Sign interface {
	// In returns how often the sign stands in stmt, with what is in it. It goes by nothing
	// but the text of stmt.
	In(stmt syntax.Node) int
}

// A signAsk is the question how often a sign stands in the module, of which nobody wants to
// know more than that it is most times or more often.
type signAsk struct {
	sign Sign
	most int
}

// Anywhere reports whether s stands anywhere in the whole module. What the rule finds, or
// does not find, at the given place may depend on it.
func (p *Pass) Anywhere(at Spanner, s Sign) bool { return p.count(at, s, 1) > 0 }

// Once reports whether s stands in the whole module once. What the rule finds, or does not
// find, at the given place may depend on it.
func (p *Pass) Once(at Spanner, s Sign) bool { return p.count(at, s, 2) == 1 }

func (p *Pass) count(at Spanner, s Sign, most int) int {
	ask := signAsk{s, most}
	n, known := p.asks.answers[ask]
	if !known {
		n = ask.answer(p.Tree)
		p.asks.answers[ask] = n
	}
	if len(p.signs) <= mostSigns && !slices.Contains(p.signs, ask) {
		p.signs = append(p.signs, ask)
	}
	p.asks.depend(watch{p.rule, spotAt(p.Tree, at.Span().Start)}, ask)
	return n
}

// depend notes that what a rule finds at a spot depends on the answer to ask.
func (a *asks) depend(w watch, ask signAsk) {
	if a.signs[ask] == nil {
		a.signs[ask] = map[watch]bool{}
	}
	a.signs[ask][w] = true
}

// mostSigns bounds the signs of which each finding of a rule is taken to depend on all.
const mostSigns = 8

// watchSigns lets the rule look again at the part with the byte at offset, where it found
// something, when a sign that it asked for stands there more or less often.
func (p *Pass) watchSigns(offset int) {
	if len(p.signs) > mostSigns {
		p.watch(offset)
		return
	}
	for _, ask := range p.signs {
		p.asks.depend(watch{p.rule, spotAt(p.Tree, offset)}, ask)
	}
}

// answer returns how often the sign stands in tree, most at the most.
func (a signAsk) answer(tree *syntax.Tree) (n int) {
	for part, first := range tree.Parts() {
		if n += countIn(part, first, a.sign); n >= a.most {
			return a.most
		}
	}
	return n
}

// countIn returns how often s stands in part, with the given first statement.
func countIn(part syntax.Part, first syntax.Node, s Sign) int {
	return part.Kept(s, func() any {
		n := 0
		for stmt := range part.Statements(first) {
			n += s.In(stmt)
		}
		return n
	}).(int)
}

// isSame reports whether the answer to a is for the new tree what it was for the old one.
func (m *move) isSame(a signAsk, before int) bool {
	count := func(tree *syntax.Tree, from, to int) (n int) {
		for place := from; place < to; place++ {
			n += countIn(tree.PartOf(place), tree.FirstOf(place), a.sign)
		}
		return n
	}
	was := count(m.before.tree, m.from, m.end)
	return was == count(m.tree, m.from, m.end+m.shift) || a.answer(m.tree) == before
}
