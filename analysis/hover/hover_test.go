package hover_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/hover"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/docs"
)

var update = flag.Bool("update", false, "rewrite what the cases expect")

// marker stands where the cursor is.
const marker = "¦"

func analyze(text string) *semantic.Module {
	return semantic.Analyze("example", false, syntax.ParseOnce(source.New(text)), 12, library.New(12))
}

// A hoverCase is a pair of sections in a file of testdata/hover:
//
//	-- what the case is about --
//	the program, with the cursor at ¦
//	-- the text that is hovered over, and the page --
//	the facts; the section is called "none" and empty where nothing is said
type hoverCase struct{ title, program, outcome, facts string }

func readCases(t *testing.T, path string) (cases []hoverCase) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var parts [][2]string
	for line := range strings.Lines(string(content)) {
		if name, ok := strings.CutPrefix(line, "-- "); ok {
			parts = append(parts, [2]string{strings.TrimSuffix(strings.TrimRight(name, "\n"), " --")})
		} else if len(parts) > 0 {
			parts[len(parts)-1][1] += line
		}
	}
	for i := 0; i+1 < len(parts); i += 2 {
		cases = append(cases, hoverCase{parts[i][0], parts[i][1], parts[i+1][0], parts[i+1][1]})
	}
	return cases
}

// say returns the outcome and the facts of what is said at the marker.
func say(t *testing.T, program string) (outcome, facts string) {
	t.Helper()
	before, after, ok := strings.Cut(program, marker)
	if !ok {
		t.Fatalf("there is no %s in\n%s", marker, program)
	}
	m := analyze(before + after)
	content, ok := hover.At(m, len(before))
	if !ok {
		return "none", ""
	}
	checkMarkdown(t, content.Markdown)
	if !content.Span.Contains(len(before)) {
		t.Errorf("the span %v does not hold %d in\n%s", content.Span, len(before), program)
	}
	facts, rest, hasFacts := strings.Cut(content.Markdown, "\n\n---\n\n")
	if !hasFacts {
		facts, rest = "", content.Markdown
	}
	page := pageOf(rest)
	if page == "" {
		facts, page = content.Markdown, "no page"
	}
	if facts != "" {
		facts = strings.TrimSuffix(facts, "\n") + "\n"
	}
	return fmt.Sprintf("%s: %s", m.Tree.Text.Slice(content.Span), page), facts
}

// pageOf returns the name of the page that markdown shortens, "" if it is none.
func pageOf(markdown string) string {
	_, pages := docs.Names()
	for _, name := range pages {
		text, _ := docs.Protocol(name)
		if intro := strings.TrimSpace(docs.Parse(text).Intro); strings.HasPrefix(markdown, intro) {
			return name
		}
	}
	return ""
}

func TestCases(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/hover/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			var b strings.Builder
			for _, c := range readCases(t, path) {
				outcome, facts := say(t, c.program)
				if !*update && (outcome != c.outcome || facts != c.facts) {
					t.Errorf("%s: %s\n%s\nwant %s\n%s", c.title, outcome, facts, c.outcome, c.facts)
				}
				fmt.Fprintf(&b, "-- %s --\n%s-- %s --\n%s", c.title, c.program, outcome, facts)
				if o, f := say(t, strings.ReplaceAll(c.program, "\n", "\r\n")); o != strings.ReplaceAll(outcome, "\n", "\r\n") || f != facts {
					t.Errorf("%s: with CRLF: %s\n%s", c.title, o, f)
				}
			}
			if *update {
				if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestPages shows every page as hover does.
func TestPages(t *testing.T) {
	programs := map[string]string{
		"__await__": "class C:\n    def ¦__await__(self): ...\n", "__aenter__": "class C:\n    def ¦__aenter__(self): ...\n",
		"__aexit__": "class C:\n    def ¦__aexit__(self): ...\n", "__aiter__": "class C:\n    def ¦__aiter__(self): ...\n",
		"__anext__": "class C:\n    def ¦__anext__(self): ...\n", "__enter__": "class C:\n    def ¦__enter__(self): ...\n",
		"__exit__": "class C:\n    def ¦__exit__(self): ...\n", "__iter__": "class C:\n    def ¦__iter__(self): ...\n",
		"__next__": "class C:\n    def ¦__next__(self): ...\n", "await": "async def f():\n    ¦await x\n",
		"async-with": "async def f():\n    ¦async with x: ...\n", "async-for": "async def f():\n    ¦async for x in y: ...\n",
		"async-def": "¦async def f(): ...\n", "yield": "async def f():\n    ¦yield\n",
		"async-comprehension": "async def f():\n    return [x ¦async for x in y]\n",
		"asynccontextmanager": "from contextlib import asynccontextmanager\nx = ¦asynccontextmanager\n",
		"anext":               "¦anext\n", "aiter": "¦aiter\n", "StopAsyncIteration": "¦StopAsyncIteration\n",
		"aclose": "async def f():\n    yield\nf().¦aclose\n", "asend": "async def f():\n    yield\nf().¦asend\n",
		"athrow": "async def f():\n    yield\nf().¦athrow\n",
	}
	_, pages := docs.Names()
	for _, name := range pages {
		before, after, _ := strings.Cut(programs[name], marker)
		content, _ := hover.At(analyze(before+after), len(before))
		page := content.Markdown
		if _, rest, ok := strings.Cut(page, "\n---\n\n"); ok {
			page = rest
		}
		if pageOf(page) != name {
			t.Errorf("nothing shows the page %s:\n%s", name, content.Markdown)
			continue
		}
		checkMarkdown(t, page)
		path := "../../testdata/hover/pages/" + name + ".md"
		if *update {
			if err := os.WriteFile(path, []byte(page), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || page != string(want) {
			t.Errorf("%s differs (%v):\n%s", path, err, page)
		}
		if n := strings.Count(page, "\n"); n > 45 {
			t.Errorf("%s: %d lines do not fit a screen", name, n)
		}
	}
}

// TestPageByVersion quotes what CPython says with the version that the program is for.
func TestPageByVersion(t *testing.T) {
	const (
		program = "async def f():\n    await x\n"
		old     = "\n- What has no `__await__` cannot be awaited, among it asynchronous generators and functions that are not called: `TypeError: object int can't be used in 'await' expression`\n- A"
		now     = "\n- What has no `__await__` cannot be awaited, among it asynchronous generators and functions that are not called: `TypeError: 'int' object can't be awaited`\n- A"
	)
	for target, want := range map[syntax.Version]string{8: old, 13: old, 14: now, 15: now} {
		m := semantic.Analyze("example", false, syntax.ParseOnce(source.New(program)), target, library.New(target))
		content, _ := hover.At(m, strings.Index(program, "await"))
		if !strings.Contains(content.Markdown, want) || strings.Contains(content.Markdown, "Since Python 3.14") {
			t.Errorf("for Python 3.%d:\n%s", target, content.Markdown)
		}
	}
}

// checkMarkdown reports Markdown that a client would show wrong.
func checkMarkdown(t *testing.T, text string) {
	t.Helper()
	inCode := false
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "```") {
			inCode = !inCode
			continue
		}
		if inCode {
			continue
		}
		switch plain := withoutCode(line); {
		case strings.Count(line, "`")%2 != 0:
			t.Errorf("a code span does not end: %s", line)
		case strings.ContainsAny(plain, "<>") || strings.Contains(strings.ReplaceAll(plain, `\_`, ""), "__"):
			t.Errorf("a name is taken for Markdown: %s", line)
		case strings.Contains(line, "``"):
			t.Errorf("a code span is empty: %s", line)
		case strings.Contains(line, "  ") || strings.Contains(line, " ."):
			t.Errorf("a word is missing: %s", line)
		}
	}
	if inCode || strings.TrimSpace(text) == "" || !strings.HasSuffix(text, "\n") || strings.Contains(text, "\n\n\n") {
		t.Errorf("not well formed:\n%s", text)
	}
}

// withoutCode returns line without its code spans and the targets of its links.
func withoutCode(line string) string {
	line = regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(line, "]")
	parts := strings.Split(line, "`")
	var b strings.Builder
	for i := 0; i < len(parts); i += 2 {
		b.WriteString(parts[i])
	}
	return b.String()
}

// ours are the words over which anything may be said besides names that are called.
var ours = []string{
	"await", "async", "def", "with", "for", "yield", "asynccontextmanager", "anext", "aiter", "aclose", "asend", "athrow",
	"StopAsyncIteration", "__await__", "__aenter__", "__aexit__", "__aiter__", "__anext__", "__enter__", "__exit__", "__iter__", "__next__",
}

// TestSweep hovers over every offset of CPython's own asynchronous code.
func TestSweep(t *testing.T) {
	out, err := exec.Command("python3", "-I", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])").Output()
	if err != nil {
		t.Fatalf("python3 is needed: %v", err)
	}
	root := strings.TrimSpace(string(out))
	answers := 0
	for _, name := range []string{"asyncio/locks.py", "asyncio/queues.py", "asyncio/streams.py", "asyncio/taskgroups.py", "contextlib.py", "_collections_abc.py", "heapq.py"} {
		content, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		m := analyze(text)
		for offset := range len(text) + 1 {
			c, ok := hover.At(m, offset)
			if !ok {
				continue
			}
			answers++
			checkMarkdown(t, c.Markdown)
			said := text[c.Span.Start:c.Span.End]
			if !c.Span.Contains(offset) {
				t.Errorf("%s: %v does not hold %d", name, c.Span, offset)
			}
			words := strings.Fields(said)
			rest := strings.TrimLeft(text[c.Span.End:], " ")
			if !slices.Contains(ours, words[0]) && !strings.HasPrefix(rest, "(") {
				t.Errorf("%s: an answer over %q", name, said)
			}
		}
	}
	if answers < 1000 {
		t.Errorf("only %d answers", answers)
	}
}

// TestHalfTyped hovers over programs that end in the middle.
func TestHalfTyped(t *testing.T) {
	paths, _ := filepath.Glob("../../testdata/hover/*.txt")
	for _, path := range paths {
		for _, c := range readCases(t, path) {
			text := strings.Replace(c.program, marker, "", 1)
			for end := range len(text) {
				m := analyze(text[:end])
				for _, offset := range []int{end, end / 2, strings.Index(c.program, marker)} {
					if content, ok := hover.At(m, offset); ok {
						checkMarkdown(t, content.Markdown)
					}
				}
			}
		}
	}
}

func TestOutside(t *testing.T) {
	m := analyze("await x")
	for _, offset := range []int{-1, 8, 1 << 40} {
		if c, ok := hover.At(m, offset); ok {
			t.Errorf("%d: %+v", offset, c)
		}
	}
}

func BenchmarkAt(b *testing.B) {
	const text = "import asyncio\n\nclass Session:\n    async def __aenter__(self):\n        return self\n\n    async def __aexit__(self, *exc): ...\n\n" +
		"async def main():\n    async with Session() as s:\n        await asyncio.sleep(1)\n"
	m := analyze(text)
	at := strings.Index(text, "async with")
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := hover.At(m, at); !ok {
			b.Fatal("nothing is said")
		}
	}
}
