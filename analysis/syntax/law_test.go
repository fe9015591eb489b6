package syntax

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// sameTree reports how two trees of one text differ, "" if they do not.
func sameTree(a, b *Tree) string {
	for i := range max(len(a.chunks), len(b.chunks)) {
		if i >= len(a.chunks) || i >= len(b.chunks) {
			return fmt.Sprintf("%d chunks against %d", len(a.chunks), len(b.chunks))
		}
		x, y := a.chunks[i], b.chunks[i]
		switch {
		case x.base != y.base || x.length != y.length:
			return fmt.Sprintf("chunk %d: %d+%d against %d+%d", i, x.base, x.length, y.base, y.length)
		case x.reach != y.reach:
			return fmt.Sprintf("chunk %d at %d: reach %d against %d", i, x.base, x.reach, y.reach)
		case x.scanned != nil && y.scanned != nil && !x.scanned.equals(y.scanned):
			return fmt.Sprintf("chunk %d at %d: the scanner found %v against %v", i, x.base, *x.scanned, *y.scanned)
		case !slices.Equal(x.comments, y.comments):
			return fmt.Sprintf("chunk %d at %d: comments differ", i, x.base)
		case !slices.Equal(x.parens, y.parens):
			return fmt.Sprintf("chunk %d at %d: parentheses differ: %v against %v", i, x.base, x.parens, y.parens)
		case !slices.Equal(x.members, y.members):
			return fmt.Sprintf("chunk %d at %d: members differ", i, x.base)
		case !slices.Equal(x.nodes, y.nodes):
			for n := range min(len(x.nodes), len(y.nodes)) {
				if x.nodes[n] != y.nodes[n] {
					return fmt.Sprintf("chunk %d at %d, node %d: %+v against %+v", i, x.base, n, x.nodes[n], y.nodes[n])
				}
			}
			return fmt.Sprintf("chunk %d at %d: %d nodes against %d", i, x.base, len(x.nodes), len(y.nodes))
		}
	}
	return ""
}

func (s *scanned) equals(o *scanned) bool {
	return slices.Equal(s.patches, o.patches) && slices.Equal(s.marks, o.marks) && slices.Equal(s.lines, o.lines)
}

// checkTree reports what is wrong with the form of a tree: that nodes nest, that
// their spans lie in the text, that chunks tile it, that indices are right.
func checkTree(t *Tree) string {
	text := t.Text.String()
	at := len(text) - len(strings.TrimPrefix(text, byteOrderMark))
	for n, c := range t.chunks {
		if c.base != at || c.length <= 0 || at+c.length > len(text) {
			return fmt.Sprintf("chunk %d: %d+%d does not follow %d", n, c.base, c.length, at)
		}
		at += c.length
		open := []int32{}
		for i, x := range c.nodes {
			for len(open) > 0 && int32(i) >= c.nodes[open[len(open)-1]].after {
				open = open[:len(open)-1]
			}
			parent := int32(-1)
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			broken := x.flags&flagBroken != 0
			switch {
			case x.parent != parent:
				return fmt.Sprintf("chunk %d, node %d %v: parent %d, not %d", n, i, x.kind, x.parent, parent)
			case x.after <= int32(i) || int(x.after) > len(c.nodes) || parent >= 0 && x.after > c.nodes[parent].after:
				return fmt.Sprintf("chunk %d, node %d %v: after %d", n, i, x.kind, x.after)
			case x.start > x.end || int(x.end) > c.length:
				return fmt.Sprintf("chunk %d, node %d %v: span %d..%d", n, i, x.kind, x.start, x.end)
			case x.kind == KindNone || x.kind == KindModule || x.kind >= kindCount || x.field >= fieldCount:
				return fmt.Sprintf("chunk %d, node %d: kind %d field %d", n, i, x.kind, x.field)
			case x.kind == KindError && !broken, broken && parent >= 0 && c.nodes[parent].flags&flagBroken == 0 && x.kind == KindError:
				return fmt.Sprintf("chunk %d, node %d %v: not broken", n, i, x.kind)
			}
			if parent >= 0 && x.field != FieldDecoratorList && c.nodes[parent].kind != KindError {
				if p := c.nodes[parent]; x.start < p.start || x.end > p.end {
					return fmt.Sprintf("chunk %d, node %d %v %d..%d: outside of its parent %v %d..%d", n, i, x.kind, x.start, x.end, p.kind, p.start, p.end)
				}
			}
			if next := x.after; int(next) < len(c.nodes) && c.nodes[next].parent == parent && c.nodes[next].start < x.start && x.field != FieldDecoratorList {
				return fmt.Sprintf("chunk %d, node %d %v %d..%d: behind its sibling %v %d..%d", n, i, x.kind, x.start, x.end, c.nodes[next].kind, c.nodes[next].start, c.nodes[next].end)
			}
			if _, found := slices.BinarySearch(c.byKind.of(x.kind), int32(i)); !found {
				return fmt.Sprintf("chunk %d, node %d %v: not in the index", n, i, x.kind)
			}
			open = append(open, int32(i))
		}
		for i, p := range c.parens {
			if i > 0 && p.node < c.parens[i-1].node || c.nodes[p.node].flags&flagParens == 0 || p.start > p.end || int(p.end) > c.length {
				return fmt.Sprintf("chunk %d: parentheses %+v", n, p)
			}
		}
		for i, s := range c.comments {
			if s.start >= s.end || text[c.base+int(s.start)] != '#' || i > 0 && s.start < c.comments[i-1].end {
				return fmt.Sprintf("chunk %d: comment %+v", n, s)
			}
		}
	}
	if at != len(text) {
		return fmt.Sprintf("chunks end at %d of %d", at, len(text))
	}
	return ""
}

// inserts is what random edits insert: what opens, closes and confuses.
var inserts = []string{
	"a", "x", " ", "(", ")", "[", "]", "{", "}", `"`, "'", `"""`, "'''", `f"`, `f'''`, "t\"{x", "\n", "\r\n", "\r", "\t", "\f", "\v", "\\", "\\\n",
	"#", ":", ";", ",", ".", "=", "@", "*", "**", "->", ":=", "é", "名", "😀", "\x00", "\xff", "\xe4\xbd", "\ufeff", "\u200b", "0", "1.5e3", "1_0j",
	"def f():\n", "async def g(self):\n    ", "class C(B):\n    pass\n", "@dec\n", "import x\n", "from . import *\n", "if x:\n    ", "else:\n", "elif y:\n",
	"try:\n", "except A, B:\n", "except* E:\n", "finally:\n", "await ", "yield ", "lambda: ", "print ", "type X = ", "match x:\n", "case _:\n", "\n    def m(self): return 1\n",
	"return\n", "async with a as b, c:\n", "for i in j:\n", "[T = int]", "{x:=5}", "{x!r:>{w}}", "not in", "is not", "    ", "        ", "\n\n\n", "exec ", "__future__",
}

// randomEdit returns t with a random edit.
func randomEdit(r *rand.Rand, t *source.Text) *source.Text {
	n := t.Len()
	at := r.IntN(n + 1)
	switch r.IntN(10) {
	case 0, 1, 2, 3:
		return t.Edit(source.Span{Start: at, End: at}, inserts[r.IntN(len(inserts))])
	case 4, 5, 6:
		return t.Edit(source.Span{Start: at, End: min(n, at+1+r.IntN(3))}, "")
	case 7:
		return t.Edit(source.Span{Start: at, End: min(n, at+r.IntN(40))}, inserts[r.IntN(len(inserts))])
	case 8: // move text
		end := min(n, at+r.IntN(200))
		piece := t.Slice(source.Span{Start: at, End: end})
		t = t.Edit(source.Span{Start: at, End: end}, "")
		to := r.IntN(t.Len() + 1)
		return t.Edit(source.Span{Start: to, End: to}, piece)
	default: // a line
		line := t.Line(at)
		s := t.LineSpan(line)
		if r.IntN(2) == 0 {
			return t.Edit(source.Span{Start: s.Start, End: min(n, s.End+1)}, "")
		}
		return t.Edit(source.Span{Start: s.Start, End: s.Start}, t.Slice(s)+"\n")
	}
}

// TestEditedTreeIsFresh edits texts at random. After every edit the tree is the
// one that a new Parser makes.
func TestEditedTreeIsFresh(t *testing.T) {
	t.Parallel()
	texts := append([]string{"", "x", programs.Module(300)}, nasty...)
	edits := 60
	if !testing.Short() {
		edits = 250
	}
	for i, text := range texts {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			editAtRandom(t, uint64(i), text, edits)
		})
	}
}

// TestPassBetweenMethods moves a pass statement from before a method to behind it: the class
// without its methods, where each has left a pass, reads the same.
func TestPassBetweenMethods(t *testing.T) {
	t.Parallel()
	method := func(name string) string {
		return "    def " + name + "(self):\n        return self." + strings.Repeat("attribute_of_", 6) + name + "\n"
	}
	const pass = "    pass\n"
	const class = "class A:\n"
	checkEdit(t, class+method("a")+pass+method("b")+method("c"), class+method("a")+method("b")+pass+method("c"))
}

// TestBracketsGetTooDeep repeats a line that leaves many brackets open: there are too many
// then, behind the first of the two as well.
func TestBracketsGetTooDeep(t *testing.T) {
	t.Parallel()
	line := "print(" + strings.Repeat("{", 100) + "ar\n"
	const rest = "def f(): ...\n"
	checkEdit(t, line+rest, line+line+rest)
}

// checkEdit edits before into after, the tree of which is the one that a new Parser makes.
func checkEdit(t *testing.T, before, after string) {
	t.Helper()
	p := NewParser()
	defer p.Close()
	p.Parse(source.New(before))
	now := source.New(after)
	if diff := sameTree(p.Parse(now), parseAnew(now)); diff != "" {
		t.Error(diff)
	}
}

// TestStringIsCutWhereItEnds leaves an f-string open before a method: what closes it is
// inserted before that, whatever of the method was read as one of its fields.
func TestStringIsCutWhereItEnds(t *testing.T) {
	t.Parallel()
	const method = "    def m(self):\n        return {\n    1: 2}\n\n"
	before := "class A:\n" + method + "    def f(self, a):\n        return f\"\"\"\"{a}\""
	inserts := parseAnew(source.New(before + "\n\n" + method)).chunks[0].inserts
	if want := []insertion{{uint32(len(before)), " \"\"\""}}; !slices.Equal(inserts, want) {
		t.Errorf("inserted: %v, not %v", inserts, want)
	}
}

// TestErrorBehindTheLastOne leaves a class with errors in its last method of which one ends behind
// the one that begins last.
func TestErrorBehindTheLastOne(t *testing.T) {
	t.Parallel()
	const text = "\n\nclass foFi\n    f FilesDef = {\n     \xdal\x11\f\xc9   \"egginfo_file.egg-info\": \"\"\"\n   rm: UNKNOWN\n            \"\"\",\n    }\n\n    def setUp(self):\n        super().setUp()\n        build_files(EggInfoFile.files, prebix=self.\flder:\n    def unicode_filenam\bt\xe5\x130\xc0\x9b$>\xb3\xfaaB\xff\x9f\xee\x1d"
	if wrong := checkTree(parseAnew(source.New(text))); wrong != "" {
		t.Error(wrong)
	}
}

func editAtRandom(t *testing.T, seed uint64, text string, edits int) {
	r := rand.New(rand.NewPCG(seed, 17))
	p := NewParser()
	defer p.Close()
	fresh := parseAnew
	if seed%2 == 0 {
		p.strict, fresh = false, parseBroken
	}
	current := source.New(text)
	last := p.Parse(current)
	for n := range edits {
		before := current
		if current.Len() > 60000 || n%50 == 49 {
			current = source.New(text)
		} else {
			current = randomEdit(r, inOnePiece(r, current))
			for r.IntN(6) == 0 {
				current = randomEdit(r, current)
			}
		}
		got, want := p.Parse(current), fresh(current)
		if diff := sameTree(got, want); diff != "" {
			t.Fatalf("seed %d, edit %d: edited tree against fresh one: %s\nbefore %q\nafter  %q", seed, n, diff, cutText(before), cutText(current))
		}
		if wrong := checkTree(got); wrong != "" {
			t.Fatalf("seed %d, edit %d: %s\n%q", seed, n, wrong, cutText(current))
		}
		// The parser has gone on from last, and freed what it kept of it.
		if diff := sameTree(ParseLike(last, current), want); p.strict && diff != "" {
			t.Fatalf("seed %d, edit %d: tree out of another against fresh one: %s\nbefore %q\nafter  %q", seed, n, diff, cutText(before), cutText(current))
		}
		last = got
	}
}

// inOnePiece returns a Text of the same content, now and then one of which an edit will
// copy but a few lines.
func inOnePiece(r *rand.Rand, t *source.Text) *source.Text {
	if r.IntN(3) > 0 {
		return t
	}
	return source.New(t.String())
}

// TestParseLikeShares checks that a tree has the chunks of the one that it is made out of,
// but for what an edit touches.
func TestParseLikeShares(t *testing.T) {
	t.Parallel()
	text := source.New(strings.Repeat("def f():\n    return 1\n\n\n", 100))
	p := NewParser()
	defer p.Close()
	tree := p.Parse(text)
	middle := text.Len() / 2
	like := ParseLike(tree, text.Edit(source.Span{Start: middle, End: middle}, "x"))
	shared := 0
	for _, c := range like.chunks {
		if slices.ContainsFunc(tree.chunks, func(old chunkAt) bool { return old.chunk == c.chunk }) {
			shared++
		}
	}
	if shared < 95 {
		t.Errorf("%d of %d chunks are shared with a tree of %d", shared, len(like.chunks), len(tree.chunks))
	}
}

// FuzzEdits looks for texts and edits whose tree is not the fresh one.
func FuzzEdits(f *testing.F) {
	for i, text := range nasty {
		f.Add(text, uint64(i))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) < 20000 {
			editAtRandom(t, seed, text, 12)
		}
	})
}

func cutText(t *source.Text) string {
	if t.Len() > 2000 {
		return t.String()[:2000] + "…"
	}
	return t.String()
}

// nasty are texts in which chunks are hard to find.
var nasty = []string{
	"class A(B):\n    \"\"\"Doc.\"\"\"\n\n    x = 1\n" + strings.Repeat("    async def method(self, a=(1, 2)):\n        return f\"{a!r} {'x' + \"y\"}\"\n\n    @property\n    def p(self):  # comment\n        '''Doc\n        of it.'''\n        return {\n    1: 2}\n\n", 12) + "\ny = 2\n",
	strings.Repeat("x = (1,\n2)\ny = '''a\nb'''\n@dec(\n    1)\n# c\n@dec2\ndef f(): pass\nif a:\n    pass\nelif b:\n    pass\nelse:\n    pass\ntry: pass\nexcept A, B: pass\n", 10),
	"def f():\r\n\tx = 1\r\n\tif y:\r\n\t\tz = 2\r\nclass A:\r\n\tdef g(self):\r\n\t\tpass\r\n" + strings.Repeat("a = b\r", 20),
	"\ufeff# coding: utf-8\n" + strings.Repeat("print(\"é\", '名前', x := 3)\nfoo\\\nbar\n\fdef g(a, *, b: int = 3) -> None: ...\n", 15),
	strings.Repeat("f'''\n{x!r:>{width}}\n{{}} {y = }\n'''\nt\"{z}\"\nrf'\\{x}'\nb'\\x00'\n", 20),
	strings.Repeat("(((\n[[[\n{{{\ndef f(:\n    return (\nclass B\n    def g(self\n        x = [1,\n    def h(self): pass\nimport os\n", 12),
	strings.Repeat("match x:\n    case {'a': [1, *_], **rest} if y: pass\n    case A.B(c, d=-1) | None: pass\n    case _: pass\ntype X[T: int = str, *Ts, **P] = list[T]\nwith (a as b, c): pass\nasync with a, b as c: pass\n", 12),
}
