package semantic

import (
	"strings"
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestNotes keeps something of every third node of a tree of more than one book, nothing of
// every other third, and asks for all of them.
func TestNotes(t *testing.T) {
	tree := syntax.ParseOnce(source.New(strings.Repeat("print(\"somebody\", 1 + 1)\n", noteBookSize/4)))
	if tree.Count() <= noteBookSize {
		t.Fatalf("the tree has only %d nodes", tree.Count())
	}
	var notes Notes[int]
	for n := range tree.Root().Subtree() {
		if found, kept := notes.Of(n); found != nil || kept {
			t.Fatalf("of node %d %v is kept before anybody kept it", n.Number(), found)
		}
		switch number := n.Number(); number % 3 {
		case 1:
			notes.Keep(n, &number)
		case 2:
			notes.Keep(n, nil)
		}
	}
	for n := range tree.Root().Subtree() {
		found, kept := notes.Of(n)
		switch number := n.Number(); {
		case kept != (number%3 != 0):
			t.Fatalf("whether node %d is kept: %v", number, kept)
		case number%3 == 1 && (found == nil || *found != number), number%3 != 1 && found != nil:
			t.Fatalf("of node %d %v is kept", number, found)
		}
	}
}
