package semantic

import (
	"slices"
	"sync"

	"awaiter/analysis/syntax"
)

// A valueKind says where a flowValue comes from.
type valueKind uint8

const (
	// unknownValue: anything; broken text may have changed it.
	unknownValue valueKind = iota
	// boundValue: what binding gives. If binding unbinds, there is none.
	boundValue
	// unboundValue: no binding of symbol came before. At the top level of a module
	// the builtin of that name is found then, else NameError is raised.
	unboundValue
	// joinedValue: one of edges, where ways meet. Loops make cycles.
	joinedValue
	// narrowedValue: of, where test is known to hold, or not to hold. A nil of is
	// what valueOf says of nil.
	narrowedValue
	// starValue: what the star import binding brings under the name; if that surely
	// is nothing, of, which may be nil: no other binding, so a builtin.
	starValue
	// anyValue: what one of the bindings of symbol gave, when the order in which
	// code runs is not known: a global read in a function, a variable of a function
	// around that is bound more than once. They are in edges.
	anyValue
)

// A flowValue is one value that a name may have at a place, in static single
// assignment form: a join lists what may arrive. Flow values are shared (loads
// between which nothing happens have the same), do not change, and may be used as
// keys.
type flowValue struct {
	kind    valueKind
	holds   bool     // narrowedValue: whether test is true
	binding *binding // boundValue, starValue
	symbol  *symbol  // the home of the name; nil for an attribute chain
	kept    kept     // its type, once that was asked for outside of any call
	*origins
}

// The origins of a flowValue are what it is made of: see its kind.
type origins struct {
	of      *flowValue  // narrowedValue, starValue
	edges   []flowEdge  // joinedValue, anyValue
	subject syntax.Node // narrowedValue: the expression in test that has the value: a Name, Attribute or NamedExpr; of a case, the subject of the Match
	test    syntax.Node // narrowedValue: a condition without and, or, not: subject itself, a Compare, a Call …; or the pattern of a MatchCase
}

// noOrigins are those of most values: of what is bound, and of nothing.
var noOrigins = new(origins)

// An originatedValue is a value and its own origins, which are allocated as one.
type originatedValue struct {
	flowValue
	own origins
}

// newValue returns a value of y with these origins.
func newValue(kind valueKind, y *symbol, o origins) *flowValue {
	v := &originatedValue{flowValue{kind: kind, symbol: y}, o}
	v.origins = &v.own
	return &v.flowValue
}

// newStarValue returns what the star import b brings as y, of which the value was of.
func newStarValue(b *binding, y *symbol, of *flowValue) *flowValue {
	return new(originatedValue).star(b, y, of)
}

// star makes v, which is new, what newStarValue returns.
func (v *originatedValue) star(b *binding, y *symbol, of *flowValue) *flowValue {
	v.kind, v.binding, v.symbol, v.own.of = starValue, b, y, of
	v.origins = &v.own
	return &v.flowValue
}

// A flowEdge is one way on which a value arrives at a join. It is not taken unless
// every node in guard allows it: a Call, that it returns; a WithItem, that it
// swallows an exception.
type flowEdge struct {
	value *flowValue
	guard []syntax.Node
}

// A flow is what is known of the order in which the code of one function, or of a
// module without its functions, runs. Classes, lambdas and comprehensions belong to
// the code they stand in. It is found when first asked for.
type flow struct {
	once   sync.Once
	loads  []flowLoad              // sorted by number
	passed []passing               // the defs that are run, sorted by number
	states map[*symbol]*nameStates // of names that have no one value where these are

	unreached []interval // statements that no way leads to; sorted
}

// An interval is the numbers of a node and the nodes below it.
type interval struct{ from, beyond int32 }

// A flowLoad is the value of the expression with the given number.
type flowLoad struct {
	number int32
	value  *flowValue
}

// valueOf returns the value of a Name that is loaded, or of an attribute chain
// (self.x, a.b.c) that was assigned or tested before in the same function with
// nothing in between that could change it. The target of an AugAssign is loaded
// too. It is nil where flow knows nothing: for an attribute, look it up in the type
// of its object; for a Name, code that cannot be reached, or a builtin.
func (m *Module) valueOf(load syntax.Node) *flowValue {
	if load.Tree() != m.Tree || !load.Is(syntax.KindName, syntax.KindAttribute) {
		return nil
	}
	loads, number := m.scopeAt(load).unit.follow().loads, int32(load.Number())
	low, high := 0, len(loads)
	for low < high {
		if middle := (low + high) / 2; loads[middle].number < number {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(loads) || loads[low].number != number {
		return nil
	}
	return loads[low].value
}

// visibleAt returns the value that name has for code at n that runs at some later
// time, such as a string annotation: all bindings of the symbol found from there,
// in any order. It is nil for a builtin or unknown name.
func (m *Module) visibleAt(name string, n syntax.Node) *flowValue {
	if y := m.scopeAt(n).lookup(name); y != nil {
		y.scope.unit.follow()
		return y.anyTime()
	}
	return m.starredName(name)
}

// starredName returns the value of a name of m that only star imports can give, nil
// if there are none.
func (m *Module) starredName(name string) *flowValue {
	if len(m.names.stars) == 0 {
		return nil
	}
	y := &symbol{name: name, scope: m.names.top}
	y.home = y
	return m.starred(y, nil)
}

// starred returns the value of a name of m that no binding but of and the star
// imports give: the last one wins. It is of where there are none.
func (m *Module) starred(y *symbol, of *flowValue) *flowValue {
	for _, b := range m.names.stars {
		of = newStarValue(b, y, of)
	}
	return of
}

// follow returns the flow of s, a unit.
func (s *scope) follow() *flow {
	f := s.flow.Load()
	if f == nil {
		f = &flow{}
		if !s.flow.CompareAndSwap(nil, f) {
			f = s.flow.Load()
		}
	}
	f.once.Do(func() {
		s.body.find()
		walk(s, f)
	})
	return f
}

// anyTime returns what y may be for code that runs at any time, once all code of the unit of
// its scope was walked; nil if it is no home.
func (y *symbol) anyTime() *flowValue {
	if v := y.any.Load(); v != nil || y.home != y {
		return v
	}
	if v := y.anyOrder(); v == nil || y.any.CompareAndSwap(nil, v) {
		return v
	}
	return y.any.Load()
}

// anyOrder returns what y, a home, may be at any time: one of all that its bindings
// give. Bindings of its own unit that no way leads to do not count.
func (y *symbol) anyOrder() *flowValue {
	if b := y.only(); b != nil && y.scope.kind != moduleScope {
		return &b.gives
	}
	edges := make([]flowEdge, 0, 4) // most names have one binding
	for b := range y.bindings() {
		if !b.declares() && !b.unbinds() && (b.reached || b.scope.unit != y.scope.unit) {
			edges = append(edges, flowEdge{value: &b.gives})
		}
	}
	if y.scope.kind == moduleScope {
		if len(edges) == 0 {
			return y.scope.module.starred(y, nil)
		}
		for _, b := range y.scope.module.names.stars {
			edges = append(edges, flowEdge{value: newStarValue(b, y, nil)})
		}
	}
	switch len(edges) {
	case 0:
		return nil
	case 1:
		return edges[0].value
	}
	return newValue(anyValue, y, origins{edges: slices.Clone(edges)})
}
