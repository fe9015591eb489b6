package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"awaiter/analysis"
)

// TestMentionAt has comments with a place "|", what is mentioned there, whether it is
// badCall, and what is offered for it.
func TestMentionAt(t *testing.T) {
	ids := "[E1701 not-async-context-manager]"
	for text, want := range map[string]string{
		"# awaiter: ignore[bad|-call]":       "'bad-call' true [bad-call]",
		"# awaiter: ignore[|bad-call]":       "'bad-call' true [bad-call]",
		"# awaiter: ignore[a, calls|]":       "'calls' true [bad-call]",
		"# awaiter: ignore[a, |]":            "'' false [bad-call]",
		"# awaiter: ignore[|":                "'' false [bad-call]",
		"# awaiter: ignore-file[bad-|":       "'bad-' false [bad-call]",
		"# awaiter: ign|ore[bad-call]":       "none",
		"# awaiter: ignore |":                "none",
		"# awaiter: ignore|":                 "none",
		"# awaiter: ignore[bad-call] w|hy":   "none",
		"# why # awaiter: ignore[bad|-call]": "'bad-call' true [bad-call]",
		"# awaiter: ignore[x]  # noqa: E17|": "'E17' true " + ids,
		"# noqa|":                            "none",
		"# noqa: E1701|":                     "'E1701' true " + ids,
		"# noqa: F401,E|1701":                "'E1701' true " + ids,
		"# no|qa:E1701":                      "none",
		"# noqa:E1701|":                      "'E1701' true " + ids,
		"# noqa:|":                           "'' false " + ids,
		"# noqa: |":                          "'' false " + ids,
		"# pylint: disable=E|1701":           "'E1701' true " + ids,
		"# pylint: dis|able":                 "none",
		"# type: ignore[|attr-defined]":      "'attr-defined' true [attr-defined]",
		"# type: ignore[mypy:attr-defined|]": "'mypy:attr-defined' true [attr-defined]",
		"# pyright: ignore[report|":          "'report' false [reportBad]",
		"# ordinary: word[bad-|call]":        "none",
	} {
		offset := strings.Index(text, "|")
		tree := analyze(t, "x = 1  "+strings.Replace(text, "|", "", 1)+"\n").Tree
		got := "none"
		if m, ok := analysis.MentionAt(tree, len("x = 1  ")+offset); ok {
			got = fmt.Sprintf("'%s' %v %v", m.Word, m.Names(badCall), m.Offers(badCall))
			if at := tree.Text.Slice(m.At); at != m.Word {
				t.Errorf("%s: the word is %q, but its place %q", text, m.Word, at)
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
