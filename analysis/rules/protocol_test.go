package rules_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/rules"
)

// definitions are the ways to write the methods of each protocol, right and wrong.
// Every combination is a class. use runs what the language does with it.
var definitions = []struct {
	name    string
	methods [][]string
	use     string
}{
	{
		"context manager",
		[][]string{{
			"",
			"async def __aenter__(self): return self",
			"async def __aenter__(self, timeout=1): return self",
			"async def __aenter__(self, timeout): return self",
			"async def __aenter__(self): yield self",
			"async def __aenter__(*args): return args",
			"async def __aenter__(): return 1",
			"def __aenter__(self): return self",
			"def __aenter__(self): pass",
			"def __aenter__(self): return [self]",
			"def __aenter__(self): return self.go()",
			"def __aenter__(self): return asyncio.sleep(0)",
			"def __aenter__(self): return asyncio.ensure_future(self.go())",
			"def __aenter__(self): yield",
			"__aenter__ = go",
			"__aenter__ = lambda self: self.go()",
			"async def __aenter__(self, /, **more): return self",
			"@staticmethod\n    async def __aenter__(): return 1",
			"@classmethod\n    async def __aenter__(cls): return cls",
			"@property\n    def __aenter__(self): return self.go",
			"@functools.wraps(go)\n    async def __aenter__(self): return self",
			"def __aenter__(self):\n        try:\n            return self.go()\n        finally:\n            self.entered = True",
			"def __aenter__(self):\n        for _ in range(3):\n            self.x = 1\n        return {}",
			"def __enter__(self): return self",
		}, {
			"",
			"async def __aexit__(self, *exc): pass",
			"async def __aexit__(self, exc_type, exc, tb): return False",
			"async def __aexit__(self, exc_type, exc, tb, more=1): return None",
			"async def __aexit__(self, exc_type, exc): return None",
			"async def __aexit__(self): pass",
			"async def __aexit__(self, exc_type, exc, tb, more): pass",
			"async def __aexit__(self, exc_type, exc, tb): yield",
			"def __aexit__(self, *exc): pass",
			"def __aexit__(self, *exc): return exc[0] is ValueError",
			"def __aexit__(self, *exc): return self.go()",
			"@staticmethod\n    async def __aexit__(*exc): pass",
			"async def __aexit__(self, /, exc_type=None, exc=None, tb=None): return None",
			"async def __aexit__(self, *, exc_type, exc, tb): return None",
			"def __aexit__(self, *exc):\n        if exc[0]:\n            return True\n        return 0",
			"def __exit__(self, *exc): pass",
		}},
		"async with C(): pass",
	},
	{
		"asynchronous iterator",
		[][]string{{
			"",
			"def __aiter__(self): return self",
			"def __aiter__(self, start=0): return self",
			"def __aiter__(self, start): return self",
			"async def __aiter__(self): return self",
			"async def __aiter__(self): yield 1",
			"def __aiter__(self): yield 1",
			"def __aiter__(self): return iter([1])",
			"def __aiter__(self): return [1]",
			"def __aiter__(self): self.x = 1",
			"def __aiter__(self): return self.rows()",
			"def __aiter__(self): return self.go()",
			"def __aiter__(self): return Cursor()",
			"__aiter__ = rows",
			"def __iter__(self): return self",
		}, {
			"",
			"async def __anext__(self): raise StopAsyncIteration",
			"async def __anext__(self): return 1",
			"async def __anext__(self): raise StopIteration",
			"async def __anext__(self, step): return 1",
			"async def __anext__(self): yield 1",
			"def __anext__(self): return self.go()",
			"def __anext__(self): return 1",
			"def __anext__(self): raise StopAsyncIteration",
			"__anext__ = go",
			"def __next__(self): return 1",
		}},
		"async for _ in C():\n        break\n    if hasattr(C, '__anext__') and isinstance(C().__aiter__(), C):\n        try:\n            await C().__anext__()\n        except StopAsyncIteration:\n            pass",
	},
	{
		"awaitable",
		[][]string{{
			"def __await__(self): yield",
			"def __await__(self): return self.go().__await__()",
			"def __await__(self): return (yield from asyncio.sleep(0).__await__())",
			"def __await__(self): return iter([])",
			"def __await__(self, loop=None): yield",
			"def __await__(self, loop): yield",
			"def __await__(): yield",
			"def __await__(self): return self.go()",
			"def __await__(self): return asyncio.sleep(0)",
			"def __await__(self): return asyncio.ensure_future(self.go())",
			"def __await__(self): return self",
			"def __await__(self): return []",
			"def __await__(self): return 1",
			"def __await__(self): return self.rows()",
			"def __await__(self): self.x = 1",
			"async def __await__(self): return 1",
			"async def __await__(self): yield",
		}, {
			"",
			"def __next__(self): raise StopIteration",
		}},
		"await C()",
	},
}

// classSource is the program around the methods.
const classSource = `import asyncio
import functools


class Cursor:
    async def __anext__(self):
        return 1


def cursors():
    return Cursor()


class C:
    async def go(self, *args):
        return self

    async def rows(self):
        yield 1

METHODS

class Query:
    def __aiter__(self):
        return Cursor()
`

// behaviour are the rules about what works, but not as it should; they have no say
// on whether a class can be used.
var behaviour = []string{"truthy-aexit", "aenter-returns-nothing", "anext-falls-through", "entry-never-awaits", "blocking-init"}

// judge runs programs, each in a namespace of its own, and prints one line for each:
// the exception that ended it, "fine" if none did.
const judge = `import json

for program in json.loads(PROGRAMS):
    try:
        exec(program, {})
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
`

// TestProtocolVerdicts compares, for every combination of definitions, whether the
// protocol rules find something in the class with whether CPython can use it.
func TestProtocolVerdicts(t *testing.T) {
	var family []*analysis.Rule
	for _, r := range rules.Lookup("protocol") {
		if !slices.Contains(behaviour, r.Name) {
			family = append(family, r)
		}
	}
	var names, classes, programs []string
	for _, d := range definitions {
		for _, methods := range combinations(d.methods) {
			if !strings.Contains(methods, "__a") {
				continue // nothing asynchronous is defined
			}
			class := strings.Replace(classSource, "METHODS", methods, 1)
			names = append(names, d.name+" with\n"+methods)
			classes = append(classes, class)
			programs = append(programs, class+"\n\nasync def main():\n    "+d.use+"\n\n\nasyncio.run(main())\n")
		}
	}
	list, err := json.Marshal(programs)
	if err != nil {
		t.Fatal(err)
	}
	result := oracle.Run(t, strings.Replace(judge, "PROGRAMS", strconv.Quote(string(list)), 1))[0]
	verdicts := strings.Split(strings.TrimSpace(result.Stdout), "\n")
	if len(verdicts) != len(programs) {
		t.Fatalf("%d verdicts on %d programs\n%s", len(verdicts), len(programs), result.Stderr)
	}
	for i, verdict := range verdicts {
		_, found := analysistest.Check(classes[i], family)
		switch {
		case verdict != "fine" && len(found) == 0:
			t.Errorf("missed: %s%s", names[i], verdict)
		case verdict == "fine" && len(found) > 0:
			t.Errorf("false alarm: %s%s: %s", names[i], found[0].Rule.Name, found[0].Message)
		}
	}
}

// combinations returns the bodies of classes with one of each list of methods.
func combinations(lists [][]string) []string {
	all := []string{""}
	for _, list := range lists {
		var longer []string
		for _, before := range all {
			for _, method := range list {
				if method != "" {
					method = "    " + method + "\n"
				}
				longer = append(longer, before+method)
			}
		}
		all = longer
	}
	return all
}
