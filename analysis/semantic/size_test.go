package semantic

import (
	"runtime"
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestSmallModule holds what is made of a small program to a size that befits it: a
// server keeps it for each of thousands of open documents.
func TestSmallModule(t *testing.T) {
	tree := syntax.ParseOnce(source.New("import asyncio\n\n\nasync def fetch(name):\n    await asyncio.sleep(0)\n    return name\n\n\nasync def main():\n    print(await fetch('x'))\n"))
	const times = 100
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		Analyze("", false, tree, 11, nil)
	}
	runtime.ReadMemStats(&after)
	if made := (after.TotalAlloc - before.TotalAlloc) / times; made > 20_000 {
		t.Errorf("%d bytes for a program of %d", made, tree.Text.Len())
	}
}
