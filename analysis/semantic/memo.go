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

	mu      sync.Mutex
	answers map[query]Type
}

const memoPageSize = 256

type memoPage [memoPageSize]atomic.Pointer[typeData]

// unknownData stands for Unknown where nil means that nobody has asked yet.
var unknownData = &typeData{kind: kindUnknown}

// expression returns the type kept for the expression n of m.
func (m *memo) expression(n syntax.Node) (Type, bool) {
	m.once.Do(func() { m.pages = make([]atomic.Pointer[memoPage], n.Tree().Count()/memoPageSize+1) })
	number := n.Number()
	page := m.pages[number/memoPageSize].Load()
	if page == nil {
		return Type{}, false
	}
	switch d := page[number%memoPageSize].Load(); d {
	case nil:
		return Type{}, false
	case unknownData:
		return Type{}, true
	default:
		return Type{d}, true
	}
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
	if t.d == nil {
		t.d = unknownData
	}
	page[number%memoPageSize].Store(t.d)
}

// answer returns the answer kept for q.
func (m *memo) answer(q query) (Type, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.answers[q]
	return t, ok
}

// keepAnswer keeps t as the answer to q.
func (m *memo) keepAnswer(q query, t Type) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.answers == nil {
		m.answers = map[query]Type{}
	}
	m.answers[q] = t
}
