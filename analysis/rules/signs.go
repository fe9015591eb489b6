package rules

import "awaiter/analysis/syntax"

// count returns how many among n and the nodes below it are as is says: for an analysis.Sign.
func count[V syntax.View](n syntax.Node, is func(V) bool) (found int) {
	for v := range syntax.All[V](n) {
		if is(v) {
			found++
		}
	}
	return found
}
