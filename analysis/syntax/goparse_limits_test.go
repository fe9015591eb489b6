package syntax

import (
	"strings"
	"testing"

	"awaiter/analysis/source"
)

// TestValidLayouts compares the trees of texts that are laid out in all ways.
func TestValidLayouts(t *testing.T) {
	for _, text := range []string{
		"", "\n", "\ufeff", "\ufeffx\n", "# c", "# c\n\n", "x", "x;", "\f\nx = 1\n\f\n# c\r\ny\r", "x = 1\ry = 2\rif x:\r\ty\r",
		"if x:\r\n\ty\r\n\r\n\tz\r\n", "x = '''a\rb\r\n'''\r", "x = [\n# c\n1,\n\n2]  # d\n", "x = 1 + \\\n  2\n", "if x:\n  \\\n  y\n",
		"def f(a, b=1, /, c=2, *, d, **e): pass; # c\n", "def f(  # c\n    a,  # d\n): ...\n", "lambda: (yield)\n", "f(x for x in y)(*a, b=1, **c)\n",
		"if a: b; c;\nelif d: e;\nelse:\n  f;\n", "@a.b[c]\n@d  # e\n\nasync def f(): await g\nx\n", "async def f():\n  async for a, in b: pass\n  async with (a as b, c): pass\n",
		"with (a): pass\nwith (a, b): pass\nwith (a, b) as c: pass\nwith (a), b: pass\nwith (a as b): pass\nwith (yield): pass\nwith (a,): pass\n",
		"try: a\nexcept* B as c: d\ntry: a\nexcept (B, C): d\nexcept: e\nelse: f\nfinally: g\n", "x: int = yield\n(x): y\na[b:c, *d, ::e] += f,\n", "a = b = *c, d\ndel (e), [f, g],\n",
		"match x, *y:\n  case -1 | 1-2j | 'a' 'b' | None: a\n  case {'k': v, A.b: [*_, c], **r} if r: b\n  case A.B(c, d=(e as f)) | (g) | (): c\nmatch = match[x]\nmatch(x)\n",
		"f'{a!r:>{w}}{{}}' rf''.x\n", "f'''{\na:b}'''\n", "f'{x = !s:y}' u'z'\n", "from ... import (a as b, c,)\nfrom .a.b import *\nimport a.b as c, d\n", "é = 名\n",
		"if x: from y import *\nx; from y import *; z\n",
		"def f(): return *a().f() + x\n*a ()\nb = *c.d[e], *g\nfor h in *i.j, k: *l.m(n)\n",
	} {
		s := source.New(text)
		got := parseValid(s)
		if got == nil {
			t.Errorf("refused: %q", text)
			continue
		}
		for _, want := range []*Tree{parseBroken(s), parseAnew(s)} {
			if diff := sameTree(want, got); diff != "" {
				t.Errorf("%q: %s\n%s", text, diff, firstDifferences([]byte(want.Dump()), []byte(got.Dump()), s, 4))
			}
		}
	}
}

// TestValidGivesUp parses what is too deep, and what is no text.
func TestValidGivesUp(t *testing.T) {
	for name, text := range map[string]string{
		"parentheses": strings.Repeat("(", 5000) + strings.Repeat(")", 5000),
		"open":        strings.Repeat("[", 100000),
		"signs":       strings.Repeat("-", 100000) + "x",
		"not":         strings.Repeat("not ", 50000) + "x",
		"lambda":      strings.Repeat("lambda: ", 50000) + "x",
		"power":       strings.Repeat("x ** ", 50000) + "x",
		"conditional": strings.Repeat("x if y else ", 50000) + "x",
		"sum":         strings.Repeat("x + ", 50000) + "x",
		"attributes":  "x" + strings.Repeat(".y", 50000),
		"elif":        "if x: y\n" + strings.Repeat("elif x: y\n", 50000),
		"blocks":      deepBlocks(120),
		"fields":      strings.Repeat("f'{", 5000) + "x" + strings.Repeat("}'", 5000),
		"zero byte":   "x = '\x00'\n",
		"bytes":       "x = '\xff'\n",
		"comment":     "# \x00\n",
		"dedent":      "if x:\n        y\n    z\n",
		"tabs":        "if x:\n        y\n\tz\n",
		"unclosed":    "x = (1,\n",
		"string":      "x = 'a\n",
		"triple":      "x = '''a\n",
		"backslash":   "x = 1 \\\n",
		"python 2":    "print x\n",
	} {
		if parseValid(source.New(text)) != nil {
			t.Errorf("%s: not refused", name)
		}
	}
}

func deepBlocks(depth int) string {
	var b strings.Builder
	for n := range depth {
		b.WriteString(strings.Repeat(" ", n) + "if x:\n")
	}
	return b.String() + strings.Repeat(" ", depth) + "y\n"
}
