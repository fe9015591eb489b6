// Package oracle asks CPython what it makes of programs, so that tests compare our
// claims with the truth.
package oracle

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

//go:embed run.py
var driver string

// Libraries is the environment variable with the folder that holds packages from PyPI
// for programs to import. Where it is not set, they have the standard library alone.
const Libraries = "AWAITER_LIBRARIES"

var needing = regexp.MustCompile(`(?m)^\s*(import|from) (trio|anyio|pytest)\b`)

// MayRun reports whether the packages that source imports are there.
func MayRun(source string) bool { return os.Getenv(Libraries) != "" || !needing.MatchString(source) }

// A Result is what a program did.
type Result struct {
	Stdout, Stderr string
	Exit           int // 0: it ended well
	TimedOut       bool
}

// Run runs each source as the main program of a fresh CPython process and returns
// what each did, in the same order. All warnings are on, those about coroutines
// never awaited included. It costs a few milliseconds for a program; to run many,
// call it once.
func Run(t testing.TB, sources ...string) []Result {
	t.Helper()
	return ask(t, false, sources)
}

// Compile returns, for each source, CPython's words for why it does not compile:
// "SyntaxError: invalid syntax (example.py, line 1)", and "" if it does.
func Compile(t testing.TB, sources ...string) []string {
	t.Helper()
	var errors []string
	for _, r := range ask(t, true, sources) {
		errors = append(errors, r.Stderr)
	}
	return errors
}

// Version returns N of the Python 3.N that is asked.
func Version(t testing.TB) int {
	t.Helper()
	out, err := exec.Command("python3", "-I", "-c", "import sys; print(sys.version_info[1])").Output()
	minor, wrong := strconv.Atoi(strings.TrimSpace(string(out)))
	if err := cmp.Or(err, wrong); err != nil {
		t.Fatalf("python3 is needed to judge: %v", err)
	}
	return minor
}

func ask(t testing.TB, compile bool, sources []string) []Result {
	t.Helper()
	if len(sources) == 0 {
		return nil
	}
	request, err := json.Marshal(map[string]any{"compile": compile, "programs": sources, "libraries": os.Getenv(Libraries)})
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	python := exec.Command("python3", "-I", "-c", driver)
	python.Stdin, python.Stdout, python.Stderr = bytes.NewReader(request), &stdout, &stderr
	if err := python.Run(); err != nil {
		t.Fatalf("python3 is needed to judge: %v\n%s", err, &stderr)
	}
	var results []Result
	if err := json.Unmarshal(stdout.Bytes(), &results); err != nil || len(results) != len(sources) {
		t.Fatalf("the oracle's answer cannot be read: %v\n%s%s", err, &stdout, &stderr)
	}
	return results
}

// warning matches the line that CPython prints for a warning; the group is its text.
var warning = regexp.MustCompile(`(?m)^[^\s:][^:\n]*:\d+: (\w*Warning: .*)$`)

// Warnings returns the warnings that the program printed, "RuntimeWarning: coroutine
// 'f' was never awaited", in their order and without hints on how to trace them.
func (r Result) Warnings() []string {
	var all []string
	for _, m := range warning.FindAllStringSubmatch(r.Stderr, -1) {
		all = append(all, m[1])
	}
	return all
}

// LastLine returns the last line of Stderr that is no part of a warning: of a program
// that an exception ended, the exception.
func (r Result) LastLine() string {
	lines := strings.Split(strings.TrimSpace(r.Stderr), "\n")
	last := len(lines) - 1
	for i := last; i >= 0; i-- {
		if strings.HasPrefix(lines[i], " ") || strings.HasPrefix(lines[i], "RuntimeWarning: Enable tracemalloc") {
			continue // the code that a warning shows, and advice how to trace it
		}
		if !warning.MatchString(lines[i]) {
			return lines[i]
		}
	}
	return lines[last]
}

// Said returns what a page may quote of the program: what it printed, then its
// warnings, then the exception that ended it.
func (r Result) Said() []string {
	var all []string
	if r.Stdout != "" {
		all = strings.Split(strings.TrimSuffix(r.Stdout, "\n"), "\n")
	}
	all = append(all, r.Warnings()...)
	if r.Exit != 0 {
		all = append(all, r.LastLine())
	}
	return all
}
