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
	pages []atomic.Pointer[notePage[T]] // by node number
}

const notePageSize = 256

type notePage[T any] [notePageSize]atomic.Pointer[T]

// Of returns what is kept of n, nil if nothing is.
func (k *Notes[T]) Of(n syntax.Node) *T {
	k.once.Do(func() { k.pages = make([]atomic.Pointer[notePage[T]], n.Tree().Count()/notePageSize+1) })
	number := n.Number()
	page := k.pages[number/notePageSize].Load()
	if page == nil {
		return nil
	}
	return page[number%notePageSize].Load()
}

// Keep keeps found of n, of which was asked before.
func (k *Notes[T]) Keep(n syntax.Node, found *T) {
	number := n.Number()
	slot := &k.pages[number/notePageSize]
	page := slot.Load()
	if page == nil {
		slot.CompareAndSwap(nil, new(notePage[T]))
		page = slot.Load()
	}
	page[number%notePageSize].Store(found)
}
