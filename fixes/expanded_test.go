package fixes_test

import (
	"os"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// TestExpandedComprehensionsKeepBehaviour writes every statement that has an asynchronous
// comprehension as what it stands for, and compares what CPython prints of both.
func TestExpandedComprehensionsKeepBehaviour(t *testing.T) {
	content, err := os.ReadFile("../testdata/fixes/expand/comprehensions.py")
	if err != nil {
		t.Fatal(err)
	}
	before := string(content)
	after, n := expandComprehensions(t, before)
	if n < 15 {
		t.Errorf("only %d comprehensions are expanded", n)
	}
	results := oracle.Run(t, before, after)
	if results[0].Exit != 0 || len(results[0].Stdout) < 500 {
		t.Fatalf("the program fails: %s", results[0].Stderr)
	}
	if results[0].Stdout != results[1].Stdout {
		t.Errorf("the program prints\n%s\nexpanded it prints\n%s%s\nit is\n%s", results[0].Stdout, results[1].Stdout, results[1].Stderr, after)
	}
}

// expandComprehensions returns text with its comprehensions expanded, from the last on,
// and how many there are.
func expandComprehensions(t *testing.T, text string) (string, int) {
	t.Helper()
	n := 0
	tree := syntax.ParseOnce(source.New(text))
	var all []syntax.Node
	for g := range syntax.All[syntax.Comprehension](tree.Root()) {
		if comp := g.Parent(); g.IsAsync() && (len(all) == 0 || all[len(all)-1] != comp) {
			all = append(all, comp)
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		comp := syntax.ParseOnce(source.New(text)).At(all[i].Span().Start)
		for comp.Exists() && !comp.Is(syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp) {
			comp = comp.Parent()
		}
		expanded, ok := fixes.Expanded(comp)
		if !ok {
			continue
		}
		n++
		stmt := comp
		for !stmt.Parent().Is(syntax.KindFunctionDef, syntax.KindIf) {
			stmt = stmt.Parent()
		}
		start := stmt.Tree().Text.LineStart(stmt.Span().Start)
		margin := stmt.Tree().Text.Indent(start)
		var b strings.Builder
		for line := range strings.Lines(expanded) {
			b.WriteString(margin + line)
		}
		text = text[:start] + strings.TrimSuffix(b.String(), "\n") + text[stmt.Span().End:]
	}
	return text, n
}

// TestExpanded has what is shown of single statements.
func TestExpanded(t *testing.T) {
	for _, c := range []struct{ program, want string }{
		{"async def f():\n    async with a as b:\n        pass  # x\n    c\n", "manager = a\naenter = type(manager).__aenter__\naexit = type(manager).__aexit__\nvalue = await aenter(manager)\nraised = False\ntry:\n    b = value\n    pass  # x\nexcept BaseException as exc:\n    raised = True\n    if not await aexit(manager, type(exc), exc, exc.__traceback__):\n        raise\nfinally:\n    if not raised:\n        await aexit(manager, None, None, None)\n"},
		{"async def f():\r\n\tasync for a in b:\r\n\t\tpass\r\n", "iterable = b\niterator = type(iterable).__aiter__(iterable)\nwhile True:\n\ttry:\n\t\ta = await type(iterator).__anext__(iterator)\n\texcept StopAsyncIteration:\n\t\tbreak\n\tpass\n"},
		{"async def f():\n    return [a async for a in b]\n", "async def listcomp(iterator):\n    result = []\n    while True:\n        try:\n            a = await type(iterator).__anext__(iterator)\n        except StopAsyncIteration:\n            break\n        result.append(a)\n    return result\n\nreturn await listcomp(aiter(b))\n"},
		{"async def f():\n    return [a async for a in b if (c := a)]\n", ""},
		{"async def f():\n    return [\n        a async for a in b  # a comment\n    ]\n", ""},
		{"async def f():\n    if [a async for a in b]: pass\n", ""},
		{"async def f():\n    return lambda: [a async for a in b]\n", ""},
		{"async def f():\n    async with a: # why\n        pass\n", "manager = a # why\naenter = type(manager).__aenter__\naexit = type(manager).__aexit__\nawait aenter(manager)\nraised = False\ntry:\n    pass\nexcept BaseException as exc:\n    raised = True\n    if not await aexit(manager, type(exc), exc, exc.__traceback__):\n        raise\nfinally:\n    if not raised:\n        await aexit(manager, None, None, None)\n"},
		{"async def f():\n    async for a in b:\n        pass\n        # the end\n    # outside\n    c\n", "iterable = b\niterator = type(iterable).__aiter__(iterable)\nwhile True:\n    try:\n        a = await type(iterator).__anext__(iterator)\n    except StopAsyncIteration:\n        break\n    pass\n"},
		{"async def f():\n    async with a:\n        pass\n        # the end\n    c\n", "manager = a\naenter = type(manager).__aenter__\naexit = type(manager).__aexit__\nawait aenter(manager)\nraised = False\ntry:\n    pass\n    # the end\nexcept BaseException as exc:\n    raised = True\n    if not await aexit(manager, type(exc), exc, exc.__traceback__):\n        raise\nfinally:\n    if not raised:\n        await aexit(manager, None, None, None)\n"},
		{"async def f():\n    with a:\n        pass\n", ""},
		{"async def f():\n    async with (a as\n", ""},
	} {
		tree := syntax.ParseOnce(source.New(c.program))
		for n := range tree.Root().Subtree() {
			if !n.Is(syntax.KindWith, syntax.KindFor, syntax.KindListComp) {
				continue
			}
			if got, ok := fixes.Expanded(n); got != c.want || ok != (c.want != "") {
				t.Errorf("%s\nbecomes\n%s\nwant\n%s", c.program, got, c.want)
			}
			break
		}
	}
}
