package syntax

import (
	"math/rand/v2"
	"testing"

	"awaiter/analysis/source"
)

// TestHalfWritten types statements to some place, with others behind them, and compares
// what is parsed in Go of that with what tree-sitter makes of the same.
func TestHalfWritten(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 17))
	statements := someStatements(t, r)
	half, inGo, different := 0, 0, 0
	for range 20_000 {
		s := statements[r.IntN(len(statements))]
		at := r.IntN(len(s))
		rest := "\n" + statements[r.IntN(len(statements))]
		if r.IntN(2) == 0 {
			rest = s[lineEnd(s, at):]
		}
		text := source.New(s[:at] + rest)
		p := NewParser()
		tree := p.Parse(text)
		completed, made := 0, 0
		for _, c := range tree.chunks {
			completed += min(1, len(c.inserts))
			for _, k := range c.kept {
				if !k.wanted {
					made++
				}
			}
		}
		p.Close()
		if completed == 0 {
			continue
		}
		half++
		if made > 0 {
			continue
		}
		inGo++
		if wrong := checkTree(tree); wrong != "" {
			t.Fatalf("%s\n%q", wrong, cutText(text))
		}
		if want := parseBroken(text); sameTree(want, tree) != "" {
			different++
			t.Logf("%q\n%s", cutText(text), firstDifferences([]byte(want.Dump()), []byte(tree.Dump()), text, 2))
		}
	}
	if inGo < 5_000 || inGo < half*8/10 {
		t.Errorf("of %d half-written texts %d are parsed in Go", half, inGo)
	}
	if different > inGo/100 {
		t.Errorf("of %d trees %d differ from tree-sitter's", inGo, different)
	}
}
