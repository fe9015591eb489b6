package semantic

import (
	"maps"
	"slices"

	"awaiter/analysis/syntax"
)

// mostCallers bounds the parts of a module that mention a function whose calls are looked
// at: what many call, many call in their own way.
const mostCallers = 6

// callersOf returns the nodes in which the calls of the open def of f stand; false if they
// are too many, or not in sight.
func (m *Module) callersOf(f *Function, open openDef) (roots []syntax.Node, ok bool) {
	place, _, _ := f.Def.Place()
	places := []int32{int32(place)}
	if open.name != 0 {
		places = m.partsMentioning(open.name)
	}
	for _, place := range places {
		if m.names.of(int(place)) == nil {
			m.Miss()
			return nil, false
		}
		roots = slices.AppendSeq(roots, m.Tree.PartOf(int(place)).Statements(m.Tree.FirstOf(int(place))))
	}
	return roots, len(roots) > 0
}

// partsMentioning returns the places of the parts that use name, nothing if they are more than
// mostCallers.
func (m *Module) partsMentioning(name nameKey) []int32 {
	if o := m.sight.outline; o != nil {
		return o.mentioning(name)
	}
	return m.Kept(mentioningKey{}, func() any { return m.findMentioning() }).(map[nameKey][]int32)[name]
}

type mentioningKey struct{}

// findMentioning returns partsMentioning of all names that open defs go by.
func (m *Module) findMentioning() map[nameKey][]int32 {
	asked := map[nameKey][]int32{}
	for part, first := range m.Tree.Parts() {
		for _, o := range openIn(part, first) {
			asked[o.name] = nil
		}
	}
	place := int32(0)
	for part, first := range m.Tree.Parts() {
		for n := range part.Statements(first) {
			for c := range n.Subtree() {
				text, _ := m.mentionedAt(c)
				for word, rest := nextWord(text); word != ""; word, rest = nextWord(rest) {
					places, is := asked[keyOf(word)]
					if is && len(places) <= mostCallers && (len(places) == 0 || places[len(places)-1] != place) {
						asked[keyOf(word)] = append(places, place)
					}
				}
			}
		}
		place++
	}
	maps.DeleteFunc(asked, func(_ nameKey, places []int32) bool { return len(places) > mostCallers })
	return asked
}

// mentioning returns what partsMentioning returns.
func (o *Outline) mentioning(name nameKey) (places []int32) {
	for i, s := range o.surfaces {
		if s.mentionsWord(name) {
			if places = append(places, int32(i)); len(places) > mostCallers {
				return nil
			}
		}
	}
	return places
}

// passOn adds to changed the parts with open defs that are called in those that are there,
// or were, with the given surfaces; and of the class that is amended, its members.
func (o *Outline) passOn(before *Outline, was []*surface, changed map[syntax.Part]bool, in *amended) {
	var calling []*facet
	for i, s := range o.surfaces {
		if changed[o.parts[i]] && !in.isAt(i) {
			calling = append(calling, s.facets...)
		}
	}
	if in != nil {
		calling = in.passOn(calling)
	} else {
		for _, s := range was {
			calling = append(calling, s.facets...)
		}
	}
	for i, s := range o.surfaces {
		for _, def := range s.open {
			if changed[o.parts[i]] {
				break
			}
			mentions := func(f *facet) bool { return f.mentionsWord(def.name) }
			if slices.ContainsFunc(calling, mentions) && (o.mentioning(def.name) != nil || before.mentioning(def.name) != nil) {
				changed[o.parts[i]] = true
			}
		}
	}
}
