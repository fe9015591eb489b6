package semantic

import (
	"hash/maphash"
	"iter"
	"maps"
	"math"
	"slices"

	"awaiter/analysis/syntax"
)

// A surfacing finds a facet.
type surfacing struct {
	*facet
	m         *Module
	top       said                 // of the statement of the module, or the member, that is looked at
	h         maphash.Hash         // of what concerns all
	d         *digest              // for take
	course    *course              // through the statement of the module, nil for a member
	says      map[syntax.Node]said // by the pieces of that statement, and by its course for the zero Node
	first     int32                // the place of the first node that is looked at in its part
	mentioned map[nameKey]bool     // true for what not only isBase
}

func newSurfacing(m *Module) *surfacing {
	f := &surfacing{facet: &facet{}, m: m, d: newDigest(m), mentioned: map[nameKey]bool{}}
	f.d.names = map[nameKey]bool{}
	f.h.SetSeed(digestSeed)
	return f
}

// facetOf returns the facet of a member of a class.
func (m *Module) facetOf(member syntax.Member) *facet {
	f := newSurfacing(m)
	var roots []syntax.Node
	for n := range member.Nodes(m.Tree) {
		if !member.Holds(n.Parent()) {
			roots = append(roots, n)
		}
	}
	if len(roots) > 0 {
		_, first, _ := roots[0].Place()
		f.first = int32(first)
	}
	f.is = len(roots) == 1 && roots[0].Is(syntax.KindFunctionDef, syntax.KindClassDef)
	if f.is && isPlainMethod(roots[0]) {
		function := m.FunctionOf(roots[0])
		head := f.take(func(d *digest) { d.methodHead(function) })
		f.top = f.take(func(d *digest) { d.body(function) })
		f.alone = joined(head.hash, f.top.hash)
		f.own = 2
		name := keyOf(function.Name)
		for _, k := range []nameKey{name.as(asAttribute), name.as(asMember)} {
			f.within = append(f.within, shownName{k, head}, shownName{k, f.top})
		}
	} else {
		f.top = f.take(func(d *digest) {
			for _, n := range roots {
				d.statement(n)
			}
		})
		f.own = 1
		f.whole, f.names = f.top.hash, f.slices[f.top.by][0]
	}
	f.nodes(member.Nodes(m.Tree))
	for _, n := range roots {
		f.bindings(m.names.boundIn(n))
	}
	return f.done()
}

// around returns the facet of what is around the members of the part at place in the tree
// of m, of which the first facets of s are.
func (s *surface) around(m *Module, place int) *facet {
	f, tree := newSurfacing(m), m.Tree
	h, first := moduleHash(0), tree.FirstOf(place)
	f.d.known = func(def syntax.Node) *facet {
		i := def.MemberOf()
		if tree.MemberCount(place) == 0 || i < 0 || !s.facets[i].is {
			return nil
		}
		return s.facets[i]
	}
	for n := range tree.PartOf(place).Statements(first) {
		f.top = f.take(func(d *digest) { d.statement(n) })
		h.add(f.d.h.Sum64())
		f.statement(n)
		if tree.MemberCount(place) == 0 {
			f.nodes(n.Subtree())
			f.bindings(m.names.boundIn(n))
			continue
		}
		f.nodes(tree.AroundMembers(place))
		from := int32(first.Number())
		for i := range tree.MemberCount(place) {
			begins, ends := tree.Members(place, i)[0].Numbers(tree)
			f.bindings(m.names.boundBetween(from, int32(begins)))
			from = int32(ends)
		}
		f.bindings(m.names.boundBetween(from, int32(n.Beyond())))
	}
	f.own = min(1, len(f.slices))
	h.add(uint64(f.d.alone))
	s.digest = tree.PartOf(place).Kept(digestKey{}, func() any { return uint64(h) }).(uint64)
	return f.done()
}

// done completes the facet.
func (f *surfacing) done() *facet {
	f.mentions, f.global = slices.Sorted(maps.Keys(f.mentioned)), f.h.Sum64()
	slices.Sort(f.endedBy)
	for _, name := range f.mentions {
		if !f.mentioned[name] {
			f.onlyBases = append(f.onlyBases, name)
		}
	}
	return f.facet
}

func (f *surfacing) show(name string, says said) {
	f.shown = append(f.shown, shownName{keyOf(name), says})
}

// take returns what the text says that with takes in.
func (f *surfacing) take(with func(*digest)) said {
	d := f.d
	d.h.Reset()
	clear(d.names)
	d.more, d.inline = nil, 0
	with(d)
	f.slices = append(f.slices, append([][]nameKey{slices.Sorted(maps.Keys(d.names))}, d.more...))
	return said{d.sum(), len(f.slices) - 1}
}

// statement notes what n, which runs with the module, does to the flow.
func (f *surfacing) statement(n syntax.Node) {
	f.course, f.says = f.m.courseOf(n), nil
	all := f.m.decides(n, f.course.tests, func(name syntax.Name, inTest bool) {
		if inTest {
			f.doubt(name, f.saidByCourse())
		} else {
			f.doubt(name, f.saidAt(name.Node))
		}
	})
	if all {
		says := f.saidByCourse()
		f.everywhere(says)
		f.endedBy = append(f.endedBy, slices.Concat(f.slices[says.by]...)...)
	}
}

// saidByCourse returns what is said by the course of the statement that is looked at: if it is
// not apart, by all of the statement.
func (f *surfacing) saidByCourse() said {
	if !f.course.isApart {
		return f.top
	}
	return f.saidOnce(syntax.Node{}, func(d *digest) { d.course(f.course) })
}

// saidAt returns what is said of names by the piece that n is in.
func (f *surfacing) saidAt(n syntax.Node) said {
	if f.course == nil || f.course.before == nil {
		return f.top
	}
	piece := f.course.piece(n)
	if !piece.Exists() {
		return f.saidByCourse()
	}
	return f.saidOnce(piece, func(d *digest) { d.piece(f.course, piece) })
}

// saidOnce is take for a piece, or for the course, the zero Node.
func (f *surfacing) saidOnce(piece syntax.Node, with func(*digest)) said {
	says, known := f.says[piece]
	if !known {
		if f.says == nil {
			f.says = map[syntax.Node]said{}
		}
		says = f.take(with)
		f.says[piece] = says
	}
	return says
}

// decides reports whether n, a statement that runs with m, decides whether the rest of m runs.
// It calls on with the names of which it may say something beyond what it binds: those in it
// that are not only called, and of those that are asked for an attribute such as stand in a
// condition. tests are testsIn the statement that n is, or stands in.
func (m *Module) decides(n syntax.Node, tests []syntax.Node, on func(name syntax.Name, inTest bool)) (all bool) {
	if n.Is(syntax.KindClassDef) {
		for s := range n.Fields(syntax.FieldBody) {
			all = m.decides(s, tests, on) || all
		}
		return all
	}
	if n.Is(syntax.KindError) || !hasPart(n) { // of errors see walker.broken
		return false
	}
	for c := range nodesUnless(n, func(s syntax.Node) bool { return s.IsStatement() && onlyBinds(s) }) {
		if !c.Is(syntax.KindName) || c.Role() == syntax.FieldFunc || isToldApart(c) {
			continue
		}
		test := around(c, tests)
		if !c.Parent().Is(syntax.KindAttribute) || c.Role() != syntax.FieldValue || isCondition(test) {
			on(syntax.As[syntax.Name](c), test.Exists())
		}
	}
	return m.mayEnd(n)
}

// isCondition reports whether test, one of testsIn a statement, says more of what is asked in it.
func isCondition(test syntax.Node) bool {
	switch test.Role() {
	case syntax.FieldTest, syntax.FieldSubject, syntax.FieldPattern, syntax.FieldGuard:
		return true
	}
	return false
}

// isToldApart reports whether n, a name in a test, is the name of the module, or that of a class
// by which others are told apart: of itself nobody knows more then.
func isToldApart(n syntax.Node) bool {
	if n.Identifier() == "__name__" {
		return true
	}
	if n.Parent().Is(syntax.KindTuple) {
		n = n.Parent()
	}
	if n.Role() == syntax.FieldType {
		return n.Parent().Is(syntax.KindExceptHandler)
	}
	call := syntax.As[syntax.Call](n.Parent())
	return n.Role() == syntax.FieldArgs && n != call.Field(syntax.FieldArgs) && call.Func().Is(syntax.KindName) &&
		(call.Func().Identifier() == "isinstance" || call.Func().Identifier() == "issubclass")
}

// mayEnd reports whether, by the words of n, a statement that runs with m, no way may lead from
// it to the next one.
func (m *Module) mayEnd(n syntax.Node) bool {
	endsIn := func(n syntax.Node, block syntax.Field) bool {
		for s := range n.Fields(block) {
			if m.mayEnd(s) {
				return true
			}
		}
		return false
	}
	ends := func(block syntax.Field) bool { return endsIn(n, block) }
	switch n.Kind() {
	case syntax.KindExprStmt:
		return mayExit(calledBy(n))
	case syntax.KindIf:
		if m.constant(n.Field(syntax.FieldTest)) == Unknown {
			return ends(syntax.FieldBody) && ends(syntax.FieldOrelse)
		}
		return ends(syntax.FieldBody) || ends(syntax.FieldOrelse)
	case syntax.KindFor:
		return ends(syntax.FieldOrelse)
	case syntax.KindAssert:
		return m.constant(n.Field(syntax.FieldTest)) != Unknown
	case syntax.KindWith:
		return ends(syntax.FieldBody)
	case syntax.KindTry:
		for h := range n.Fields(syntax.FieldHandlers) {
			if endsIn(h, syntax.FieldBody) {
				return true
			}
		}
		return ends(syntax.FieldBody) || ends(syntax.FieldOrelse) || ends(syntax.FieldFinalbody)
	case syntax.KindMatch:
		for c := range n.Fields(syntax.FieldCases) {
			if endsIn(c, syntax.FieldBody) {
				return true
			}
		}
		return false
	case syntax.KindClassDef:
		return ends(syntax.FieldBody)
	case syntax.KindError:
		return false
	}
	return !onlyBinds(n)
}

// onlyBinds reports whether n, a statement, does no more than give values to names, and is no
// class.
func onlyBinds(n syntax.Node) bool {
	return n.Is(syntax.KindFunctionDef, syntax.KindImport, syntax.KindImportFrom, syntax.KindAssign, syntax.KindAugAssign,
		syntax.KindAnnAssign, syntax.KindPass, syntax.KindDelete, syntax.KindGlobal, syntax.KindNonlocal, syntax.KindTypeAlias)
}

func (f *surfacing) doubt(name syntax.Name, says said) {
	if d := (shownName{keyOf(name.Identifier()), says}); !slices.Contains(f.doubts, d) {
		f.doubts = append(f.doubts, d)
	}
}

// everywhere notes that what is said concerns all.
func (f *surfacing) everywhere(says said) { maphash.WriteComparable(&f.h, says.hash) }

// mayExit reports whether call, by its words, may end the program.
func mayExit(call syntax.Call) bool {
	switch callee := call.Func(); {
	case callee.Is(syntax.KindName):
		return true
	case callee.Is(syntax.KindAttribute):
		switch lastName(callee) {
		case "exit", "_exit", "abort", "assert_never", "skip", "fail", "xfail":
			return true
		}
	}
	return false
}

// nodes notes what all say by names that they mention.
func (f *surfacing) nodes(all iter.Seq[syntax.Node]) {
	for c := range all {
		switch text, as := f.m.mentionedAt(c); {
		case text == "":
		case isBase(c):
			as.mark(f.mentioned, text, false)
		default:
			as.addWords(f.mentioned, text)
		}
		switch c.Kind() {
		case syntax.KindFunctionDef:
			f.def(c)
		case syntax.KindClassDef:
			f.class(syntax.As[syntax.ClassDef](c))
		case syntax.KindError:
			f.error(c)
		case syntax.KindAlias:
			f.h.WriteString(c.Parent().Text())
		case syntax.KindSubscript:
			f.change(c)
		case syntax.KindCall:
			f.change(c)
			if of := setattrOf(syntax.As[syntax.Call](c)); of.Exists() {
				f.show(of.Identifier(), said{1, -1})
			}
		}
	}
}

// change notes that n changes a container that others may see, if it does.
func (f *surfacing) change(n syntax.Node) {
	container := changed(n)
	if !container.Exists() || !f.m.isShared(container) {
		return
	}
	f.tell(container, f.m.scopeAt(container), func(d *digest) { d.some(statementOf(n)) })
}

// error notes that n, which is no Python, may bind names in it if it runs with the module.
// Of a name it says the same wherever it stands between two bindings, in the same constructs.
func (f *surfacing) error(n syntax.Node) {
	says := uint64(len(f.shown))
	for at := n; at.Exists(); at = at.Parent() {
		if at != n && at.Is(syntax.KindError) {
			return // what is around says it
		}
		says = says*31 + uint64(at.Kind())<<8 + uint64(at.Role())
	}
	for name := range syntax.All[syntax.Name](n) {
		if in := f.m.scopeAt(name.Node); in.unit.kind == moduleScope && in.kind != classScope && mayBeBound(name) {
			f.doubt(name, said{says, -1})
			f.made = append(f.made, keyOf(name.Identifier()))
		}
	}
}

// def notes whether the body of def is "...", and whether it is open.
func (f *surfacing) def(def syntax.Node) {
	is := answer(isEllipsis(def))
	if f.stub == Unknown {
		f.stub = is
	}
	f.stub = f.stub.And(is)
	if open, is := openAt(def); is {
		open.index -= f.first
		f.open = append(f.open, open)
	}
}

// class notes a class statement and those that it inherits from.
func (f *surfacing) class(def syntax.ClassDef) {
	f.classes = append(f.classes, keyOf(def.Name().Identifier()))
	if !def.Field(syntax.FieldBases).Exists() {
		return
	}
	says := f.top
	if def.Parent().Kind() != syntax.KindModule {
		says = f.take(func(d *digest) { d.statement(def.Node) })
	}
	for b := range def.Bases() {
		if b.Is(syntax.KindSubscript) {
			b = b.Field(syntax.FieldValue)
		}
		name := keyOf(lastName(b))
		if b.Is(syntax.KindAttribute) {
			f.dotted = append(f.dotted, name)
		}
		if lastName(b) != "" {
			for _, k := range name.inUse() {
				f.heirs = append(f.heirs, shownName{k, says})
			}
		}
	}
}

// bindings notes which of all others see.
func (f *surfacing) bindings(all iter.Seq[*binding]) {
	for b := range all {
		if b.symbol != nil && b.symbol.scope.kind == moduleScope {
			f.ends = append(f.ends, shownName{keyOf(b.symbol.name), said{endOf(b), -1}})
		}
		switch {
		case b.target.Is(syntax.KindAttribute):
			f.store(b)
		case b.kind == bindStar:
			f.everywhere(f.saidAt(b.target))
		case f.course.isBrought(b):
			f.show(b.symbol.name, f.take(func(d *digest) { d.brought(f.course, b) }))
		case b.symbol.scope.kind == moduleScope:
			f.show(b.symbol.name, f.saidAt(b.target))
			if b.kind != bindImport && b.kind != bindFrom {
				f.made = append(f.made, keyOf(b.symbol.name))
			}
		}
	}
}

// endOf returns what b tells of whether a call of its name exits: see Module.exits.
func endOf(b *binding) uint64 {
	switch b.kind {
	case bindImport, bindFrom:
		from := syntax.As[syntax.ImportFrom](b.origin.Parent())
		return maphash.Comparable(digestSeed, [2]string{from.Module().Text(), b.origin.Text()})
	case bindDef:
		if saysNoReturn(b.origin) {
			return 2
		}
	}
	return 1
}

// store notes that b sets an attribute.
func (f *surfacing) store(b *binding) {
	says, told := f.tell(b.target, b.scope, func(d *digest) { d.some(b.origin, b.target) })
	if !told {
		return
	}
	v := b.target.Field(syntax.FieldValue)
	if v.Is(syntax.KindName) && f.m.selfClass(v) == nil {
		f.show(v.Identifier(), says)
	}
	if isSpecial(b.target.Field(syntax.FieldAttr).Identifier()) {
		maphash.WriteComparable(&f.h, says.hash) // looked up where nobody mentions it
	}
}

// tell shows to whom it may concern what is said of n, a name or attribute that stands in
// the given scope. It reports false if that concerns nobody but those who see a class.
func (f *surfacing) tell(n syntax.Node, in *scope, what func(*digest)) (says said, told bool) {
	of, name := f.m.selfClass(n.Field(syntax.FieldValue)), lastName(n)
	says = f.take(what)
	var all []shownName
	for _, k := range keysOf(n, in) {
		all = append(all, shownName{k, says})
	}
	if of == nil || isSpecial(name) {
		f.shown = append(f.shown, all...)
		return says, true
	}
	f.within = append(f.within, all...)
	if !of.Def.Field(syntax.FieldBases).Exists() {
		return said{}, false
	}
	if bases, are := f.m.basesByName(of.Def); are {
		for _, shown := range all {
			f.stores, f.bases = append(f.stores, shown), append(f.bases, bases)
		}
	} else {
		f.shown = append(f.shown, all...)
	}
	return says, true
}

// keysOf returns the keys of n, a name or attribute in the given scope: of what is written, and
// of what Python makes of it where it is private to a class.
func keysOf(n syntax.Node, in *scope) (keys []nameKey) {
	written := lastName(n)
	for _, name := range slices.Compact([]string{written, mangled(written, in)}) {
		k := keyOf(name)
		if n.Is(syntax.KindAttribute) {
			k = k.as(asAttribute)
		}
		keys = append(keys, k)
	}
	return keys
}

// basesByName returns the names of the module that the bases of def go by: themselves, or
// as attributes of them. The second result is false for other bases.
func (m *Module) basesByName(def syntax.ClassDef) (names []nameKey, are bool) {
	for y := range m.rootsOfBases(def) {
		if y == nil {
			return nil, false
		}
		names = append(names, keyOf(y.name))
	}
	return names, true
}

// some takes in what n, a statement or a part of one, says of something that others see,
// and the text of more.
func (d *digest) some(n syntax.Node, more ...syntax.Node) {
	s := slice{d: d, seen: map[*symbol]bool{}}
	end := behindLoops(n)
	d.h.WriteByte(byte(n.Role()))
	for n := range n.Ancestors() {
		d.h.WriteByte(byte(n.Role()))
		switch n.Kind() {
		case syntax.KindClassDef:
			d.header(n)
		case syntax.KindFunctionDef:
			d.header(n)
			s.f = d.m.FunctionOf(n)
			s.ways(false, end)
			end = math.MaxInt // what is around may be left before n is run
		}
	}
	for _, n := range more {
		d.text(n)
	}
	s.depend(n)
	s.close()
}
