package truth

import (
	"fmt"
	"strings"
	"testing"
)

// TestFalseAlarms holds our findings in a few of the programs to CPython; the sample is for
// go run ./cmd/dev oracle.
func TestFalseAlarms(t *testing.T) {
	verdicts, leftOut, err := Judge(t.Context(), Generate(10*Sample))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range FalseAlarms(verdicts) {
		t.Errorf("a false alarm:\n%s", v)
	}
	right := 0
	for _, v := range verdicts {
		if !v.Wrong {
			right++
		}
	}
	wrong := Total(verdicts).Wrong
	if wrong < 100 || right < 100 || leftOut > len(verdicts)/10 {
		t.Errorf("%d programs go wrong, %d do not, %d say nothing", wrong, right, leftOut)
	}
}

// TestJudge holds the judge to programs of which it is known what they do.
func TestJudge(t *testing.T) {
	tests := []struct{ name, text, says, places string }{
		{"fine", "print(1)", "", "[]"},
		{"raises", "x = 1\nx.y", "AttributeError: 'int' object has no attribute 'y'", "[{example.py 2}]"},
		{"raises in a group", "raise ExceptionGroup('a', [OSError()])", "ExceptionGroup: a (1 sub-exception)", "[{example.py 1}]"},
		{"drops a coroutine", "async def f(): ...\nf()", "RuntimeWarning: coroutine 'f' was never awaited", "[{example.py 2}]"},
		{"does not compile", "x =", "SyntaxError: invalid syntax (example.py, line 1)", "[{example.py 1}]"},
		{"never ends", "while True: pass", "Late: more than 2 seconds", "[{example.py 1}]"},
		{"imports", "import api\nprint(api.x)", "", "[]"},
		{"imports what is not there", "import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'", "[{example.py 1}]"},
		{"fails in what it imports", "import api\napi.f()", "ZeroDivisionError: division by zero", "[{example.py 2} {api.py 2}]"},
		{"blocks the loop", "import asyncio, api\nasyncio.run(api.wait())", "time.sleep() blocks the event loop", "[{api.py 5} {example.py 2}]"},
		{"blocks no loop", "import time\ntime.sleep(0)", "", "[]"},
		{"forgets an exception", "import asyncio, api\nasyncio.run(api.forget())", "Task exception was never retrieved", "[{api.py 6} {api.py 2}]"},
		{"exits", "raise SystemExit(3)", "SystemExit: 3", "[{example.py 1}]"},
	}
	const api = `x = 1
def f(): 1 / 0
async def wait():
    import time
    time.sleep(0)
async def fail(): f()
async def forget():
    import asyncio
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
`
	var programs []*Program
	for _, test := range tests {
		programs = append(programs, &Program{Files: map[string]string{main: test.text, "api.py": api}})
	}
	results, err := run(programs)
	if err != nil {
		t.Fatal(err)
	}
	for i, test := range tests {
		if says, places := results[i].Says, fmt.Sprint(results[i].Places); says != test.says || !strings.HasPrefix(places, test.places[:len(test.places)-1]) {
			t.Errorf("%s: says %q at %s; want %q at %s", test.name, says, places, test.says, test.places)
		}
	}
}
