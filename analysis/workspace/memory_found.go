package workspace

import (
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/fixes"
)

// A finding is what is remembered of a Diagnostic.
type finding struct {
	rule     string
	severity analysis.Severity
	span     source.Span
	message  string
	related  []relatedPlace
	fixes    []fixes.Fix
}

// A relatedPlace is what is remembered of a Related in a file.
type relatedPlace struct {
	path    string // "" for that of the finding
	span    source.Span
	message string
}

// findings returns what is remembered of found, in f.
func (s *Session) findings(f *File, found []*analysis.Diagnostic) []finding {
	var all []finding
	for _, d := range found {
		one := finding{rule: d.Rule.Name, severity: d.Severity, span: d.Span, message: d.Message, fixes: d.Fixes()}
		for _, r := range d.Related {
			path, ok := "", true
			if r.Tree != nil && r.Tree.Text != f.Text {
				path, ok = s.trees.of(r.Tree)
			}
			if ok {
				one.related = append(one.related, relatedPlace{path, r.Span, r.Message})
			}
		}
		all = append(all, one)
	}
	return all
}

// diagnostics returns what all are remembered of; ok is false if something of it is not
// there.
func (s *Snapshot) diagnostics(all []finding) (found []*analysis.Diagnostic, ok bool) {
	for _, one := range all {
		i := slices.IndexFunc(s.session.options.Rules, func(r *analysis.Rule) bool { return r.Name == one.rule })
		if i < 0 {
			return nil, false
		}
		d := (&analysis.Diagnostic{Rule: s.session.options.Rules[i], Severity: one.severity, Span: one.span, Message: one.message}).With(one.fixes...)
		for _, r := range one.related {
			related := analysis.Related{Span: r.span, Message: r.message}
			if r.path != "" {
				f, err := s.File(r.path)
				if err != nil {
					return nil, false
				}
				related.Tree = f.Tree()
			}
			d.Related = append(d.Related, related)
		}
		found = append(found, d)
	}
	return found, true
}

func (e *memoryEncoder) span(s source.Span) {
	e.number(s.Start)
	e.number(s.End)
}

func (e *memoryEncoder) finding(f finding) {
	e.word(f.rule)
	e.number(int(f.severity))
	e.span(f.span)
	e.word(f.message)
	e.number(len(f.related))
	for _, r := range f.related {
		e.word(r.path)
		e.span(r.span)
		e.word(r.message)
	}
	e.number(len(f.fixes))
	for _, fix := range f.fixes {
		e.word(fix.Title)
		e.number(int(fix.Safety))
		e.number(len(fix.Edits))
		for _, edit := range fix.Edits {
			e.span(edit.Span)
			e.word(edit.New)
		}
	}
}

func (d *memoryDecoder) span() source.Span { return source.Span{Start: d.number(), End: d.number()} }

func (d *memoryDecoder) finding() finding {
	f := finding{rule: d.word(), severity: analysis.Severity(d.number()), span: d.span(), message: d.word()}
	for range d.times() {
		f.related = append(f.related, relatedPlace{d.word(), d.span(), d.word()})
	}
	for range d.times() {
		fix := fixes.Fix{Title: d.word(), Safety: fixes.Safety(d.number())}
		for range d.times() {
			fix.Edits = append(fix.Edits, fixes.Edit{Span: d.span(), New: d.word()})
		}
		f.fixes = append(f.fixes, fix)
	}
	return f
}
