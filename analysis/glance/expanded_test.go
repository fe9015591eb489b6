package glance_test

import (
	"strings"
	"testing"

	"awaiter/analysis/glance"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestExpanded asks at every place of a program what is expanded there. The digits below
// a line say which: the number of the line that the text speaks of, 0 for none.
func TestExpanded(t *testing.T) {
	lines := []string{
		"async def f(x):", "",
		"    y = 1", "0",
		"    async with x as z:", "3",
		"        print(z)", "3",
		"        async for i in z:", "5",
		"            rows = [j async for j in i]", "6",
		"            def g():", "0",
		"                return 1", "0",
		"    with x: pass", "0",
	}
	var program strings.Builder
	for i := 0; i < len(lines); i += 2 {
		program.WriteString(lines[i] + "\n")
	}
	tree := syntax.ParseOnce(source.New(program.String()))
	for i := 2; i < len(lines); i += 2 {
		line := tree.Text.LineSpan(i / 2)
		offset := line.Start + len(lines[i]) - 2
		text, at, ok := glance.Expanded(tree, offset)
		if want := lines[i+1]; !ok && want != "0" || ok && !strings.HasPrefix(text, "# Line "+want+": ") {
			t.Errorf("at %q: %q, want line %s", lines[i], text, want)
		}
		if ok && tree.Text.Line(at) != int(lines[i+1][0]-'1') {
			t.Errorf("at %q it begins at %d", lines[i], at)
		}
	}
	for _, c := range []struct{ program, want string }{
		{"async def f(x):\n    return {a async for a in x}\n", "# Line 2: a set comprehension with 'async for'"},
		{"async def f(x):\n    async for a in x: pass\n", "# Line 2: 'async for', as the code"},
		{"async def f(x):\n    async with x: pass\n", "# Line 2: 'async with', as the code"},
	} {
		text, _, _ := glance.Expanded(syntax.ParseOnce(source.New(c.program)), strings.LastIndex(c.program, "async ")+2)
		if !strings.HasPrefix(text, c.want) {
			t.Errorf("%s: %q", c.program, text)
		}
	}
}
