package programs_test

import (
	"os/exec"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/library"
	"awaiter/analysis/rules"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// compiles reports what CPython says of text, "" if it compiles it.
func compiles(t *testing.T, text string) string {
	t.Helper()
	cmd := exec.Command("python3", "-c", "import sys; compile(sys.stdin.buffer.read(), 'module', 'exec')")
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatal(err)
	}
	return string(out)
}

func check(text string) []*analysis.Diagnostic {
	m := semantic.Analyze("", false, syntax.ParseOnce(source.New(text)), 11, library.New(11))
	return analysis.Check(m, rules.All(), nil)
}

func TestModule(t *testing.T) {
	for _, lines := range []int{40, 100, 500, 1_000, 10_000} {
		text := programs.Module(lines)
		if n := strings.Count(text, "\n"); n > lines || n < lines-60 {
			t.Errorf("Module(%d) has %d lines", lines, n)
		}
		if said := compiles(t, text); said != "" {
			t.Errorf("Module(%d): %s", lines, said)
		}
		for _, d := range check(text) {
			t.Errorf("Module(%d): %s: %s", lines, d.Rule.Name, d.Message)
		}
	}
}

func TestClient(t *testing.T) {
	for _, count := range []int{1, 10} {
		text := programs.Client(count)
		if methods := strings.Count(text, "\n    async def "); methods < 10*count {
			t.Errorf("Client(%d) has %d asynchronous methods", count, methods)
		}
		run := exec.Command("python3", "-W", "error", "-")
		run.Stdin = strings.NewReader(text + "\n\nasyncio.run(example())\n")
		if out, err := run.CombinedOutput(); err != nil {
			t.Errorf("Client(%d): %v\n%s", count, err, out)
		}
		for _, d := range check(text) {
			t.Errorf("Client(%d): %s: %s", count, d.Rule.Name, d.Message)
		}
	}
}

func TestTyped(t *testing.T) {
	for _, lines := range []int{100, 1_000} {
		text := programs.Module(lines)
		at := programs.Place(text)
		text = text[:at] + programs.Typed + text[at:]
		if said := compiles(t, text); said != "" {
			t.Errorf("typed into %d lines: %s", lines, said)
		}
		found := check(text)
		if len(found) != 1 || found[0].Rule != rules.NeverAwaited {
			t.Errorf("typed into %d lines: %d findings", lines, len(found))
		}
	}
}
