package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AnextFallsThrough = define(analysis.Rule{
	Name:     "anext-falls-through",
	Family:   "protocol",
	Severity: analysis.Warning,
	Since:    "0.1.0",
	Covers:   []string{"B06"},
	Aliases:  []string{"RET503"},
	Check:    anextFallsThrough,
})

// 'async for' ends only by StopAsyncIteration. An __anext__ whose end is reached
// gives None as the next item, for ever.
func anextFallsThrough(p *analysis.Pass) {
	for _, f := range iterators(p, "__anext__") {
		if f.Kind == semantic.CoroutineFunction && f.FallsThrough() == semantic.Yes && !givesNothing(f) {
			p.Report(nameOf(f), "'__anext__' can end without a value, and 'async for' then gets None for ever").
				Fix(fixes.AppendStatement(syntax.As[syntax.FunctionDef](f.Def), "raise StopAsyncIteration"))
		}
	}
}

// givesNothing reports whether f seems to give None on purpose, as a ticker does: no
// path returns a value, and it waits for something or ends by an exception.
func givesNothing(f *semantic.Function) bool {
	if firstReturn(f).Exists() {
		return false
	}
	for n := range f.Def.Subtree() {
		if n.Is(syntax.KindAwait, syntax.KindRaise) || n.Is(syntax.KindFor, syntax.KindWith, syntax.KindComprehension) && n.IsAsync() {
			return true
		}
	}
	return false
}
