package semantic

import (
	"slices"

	"awaiter/analysis/syntax"
)

// An Outline is what the parts of a module show of themselves at one moment.
type Outline struct {
	Hash uint64 // that of the Summary

	parts    []syntax.Part
	surfaces []*surface
	stub     bool
	leads    *leads // found when first needed; may be that of an earlier moment
}

// Outline returns the Outline of m.
func (m *Module) Outline() *Outline {
	o := &Outline{}
	functions, ellipses := false, true
	digests := make([]uint64, 0, m.Tree.PartCount())
	for part, first := range m.Tree.Parts() {
		s := m.surfaceOf(part, first)
		o.parts, o.surfaces = append(o.parts, part), append(o.surfaces, s)
		digests = append(digests, s.digest)
		functions = functions || s.stub != Unknown
		ellipses = ellipses && s.stub != No
	}
	o.stub = functions && ellipses
	o.Hash = hashOf(m.Name, digests)
	return o
}

// Outline returns the Outline of the module of p. It costs what the parts cost that no
// earlier tree had.
func (p Program) Outline() *Outline {
	isNew := func(part syntax.Part) bool { return !part.Keeps(surfaceKey{}) }
	return p.analyze(&sight{root: p.Tree.Focus(isNew)}).Outline()
}

// Changed returns the parts of o, the Outline of a module, of which something else may
// be true than before, when the same module had another text: those that are new,
// those that mention a name of which other parts say something new, and those that
// mention what such parts speak of. Those that are no longer there are among them too.
// What other modules say is the same.
func (o *Outline) Changed(before *Outline) map[syntax.Part]bool {
	from := 0
	for from < min(len(o.parts), len(before.parts)) && o.parts[from] == before.parts[from] {
		from++
	}
	to, end := len(o.parts), len(before.parts)
	for to > from && end > from && o.parts[to-1] == before.parts[end-1] {
		to, end = to-1, end-1
	}
	changed := map[syntax.Part]bool{}
	for _, part := range o.parts[from:to] {
		changed[part] = true
	}
	for _, part := range before.parts[from:end] {
		changed[part] = true
	}
	was, is := before.surfaces[from:end], o.surfaces[from:to]
	if o.stub != before.stub || global(was) != global(is) {
		for _, part := range o.parts {
			changed[part] = true
		}
		return changed
	}
	names := difference(was, is, func(s *surface) []shownName { return s.shown })
	for name := range difference(was, is, func(s *surface) []shownName { return s.heirs }) {
		if o.hasClass(name) || before.hasClass(name) {
			names[name] = true
		}
	}
	for name := range difference(was, is, func(s *surface) []shownName { return s.doubts }) {
		if o.shows(name) || before.shows(name) {
			names[name] = true
		}
	}
	o.spread(names, changed)
	return changed
}

// Needed returns the parts that decide what is true of the given ones: these, those that
// say something of the names that they mention, and so on, and those that concern all.
// before is an Outline of nearly the same parts, or nil.
func (o *Outline) Needed(before *Outline, parts map[syntax.Part]bool) map[syntax.Part]bool {
	place := make(map[syntax.Part]int, len(o.parts))
	for i, part := range o.parts {
		place[part] = i
	}
	if before != nil {
		o.leads = before.leads
	}
	late := o.leads.missing(o.parts)
	if o.leads == nil || len(late) > maxLate {
		o.leads, late = newLeads(o), nil
	}
	needed := make(map[syntax.Part]bool, len(parts))
	var open []int
	need := func(i int) {
		if !needed[o.parts[i]] {
			needed[o.parts[i]] = true
			open = append(open, i)
		}
	}
	for i, part := range o.parts {
		if parts[part] || o.surfaces[i].global != emptyGlobal {
			need(i)
		}
	}
	asked := map[nameKey]bool{}
	for len(open) > 0 {
		s := o.surfaces[open[len(open)-1]]
		open = open[:len(open)-1]
		for _, name := range s.mentions {
			if asked[name] {
				continue
			}
			asked[name] = true
			for _, part := range o.leads.to[name] {
				if i, is := place[part]; is {
					need(i)
				}
			}
			for _, i := range late {
				if o.surfaces[i].speaksOf(name) {
					need(i)
				}
			}
		}
	}
	return needed
}

// leads are the parts that say something of a name.
type leads struct {
	to  map[nameKey][]syntax.Part
	has map[syntax.Part]bool
}

// maxLate is how many parts there may be that leads do not know.
const maxLate = 16

func newLeads(o *Outline) *leads {
	l := &leads{map[nameKey][]syntax.Part{}, make(map[syntax.Part]bool, len(o.parts))}
	for i, part := range o.parts {
		l.has[part] = true
		for _, list := range [][]shownName{o.surfaces[i].shown, o.surfaces[i].doubts, o.surfaces[i].heirs} {
			for _, shown := range list {
				if to := l.to[shown.name]; len(to) == 0 || to[len(to)-1] != part {
					l.to[shown.name] = append(to, part)
				}
			}
		}
	}
	return l
}

// missing returns the places of those of parts that l does not know.
func (l *leads) missing(parts []syntax.Part) (places []int) {
	for i, part := range parts {
		if l == nil || !l.has[part] {
			places = append(places, i)
		}
	}
	return places
}

func (s *surface) speaksOf(name nameKey) bool {
	is := func(shown shownName) bool { return shown.name == name }
	return slices.ContainsFunc(s.shown, is) || slices.ContainsFunc(s.doubts, is) || slices.ContainsFunc(s.heirs, is)
}

// spread adds to changed the parts that mention one of names, and those that mention
// what these speak of.
func (o *Outline) spread(names map[nameKey]bool, changed map[syntax.Part]bool) {
	for len(names) > 0 {
		next := map[nameKey]bool{}
		for i, s := range o.surfaces {
			if changed[o.parts[i]] || !s.mentionsAny(names) {
				continue
			}
			changed[o.parts[i]] = true
			for _, shown := range s.shown {
				next[shown.name] = true
			}
			for _, shown := range s.doubts {
				next[shown.name] = true
			}
			for _, shown := range s.heirs {
				if o.hasClass(shown.name) {
					next[shown.name] = true
				}
			}
		}
		names = next
	}
}

func (s *surface) mentionsAny(names map[nameKey]bool) bool {
	if len(names) < 8 {
		for name := range names {
			if _, found := slices.BinarySearch(s.mentions, name); found {
				return true
			}
		}
		return false
	}
	for _, name := range s.mentions {
		if names[name] {
			return true
		}
	}
	return false
}

func (o *Outline) shows(name nameKey) bool {
	for _, s := range o.surfaces {
		if slices.ContainsFunc(s.shown, func(shown shownName) bool { return shown.name == name }) {
			return true
		}
	}
	return false
}

func (o *Outline) hasClass(name nameKey) bool {
	for _, s := range o.surfaces {
		if slices.Contains(s.classes, name) {
			return true
		}
	}
	return false
}

// difference returns the names of which was and is say different things.
func difference(was, is []*surface, said func(*surface) []shownName) map[nameKey]bool {
	gather := func(all []*surface) map[nameKey]uint64 {
		found := map[nameKey]uint64{}
		for _, s := range all {
			for _, shown := range said(s) {
				found[shown.name] = found[shown.name]*31 + shown.hash
			}
		}
		return found
	}
	before, now := gather(was), gather(is)
	names := map[nameKey]bool{}
	for name, hash := range now {
		if old, had := before[name]; !had || old != hash {
			names[name] = true
		}
	}
	for name := range before {
		if _, has := now[name]; !has {
			names[name] = true
		}
	}
	return names
}

// global returns what surfaces say that concerns all parts.
func global(surfaces []*surface) uint64 {
	h := emptyGlobal
	for _, s := range surfaces {
		if s.global != emptyGlobal {
			h = h*31 + s.global
		}
	}
	return h
}

var emptyGlobal = func() uint64 {
	d := newDigest(nil)
	return d.h.Sum64()
}()
