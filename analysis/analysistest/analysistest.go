// Package analysistest holds rules to their cases. A case is a Python file, or a
// txtar archive of several, in testdata/rules/<rule>; docs/contributing.md says how
// one is written.
package analysistest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"awaiter/analysis"
)

// Run tests every one of rules with all cases in folder/<its name>, as the subtest
// <name>/<file>. Each case must be found as its comments ask, with all other rules
// silent; in every other spelling of the same text; without a panic in any state
// of being typed; and its fixes must give its golden file and keep the laws.
func Run(t *testing.T, folder string, rules []*analysis.Rule) {
	var out repairs
	for _, rule := range rules {
		t.Run(rule.Name, func(t *testing.T) {
			paths := cases(t, filepath.Join(folder, rule.Name))
			if len(paths) == 0 {
				t.Errorf("no cases in %s", filepath.Join(folder, rule.Name))
			}
			for _, path := range paths {
				t.Run(filepath.Base(path), func(t *testing.T) { runCase(t, load(t, path), rules, rule, &out) })
			}
		})
	}
	t.Run("CPython compiles what the fixes give", func(t *testing.T) { out.judge(t) })
}

func runCase(t testing.TB, c testCase, rules []*analysis.Rule, rule *analysis.Rule, out *repairs) {
	for _, f := range c.check(rules, rule) {
		compareWants(t, f)
		compareForm(t, f)
	}
	if t.Failed() {
		return // what follows would say it again
	}
	compareVariants(t, c, rules, rule)
	surviveTyping(t, c, rules)
	obeyLaws(t, c, rules, rule, out)
	compareGolden(t, c, rules, rule, out)
}

// cases returns the case files in folder. Golden files that belong to none are an
// error.
func cases(t testing.TB, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Error(err)
	}
	var paths, goldens []string
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		switch filepath.Ext(path) {
		case ".py", ".pyi", ".txtar":
			paths = append(paths, path)
		case ".golden":
			goldens = append(goldens, path)
		default:
			t.Errorf("%s is no case", path)
		}
	}
	for _, golden := range goldens {
		if !slices.Contains(paths, golden[:len(golden)-len(".golden")]) {
			t.Errorf("%s belongs to no case", golden)
		}
	}
	return paths
}
