package complete_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/sections"
	"awaiter/analysis/complete"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// marker stands where the cursor is.
const marker = "¦"

// TestCases runs the files of testdata/complete. Each is pairs of sections: a program
// with the cursor at ¦, and what can be written there, and the program with the first of
// that:
//
//	-- what the case is about --
//	the program
//	-- to --
//	label: detail (what it is the end of)
//	> the lines that change
func TestCases(t *testing.T) { sections.Run(t, "../../testdata/complete/*.txt", offers) }

// offers returns what can be written at the marker of program.
func offers(t *testing.T, program string) string {
	t.Helper()
	before, after, ok := strings.Cut(program, marker)
	if !ok {
		t.Fatalf("there is no %s in\n%s", marker, program)
	}
	text := source.New(before + after)
	var b strings.Builder
	for i, item := range items(text, len(before)) {
		if !strings.HasPrefix(item.Filter, text.Slice(item.At)) {
			t.Errorf("%q is not the beginning of %q", text.Slice(item.At), item.Filter)
		}
		fmt.Fprintf(&b, "%s: %s (%s)\n", item.Label, item.Detail, item.Filter)
		if i > 0 {
			continue
		}
		nl := text.Newline()
		edits := append(item.Also, fixes.Edit{Span: item.At, New: strings.Join(item.Lines, nl+item.Margin)})
		whole, err := fixes.Apply(text.String(), edits)
		if err != nil {
			t.Fatal(err)
		}
		had := map[string]bool{}
		for line := range strings.Lines(text.String()) {
			had[line] = true
		}
		for line := range strings.Lines(whole) {
			if !had[line] {
				b.WriteString("> " + strings.TrimRight(line, "\r\n") + "\n")
			}
		}
	}
	return b.String()
}

func items(text *source.Text, offset int) []complete.Item {
	p, ok := complete.PlaceAt(text, offset)
	if !ok {
		return nil
	}
	return p.Items(semantic.Analyze("example", false, syntax.ParseOnce(p.Whole()), 12, library.New(12)))
}

// TestEverywhere asks at every place of the programs of the guided tour, and of what is
// left of them when they are cut off there.
func TestEverywhere(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/tour/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := source.New(string(content))
		for offset := range len(content) {
			for _, text := range []*source.Text{text, source.New(string(content[:offset]))} {
				for _, item := range items(text, offset) {
					if len(item.Lines) == 0 || item.Label == "" || item.At.End != offset {
						t.Fatalf("%s: at %d: %+v", path, offset, item)
					}
				}
			}
		}
	}
}
