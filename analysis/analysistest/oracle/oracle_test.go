package oracle

import (
	"slices"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	tests := []struct {
		name, source string
		said         []string
		exit         int
	}{
		{"prints", "print('hello')", []string{"hello"}, 0},
		{"raises", "print(1)\n1 / 0", []string{"1", "ZeroDivisionError: division by zero"}, 1},
		{"does not compile", "await x", []string{"SyntaxError: 'await' outside function"}, 1},
		{"a coroutine that is dropped", "async def f(): ...\nf()", []string{"RuntimeWarning: coroutine 'f' was never awaited"}, 0},
		{"a coroutine that is left behind", "async def f(): ...\nx = f()", []string{"RuntimeWarning: coroutine 'f' was never awaited"}, 0},
		{"fails with a coroutine in hand", "async def f(): ...\nf().x", []string{"RuntimeWarning: coroutine 'f' was never awaited", "AttributeError: 'coroutine' object has no attribute 'x'"}, 1},
		{"is the main program", "print(__name__)", []string{"__main__"}, 0},
		{"ends itself", "raise SystemExit(3)", []string{""}, 3},
		{"finds its own classes", "import dataclasses\n@dataclasses.dataclass\nclass C:\n    x: int\nprint(C(1))", []string{"C(x=1)"}, 0},
	}
	var sources []string
	for _, test := range tests {
		sources = append(sources, test.source)
	}
	for i, r := range Run(t, sources...) {
		if r.Exit != tests[i].exit || !slices.Equal(r.Said(), tests[i].said) {
			t.Errorf("%s: exit %d, said %q; want %d, %q\n%s", tests[i].name, r.Exit, r.Said(), tests[i].exit, tests[i].said, r.Stderr)
		}
	}
}

func TestCompile(t *testing.T) {
	got := Compile(t, "async def f(): await g()", "def f(): await g()", "x = '\x00'")
	for i, want := range []string{"", "SyntaxError: 'await' outside async function", "null bytes"} {
		if (want == "") != (got[i] == "") || !strings.Contains(got[i], want) {
			t.Errorf("program %d: %q, want %q", i, got[i], want)
		}
	}
}
