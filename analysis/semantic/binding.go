package semantic

import (
	"iter"
	"sort"
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A bindingKind says which construct binds a name. What a binding's origin is,
// and what its value, depends on it:
//
//	kind                  target              origin          value
//	bindAssign            Name, Attribute     Assign          Assign.Value, unpacked along path
//	bindAnnotated         Name, Attribute     AnnAssign       AnnAssign.Value; none for a bare annotation, which declares only
//	bindAugmented         Name, Attribute     AugAssign       the AugAssign
//	bindFor               Name, Attribute     For             For.Iter, iterated, unpacked
//	bindWith              Name, Attribute     WithItem        WithItem.ContextExpr, entered, unpacked
//	bindComprehension     Name, Attribute     Comprehension   Comprehension.Iter, iterated, unpacked
//	bindImport            Identifier          Alias           "import a.b" binds a; "import a.b as c" binds c to a.b
//	bindFrom              Identifier          Alias           in an ImportFrom
//	bindStar              Identifier "*"      Alias           may bind any name; see value.kind starValue
//	bindDef               Identifier          FunctionDef     the def, decorated
//	bindClass             Identifier          ClassDef        the class, decorated
//	bindParameter         Identifier          Arg             the argument
//	bindExcept            Identifier          ExceptHandler   the exception
//	bindWalrus            Name                NamedExpr       NamedExpr.Value
//	bindCapture           Identifier          MatchAs, MatchStar or MatchMapping
//	bindTypeParameter     Identifier          TypeVar, ParamSpec or TypeVarTuple
//	bindTypeAlias         Name, Identifier    TypeAlias       TypeAlias.Value
//	bindDelete            Name, Attribute     Delete          unbinds; no value
//	bindExceptEnd         Identifier          ExceptHandler   unbinds the name of "except … as name" where the handler ends
//
// For an Attribute see valueOf: only chains such as self.x within one function.
type bindingKind uint8

const (
	bindAssign bindingKind = iota
	bindAnnotated
	bindAugmented
	bindFor
	bindWith
	bindComprehension
	bindImport
	bindFrom
	bindStar
	bindDef
	bindClass
	bindParameter
	bindExcept
	bindWalrus
	bindCapture
	bindTypeParameter
	bindTypeAlias
	bindDelete
	bindExceptEnd
)

// A binding is one place that gives a name a value, or takes it away. It never
// changes once it is found; see body.
type binding struct {
	symbol  *symbol // the home of the name; for an Attribute, that of its root; nil for bindStar
	scope   *scope  // whose code binds it
	target  syntax.Node
	origin  syntax.Node
	next    *binding // of the same symbol; behind the last one comes the first
	found   int32    // the number of the node at which scanning made it
	place   int32    // in module.names
	kind    bindingKind
	reached bool                      // some way leads here; known once its unit has flow
	gives   flowValue                 // the one boundValue of it
	named   atomic.Pointer[boundName] // see nameOfBinding
}

// isBoundSomewhere reports whether there are bindings of s, a home.
func (s *symbol) isBoundSomewhere() bool { return s.lastBinding != nil }

// first returns the first of the bindings of s, a home that has some.
func (s *symbol) first() *binding { return s.lastBinding.next }

// bindings yields all bindings of a name, from every scope. The order within one
// scope is that of the source.
func (s *symbol) bindings() iter.Seq[*binding] {
	return func(yield func(*binding) bool) {
		if s == nil || !s.home.isBoundSomewhere() {
			return
		}
		last := s.home.lastBinding
		for b := last.next; yield(b) && b != last; b = b.next {
		}
	}
}

// only returns the binding of a name that has one and no other, not counting
// declarations without a value; else nil.
func (s *symbol) only() *binding {
	var found *binding
	for b := range s.bindings() {
		switch {
		case b.declares():
		case found != nil:
			return nil
		default:
			found = b
		}
	}
	return found
}

// isMember reports whether the own code of the scope of s binds the name; s may be nil.
func (s *symbol) isMember() bool {
	for b := range s.bindings() {
		if b.scope == s.scope && !b.declares() && !b.unbinds() {
			return true
		}
	}
	return false
}

// annotation returns what the own code of the scope of s annotates the name with; s may
// be nil.
func (s *symbol) annotation() syntax.Node {
	for b := range s.bindings() {
		if b.kind == bindAnnotated && b.scope == s.scope {
			return b.origin.Field(syntax.FieldAnnotation)
		}
	}
	return syntax.Node{}
}

// declares reports whether b is an annotation without a value, which binds nothing.
func (b *binding) declares() bool {
	return b.kind == bindAnnotated && !b.origin.Field(syntax.FieldValue).Exists()
}

// unbinds reports whether the name has no value after b.
func (b *binding) unbinds() bool { return b.kind == bindDelete || b.kind == bindExceptEnd }

// value returns the expression that b takes its value from, before iterating,
// entering and unpacking; the origin itself where the table of bindingKind says
// so, and the zero Node where there is none.
func (b *binding) value() syntax.Node {
	switch b.kind {
	case bindAssign, bindAnnotated, bindWalrus, bindTypeAlias:
		return b.origin.Field(syntax.FieldValue)
	case bindFor, bindComprehension:
		return b.origin.Field(syntax.FieldIter)
	case bindWith:
		return b.origin.Field(syntax.FieldContextExpr)
	case bindDelete, bindExceptEnd:
		return syntax.Node{}
	}
	return b.origin
}

// An unpackStep leads from a sequence to one of its items, or, starred, to the
// list of those that the other targets leave over.
type unpackStep struct {
	index   int // from the front; from the end, as -1, -2, …, behind a starred target
	starred bool
	behind  int // of a starred one: how many targets follow
}

// path returns the steps from the value of b to what its target gets, the
// outermost first: none for "x = v", {1} for "a, x = v".
func (b *binding) path() []unpackStep {
	var steps []unpackStep
	n := b.target
	for p := n.Parent(); p.Is(syntax.KindTuple, syntax.KindList, syntax.KindStarred); n, p = p, p.Parent() {
		if p.Is(syntax.KindStarred) {
			continue
		}
		step, before, seen := unpackStep{starred: n.Is(syntax.KindStarred)}, 0, false
		behind, star := 0, false
		for e := range p.Fields(syntax.FieldElt) {
			switch {
			case e == n:
				seen = true
			case seen:
				behind++
			default:
				before++
				star = star || e.Is(syntax.KindStarred)
			}
		}
		if step.index = before; star {
			step.index = -1 - behind
		}
		if step.starred {
			step.behind = behind
		}
		steps = append([]unpackStep{step}, steps...)
	}
	return steps
}

// boundIn yields the bindings that n and the nodes below it make.
func (t *nameTable) boundIn(n syntax.Node) iter.Seq[*binding] {
	return t.boundBetween(int32(n.Number()), int32(n.Beyond()))
}

// boundBetween yields the bindings that the nodes with numbers in [from, to) make, those in
// bodies of functions last.
func (t *nameTable) boundBetween(from, to int32) iter.Seq[*binding] {
	return func(yield func(*binding) bool) {
		if !t.boundAmong(run{0, t.open.bindings}, from, to, yield) {
			return
		}
		apart := sort.Search(int(t.bodies.count), func(i int) bool { return t.bodies.at(int32(i)).to > from })
		for i := int32(apart); i < t.bodies.count && t.bodies.at(i).from <= to; i++ {
			b := t.bodies.at(i)
			b.find()
			if !t.boundAmong(b.bindings, from, to, yield) {
				return
			}
		}
	}
}

// boundAmong yields those of all, in the order of the nodes that make them, that
// boundBetween yields. It reports false if there is no need of more.
func (t *nameTable) boundAmong(all run, from, to int32, yield func(*binding) bool) bool {
	first := all.from + int32(sort.Search(int(all.to-all.from), func(i int) bool { return t.bindings.at(all.from+int32(i)).found >= from }))
	for i := first; i < all.to; i++ {
		if b := t.bindings.at(i); b.found >= to {
			break
		} else if !yield(b) {
			return false
		}
	}
	return true
}
