package main

import (
	"go/format"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/docs"
)

// TestNewRule holds what new-rule writes to what the tests of a rule ask.
func TestNewRule(t *testing.T) {
	files := newRule("left-behind")
	source := files["analysis/rules/left_behind.go"]
	if formatted, err := format.Source([]byte(source)); err != nil || string(formatted) != source {
		t.Errorf("the Go file is not formatted: %v\n%s", err, source)
	}
	if !strings.Contains(source, `Name:     "left-behind"`) || !strings.Contains(source, "var LeftBehind = define(") || !strings.Contains(source, "func leftBehind(p *analysis.Pass)") {
		t.Errorf("the Go file lacks its names:\n%s", source)
	}
	page := docs.Parse(files["docs/rules/left-behind.md"])
	if page.Title != "left-behind" || len(page.Sections) != 4 {
		t.Errorf("the page has the title %q and %d sections", page.Title, len(page.Sections))
	}
	example, instead := page.Section("Example"), page.Section("Use instead")
	results := oracle.Run(t, example.Block("python"), instead.Block("python"))
	if said := strings.Join(results[0].Said(), "\n") + "\n"; said != example.Block("text") {
		t.Errorf("CPython says %q of the Example, not %q", said, example.Block("text"))
	}
	if results[1].Exit != 0 || results[1].Stderr != "" {
		t.Errorf("Use instead fails: %s", results[1].Stderr)
	}
	if !strings.Contains(files["testdata/rules/left-behind/basic.py"], "# want left-behind\n") {
		t.Error("the case wants nothing")
	}
}
