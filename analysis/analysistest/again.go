package analysistest

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Again edits all cases in folder, several at a time as one module, at random, some of
// them between the functions of a longer program, and compares what analysis.Again finds
// after each edit with what analysis.Check finds. edits is how many it makes in each.
func Again(t *testing.T, folder string, rules []*analysis.Rule, edits int) {
	var all []testCase
	for _, rule := range rules {
		for _, path := range cases(t, folder+"/"+rule.Name) {
			if c := load(t, path); len(c.files) == 1 {
				all = append(all, c)
			}
		}
	}
	random := rand.New(rand.NewPCG(1, uint64(edits)))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	looked, parts := 0, 0
	for i, size := 0, 0; i < len(all); i += size {
		size = 3 + random.IntN(10)
		group := all[i:min(i+size, len(all))]
		texts := []string{programs.Module(random.IntN(2) * random.IntN(400))}
		for _, c := range group {
			texts = append(texts, c.files[0].text)
		}
		random.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		text, target := strings.Join(texts, "\n\n"), group[0].target
		if i%2 == 0 {
			text = Lengthen(text)
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			l, n := editAgain(t, text, target, rules, edits, random)
			looked, parts = looked+l, parts+n
		})
	}
	t.Logf("looked at %d of %d parts", looked, parts)
	if looked > parts*9/10 {
		t.Errorf("looked at %d of %d parts: nearly nothing was taken from the check before", looked, parts)
	}
}

// classHead is the first line of a class of the module, with the beginning of the next one.
var classHead = regexp.MustCompile(`(?m)^class .*:\n([ \t]+)`)

// Lengthen makes the classes of text so long that they are parsed in pieces.
func Lengthen(text string) string {
	return classHead.ReplaceAllString(text, "${0}'"+strings.Repeat("long ", 60)+"'\n$1")
}

// editAgain edits text at random and compares what Again and Check find. It returns at
// how many parts Again looked, and how many there were.
func editAgain(t *testing.T, text string, target syntax.Version, rules []*analysis.Rule, edits int, random *rand.Rand) (looked, parts int) {
	parser := syntax.NewParser()
	defer parser.Close()
	cfg := &analysis.Config{Enabled: func(*analysis.Rule) bool { return true }}
	var last *analysis.Checked
	var history, undo []string
	for range edits {
		tree := parser.Parse(source.New(text))
		program := semantic.Program{Name: "example", Tree: tree, Target: target, Importer: library.New(target)}
		now := analysis.Again(last, program, program.Analyze, rules, cfg)
		want, got := describe(analysis.Check(program.Analyze(), rules, cfg)), describe(now.Found)
		if !slices.Equal(want, got) {
			t.Fatalf("after the edits\n%s\nof\n%s\nnot found again: %s\nfound too much: %s", strings.Join(history, "\n"), text, without(want, got), without(got, want))
		}
		if last != nil {
			looked, parts = looked+now.Looked, parts+tree.PartCount()
		}
		last = now
		if len(undo) > 0 && random.IntN(3) > 0 {
			history = append(history, "undone")
			text, undo = undo[len(undo)-1], undo[:len(undo)-1]
			continue
		}
		undo = append(undo, text)
		at, end, with := randomEdit(text, random)
		history = append(history, fmt.Sprintf("%q for %q at line %d", with, text[at:end], strings.Count(text[:at], "\n")+1))
		text = text[:at] + with + text[end:]
	}
	return looked, parts
}

func without(all, others []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(others, s) }), "\n")
}

// describe returns all that is said in found.
func describe(found []*analysis.Diagnostic) []string {
	var all []string
	for _, d := range found {
		s := fmt.Sprintf("%s %v %s %s", d.Rule.Name, d.Span, d.Severity, d.Message)
		for _, r := range d.Related {
			s += fmt.Sprintf("; %v %s", r.Span, r.Message)
		}
		for _, f := range d.Fixes() {
			s += fmt.Sprintf("; %v", f)
		}
		all = append(all, s)
	}
	return all
}

var word = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`)

// pieces are what is typed.
var pieces = []string{
	"async ", "await ", "yield ", "return ", "return 1\n", "pass\n", "raise ValueError\n", "x = ", "self.", "self.value = ", "global counter\n",
	"import asyncio\n", "from contextlib import asynccontextmanager\n", "from asyncio import *\n", "def added():\n    return added()\n",
	"async def added():\n    await added()\n", "class Added:\n    async def __aenter__(self): return self\n    async def __aexit__(self, *a): ...\n",
	"\"", "'", "\"\"\"", "(", ")", "[", "]", "{", "}", ":", ",", "\n", " ", "    ", "#", "# noqa\n", "@", "@property\n", "@staticmethod\n", ".", "*", "=", " is None",
	"async def half", "def half(self, ", "try:\n", "(object)", "(Added)", "x.value = ", "    def half(self):\n        self.value = half()\n",
	"class Heir(Added):\n    def __init__(self):\n        self.value = added()\n", "if x:\n", "exit()\n", "x\n", "None", "lambda: ", "-> int", ": int",
}

// members are what is put between methods.
var members = []string{
	"half", "async def", "def half(self): return added()", "async def half(self): self.value = 1", "async def added(self): ...", "@property", "value = added()",
	"@property\n    async def value(self): return self", "def __exit__(self, *a): ...", "async def __aexit__(self, *a): ...", "async def __aenter__(self): return self", "def __init__(self): self.value = added()",
}

// methodHead is the first line of a method.
var methodHead = regexp.MustCompile(`(?m)^    (async )?def .*\n`)

// randomEdit returns a place in text and what is to stand there.
func randomEdit(text string, random *rand.Rand) (start, end int, with string) {
	words := word.FindAllStringIndex(text, -1)
	lines := strings.SplitAfter(text, "\n")
	lineAt := func(n int) int { return len(strings.Join(lines[:n], "")) }
	anyWord := func() []int {
		if len(words) == 0 {
			return []int{0, 0}
		}
		return words[random.IntN(len(words))]
	}
	n := random.IntN(len(lines))
	switch random.IntN(10) {
	case 0: // a name for another
		at, from := anyWord(), anyWord()
		return at[0], at[1], text[from[0]:from[1]]
	case 1: // a name less, or a part of it
		at := anyWord()
		return at[0] + random.IntN(at[1]-at[0]+1), at[1], ""
	case 2: // a line less
		return lineAt(n), lineAt(n) + len(lines[n]), ""
	case 3: // a line twice, or elsewhere
		return lineAt(n), lineAt(n), lines[random.IntN(len(lines))]
	case 4: // a line on top
		return 0, 0, pieces[random.IntN(len(pieces))]
	case 5: // something at the beginning of a line
		indent := len(lines[n]) - len(strings.TrimLeft(lines[n], " "))
		return lineAt(n) + indent, lineAt(n) + indent, pieces[random.IntN(len(pieces))]
	case 6:
		at := anyWord()
		return at[1], at[1], pieces[random.IntN(len(pieces))]
	case 8, 9: // a member more, or all between two methods less
		heads := methodHead.FindAllStringIndex(text, -1)
		if len(heads) == 0 {
			return 0, 0, ""
		}
		i := random.IntN(len(heads))
		if at := heads[i][0]; random.IntN(3) > 0 || i+1 == len(heads) {
			return at, at, "    " + members[random.IntN(len(members))] + "\n\n"
		}
		return heads[i][0], heads[i+1][0], ""
	}
	at := anyWord()
	return at[0], at[0], pieces[random.IntN(len(pieces))]
}
