package semantic

import (
	"maps"
	"slices"

	"awaiter/analysis/syntax"
)

// An amended is a class of an Outline that differs from what stood at its place before in
// members that follow each other.
type amended struct {
	place   int // of its part
	surface *surface
	at      syntax.Amendment
	was     *surface     // before
	members map[int]bool // of which something else may be true
	all     bool         // of which that is so
}

// amended returns the class in which o differs from before, nil if it differs elsewhere too.
func (o *Outline) amended(before *Outline) *amended {
	d := o.since(before)
	at, ok := o.amendedIn(before, d)
	if !ok {
		return nil
	}
	members := map[int]bool{}
	for i := at.From; i < at.To; i++ {
		members[i] = true
	}
	return &amended{d.from, o.surfaces[d.from], at, before.surfaces[d.from], members, false}
}

// amendedIn returns in which members of a class o differs from before; ok is false if it differs
// elsewhere too. d is where their parts differ.
func (o *Outline) amendedIn(before *Outline, d partsBetween) (at syntax.Amendment, ok bool) {
	if d.to != d.from+1 || d.end != d.to {
		return at, false
	}
	return o.parts[d.from].Amended(before.parts[d.from])
}

// differing returns the facets in which the class differs, before and now: those of members, and
// of what is around them.
func (a *amended) differing() (was, is []*facet) {
	of := func(s *surface, from, to int) []*facet {
		return append(slices.Clone(s.facets[from:to]), s.facets[len(s.facets)-1])
	}
	return of(a.was, a.at.From, a.at.End), of(a.surface, a.at.From, a.at.To)
}

// isAt reports whether a, which may be nil, is at place.
func (a *amended) isAt(place int) bool { return a != nil && a.place == place }

// add adds the members with facets that are meant.
func (a *amended) add(isMeant func(*facet) bool) {
	around := len(a.surface.facets) - 1
	for i, f := range a.surface.facets {
		switch {
		case a.members[i] || !isMeant(f):
		case i == around:
			a.all = true
		default:
			a.members[i] = true
		}
	}
}

// passOn adds the members with open defs that are called in those of which something else
// may be true, or were, or in others. It returns all facets that may call.
func (a *amended) passOn(others []*facet) (calling []*facet) {
	calling = append(others, a.was.facets[a.at.From:a.at.End]...)
	for i := range a.members {
		calling = append(calling, a.surface.facets[i])
	}
	a.add(func(f *facet) bool {
		return slices.ContainsFunc(f.open, func(def openDef) bool {
			isCalled := slices.ContainsFunc(calling, func(f *facet) bool { return f.mentionsWord(def.name) })
			a.all = a.all || isCalled && def.makes
			return isCalled
		})
	})
	if a.all {
		return append(calling, a.surface.facets...)
	}
	return calling
}

// numbers returns the numbers of the members of which something else may be true, in order;
// none if that is so for all, or for what is around them alone.
func (a *amended) numbers() []int {
	if a == nil || a.all {
		return nil
	}
	return slices.Sorted(maps.Keys(a.members))
}
