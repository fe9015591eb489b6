package analysistest

import (
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// Linear repeats the cases of each rule in folder: one as a whole, under other names, and of
// one the line of a finding. What is allocated for each repetition, to find and to repair,
// stays the same if there are four times as many.
func Linear(t *testing.T, folder string, rules []*analysis.Rule) {
	const few, many = 40, 160
	for _, rule := range rules {
		t.Run(rule.Name, func(t *testing.T) {
			done := map[string]bool{}
			for _, path := range cases(t, folder+"/"+rule.Name) {
				c := load(t, path)
				for kind, repeat := range repetitions(c, rule) {
					if done[kind] || len(checkOnce(c, rule, repeat(few))) < few/2 {
						continue
					}
					done[kind] = true
					one, other := allocated(c, rule, repeat(few))/few, allocated(c, rule, repeat(many))/many
					if other > one+one/4 {
						t.Errorf("%s, %s: %d allocations for each of %d, %d for each of %d", path, kind, one, few, other, many)
					}
				}
			}
		})
	}
}

// repetitions returns what repeats the file of c, by what is repeated.
func repetitions(c testCase, rule *analysis.Rule) map[string]func(n int) string {
	text := c.files[0].text
	all := map[string]func(n int) string{"everything": func(n int) string { return copies(text, n) }}
	lines := strings.SplitAfter(text, "\n")
	for _, d := range checkOnce(c, rule, text) {
		at := strings.Count(text[:d.Span.Start], "\n")
		if line := strings.TrimSpace(lines[at]); strings.HasSuffix(line, ":") || strings.HasPrefix(line, "@") {
			continue
		}
		all["a line"] = func(n int) string {
			return strings.Join(slices.Insert(slices.Clone(lines), at, slices.Repeat(lines[at:at+1], n-1)...), "")
		}
		break
	}
	return all
}

// atTop is what binds a name at the top of a module: it is the first or second group.
var atTop = regexp.MustCompile(`(?m)^(?:async +def|def|class) +(\w+)|^(\w+) *(?::[^=\n]*)?=[^=]`)

// copies returns n copies of text, each of which has names of its own, under the imports.
func copies(text string, n int) string {
	own := map[string]bool{}
	for _, m := range atTop.FindAllStringSubmatch(text, -1) {
		own[m[1]+m[2]] = true
	}
	var imports, rest strings.Builder
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "import ") || strings.HasPrefix(line, "from ") && !strings.Contains(line, "(") {
			imports.WriteString(line)
		} else {
			rest.WriteString(line)
		}
	}
	for i := range n {
		imports.WriteString(word.ReplaceAllStringFunc(rest.String(), func(name string) string {
			if own[name] {
				return fmt.Sprintf("%s_%d", name, i)
			}
			return name
		}) + "\n\n")
	}
	return imports.String()
}

// checkOnce returns what rule finds in text, as the module of c.
func checkOnce(c testCase, rule *analysis.Rule, text string) []*analysis.Diagnostic {
	m := semantic.Analyze("example", false, syntax.ParseOnce(source.New(text)), c.target, library.New(c.target))
	return analysis.Check(m, []*analysis.Rule{rule}, &analysis.Config{Enabled: func(*analysis.Rule) bool { return true }})
}

// allocated returns how often something is allocated to check text and to merge the first
// fixes of what is found.
func allocated(c testCase, rule *analysis.Rule, text string) int {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var all []fixes.Fix
	for _, d := range checkOnce(c, rule, text) {
		if offered := d.Fixes(); len(offered) > 0 {
			all = append(all, offered[0])
		}
	}
	fixes.Merge(all)
	runtime.ReadMemStats(&after)
	return int(after.Mallocs - before.Mallocs)
}
