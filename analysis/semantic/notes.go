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

// A notePage has place for more than that there is nothing to say of its nodes only when
// that is needed: of most calls there is not.
type notePage[T any] struct {
	nothing atomic.Uint64 // a bit for each node of which nothing is kept
	found   atomic.Pointer[[notePageSize]atomic.Pointer[T]]
}

type noteBook[T any] [noteBookSize / notePageSize]notePage[T]

// Of returns what is kept of n, which may be nil for nothing, and whether that is kept.
func (k *Notes[T]) Of(n syntax.Node) (found *T, kept bool) {
	k.once.Do(func() { k.books = make([]atomic.Pointer[noteBook[T]], n.Tree().Count()/noteBookSize+1) })
	number := n.Number()
	book := k.books[number/noteBookSize].Load()
	if book == nil {
		return nil, false
	}
	page := &book[number%noteBookSize/notePageSize]
	if all := page.found.Load(); all != nil {
		if found = all[number%notePageSize].Load(); found != nil {
			return found, true
		}
	}
	return nil, page.nothing.Load()>>(number%notePageSize)&1 != 0
}

// Keep keeps found, which may be nil, of n, of which was asked before.
func (k *Notes[T]) Keep(n syntax.Node, found *T) {
	number := n.Number()
	page := &there(&k.books[number/noteBookSize])[number%noteBookSize/notePageSize]
	if found == nil {
		page.nothing.Or(1 << (number % notePageSize))
		return
	}
	there(&page.found)[number%notePageSize].Store(found)
}

// there returns what is at slot, made where there is nothing.
func there[T any](slot *atomic.Pointer[T]) *T {
	if found := slot.Load(); found != nil {
		return found
	}
	slot.CompareAndSwap(nil, new(T))
	return slot.Load()
}
