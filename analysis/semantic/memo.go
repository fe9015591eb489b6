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
	types Notes[typeData] // of expressions

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

func (k *kept) load() (Type, bool) { return typeKept(k.p.Load()) }

func (k *kept) store(t Type) { k.p.Store(t.toKeep()) }

// typeKept returns the type that toKeep made d of, and false if there is none.
func typeKept(d *typeData) (Type, bool) {
	switch d {
	case nil:
		return Type{}, false
	case unknownData:
		return Type{}, true
	}
	return Type{d}, true
}

func (t Type) toKeep() *typeData {
	if t.d == nil {
		return unknownData
	}
	return t.d
}

// expression returns the type kept for the expression n of m.
func (m *memo) expression(n syntax.Node) (Type, bool) { return typeKept(m.types.Of(n)) }

// keepExpression keeps t as the type of n, for which expression has been asked.
func (m *memo) keepExpression(n syntax.Node, t Type) { m.types.Keep(n, t.toKeep()) }

// answer returns the answer kept for q, a question about m.
func (m *Module) answer(q query) (Type, bool) {
	if q.frame == nil && q.flow != nil {
		return q.flow.kept.load()
	}
	kept := q.memo(m)
	kept.mu.Lock()
	defer kept.mu.Unlock()
	t, ok := kept.answers[q]
	return t, ok
}

// keep keeps t as the answer to q, a question about m.
func (m *Module) keep(q query, t Type) {
	if q.frame == nil && q.flow != nil {
		q.flow.kept.store(t)
		return
	}
	kept := q.memo(m)
	kept.mu.Lock()
	defer kept.mu.Unlock()
	if kept.answers == nil {
		kept.answers = map[query]Type{}
	}
	kept.answers[q] = t
}

// memo returns where the answer to q, a question about m, is kept if it has no place
// of its own.
func (q query) memo(m *Module) *memo {
	if q.frame != nil {
		return &q.frame.memo
	}
	return &m.memo
}
