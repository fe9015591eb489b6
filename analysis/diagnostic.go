package analysis

import (
	"slices"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// A Diagnostic is one finding. It never changes.
type Diagnostic struct {
	Rule     *Rule
	Severity Severity
	Span     source.Span
	Message  string // one line, a fact, without a full stop
	Related  []Related

	fixes   []fixes.Fix
	repairs *repairs // which know the fixes; nil: these are all
}

// Related points at another place that explains a Diagnostic.
type Related struct {
	Tree    *syntax.Tree // whose text Span is in; nil for the file of the Diagnostic
	Span    source.Span
	Message string
}

// Fixes returns the repairs that are offered: alternatives, the likeliest first.
func (d *Diagnostic) Fixes() []fixes.Fix {
	if d.repairs != nil {
		return d.repairs.of(d)
	}
	return d.fixes
}

// With returns d with these repairs offered.
func (d *Diagnostic) With(offered ...fixes.Fix) *Diagnostic {
	other := *d
	other.fixes, other.repairs = offered, nil
	return &other
}

// A move takes what was found in one text of a module to another one, as far as it
// speaks of parts that are in both.
type move struct {
	before    *Checked
	from, end int // places of the parts of the old tree that the new one has not
	shift     int // of places behind them
	tree      *syntax.Tree
	amended   bool        // the part at from differs in some members alone
	was, now  source.Span // of these members
	repairs   *repairs
	related   []Related // of what was moved
}

// isOut reports whether something with span s in the old text was in what is gone.
func (m *move) isOut(s source.Span) bool {
	return m.amended && m.was.Start <= s.Start && s.Start < m.was.End
}

// place returns where the part at a place of the old tree stands in the new one, and by
// how many bytes it has moved; ok is false if it is gone.
func (m *move) place(old int) (place, shift int, ok bool) {
	switch {
	case old < 0, m.from <= old && old < m.end:
		return 0, 0, false
	case old < m.from:
		place = old
	default:
		place = old + m.shift
	}
	return place, m.tree.StartOf(place) - m.before.tree.StartOf(old), true
}

// span returns where s, in one part of the old text, is in the new one; ok is false if
// it is in no part, or in one that is gone.
func (m *move) span(s source.Span) (moved source.Span, ok bool) {
	tree := m.before.tree
	old := tree.PlaceAt(s.Start)
	if m.amended && old == m.from {
		return m.beside(s)
	}
	_, shift, ok := m.place(old)
	if !ok || s.End > tree.StartOf(old+1) {
		return source.Span{}, false
	}
	return source.Span{Start: s.Start + shift, End: s.End + shift}, true
}

// beside is span in the part that differs in some members alone.
func (m *move) beside(s source.Span) (moved source.Span, ok bool) {
	shift := m.tree.StartOf(m.from) - m.before.tree.StartOf(m.from)
	switch {
	case m.isOut(s):
		return source.Span{}, false
	case s.Start >= m.was.End:
		shift += m.now.Len() - m.was.Len()
		if s.End > m.before.tree.StartOf(m.from+1) {
			return source.Span{}, false
		}
	case s.End > m.was.Start:
		return source.Span{}, false
	}
	return source.Span{Start: s.Start + shift, End: s.End + shift}, true
}

// diagnostic sets moved to d in the new text, where its repairs are found when they are
// asked for. It reports false if d speaks of what is gone.
func (m *move) diagnostic(d, moved *Diagnostic) (ok bool) {
	*moved = Diagnostic{Rule: d.Rule, Severity: d.Severity, Message: d.Message, repairs: m.repairs}
	if moved.Span, ok = m.span(d.Span); !ok {
		return false
	}
	first := len(m.related)
	for _, r := range d.Related {
		if r.Tree == nil || r.Tree == m.before.tree {
			if r.Span, ok = m.span(r.Span); !ok {
				return false
			}
			r.Tree = m.tree
		}
		m.related = append(m.related, r)
	}
	moved.Related = slices.Clip(m.related[first:])
	return true
}
