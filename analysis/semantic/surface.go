package semantic

import (
	"hash/maphash"
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
	classes  []nameKey   // of all class statements
	mentions []nameKey   // all names and words in strings, sorted
	global   uint64      // hash of what concerns all other parts
	digest   uint64      // of what other modules may see
	stub     Answer      // whether all bodies are "..."; Unknown without any
}

// A nameKey stands for a name.
type nameKey uint64

func keyOf(name string) nameKey { return nameKey(maphash.String(digestSeed, name)) }

// A shownName is a name, and the hash of what a part says of it.
type shownName struct {
	name nameKey
	hash uint64
}

type surfaceKey struct{}

// surfaceOf returns the surface of part, with the given first statement, of module().
func surfaceOf(part syntax.Part, first syntax.Node, module func() *Module) *surface {
	return part.Kept(surfaceKey{}, func() any {
		m := module()
		f := &surfacing{m: m, surface: &surface{}, seen: map[nameKey]bool{}}
		f.h.SetSeed(digestSeed)
		for n := first; n.Exists() && n.Part() == part; n = n.Next() {
			f.top = m.digestOfStatement(n)
			f.statement(n)
			f.names(n)
			f.bindings(n)
		}
		for name := range f.seen {
			f.mentions = append(f.mentions, name)
		}
		slices.Sort(f.mentions)
		f.global, f.digest = f.h.Sum64(), m.digestOf(part, first)
		return f.surface
	}).(*surface)
}

// A surfacing finds a surface.
type surfacing struct {
	*surface
	m    *Module
	top  uint64       // hash of the statement of the module that is looked at
	h    maphash.Hash // of what concerns all
	seen map[nameKey]bool
}

func (f *surfacing) show(name string, hash uint64) {
	f.shown = append(f.shown, shownName{keyOf(name), hash})
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

func (f *surfacing) doubt(name syntax.Name, hash uint64) {
	if d := (shownName{keyOf(name.Identifier()), hash}); !slices.Contains(f.doubts, d) {
		f.doubts = append(f.doubts, d)
	}
}

// everywhere notes that the statement concerns all.
func (f *surfacing) everywhere() { maphash.WriteComparable(&f.h, f.top) }

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

// names notes the names that n, a statement of the module, mentions.
func (f *surfacing) names(n syntax.Node) {
	for c := range n.Subtree() {
		switch c.Kind() {
		case syntax.KindName, syntax.KindIdentifier:
			f.words(c.Identifier())
		case syntax.KindConstant:
			if c.Op() == syntax.ConstStr && !c.Parent().Is(syntax.KindExprStmt) {
				f.words(c.Text())
			}
		case syntax.KindFunctionDef:
			f.body(c)
		case syntax.KindClassDef:
			f.class(syntax.As[syntax.ClassDef](c))
		case syntax.KindError:
			f.error(c)
		case syntax.KindAlias:
			f.h.WriteString(c.Parent().Text())
		case syntax.KindCall:
			call := syntax.As[syntax.Call](c)
			if first := call.Arg(0); first.Is(syntax.KindName) && call.Func().Is(syntax.KindName) && call.Func().Text() == "setattr" {
				f.show(first.Identifier(), 1)
			}
		}
	}
}

// error notes that n, which is no Python, may bind names in it if it runs with the module.
// Of a name it says the same wherever it stands between two bindings.
func (f *surfacing) error(n syntax.Node) {
	for name := range syntax.All[syntax.Name](n) {
		if in := f.m.scopeAt(name.Node); in.unit.kind == moduleScope && in.kind != classScope && mayBeBound(name) {
			f.doubt(name, uint64(len(f.shown)))
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
	hash := f.m.digestOfStatement(def.Node)
	for b := range def.Bases() {
		if b.Is(syntax.KindSubscript) {
			b = b.Field(syntax.FieldValue)
		}
		if name := lastName(b); name != "" {
			f.heirs = append(f.heirs, shownName{keyOf(name), hash})
		}
	}
}

// words notes the words in text.
func (f *surfacing) words(text string) {
	for from := 0; from < len(text); {
		to := from
		for to < len(text) && isWordByte(text[to]) {
			to++
		}
		if to > from {
			f.seen[keyOf(text[from:to])] = true
		}
		from = to + 1
	}
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
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
		}
	}
}

// store notes that b sets an attribute.
func (f *surfacing) store(b *binding) {
	of := f.m.selfClass(b.target.Field(syntax.FieldValue))
	if of != nil && !of.Def.Field(syntax.FieldBases).Exists() && !isSpecial(b.target.Field(syntax.FieldAttr).Text()) {
		return // seen only by those who see the class
	}
	hash := f.m.digestOfStore(b)
	name := b.target.Field(syntax.FieldAttr).Identifier()
	f.show(name, hash)
	if private := mangled(name, b.scope); private != name {
		f.show(private, hash)
	}
	if v := b.target.Field(syntax.FieldValue); v.Is(syntax.KindName) && of == nil {
		f.show(v.Identifier(), hash)
	}
	if isSpecial(name) {
		maphash.WriteComparable(&f.h, hash) // looked up where nobody mentions it
	}
}

// digestOfStore returns the hash of what b, which sets an attribute, says of it.
func (m *Module) digestOfStore(b *binding) uint64 {
	d := newDigest(m)
	s := slice{d: d, seen: map[*symbol]bool{}}
	for n := range b.origin.Ancestors() {
		switch n.Kind() {
		case syntax.KindClassDef:
			d.header(n)
		case syntax.KindFunctionDef:
			d.header(n)
			s.f = m.FunctionOf(n)
			s.ways(false)
		}
	}
	d.text(b.target)
	s.depend(b.origin)
	s.close()
	return d.h.Sum64()
}
