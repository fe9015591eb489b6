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
	once  sync.Once
	pages []atomic.Pointer[memoPage] // types of expressions, by node number

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

const memoPageSize = 256

type memoPage [memoPageSize]kept

// unknownData stands for Unknown where nil means that nobody has asked yet.
var unknownData = &typeData{kind: kindUnknown}

// A kept is an answer that has its own place.
type kept struct{ p atomic.Pointer[typeData] }

func (k *kept) load() (Type, bool) {
	switch d := k.p.Load(); d {
	case nil:
		return Type{}, false
	case unknownData:
		return Type{}, true
	default:
		return Type{d}, true
	}
}

func (k *kept) store(t Type) {
	if t.d == nil {
		t.d = unknownData
	}
	k.p.Store(t.d)
}

// expression returns the type kept for the expression n of m.
func (m *memo) expression(n syntax.Node) (Type, bool) {
	m.once.Do(func() { m.pages = make([]atomic.Pointer[memoPage], n.Tree().Count()/memoPageSize+1) })
	number := n.Number()
	page := m.pages[number/memoPageSize].Load()
	if page == nil {
		return Type{}, false
	}
	return page[number%memoPageSize].load()
}

// keepExpression keeps t as the type of n, for which expression has been asked.
func (m *memo) keepExpression(n syntax.Node, t Type) {
	number := n.Number()
	slot := &m.pages[number/memoPageSize]
	page := slot.Load()
	if page == nil {
		slot.CompareAndSwap(nil, new(memoPage))
		page = slot.Load()
	}
	page[number%memoPageSize].store(t)
}

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
