package navigate_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/library"
	"awaiter/analysis/navigate"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

var update = flag.Bool("update", false, "rewrite what the cases expect")

// marker stands where the cursor is.
const marker = "¦"

// TestCases runs the files of testdata/navigate. Each is pairs of sections: a program
// with the cursor at ¦, and where one can go from there:
//
//	-- what the case is about --
//	the program
//	-- to --
//	kind line:column the text that the cursor is put on, of what length in lines
func TestCases(t *testing.T) { runCases(t, "../../testdata/navigate/*.txt", ways) }

// runCases compares what the programs of files lead to with what stands behind them.
func runCases(t *testing.T, files string, result func(*testing.T, string) string) {
	paths, err := filepath.Glob(files)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for _, c := range strings.Split("\n"+string(content), "\n-- ")[1:] {
				title, body, _ := strings.Cut(c+"\n", " --\n")
				if title == "to" {
					continue
				}
				program := strings.TrimRight(body, "\n") + "\n"
				lf := result(t, program)
				fmt.Fprintf(&b, "-- %s --\n%s-- to --\n%s", title, program, lf)
				if crlf := strings.ReplaceAll(result(t, strings.ReplaceAll(program, "\n", "\r\n")), "\r", ""); crlf != lf {
					t.Errorf("%s: with CRLF:\n%swithout:\n%s", title, crlf, lf)
				}
			}
			if *update {
				if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if b.String() != string(content) {
				t.Errorf("got\n%s\nwant\n%s", b.String(), content)
			}
		})
	}
}

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
