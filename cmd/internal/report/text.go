package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"awaiter/analysis"
)

// writeText writes every finding with its code, and a summary.
func writeText(w io.Writer, r *Report, style Style) error {
	var b strings.Builder
	for f, d := range r.all() {
		r.writeFinding(&b, f, d, style)
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) writeFinding(b *strings.Builder, f File, d *analysis.Diagnostic, style Style) {
	at := placeOf(f.Text, d.Span)
	related := r.related(f, d)
	last := at.line + 1
	for _, p := range related {
		last = max(last, placeOf(p.text, p.span).line)
	}
	code := frame{style: style, digits: len(strconv.Itoa(last)), b: b}

	fmt.Fprintf(b, "%s: %s %s\n", style.paint(severityColour(d.Severity), d.Severity.String()), style.Bold(Clean(d.Message)), style.Dim("["+d.Rule.Name+"]"))
	code.gutter("-->")
	fmt.Fprintf(b, " %s\n", r.location(f.Path, at))
	code.gutter("|\n")
	code.marked(f.Text, d.Span, "^", severityColour(d.Severity), "", 1)
	for _, p := range related {
		code.gutter(":::")
		fmt.Fprintf(b, " %s\n", r.location(p.path, placeOf(p.text, p.span)))
		code.marked(p.text, p.span, "-", cyan, Clean(p.message), 0)
	}
	for i, fix := range offered(d) {
		code.gutter("=")
		help := "help"
		if i > 0 {
			help = "  or"
		}
		fmt.Fprintf(b, " %s: %s%s\n", style.paint(green, help), Clean(fix.Title), style.Dim(r.howToFix(d, i)))
	}
}

// howToFix returns which flag applies the i-th fix of d, if one does.
func (r *Report) howToFix(d *analysis.Diagnostic, i int) string {
	if i > 0 {
		return ""
	}
	switch r.state(d) {
	case FixableSafely:
		return " (--fix)"
	case FixableUnsafe:
		return " (--fix --unsafe-fixes)"
	}
	return ""
}

func (r *Report) location(path string, at place) string {
	return fmt.Sprintf("%s:%d:%d", Clean(r.show(path)), at.line, at.column)
}

// writeConcise writes one line for every finding.
func writeConcise(w io.Writer, r *Report, style Style) error {
	var b strings.Builder
	for f, d := range r.all() {
		path, at := Clean(r.show(f.Path)), placeOf(f.Text, d.Span)
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s %s\n", style.Bold(path), at.line, at.column, style.Severity(d.Severity), Clean(d.Message), style.Dim("["+d.Rule.Name+"]"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Summary returns the last line for people: what was found, in how much, and what
// can be done about it.
func Summary(r *Report, style Style) string {
	found, safe, unsafe := r.Count()
	fixed := ""
	if r.Fixed > 0 {
		did := "Fixed "
		if r.Ignored {
			did = "Ignored "
		}
		fixed = style.Good(did+plural(r.Fixed, "finding")) + "; "
	}
	if r.Files == 0 {
		return style.Warn("No Python files")
	}
	if found == 0 {
		if fixed != "" {
			return fixed + "nothing is left in " + plural(r.Files, "file")
		}
		return style.Good("No findings") + " in " + plural(r.Files, "file")
	}
	s := fixed + style.paint(r.worst(), plural(found, "finding"))
	if fixed != "" {
		s += " left"
	}
	s += " in " + plural(len(r.Found), "file")
	if r.Files > len(r.Found) {
		s += fmt.Sprintf(" of %d", r.Files)
	}
	switch {
	case safe > 0 && unsafe > 0:
		s += fmt.Sprintf(", %d fixable with %s, %d more with %s", safe, style.Note("--fix"), unsafe, style.Note("--unsafe-fixes"))
	case safe > 0:
		s += fmt.Sprintf(", %d fixable with %s", safe, style.Note("--fix"))
	case unsafe > 0:
		s += fmt.Sprintf(", %d fixable with %s", unsafe, style.Note("--fix --unsafe-fixes"))
	}
	return s
}

// worst returns the colour of the worst finding.
func (r *Report) worst() string {
	worst := analysis.Hint
	for _, d := range r.all() {
		worst = min(worst, d.Severity)
	}
	return severityColour(worst)
}

// Statistics writes how many findings each rule has, the most frequent first.
func Statistics(w io.Writer, r *Report, style Style) error {
	type line struct {
		rule         *analysis.Rule
		found, fixed int
	}
	lines := map[*analysis.Rule]*line{}
	for _, d := range r.all() {
		l := lines[d.Rule]
		if l == nil {
			l = &line{rule: d.Rule}
			lines[d.Rule] = l
		}
		l.found++
		if r.state(d) == FixableSafely {
			l.fixed++
		}
	}
	var sorted []*line
	for _, l := range lines {
		sorted = append(sorted, l)
	}
	slices.SortFunc(sorted, func(a, b *line) int {
		return cmp.Or(cmp.Compare(b.found, a.found), cmp.Compare(a.rule.Name, b.rule.Name))
	})
	var b strings.Builder
	for _, l := range sorted {
		fixable := ""
		if l.fixed > 0 {
			fixable = style.Dim(fmt.Sprintf("  (%d fixable)", l.fixed))
		}
		fmt.Fprintf(&b, "%6d  %s%s\n", l.found, style.paint(severityColour(l.rule.Severity), l.rule.Name), fixable)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
