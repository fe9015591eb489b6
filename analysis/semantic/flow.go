package semantic

import "awaiter/analysis/syntax"

// A valueKind says where a flowValue comes from.
type valueKind uint8

const (
	// boundValue: what binding gives. If binding unbinds, there is none.
	boundValue valueKind = iota
	// unboundValue: the name has no value yet. In a class body, and for a name
	// of the module, what is next found is looked up: global, then builtin.
	unboundValue
	// joinedValue: one of edges, where ways meet. Loops make cycles.
	joinedValue
	// narrowedValue: of, where test is known to hold, or not to hold.
	narrowedValue
	// starValue: what the star import binding brings under the name, else of.
	starValue
	// anyOrderValue: the last that any of the bindings of symbol gave, when the
	// order in which code runs is not known: a global read in a function, a
	// variable of a function around that is bound more than once. Like edges.
	anyOrderValue
)

// A flowValue is one value that a name may have at a place: static single
// assignment form, where a join lists what may arrive. Flow values are shared
// (two loads between which nothing happens have the same), never change, and may
// be used as keys.
type flowValue struct {
	kind    valueKind
	binding *binding    // boundValue, starValue
	symbol  *symbol     // the home of the name; of an attribute chain, that of its root
	of      *flowValue  // narrowedValue, starValue
	edges   []flowEdge  // joinedValue, anyOrderValue
	subject syntax.Node // narrowedValue: the expression in test that has the value: a Name, Attribute, NamedExpr, or the subject of a Match
	test    syntax.Node // narrowedValue: a condition without and, or, not: subject itself, a Compare, a Call …; or the pattern of a MatchCase
	holds   bool        // narrowedValue: whether test is true
}

// A flowEdge is one way on which a value arrives at a join.
type flowEdge struct {
	value *flowValue
	guard *guard // nil: nothing known against this way
}

// A guard is what must be so for a way to be taken: all calls return, and swallower,
// if it is one, may swallow the exception that leads here.
type guard struct {
	calls     []syntax.Node   // statements "f()" and "await f()" on the way: their Call nodes
	swallower syntax.WithItem // its block was left by an exception
}

// valueOf returns the value of a Name that is loaded, or of an attribute chain
// (self.x, a.b.c) that was assigned or tested before in the same function with
// nothing in between that could change it. It is nil where flow knows nothing: for
// an attribute, look it up in the type of its object; for a Name, code that cannot
// be reached, is broken, or refers to a builtin that was neither bound nor tested.
func (m *Module) valueOf(load syntax.Node) *flowValue { return nil }

// visibleAt returns the value that name has for code at n that runs at some later
// time, such as a string annotation: all bindings of the symbol found from there,
// in any order. It is nil for a builtin or unknown name.
func (m *Module) visibleAt(name string, n syntax.Node) *flowValue { return nil }
