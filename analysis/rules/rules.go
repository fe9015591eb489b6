// Package rules holds the rules, one file each. A file defines its rule with
// define and needs no mention anywhere else.
package rules

import (
	"cmp"
	"slices"

	"awaiter/analysis"
)

var defined []*analysis.Rule

// define registers r. It is called from package variables only, so that the
// registry is complete and constant when main begins.
func define(r analysis.Rule) *analysis.Rule {
	defined = append(defined, &r)
	return &r
}

// All returns every rule, sorted by name. The slice is the caller's own.
func All() []*analysis.Rule {
	return slices.SortedFunc(slices.Values(defined), func(a, b *analysis.Rule) int { return cmp.Compare(a.Name, b.Name) })
}

// Lookup returns the rules that word means (see analysis.Rule.IsCalled), sorted by
// name: one for a name, often several for a family or another tool's id, none for
// a word that means nothing.
func Lookup(word string) []*analysis.Rule {
	return slices.DeleteFunc(All(), func(r *analysis.Rule) bool { return !r.IsCalled(word) })
}
