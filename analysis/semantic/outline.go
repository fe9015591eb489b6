package semantic

import (
	"maps"
	"slices"

	"awaiter/analysis/syntax"
)

// An Outline is what the parts of a module show of themselves at one moment. It never
// changes.
type Outline struct {
	Hash uint64 // that of the Summary

	parts    []syntax.Part
	surfaces []*surface
	stub     bool
}

// Outline returns the Outline of m.
func (m *Module) Outline() *Outline {
	o := &Outline{}
	for part, first := range m.Tree.Parts() {
		o.parts, o.surfaces = append(o.parts, part), append(o.surfaces, surfaceOf(part, first, func() *Module { return m }))
	}
	return o.conclude(m.Name)
}

// Outline returns the Outline of the module of p. It costs what the parts cost that no
// earlier tree had. before is the Outline of an earlier one, or nil.
func (p Program) Outline(before *Outline) *Outline {
	o, _ := p.Revise(before, nil, nil)
	return o
}

// Revise returns the Outline of the module of p, and the Module within which it was found,
// nil if there was no need of one: whole() or, if whole is nil, that of the parts that no
// earlier tree had and of what stood at the places near, in order, in the tree of before.
func (p Program) Revise(before *Outline, near []int32, whole func() *Module) (*Outline, *Module) {
	o := &Outline{parts: p.Tree.AllParts()}
	o.surfaces = make([]*surface, len(o.parts))
	d := partsBetween{to: len(o.parts)}
	if before != nil {
		d = o.since(before)
		copy(o.surfaces, before.surfaces[:d.from])
		copy(o.surfaces[d.to:], before.surfaces[d.end:])
	}
	var module *Module
	within := func() *Module {
		switch {
		case module != nil:
		case whole != nil:
			module = whole()
		default:
			module = p.within(d.places(near))
		}
		return module
	}
	for i := d.from; i < d.to; i++ {
		o.surfaces[i] = surfaceOf(o.parts[i], p.Tree.FirstOf(i), within)
	}
	if module != nil && whole == nil {
		module.sight.outline = o
	}
	return o.conclude(p.Name), module
}

// places returns the places of the later parts of d, with those of the others of which
// near are the places in the earlier Outline, in order.
func (d partsBetween) places(near []int32) []int32 {
	places := make([]int32, 0, d.to-d.from+len(near))
	first, _ := slices.BinarySearch(near, int32(d.from))
	behind, _ := slices.BinarySearch(near, int32(d.end))
	places = append(places, near[:first]...)
	for i := d.from; i < d.to; i++ {
		places = append(places, int32(i))
	}
	for _, place := range near[behind:] {
		places = append(places, place+int32(d.to-d.end))
	}
	return places
}

// conclude fills in what follows from the surfaces of the module called name.
func (o *Outline) conclude(name string) *Outline {
	functions, ellipses := false, true
	h := newModuleHash(name)
	for _, s := range o.surfaces {
		h.add(s.digest)
		functions = functions || s.stub != Unknown
		ellipses = ellipses && s.stub != No
	}
	o.stub = functions && ellipses
	o.Hash = uint64(h)
	return o
}

// partsBetween is where the parts of two Outlines differ: those at [from, to) of the later
// one stand where those at [from, end) of the earlier one stood.
type partsBetween struct{ from, to, end int }

func (o *Outline) since(before *Outline) partsBetween {
	from := 0
	for from < min(len(o.parts), len(before.parts)) && o.parts[from] == before.parts[from] {
		from++
	}
	to, end := len(o.parts), len(before.parts)
	for to > from && end > from && o.parts[to-1] == before.parts[end-1] {
		to, end = to-1, end-1
	}
	return partsBetween{from, to, end}
}

// Since returns where the parts of o differ from those of an earlier Outline: those at
// [from, to) of o stand where those at [from, end) stood.
func (o *Outline) Since(before *Outline) (from, to, end int) {
	d := o.since(before)
	return d.from, d.to, d.end
}

// manyParts is from how many parts on it is quicker to look at all for them.
const manyParts = 32

// Places returns the places of those parts of o that are chosen, in order.
func (o *Outline) Places(chosen map[syntax.Part]bool) (places []int32) {
	if len(chosen) < manyParts {
		for part := range chosen {
			if place := slices.Index(o.parts, part); place >= 0 {
				places = append(places, int32(place))
			}
		}
		slices.Sort(places)
		return places
	}
	for place, part := range o.parts {
		if chosen[part] {
			places = append(places, int32(place))
		}
	}
	return places
}

// Changed returns the parts of o, the Outline of a module, of which something else may
// be true than before, when the same module had another text: those that are new,
// those that mention a name of which other parts say something new, and those that
// mention what such parts speak of. Those that are no longer there are among them too.
// What other modules say is the same. It reports whether nothing new is said at
// all, nor passed.
func (o *Outline) Changed(before *Outline) (changed map[syntax.Part]bool, silent bool) {
	d := o.since(before)
	from, to, end := d.from, d.to, d.end
	changed = map[syntax.Part]bool{}
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
		return changed, false
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
	for name := range difference(was, is, func(s *surface) []shownName { return s.stores }) {
		abroad := func(s *surface) bool { return s.storesAbroad(name, o.makes) || s.storesAbroad(name, before.makes) }
		if slices.ContainsFunc(was, abroad) || slices.ContainsFunc(is, abroad) {
			names[name] = true
		}
	}
	o.spread(names, before, changed)
	o.passOn(before, was, changed)
	isOpen := func(s *surface) bool { return len(s.open) > 0 } // its methods pass things to each other
	return changed, len(names) == 0 && !slices.ContainsFunc(was, isOpen) && !slices.ContainsFunc(is, isOpen)
}

// makes reports whether something but an import gives name to the module, or may.
func (o *Outline) makes(name nameKey) bool {
	return slices.ContainsFunc(o.surfaces, func(s *surface) bool { return slices.Contains(s.made, name) })
}

// storesAbroad reports whether s has a class that sets the attribute name, perhaps of
// objects of other classes of its module too: of such as it inherits from. That takes a
// base with a name that the module makes.
func (s *surface) storesAbroad(name nameKey, makes func(base nameKey) bool) bool {
	for i, shown := range s.stores {
		if shown.name == name && slices.ContainsFunc(s.bases[i], makes) {
			return true
		}
	}
	return false
}

// spread adds to changed the parts that mention one of names, and those that mention
// what these speak of. before is the Outline that names differ from.
func (o *Outline) spread(names map[nameKey]bool, before *Outline, changed map[syntax.Part]bool) {
	all := maps.Clone(names)
	for len(names) > 0 {
		next := map[nameKey]bool{}
		for i, s := range o.surfaces {
			if !mentionsAny(s.mentions, names) {
				continue
			}
			changed[o.parts[i]] = true
			through := make([]bool, len(s.slices))
			for k, slice := range s.slices {
				through[k] = mentionsAny(slice, names)
			}
			says := func(said []shownName, isMeant func(nameKey) bool) {
				for _, shown := range said {
					if shown.by >= 0 && through[shown.by] && !next[shown.name] && isMeant(shown.name) {
						next[shown.name] = true
					}
				}
			}
			says(s.shown, always)
			says(s.doubts, always)
			says(s.heirs, o.hasClass)
			says(s.stores, func(name nameKey) bool { return s.storesAbroad(name, o.makes) || s.storesAbroad(name, before.makes) })
		}
		maps.DeleteFunc(next, func(name nameKey, _ bool) bool { return all[name] })
		maps.Copy(all, next)
		names = next
	}
}

func always(nameKey) bool { return true }

// mentionsAny reports whether one of names is in mentions, which are sorted.
func mentionsAny(mentions []nameKey, names map[nameKey]bool) bool {
	if len(names) < 8 {
		for name := range names {
			if _, found := slices.BinarySearch(mentions, name); found {
				return true
			}
		}
		return false
	}
	for _, name := range mentions {
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
