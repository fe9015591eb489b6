package navigate

import (
	"slices"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Highlight is a place in a function where it may be suspended, or the keywords that
// make it a function of this kind.
type Highlight struct {
	Span  source.Span // of keywords
	Owner bool        // those of the def
}

// Highlights returns where the function may be suspended that the keyword at offset is
// in, or whose def it begins, in source order and with the def; nothing where the word
// at offset is no such keyword. What a generator expression waits for does not suspend
// the function around it.
func Highlights(m *semantic.Module, offset int) []Highlight {
	n, _ := m.Tree.WordAt(offset).Keyword()
	fn := m.FunctionAround(n)
	if n.Is(syntax.KindFunctionDef) {
		fn = m.FunctionOf(n)
	}
	if fn == nil || !fn.Def.IsAsync() {
		return nil
	}
	all := []Highlight{{fn.Def.Keywords(), true}}
	isThere := n == fn.Def
	for at := range suspensions(m, fn) {
		isThere = isThere || at == n
		all = append(all, Highlight{Span: at.Keywords()})
	}
	if !isThere {
		return nil
	}
	slices.SortFunc(all, func(a, b Highlight) int { return a.Span.Start - b.Span.Start })
	return all
}

// suspensions yields the nodes at which fn, a coroutine function or asynchronous
// generator function of m, may be suspended.
func suspensions(m *semantic.Module, fn *semantic.Function) func(yield func(syntax.Node) bool) {
	return func(yield func(syntax.Node) bool) {
		for n := range fn.Def.Subtree() {
			switch n.Kind() {
			case syntax.KindAwait, syntax.KindYield:
			case syntax.KindWith, syntax.KindFor, syntax.KindComprehension:
				if !n.IsAsync() {
					continue
				}
			default:
				continue
			}
			if m.FunctionAround(n) == fn && !inGenerator(m, n) && !yield(n) {
				return
			}
		}
	}
}

// inGenerator reports whether n runs with a generator expression, and not with the
// function around that.
func inGenerator(m *semantic.Module, n syntax.Node) bool {
	if n.Is(syntax.KindComprehension) && n.Parent().Is(syntax.KindGeneratorExp) {
		return true
	}
	for kind, code := m.CodeAround(n); kind == semantic.ComprehensionCode; kind, code = m.CodeAround(code.Parent()) {
		if code.Is(syntax.KindGeneratorExp) {
			return true
		}
	}
	return false
}
