package server_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"awaiter/analysis"
	"awaiter/analysis/rules"
	"awaiter/server"
	"awaiter/server/servertest"
)

// module returns a module of about n lines of asynchronous code, with mistakes in it.
func module(n int) string {
	var b strings.Builder
	b.WriteString("import asyncio\nimport contextlib\n\n\n")
	for i := range n / 14 {
		fmt.Fprintf(&b, `async def fetch_%[1]d(url, *, retries=3):
    for attempt in range(retries):
        try:
            return await asyncio.sleep(attempt, (url, attempt))
        except OSError as error:
            print("retry", url, error)
    return None


async def main_%[1]d(urls):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch_%[1]d(url)) for url in urls]
    return [task.result() for task in tasks]

`, i)
	}
	b.WriteString("\nasync def last():\n    asyncio.sleep(1)\n    name = 1\n")
	return b.String()
}

// BenchmarkKeystroke types a name in the last and in the middle function of a module,
// and waits for the diagnostics of each keystroke. p50 and p99 are of the time from
// didChange to publishDiagnostics, both ends in one process.
func BenchmarkKeystroke(b *testing.B) {
	for _, lines := range []int{100, 1_000, 10_000, 50_000} {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) { keystrokes(b, lines, rules.All()) })
	}
}

// BenchmarkKeystrokeWithoutRules is what is not theirs: the messages, the text, the
// tree and the meaning.
func BenchmarkKeystrokeWithoutRules(b *testing.B) {
	for _, lines := range []int{100, 1_000, 10_000, 50_000} {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) { keystrokes(b, lines, []*analysis.Rule{}) })
	}
}

func keystrokes(b *testing.B, lines int, rules []*analysis.Rule) {
	const uri = "file:///bench.py"
	text := module(lines)
	all := strings.Split(text, "\n")
	places := []int{len(all) - 2}
	for i := len(all) / 2; i < len(all); i++ {
		if strings.Contains(all[i], "print(") {
			places = append(places, i)
			break
		}
	}
	c := start(b, "helix-25.01", server.Options{Rules: rules})
	c.Open(uri, 0, text)
	diagnostics(b, c, uri, 0)
	version := 0
	press := func() time.Duration {
		p, key := at(places[version/2%len(places)], 4), "x"
		if version%2 == 1 {
			p.End.Character++
			key = "" // what was typed is deleted
		}
		version++
		began := time.Now()
		c.Change(uri, version, servertest.Change{Range: &p, Text: key})
		return diagnostics(b, c, uri, version).At.Sub(began)
	}
	for range 20 {
		press()
	}
	var took []time.Duration
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		took = append(took, press())
	}
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2])/1e6, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100])/1e6, "p99-ms")
}

// BenchmarkHover asks for the hover of one place.
func BenchmarkHover(b *testing.B) {
	const uri = "file:///bench.py"
	c := start(b, "helix-25.01", server.Options{Rules: rules.All()})
	text := module(1_000)
	c.Open(uri, 0, text)
	diagnostics(b, c, uri, 0)
	params := map[string]any{"textDocument": document(uri), "position": at(7, 20).Start}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Call("textDocument/hover", params); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a document and waits for its diagnostics.
func BenchmarkOpen(b *testing.B) {
	for _, lines := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			c := start(b, "helix-25.01", server.Options{Rules: rules.All()})
			text := module(lines)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				uri := fmt.Sprintf("file:///bench%d.py", i)
				c.Open(uri, 0, text)
				diagnostics(b, c, uri, 0)
				c.CloseDocument(uri)
			}
		})
	}
}

// BenchmarkStart begins a session, up to the result of initialize.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		c := servertest.Start(server.Options{Rules: rules.All()})
		if _, err := c.Initialize(servertest.Clients["vscode-1.139"], nil); err != nil {
			b.Fatal(err)
		}
		c.Shutdown()
	}
}
