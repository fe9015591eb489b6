package bench

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/library"
	"awaiter/analysis/rules"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A session is what the keys of a typing cost, counted: nothing in it depends on the load
// of a machine.
type session struct {
	parts       int   // of the document
	found       int   // at last
	looked      []int // per key: at how many parts rules looked
	analysed    []int // per key: of how many parts it was found out what they mean
	wholes      int   // how many keys made somebody ask what the whole document means
	allocations int   // of a key in the middle of the document, on average
	bytes       int   // that these take
}

// most returns the most that all but a hundredth of counts are, and the most that one is.
func most(counts []int) (usual, worst int) {
	counts = slices.Sorted(slices.Values(counts))
	return counts[len(counts)*99/100], counts[len(counts)-1]
}

// A document is a text that is checked again after each edit.
type document struct {
	parser   *syntax.Parser
	importer semantic.Importer
	now      *source.Text
	last     *analysis.Checked
	parts    int
	wholes   int // how often the whole was analysed
}

// open checks text, and edits it until its parts are known to tell what they show. Who
// opens a document closes its parser.
func open(text string) *document {
	d := &document{parser: syntax.NewParser(), importer: library.New(syntax.NewestVersion), now: source.New(text)}
	d.check()
	d.edit(source.Span{}, " ")
	d.edit(source.Span{End: 1}, "")
	return d
}

func (d *document) edit(span source.Span, text string) {
	d.now = d.now.Edit(span, text)
	d.check()
}

func (d *document) check() {
	p := semantic.Program{Name: "typed", Tree: d.parser.Parse(d.now), Target: syntax.NewestVersion, Importer: d.importer}
	whole := sync.OnceValue(func() *semantic.Module {
		d.wholes++
		return p.Analyze()
	})
	d.last = analysis.Again(d.last, p, whole, rules.All(), nil)
	d.parts = p.Tree.PartCount()
}

// typed types keys into text at each of the places at.
func typed(text, keys string, at ...int) session {
	d := open(text)
	defer d.parser.Close()
	s := session{wholes: -d.wholes}
	var before, after runtime.MemStats
	for i, at := range at {
		runtime.ReadMemStats(&before)
		for _, key := range keys {
			d.edit(source.Span{Start: at, End: at}, string(key))
			at += len(string(key))
			s.looked, s.analysed = append(s.looked, d.last.Looked), append(s.analysed, d.last.Analysed)
		}
		if runtime.ReadMemStats(&after); i == 0 {
			s.allocations = int(after.Mallocs-before.Mallocs) / len(keys)
			s.bytes = int(after.TotalAlloc-before.TotalAlloc) / len(keys)
		}
	}
	s.parts, s.found, s.wholes = d.parts, len(d.last.Found), s.wholes+d.wholes
	return s
}

// TestProportion is the gate on the cost of a key: in a document of 10,000 lines rules look
// at the statement that it changes and at the few that mention it, and twice the document
// changes nothing.
func TestProportion(t *testing.T) {
	text, longer := programs.Module(10_000), programs.Module(20_000)
	once, twice := typed(text, programs.Typed, places(text)...), typed(longer, programs.Typed, places(longer)[0])
	for _, s := range []session{once, twice} {
		_, looked := most(s.looked)
		_, analysed := most(s.analysed)
		if looked > 3 || analysed > 10 {
			t.Errorf("of %d parts, rules look at %d for one key, and %d are analysed", s.parts, looked, analysed)
		}
		t.Logf("of %d parts, a key looks at most at %d and analyses %d; allocations: %d, of %d bytes", s.parts, looked, analysed, s.allocations, s.bytes)
	}
	if once.allocations > 1100 || twice.allocations > once.allocations*11/10 {
		t.Errorf("a key allocates %d times, in twice the document %d times", once.allocations, twice.allocations)
	}
	if once.bytes > 240_000 || twice.bytes > once.bytes*4/3 {
		t.Errorf("a key allocates %d bytes, in twice the document %d", once.bytes, twice.bytes)
	}
}

// TestProportionInClass is the gate on the cost of a key in a class as in real files: its
// methods pass things on, so that the first half of a method that is typed in the middle of
// them concerns much of the module. With twice the methods it costs less than twice as
// much.
func TestProportionInClass(t *testing.T) {
	in := func(groups int) session {
		text := programs.Client(groups)
		p := pensIn(text)[0]
		s := typed(text, p.keys[:len(p.keys)/2], p.at)
		looked, worst := most(s.looked)
		analysed, _ := most(s.analysed)
		t.Logf("in %d lines, of %d parts, 99 keys in a hundred look at %d and analyse %d, one looks at %d; %d of %d keys analyse all; allocations: %d, of %d bytes",
			strings.Count(text, "\n"), s.parts, looked, analysed, worst, s.wholes, len(s.looked), s.allocations, s.bytes)
		if looked > 8 {
			t.Errorf("of %d parts, rules look at %d for one key", s.parts, looked)
		}
		return s
	}
	once, twice := in(3), in(6)
	if once.allocations > 1_800 || twice.allocations > once.allocations*8/5 || once.bytes > 400_000 || twice.bytes > once.bytes*7/4 {
		t.Errorf("a key allocates %d times and %d bytes, with twice the methods %d times and %d bytes", once.allocations, once.bytes, twice.allocations, twice.bytes)
	}
}

// TestProportionBeforeOther types in front of a method, on its line: what is half written
// breaks the method, or takes it in. No key costs the whole file.
func TestProportionBeforeOther(t *testing.T) {
	text := programs.Module(10_000)
	s := typed(text, strings.TrimPrefix(programs.Typed, "\n"), places(text)[0]+1)
	looked, worst := most(s.looked)
	analysed, all := most(s.analysed)
	t.Logf("of %d parts, 99 keys in a hundred look at %d and analyse %d, one %d and %d", s.parts, looked, analysed, worst, all)
	if looked > 3 || worst > s.parts/8 || analysed > 10 || all > s.parts/4 {
		t.Errorf("of %d parts, rules look at %d, and for one key at %d; %d are analysed, and for one key %d", s.parts, looked, worst, analysed, all)
	}
}

// TestFindings is the gate on the cost of what was found already: no key looks for it
// again.
func TestFindings(t *testing.T) {
	with := func(mistakes int) session {
		text := programs.Module(1_000)
		for i := range mistakes {
			text += fmt.Sprintf("\n\nasync def forgets_%d():\n    asyncio.sleep(%d)  # for a while\n", i, i)
		}
		s := typed(text, programs.Typed, places(text)[0])
		if s.found < mistakes {
			t.Errorf("found %d of %d mistakes", s.found, mistakes)
		}
		return s
	}
	once, twice := with(200), with(400)
	t.Logf("with %d findings a key allocates %d times, with %d %d times", once.found, once.allocations, twice.found, twice.allocations)
	a, _ := most(once.looked)
	b, _ := most(twice.looked)
	if b > a || twice.allocations > once.allocations*21/20 {
		t.Errorf("with %d findings a key allocates %d times and looks at %d parts, with %d %d times and at %d", once.found, once.allocations, a, twice.found, twice.allocations, b)
	}
}

// TestProportionOfHeads is the gate on the cost of a key in the head of a method, or of one
// that has none yet: it is nothing to those who mention the class and not the method.
func TestProportionOfHeads(t *testing.T) {
	const docstring = "        \"\"\"Say what this is about, at some length, as one does.\"\"\"\n"
	var b strings.Builder
	b.WriteString("import asyncio\n\n\nclass Pool:\n")
	for i := range 12 {
		fmt.Fprintf(&b, "    async def ask%d(self, name: str) -> str:\n%s        return name\n\n", i, docstring)
	}
	for i := range 40 {
		fmt.Fprintf(&b, "\nasync def use%d(pool: Pool, error: Exception) -> bool:\n    await pool.ask%d('name')\n    return isinstance(error, asyncio.TimeoutError)\n\n", i, i%12)
	}
	text := b.String()
	at := strings.Index(text, "    async def ask6") - 1
	s := typed(text, "\n    async def refresh(self, names: list[str] = (), *more: str) -> dict[str, int]:\n"+docstring+"        return {}\n", at)
	if slices.Max(s.looked) > 2 {
		t.Errorf("some of %d keys let rules look at more than two of %d parts: %v", len(s.looked), s.parts, s.looked)
	}
}

// TestProportionBesideVariables is the gate on the cost of a key where other methods of the class
// keep coroutines in variables: it is nothing to these, as nobody replaces functions by name.
func TestProportionBesideVariables(t *testing.T) {
	with := func(body string) session {
		var b strings.Builder
		b.WriteString("class Pool:\n")
		for i := range 24 {
			fmt.Fprintf(&b, "    async def ask%d(self, name: str) -> str:\n%s\n", i, strings.ReplaceAll(body, "CALL", fmt.Sprintf("self.ask%d(name)", 23-i)))
		}
		text := b.String()
		return typed(text, "\n    def refresh(self, name: str) -> str:\n        return name\n", strings.Index(text, "    async def ask12")-1)
	}
	direct, kept := with("        return await CALL\n"), with("        answer = CALL\n        return await answer\n")
	if kept.allocations > direct.allocations*5/4 {
		t.Errorf("a key allocates %d times, where coroutines are kept in variables %d times", direct.allocations, kept.allocations)
	}
	t.Logf("a key allocates %d times, where coroutines are kept in variables %d times", direct.allocations, kept.allocations)
}
