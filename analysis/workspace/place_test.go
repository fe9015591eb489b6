package workspace

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/source"
)

func TestMoved(t *testing.T) {
	// "[" and "]" stand around the span before, and around where it is after.
	for _, c := range [][2]string{
		{"a\n[def f]\nb", "a\n[def f]\nb\nc"},
		{"a\n[def f]\nb", "new\na\n[def f]\nb"},
		{"a\n[def f]\nb", "[def f]\nb"},
		{"a\n[def f]\nb", "a\n[def f]etch\nb"},
		{"a\n[def f]\nb", "a\n[def f]\nb"},
		{"[x]", "[x]y"},
		{"y[x]", "[x]"},
	} {
		span := func(s string) (string, source.Span) {
			start, end := strings.Index(s, "["), strings.Index(s, "]")
			return strings.NewReplacer("[", "", "]", "").Replace(s), source.Span{Start: start, End: end - 1}
		}
		before, from := span(c[0])
		after, want := span(c[1])
		if got := moved(source.New(before), source.New(after), from); got != want {
			t.Errorf("%q to %q: %v, want %v", c[0], c[1], got, want)
		}
	}
}

func TestMovedStaysInTheText(t *testing.T) {
	texts := []string{"", "a", "ab", "aab", "baa", "abab", "xyz"}
	for _, before := range texts {
		for _, after := range texts {
			for start := range len(before) + 1 {
				for end := start; end <= len(before); end++ {
					got := moved(source.New(before), source.New(after), source.Span{Start: start, End: end})
					if got.Start < 0 || got.End < got.Start || got.End > len(after) {
						t.Fatalf("[%d,%d) of %q in %q: %v", start, end, before, after, got)
					}
				}
			}
		}
	}
}

// TestRelatedPlacesFollowEdits edits above a place that a finding in another file,
// which is not checked again, points to.
func TestRelatedPlacesFollowEdits(t *testing.T) {
	root := writeTree(t, "-- lib.py --\ndef g():\n    x = 1\n    return x\nasync def fetch(): pass\n-- user.py --\nimport lib\nlib.fetch()\n")
	kinds := newCallKinds()
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{kinds.rule}})
	lib, user := filepath.Join(root, "lib.py"), filepath.Join(root, "user.py")
	found(t, session.Snapshot(), user)
	s := session.Edit(lib, 1, text("def g():\n    print()\n    print()\n    x = 1\n    return x\nasync def fetch(): pass\n"))
	all, err := s.Diagnostics(context.Background(), user)
	if err != nil || len(all) != 1 || len(all[0].Related) != 1 || kinds.runs["user"] != 1 {
		t.Fatalf("%v, %v, checked %v", all, err, kinds.runs)
	}
	related := all[0].Related[0]
	path, now, span, ok := s.Where(related.Tree, related.Span)
	if got := now.Slice(span); !ok || path != lib || !strings.HasPrefix(got, "async def fetch") || now.Line(span.Start) != 5 {
		t.Errorf("%s: %q", path, got)
	}
}
