package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ZeroSleep = define(analysis.Rule{
	Name: "zero-sleep", Family: "checkpoint", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"74"}, Aliases: []string{"ASYNC115", "S7491"},
	Check: zeroSleep,
})

// trio and anyio have a name for what sleep(0) is for. asyncio has none.
func zeroSleep(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		name := library.NameAt(p.Module, call.Func())
		delay := sleepDelay(call, name)
		if !delay.Is(syntax.KindConstant) || delay.Op() != syntax.ConstInt && delay.Op() != syntax.ConstFloat || !isZero(delay) {
			continue
		}
		of := library.AsyncOf(name)
		p.Report(call.Node, "'%s(0)' is a checkpoint that is called sleep", name).
			Fix(fixes.ReplaceBy(call.Node, fixes.Call{Module: of.String(), Name: "lowlevel", Rest: ".checkpoint()"}))
	}
}

// sleepDelay returns the only argument of call, of trio.sleep or anyio.sleep by name.
func sleepDelay(call syntax.Call, name string) syntax.Node {
	var only syntax.Node
	n := 0
	for c := range call.Children() {
		if only = c; c != call.Func() {
			n++
		}
	}
	if n != 1 || name != "trio.sleep" && name != "anyio.sleep" {
		return syntax.Node{}
	}
	if k := syntax.As[syntax.Keyword](only); k.Exists() {
		return k.Value()
	}
	return only
}

func isZero(n syntax.Node) bool {
	v, ok := number(n)
	return ok && v == 0
}
