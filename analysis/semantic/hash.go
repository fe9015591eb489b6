package semantic

import (
	"hash/maphash"
	"math"
	"slices"

	"awaiter/analysis/syntax"
)

// A digest gathers the text of a module on which depends what others may know of
// it. Which text of a function's body that is, is decided without asking what
// anything means, so that it costs no look into other modules: the returns and
// yields, what the names in them are bound to, attributes that are set, and the
// statements that direct the flow.
type digest struct {
	m     *Module
	h     maphash.Hash
	names map[nameKey]bool // that the text mentions; nil if nobody asks

	// Of the defs and classes in a class of the module, one after the other:
	members *digest
	known   func(def syntax.Node) *facet // what was found of one of these before; nil: nothing
	more    [][]nameKey                  // the names in their text, and in tests: see course
	alone   moduleHash                   // what methods are that nobody finds who does not mention them
	inline  moduleHash                   // of it that of methods that were not found before
}

var digestSeed = maphash.MakeSeed()

func newDigest(m *Module) *digest {
	d := &digest{m: m}
	d.h.SetSeed(digestSeed)
	return d
}

// sum returns the hash of all that was taken in, but for the methods that were found before
// and that nobody finds who does not mention them.
func (d *digest) sum() uint64 { return d.h.Sum64() + uint64(d.inline) }

func (m *Module) hash() uint64 {
	h := newModuleHash(m.Name)
	for part, first := range m.Tree.Parts() {
		h.add(m.digestOf(part, first))
	}
	return uint64(h)
}

// A moduleHash is the hash of a module of which some parts were added.
type moduleHash uint64

func newModuleHash(name string) moduleHash { return moduleHash(maphash.String(digestSeed, name)) }

// add adds the next part. Digests are random numbers, so a sum of odd multiples will do.
func (h *moduleHash) add(digest uint64) { *h = *h*0x9e3779b97f4a7c15 + moduleHash(digest) }

type digestKey struct{}

// digestOf returns the hash of what others may know of a part of m with the given
// first statement, which depends on its text alone.
func (m *Module) digestOf(part syntax.Part, first syntax.Node) uint64 {
	return part.Kept(digestKey{}, func() any {
		h, d := moduleHash(0), newDigest(m)
		for n := range part.Statements(first) {
			d.h.Reset()
			d.statement(n)
			h.add(d.h.Sum64())
		}
		h.add(uint64(d.alone))
		return uint64(h)
	}).(uint64)
}

// text takes in the text of n, with the decorators of a def or class.
func (d *digest) text(n syntax.Node) {
	d.h.WriteString(d.m.Tree.Text.Slice(n.OuterSpan()))
	d.h.WriteByte(0)
	d.mention(n)
}

// mention notes the names in n.
func (d *digest) mention(n syntax.Node) {
	if d.names != nil {
		for c := range n.Subtree() {
			d.m.addMentioned(d.names, c)
		}
	}
}

// statement takes in a statement of the module or of a class.
func (d *digest) statement(n syntax.Node) {
	switch n.Kind() {
	case syntax.KindFunctionDef:
		d.function(d.m.FunctionOf(n))
	case syntax.KindClassDef, syntax.KindIf, syntax.KindTry, syntax.KindWith, syntax.KindFor, syntax.KindWhile,
		syntax.KindMatch, syntax.KindExceptHandler, syntax.KindMatchCase:
		d.h.WriteByte(byte(n.Kind()))
		if n.Is(syntax.KindClassDef) && isBrokenOutside(n) {
			d.h.WriteByte(byte(syntax.KindError))
		}
		inClass := n.Is(syntax.KindClassDef) && n.Parent().Is(syntax.KindModule)
		if inClass && hasAsyncMethod(n) {
			d.h.WriteByte(byte(syntax.KindFunctionDef))
		}
		for c := range n.Children() {
			switch {
			case inClass && c.Is(syntax.KindFunctionDef, syntax.KindClassDef):
				d.member(c)
				continue
			case inClass && c.Role() == syntax.FieldBody && isIdle(c):
				continue
			}
			d.h.WriteByte(byte(c.Role()))
			d.statement(c)
			if inClass && c.Role() == syntax.FieldBody {
				d.order(c)
			}
		}
	default:
		d.text(n)
	}
}

// hasAsyncMethod reports whether a method of class is an async def: an object may be
// asynchronous by that alone.
func hasAsyncMethod(class syntax.Node) bool {
	for s := range class.Fields(syntax.FieldBody) {
		if s.Is(syntax.KindFunctionDef) && s.IsAsync() {
			return true
		}
	}
	return false
}

// isIdle reports whether n does nothing where it stands: a docstring, a name or keyword that is
// being typed.
func isIdle(n syntax.Node) bool {
	return n.Is(syntax.KindExprStmt) && n.Field(syntax.FieldValue).Is(syntax.KindConstant, syntax.KindName) || isNameless(n)
}

// order takes in how many defs of the class that n, none of these, stands in are there when
// n runs, of those that it mentions.
func (d *digest) order(n syntax.Node) {
	for name := range syntax.All[syntax.Name](n) {
		y := d.m.symbolOf(name.Node)
		if !y.isIn(classScope) {
			continue
		}
		before := byte(0)
		for b := range y.bindings() {
			if b.kind == bindDef && b.origin.Number() < n.Number() {
				before++
			}
		}
		d.h.WriteByte(before)
	}
}

// member takes in n, a def or class in a class of the module, by its own hash, so that of a
// class of which one is another, that one is looked at.
func (d *digest) member(n syntax.Node) {
	var whole, alone uint64
	if f := d.found(n); f != nil {
		whole, alone = f.whole, f.alone
		d.more = append(d.more, f.names)
	} else {
		if d.members == nil {
			d.members = newDigest(d.m)
		}
		d.members.names = d.names
		whole, alone = d.members.apart(n)
		d.inline.add(alone)
	}
	if whole != 0 {
		maphash.WriteComparable(&d.h, whole)
	}
	d.alone.add(alone)
}

func (d *digest) found(n syntax.Node) *facet {
	if d.known == nil {
		return nil
	}
	return d.known(n)
}

// apart returns the hash of what n, a member of a class, says of itself to all who see the
// class, and of what to those only who mention it; 0 for nothing.
func (d *digest) apart(n syntax.Node) (whole, alone uint64) {
	d.h.Reset()
	if !isPlainMethod(n) {
		d.statement(n)
		return d.h.Sum64(), 0
	}
	f := d.m.FunctionOf(n)
	d.methodHead(f)
	head := d.h.Sum64()
	d.h.Reset()
	d.body(f)
	return 0, joined(head, d.h.Sum64())
}

// methodHead takes in the head of f, and of which class it is a method.
func (d *digest) methodHead(f *Function) {
	if f.Class != nil {
		d.h.WriteString(f.Class.Name)
	}
	d.head(f)
}

// joined returns one hash for what the head of a method says and what its body does.
func joined(head, body uint64) uint64 { return head*31 + body }

// isPlainMethod reports whether def is a method that nobody finds who does not mention its
// name: without decorators, which may do anything with it, and none by which its class is
// unfinished, as it raises where it should do something.
func isPlainMethod(def syntax.Node) bool {
	if !def.Is(syntax.KindFunctionDef) || def.Field(syntax.FieldDecoratorList).Exists() || isFoundByOthers(def.Field(syntax.FieldName).Identifier()) {
		return false
	}
	for s := range def.Fields(syntax.FieldBody) {
		if s.Is(syntax.KindRaise) {
			return false
		}
	}
	return true
}

// isFoundByOthers reports whether Python, a library or a rule goes by methods called name: the
// special ones, those of iterators and exception groups, those by which unittest runs tests,
// and those to which others of a class hand on what they are to do.
func isFoundByOthers(name string) bool {
	switch name {
	case "send", "throw", "close", "asend", "athrow", "aclose", "derive",
		"run", "debug", "_callTestMethod", "_callSetUp", "_callTearDown",
		"request", "_request", "execute", "execute_command", "submit":
		return true
	}
	return isSpecial(name)
}

// header takes in what stands before the body of n, a def, lambda or class.
func (d *digest) header(n syntax.Node) {
	whole := n.OuterSpan()
	whole.End = n.Field(syntax.FieldBody).OuterSpan().Start
	d.h.WriteString(d.m.Tree.Text.Slice(whole))
	if d.names == nil {
		return
	}
	for c := range n.Children() {
		if c.Role() != syntax.FieldBody && c.Role() != syntax.FieldName {
			d.mention(c)
		}
	}
}

// function takes in a def.
func (d *digest) function(f *Function) {
	d.head(f)
	d.body(f)
}

// head takes in what of f does not depend on what it returns and sets.
func (d *digest) head(f *Function) {
	d.header(f.Def)
	d.h.WriteByte(byte(f.Kind))
	maphash.WriteComparable(&d.h, [4]bool{isBrokenOutside(f.Def), f.IsAbstract(), isEllipsis(f.Def), raisesInLoop(f)})
}

// body takes in what calls of f give, and what it sets.
func (d *digest) body(f *Function) {
	maphash.WriteComparable(&d.h, f.Def.IsBroken())
	s := slice{d: d, f: f, seen: map[*symbol]bool{}}
	s.body()
	s.close()
}

// A slice is what of the body of a function decides on what others see of it.
type slice struct {
	d      *digest
	f      *Function
	seen   map[*symbol]bool
	open   []*symbol
	stores []int // numbers of the nodes by which it sets what others see, in order
	end    int   // behind the last of them, and the loops around it
}

func (s *slice) body() {
	annotated := s.f.Def.Field(syntax.FieldReturns).Exists()
	if !annotated || s.f.Kind == PlainFunction {
		for _, r := range s.f.ReturnStatements() {
			s.depend(r.Node) // of a plain function also what the annotation does not say, see MayGiveAwaitable
		}
	}
	if !annotated {
		for _, y := range s.f.Yields() {
			s.depend(y)
		}
	}
	root := s.f.Def.Field(syntax.FieldBody)
	for n := root; n.Exists() && n.Number() < s.f.Def.Beyond(); n = n.Following() {
		switch n.Kind() {
		case syntax.KindAttribute:
			if b := s.d.m.bindingOf(n); b != nil {
				s.depend(b.origin)
				s.store(n)
			}
		case syntax.KindSubscript, syntax.KindCall:
			if callee := n.Field(syntax.FieldFunc); callee.Is(syntax.KindName) && callee.Identifier() == "setattr" {
				s.d.text(n)
			}
			if container := changed(n); container.Exists() && s.d.m.isShared(container) {
				s.depend(statementOf(n))
				s.store(n)
			}
		case syntax.KindGlobal:
			for name := range n.Fields(syntax.FieldNames) {
				for b := range s.d.m.symbolOf(name).bindings() {
					if s.f.Def.Contains(b.origin) {
						s.binding(b)
						s.store(b.target)
					}
				}
			}
		}
	}
	slices.Sort(s.stores)
	switch {
	case !annotated:
		s.ways(true, math.MaxInt)
	case len(s.stores) > 0:
		s.ways(false, s.end)
	}
}

// store notes that n sets what others see.
func (s *slice) store(n syntax.Node) {
	s.stores, s.end = append(s.stores, n.Number()), max(s.end, behindLoops(n))
}

// behindLoops returns the number of the node up to which what stands in a function decides on what
// n does in it: n, or what is behind the loops around it.
func behindLoops(n syntax.Node) int {
	end := n.Number()
	for ; n.Exists() && !n.Is(syntax.KindFunctionDef, syntax.KindLambda); n = n.Parent() {
		if n.Is(syntax.KindFor, syntax.KindWhile) {
			end = n.Beyond()
		}
	}
	return end
}

// isShared reports whether n, a name or attribute, may be seen by other code than the
// function it stands in.
func (m *Module) isShared(n syntax.Node) bool {
	return n.Is(syntax.KindAttribute) || m.symbolOf(n).isIn(moduleScope)
}

// statementOf returns the innermost statement that n is a part of; of one that has others
// in it, the part of its head with n.
func statementOf(n syntax.Node) syntax.Node {
	for p := n.Parent(); p.Kind() < syntax.KindFunctionDef || p.Kind() > syntax.KindContinue; p = p.Parent() {
		if !p.Exists() || p.Is(syntax.KindModule) {
			break
		}
		n = p
	}
	if p := n.Parent(); p.Is(syntax.KindAssign, syntax.KindAugAssign, syntax.KindExprStmt, syntax.KindDelete, syntax.KindAnnAssign, syntax.KindReturn) {
		return p
	}
	return n
}

// ways takes in what directs the flow before the node with the number end: statements with blocks
// and their conditions, those that leave such, and calls that may never return, with whole those
// too of which others may tell; each with its place in the blocks, between what the function sets
// and yields.
func (s *slice) ways(whole bool, end int) {
	var around []int // numbers of the nodes behind the statements with blocks that n is in
	stores, end := s.stores, min(end, s.f.Def.Beyond())
	at := func(n syntax.Node) {
		s.d.h.Write([]byte{byte(n.Kind()), byte(n.Role()), byte(len(around))})
	}
	in := func(n syntax.Node) { at(statementOf(n)) }
	for n := s.f.Def.Field(syntax.FieldBody); n.Exists() && n.Number() < end; n = n.Following() {
		for len(around) > 0 && around[len(around)-1] <= n.Number() {
			around = around[:len(around)-1]
		}
		for ; len(stores) > 0 && stores[0] <= n.Number(); stores = stores[1:] {
			in(n)
		}
		switch n.Kind() {
		case syntax.KindIf, syntax.KindWhile, syntax.KindFor, syntax.KindTry, syntax.KindWith, syntax.KindMatch,
			syntax.KindExceptHandler, syntax.KindMatchCase, syntax.KindFunctionDef, syntax.KindClassDef:
			at(n)
			around = append(around, n.Beyond())
			s.depend(n.Field(syntax.FieldTest))
		case syntax.KindAssert, syntax.KindReturn, syntax.KindRaise, syntax.KindBreak, syntax.KindContinue:
			at(n)
			s.depend(n.Field(syntax.FieldTest))
		case syntax.KindExprStmt:
			call := calledBy(n)
			if call.Exists() && (whole && n.Next().Role() != n.Role() || call.Func().Is(syntax.KindAttribute) && mayExit(call)) {
				at(n)
				s.d.text(call.Func())
			}
		case syntax.KindYield, syntax.KindYieldFrom:
			in(n)
		}
	}
}

// calledBy returns the call that the statement n is, awaited or not.
func calledBy(n syntax.Node) syntax.Call {
	v := n.Field(syntax.FieldValue)
	if v.Is(syntax.KindAwait) {
		v = v.Field(syntax.FieldValue)
	}
	return syntax.As[syntax.Call](v)
}

// close takes in what the names are bound to that were depended on.
func (s *slice) close() {
	for len(s.open) > 0 {
		y := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		for b := range y.bindings() {
			if b.scope.kind != moduleScope && b.scope.kind != classScope {
				s.binding(b)
			}
		}
	}
}

// binding takes in what b gives its name.
func (s *slice) binding(b *binding) {
	s.d.h.WriteByte(byte(b.kind))
	s.d.text(b.target)
	if b.kind != bindParameter {
		s.depend(b.value())
	}
	if b.makesContainer() {
		s.uses(b)
	}
}

// uses takes in what is done with what b makes, a container: see contained.
func (s *slice) uses(b *binding) {
	for name := range syntax.All[syntax.Name](b.scope.node) {
		if y := s.d.m.symbolOf(name.Node); y == nil || y.home != b.symbol || name.Node == b.target {
			continue
		}
		if b.makesItself() || isChange(name.Node) {
			s.depend(statementOf(name.Node))
		}
	}
}

// depend takes in n and, later, what the names in it are bound to.
func (s *slice) depend(n syntax.Node) {
	if !n.Exists() {
		return
	}
	s.d.text(n)
	for c := n; c.Exists() && c.Number() < n.Beyond(); c = c.Following() {
		if !c.Is(syntax.KindName) {
			continue
		}
		if y := s.d.m.symbolOf(c); y != nil && !s.seen[y.home] {
			s.seen[y.home] = true
			if k := y.home.scope.kind; k != moduleScope && k != classScope {
				s.open = append(s.open, y.home)
			}
		}
	}
}
