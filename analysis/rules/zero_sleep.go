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
		delay := onlyArgument(call)
		if !delay.Is(syntax.KindConstant) || delay.Op() != syntax.ConstInt && delay.Op() != syntax.ConstFloat || !isZero(delay) {
			continue
		}
		name := library.NameAt(p.Module, call.Func())
		if !isSleep(name) {
			continue
		}
		of := library.AsyncOf(name)
		p.Report(call.Node, "'%s(0)' is a checkpoint that is called sleep", name).
			Fix(fixes.ReplaceBy(call.Node, fixes.Call{Module: of.String(), Name: "lowlevel", Rest: ".checkpoint()"}))
	}
}

// onlyArgument returns the only argument of call, the zero Node if it has none or more.
func onlyArgument(call syntax.Call) syntax.Node {
	only := call.Func().Next()
	if !only.Exists() || only.Next().Exists() {
		return syntax.Node{}
	}
	if k := syntax.As[syntax.Keyword](only); k.Exists() {
		return k.Value()
	}
	return only
}

// isSleep reports whether name is that of a sleep of a library which has other names for
// sleeping not at all and for ever.
func isSleep(name string) bool { return name == "trio.sleep" || name == "anyio.sleep" }

func isZero(n syntax.Node) bool {
	v, ok := number(n)
	return ok && v == 0
}
