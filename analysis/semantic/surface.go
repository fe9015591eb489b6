package semantic

import (
	"hash/maphash"
	"maps"
	"slices"

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
	shown    []shownName // what the part says of names
	doubts   []shownName // what it may say of names that others bind, by tests and broken text
	heirs    []shownName // of names of classes that others in it inherit from
	stores   []shownName // of attributes that methods of classes with bases set of themselves
	bases    [][]nameKey // of the class of each of stores: the names that its bases go by
	made     []nameKey   // names of the module that it gives a value other than by an import, or may
	classes  []nameKey   // of all class statements
	slices   [][]nameKey // names that decide on what the part says, sorted; see shownName
	mentions []nameKey   // all names and words in strings, sorted, but for variables of functions
	open     []openDef   // of whose parameters calls say what they are
	global   uint64      // hash of what concerns all other parts
	digest   uint64      // of what other modules may see
	stub     Answer      // whether all bodies are "..."; Unknown without any
}

// A nameKey stands for a name.
type nameKey uint64

func keyOf(name string) nameKey { return nameKey(maphash.String(digestSeed, name)) }

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

// surfaceOf returns the surface of part, with the given first statement, of module().
func surfaceOf(part syntax.Part, first syntax.Node, module func() *Module) *surface {
	return part.Kept(surfaceKey{}, func() any {
		m := module()
		f := &surfacing{m: m, surface: &surface{open: openIn(part, first), mentions: m.mentionsOf(part, first)}}
		f.h.SetSeed(digestSeed)
		for n := range part.Statements(first) {
			f.top = f.take(func(d *digest) { d.statement(n) })
			f.statement(n)
			f.names(n)
			f.bindings(n)
		}
		f.global, f.digest = f.h.Sum64(), m.digestOf(part, first)
		return f.surface
	}).(*surface)
}

// A surfacing finds a surface.
type surfacing struct {
	*surface
	m   *Module
	top said         // of the statement of the module that is looked at
	h   maphash.Hash // of what concerns all
}

func (f *surfacing) show(name string, says said) {
	f.shown = append(f.shown, shownName{keyOf(name), says})
}

// take returns what the text says that with takes in.
func (f *surfacing) take(with func(*digest)) said {
	d := newDigest(f.m)
	d.names = map[nameKey]bool{}
	with(d)
	f.slices = append(f.slices, slices.Sorted(maps.Keys(d.names)))
	return said{d.h.Sum64(), len(f.slices) - 1}
}

// statement notes what n, which runs with the module, does to the flow.
func (f *surfacing) statement(n syntax.Node) {
	switch n.Kind() {
	case syntax.KindFunctionDef, syntax.KindImport, syntax.KindImportFrom, syntax.KindAssign, syntax.KindAugAssign,
		syntax.KindAnnAssign, syntax.KindPass, syntax.KindDelete, syntax.KindGlobal, syntax.KindNonlocal, syntax.KindTypeAlias:
	case syntax.KindClassDef:
		for s := range n.Fields(syntax.FieldBody) {
			f.statement(s)
		}
	case syntax.KindExprStmt:
		if call := calledBy(n); call.Exists() {
			f.flow(n)
			if mayExit(call) {
				f.everywhere()
			}
		}
	case syntax.KindError:
	case syntax.KindIf, syntax.KindFor, syntax.KindWith, syntax.KindTry, syntax.KindMatch, syntax.KindAssert:
		f.flow(n)
		for s := range n.Subtree() {
			if s.Is(syntax.KindRaise, syntax.KindAssert, syntax.KindWhile, syntax.KindReturn, syntax.KindBreak, syntax.KindContinue) || mayExit(calledBy(s)) {
				if f.m.scopeAt(s).unit.kind == moduleScope {
					f.everywhere()
					break
				}
			}
		}
	default:
		f.flow(n)
		f.everywhere()
	}
}

// flow notes that n, which runs with the module, may say something of the names in it,
// but for those that are only called or asked for an attribute.
func (f *surfacing) flow(n syntax.Node) {
	for name := range syntax.All[syntax.Name](n) {
		if name.Role() != syntax.FieldFunc && !(name.Role() == syntax.FieldValue && name.Parent().Is(syntax.KindAttribute)) {
			f.doubt(name, f.top)
		}
	}
}

func (f *surfacing) doubt(name syntax.Name, says said) {
	if d := (shownName{keyOf(name.Identifier()), says}); !slices.Contains(f.doubts, d) {
		f.doubts = append(f.doubts, d)
	}
}

// everywhere notes that the statement concerns all.
func (f *surfacing) everywhere() { maphash.WriteComparable(&f.h, f.top.hash) }

// mayExit reports whether call, by its words, may end the program.
func mayExit(call syntax.Call) bool {
	switch callee := call.Func(); {
	case callee.Is(syntax.KindName):
		return true
	case callee.Is(syntax.KindAttribute):
		switch lastName(callee) {
		case "exit", "_exit", "abort", "assert_never":
			return true
		}
	}
	return false
}

// names notes what n, a statement of the module, says by names that it mentions.
func (f *surfacing) names(n syntax.Node) {
	for c := range n.Subtree() {
		switch c.Kind() {
		case syntax.KindFunctionDef:
			f.body(c)
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
			call := syntax.As[syntax.Call](c)
			if first := call.Arg(0); first.Is(syntax.KindName) && call.Func().Is(syntax.KindName) && call.Func().Text() == "setattr" {
				f.show(first.Identifier(), said{1, -1})
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
// Of a name it says the same wherever it stands between two bindings.
func (f *surfacing) error(n syntax.Node) {
	for name := range syntax.All[syntax.Name](n) {
		if in := f.m.scopeAt(name.Node); in.unit.kind == moduleScope && in.kind != classScope && mayBeBound(name) {
			f.doubt(name, said{uint64(len(f.shown)), -1})
			f.made = append(f.made, keyOf(name.Identifier()))
		}
	}
}

// body notes whether the body of def is "...".
func (f *surfacing) body(def syntax.Node) {
	is := answer(isEllipsis(def))
	if f.stub == Unknown {
		f.stub = is
	}
	f.stub = f.stub.And(is)
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
		if name := lastName(b); name != "" {
			f.heirs = append(f.heirs, shownName{keyOf(name), says})
		}
	}
}

// bindings notes what n, a statement of the module, binds for others to see.
func (f *surfacing) bindings(n syntax.Node) {
	for b := range f.m.names.boundIn(n) {
		switch {
		case b.target.Is(syntax.KindAttribute):
			f.store(b)
		case b.kind == bindStar:
			f.everywhere()
		case b.symbol.scope.kind == moduleScope:
			f.show(b.symbol.name, f.top)
			if b.kind != bindImport && b.kind != bindFrom {
				f.made = append(f.made, keyOf(b.symbol.name))
			}
		}
	}
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
	if of != nil && !of.Def.Field(syntax.FieldBases).Exists() && !isSpecial(name) {
		return said{}, false
	}
	says = f.take(what)
	show := f.show
	if of != nil && !isSpecial(name) {
		if bases, are := f.m.basesByName(of.Def); are {
			show = func(name string, says said) {
				f.stores, f.bases = append(f.stores, shownName{keyOf(name), says}), append(f.bases, bases)
			}
		}
	}
	show(name, says)
	if private := mangled(name, in); private != name {
		show(private, says)
	}
	return says, true
}

// basesByName returns the names of the module that the bases of def go by: themselves, or
// as attributes of them. The second result is false for other bases.
func (m *Module) basesByName(def syntax.ClassDef) (names []nameKey, are bool) {
	for y, is := range m.rootsOfBases(def) {
		if !is {
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
	for n := range n.Ancestors() {
		switch n.Kind() {
		case syntax.KindClassDef:
			d.header(n)
		case syntax.KindFunctionDef:
			d.header(n)
			s.f = d.m.FunctionOf(n)
			s.ways(false)
		}
	}
	for _, n := range more {
		d.text(n)
	}
	s.depend(n)
	s.close()
}
