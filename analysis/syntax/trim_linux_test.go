package syntax

import (
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// TestManySmallTreesComeBack closes many documents, none of which is large: the memory of
// their trees is the system's again.
func TestManySmallTreesComeBack(t *testing.T) {
	text := programs.Module(340)
	open := func() (all []*Parser) {
		for range 100 {
			p := NewParser()
			p.Parse(source.New(text))
			for p.Keep() {
			}
			all = append(all, p)
		}
		return all
	}
	closeAll := func(all []*Parser) {
		for _, p := range all {
			p.Close()
		}
	}
	closeAll(open())
	before := resident(t)
	all := open()
	held := resident(t) - before
	closeAll(all)
	if kept := resident(t) - before; held < 100*int64(len(text))*10 || kept > held/4 {
		t.Errorf("%d bytes of %d that the trees took stay, those are of %d bytes of text", kept, held, 100*len(text))
	}
}

// resident returns how much memory of the process is resident, without what Go has free.
func resident(t *testing.T) int64 {
	t.Helper()
	debug.FreeOSMemory()
	content, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.ParseInt(strings.Fields(string(content))[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return pages * int64(os.Getpagesize())
}
