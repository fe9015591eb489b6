// Package hover says what to show at a place of a Python file: what the language
// calls there, and what holds for the names of this program.
package hover

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
)

// Content is what to show for the text of Span.
type Content struct {
	Span     source.Span
	Markdown string
}

// At returns what is to be said of offset in m. ok is false where the async
// protocols have no word, so that another server may speak.
func At(m *semantic.Module, offset int) (content Content, ok bool) { return Content{}, false }
