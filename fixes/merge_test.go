package fixes_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/source"
	"awaiter/fixes"
)

func edit(start, end int, text string) fixes.Edit {
	return fixes.Edit{Span: source.Span{Start: start, End: end}, New: text}
}

func one(title string, edits ...fixes.Edit) fixes.Fix { return fixes.Fix{Title: title, Edits: edits} }

func TestApply(t *testing.T) {
	tests := []struct {
		name  string
		edits []fixes.Edit
		want  string // "" for an error
	}{
		{"nothing", nil, "abcdef"},
		{"in any order", []fixes.Edit{edit(4, 5, "E"), edit(1, 2, "B")}, "aBcdEf"},
		{"inserts at one place in their order", []fixes.Edit{edit(3, 3, "1"), edit(3, 3, "2")}, "abc12def"},
		{"an import first", []fixes.Edit{edit(3, 3, "1"), edit(3, 3, "import os\n")}, "abcimport os\n1def"},
		{"an insert before what is replaced", []fixes.Edit{edit(3, 6, "X"), edit(3, 3, "1")}, "abc1X"},
		{"edits that touch", []fixes.Edit{edit(0, 2, ""), edit(2, 4, "-")}, "-ef"},
		{"at both ends", []fixes.Edit{edit(0, 0, "<"), edit(6, 6, ">")}, "<abcdef>"},
		{"edits that overlap", []fixes.Edit{edit(0, 3, ""), edit(2, 4, "")}, ""},
		{"behind the end", []fixes.Edit{edit(5, 7, "")}, ""},
		{"before the start", []fixes.Edit{edit(-1, 1, "")}, ""},
		{"backwards", []fixes.Edit{edit(3, 2, "")}, ""},
	}
	for _, test := range tests {
		got, err := fixes.Apply("abcdef", test.edits)
		if got != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%s: %q, %v; want %q", test.name, got, err, test.want)
		}
	}
}

func TestMerge(t *testing.T) {
	tests := []struct {
		name    string
		fixes   []fixes.Fix
		want    string
		skipped string
	}{
		{"apart", []fixes.Fix{one("x", edit(0, 1, "X")), one("y", edit(2, 3, "Y"))}, "XbYdef", ""},
		{"the same edit", []fixes.Fix{one("x", edit(0, 0, "async ")), one("y", edit(0, 0, "async "), edit(3, 3, "await "))}, "async abcawait def", ""},
		{"other text at one place", []fixes.Fix{one("x", edit(1, 1, "1")), one("y", edit(1, 1, "2"))}, "a1bcdef", "y"},
		{"one touches the other", []fixes.Fix{one("x", edit(1, 3, "")), one("y", edit(3, 3, "2"))}, "adef", "y"},
		{"one overlaps two", []fixes.Fix{one("x", edit(0, 1, "")), one("y", edit(2, 4, "")), one("z", edit(0, 5, "")), one("w", edit(5, 6, "F"))}, "beF", "z"},
		{"all of a fix or nothing", []fixes.Fix{one("x", edit(0, 1, "")), one("y", edit(0, 1, "A"), edit(4, 5, "E"))}, "bcdef", "y"},
		{"the same brackets", []fixes.Fix{one("x", edit(0, 0, "["), edit(2, 2, "."), edit(6, 6, "]")), one("y", edit(0, 0, "["), edit(4, 4, "."), edit(6, 6, "]"))}, "[ab.cd.ef]", ""},
		{"brackets that begin at one place", []fixes.Fix{one("x", edit(0, 0, "("), edit(2, 2, ")")), one("y", edit(0, 0, "("), edit(4, 4, ")"))}, "(ab)cdef", "y"},
		{"the same import", []fixes.Fix{one("x", edit(0, 0, "import asyncio\n")), one("y", edit(0, 0, "import asyncio\n"), edit(2, 2, "-"))}, "import asyncio\nab-cdef", ""},
		{"two imports", []fixes.Fix{one("x", edit(0, 0, "import asyncio\n")), one("y", edit(0, 0, "from contextlib import aclosing\n"))}, "import asyncio\nfrom contextlib import aclosing\nabcdef", ""},
		{"two names for one import", []fixes.Fix{one("x", edit(3, 3, ", aclosing")), one("y", edit(3, 3, ", suppress"))}, "abc, aclosingdef", "y"},
	}
	for _, test := range tests {
		edits, skipped := fixes.Merge(test.fixes)
		got, err := fixes.Apply("abcdef", edits)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		left := ""
		for _, f := range skipped {
			left += f.Title
		}
		if got != test.want || left != test.skipped {
			t.Errorf("%s: %q, skipped %q; want %q, %q", test.name, got, left, test.want, test.skipped)
		}
	}
}

func TestJoin(t *testing.T) {
	first := fixes.Fix{Title: "first", Safety: fixes.Safe, Edits: []fixes.Edit{edit(3, 3, "1")}}
	second := fixes.Fix{Title: "second", Safety: fixes.Unsafe, Edits: []fixes.Edit{edit(3, 3, "2"), edit(0, 1, "")}}
	got := fixes.Join(first, second)
	if text, err := fixes.Apply("abcdef", got.Edits); text != "bc12def" || err != nil || got.Title != "first" || got.Safety != fixes.Unsafe {
		t.Errorf("%q, %v, %+v", text, err, got)
	}
	if f := fixes.Join(first, fixes.None); !f.IsNone() {
		t.Errorf("with None: %+v", f)
	}
	if f := fixes.Join(second, one("third", edit(0, 2, ""))); !f.IsNone() {
		t.Errorf("overlapping: %+v", f)
	}
	if f := fixes.Join(second, second); len(f.Edits) != 2 {
		t.Errorf("twice the same: %+v", f)
	}
}

// TestMergeAnyEdits compares what Merge takes of random fixes with what a look at each pair
// of them takes.
func TestMergeAnyEdits(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	texts := []string{"", "x", "(", ")", "await ", "import a\n", "import b\n", "from a import b\n"}
	anyFix := func() fixes.Fix {
		var edits []fixes.Edit
		at := random.IntN(20)
		for range 1 + random.IntN(3) {
			start := at + random.IntN(6)
			at = start + random.IntN(2)*random.IntN(4)
			edits = append(edits, edit(start, at, texts[random.IntN(len(texts))]))
			at++
		}
		return one(fmt.Sprint(edits), edits...)
	}
	for round := range 2000 {
		var all, taken, left []fixes.Fix
		for range 1 + random.IntN(12) {
			all = append(all, anyFix())
		}
		for _, f := range all {
			if slices.ContainsFunc(taken, func(other fixes.Fix) bool { return conflict(f, other) }) {
				left = append(left, f)
			} else {
				taken = append(taken, f)
			}
		}
		want := map[fixes.Edit]bool{}
		for _, f := range taken {
			for _, e := range f.Edits {
				want[e] = true
			}
		}
		edits, skipped := fixes.Merge(all)
		if !slices.EqualFunc(skipped, left, func(a, b fixes.Fix) bool { return slices.Equal(a.Edits, b.Edits) }) {
			t.Fatalf("round %d: of %v skipped %v, want %v", round, all, skipped, left)
		}
		if len(edits) != len(want) || slices.ContainsFunc(edits, func(e fixes.Edit) bool { return !want[e] }) {
			t.Fatalf("round %d: of %v made %v, want %v", round, all, edits, want)
		}
		if _, err := fixes.Apply(strings.Repeat(".", 40), edits); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
}

// conflict reports whether f and other cannot both be made.
func conflict(f, other fixes.Fix) bool {
	isImport := func(e fixes.Edit) bool { return e.Span.IsEmpty() && strings.HasSuffix(e.New, "\n") }
	opening := func(f fixes.Fix) []fixes.Edit {
		return slices.DeleteFunc(slices.Clone(f.Edits), func(e fixes.Edit) bool { return e.New != "(" && e.New != ")" })
	}
	shared := false
	for _, e := range f.Edits {
		for _, o := range other.Edits {
			switch {
			case e == o:
				shared = shared || e.New == "(" || e.New == ")"
			case e.Span.Start <= o.Span.End && o.Span.Start <= e.Span.End && !(isImport(e) && isImport(o)):
				return true
			}
		}
	}
	return shared && !slices.Equal(opening(f), opening(other))
}
