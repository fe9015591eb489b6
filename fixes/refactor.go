package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
)

// A Refactoring changes code that is right into other code that is right.
type Refactoring struct {
	Fix
	Kind string // LSP's code action kind: "refactor.rewrite.async-with.expand"
}

// Refactorings returns what is offered for the selection span in m: nothing unless
// it touches the header or keyword of a class, def, async with or async for.
func Refactorings(m *semantic.Module, span source.Span) []Refactoring { return nil }
