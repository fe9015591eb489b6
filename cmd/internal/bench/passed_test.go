package bench

import (
	"fmt"
	"strings"
	"testing"

	"awaiter/analysis/source"
)

// passing is a module of count groups of functions without annotations, each of which
// calls the others of its group and one that all call.
func passing(count int) string {
	var b strings.Builder
	b.WriteString("import asyncio\n\n\nasync def shared(session):\n    async with session:\n        await session.load()\n")
	for i := range count {
		b.WriteString(strings.ReplaceAll(`

class Session_N:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        return None

    async def load(self):
        return 1


async def work_N(session, times):
    async with session:
        for time in range(times):
            await session.load()


class Worker_N:
    def __init__(self, session):
        self.session = session

    async def run(self):
        async with self.session:
            await self.session.load()


async def main_N():
    session = Session_N()
    await work_N(session, 3)
    await shared(session)
    await Worker_N(session).run()
`, "_N", fmt.Sprint("_", i)))
	}
	return b.String()
}

// TestPassed is the gate on the cost of a key where functions have no annotations: rules
// look at the statement that it changes, and at the functions that are called there and by
// few others. What is analysed is what this key needs, or what the one before did.
func TestPassed(t *testing.T) {
	const groups = 100
	for _, c := range []struct {
		before, typed    string
		looked, analysed int
	}{
		{"            await session.load()\n\n\nclass Worker_50:", "            print(time)\n", 1, 6},
		{"    await work_50(session, 3)\n", "    await session.load()\n", 3, 6},
		{"    async def load(self):\n        return 1\n\n\nasync def work_50(", "    async def save(self): ...\n\n", 1, 6},
	} {
		d := open(passing(groups))
		defer d.parser.Close()
		if len(d.last.Found) != 0 || d.parts < 3*groups {
			t.Fatalf("%d findings in %d parts", len(d.last.Found), d.parts)
		}
		at := strings.Index(d.now.String(), c.before)
		for i := range len(c.typed) {
			d.edit(source.Span{Start: at + i, End: at + i}, c.typed[i:i+1])
		}
		if d.last.Looked > c.looked || d.last.Analysed > c.analysed {
			t.Errorf("%q: of %d parts, rules look at %d, and %d are analysed", c.typed, d.parts, d.last.Looked, d.last.Analysed)
		}
		t.Logf("%q: of %d parts, %d and %d", c.typed, d.parts, d.last.Looked, d.last.Analysed)
	}
}
