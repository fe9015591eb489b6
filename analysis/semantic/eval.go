package semantic

import (
	"math"
	"sync"

	"awaiter/analysis/syntax"
)

// A subject says what a query asks of its node.
type subject uint8

const (
	askFlow       subject = iota // what flow is
	askDecorated                 // what the name of the def at node is bound to
	askReturns                   // what the body of the def at node gives
	askYields                    // what the body of the generator at node yields
	askMember                    // the class attribute name that the class statement at node binds
	askClass                     // what the name of the class at node is bound to
	askShape                     // whether the bases of the class at node are known
	askExport                    // the name that the module has at its end
	askAnnotation                // the instance that the annotation at node speaks of
	askHeld                      // what the containers contain that the attribute name of objects of the class at node is
	askEnd                       // whether the end of the body of the def at node is reached: reachedType or unreachedType
)

// A query is one question whose answer is kept, and which may come to depend on
// itself.
type query struct {
	what  subject
	node  syntax.Node
	name  string
	flow  *flowValue
	frame *frame
	place *kept // of the answer outside of any call; nil if it has none of its own
}

// An eval is one question from outside, and what the inference is in the middle
// of to answer it.
//
// Questions may depend on each other in circles (a function that returns its own
// call, modules that import each other). All members of a circle are Unknown: no
// answer depends on where one began to ask. The circles are the strongly connected
// components that Tarjan's algorithm finds as the questions are asked.
type eval struct {
	home  *Module     // through which the library is asked for
	open  []openQuery // being answered, or answered and part of a circle that is not closed
	next  int         // number of the next query
	low   int         // the smallest number of an open query that what is being found out depends on
	depth int         // of the recursion
	deep  bool        // the recursion came to its limit: what is found is not kept

	followed int // through how many bindings names were followed; see maxReexports

	inside []*Function // the functions whose bodies are looked into with arguments
}

type openQuery struct {
	query
	module *Module
	number int
}

// maxDepth bounds the recursion. Deeper nesting, of expressions or of functions
// that give what other functions give, is Unknown.
const maxDepth = 400

// newEval returns an eval for a question about m, or about a type of which m is the
// home; m may be nil.
func newEval(m *Module) *eval { return &eval{home: m, low: math.MaxInt} }

// asking returns what ask finds with a new eval for m, which it does not keep.
func asking[T any](m *Module, ask func(e *eval) T) T {
	e := evals.Get().(*eval)
	*e = eval{home: m, low: math.MaxInt, open: e.open[:0]}
	answer := ask(e)
	evals.Put(e)
	return answer
}

// evals are there to be used again.
var evals = sync.Pool{New: func() any { return new(eval) }}

// enter counts a step of recursion and reports whether there may be one more. Who
// gets true calls leave. Once the limit was met there is none: what depends on it is
// not known, however often it is tried.
func (e *eval) enter() bool {
	if e.deep || e.depth >= maxDepth {
		e.deep = true
		return false
	}
	e.depth++
	return true
}

func (e *eval) leave() { e.depth-- }

// ask answers q, a question about m.
func (e *eval) ask(m *Module, q query) Type {
	if t, ok := m.answer(q); ok {
		return t
	}
	for i := len(e.open) - 1; i >= 0; i-- {
		if e.open[i].query == q {
			e.low = min(e.low, e.open[i].number)
			return Type{}
		}
	}
	if !e.enter() {
		return Type{}
	}
	defer e.leave()

	number, outer, at := e.next, e.low, len(e.open)
	e.next++
	e.open = append(e.open, openQuery{q, m, number})
	e.low = math.MaxInt
	inside := e.inside
	if q.frame == nil {
		e.inside = nil // the answer is to be the same wherever it is asked for
	}
	t := e.answer(m, q)
	e.inside = inside
	low := e.low
	switch {
	case low > number: // no part of a circle
		e.open = e.open[:at]
		e.low = outer
		if !e.deep {
			m.keep(q, t)
		}
		return t
	case low == number: // the first of a circle
		for _, o := range e.open[at:] {
			if e.deep {
				break
			}
			o.module.keep(o.query, Type{})
		}
		e.open = e.open[:at]
		e.low = outer
	default: // stays open until the first of its circle is done
		e.low = min(outer, low)
	}
	return Type{}
}

// answer finds the answer to q.
func (e *eval) answer(m *Module, q query) Type {
	switch q.what {
	case askFlow:
		if q.flow.kind == boundValue {
			return e.bound(m, q.flow.binding, q.frame)
		}
		return e.flow(m, q.flow, q.frame)
	case askDecorated:
		return e.decorated(m.FunctionOf(q.node), q.frame)
	case askReturns:
		return e.returns(m.FunctionOf(q.node), q.frame)
	case askYields:
		return e.yields(m.FunctionOf(q.node), q.frame)
	case askMember:
		return e.member(m.ClassOf(syntax.As[syntax.ClassDef](q.node)), q.name)
	case askClass:
		return e.decoratedClass(m.ClassOf(syntax.As[syntax.ClassDef](q.node)))
	case askShape:
		return e.findShape(m.ClassOf(syntax.As[syntax.ClassDef](q.node)))
	case askExport:
		return e.export(m, q.name)
	case askAnnotation:
		return e.annotation(m, q.node, q.frame)
	case askHeld:
		return e.held(m.ClassOf(syntax.As[syntax.ClassDef](q.node)), q.name)
	case askEnd:
		return e.end(m.FunctionOf(q.node))
	}
	return Type{}
}
