package semantic_test

import (
	"fmt"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestWithoutCheckpoint lists the lines on which a function, or where one is marked a
// with or while statement, may be left without a checkpoint.
func TestWithoutCheckpoint(t *testing.T) {
	cases := []struct {
		name, body string
		want       string // lines of body, from 1; 0 is the end of the def
	}{
		{"nothing", "pass", "0"},
		{"an await", "await x", ""},
		{"an await behind a return", "return\nawait x", "1"},
		{"return of an await", "return await x", ""},
		{"raise", "raise ValueError", ""},
		{"one branch", "if a:\n  await x\n", "0"},
		{"both branches", "if a:\n  await x\nelse:\n  await y", ""},
		{"the test", "if await x:\n  return 1\n", ""},
		{"one branch returns", "if a:\n  return 1\nawait x", "2"},
		{"one branch raises", "if a:\n  raise E\nelse:\n  await x", ""},
		{"a constant test", "if True:\n  await x", ""},
		{"elif", "if a:\n  await x\nelif b:\n  await y\n", "0"},
		{"the first operand", "await x or await y", ""},
		{"the second operand", "a and await y", "0"},
		{"a conditional expression", "(await x) if a else b", "0"},
		{"a conditional expression, both ways", "(await x) if a else await y", ""},
		{"a loop that may not run", "for i in y:\n  await x", "0"},
		{"a loop that runs", "for i in (1, 2):\n  await x", ""},
		{"a loop over a range", "for i in range(3):\n  await x", ""},
		{"a loop over an empty range", "for i in range(0):\n  await x", "0"},
		{"a loop that runs, with continue", "for i in (1, 2):\n  if i: continue\n  await x", "0"},
		{"a loop that runs, with break", "for i in (1, 2):\n  if i: break\n  await x", "0"},
		{"an async for", "async for i in y: pass", ""},
		{"else of a loop", "for i in y:\n  pass\nelse:\n  await x", ""},
		{"else of a loop with break", "for i in y:\n  break\nelse:\n  await x", "0"},
		{"while true", "while True:\n  await x", ""},
		{"while true with break", "while True:\n  if a: break\n  await x", "0"},
		{"while true with break behind", "while True:\n  await x\n  if a: break", ""},
		{"while with an awaited test", "while await x: pass", ""},
		{"while with another test", "while a:\n  await x", "0"},
		{"async with", "async with y: pass", ""},
		{"return in async with", "async with y:\n  return 1", ""},
		{"a scope is none", "async with scope: pass", "0"},
		{"return in a scope", "async with scope:\n  return", "2"},
		{"a nursery is one at its exit", "async with group:\n  pass", ""},
		{"an exception that is caught", "try:\n  await x\nexcept E:\n  pass", "0"},
		{"an exception that is caught, and another await", "try:\n  await x\nexcept E:\n  await y", ""},
		{"an exception that is caught and raised", "try:\n  await x\nexcept E:\n  raise", ""},
		{"an exception behind the await", "await x\ntry:\n  f()\nexcept E:\n  pass", ""},
		{"finally with an await", "try:\n  f()\nfinally:\n  await x", ""},
		{"return through finally with an await", "try:\n  return 1\nfinally:\n  await x", ""},
		{"return through finally", "try:\n  return 1\nfinally:\n  f()", "2"},
		{"break through finally with an await", "while True:\n  try:\n    break\n  finally:\n    await x", ""},
		{"else of try", "try:\n  f()\nexcept E:\n  await x\nelse:\n  await y", ""},
		{"suppress", "import contextlib\nwith contextlib.suppress(E):\n  await x", "0"},
		{"another manager", "with open(p) as f:\n  await x", ""},
		{"match", "match a:\n  case 1:\n    await x", "0"},
		{"match for everything", "match a:\n  case 1:\n    await x\n  case _:\n    await y", ""},
		{"a function in it", "async def g():\n  await x", "0"},
		{"a lambda", "f = lambda: (yield)", "0"},
		{"a list of awaits that may be empty", "[await f(i) for i in y]", "0"},
		{"a list of awaits", "[await f(i) for i in (1, 2)]", ""},
		{"an asynchronous list", "[i async for i in y]", ""},
		{"a generator", "(i async for i in y)", "0"},
		{"an exit", "import sys\nsys.exit()", ""},
		{"yield", "await x\nyield 1\n", "0"},
		{"yield between awaits", "await x\nyield 1\nawait x", ""},
		{"two yields", "await x\nyield 1\nyield 2\nawait x", "3"},
		{"yield in a loop", "while True:\n  yield 1\n  await x", "2"},
		{"yield in a loop behind an await", "while True:\n  await x\n  yield 1", ""},
		{"a with", "with MARK:\n  f()", "1"},
		{"a with with an await on one way", "with MARK:\n  if a:\n    await x", "1"},
		{"a with and a return", "with MARK:\n  if a:\n    return 2\n  await x", "3"},
		{"a with in a loop", "for i in y:\n  with MARK:\n    if a: continue\n    await x", "3"},
		{"a loop in a with", "with MARK:\n  for i in y:\n    continue\n  await x", ""},
		{"a while", "while MARK:\n  f()", "1"},
		{"a manager that swallows", "with quiet:\n  g()\n  await x", "0"},
		{"a manager that swallows nothing", "with loud:\n  g()\n  await x", ""},
		{"a while and continue", "while MARK:\n  if a: continue\n  await x", "2"},
		{"a while and break", "while MARK:\n  if a: break\n  await x", ""},
		{"a while in a while", "while MARK:\n  while b:\n    continue\n  await x", ""},
		{"a while and continue through finally", "while MARK:\n  try:\n    continue\n  finally:\n    await x", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := "async def f():\n " + strings.ReplaceAll(c.body, "\n", "\n ") + "\n"
			m := semantic.Analyze("", false, syntax.ParseOnce(source.New(text)), 11, library)
			region := m.Functions[0].Def
			for name := range syntax.All[syntax.Name](m.Tree.Root()) {
				if name.Text() == "MARK" {
					for region = name.Parent(); !region.Is(syntax.KindWith, syntax.KindWhile); {
						region = region.Parent()
					}
				}
			}
			var got []string
			for _, n := range m.WithoutCheckpoint(region, semantic.Managers{
				Sure: func(item syntax.WithItem) (enter, exit bool) {
					name := item.ContextExpr().Text()
					return name == "y", name == "group"
				},
				Swallows: func(item syntax.WithItem) bool { return item.ContextExpr().Text() == "quiet" },
			}) {
				got = append(got, fmt.Sprint(m.Tree.Text.Line(n.Span().Start)))
			}
			if have := sorted(got); have != c.want {
				t.Errorf("%s\nis left without a checkpoint on lines %q, want %q", text, have, c.want)
			}
		})
	}
}

func sorted(lines []string) string {
	all := append([]string{}, lines...)
	for i := range all {
		for j := i; j > 0 && all[j] < all[j-1]; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	return strings.Join(all, " ")
}
