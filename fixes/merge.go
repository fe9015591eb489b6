package fixes

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// Apply returns text with edits made. The edits count in the bytes of text, in any
// order; those that insert at one place are made in the order given, imports first.
// It is an error if they overlap or lie outside of text.
func Apply(text string, edits []Edit) (string, error) {
	var b strings.Builder
	done := 0
	for _, e := range sorted(edits) {
		if e.Span.Start < done || e.Span.End < e.Span.Start || e.Span.End > len(text) {
			return "", fmt.Errorf("edit of %v overlaps another or lies outside of the text", e.Span)
		}
		b.WriteString(text[done:e.Span.Start])
		b.WriteString(e.New)
		done = e.Span.End
	}
	b.WriteString(text[done:])
	return b.String(), nil
}

// Merge joins the edits of as many fixes as agree, earlier ones first, and returns
// those that conflict with an earlier one: they share or touch bytes that it
// changes. Fixes that make the very same edit agree on it, as do those that import
// different names at the same place.
func Merge(all []Fix) (edits []Edit, skipped []Fix) {
	m := merged{openers: map[Edit][]Fix{}}
	for _, f := range all {
		if m.conflicts(f) {
			skipped = append(skipped, f)
		} else {
			m.take(f)
		}
	}
	return m.edits, skipped
}

// merged are the edits of fixes that agree.
type merged struct {
	edits   []Edit         // each once, in the order of their places: none overlaps another
	openers map[Edit][]Fix // the fixes with an edit that opens or closes brackets
}

// conflicts reports whether f cannot be made with what is in m. Brackets that f or another
// fix opens or closes are shared all or not at all.
func (m *merged) conflicts(f Fix) bool {
	for _, e := range f.Edits {
		for _, o := range m.edits[m.firstAt(e):] {
			if o.Span.Start > e.Span.End {
				break
			}
			if e != o && !(isImport(e) && isImport(o)) {
				return true
			}
		}
		for _, other := range m.openers[e] {
			if !slices.Equal(opening(f.Edits), opening(other.Edits)) {
				return true
			}
		}
	}
	return false
}

// firstAt returns the place in m.edits of the first one that does not end before e.
func (m *merged) firstAt(e Edit) int {
	return sort.Search(len(m.edits), func(i int) bool { return m.edits[i].Span.End >= e.Span.Start })
}

// take adds the edits of f, which does not conflict with m.
func (m *merged) take(f Fix) {
	for _, e := range f.Edits {
		if opens(e) {
			m.openers[e] = append(m.openers[e], f)
		}
		at := m.firstAt(e)
		for at < len(m.edits) && m.edits[at] != e && compareEdits(m.edits[at], e) <= 0 {
			at++
		}
		if at == len(m.edits) || m.edits[at] != e {
			m.edits = slices.Insert(m.edits, at, e)
		}
	}
}

// opening returns those of edits, sorted, that open brackets or close them.
func opening(edits []Edit) []Edit {
	return slices.DeleteFunc(sorted(edits), func(e Edit) bool { return !opens(e) })
}

// opens reports whether e adds more brackets of one side than of the other.
func opens(e Edit) bool {
	return strings.Count(e.New, "(") != strings.Count(e.New, ")") || strings.Count(e.New, "[") != strings.Count(e.New, "]") ||
		strings.Count(e.New, "{") != strings.Count(e.New, "}")
}

// isImport reports whether e adds a whole import statement, which may stand
// before or behind any other that is added at the same place.
func isImport(e Edit) bool {
	return e.Span.IsEmpty() && strings.HasSuffix(e.New, "\n") &&
		(strings.HasPrefix(e.New, "import ") || strings.HasPrefix(e.New, "from "))
}

// Join returns the Fix that does all of parts, with the title of the first and the
// least of their safeties. What they insert at the same place follows in their
// order. None if one of them is None or two conflict.
func Join(parts ...Fix) Fix {
	var joined Fix
	for i, f := range parts {
		if f.IsNone() {
			return None
		}
		if i == 0 {
			joined.Title = f.Title
		}
		joined.Safety = max(joined.Safety, f.Safety)
		for _, e := range f.Edits {
			if !slices.Contains(joined.Edits, e) {
				joined.Edits = append(joined.Edits, e)
			}
		}
	}
	return fix(joined.Title, joined.Safety, joined.Edits...)
}

// fix returns the Fix of edits, None if they overlap or there are none.
func fix(title string, safety Safety, edits ...Edit) Fix {
	edits = sorted(edits)
	for i := 1; i < len(edits); i++ {
		if edits[i].Span.Start < edits[i-1].Span.End {
			return None
		}
	}
	if len(edits) == 0 {
		return None
	}
	return Fix{title, safety, edits}
}

// sorted returns edits in the order of their places. At one place, imports come first.
func sorted(edits []Edit) []Edit {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, compareEdits)
	return edits
}

func compareEdits(a, b Edit) int {
	if c := cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End)); c != 0 {
		return c
	}
	switch {
	case isImport(a) && !isImport(b):
		return -1
	case isImport(b) && !isImport(a):
		return 1
	}
	return 0
}
