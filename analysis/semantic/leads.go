package semantic

import (
	"slices"
	"sync/atomic"
)

// Leads are the parts of an Outline to which names lead. What they answer never changes.
type Leads struct {
	of      *Outline
	index   *leadIndex
	known   []int32 // of the parts that the index knows, in order: their places there
	unknown []int32 // places of the others, in order
}

// A leadIndex tells which parts of one Outline say something of a name, by their places
// there.
type leadIndex struct {
	to     map[nameKey][]int32
	heirs  map[nameKey][]int32 // parts with classes that inherit from one of that name
	based  map[nameKey]bool    // of those that others inherit from: see Outline.hasBase
	stores map[nameKey][]int32 // parts with classes with bases that set such an attribute
	made   map[nameKey]bool    // names that something but an import gives to the module
	global []int32             // parts that say what concerns all
	number uint64              // that no other one has
}

var leadIndexes atomic.Uint64

// leadWays are the ways from a facet: they lead to parts, all by their places in a leadIndex.
type leadWays struct {
	index  uint64 // its number
	sure   []int32
	heirs  []leadWay // if others inherit from a class of that name
	stores []leadWay // if the attribute is set of objects of other classes
}

// A leadWay leads to parts by a name.
type leadWay struct {
	name nameKey
	to   []int32
}

// maxUnknown is how many parts there may be that an index does not know.
const maxUnknown = 16

// Leads returns the Leads of o. before are those of an Outline of nearly the same parts,
// or nil.
func (o *Outline) Leads(before *Leads) *Leads {
	if before == nil {
		return newLeads(o)
	}
	d := o.since(before.of)
	first, _ := slices.BinarySearch(before.unknown, int32(d.from))
	behind, _ := slices.BinarySearch(before.unknown, int32(d.end))
	if first+d.to-d.from+len(before.unknown)-behind > maxUnknown {
		return newLeads(o)
	}
	l := &Leads{of: o, index: before.index}
	l.known = slices.Concat(before.known[:d.from-first], before.known[d.end-behind:])
	l.unknown = slices.Clone(before.unknown[:first])
	for place := d.from; place < d.to; place++ {
		l.unknown = append(l.unknown, int32(place))
	}
	for _, place := range before.unknown[behind:] {
		l.unknown = append(l.unknown, place+int32(d.to-d.end))
	}
	return l
}

func newLeads(o *Outline) *Leads {
	l := &Leads{of: o, index: &leadIndex{
		to: map[nameKey][]int32{}, heirs: map[nameKey][]int32{}, based: map[nameKey]bool{}, stores: map[nameKey][]int32{}, made: map[nameKey]bool{},
		number: leadIndexes.Add(1),
	}}
	for i, s := range o.surfaces {
		place := int32(i)
		l.known = append(l.known, place)
		if s.global != emptyGlobal {
			l.index.global = append(l.index.global, place)
		}
		for _, f := range s.facets {
			addAll(l.index.to, f.shown, place)
			addAll(l.index.to, f.doubts, place)
			addAll(l.index.heirs, f.heirs, place)
			addAll(l.index.stores, f.stores, place)
			for _, name := range f.made {
				l.index.made[name] = true
			}
		}
	}
	for name := range l.index.heirs {
		l.index.based[name] = o.hasBase(name)
	}
	return l
}

// shows reports whether parts say something of the name of k, as a variable or an attribute.
func (x *leadIndex) shows(k nameKey) bool {
	names := k.inUse()
	return len(x.to[names[0]])+len(x.to[names[1]]) > 0
}

// waysFrom returns the ways from f, which are kept with it: a part mostly has the facets of the
// one before but one.
func (x *leadIndex) waysFrom(f *facet) *leadWays {
	if kept := f.ways.Load(); kept != nil && kept.index == x.number {
		return kept
	}
	w := &leadWays{index: x.number}
	for _, name := range f.mentions {
		w.sure = append(w.sure, x.to[name]...)
		if heirs := x.heirs[name]; x.based[name] {
			w.sure = append(w.sure, heirs...)
		} else if len(heirs) > 0 {
			w.heirs = append(w.heirs, leadWay{name, heirs})
		}
		if stores := x.stores[name]; len(stores) > 0 {
			w.stores = append(w.stores, leadWay{name, stores})
		}
	}
	slices.Sort(w.sure)
	w.sure = slices.Clip(slices.Compact(w.sure))
	f.ways.Store(w)
	return w
}

func addAll(to map[nameKey][]int32, names []shownName, place int32) {
	for _, shown := range names {
		if places := to[shown.name]; len(places) == 0 || places[len(places)-1] != place {
			to[shown.name] = append(places, place)
		}
	}
}

// place returns the place of the part that the index knows at the given one, false if
// it is gone.
func (l *Leads) place(indexed int32) (int, bool) {
	place, found := slices.BinarySearch(l.known, indexed)
	for _, other := range l.unknown {
		if int(other) <= place {
			place++
		}
	}
	return place, found
}

// Needed returns the places of the parts that decide what is true of those at the given
// places: these, those that call their functions, those that say something of the names that
// they mention, and so on, and those that concern all.
func (l *Leads) Needed(places []int32) []int32 {
	isNeeded := make([]bool, len(l.of.parts))
	var open []int32
	need := func(place int32) {
		if !isNeeded[place] {
			isNeeded[place] = true
			open = append(open, place)
		}
	}
	needIndexed := func(all []int32, isMeant func(place int) bool) {
		for _, indexed := range all {
			if place, is := l.place(indexed); is && !isNeeded[place] && isMeant(place) {
				need(int32(place))
			}
		}
	}
	always := func(int) bool { return true }
	for _, place := range places {
		need(place)
		for _, def := range l.of.surfaces[place].open {
			for _, other := range l.of.mentioning(def.name) {
				need(other)
			}
		}
	}
	needIndexed(l.index.global, always)
	for _, place := range l.unknown {
		if l.of.surfaces[place].global != emptyGlobal {
			need(place)
		}
	}
	for len(open) > 0 {
		at := open[len(open)-1]
		open = open[:len(open)-1]
		s := l.of.surfaces[at]
		for _, f := range s.facets {
			ways := l.index.waysFrom(f)
			needIndexed(ways.sure, always)
			for _, way := range ways.stores {
				needIndexed(way.to, func(place int) bool { return l.storesAbroad(l.of.surfaces[place], way.name) })
			}
			for _, way := range ways.heirs {
				if l.hasBase(way.name) {
					needIndexed(way.to, always)
				}
			}
		}
		for _, place := range l.unknown {
			if !isNeeded[place] && l.leadsTo(s, l.of.surfaces[place]) {
				need(place)
			}
		}
	}
	var needed []int32
	for place, is := range isNeeded {
		if is {
			needed = append(needed, int32(place))
		}
	}
	return needed
}

// leadsTo reports whether s mentions a name of which other says something.
func (l *Leads) leadsTo(s, other *surface) bool {
	speaks := func(all []shownName) bool {
		return slices.ContainsFunc(all, func(shown shownName) bool { return s.mentions(shown.name) })
	}
	for _, f := range other.facets {
		if speaks(f.shown) || speaks(f.doubts) || speaks(f.heirs) {
			return true
		}
		for _, shown := range f.stores {
			if s.mentions(shown.name) && l.storesAbroad(other, shown.name) {
				return true
			}
		}
	}
	return false
}

// hasBase reports whether Outline.hasBase may be true of a name with heirs that the index
// knows.
func (l *Leads) hasBase(name nameKey) bool {
	return l.index.based[name] || slices.ContainsFunc(l.unknown, func(place int32) bool {
		s := l.of.surfaces[place]
		return s.hasClass(name) || s.hasDotted(name) || s.uses(name) && l.index.shows(name) || s.showsWord(name)
	})
}

// storesAbroad reports whether s has a class that sets the attribute name, perhaps of
// objects of other classes of the module too.
func (l *Leads) storesAbroad(s *surface, name nameKey) bool {
	return s.storesAbroad(name, func(base nameKey) bool {
		return l.index.made[base] || slices.ContainsFunc(l.unknown, func(place int32) bool { return l.of.surfaces[place].makes(base) })
	})
}

// speak reports whether one of all is about name.
func speak(all []shownName, name nameKey) bool {
	return slices.ContainsFunc(all, func(shown shownName) bool { return shown.name == name })
}
