package syntax

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
	"github.com/smacker/go-tree-sitter/python"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// session types a method into a class of a text, on a line of its own, key
// by key, and returns every text on the way.
func session(text string) (texts []*source.Text) {
	at := programs.Place(text)
	t := source.New(text[:at] + "\n" + text[at:])
	for _, r := range programs.Typed {
		t = t.Edit(source.Span{Start: at, End: at}, string(r))
		at += len(string(r))
		texts = append(texts, t)
	}
	return texts
}

var sizes = []int{100, 1000, 10000, 50000}

// BenchmarkKeystroke types a method into a class: valid and broken states. The
// times are processor time per key, from a new text to its tree, and what tree-sitter's
// trees, which are kept, cost behind it.
func BenchmarkKeystroke(b *testing.B) {
	for _, lines := range sizes {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			text := programs.Module(lines)
			texts := session(text)
			p := NewParser()
			defer p.Close()
			p.Parse(source.New(text))
			keepAll(p)
			var times, kept []time.Duration
			b.ReportAllocs()
			for b.Loop() {
				for _, t := range texts {
					start := cpuTime()
					p.Parse(t)
					times = append(times, cpuTime()-start)
					start = cpuTime()
					keepAll(p)
					kept = append(kept, cpuTime()-start)
				}
				p.Parse(source.New(text))
			}
			reportTimes(b, "", times)
			reportTimes(b, "keep-", kept)
		})
	}
}

// BenchmarkOpening opens a string, a bracket or a block at places all over a module, and
// takes it back. The times are processor time per edit, from a new text to its tree.
func BenchmarkOpening(b *testing.B) {
	for _, lines := range sizes {
		text := source.New(programs.Module(lines))
		for _, insert := range []string{"x", "(", "[", "{", `"`, `"""`, "f'{", "\n", "\\", ":", "#"} {
			b.Run(fmt.Sprintf("%d/%q", lines, insert), func(b *testing.B) {
				runtime.LockOSThread()
				defer runtime.UnlockOSThread()
				p := NewParser()
				defer p.Close()
				p.Parse(text)
				var times []time.Duration
				r := rand.New(rand.NewPCG(1, 2))
				for b.Loop() {
					at := r.IntN(text.Len())
					next := text.Edit(source.Span{Start: at, End: at}, insert)
					start := cpuTime()
					p.Parse(next)
					times = append(times, cpuTime()-start)
					start = cpuTime()
					p.Parse(text)
					times = append(times, cpuTime()-start)
				}
				reportTimes(b, "", times)
			})
		}
	}
}

// reportTimes reports how long half of times, all but one in a hundred and all were.
func reportTimes(b *testing.B, name string, times []time.Duration) {
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), name+"p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), name+"p99-µs")
	b.ReportMetric(float64(times[len(times)-1].Microseconds()), name+"max-µs")
}

// keepAll makes all trees of tree-sitter that were put off.
func keepAll(p *Parser) {
	for p.Keep() {
	}
}

// BenchmarkParse opens whole texts and compares with what tree-sitter alone needs
// for them in the same run: for the tree, and with tree-sitter's trees that are kept.
func BenchmarkParse(b *testing.B) {
	for _, lines := range sizes {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			text := source.New(programs.Module(lines))
			bare := sitter.NewParser()
			bare.SetLanguage(python.GetLanguage())
			defer bare.Close()
			var ours, kept, theirs time.Duration
			var tree *Tree
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				start := cpuTime()
				p := NewParser()
				tree = p.Parse(text)
				ours += cpuTime() - start
				keepAll(p)
				kept += cpuTime() - start
				p.Close()
				start = cpuTime()
				t, err := bare.ParseCtx(context.Background(), nil, []byte(text.String()))
				if err != nil {
					b.Fatal(err)
				}
				theirs += cpuTime() - start
				t.Close()
			}
			b.ReportMetric(ours.Seconds()/theirs.Seconds(), "of-bare")
			b.ReportMetric(kept.Seconds()/theirs.Seconds(), "of-bare-with-kept")
			b.ReportMetric(float64(treeBytes(tree))/float64(text.Len()), "B/B")
		})
	}
}

// treeBytes returns the memory that a tree holds beside its text.
func treeBytes(t *Tree) int {
	n := cap(t.chunks) * int(unsafe.Sizeof(chunkAt{}))
	for _, c := range t.chunks {
		n += int(unsafe.Sizeof(chunk{})) + cap(c.nodes)*int(unsafe.Sizeof(node{})) + cap(c.comments)*8 + cap(c.parens)*12 +
			(cap(c.byKind.runs)+cap(c.byKind.order))*4 + cap(c.members)*16
	}
	return n
}

// keystrokeAllocations returns how many allocations one key costs in a module of
// some lines.
func keystrokeAllocations(t *testing.T, lines int) float64 {
	text := programs.Module(lines)
	texts := session(text)
	p := NewParser()
	defer p.Close()
	p.Parse(source.New(text))
	n := 0
	return testing.AllocsPerRun(len(texts)-1, func() {
		p.Parse(texts[n])
		n++
	})
}

// TestKeystrokeAllocations holds the allocations of a key to a number that does
// not depend on the length of the text.
func TestKeystrokeAllocations(t *testing.T) {
	const most = 60
	small, large := keystrokeAllocations(t, 1000), keystrokeAllocations(t, 10000)
	if small > most || large > small+5 {
		t.Errorf("%.0f allocations per key in 1,000 lines, %.0f in 10,000", small, large)
	}
}

// TestParseAllocations holds the allocations of a whole parse to a few per chunk
// and member.
func TestParseAllocations(t *testing.T) {
	text := source.New(programs.Module(1000))
	pieces := 0
	for _, c := range ParseOnce(text).chunks {
		pieces += 1 + len(c.members)
	}
	if got := testing.AllocsPerRun(3, func() { ParseOnce(text) }); got > float64(40+6*pieces) {
		t.Errorf("%.0f allocations for %d chunks and members", got, pieces)
	}
}

// TestTreeSize holds the memory of a tree to five bytes per byte of its text.
func TestTreeSize(t *testing.T) {
	text := source.New(programs.Module(1000))
	if got := float64(treeBytes(ParseOnce(text))) / float64(text.Len()); got > 5 {
		t.Errorf("%.1f bytes per byte of text", got)
	}
}

// TestKeystrokeTouchesLittle checks that a key in a long text makes one chunk new
// and shares all others.
func TestKeystrokeTouchesLittle(t *testing.T) {
	text := programs.Module(5000)
	p := NewParser()
	defer p.Close()
	before := p.Parse(source.New(text))
	for _, next := range session(text) {
		after := p.Parse(next)
		old := map[*chunk]bool{}
		for _, c := range before.chunks {
			old[c.chunk] = true
		}
		fresh := 0
		for _, c := range after.chunks {
			if !old[c.chunk] {
				fresh++
			}
		}
		if fresh > 4 {
			t.Fatalf("%d of %d chunks are new", fresh, len(after.chunks))
		}
		before = after
	}
}

// TestSplitLine splits a line in the middle of a long class, so that what follows stands
// in no class, and types on. Every key makes few pieces new, and all methods are there.
func TestSplitLine(t *testing.T) {
	methods := func(from, to int) string {
		var b strings.Builder
		for n := from; n < to; n++ {
			fmt.Fprintf(&b, "    async def method%d(self, value):\n        await self.send(value, %d)\n        return {\n            'value': value}\n\n", n, n)
		}
		return b.String()
	}
	before, after := "class Client:\n"+methods(0, 150)+"    def split(self, value):\n        self.", "value = value\n        return self\n\n"+methods(150, 300)
	p := NewParser()
	defer p.Close()
	p.Parse(source.New(before + after))
	for _, typed := range []string{"\n", "\nx", "\nx = ", "\nx = (", "\nx = ()\n", "\n    ", "\n        "} {
		last := map[*keptTree]bool{}
		for _, c := range p.last.chunks {
			for _, k := range c.kept {
				last[k] = true
			}
		}
		tree := p.Parse(source.New(before + typed + after))
		fresh := 0
		for _, c := range tree.chunks {
			for _, k := range c.kept {
				if !last[k] {
					fresh++
				}
			}
		}
		if found := len(definitions(tree)); found != 302 || fresh > 8 {
			t.Errorf("%q: %d new pieces, %d definitions", typed, fresh, found)
		}
	}
}
