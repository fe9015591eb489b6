package syntax

import (
	"slices"
	"strings"
	"testing"
)

// TestScannedAgain types in the middle of a class of which the scanner is shown another
// text in the place of what is far from there: it finds what it finds in the real one, as
// it does not look.
func TestScannedAgain(t *testing.T) {
	method := "    @d\n    async def m(self, a=(1,\n        2)):\n        x = f'{a!r}'; print(x)\n        try: pass\n\n    y = 1  # y\n"
	text := "class A:\n" + strings.Repeat(method, 100) + "z = 1\n"
	hidden := strings.NewReplacer("x", "'", "(", "$", "y", ")").Replace(method)
	at := strings.Index(text[len(text)/2:], "print") + len(text)/2

	first := &scanner{}
	end := first.chunk(text, earlier{})
	was := chunkAt{chunk: &chunk{length: end, members: []member{{}}, inserts: slices.Clone(first.inserts), comments: slices.Clone(first.comments)}, reach: first.reach}
	was.scanned = first.scanned(was.chunk)

	for _, typed := range []string{"q", "(", "\n    ", "'''", "#"} {
		edited := text[:at] + typed + text[at:]
		fresh, again := &scanner{}, &scanner{}
		end := fresh.chunk(edited, earlier{})
		last := strings.LastIndex(edited[:at], method)
		next := strings.Index(edited[at:], method) + at
		lied := "class A:\n" + strings.Repeat(hidden, last/len(method)) + edited[len("class A:\n")+last/len(method)*len(method):]
		if typed != "'''" { // which takes in all that follows
			rest := strings.Count(edited[next+len(method):], method)
			lied = lied[:next+len(method)] + strings.Repeat(hidden, rest) + "z = 1\n"
		}
		if len(lied) != len(edited) || lied == edited {
			t.Fatal("the test shows no other text")
		}
		if got := again.chunk(lied, earlier{was, at, at + len(typed), len(typed)}); got != end || again.reach != fresh.reach {
			t.Errorf("%q: ends at %d, reaches %d; want %d, %d", typed, got, again.reach, end, fresh.reach)
		}
		if a, b := again.scanned(was.chunk), fresh.scanned(was.chunk); !a.equals(b) || !slices.Equal(again.inserts, fresh.inserts) || !slices.Equal(again.comments, fresh.comments) {
			t.Errorf("%q: found %v, want %v", typed, a, b)
		}
	}
}
