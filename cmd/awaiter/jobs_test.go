package main

import (
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/rules"
)

// TestJobs checks all cases of the rules, which are files of one folder after another,
// one at a time and many at a time, and twice with fixes: the reports are the same.
func TestJobs(t *testing.T) {
	folder, err := filepath.Abs("../../testdata/rules")
	if err != nil {
		t.Fatal(err)
	}
	for _, flags := range [][]string{{"--extend-select", "all"}, {"--diff", "--unsafe-fixes"}} {
		reports := map[string]string{}
		for _, jobs := range []string{"1", "3", "16"} {
			var out, errs strings.Builder
			w := &world{in: strings.NewReader(""), out: &out, err: &errs, folder: folder, rules: rules.All(),
				env: func(string) string { return "" }, terminal: func(any) (int, bool) { return 0, false }}
			args := append([]string{"check", "--no-cache", "--exit-zero", "--format", "concise", "--jobs", jobs}, flags...)
			if code := run(args, w); code != exitClean {
				t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
			}
			if strings.Count(out.String(), "\n") < 1000 {
				t.Fatalf("%v: wrote %q", args, out.String())
			}
			reports[out.String()+errs.String()] = jobs
		}
		if len(reports) != 1 {
			t.Errorf("%v: %d reports, with %v jobs", flags, len(reports), reports)
		}
	}
}
