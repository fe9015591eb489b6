package bench

import (
	"runtime"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/library"
	"awaiter/analysis/rules"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A keyCost is what a key costs, counted: nothing in it depends on the load of a machine.
type keyCost struct {
	parts       int // of the document
	looked      int // parts that rules looked at, at most
	analysed    int // parts of which it was found out what they mean, at most
	allocations int // on average
}

// costOfKeys types programs.Typed into a document of the given number of lines.
func costOfKeys(lines int) keyCost {
	parser := syntax.NewParser()
	defer parser.Close()
	text := programs.Module(lines)
	at, now, importer := programs.Place(text), source.New(text), library.New(syntax.NewestVersion)
	var last *analysis.Checked
	check := func() int {
		p := semantic.Program{Name: "typed", Tree: parser.Parse(now), Target: syntax.NewestVersion, Importer: importer}
		last = analysis.Again(last, p, p.Analyze, rules.All(), nil)
		return p.Tree.PartCount()
	}
	check()
	cost := keyCost{}
	var before, after runtime.MemStats
	for i, key := range programs.Typed {
		if i == 1 {
			runtime.ReadMemStats(&before) // the first key tells of the parts what they show
		}
		now = now.Edit(source.Span{Start: at, End: at}, string(key))
		at += len(string(key))
		cost.parts = check()
		cost.looked, cost.analysed = max(cost.looked, last.Looked), max(cost.analysed, last.Analysed)
	}
	runtime.ReadMemStats(&after)
	cost.allocations = int(after.Mallocs-before.Mallocs) / len(programs.Typed)
	return cost
}

// TestProportion is the gate on the cost of a key: in a document of 10,000 lines rules look
// at the statement that it changes and at the few that mention it, and twice the document
// changes nothing.
func TestProportion(t *testing.T) {
	once, twice := costOfKeys(10_000), costOfKeys(20_000)
	t.Logf("10,000 lines: %+v; 20,000 lines: %+v", once, twice)
	if once.looked > 6 || twice.looked > 6 {
		t.Errorf("rules look at %d and %d parts", once.looked, twice.looked)
	}
	if once.analysed > once.parts/10 || twice.analysed > twice.parts/10 {
		t.Errorf("%d of %d, and %d of %d parts are analysed", once.analysed, once.parts, twice.analysed, twice.parts)
	}
	if once.allocations > 5000 || twice.allocations > once.allocations*21/20 {
		t.Errorf("a key allocates %d and %d times", once.allocations, twice.allocations)
	}
}
