package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var BusyWait = define(analysis.Rule{
	Name: "busy-wait", Family: "task", Severity: analysis.Hint, Since: "0.1.0",
	Covers: []string{"69"}, Aliases: []string{"ASYNC110", "S7484"},
	Check: busyWait,
})

// sleeps are the functions that only let time pass.
var sleeps = map[string]bool{
	"asyncio.sleep": true, "trio.sleep": true, "anyio.sleep": true,
	"trio.lowlevel.checkpoint": true, "anyio.lowlevel.checkpoint": true,
}

// A loop that does nothing but sleep until something of the program's own has changed
// is late by up to one sleep, and wakes up in vain; an event does neither.
func busyWait(p *analysis.Pass) {
	for loop := range syntax.All[syntax.While](p.Root()) {
		sleep := onlySleep(p, loop)
		if loop.IsBroken() || !sleep.Exists() || !isInAsync(p, loop.Node) || isInTest(p, loop.Node) || !asksOwnState(p, loop.Test()) {
			continue
		}
		p.Report(loop.Test(), "the coroutine wakes up again and again to ask for '%s'", oneLine(loop.Test())).
			See(sleep, "all that it does is sleep").
			Fix(waitForEvent(p, loop))
	}
}

// onlySleep returns the call that is awaited in the only statement of loop, if that is
// a sleep.
func onlySleep(p *analysis.Pass, loop syntax.While) syntax.Node {
	var stmt syntax.Node
	n := 0
	for stmt = range loop.Body() {
		n++
	}
	call := syntax.As[syntax.Call](syntax.As[syntax.Await](syntax.As[syntax.ExprStmt](stmt).Value()).Value())
	if n != 1 || !isEmpty(loop.Orelse()) || !sleeps[library.NameAt(p.Module, call.Func())] {
		return syntax.Node{}
	}
	return call.Node
}

// asksOwnState reports whether test is about what other code of the program changes:
// variables, attributes, an event's is_set(), a future's done(). What it calls otherwise
// may ask somebody else, who cannot be waited for.
func asksOwnState(p *analysis.Pass, test syntax.Node) bool {
	asks := false
	for n := range test.Subtree() {
		switch n.Kind() {
		case syntax.KindCall:
			call := syntax.As[syntax.Call](n)
			switch lastName(call.Func()) {
			case "is_set", "done", "locked", "empty", "full":
				if !call.Func().Is(syntax.KindAttribute) || !isOfAsync(p, syntax.As[syntax.Attribute](call.Func()).Value()) {
					return false
				}
			case "len", "bool", "all", "any", "isinstance":
			default:
				return false
			}
			asks = true
		case syntax.KindAwait, syntax.KindYield, syntax.KindNamedExpr, syntax.KindSubscript:
			return false
		case syntax.KindAttribute:
			if n.Role() != syntax.FieldFunc && !isOfModule(p, syntax.As[syntax.Attribute](n).Value()) {
				return false
			}
			asks = true
		case syntax.KindName:
			asks = true
		}
	}
	return asks
}

// isOfModule reports whether n is an object of a class of this module, which could be
// given an event.
func isOfModule(p *analysis.Pass, n syntax.Node) bool {
	t := p.TypeOf(n)
	return t.IsInstance() && t.Class().Module == p.Module
}

// isOfAsync reports whether n is an object of asyncio, trio or anyio.
func isOfAsync(p *analysis.Pass, n syntax.Node) bool {
	t := p.TypeOf(n)
	first, _, _ := strings.Cut(t.Class().QualifiedName(), ".")
	return t.IsInstance() && (first == "asyncio" || first == "trio" || first == "anyio")
}

// waitForEvent awaits the event whose is_set the loop asks for.
func waitForEvent(p *analysis.Pass, loop syntax.While) fixes.Fix {
	not := syntax.As[syntax.UnaryOp](loop.Test())
	call := syntax.As[syntax.Call](not.Operand())
	method := syntax.As[syntax.Attribute](call.Func())
	if not.Op() != syntax.OpNot || method.Attr().Text() != "is_set" {
		return fixes.None
	}
	return fixes.ReplaceStatement(loop.Node, "await "+method.Value().Text()+".wait()").Titled("Wait for the event")
}

// oneLine returns the text of n, cut at its first line end.
func oneLine(n syntax.Node) string {
	line, rest, more := strings.Cut(n.Text(), "\n")
	if more && rest != "" {
		return strings.TrimSpace(line) + " …"
	}
	return line
}
