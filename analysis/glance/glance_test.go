package glance_test

import (
	"fmt"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/sections"
	"awaiter/analysis/glance"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestCases runs the files of testdata/glance. Each is pairs of sections: a program, and
// what is seen of it:
//
//	-- what the case is about --
//	the program
//	-- to --
//	hint line:column label > the method
//	lens line title, how often it is used
//	suspends line:column keyword
func TestCases(t *testing.T) {
	sections.Run(t, "../../testdata/glance/*.txt", func(t *testing.T, program string) string {
		for end := range program {
			see(t, program[:end]) // as it is typed: nothing panics
		}
		return see(t, program)
	})
}

// see returns all that is seen of program.
func see(t *testing.T, program string) string {
	t.Helper()
	text := source.New(program)
	m := semantic.Analyze("example", false, syntax.ParseOnce(text), 12, library.New(12))
	whole := source.Span{End: text.Len()}
	at := func(offset int) string {
		p := text.Position(offset, source.UTF8)
		return fmt.Sprintf("%d:%d", p.Line+1, p.Column+1)
	}
	var b strings.Builder
	for _, h := range glance.Hints(m, whole) {
		fmt.Fprintf(&b, "hint %s %s", at(h.Offset), h.Label)
		if h.Method != nil {
			b.WriteString(" > " + h.Method.QualifiedName())
		}
		b.WriteString("\n")
		if one := glance.Hints(m, source.Span{Start: h.Offset, End: h.Offset + 1}); len(one) == 0 && h.Offset < text.Len() {
			t.Errorf("the hint at %d is not found in a span around it", h.Offset)
		}
	}
	uses := glance.Uses(m)
	for _, l := range glance.Lenses(m) {
		fmt.Fprintf(&b, "lens %s %s", at(l.At.Start), l.Title)
		if l.Used != "" {
			n := 0
			for _, u := range uses {
				if u.Class == l.Class && u.Use == l.Use {
					n++
				}
			}
			fmt.Fprintf(&b, ", %s %d", l.Used, n)
		}
		b.WriteString("\n")
	}
	for _, s := range glance.Suspensions(m, whole) {
		fmt.Fprintf(&b, "suspends %s %s\n", at(s.Start), text.Slice(s))
	}
	return b.String()
}
