package semantic_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

const summarized = `
import asyncio
from other import thing as renamed, _private
from .near import sibling
LIMIT = 3
def plain(a, b=1):
    x = make(a)
    unused = 2
    if a:
        return x
    return None
def annotated(a: int) -> int:
    return a
async def fetch():
    print("a")
    await asyncio.sleep(1)
async def rows():
    for i in range(3):
        yield i
def decorator(f):
    def inner():
        return f()
    return inner
def several():
    tasks = []
    tasks.append(plain(1))
    return tasks
class C:
    kind = 1
    def method(self):
        self.value = 1
        local = 2
        print(local)
    async def get(self):
        return self.value
`

// TestHash edits a module: the Hash changes with what others can see of it, and with
// nothing else.
func TestHash(t *testing.T) {
	summary := func(text string) *semantic.Summary {
		return semantic.Analyze("a.b", false, syntax.ParseOnce(source.New(text)), 11, nil).Summary()
	}
	whole := summary(summarized).Hash()
	for _, edit := range []struct {
		old, new string
		seen     bool
	}{
		{"unused = 2", "unused = 3", false},
		{"unused = 2", "unused = make(3)\n    print(unused)", false},
		{"print(\"a\")", "print('b', 2)", false},
		{"print(local)", "print(local, 2)", false},
		{"local = 2", "local = 'a'", false},
		{"    return a\n", "    print(a)\n    return a\n", false},
		{"x = make(a)", "x = other(a)", true},
		{"def plain", "def renamed", true},
		{"b=1", "b=1, c=2", true},
		{"-> int", "-> str", true},
		{"async def fetch", "def fetch", true},
		{"yield i", "yield [i]", true},
		{"yield i", "print(i)", true},
		{"await asyncio.sleep(1)", "return 1", true},
		{"return None", "return 1", true},
		{"if a:", "if not a:", true},
		{"return f()", "return None", true},
		{"return inner", "return f", true},
		{"self.value = 1", "self.value = 2", true},
		{"self.value = 1", "self.other = 1", true},
		{"kind = 1", "kind = 2", true},
		{"class C:", "class C(list):", true},
		{"print(local)", "print(local", true},
		{"append(plain(1))", "append(fetch())", true},
		{"LIMIT = 3", "LIMIT = 4", true},
		{"thing as renamed", "thing as other", true},
		{"return self.value", "return self", true},
		{"async def get(self)", "@wraps\n    async def get(self)", true},
	} {
		if !strings.Contains(summarized, edit.old) {
			t.Fatal(edit.old)
		}
		if changed := summary(strings.Replace(summarized, edit.old, edit.new, 1)).Hash() != whole; changed != edit.seen {
			t.Errorf("%q for %q: changed is %t", edit.new, edit.old, changed)
		}
	}
	if summary(summarized).Hash() != whole {
		t.Error("the same text has another hash")
	}
}

func TestSummaryNames(t *testing.T) {
	s := semantic.Analyze("a.b", false, syntax.ParseOnce(source.New(summarized)), 11, library).Summary()
	var names []string
	for name, x := range s.Names() {
		names = append(names, fmt.Sprintf("%s %t %s", name, x.Private, x.Alias))
	}
	slices.Sort(names)
	want := []string{"C false ", "LIMIT false ", "_private true other._private", "annotated false ", "asyncio false asyncio",
		"decorator false ", "fetch false ", "plain false ", "renamed false other.thing", "rows false ", "several false ", "sibling false a.near.sibling"}
	if !slices.Equal(names, want) {
		t.Errorf("names are %q", names)
	}
	if got := s.Type("fetch").Call().String(); got != "coroutine of 'fetch()'" {
		t.Errorf("fetch() is %s", got)
	}
	if got := s.Type("missing"); !got.IsUnknown() {
		t.Errorf("missing is %s", got)
	}
	listed := semantic.Analyze("a", false, syntax.ParseOnce(source.New("__all__ = ['_x']\n_x = y = 1")), 11, nil).Summary()
	if listed.Names()["_x"].Private || !listed.Names()["y"].Private {
		t.Error("__all__ says what is public")
	}
}
