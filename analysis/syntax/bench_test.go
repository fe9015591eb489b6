package syntax

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
	"github.com/smacker/go-tree-sitter/python"

	"awaiter/analysis/source"
)

// longText returns a module of at least lines lines, made of a real one.
func longText(tb testing.TB, lines int) string {
	tb.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "testdata", "syntax", "bench", "pool.py"))
	if err != nil {
		tb.Fatal(err)
	}
	module := string(raw)
	per := strings.Count(module, "\n")
	var b strings.Builder
	for n := 0; n*per < lines; n++ {
		b.WriteString(strings.NewReplacer("Pool", fmt.Sprintf("Pool%d", n), "fetch", fmt.Sprintf("fetch%d", n)).Replace(module))
	}
	text := b.String()
	if n := strings.Count(text, "\n"); n > lines {
		at := 0
		for range lines {
			at += strings.IndexByte(text[at:], '\n') + 1
		}
		text = text[:at]
	}
	return text
}

// typed is what the typing session writes into a class.
const typed = `    async def refresh(self, names: list[str] = ()) -> dict[str, int]:
        """Ask for all names again."""
        found = {}
        async with self.acquire() as connection:
            for name in names or [key for key in self.statistics]:
                reply = await connection.request("STAT", f"{name!r}", "é")
                if not reply:
                    logger.debug('no answer for %s', name)
                    continue
                found[name] = int(reply[0].split(b":")[1])
        try:
            async for line in connection.lines():
                print(line.decode(), end="")  # show what is left
        except (OSError, ValueError) as error:
            raise PoolError("refresh failed") from error
        return found

`

// session types into the class in the middle of a text, on a line of its own, key
// by key, and returns every text on the way.
func session(text string) (texts []*source.Text) {
	at := strings.Index(text[len(text)/2:], "    async def close(")
	if at < 0 {
		at = strings.LastIndex(text, "    async def ")
	} else {
		at += len(text) / 2
	}
	t := source.New(text[:at] + "\n" + text[at:])
	for _, r := range typed {
		t = t.Edit(source.Span{Start: at, End: at}, string(r))
		at += len(string(r))
		texts = append(texts, t)
	}
	return texts
}

var sizes = []int{100, 1000, 10000, 50000}

// BenchmarkKeystroke types a method into a class: valid and broken states. The
// times are processor time per key, from a new text to its tree.
func BenchmarkKeystroke(b *testing.B) {
	for _, lines := range sizes {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			text := longText(b, lines)
			texts := session(text)
			p := NewParser()
			defer p.Close()
			p.Parse(source.New(text))
			var times []time.Duration
			b.ReportAllocs()
			for b.Loop() {
				for _, t := range texts {
					start := cpuTime()
					p.Parse(t)
					times = append(times, cpuTime()-start)
				}
				p.Parse(source.New(text))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
			b.ReportMetric(float64(times[len(times)-1].Microseconds()), "max-µs")
		})
	}
}

// BenchmarkParse parses whole texts and compares with what tree-sitter alone needs
// for them in the same run.
func BenchmarkParse(b *testing.B) {
	for _, lines := range sizes {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			text := source.New(longText(b, lines))
			bare := sitter.NewParser()
			bare.SetLanguage(python.GetLanguage())
			defer bare.Close()
			var ours, theirs time.Duration
			var tree *Tree
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				start := cpuTime()
				tree = parseAnew(text)
				ours += cpuTime() - start
				start = cpuTime()
				t, err := bare.ParseCtx(context.Background(), nil, []byte(text.String()))
				if err != nil {
					b.Fatal(err)
				}
				theirs += cpuTime() - start
				t.Close()
			}
			b.ReportMetric(ours.Seconds()/theirs.Seconds(), "of-bare")
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
