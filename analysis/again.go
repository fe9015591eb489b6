package analysis

import (
	"iter"
	"maps"
	"slices"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Checked is what a check found, and what the next check of the same file goes by. It
// never changes.
type Checked struct {
	Found    []*Diagnostic // what Check returns
	Looked   int           // at how many parts of the tree rules looked for it
	Analysed int           // of how many parts it was found out what they mean

	tree    *syntax.Tree
	outline *semantic.Outline // nil if a rule crashed
	leads   *semantic.Leads
	needed  []int32       // the places of the parts that decided what is true where rules looked
	whole   bool          // these were not enough
	raw     []*Diagnostic // what rules that do not run Last found, whether a comment suppresses it or not
	asks    *asks         // nil if a rule crashed
	asked   map[*semantic.Question]any
}

// asks are what rules asked for beyond what is told of changes.
type asks struct {
	watched map[watch]bool             // where a rule looks each time
	signs   map[signAsk]map[watch]bool // where a rule looks when the answer is another
	answers map[signAsk]int
	looks   map[look]bool
	classes map[*Rule]bool       // rules that look at classes as wholes
	selves  map[syntax.Part]bool // see semantic.Module.SelvesSeen
}

func newAsks() *asks {
	return &asks{watched: map[watch]bool{}, signs: map[signAsk]map[watch]bool{}, answers: map[signAsk]int{}, looks: map[look]bool{}, classes: map[*Rule]bool{}, selves: map[syntax.Part]bool{}}
}

// A spot is a part, or the member of it with the given number if that is not -1.
type spot struct {
	part   syntax.Part
	member int
}

// A watch is a rule, and a spot at which it looks.
type watch struct {
	rule *Rule
	spot spot
}

// A look is what a rule did when it looked into the text of a spot for what is to
// be found in another one.
type look struct{ of, into spot }

// Again finds what Check finds in whole(), the Module of p, whose text was edited since
// before was found by the same rules and cfg, while what p is told of other modules is
// the same, but for p.Heard. before may be nil.
//
// Of the parts of which nothing else may be true than before it says what it said then,
// and nobody asks what the rest of the module means unless it matters. So a keystroke in
// a function costs what the function costs, and those that use it where it changed to
// others.
func Again(before *Checked, p semantic.Program, whole func() *semantic.Module, rules []*Rule, cfg *Config) *Checked {
	if before == nil || before.outline == nil {
		m := whole()
		now := newChecking(m, cfg).checked(rules, nil)
		return now.with(m.Outline(), nil, nil, p.Tree.PartCount())
	}
	// A key mostly needs the parts that the one before needed: their Module serves twice.
	around := whole
	if !before.whole {
		around = nil
	}
	outline, m := p.Revise(before.outline, before.needed, around)
	r := newRevision(before, p, outline)
	r.move.repairs = &repairs{tree: p.Tree, whole: whole, cfg: orDefault(cfg)}
	r.keep()
	leads := outline.Leads(before.leads)
	if needed := leads.Needed(outline.Places(r.looked())); len(needed) <= p.Tree.PartCount()/2 {
		if m == nil || before.whole || !m.Sees(needed) {
			m = p.Within(outline, needed)
		}
		crashed := false
		quietly := *orDefault(cfg)
		quietly.Crashed = func(*Rule, any) { crashed = true }
		if now := newChecking(m, &quietly).checked(rules, r); !m.HasMissed() && !crashed {
			return now.with(outline, leads, needed, m.PartCount())
		}
	}
	now := newChecking(whole(), cfg).checked(rules, r).with(outline, leads, nil, p.Tree.PartCount())
	now.whole = true
	return now
}

// Outline returns what the parts of the module showed of themselves, nil if that is not
// known.
func (c *Checked) Outline() *semantic.Outline {
	if c == nil {
		return nil
	}
	return c.outline
}

// NeededAll reports whether what was found took the Module of the whole tree.
func (c *Checked) NeededAll() bool { return c.whole }

// with completes what was found, unless a rule crashed.
func (c *Checked) with(outline *semantic.Outline, leads *semantic.Leads, needed []int32, analysed int) *Checked {
	c.Analysed = analysed
	if c.asks != nil {
		c.outline, c.leads, c.needed = outline, leads, needed
	}
	return c
}

func orDefault(cfg *Config) *Config {
	if cfg == nil {
		return &Config{}
	}
	return cfg
}

// checked runs rules over what r says, and over all if it is nil.
func (c *checking) checked(rules []*Rule, r *revision) *Checked {
	tree := c.whole.Tree
	now := &Checked{tree: tree, asked: map[*semantic.Question]any{}, Looked: tree.PartCount()}
	shown := func(*Rule) Pass { return c.whole }
	if r != nil {
		c.recall(r)
		maps.Copy(now.asked, r.answers)
		for q, answer := range r.answers {
			c.whole.Answer(q, answer)
		}
		now.Looked = len(r.outline.Places(r.looked()))
		shown = c.shown(r)
		c.kept = slices.Clone(r.kept) // of which check leaves out some, and r may be asked again
	}
	now.Found = c.check(rules, shown)
	now.raw = c.kept
	for q, answer := range c.whole.Asked() {
		now.asked[q] = answer
	}
	for part := range c.whole.SelvesSeen() {
		c.asks.selves[part] = true
	}
	if !c.crashed {
		now.asks = c.asks
	}
	return now
}

// recall notes what rules did where they do not look again.
func (c *checking) recall(r *revision) {
	before := r.move.before.asks
	for l := range before.looks {
		if !r.isAgain(l.of) {
			c.asks.looks[look{r.now(l.of), r.now(l.into)}] = true
		}
	}
	for ask, watches := range before.signs {
		for w := range watches {
			if !r.isAgain(w.spot) && !r.asksAgain(w.rule, w.spot.part) {
				c.asks.depend(watch{w.rule, r.now(w.spot)}, ask)
				c.asks.answers[ask] = before.answers[ask]
			}
		}
	}
	for part := range before.selves {
		if !r.changed[part] {
			c.asks.selves[part] = true
		}
	}
	maps.Copy(c.asks.classes, before.classes)
}

// shown returns what r shows to each rule.
func (c *checking) shown(r *revision) func(*Rule) Pass {
	places := r.outline.Places(r.changed)
	whole := c.whole.within(places, r.changed, nil)
	narrow := whole
	var members syntax.Members
	if len(r.members) > 0 {
		members = r.move.tree.Members(r.move.from, r.members...)
		narrow = c.whole.within(places, r.changed, members)
	}
	return func(rule *Rule) Pass {
		also, isNarrow := r.again[rule], r.isNarrow(rule) && !c.asks.classes[rule]
		switch {
		case len(also) > 0:
			all, only := maps.Clone(also), syntax.Members(nil)
			maps.Copy(all, r.changed)
			if isNarrow {
				only = members
			}
			return c.whole.within(r.outline.Places(all), all, only)
		case isNarrow:
			return narrow
		}
		return whole
	}
}

// within returns p as if there were no parts but the shown ones, which stand at places,
// and of the part of only, if there are any, nothing but these.
func (p Pass) within(places []int32, shown map[syntax.Part]bool, only syntax.Members) Pass {
	p.root, p.only, p.Functions, p.classes, p.around = p.Tree.Focus(places, only), only, nil, nil, nil
	isShown := func(def syntax.Node) bool {
		place, _, _ := def.Place()
		return shown[def.Part()] && (!only.AreOf(place) || only.Hold(def))
	}
	for _, f := range p.Module.Functions {
		if isShown(f.Def) {
			p.Functions = append(p.Functions, f)
		}
	}
	for _, c := range p.Module.Classes {
		switch place, _, _ := c.Def.Place(); {
		case isShown(c.Def.Node):
			p.classes = append(p.classes, c)
		case only.AreOf(place):
			p.around = append(p.around, c)
		}
	}
	return p
}

// Imports yields the names that imports of the whole module name. A rule may ask for
// them anywhere: where one of them changes, all rules look at everything again.
func (p *Pass) Imports() iter.Seq[syntax.Alias] { return syntax.All[syntax.Alias](p.Tree.Root()) }

// Everywhere returns the Module node with everything below it, where what a rule finds,
// or does not find, at the given place depends on what more of the module means than
// that place leads to. Where it asks, the next check of the module costs what the first
// one did.
func (p *Pass) Everywhere(at Spanner) syntax.Node {
	p.watch(at.Span().Start)
	p.Miss()
	return p.Tree.Root()
}

// watch lets the rule look again at the part with the byte at offset each time.
func (p *Pass) watch(offset int) {
	p.asked = true
	p.asks.watched[watch{p.rule, spotAt(p.Tree, offset)}] = true
}

// LookInto says that what a rule finds, or does not find, around at depends on the
// text of other, a function or class of the module, and not only on what it shows of
// itself: what its calls give, and which attributes it has. Such looks may follow each
// other.
func (p *Pass) LookInto(other, at syntax.Node) {
	if other.Tree() != p.Tree || at.Tree() != p.Tree {
		return
	}
	if l := (look{spotOf(at), spotOf(other)}); l.of != l.into {
		p.asks.looks[l] = true
	}
}

func spotOf(n syntax.Node) spot { return spot{n.Part(), n.MemberOf()} }

// spotAt returns the spot with the byte at offset in tree, the zero spot where there is none.
func spotAt(tree *syntax.Tree, offset int) spot {
	place := tree.PlaceAt(offset)
	if place < 0 {
		return spot{}
	}
	return spot{tree.PartOf(place), tree.MemberAt(place, offset)}
}
