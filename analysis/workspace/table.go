package workspace

import (
	"hash/maphash"
	"iter"
	"maps"
)

// A table is a persistent map from paths: with and without return a new table and
// leave the old one as it was. What changes is one shard, so with 10,000 entries
// about 40 are copied. The nil table is empty.
type table[V any] struct {
	shards [256]map[string]V
	count  int
}

var tableSeed = maphash.MakeSeed()

func shardOf(path string) int { return int(maphash.String(tableSeed, path) & 255) }

// at returns what is stored under path.
func (t *table[V]) at(path string) (V, bool) {
	if t == nil {
		var none V
		return none, false
	}
	v, ok := t.shards[shardOf(path)][path]
	return v, ok
}

// with returns a table that has v under path.
func (t *table[V]) with(path string, v V) *table[V] {
	next := &table[V]{}
	if t != nil {
		*next = *t
	}
	i := shardOf(path)
	shard := maps.Clone(next.shards[i])
	if shard == nil {
		shard = make(map[string]V, 1)
	}
	if _, had := shard[path]; !had {
		next.count++
	}
	shard[path] = v
	next.shards[i] = shard
	return next
}

// without returns a table that has nothing under path.
func (t *table[V]) without(path string) *table[V] {
	if _, had := t.at(path); !had {
		return t
	}
	next := *t
	i := shardOf(path)
	next.shards[i] = maps.Clone(next.shards[i])
	delete(next.shards[i], path)
	next.count--
	return &next
}

// all yields the entries in no order.
func (t *table[V]) all() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		if t == nil {
			return
		}
		for _, shard := range t.shards {
			for path, v := range shard {
				if !yield(path, v) {
					return
				}
			}
		}
	}
}
