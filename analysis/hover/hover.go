// Package hover says what to show at a place of a Python file: what the language
// calls there, and what holds for the names of this program.
package hover

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Content is what to show for the text of Span.
type Content struct {
	Span     source.Span
	Markdown string
}

// At returns what is to be said of offset in m. ok is false where the async
// protocols have no word, so that another server may speak. It may be called
// concurrently.
func At(m *semantic.Module, offset int) (content Content, ok bool) {
	w := m.Tree.WordAt(offset)
	if !w.Exists() {
		return Content{}, false
	}
	a, ok := subjectAt(m, w)
	if !ok {
		return Content{}, false
	}
	return Content{a.span, a.markdown(m.Target)}, true
}

// An answer is what is said of one place: facts of this program, and the page about
// what the language does there.
type answer struct {
	span  source.Span
	page  string   // name in docs/protocols, "" for facts alone
	facts []string // Markdown sentences
}

// say adds a fact. An empty one says nothing.
func (a *answer) say(fact string) {
	if fact != "" {
		a.facts = append(a.facts, fact)
	}
}

func (a answer) markdown(target syntax.Version) string {
	facts := strings.Join(a.facts, "\n\n")
	page := shortPage(a.page, target)
	switch {
	case facts == "":
		return page
	case page == "":
		return facts + "\n"
	}
	return facts + "\n\n---\n\n" + page
}
