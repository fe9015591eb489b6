package navigate_test

import (
	"fmt"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/sections"
	"awaiter/analysis/library"
	"awaiter/analysis/navigate"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// marker stands where the cursor is.
const marker = "¦"

// TestCases runs the files of testdata/navigate. Each is pairs of sections: a program
// with the cursor at ¦, and where one can go from there:
//
//	-- what the case is about --
//	the program
//	-- to --
//	kind line:column the text that the cursor is put on, of what length in lines
func TestCases(t *testing.T) { sections.Run(t, "../../testdata/navigate/*.txt", ways) }

func sameTree(a, b *syntax.Tree) bool { return a == b }

// ways returns all ways from the marker in program.
func ways(t *testing.T, program string) string {
	t.Helper()
	before, after, ok := strings.Cut(program, marker)
	if !ok {
		t.Fatalf("there is no %s in\n%s", marker, program)
	}
	text := source.New(before + after)
	m := semantic.Analyze("example", false, syntax.ParseOnce(text), 12, library.New(12))
	var b strings.Builder
	show := func(kind string, places []navigate.Place) {
		for _, p := range places {
			where := p.Tree.Text
			if where != text {
				fmt.Fprintf(&b, "%s elsewhere: %s\n", kind, where.Slice(p.Name))
				continue
			}
			at := where.Position(p.Name.Start, source.UTF8)
			lines := strings.Count(where.Slice(p.Span), "\n") + 1
			fmt.Fprintf(&b, "%s %d:%d %s, of %d\n", kind, at.Line+1, at.Column+1, where.Slice(p.Name), lines)
			if !p.Span.Covers(p.Name) {
				t.Errorf("%v is not in %v", p.Name, p.Span)
			}
		}
	}
	from, definitions := navigate.Definitions(m, len(before))
	if len(definitions) > 0 && !from.Contains(len(before)) {
		t.Errorf("%v does not hold %d in\n%s", from, len(before), program)
	}
	show("definition", definitions)
	_, types := navigate.Types(m, len(before))
	show("type", types)
	for _, way := range []struct {
		kind    string
		subject *navigate.Subject
	}{{"implementation", navigate.Implementations(m, len(before))}, {"reference", navigate.References(m, len(before), sameTree)}} {
		if way.subject != nil {
			show(way.kind, way.subject.In(m))
		}
	}
	for _, h := range navigate.Highlights(m, len(before)) {
		at := text.Position(h.Span.Start, source.UTF8)
		owner := ""
		if h.Owner {
			owner = ", the def"
		}
		fmt.Fprintf(&b, "highlight %d:%d %s%s\n", at.Line+1, at.Column+1, text.Slice(h.Span), owner)
	}
	return b.String()
}
