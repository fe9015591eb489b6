package syntax

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// sameKept reports how the trees of tree-sitter that two parsers keep of one text
// differ, "" if they do not.
func sameKept(a, b *Parser) string {
	for i, c := range a.last.chunks {
		other := b.last.chunks[i]
		if len(c.kept) != len(other.kept) || len(c.nodes) > 0 && c.nodes[0].kind != KindError && len(c.kept) == 0 {
			return fmt.Sprintf("chunk %d: %d trees against %d", i, len(c.kept), len(other.kept))
		}
		for j, k := range c.kept {
			o := other.kept[j]
			if k.wanted || o.wanted || (k.tree == nil) != (o.tree == nil) {
				return fmt.Sprintf("chunk %d: no tree %d: %+v, %+v", i, j, k, o)
			}
			if k.tree == nil {
				continue
			}
			if x, y := slices.Clone(a.flatten(k, 1)), b.flatten(o, 1); !slices.Equal(x, y) {
				return fmt.Sprintf("chunk %d: tree %d differs", i, j)
			}
		}
	}
	return ""
}

// TestKeptTrees edits texts at random. Whenever the parser is given the time, it has a
// tree of tree-sitter for every piece of its text, the one that a new parser makes.
func TestKeptTrees(t *testing.T) {
	t.Parallel()
	for seed, text := range append([]string{programs.Module(200)}, nasty...) {
		r := rand.New(rand.NewPCG(uint64(seed), 23))
		p := NewParser()
		defer p.Close()
		if seed%2 == 0 {
			p.keptFrom = 1
		}
		current := source.New(text)
		p.Parse(current)
		for edit := range 60 {
			current = randomEdit(r, current)
			if r.IntN(8) == 0 {
				current = source.New(text)
			}
			p.Parse(current)
			for range r.IntN(4) {
				p.Keep()
			}
			if edit%4 > 0 {
				continue
			}
			keepAll(p)
			q := NewParser()
			q.Parse(current)
			keepAll(q)
			if diff := sameKept(p, q); diff != "" {
				t.Errorf("text %d, edit %d: %s\n%q", seed, edit, diff, cutText(current))
			}
			q.Close()
		}
	}
}
