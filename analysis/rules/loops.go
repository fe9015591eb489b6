package rules

import (
	"iter"

	"awaiter/analysis/syntax"
)

// loops yields every for statement and every for of a comprehension below root, each
// with what it iterates.
func loops(root syntax.Node) iter.Seq2[syntax.Node, syntax.Node] {
	return func(yield func(syntax.Node, syntax.Node) bool) {
		for f := range syntax.All[syntax.For](root) {
			if !yield(f.Node, f.Iter()) {
				return
			}
		}
		for c := range syntax.All[syntax.Comprehension](root) {
			if !yield(c.Node, c.Iter()) {
				return
			}
		}
	}
}
