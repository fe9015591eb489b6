package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ConstantDeadline = define(analysis.Rule{
	Name: "constant-deadline", Family: "cancellation", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"81"}, Aliases: []string{"ASYNC125"},
	Check: constantDeadline,
})

// absolute are the functions that take a time of the loop's clock, which begins
// anywhere, and those that take how long it is until then.
var absolute = map[string]string{
	"asyncio.timeout_at": "timeout", "trio.fail_at": "fail_after", "trio.move_on_at": "move_on_after",
	"trio.sleep_until": "sleep", "anyio.sleep_until": "sleep",
}

// A deadline is a time of the clock that the loop counts by, whose zero means nothing:
// a constant is a time in the past, or one in years.
func constantDeadline(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		deadline := call.Arg(0)
		if !deadline.Exists() {
			deadline = deadlineOf(call)
		}
		if !isTime(deadline) && !isTime(call.Keyword("deadline")) {
			continue
		}
		name := library.NameAt(p.Module, call.Func())
		relative, known := absolute[name]
		if name == "trio.CancelScope" || name == "anyio.CancelScope" {
			relative, known, deadline = "move_on_after", true, call.Keyword("deadline")
		}
		if !known || !isTime(deadline) {
			continue
		}
		fix := fixes.None
		if deadline.Role() == syntax.FieldArgs || name == "trio.CancelScope" || name == "anyio.CancelScope" {
			fix = relativeCall(call, library.AsyncOf(name), relative, deadline)
		}
		p.Report(deadline, "'%s' takes a time of the clock, not a number of seconds from now", name).Fix(fix)
	}
}

// isTime reports whether n is a number above 0.
func isTime(n syntax.Node) bool {
	seconds, ok := number(n)
	return ok && seconds > 0
}

// deadlineOf returns the argument of call that is named for what it is.
func deadlineOf(call syntax.Call) syntax.Node {
	for _, name := range []string{"deadline", "when"} {
		if n := call.Keyword(name); n.Exists() {
			return n
		}
	}
	return syntax.Node{}
}

// relativeCall replaces call, which has no other argument than deadline, by one of the
// function that counts from now.
func relativeCall(call syntax.Call, of library.Async, name string, deadline syntax.Node) fixes.Fix {
	n := 0
	for range call.Children() {
		n++
	}
	if n != 2 {
		return fixes.None
	}
	return fixes.ReplaceBy(call.Node, fixes.Call{Module: of.String(), Name: name, Rest: "(" + deadline.Text() + ")"})
}
