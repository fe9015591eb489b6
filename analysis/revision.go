package analysis

import (
	"maps"
	"slices"
	"sync"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// A revision is what an edit leaves to be done: where rules look, and what was found
// elsewhere.
type revision struct {
	move    move
	outline *semantic.Outline
	changed map[syntax.Part]bool           // at which all rules look
	again   map[*Rule]map[syntax.Part]bool // others, at which one rule does
	kept    []*Diagnostic                  // of the rest, in source order
	answers map[*semantic.Question]any

	// Where members of a class that follow each other are all that differs, rules look in there at
	// nothing but the members of which something else may be true, but for the broad rules.
	members []int            // their numbers, in order; none: rules look at all
	amended syntax.Amendment // in which the class differs
	old     syntax.Part      // the part with the class as it was
	broad   map[*Rule]bool
}

// newRevision returns what is to be done about p, of which outline is the Outline.
func newRevision(before *Checked, p semantic.Program, outline *semantic.Outline) *revision {
	tree := p.Tree
	changed, members := outline.Changed(before.outline, p.Heard)
	r := &revision{outline: outline, changed: changed, again: map[*Rule]map[syntax.Part]bool{}, broad: map[*Rule]bool{}}
	from, to, end := outline.Since(before.outline)
	r.move = move{before: before, from: from, end: end, shift: to - end, tree: tree}
	isAnswered := r.answer(to - from)
	if !isAnswered {
		for part := range tree.Parts() {
			r.changed[part] = true
		}
	}
	if isAnswered && len(members) > 0 {
		r.amend(members)
	}
	for ask, watches := range before.asks.signs {
		if r.move.isSame(ask, before.asks.answers[ask]) {
			continue
		}
		for w := range watches {
			r.look(w.spot)
		}
	}
	r.follow()
	for w := range before.asks.watched {
		if r.isIn(w.spot) && w.spot.member >= 0 {
			r.look(w.spot)
		} else {
			r.lookAgain(w.rule, w.spot.part)
		}
	}
	return r
}

// answer finds the answers to what was asked before, and reports whether they are the
// same. parts is how many there are where the trees differ.
func (r *revision) answer(parts int) (same bool) {
	m := &r.move
	r.answers, same = maps.Clone(m.before.asked), true
	for q, before := range r.answers {
		known := parts == m.end-m.from
		for place := m.from; known && place < m.end; place++ {
			old, now := m.before.tree, m.tree
			known = q.By(now.PartOf(place), now.FirstOf(place)) == q.By(old.PartOf(place), old.FirstOf(place))
		}
		if !known {
			r.answers[q] = q.Of(m.tree)
			same = same && r.answers[q] == before
		}
	}
	return same
}

// amend lets rules look, of the class that differs, at the given members, among which are all in
// which it differs.
func (r *revision) amend(members []int) {
	before, tree, place := r.move.before, r.move.tree, r.move.from
	old := before.tree.PartOf(place)
	if before.asks.selves[old] {
		return
	}
	r.members, r.old = members, old
	r.amended, r.move.amended = tree.PartOf(place).Amended(old)
	r.move.now, r.move.was = r.amended.Spans(tree, before.tree, place)
	for rule := range before.asks.classes {
		r.broad[rule] = true
	}
}

// isIn reports whether s is in the class of which no more than some members are looked at.
func (r *revision) isIn(s spot) bool { return len(r.members) > 0 && s.part == r.old }

// isAgain reports whether all rules look at s again.
func (r *revision) isAgain(s spot) bool {
	if r.isIn(s) {
		member, isSame := r.amended.Number(s.member)
		return !isSame || slices.Contains(r.members, member)
	}
	return r.changed[s.part]
}

// now returns what s, of the old tree, at which not all rules look again, is in the new one.
func (r *revision) now(s spot) spot {
	if r.isIn(s) {
		s.part = r.move.tree.PartOf(r.move.from)
		s.member, _ = r.amended.Number(s.member)
	}
	return s
}

// look lets all rules look at s.
func (r *revision) look(s spot) {
	member, isSame := r.amended.Number(s.member)
	switch {
	case !r.isIn(s):
		r.changed[s.part] = true
	case s.member < 0:
		r.members = nil
	case isSame && !slices.Contains(r.members, member):
		r.members = append(r.members, member)
		slices.Sort(r.members)
	}
}

// follow lets all rules look at the spots for which one looked into such that are looked at
// again. What is around members may be the class, with all of them.
func (r *revision) follow() {
	for again := true; again; {
		again = false
		for l := range r.move.before.asks.looks {
			if !r.isAgain(l.of) && (r.isAgain(l.into) || r.isIn(l.into) && l.into.member < 0) {
				r.look(l.of)
				again = true
			}
		}
	}
}

// isNarrow reports whether rule looks at nothing but the members.
func (r *revision) isNarrow(rule *Rule) bool { return len(r.members) > 0 && !r.broad[rule] }

// lookAgain lets a rule look at a part, if not all do.
func (r *revision) lookAgain(rule *Rule, part syntax.Part) {
	switch {
	case part == r.old:
		r.broad[rule] = true
	case !r.changed[part]:
		if r.again[rule] == nil {
			r.again[rule] = map[syntax.Part]bool{}
		}
		r.again[rule][part] = true
	}
}

// asksAgain reports whether rule looks again at part, of the old tree, though not all do.
func (r *revision) asksAgain(rule *Rule, part syntax.Part) bool {
	return r.again[rule][part] || part == r.old && !r.isNarrow(rule)
}

// keep keeps what was found where nobody looks again. What speaks of parts that are gone
// is found again.
func (r *revision) keep() {
	before := r.move.before
	all := make([]Diagnostic, 0, len(before.raw))
	var parts []syntax.Part
	for _, d := range before.raw {
		at := spotAt(before.tree, d.Span.Start)
		if r.isAgain(at) || r.changed[at.part] && !(at.part == r.old && r.isNarrow(d.Rule)) {
			continue
		}
		all = all[:len(all)+1]
		if moved := &all[len(all)-1]; !r.move.diagnostic(d, moved) {
			r.lookAgain(d.Rule, at.part)
			all = all[:len(all)-1]
			continue
		}
		parts = append(parts, at.part)
	}
	for i := range all {
		rule := all[i].Rule
		if !r.again[rule][parts[i]] && (parts[i] != r.old || r.isNarrow(rule)) {
			r.kept = append(r.kept, &all[i])
		}
	}
}

// looked returns the parts at which a rule looks.
func (r *revision) looked() map[syntax.Part]bool {
	if len(r.again) == 0 {
		return r.changed
	}
	all := maps.Clone(r.changed)
	for _, parts := range r.again {
		maps.Copy(all, parts)
	}
	return all
}

// repairs find the fixes of what was found in an earlier text.
type repairs struct {
	tree  *syntax.Tree
	whole func() *semantic.Module
	cfg   *Config

	mu    sync.Mutex
	found map[watch][]*Diagnostic
}

// of returns the fixes of d, which is found again for them.
func (r *repairs) of(d *Diagnostic) []fixes.Fix {
	place := r.tree.PlaceAt(d.Span.Start)
	at := watch{d.Rule, spot{r.tree.PartOf(place), -1}}
	r.mu.Lock()
	defer r.mu.Unlock()
	found, known := r.found[at]
	if !known {
		if r.found == nil {
			r.found = map[watch][]*Diagnostic{}
		}
		c := newChecking(r.whole(), r.cfg)
		p := c.whole.within([]int32{int32(place)}, map[syntax.Part]bool{at.spot.part: true}, nil)
		p.rule = d.Rule
		c.run(&p)
		found = c.found
		r.found[at] = found
	}
	for _, same := range found {
		if compare(same, d) == 0 {
			return same.fixes
		}
	}
	return nil
}
