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
	for place, part := range m.Tree.AllParts() {
		o.parts = append(o.parts, part)
		o.surfaces = append(o.surfaces, surfaceOf(m.Tree, place, nil, syntax.Amendment{}, func() *Module { return m }))
	}
	return o.conclude(m.Name)
}

// Revise returns the Outline of the module of p, and the Module within which it was found,
// nil if there was no need of one: whole() or, if whole is nil, that of the parts that no
// earlier tree had and of what stood at the places near, in order, in the tree of before.
// before is the Outline of an earlier tree, or nil. It costs what the parts cost that this
// one did not have.
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
	was, at := (*surface)(nil), syntax.Amendment{}
	if before != nil {
		var ok bool
		if at, ok = o.amendedIn(before, d); ok {
			was = before.surfaces[d.from]
		}
	}
	for i := d.from; i < d.to; i++ {
		o.surfaces[i] = surfaceOf(p.Tree, i, was, at, within)
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
// What other modules say is the same, but for what they say of the names heard, and only
// because this one does: see Program.Heard. If one of these is a class that was there before,
// and if that is so for no more than some of its members, members are the numbers of these, in
// order.
func (o *Outline) Changed(before *Outline, heard map[Word]bool) (changed map[syntax.Part]bool, members []int) {
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
	in := o.amended(before)
	old, now := facetsOf(was), facetsOf(is)
	if in != nil {
		old, now = in.differing()
	}
	if o.stub != before.stub || global(was) != global(is) || o.isEndedBy(difference(old, now, func(f *facet) []shownName { return f.ends })) {
		for _, part := range o.parts {
			changed[part] = true
		}
		return changed, nil
	}
	names := difference(old, now, func(f *facet) []shownName { return f.shown })
	for name := range difference(old, now, func(f *facet) []shownName { return f.heirs }) {
		if o.hasBase(name) || before.hasBase(name) {
			names[name] = true
		}
	}
	for name := range difference(old, now, func(f *facet) []shownName { return f.doubts }) {
		if o.shows(name) || before.shows(name) {
			names[name] = true
		}
	}
	all := allParts{noting(o.hasBase), noting(func(name nameKey) bool { return o.makes(name) || before.makes(name) })}
	for name := range difference(old, now, func(f *facet) []shownName { return f.stores }) {
		abroad := func(s *surface) bool { return s.storesAbroad(name, all.make) }
		if slices.ContainsFunc(was, abroad) || slices.ContainsFunc(is, abroad) {
			names[name] = true
		}
	}
	within := difference(old, now, func(f *facet) []shownName { return f.within })
	maps.Copy(changed, o.spread(names, all, in, true))
	if len(within) > 0 {
		// It concerns those who mention it and see the class.
		seen := map[nameKey]bool{}
		for _, s := range was {
			s.sayAll(before, seen)
		}
		for _, s := range is {
			s.sayAll(o, seen)
		}
		seeing := o.spread(seen, all, nil, true)
		for part := range o.spread(within, all, in, false) {
			if seeing[part] {
				changed[part] = true
			}
		}
	}
	maps.Copy(changed, o.spread(heard, all, in, true))
	o.passOn(before, was, changed, in)
	return changed, in.numbers()
}

// isEndedBy reports whether one of names decides whether the module runs to its end.
func (o *Outline) isEndedBy(names map[nameKey]bool) bool {
	return len(names) > 0 && slices.ContainsFunc(o.surfaces, func(s *surface) bool {
		return slices.ContainsFunc(s.facets, func(f *facet) bool { return mentionsAny(f.endedBy, names) })
	})
}

// makes reports whether something but an import gives name to the module, or may.
func (o *Outline) makes(name nameKey) bool {
	return slices.ContainsFunc(o.surfaces, func(s *surface) bool { return s.makes(name) })
}

// storesAbroad reports whether s has a class that sets the attribute name, perhaps of
// objects of other classes of its module too: of such as it inherits from. That takes a
// base with a name that the module makes.
func (s *surface) storesAbroad(name nameKey, makes func(base nameKey) bool) bool {
	for _, f := range s.facets {
		for i, shown := range f.stores {
			if shown.name == name && slices.ContainsFunc(f.bases[i], makes) {
				return true
			}
		}
	}
	return false
}

// spread returns the parts that mention one of names, and those that mention what these
// speak of; it adds to in, which may be nil, those members of the class that is amended.
// If classes is true, what is said within a class is said of the class.
func (o *Outline) spread(names map[nameKey]bool, all allParts, in *amended, classes bool) map[syntax.Part]bool {
	concerned, known := map[syntax.Part]bool{}, maps.Clone(names)
	for len(names) > 0 {
		next, sought := map[nameKey]bool{}, slices.Collect(maps.Keys(names))
		for i, s := range o.surfaces {
			if !slices.ContainsFunc(sought, s.mentioned.has) {
				continue
			}
			mentions := func(f *facet) bool { return mentionsAny(f.mentions, names) }
			if !slices.ContainsFunc(s.facets, mentions) {
				continue
			}
			concerned[o.parts[i]] = true
			if in.isAt(i) {
				in.add(mentions)
			}
			inMember := false
			for _, f := range s.facets {
				through := f.through(names)
				says := func(said []shownName, isMeant func(nameKey) bool) {
					for _, shown := range said {
						if shown.by >= 0 && through[shown.by] && !next[shown.name] && isMeant(shown.name) {
							next[shown.name] = true
						}
					}
				}
				says(f.shown, always)
				says(f.doubts, always)
				says(f.heirs, all.haveBase)
				says(f.stores, func(name nameKey) bool { return s.storesAbroad(name, all.make) })
				if !classes {
					says(f.within, always)
				}
				inMember = inMember || slices.Contains(through[:f.own], true)
			}
			if classes && inMember {
				s.sayAll(o, next)
			}
		}
		maps.DeleteFunc(next, func(name nameKey, _ bool) bool { return known[name] })
		maps.Copy(known, next)
		names = next
	}
	return concerned
}

// through reports on which of the slices of f one of names decides.
func (f *facet) through(names map[nameKey]bool) []bool {
	through := make([]bool, len(f.slices))
	for k, slice := range f.slices {
		through[k] = slices.ContainsFunc(slice, func(mentions []nameKey) bool { return mentionsAny(mentions, names) })
	}
	return through
}

func always(nameKey) bool { return true }

// allParts answer for an Outline and one that it differs from: see Outline.hasBase, of the
// later one, and Outline.makes, of either.
type allParts struct{ haveBase, make func(nameKey) bool }

// noting returns is, which looks at all parts, as one that does so once for each name.
func noting(is func(nameKey) bool) func(nameKey) bool {
	noted := map[nameKey]bool{}
	return func(name nameKey) bool {
		answer, known := noted[name]
		if !known {
			answer = is(name)
			noted[name] = answer
		}
		return answer
	}
}

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
	return slices.ContainsFunc(o.surfaces, func(s *surface) bool { return s.shows(name) })
}

// hasBase reports whether there may be an object of a class of the name of k, no builtin one,
// as which one of a class may pass that inherits from it.
func (o *Outline) hasBase(k nameKey) bool {
	if o.hasClass(k) {
		return true
	}
	isSeen := func(s *surface) bool { return s.showsWord(k) || s.hasDotted(k) }
	uses := func(s *surface) bool { return s.uses(k) }
	return slices.ContainsFunc(o.surfaces, uses) && slices.ContainsFunc(o.surfaces, isSeen)
}

func (o *Outline) hasClass(k nameKey) bool {
	return slices.ContainsFunc(o.surfaces, func(s *surface) bool { return s.hasClass(k) })
}

// difference returns the names of which was and is say different things.
func difference(was, is []*facet, said func(*facet) []shownName) map[nameKey]bool {
	gather := func(all []*facet) map[nameKey]uint64 {
		found := map[nameKey]uint64{}
		for _, f := range all {
			for _, shown := range said(f) {
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

// facetsOf returns the facets of surfaces.
func facetsOf(surfaces []*surface) (all []*facet) {
	for _, s := range surfaces {
		all = append(all, s.facets...)
	}
	return all
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
