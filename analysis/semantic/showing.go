package semantic

import (
	"iter"
	"maps"
	"slices"

	"awaiter/analysis/syntax"
)

// A Word stands for a name in one of its senses, in this process.
type Word = nameKey

// Abroad returns the Words by which other modules may ask for what a module says of k: for a
// variable as an attribute of it, or in an import; for a member of a class only as an attribute,
// of which it says so too.
func (k nameKey) Abroad() []Word {
	switch k.sense() {
	case asVariable:
		return []Word{k.as(asAttribute), k.as(asImported)}
	case asMember:
		return nil
	}
	return []Word{k}
}

// A Showing is what a module shows to others, by name. It depends on the text alone, and
// never changes.
//
// From one module to another there is no way but through a name, as there is none from one
// part of a module to another: see surface. So what others may know of a module by a name
// changes with the top-level statements that bind it, and with what the words lead to that
// decide on what these say. Whoever asks for it mentions the name.
type Showing struct {
	statements []*shownStatement
	classes    []Word        // names of statements with classes in them
	made       map[Word]bool // names that something but an import binds, or may
	stub       bool          // see Module.isStub
	star       bool          // it imports all of some module
}

// A shownStatement is a statement of a module, or a method that nobody finds who does not
// mention it, or what it sets: of these the class says nothing.
type shownStatement struct {
	hash     uint64
	names    []Word // that it binds, or of which it says more
	class    Word   // of the method; 0 for a statement
	by       []Word // that decide on what it says, sorted
	words    []Word // all that it mentions, sorted
	bases    []Word // names that the bases of its classes go by
	hasClass bool   // there are classes in it
	made     bool   // it is no import
	reaches  bool   // it may say something of any class of the module
	runs     bool   // it decides whether the rest of the module runs, or what all see
	star     bool   // it imports all of a module
}

// What is Said by a module is what it says otherwise than before.
type Said struct {
	All   bool          // it may be anything
	Words map[Word]bool // it is said of these names, within the module: see Word.Abroad
}

// IsNothing reports whether nothing is said.
func (s Said) IsNothing() bool { return !s.All && len(s.Words) == 0 }

type showingKey struct{}

// A shownPart is the statements of a part.
type shownPart struct {
	statements []*shownStatement
	stub       Answer // whether all bodies are "..."; Unknown without any
}

// ShowingOf returns the Showing of the module that is written in tree. It costs what the
// parts cost that no earlier tree had. m is the Module, or nil where that is not known.
func ShowingOf(tree *syntax.Tree, m *Module) *Showing {
	s, stub := &Showing{made: map[Word]bool{}}, Unknown
	for i, part := range tree.AllParts() {
		shown := part.Kept(showingKey{}, func() any {
			if m != nil {
				return m.shownIn(part, tree.FirstOf(i))
			}
			return Program{Tree: tree}.within([]int32{int32(i)}).shownIn(part, tree.FirstOf(i))
		}).(*shownPart)
		s.statements = append(s.statements, shown.statements...)
		switch {
		case stub == Unknown:
			stub = shown.stub
		case shown.stub != Unknown:
			stub = stub.And(shown.stub)
		}
	}
	s.stub = stub == Yes
	for _, one := range s.statements {
		s.star = s.star || one.star
		if one.hasClass {
			s.classes = append(s.classes, one.names...)
		}
		if one.made {
			for _, name := range one.names {
				s.made[name] = true
			}
		}
	}
	return s
}

// shownIn returns what the part of m with the given first statement shows.
func (m *Module) shownIn(part syntax.Part, first syntax.Node) *shownPart {
	p := &shownPart{}
	for n := range part.Statements(first) {
		p.statements = append(p.statements, m.shownBy(n)...)
		for def := range syntax.All[syntax.FunctionDef](n) {
			is := answer(isEllipsis(def.Node))
			if p.stub == Unknown {
				p.stub = is
			}
			p.stub = p.stub.And(is)
		}
	}
	return p
}

// methodsAlone returns the methods of n, if that is a class, of which nobody knows more than
// before who does not mention them, or what they set, and what they show.
func (m *Module) methodsAlone(n syntax.Node) (methods []syntax.Node, shown []*shownStatement) {
	class := syntax.As[syntax.ClassDef](n)
	if !class.Exists() {
		return nil, nil
	}
	name := class.Name().Identifier()
	for def := range n.Fields(syntax.FieldBody) {
		one := def.KeptWith(aloneKey{name}, func() any { return m.shownAlone(def) }).(*shownStatement)
		if one != nil {
			methods, shown = append(methods, def), append(shown, one)
		}
	}
	return methods, shown
}

// An aloneKey is for what shownAlone says of a method of the class with that name.
type aloneKey struct{ class string }

// shownAlone returns what def, in a class, shows if it is one of methodsAlone, else nil.
func (m *Module) shownAlone(def syntax.Node) *shownStatement {
	if !isPlainMethod(def) || reachesFurther(def) {
		return nil
	}
	f, d := m.FunctionOf(def), newDigest(m)
	d.names = map[nameKey]bool{}
	_, hash := d.apart(def)
	s := &shownStatement{hash: hash, by: slices.Sorted(maps.Keys(d.names)), names: []Word{keyOf(f.Name).as(asAttribute), keyOf(f.Name).as(asMember)}, class: keyOf(f.Class.Name)}
	s.take(m, nil, def, nil)
	return s
}

// reachesFurther reports whether def, a method, has classes in it, or sets what others find
// who do not mention it, or may.
func reachesFurther(def syntax.Node) bool {
	for call := range syntax.All[syntax.Call](def) {
		if setattrOf(call).Exists() {
			return true
		}
	}
	for a := range syntax.All[syntax.Attribute](def) {
		if isSpecial(a.Attr().Identifier()) && settingOf(a.Node).Exists() {
			return true
		}
	}
	return def.HasBelow(syntax.KindClassDef, syntax.KindGlobal)
}

// shownBy returns what n, a statement of m, shows.
func (m *Module) shownBy(n syntax.Node) (all []*shownStatement) {
	c := m.courseOf(n)
	methods, shown := m.methodsAlone(n)
	if c.isApart && hasPart(n) {
		all = append(all, m.shownByCourse(c))
	}
	for _, piece := range c.pieces() {
		all = append(append(all, m.shownByPiece(c, piece, methods)), m.broughtBy(c, piece)...)
	}
	return append(all, shown...)
}

// shownByCourse returns what is said by the ways through a statement of m, which isApart: it may
// be of all that the statement binds, but for what is broughtBy it.
func (m *Module) shownByCourse(c *course) *shownStatement {
	s := &shownStatement{hash: c.hash, by: c.words, made: true}
	s.runs = m.decides(c.of, c.tests, func(name syntax.Name, inTest bool) {
		if inTest {
			s.names = append(s.names, keyOf(name.Identifier()))
		}
	})
	s.takeBound(m, c, c.of, nil)
	s.takeMentioned(m, c.of, c.pieces())
	s.words = append(s.words, c.words...)
	slices.Sort(s.words)
	return s
}

// shownByPiece returns what piece, one of those of c, shows, without methods if it is a class,
// and without what is broughtBy it.
func (m *Module) shownByPiece(c *course, piece syntax.Node, methods []syntax.Node) *shownStatement {
	d := newDigest(m)
	d.names = map[nameKey]bool{}
	d.known = func(def syntax.Node) *facet {
		if around(def, methods).Exists() {
			return &facet{}
		}
		return nil
	}
	d.piece(c, piece)
	s := &shownStatement{hash: d.sum(), by: slices.Sorted(maps.Keys(d.names)), made: !piece.Is(syntax.KindImport, syntax.KindImportFrom)}
	all := m.decides(piece, c.tests, func(name syntax.Name, inTest bool) {
		if !c.isApart || !inTest {
			s.names = append(s.names, keyOf(name.Identifier()))
		}
	})
	s.runs = all && !c.isApart || syntax.As[syntax.ImportFrom](piece).Module().Identifier() == "__future__"
	s.take(m, c, piece, methods)
	return s
}

// broughtBy returns what an import that is a piece of c shows, name for name.
func (m *Module) broughtBy(c *course, piece syntax.Node) (all []*shownStatement) {
	for b := range m.names.boundIn(piece) {
		if !c.isBrought(b) {
			continue
		}
		d := newDigest(m)
		d.names = map[nameKey]bool{}
		d.brought(c, b)
		words := slices.AppendSeq(slices.Clone(c.words), maps.Keys(d.names))
		slices.Sort(words)
		all = append(all, &shownStatement{hash: d.sum(), names: []Word{keyOf(b.symbol.name)}, by: words, words: words})
	}
	return all
}

// around returns that of some nodes, which are in order, which n stands in; the zero Node if it
// stands in none.
func around(n syntax.Node, some []syntax.Node) syntax.Node {
	i, found := slices.BinarySearchFunc(some, n, func(s, n syntax.Node) int { return s.Number() - n.Number() })
	switch {
	case found:
		return n
	case i > 0 && some[i-1].Contains(n):
		return some[i-1]
	}
	return syntax.Node{}
}

// nodesBut yields the nodes of the statement n, in pre-order, but for those of others in it,
// which are in order.
func nodesBut(n syntax.Node, others []syntax.Node) iter.Seq[syntax.Node] {
	return nodesUnless(n, func(n syntax.Node) bool {
		is := len(others) > 0 && n == others[0]
		if is {
			others = others[1:]
		}
		return is
	})
}

// nodesUnless yields the nodes of the statement n, in pre-order, but for those of which pass is
// true, and those below them.
func nodesUnless(n syntax.Node, pass func(syntax.Node) bool) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		place, from, _ := n.Place()
		behind := func(n syntax.Node, at int) int { return at + n.Beyond() - n.Number() }
		for at, end := from, behind(n, from); at < end; {
			switch c := n.Tree().NodeAt(place, int32(at)); {
			case pass(c):
				at = behind(c, at)
			case !yield(c):
				return
			default:
				at++
			}
		}
	}
}

// take takes in what is bound and mentioned in n, a statement or method of m, but for some
// others in it, and but for what is broughtBy it on the course c, which may be nil.
func (s *shownStatement) take(m *Module, c *course, n syntax.Node, without []syntax.Node) {
	s.takeBound(m, c, n, without)
	s.takeMentioned(m, n, without)
}

func (s *shownStatement) takeBound(m *Module, c *course, n syntax.Node, without []syntax.Node) {
	for b := range m.names.boundIn(n) {
		switch {
		case around(b.target, without).Exists() || c.isBrought(b):
		case b.target.Is(syntax.KindAttribute):
			s.change(m, b.target)
		case b.kind == bindStar:
			s.runs, s.star = true, true
		case b.symbol.scope.kind == moduleScope:
			s.bind(b.symbol.name)
		}
	}
}

func (s *shownStatement) takeMentioned(m *Module, n syntax.Node, without []syntax.Node) {
	words := map[nameKey]bool{}
	for c := range nodesBut(n, without) {
		m.addMentioned(words, c)
		switch c.Kind() {
		case syntax.KindClassDef:
			s.inherit(m, syntax.As[syntax.ClassDef](c))
		case syntax.KindError:
			s.error(m, c)
		case syntax.KindSubscript, syntax.KindCall:
			if container := changed(c); container.Exists() && m.isShared(container) {
				s.change(m, container)
			}
			if of := setattrOf(syntax.As[syntax.Call](c)); of.Exists() {
				s.names, s.reaches = append(s.names, keyOf(of.Identifier())), true
			}
		}
	}
	s.words = slices.Sorted(maps.Keys(words))
}

// error takes in what is no Python, which may bind names in it if it runs with the module.
func (s *shownStatement) error(m *Module, n syntax.Node) {
	for name := range syntax.All[syntax.Name](n) {
		if m.scopeAt(name.Node).unit.kind == moduleScope && mayBeBound(name) {
			s.bind(name.Identifier())
		}
	}
}

// bind takes in that name is bound in the module, or may be.
func (s *shownStatement) bind(name string) {
	s.names = append(s.names, keyOf(name))
	s.runs = s.runs || isSpecial(name) // __all__, __getattr__: nobody mentions them
}

// inherit takes in a class statement.
func (s *shownStatement) inherit(m *Module, def syntax.ClassDef) {
	s.hasClass = true
	for y := range m.rootsOfBases(def) {
		if y == nil {
			s.reaches = true
			continue
		}
		s.bases = append(s.bases, keyOf(y.name))
	}
}

// change takes in that n, a name or an attribute of something, is set or its contents are.
// Of an object of a class that inherits from no other one it is said by the class, or by the
// name of what is set.
func (s *shownStatement) change(m *Module, n syntax.Node) {
	if n.Is(syntax.KindName) {
		s.names = append(s.names, keyOf(n.Identifier()))
		return
	}
	of := n.Field(syntax.FieldValue)
	if m.selfClass(of) != nil {
		if s.class != 0 {
			s.names = append(s.names, keysOf(n, m.scopeAt(n))...)
		}
		return // what it inherits from is among the bases
	}
	s.reaches = true
	if of.Is(syntax.KindName) {
		s.names = append(s.names, keyOf(of.Identifier()))
	}
}

// mayReach reports whether one, a statement of s, may say something of any class of the
// module: of those that its own classes inherit from, for one.
func (s *Showing) mayReach(one *shownStatement) bool {
	return one.reaches || slices.ContainsFunc(one.bases, func(base Word) bool { return s.made[base] })
}

// Since returns what s says otherwise than before, an earlier Showing of the same module;
// others look into the functions at looked, beyond what it shows.
func (s *Showing) Since(before *Showing, looked []Path) Said {
	from := 0
	for from < min(len(s.statements), len(before.statements)) && s.statements[from].hash == before.statements[from].hash {
		from++
	}
	to, end := len(s.statements), len(before.statements)
	for to > from && end > from && s.statements[to-1].hash == before.statements[end-1].hash {
		to, end = to-1, end-1
	}
	was, is := before.hashes(from, end), s.hashes(from, to)
	if s.stub != before.stub || was.running != is.running {
		return Said{All: true}
	}
	words := map[Word]bool{}
	for name, hash := range is.of {
		if old, had := was.of[name]; !had || old != hash {
			words[name] = true
		}
	}
	for name := range was.of {
		if _, has := is.of[name]; !has {
			words[name] = true
		}
	}
	if was.reaching != is.reaching {
		for _, classes := range [][]Word{before.classes, s.classes} {
			for _, name := range classes {
				words[name] = true
			}
		}
	}
	return s.Through(words, looked)
}

// hashesOf are what some statements say: of names, and in all that run and that reach any
// class.
type hashesOf struct {
	of                map[Word]uint64
	running, reaching uint64
}

func (s *Showing) hashes(from, to int) hashesOf {
	h := hashesOf{of: map[Word]uint64{}}
	for _, one := range s.statements[from:to] {
		for _, name := range one.names {
			h.of[name] = h.of[name]*31 + one.hash
		}
		if one.runs {
			h.running = h.running*31 + one.hash
		}
		if s.mayReach(one) {
			h.reaching = h.reaching*31 + one.hash
		}
	}
	return h
}

// Mentions reports whether one of words is mentioned in the module of s, not only by variables
// of functions: then something else may be true there if something else is said of it.
func (s *Showing) Mentions(words map[Word]bool) bool {
	words = s.heard(words)
	return slices.ContainsFunc(s.statements, func(one *shownStatement) bool { return mentionsAny(one.words, words) })
}

// heard returns words with those that are variables of the module where others say them.
func (s *Showing) heard(words map[Word]bool) map[Word]bool {
	if !s.star {
		return words
	}
	all := maps.Clone(words)
	for word := range words {
		if word.sense() == asImported {
			all[word.as(asVariable)] = true
		}
	}
	return all
}

// Through returns what s says otherwise if something else is said of words, by which it
// may be decided. These are among its own. looked is as for Since.
func (s *Showing) Through(words map[Word]bool, looked []Path) Said {
	said, l := Said{Words: maps.Clone(s.heard(words))}, s.looking(looked)
	open, deciding := slices.Clone(s.statements), make([][]Word, len(s.statements))
	for i, one := range open {
		deciding[i] = l.deciding(one)
	}
	for again := true; again; {
		again = false
		for i, one := range open {
			if one == nil || !mentionsAny(deciding[i], said.Words) {
				continue
			}
			if open[i], again = nil, true; one.runs {
				return Said{All: true}
			}
			for _, name := range one.names {
				said.Words[name] = true
			}
			if s.mayReach(one) {
				for _, name := range s.classes {
					said.Words[name] = true
				}
			}
		}
	}
	return said
}

// Edited is Through if the text of the functions at edited, which are some, is another one.
func (s *Showing) Edited(edited, looked []Path) Said {
	words, l := map[Word]bool{}, s.looking(edited)
	for method := range l.methods {
		words[method[1]], words[method[1].as(asMember)] = true, true
	}
	for name := range l.statements {
		words[name] = true
	}
	return s.Through(words, looked)
}
