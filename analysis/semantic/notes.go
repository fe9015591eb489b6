package semantic

import (
	"sync"
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// Notes keep what was found out of the nodes of one tree, for each node of which
// somebody asked. The zero Notes keep nothing yet. They are safe for concurrent use.
type Notes[T any] struct {
	once  sync.Once
	books []atomic.Pointer[noteBook[T]] // by node number
}

// Of an open document somebody asks of a few parts only, for each text anew, so there is
// little for all the others.
const (
	notePageSize = 64
	noteBookSize = 64 * notePageSize
)

type (
	notePage[T any] [notePageSize]atomic.Pointer[T]
	noteBook[T any] [noteBookSize / notePageSize]atomic.Pointer[notePage[T]]
)

// Of returns what is kept of n, nil if nothing is.
func (k *Notes[T]) Of(n syntax.Node) *T {
	k.once.Do(func() { k.books = make([]atomic.Pointer[noteBook[T]], n.Tree().Count()/noteBookSize+1) })
	number := n.Number()
	book := k.books[number/noteBookSize].Load()
	if book == nil {
		return nil
	}
	page := book[number%noteBookSize/notePageSize].Load()
	if page == nil {
		return nil
	}
	return page[number%notePageSize].Load()
}

// Keep keeps found of n, of which was asked before.
func (k *Notes[T]) Keep(n syntax.Node, found *T) {
	number := n.Number()
	book := there(&k.books[number/noteBookSize])
	there(&book[number%noteBookSize/notePageSize])[number%notePageSize].Store(found)
}

// there returns what is at slot, made where there is nothing.
func there[T any](slot *atomic.Pointer[T]) *T {
	if found := slot.Load(); found != nil {
		return found
	}
	slot.CompareAndSwap(nil, new(T))
	return slot.Load()
}
