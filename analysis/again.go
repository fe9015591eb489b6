package analysis

import (
	"iter"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Checked is what a check found, and what the next check of the same file goes by. It
// never changes.
type Checked struct {
	Found    []*Diagnostic // what Check returns
	Looked   int           // at how many parts of the tree rules looked for it
	Analysed int           // of how many parts it was found out what they mean

	outline *semantic.Outline // nil if a rule crashed
	leads   *semantic.Leads
	noisy   map[syntax.Part]bool // where rules found something, or asked for more than is there
	looks   looks
	asked   map[*semantic.Question]any
}

// A look is what a rule did when it looked into the text of a part for what is to
// be found in another one.
type look struct{ of, into syntax.Part }

type looks map[look]bool

// Again finds what Check finds in whole(), the Module of p, whose text was edited since
// before was found by the same rules and cfg, while what p is told of other modules is
// the same. before may be nil.
//
// Rules do not look again at the parts that they had nothing to say of and of which
// nothing else may be true than before, and nobody asks what the rest of the module
// means unless it matters. So a keystroke in a function costs what the function costs,
// and those that use it where it changed to others.
func Again(before *Checked, p semantic.Program, whole func() *semantic.Module, rules []*Rule, cfg *Config) *Checked {
	every := func(syntax.Part) bool { return true }
	if before == nil || before.outline == nil {
		m := whole()
		now := newChecking(m, cfg).again(rules, every, nil)
		return now.with(m.Outline(), nil, p.Tree.PartCount())
	}
	outline := p.Outline(before.outline)
	changed := outline.Changed(before.outline)
	before.looks.follow(changed)
	isLoud := func(part syntax.Part) bool { return changed[part] || before.noisy[part] }
	if !before.isAnswered(p.Tree) {
		isLoud = every
	}
	leads := outline.Leads(before.leads)
	if needed := leads.Needed(placesOf(p.Tree, isLoud)); len(needed) <= p.Tree.PartCount()/2 && !orDefault(cfg).Known {
		m, crashed := p.Within(outline, needed), false
		quietly := *orDefault(cfg)
		quietly.Crashed = func(*Rule, any) { crashed = true }
		if now := newChecking(m, &quietly).again(rules, isLoud, before); !m.HasMissed() && !crashed {
			return now.with(outline, leads, len(needed))
		}
	}
	return newChecking(whole(), cfg).again(rules, isLoud, before).with(outline, leads, p.Tree.PartCount())
}

// Outline returns what the parts of the module showed of themselves, nil if that is not
// known.
func (c *Checked) Outline() *semantic.Outline {
	if c == nil {
		return nil
	}
	return c.outline
}

// placesOf returns the places of those parts of t that are chosen.
func placesOf(t *syntax.Tree, isChosen func(syntax.Part) bool) []int32 {
	places, place := []int32{}, int32(0)
	for part := range t.Parts() {
		if isChosen(part) {
			places = append(places, place)
		}
		place++
	}
	return places
}

// with completes what was found, unless a rule crashed.
func (c *Checked) with(outline *semantic.Outline, leads *semantic.Leads, analysed int) *Checked {
	c.Analysed = analysed
	if c.noisy != nil {
		c.outline, c.leads = outline, leads
	}
	return c
}

// isAnswered reports whether all that was asked has the same answer for tree.
func (c *Checked) isAnswered(tree *syntax.Tree) bool {
	for q, answer := range c.asked {
		if q.Of(tree) != answer {
			return false
		}
	}
	return true
}

func orDefault(cfg *Config) *Config {
	if cfg == nil {
		return &Config{}
	}
	return cfg
}

// again runs rules over the parts that are loud. before is what was found of the others;
// nil if there are none.
func (c *checking) again(rules []*Rule, isLoud func(syntax.Part) bool, before *Checked) *Checked {
	now := &Checked{looks: c.looks, asked: map[*semantic.Question]any{}}
	if before != nil {
		for l := range before.looks {
			if !isLoud(l.of) {
				c.looks[l] = true
			}
		}
		for q := range before.asked {
			now.asked[q] = q.Of(c.whole.Tree)
		}
	}
	places := placesOf(c.whole.Tree, isLoud)
	now.Looked = len(places)
	now.Found = c.check(rules, c.whole.within(places, isLoud))
	for q, answer := range c.whole.Asked() {
		now.asked[q] = answer
	}
	if !c.crashed {
		now.noisy = c.noisy
	}
	return now
}

// follow adds to changed the parts for which rules looked into such that changed.
func (all looks) follow(changed map[syntax.Part]bool) {
	for again := true; again; {
		again = false
		for l := range all {
			if changed[l.into] && !changed[l.of] {
				changed[l.of], again = true, true
			}
		}
	}
}

// within returns p as if there were no parts but the loud ones, which stand at places.
func (p Pass) within(places []int32, isLoud func(syntax.Part) bool) Pass {
	p.root = p.Tree.Focus(places)
	p.Functions, p.Classes = nil, nil
	for _, f := range p.Module.Functions {
		if isLoud(f.Def.Part()) {
			p.Functions = append(p.Functions, f)
		}
	}
	for _, c := range p.Module.Classes {
		if isLoud(c.Def.Part()) {
			p.Classes = append(p.Classes, c)
		}
	}
	return p
}

// Imports yields the names that imports of the whole module name. A rule may ask for
// them anywhere: where one of them changes, all rules look at everything again.
func (p *Pass) Imports() iter.Seq[syntax.Alias] { return syntax.All[syntax.Alias](p.Tree.Root()) }

// Anywhere reports whether a statement of the whole module, with what is in it, is as is
// says, which goes by nothing but the text of the statement and by key, a value of a type
// that the rule keeps to itself. A name in key is a clone, as it outlives the text. What the rule finds, or does not find, at the given place
// may depend on it.
func (p *Pass) Anywhere(at Spanner, key any, is func(stmt syntax.Node) bool) bool {
	p.watch(at.Span().Start)
	for part, first := range p.Tree.Parts() {
		found := part.Kept(key, func() any {
			for n := first; n.Exists() && n.Part() == part; n = n.Next() {
				if is(n) {
					return true
				}
			}
			return false
		})
		if found.(bool) {
			return true
		}
	}
	return false
}

// Everywhere returns the Module node with everything below it, where what a rule finds,
// or does not find, at the given place depends on what more of the module means than
// that place leads to. Where it asks, the next check of the module costs what the first
// one did.
func (p *Pass) Everywhere(at Spanner) syntax.Node {
	p.watch(at.Span().Start)
	p.Miss()
	return p.Tree.Root()
}

// watch lets the rules look again at the part with the byte at offset each time.
func (p *Pass) watch(offset int) { p.noisy[p.Tree.PartAt(offset)] = true }

// LookInto says that what a rule finds, or does not find, around at depends on the
// text of other, a function or class of the module, and not only on what it shows of
// itself: what its calls give, and which attributes it has. Such looks may follow each
// other.
func (p *Pass) LookInto(other, at syntax.Node) {
	if other.Tree() == p.Tree && at.Tree() == p.Tree && other.Part() != at.Part() {
		p.looks[look{at.Part(), other.Part()}] = true
	}
}
