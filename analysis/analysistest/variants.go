package analysistest

import (
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// variants are other ways to write the same program; they must give the same
// findings on the same lines.
var variants = []struct {
	name   string
	change func(string) string
}{
	{"CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
	{"CR", func(s string) string { return strings.ReplaceAll(s, "\n", "\r") }},
	{"tabs", func(s string) string { return mapLines(s, tabIndent) }},
	{"form feeds", func(s string) string { return mapLines(s, formFeed) }},
	{"BOM", func(s string) string { return "\ufeff" + s }},
	{"no newline at the end", func(s string) string { return strings.TrimRight(s, "\n") }},
}

func mapLines(s string, change func(string) string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(change(line))
	}
	return b.String()
}

// tabIndent indents line with a tab for every four spaces.
func tabIndent(line string) string {
	tabs := 0
	for strings.HasPrefix(line, "    ") {
		line = line[4:]
		tabs++
	}
	return strings.Repeat("\t", tabs) + line
}

// formFeed puts a form feed before a line that is not indented; the tokenizer
// starts to count columns there again (reference, "Indentation").
func formFeed(line string) string {
	if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
		return line
	}
	return "\f" + line
}

// compareVariants reports variants of c in which rules find something else.
func compareVariants(t testing.TB, c testCase, rules []*analysis.Rule, rule *analysis.Rule) {
	t.Helper()
	var want []finding
	for _, f := range c.check(rules, rule) {
		want = append(want, f.findings()...)
	}
	for _, v := range variants {
		var got []finding
		for _, f := range c.with(v.change).check(rules, rule) {
			got = append(got, f.findings()...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("with %s the findings are\n\t%v\nbut\n\t%v\nwithout", v.name, got, want)
		}
	}
}

// everyByte is the length of a text up to which all of its prefixes are tried;
// of a longer one the prefixes of whole lines and of half lines are.
const everyByte = 3000

// surviveTyping runs rules over texts that are still being typed: the prefixes of
// every file of c. It reports those that make a rule panic.
func surviveTyping(t testing.TB, c testCase, rules []*analysis.Rule) {
	t.Helper()
	parser := syntax.NewParser()
	defer parser.Close()
	for _, f := range c.files {
		for _, end := range prefixEnds(f.text) {
			if reason, stack := crash(parser, f.text[:end], c.target, rules); reason != nil {
				t.Errorf("%s: the first %d bytes, up to %q, make it panic: %v\n%s", f.name, end, f.text[max(0, end-40):end], reason, stack)
				return
			}
		}
	}
}

func prefixEnds(text string) []int {
	var ends []int
	start := 0
	for line := range strings.Lines(text) {
		switch {
		case len(text) <= everyByte:
			for i := range len(line) {
				ends = append(ends, start+i)
			}
		default:
			ends = append(ends, start, start+len(line)/2)
		}
		start += len(line)
	}
	return append(ends, start)
}

// crash runs rules over text and returns what a panic says, nil if there is none.
func crash(parser *syntax.Parser, text string, target syntax.Version, rules []*analysis.Rule) (reason any, stack []byte) {
	defer func() {
		if reason = recover(); reason != nil {
			stack = debug.Stack()
		}
	}()
	m := semantic.Analyze("typing", false, parser.Parse(source.New(text)), target, library.New(target))
	analysis.Check(m, rules, &analysis.Config{Enabled: func(*analysis.Rule) bool { return true }})
	return nil, nil
}
