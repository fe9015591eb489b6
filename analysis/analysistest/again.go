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
			l, n := EditAgain(t, NewTypist(text, random), target, rules, edits)
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

// EditAgain has typist edit its text, edits times, and compares what Again and Check find. It
// returns at how many parts Again looked, and how many there were.
func EditAgain(t *testing.T, typist *Typist, target syntax.Version, rules []*analysis.Rule, edits int) (looked, parts int) {
	parser := syntax.NewParser()
	defer parser.Close()
	cfg := &analysis.Config{Enabled: func(*analysis.Rule) bool { return true }}
	var last *analysis.Checked
	for range edits {
		tree := parser.Parse(typist.Text)
		program := semantic.Program{Name: "example", Tree: tree, Target: target, Importer: library.New(target)}
		now := analysis.Again(last, program, program.Analyze, rules, cfg)
		want, got := Describe(analysis.Check(program.Analyze(), rules, cfg)), Describe(now.Found)
		if !slices.Equal(want, got) {
			t.Fatalf("after the edits\n%s\nof\n%s\n%s", typist.History(), typist.Text, Differences(want, got))
		}
		if last != nil {
			looked, parts = looked+now.Looked, parts+tree.PartCount()
		}
		last = now
		typist.Type()
	}
	return looked, parts
}

// Differences returns what was found too much, or not found, a finding a line.
func Differences(want, got []string) string {
	return "not found again: " + without(want, got) + "\nfound too much: " + without(got, want)
}

func without(all, others []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(others, s) }), "\n")
}

// SayAll is a rule that says what every name, attribute and call is, and of which type the
// attribute x of it is: not of a module, where nobody looks for what is not written.
var SayAll = &analysis.Rule{Name: "say-all", Severity: analysis.Hint, Check: func(p *analysis.Pass) {
	for n := range p.Root().Subtree() {
		if n.Is(syntax.KindName, syntax.KindAttribute, syntax.KindCall) {
			t := p.TypeOf(n)
			x := semantic.Type{}
			if !t.IsModule() {
				x = t.Attribute("x")
			}
			p.Report(n, "%s is %s, %s, its x %s", n.Text(), p.QualifiedName(n), t.String(), x.String())
		}
	}
}}

// Describe returns all that is said in found.
func Describe(found []*analysis.Diagnostic) []string {
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
