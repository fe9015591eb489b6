package analysis

import (
	"slices"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// unsuppressed returns those of found, which are in source order, that none of all,
// the directives of tree, suppresses. It notes in all what was of use.
func unsuppressed(tree *syntax.Tree, all []directive, found []*Diagnostic) []*Diagnostic {
	if len(all) == 0 {
		return found
	}
	onLine, others := byLine(tree, all)
	return slices.DeleteFunc(slices.Clone(found), func(d *Diagnostic) bool {
		p := placeOf(tree, d.Span)
		lines := []int{p.first, p.last, p.logicalFirst, p.logicalLast}
		slices.Sort(lines)
		may := slices.Clone(others)
		for _, line := range slices.Compact(lines) {
			may = append(may, onLine[line]...)
		}
		return suppressed(tree, may, p, d)
	})
}

// byLine returns those of all, the directives of tree, that reach no further than to what is
// on their line, by that, and the others.
func byLine(tree *syntax.Tree, all []directive) (onLine map[int][]*directive, others []*directive) {
	onLine = map[int][]*directive{}
	for i := range all {
		if dir := &all[i]; dir.reach == reachLine {
			line := tree.Text.Line(dir.at.Start)
			onLine[line] = append(onLine[line], dir)
		} else {
			others = append(others, dir)
		}
	}
	return onLine, others
}

// suppressed reports whether one of all speaks of d, which is at place, and is not stopped
// before it.
func suppressed(tree *syntax.Tree, all []*directive, place place, d *Diagnostic) bool {
	silent, region := false, false
	for _, dir := range all {
		if !dir.names(d.Rule) || !dir.reaches(tree, d.Span, place) {
			continue
		}
		if dir.reach == reachBlock {
			region = !dir.stops
			continue
		}
		silent = true
		dir.use(d.Rule)
	}
	return silent || region
}

// names reports whether the directive means r.
func (d directive) names(r *Rule) bool {
	if d.tool == "" {
		return d.words == nil || slices.ContainsFunc(d.words, r.IsCalled)
	}
	if d.words == nil {
		return slices.ContainsFunc(r.Aliases, func(id string) bool { return strings.HasPrefix(id, d.tool+":") })
	}
	return slices.ContainsFunc(d.words, func(word string) bool {
		name, ours := strings.CutPrefix(word, "awaiter:")
		return ours && r.IsCalled(name) || slices.Contains(r.Aliases, d.tool+":"+word)
	})
}

// A place is where a finding stands, in zero-based lines: its own, and those of
// the logical line that it is in.
type place struct {
	first, last               int // of the finding
	logicalFirst, logicalLast int // of the simple statement, or of the header of the compound one
	statement                 syntax.Node
}

func placeOf(tree *syntax.Tree, s source.Span) place {
	p := place{first: tree.Text.Line(s.Start), last: tree.Text.Line(s.End)}
	p.logicalFirst, p.logicalLast = p.first, p.last
	if p.statement = statementAt(tree, s.Start); p.statement.Exists() {
		p.logicalFirst, p.logicalLast = logicalLine(p.statement)
	}
	return p
}

// reaches reports whether the directive speaks of findings at s, which is at p.
func (d directive) reaches(tree *syntax.Tree, s source.Span, p place) bool {
	line := tree.Text.Line(d.at.Start)
	switch d.reach {
	case reachFile:
		return true
	case reachLine, reachSuite:
		if line == p.first || line == p.last || line == p.logicalFirst || line == p.logicalLast {
			return true
		}
		return d.reach == reachSuite && headsSuite(p.statement, line)
	case reachNext:
		for line++; line < p.logicalFirst && isCommentLine(tree.Text, line); {
			line++
		}
		return line == p.logicalFirst || line == p.first
	}
	return d.at.Start < s.Start && s.Start < blockEnd(tree, d.at.Start)
}

// headsSuite reports whether line belongs to the header of a compound statement
// around stmt.
func headsSuite(stmt syntax.Node, line int) bool {
	for n := range stmt.Ancestors() {
		if isStatement(n) {
			if first, last := logicalLine(n); first <= line && line <= last {
				return true
			}
		}
	}
	return false
}

// blockEnd returns the offset at which the block ends that holds offset.
func blockEnd(tree *syntax.Tree, offset int) int {
	if stmt := statementAt(tree, offset); stmt.Exists() {
		return stmt.Span().End
	}
	return tree.Text.Len() + 1
}

// statementAt returns the innermost statement, except clause or case that holds
// offset, the zero Node between the statements of a module.
func statementAt(tree *syntax.Tree, offset int) syntax.Node {
	n := tree.At(offset)
	for n.Exists() && (!isStatement(n) || !n.OuterSpan().Contains(offset)) {
		n = n.Parent()
	}
	return n
}

func isStatement(n syntax.Node) bool {
	k := n.Kind()
	return syntax.KindFunctionDef <= k && k <= syntax.KindContinue || k == syntax.KindExceptHandler || k == syntax.KindMatchCase
}

// logicalLine returns the zero-based first and last line of a simple statement or
// of the header of a compound one, decorators excluded.
func logicalLine(stmt syntax.Node) (first, last int) {
	text, s := stmt.Tree().Text, stmt.Span()
	first, last = text.Line(s.Start), text.Line(s.End)
	suite := syntax.FieldBody
	if stmt.Is(syntax.KindMatch) {
		suite = syntax.FieldCases
	}
	body := stmt.Field(suite)
	if !body.Exists() {
		return first, last
	}
	start := body.OuterSpan().Start
	if strings.TrimSpace(text.Slice(source.Span{Start: text.LineStart(start), End: start})) != "" {
		for body = range stmt.Fields(suite) {
			last = text.Line(body.Span().End)
		}
		return first, last
	}
	last = text.Line(start) - 1
	for last > first && (isCommentLine(text, last) || isBlank(text, last)) {
		last--
	}
	return first, last
}

func isCommentLine(text *source.Text, line int) bool {
	return strings.HasPrefix(strings.TrimSpace(text.Slice(text.LineSpan(line))), "#")
}

func isBlank(text *source.Text, line int) bool {
	return strings.TrimSpace(text.Slice(text.LineSpan(line))) == ""
}
