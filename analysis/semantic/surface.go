package semantic

import (
	"slices"
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A surface is what the other parts of a module may see of one part, and by which
// names it may see them. It depends on nothing but the text of the part.
//
// From one part to another there is no way but through a name: of the module, of an
// attribute that is set, of a class that another one inherits from. So what a part
// means can change only with the parts that a name it mentions leads to, and with
// those that they lead to.
type surface struct {
	facets []*facet
	open   []openDef // of whose parameters calls say what they are
	global uint64    // hash of what concerns all other parts
	digest uint64    // of what other modules may see
	stub   Answer    // whether all bodies are "..."; Unknown without any

	mentioned, said keyMarks // of the names that the facets mention, and of those that they speak of
}

// keyMarks have a bit for each of some names, so that a part that mentions none of those that
// are looked for is passed over without a look at its facets.
type keyMarks [16]uint64

func (k *keyMarks) add(name nameKey) { k[name/64%16] |= 1 << (name % 64) }

func (k *keyMarks) addAll(names []nameKey) {
	for _, name := range names {
		k.add(name)
	}
}

// has reports whether name may have been added.
func (k *keyMarks) has(name nameKey) bool { return k[name/64%16]>>(name%64)&1 != 0 }

// A facet is what some nodes of a part say: those of a member of a class, those around the
// members, and of any other part all.
type facet struct {
	shown     []shownName   // what it says of names
	doubts    []shownName   // what it may say of names that others bind, by tests and broken text
	heirs     []shownName   // of names of classes that others in it inherit from, as variables and as attributes
	stores    []shownName   // of attributes that methods of classes with bases set of themselves
	bases     [][]nameKey   // of the class of each of stores: the names that its bases go by
	made      []nameKey     // names of the module that it gives a value other than by an import, or may
	ends      []shownName   // of names of the module: whether the program may end where they are called
	endedBy   []nameKey     // names that decide, by ends, whether what follows it runs, sorted
	classes   []nameKey     // of all class statements, as variables
	dotted    []nameKey     // names of bases that are attributes, as if they were variables
	slices    [][][]nameKey // names that decide on what it says, in lists, each sorted; see shownName
	mentions  []nameKey     // all names and words in strings, sorted, but for variables of functions
	onlyBases []nameKey     // those of these where all that mention them are as isBase says, sorted
	open      []openDef     // by their place among the nodes of the member
	global    uint64
	stub      Answer

	own int // how many of the slices, the first ones, are of what it is itself

	// Of a member that is one def or class:
	is           bool
	whole, alone uint64    // see digest.apart
	names        []nameKey // that decide on what it says to all

	// What a member says, to those who know its class, of its own name and of attributes that
	// it sets.
	within []shownName

	ways atomic.Pointer[leadWays] // in the leadIndex that was asked as last
}

// A shownName is a name, and what a part says of it.
type shownName struct {
	name nameKey
	said
}

// What is said of a name is text: its hash, and the names in it, by their place in the
// slices of the surface; -1 for none.
type said struct {
	hash uint64
	by   int
}

type surfaceKey struct{}

// surfaceOf returns the surface of the part at place in tree, of module(). before is that of
// a part that it differs from in the members at, or nil.
func surfaceOf(tree *syntax.Tree, place int, before *surface, at syntax.Amendment, module func() *Module) *surface {
	part := tree.PartOf(place)
	return part.Kept(surfaceKey{}, func() any {
		m, count := module(), tree.MemberCount(place)
		s := &surface{facets: make([]*facet, count+1)}
		if before != nil {
			copy(s.facets, before.facets[:at.From])
			copy(s.facets[at.To:count], before.facets[at.End:])
		}
		for i, f := range s.facets[:count] {
			if f == nil {
				s.facets[i] = m.facetOf(tree.Members(place, i)[0])
			}
		}
		s.facets[count] = s.around(m, place)
		s.conclude(tree, place)
		return s
	}).(*surface)
}

// conclude fills in what follows from the facets of s.
func (s *surface) conclude(tree *syntax.Tree, place int) {
	s.global = emptyGlobal
	count := len(s.facets) - 1
	for i, f := range s.facets {
		if f.global != emptyGlobal {
			s.global += f.global
		}
		switch {
		case s.stub == Unknown:
			s.stub = f.stub
		case f.stub != Unknown:
			s.stub = s.stub.And(f.stub)
		}
		first := 0
		if i < count {
			begins, _ := tree.Members(place, i)[0].Numbers(tree)
			first = begins - tree.FirstOf(place).Number()
		}
		s.mentioned.addAll(f.mentions)
		for _, names := range [][]nameKey{f.made, f.classes, f.dotted} {
			s.said.addAll(names)
		}
		for _, names := range [][]shownName{f.shown, f.doubts, f.heirs} {
			for _, shown := range names {
				s.said.add(shown.name)
			}
		}
		for _, def := range f.open {
			s.open = append(s.open, openDef{def.index + int32(first), def.name, def.makes})
		}
	}
	tree.PartOf(place).Kept(openKey{}, func() any { return s.open })
}

// sayAll adds to names what s, if it is a class, says as a whole, with what its members say
// of themselves: the first that was taken of what is around these.
func (s *surface) sayAll(o *Outline, names map[nameKey]bool) {
	if len(s.facets) == 1 {
		return
	}
	around := s.facets[len(s.facets)-1]
	add := func(all []shownName, isMeant func(nameKey) bool) {
		for _, shown := range all {
			if shown.by == 0 && isMeant(shown.name) {
				names[shown.name] = true
			}
		}
	}
	add(around.shown, always)
	add(around.doubts, always)
	add(around.heirs, o.hasBase)
}

// mentions reports whether s mentions name.
func (s *surface) mentions(name nameKey) bool {
	return s.mentioned.has(name) && slices.ContainsFunc(s.facets, func(f *facet) bool { return f.mentionsName(name) })
}

// mentionsWord reports whether s mentions the name of k, as a variable or an attribute.
func (s *surface) mentionsWord(k nameKey) bool {
	return s.mentioned.has(k) && slices.ContainsFunc(s.facets, func(f *facet) bool { return f.mentionsWord(k) })
}

func (f *facet) mentionsName(name nameKey) bool {
	_, found := slices.BinarySearch(f.mentions, name)
	return found
}

func (f *facet) mentionsWord(k nameKey) bool {
	names := k.inUse()
	return f.mentionsName(names[0]) || f.mentionsName(names[1])
}

// uses reports whether s mentions the name of k, as a variable or an attribute, and not only as
// isBase says: then it may have an object of which it knows no more than that base.
func (s *surface) uses(k nameKey) bool {
	return s.mentioned.has(k) && slices.ContainsFunc(s.facets, func(f *facet) bool {
		for _, name := range k.inUse() {
			if f.mentionsName(name) && !slices.Contains(f.onlyBases, name) {
				return true
			}
		}
		return false
	})
}

// hasDotted reports whether s has a class with a base that is an attribute of the name of k.
func (s *surface) hasDotted(k nameKey) bool {
	name := k.as(asVariable)
	return s.said.has(name) && slices.ContainsFunc(s.facets, func(f *facet) bool { return slices.Contains(f.dotted, name) })
}

// isBase reports whether n, a name, stands where something is imported, for the base of a
// class, or for what is caught, of which nobody asks what heirs have in place of it.
func isBase(n syntax.Node) bool {
	for n.Role() == syntax.FieldAttr || n.Role() == syntax.FieldValue && n.Parent().Is(syntax.KindSubscript) || n.Parent().Is(syntax.KindTuple) {
		n = n.Parent()
	}
	return n.Role() == syntax.FieldBases || n.Parent().Is(syntax.KindAlias) || n.Role() == syntax.FieldType && n.Parent().Is(syntax.KindExceptHandler)
}

// makes reports whether s gives name a value in the module other than by an import, or may.
func (s *surface) makes(name nameKey) bool {
	return s.said.has(name) && slices.ContainsFunc(s.facets, func(f *facet) bool { return slices.Contains(f.made, name) })
}

// shows reports whether s says something of name for sure.
func (s *surface) shows(name nameKey) bool {
	return s.said.has(name) && slices.ContainsFunc(s.facets, func(f *facet) bool { return speak(f.shown, name) })
}

// showsWord reports whether s says something for sure of the name of k, as a variable or an
// attribute.
func (s *surface) showsWord(k nameKey) bool {
	names := k.inUse()
	return s.shows(names[0]) || s.shows(names[1])
}

// hasClass reports whether s has a class statement of the name of k.
func (s *surface) hasClass(k nameKey) bool {
	name := k.as(asVariable)
	return s.said.has(name) && slices.ContainsFunc(s.facets, func(f *facet) bool { return slices.Contains(f.classes, name) })
}
