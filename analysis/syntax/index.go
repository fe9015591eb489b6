package syntax

import (
	"iter"
	"strings"
	"sync"
)

// An Index finds nodes of a tree by name. One name costs a look at all nodes, or at what is
// kept of them; many cost little more than that, all together.
type Index struct {
	// In yields what stands in a statement of the module, in source order, by name.
	In func(stmt Node) iter.Seq2[string, Node]

	// Keep says that what is found in a part is kept with it, for other trees that have it.
	Keep bool
}

// Mentions finds the Names and Identifiers by their text.
var Mentions = &Index{In: func(stmt Node) iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		names, identifiers := stmt.below(KindName), stmt.below(KindIdentifier)
		for len(names)+len(identifiers) > 0 {
			next := &names
			if len(names) == 0 || len(identifiers) > 0 && identifiers[0] < names[0] {
				next = &identifiers
			}
			n := Node{stmt.tree, stmt.chunk, (*next)[0]}
			if *next = (*next)[1:]; !yield(n.Text(), n) {
				return
			}
		}
	}
}}

// below returns the places of the nodes of kind k below n, a statement, in its chunk.
func (n Node) below(k Kind) []int32 {
	all := n.tree.chunks[n.chunk].byKind.of(k)
	return all[lowerBound(all, n.index):lowerBound(all, n.at().after)]
}

// mostLookups is how many names are looked up in a tree one by one. With the next one all
// names are.
const mostLookups = 16

// lookups are those of one Index in one tree.
type lookups struct {
	mu    sync.Mutex
	known map[string][]Node
	whole bool // known has all names
}

// Find returns the nodes of t that x has by name, in source order. Nobody changes them.
func (x *Index) Find(t *Tree, name string) []Node {
	l := t.Kept(x, func() any { return &lookups{known: map[string][]Node{}} }).(*lookups)
	l.mu.Lock()
	defer l.mu.Unlock()
	if found, ok := l.known[name]; ok || l.whole {
		return found
	}
	if len(l.known) == mostLookups {
		l.known, l.whole = x.all(t), true
		return l.known[name]
	}
	found := x.find(t, name)
	l.known[strings.Clone(name)] = found
	return found
}

func (x *Index) find(t *Tree, name string) (found []Node) {
	if x.Keep {
		for place := range t.PartCount() {
			for _, index := range x.placesIn(t, place)[name] {
				found = append(found, t.NodeAt(place, index))
			}
		}
		return found
	}
	for stmt := range t.Root().Children() {
		for has, n := range x.In(stmt) {
			if has == name {
				found = append(found, n)
			}
		}
	}
	return found
}

// all returns all that x has of t.
func (x *Index) all(t *Tree) map[string][]Node {
	all := map[string][]Node{}
	if x.Keep {
		for place := range t.PartCount() {
			for name, places := range x.placesIn(t, place) {
				for _, index := range places {
					all[name] = append(all[name], t.NodeAt(place, index))
				}
			}
		}
		return all
	}
	for stmt := range t.Root().Children() {
		for name, n := range x.In(stmt) {
			all[name] = append(all[name], n)
		}
	}
	return all
}

// placesIn returns by name the places in the part of t at place of what x has there.
func (x *Index) placesIn(t *Tree, place int) map[string][]int32 {
	part := t.PartOf(place)
	return part.Kept(x, func() any {
		places := map[string][]int32{}
		for stmt := range part.Statements(t.FirstOf(place)) {
			for name, n := range x.In(stmt) {
				places[strings.Clone(name)] = append(places[name], n.index)
			}
		}
		return places
	}).(map[string][]int32)
}

// Named returns the expression whose last name is n, a Name or Identifier: n, or the attribute
// that it is the name of.
func Named(n Node) Node {
	if n.Role() == FieldAttr {
		return n.Parent()
	}
	return n
}

// CallsBy yields the calls in t of what goes by name, as a name or an attribute, in source
// order.
func CallsBy(t *Tree, name string) iter.Seq[Call] {
	return func(yield func(Call) bool) {
		for _, n := range Mentions.Find(t, name) {
			callee := Named(n)
			if call := As[Call](callee.Parent()); call.Func() == callee && !yield(call) {
				return
			}
		}
	}
}
