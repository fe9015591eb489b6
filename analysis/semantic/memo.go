package semantic

import (
	"sync"
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A memo keeps what has been found out about a module. Any number of goroutines
// may ask: results depend on nothing but the question, so that two that find one
// out at the same time store the same. No lock is held while anything is found out.
type memo struct {
	types       Notes[typeData] // of expressions
	annotations Notes[typeData] // what askAnnotation answers

	mu        sync.Mutex
	answers   map[query]Type
	inherited map[inheritance]*frame
	replaced  map[[2]*Class]bool // see replacesUsed
}

// An inheritance is a method with the class of an object that inherits it.
type inheritance struct {
	method *Function
	class  *Class
	flags  typeFlags // declaredFlag if it may be a subclass
}

// unknownData stands for Unknown where nil means that nobody has asked yet.
var unknownData = &typeData{kind: kindUnknown}

// A kept is an answer that has its own place.
type kept struct{ p atomic.Pointer[typeData] }

func (k *kept) load() (Type, bool) {
	d := k.p.Load()
	if d == unknownData {
		return Type{}, true
	}
	return Type{d}, d != nil
}

func (k *kept) store(t Type) {
	if t.d == nil {
		t.d = unknownData
	}
	k.p.Store(t.d)
}

func typeNoted(d *typeData, kept bool) (Type, bool) { return Type{d}, kept }

// expression returns the type kept for the expression n of m.
func (m *memo) expression(n syntax.Node) (Type, bool) { return typeNoted(m.types.Of(n)) }

// keepExpression keeps t as the type of n, for which expression has been asked.
func (m *memo) keepExpression(n syntax.Node, t Type) { m.types.Keep(n, t.d) }

// answer returns the answer kept for q, a question about m.
func (m *Module) answer(q query) (Type, bool) {
	if q.frame == nil {
		if q.what == askAnnotation && q.node.Tree() == m.Tree {
			return typeNoted(m.memo.annotations.Of(q.node))
		}
		if q.place != nil {
			return q.place.load()
		}
	}
	kept := q.memo(m)
	kept.mu.Lock()
	defer kept.mu.Unlock()
	t, ok := kept.answers[q]
	return t, ok
}

// keep keeps t as the answer to q, a question about m.
func (m *Module) keep(q query, t Type) {
	if q.frame == nil {
		if q.what == askAnnotation && q.node.Tree() == m.Tree {
			m.memo.annotations.Keep(q.node, t.d)
			return
		}
		if q.place != nil {
			q.place.store(t)
			return
		}
	}
	kept := q.memo(m)
	kept.mu.Lock()
	defer kept.mu.Unlock()
	if kept.answers == nil {
		kept.answers = map[query]Type{}
	}
	kept.answers[q] = t
}

// functionAnswers are the places in Function.answers.
var functionAnswers = [...]int{askDecorated: 0, askReturns: 1, askYields: 2, askEnd: 3}

// askFunction answers what, of which Function.answers has a place, of f in the call in.
func (e *eval) askFunction(what subject, f *Function, in *frame) Type {
	return e.ask(f.Module, query{what: what, node: f.Def, frame: in, place: &f.answers[functionAnswers[what]]})
}

// memo returns where the answer to q, a question about m, is kept if it has no place
// of its own.
func (q query) memo(m *Module) *memo {
	if q.frame != nil {
		return &q.frame.memo
	}
	return &m.memo
}
