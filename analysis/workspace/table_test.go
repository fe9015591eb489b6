package workspace

import (
	"fmt"
	"maps"
	"testing"
)

func TestTableIsPersistent(t *testing.T) {
	var tables []*table[int]
	var models []map[string]int
	var now *table[int]
	model := map[string]int{}
	for i := range 2000 {
		path := fmt.Sprintf("/p/%d.py", i*7%300)
		if i%3 == 2 {
			now = now.without(path)
			delete(model, path)
		} else {
			now = now.with(path, i)
			model[path] = i
		}
		tables, models = append(tables, now), append(models, maps.Clone(model))
	}
	for i, table := range tables {
		if got := maps.Collect(table.all()); !maps.Equal(got, models[i]) {
			t.Fatalf("after change %d: %v, want %v", i, got, models[i])
		}
		if table != nil && table.count != len(models[i]) {
			t.Fatalf("after change %d: count %d, want %d", i, table.count, len(models[i]))
		}
	}
}

// BenchmarkEditWithManyOpen is the cost of one edit for the set of open documents.
func BenchmarkEditWithManyOpen(b *testing.B) {
	for _, open := range []int{10, 1000, 10000} {
		b.Run(fmt.Sprint(open), func(b *testing.B) {
			s := NewSession(Options{})
			for i := range open {
				s.Edit(fmt.Sprintf("untitled:%d", i), 1, text("x = 1\n"))
			}
			edited := text("x = 2\n")
			b.ReportAllocs()
			for b.Loop() {
				s.Edit("untitled:5", 2, edited)
			}
		})
	}
}
