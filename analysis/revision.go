package analysis

import (
	"maps"
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

	// Where a member of a class is all that differs, and says the same to others, rules look
	// at nothing else in there, but for the broad ones.
	member syntax.Member
	old    syntax.Part // the part with the class as it was
	broad  map[*Rule]bool
}

// newRevision returns what is to be done about tree, of which outline is the Outline.
func newRevision(before *Checked, tree *syntax.Tree, outline *semantic.Outline) *revision {
	changed, silent := outline.Changed(before.outline)
	r := &revision{outline: outline, changed: changed, again: map[*Rule]map[syntax.Part]bool{}, broad: map[*Rule]bool{}}
	from, to, end := outline.Since(before.outline)
	r.move = move{before: before, from: from, end: end, shift: to - end, tree: tree}
	before.asks.looks.follow(r.changed)
	isAnswered := r.answer(to - from)
	if !isAnswered {
		for part := range tree.Parts() {
			r.changed[part] = true
		}
	}
	if silent && isAnswered && to == from+1 && end == to {
		r.amend()
	}
	for w := range before.asks.watched {
		r.lookAgain(w)
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

// amend finds the member that is all that differs.
func (r *revision) amend() {
	before := r.move.before
	r.old = before.tree.PartOf(r.move.from)
	for l := range before.asks.looks {
		if l.of == r.old && r.changed[l.into] {
			return
		}
	}
	r.member, r.move.was = r.move.tree.Amended(r.move.from, before.tree, r.move.from)
	r.move.now = r.member
	for w := range before.asks.inward {
		if w.part == r.old {
			r.broad[w.rule] = true
		}
	}
	for rule := range before.asks.classes {
		r.broad[rule] = true
	}
}

// isNarrow reports whether rule looks at nothing but the member.
func (r *revision) isNarrow(rule *Rule) bool { return r.member.Exists() && !r.broad[rule] }

// lookAgain lets a rule look at a part, if not all do.
func (r *revision) lookAgain(w watch) {
	switch {
	case w.part == r.old:
		r.broad[w.rule] = true
	case !r.changed[w.part]:
		if r.again[w.rule] == nil {
			r.again[w.rule] = map[syntax.Part]bool{}
		}
		r.again[w.rule][w.part] = true
	}
}

// keep keeps what was found where nobody looks again. What speaks of parts that are gone
// is found again.
func (r *revision) keep() {
	before := r.move.before
	all := make([]Diagnostic, 0, len(before.raw))
	var parts []syntax.Part
	for _, d := range before.raw {
		part := before.tree.PartAt(d.Span.Start)
		if r.changed[part] && (part != r.old || !r.isNarrow(d.Rule) || r.move.isOut(d.Span)) {
			continue
		}
		all = all[:len(all)+1]
		if moved := &all[len(all)-1]; !r.move.diagnostic(d, moved) {
			r.lookAgain(watch{d.Rule, part})
			all = all[:len(all)-1]
			continue
		}
		parts = append(parts, part)
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
	at := watch{d.Rule, r.tree.PartOf(place)}
	r.mu.Lock()
	defer r.mu.Unlock()
	found, known := r.found[at]
	if !known {
		if r.found == nil {
			r.found = map[watch][]*Diagnostic{}
		}
		c := newChecking(r.whole(), r.cfg)
		p := c.whole.within([]int32{int32(place)}, map[syntax.Part]bool{at.part: true}, syntax.Member{})
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
