package glance

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Suspensions returns the keywords in span at which the code of m may be suspended, word
// by word and in source order: await, async with, async for, and the yield of an
// asynchronous generator.
func Suspensions(m *semantic.Module, span source.Span) []source.Span {
	var all []source.Span
	for n := range m.Tree.Root().Subtree() {
		switch n.Kind() {
		case syntax.KindAwait:
		case syntax.KindYield:
			if !m.FunctionAround(n).IsAsyncGenerator() {
				continue
			}
		case syntax.KindWith, syntax.KindFor, syntax.KindComprehension:
			if !n.IsAsync() {
				continue
			}
		default:
			continue
		}
		keywords := n.Keywords()
		if n.IsBroken() && keywords.IsEmpty() || !keywords.Overlaps(span) {
			continue
		}
		for t := range m.Tree.Tokens(keywords) {
			if t.Kind == syntax.TokenName {
				all = append(all, t.Span)
			}
		}
	}
	return all
}
