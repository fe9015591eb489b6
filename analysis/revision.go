package analysis

import (
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
}

// newRevision returns what is to be done about tree, of which outline is the Outline.
func newRevision(before *Checked, tree *syntax.Tree, outline *semantic.Outline) *revision {
	r := &revision{outline: outline, changed: outline.Changed(before.outline), again: map[*Rule]map[syntax.Part]bool{}}
	from, to, end := outline.Since(before.outline)
	r.move = move{before: before, from: from, end: end, shift: to - end, tree: tree}
	before.looks.follow(r.changed)
	if !before.isAnswered(tree) {
		for part := range tree.Parts() {
			r.changed[part] = true
		}
	}
	for w := range before.watched {
		r.lookAgain(w)
	}
	return r
}

// lookAgain lets a rule look at a part, if not all do.
func (r *revision) lookAgain(w watch) {
	if r.changed[w.part] {
		return
	}
	if r.again[w.rule] == nil {
		r.again[w.rule] = map[syntax.Part]bool{}
	}
	r.again[w.rule][w.part] = true
}

// keep keeps what was found where nobody looks again. What speaks of parts that are gone
// is found again.
func (r *revision) keep() {
	before := r.move.before
	all := make([]Diagnostic, 0, len(before.raw))
	var parts []syntax.Part
	for _, d := range before.raw {
		part := before.tree.PartAt(d.Span.Start)
		if r.changed[part] {
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
		if !r.again[all[i].Rule][parts[i]] {
			r.kept = append(r.kept, &all[i])
		}
	}
}

// looked returns the parts at which a rule looks.
func (r *revision) looked() map[syntax.Part]bool {
	if len(r.again) == 0 {
		return r.changed
	}
	all := make(map[syntax.Part]bool, len(r.changed))
	for part := range r.changed {
		all[part] = true
	}
	for _, parts := range r.again {
		for part := range parts {
			all[part] = true
		}
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
		p := c.whole.within([]int32{int32(place)}, map[syntax.Part]bool{at.part: true})
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
