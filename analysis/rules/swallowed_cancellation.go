package rules

import (
	"iter"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var SwallowedCancellation = define(analysis.Rule{
	Name: "swallowed-cancellation", Family: "cancellation", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"65", "66", "H05", "H06", "H07"},
	Aliases: []string{"ASYNC103", "ASYNC104", "S7497"},
	Check:   swallowedCancellation,
})

// Cancellation is an exception that an await raises. asyncio raises it once, so a
// coroutine that swallows it goes on; trio and anyio count on it to reach the scope
// that was cancelled.
func swallowedCancellation(p *analysis.Pass) {
	for try := range syntax.All[syntax.Try](p.Root()) {
		f := p.FunctionAround(try.Node)
		if try.IsStar() || try.IsBroken() || f == nil || !f.Def.IsAsync() || isEmpty(awaits(try.Body())) {
			continue
		}
		for h := range try.Handlers() {
			if c, ok := caughtBy(p, h); ok {
				swallowedBy(p, f, try, h, c)
				break // what follows gets no cancellation
			}
		}
	}
	for with := range syntax.All[syntax.With](p.Root()) {
		for item := range with.Items() {
			swallowedBySuppress(p, with, syntax.As[syntax.Call](item.ContextExpr()))
		}
	}
}

func swallowedBy(p *analysis.Pass, f *semantic.Function, try syntax.Try, h syntax.ExceptHandler, c caughtCancellation) {
	of := c.of
	if of == library.UnknownAsync {
		if of = library.AsyncAt(p.Module, h.Node); of == library.UnknownAsync && imports(p, "twisted") {
			return // a Deferred is cancelled by an Exception, for the one who made it
		}
	}
	if raise := replacement(h, of, c); raise.Exists() && !isInTest(p, h.Node) && !isCancelledAgain(p, h) {
		p.Report(raise.Exc(), "%s turns cancellation into another exception, which the cancelled scope does not expect", c.name).
			Fix(fixes.ReplaceStatement(raise.Node, "raise").Titled("Raise it again"))
		return
	}
	if !ignores(h) || isInTest(p, h.Node) || of.IsLevelTriggered() && isCancelledAgain(p, h) || !of.IsLevelTriggered() && mayBeAnothers(p, f, try.Body()) {
		return
	}
	kind := jumpOf(h.Body())
	lives := kind == syntax.KindContinue || kind == syntax.KindNone && (awaitsLater(try.Node) || givesMore(try.Node)) || kind == syntax.KindBreak && awaitsLater(loopAround(h.Node))
	var r *analysis.Report
	switch {
	case of.IsLevelTriggered():
		r = p.Report(placeOf(h, c), "%s swallows cancellation, which has to reach the cancelled scope of %s", c.name, of)
	case lives && !isRollback(p, try.Node) && !endsOnlyCancelled(p, try):
		r = p.Report(placeOf(h, c), "%s swallows cancellation: the coroutine goes on as if it had not been cancelled", c.name)
	default:
		return
	}
	r.Fix(fixes.CatchException(h)).Fix(fixes.CatchOthers(c.class)).Fix(fixes.Reraise(h))
}

// placeOf returns where an except clause is reported: at the class, or at the keyword
// of one that names none.
func placeOf(h syntax.ExceptHandler, c caughtCancellation) analysis.Spanner {
	if c.class.Exists() {
		return c.class
	}
	return h.FirstWord()
}

// replacement returns the raise statement of h, an except clause for cancellation
// alone, that surely raises something else in its place.
func replacement(h syntax.ExceptHandler, of library.Async, c caughtCancellation) syntax.Raise {
	if !of.IsLevelTriggered() || c.of == library.UnknownAsync || h.Type() != c.class {
		return syntax.Raise{}
	}
	var last syntax.Node
	for last = range h.Body() {
	}
	raise := syntax.As[syntax.Raise](last)
	if !raise.Exc().Exists() || raise.Exc().Text() == h.Name().Text() {
		return syntax.Raise{}
	}
	return raise
}

// isCancelledAgain reports whether an await in h, which no scope shields, raises the
// cancellation again.
func isCancelledAgain(p *analysis.Pass, h syntax.ExceptHandler) bool {
	for n := range awaits(h.Body()) {
		if !isShielded(p.Module, n, h.Node) {
			return true
		}
	}
	return false
}

// ignores reports whether h neither raises, on any way, nor decides by a test what to
// do, nor hands the exception on or remembers it, nor ends the program.
func ignores(h syntax.ExceptHandler) bool {
	for n := range ownNodes(h.Body()) {
		decides := n.Is(syntax.KindReturn, syntax.KindBreak, syntax.KindContinue) && n.Parent() != h.Node
		if decides || n.Is(syntax.KindRaise, syntax.KindError, syntax.KindYield, syntax.KindAssert) {
			return false
		}
	}
	return !handsOn(h) && !remembers(h) && !mentions(h.Body(), "exit", "_exit", "abort", "set_exception", "reraise", "uncancel", "cancelling", "fail", "throw")
}

// remembers reports whether h says that it ran to what the function around it does later: by
// True or False under a name that is tested, or by a value that speaks of cancellation under
// one that is used behind h.
func remembers(h syntax.ExceptHandler) bool {
	f := defAround(h.Node)
	for flag := range syntax.All[syntax.Assign](h.Node) {
		target, value := onlyTarget(flag), flag.Value()
		if !target.Is(syntax.KindName, syntax.KindAttribute) {
			continue
		}
		isFlag := value.Is(syntax.KindConstant) && (value.Op() == syntax.ConstTrue || value.Op() == syntax.ConstFalse)
		speaks := strings.Contains(strings.ToLower(value.Text()), "cancel")
		for n := range f.Subtree() {
			if n.Is(target.Kind()) && n.Text() == target.Text() && (isFlag && isTested(n) || speaks && n.Number() >= h.Node.Beyond() && !isTarget(n)) {
				return true
			}
		}
	}
	return false
}

// isTested reports whether a branch or a loop around n depends on n.
func isTested(n syntax.Node) bool {
	for ; n.Exists() && !n.IsStatement(); n = n.Parent() {
		if n.Role() == syntax.FieldTest {
			return true
		}
	}
	return false
}

// mayBeAnothers reports whether the cancellation that arrives in body may be that of
// another task, which f awaits.
func mayBeAnothers(p *analysis.Pass, f *semantic.Function, body iter.Seq[syntax.Node]) bool {
	return cancelsTasks(f) || awaitsOthers(p, body)
}

// isRollback reports whether n, a statement, stands in an except clause that raises what it
// caught again at its end, or keeps a cancellation that it caught: what goes on after it ends
// so too.
func isRollback(p *analysis.Pass, n syntax.Node) bool {
	for around := range withinFunction(n) {
		h := syntax.As[syntax.ExceptHandler](around)
		if !h.Exists() {
			continue
		}
		if _, cancelled := caughtBy(p, h); jumpOf(h.Body()) == syntax.KindRaise || cancelled && handsOn(h) {
			return true
		}
	}
	return false
}

// endsOnlyCancelled reports whether the body of try, which no loop is around, waits at its
// end for what never comes: only cancellation leads behind it, to what is to be done then.
func endsOnlyCancelled(p *analysis.Pass, try syntax.Try) bool {
	var last syntax.Node
	for last = range try.Body() {
	}
	awaited := syntax.As[syntax.Call](syntax.As[syntax.Await](syntax.As[syntax.ExprStmt](last).Value()).Value())
	if wait := syntax.As[syntax.Attribute](awaited.Func()); wait.Attr().Text() == "wait" {
		awaited = syntax.As[syntax.Call](wait.Value())
	}
	switch library.NameAt(p.Module, awaited.Func()) {
	case "asyncio.Event", "asyncio.Future": // made here, so that nobody else has it
	default:
		while := syntax.As[syntax.While](last)
		if !while.Exists() || p.Flag(while.Test()) != semantic.Yes || !sleepsOnly(p, while) {
			return false
		}
	}
	return !loopAround(try.Node).Exists()
}

// sleepsOnly reports whether all that while, a loop without a way out, does is sleep.
func sleepsOnly(p *analysis.Pass, while syntax.While) bool {
	for s := range while.Body() {
		sleep := syntax.As[syntax.Call](syntax.As[syntax.Await](syntax.As[syntax.ExprStmt](s).Value()).Value())
		if library.NameAt(p.Module, sleep.Func()) != "asyncio.sleep" {
			return false
		}
	}
	return true
}

// givesMore reports whether behind n, a statement that is left at its end, its function
// returns a value.
func givesMore(n syntax.Node) bool {
	for ; n.Exists() && !n.Is(syntax.KindFunctionDef); n = n.Parent() {
		if n.Is(syntax.KindExceptHandler) {
			continue
		}
		for next := n.Next(); next.Exists() && next.Role() == n.Role(); next = next.Next() {
			if next.Is(syntax.KindReturn, syntax.KindRaise) {
				return next.Is(syntax.KindReturn) && next.Field(syntax.FieldValue).Exists()
			}
		}
	}
	return false
}

func loopAround(n syntax.Node) syntax.Node {
	for n.Exists() && !n.Is(syntax.KindWhile, syntax.KindFor) {
		n = n.Parent()
	}
	return n
}

// swallowedBySuppress reports with suppress(CancelledError) around an await.
func swallowedBySuppress(p *analysis.Pass, with syntax.With, call syntax.Call) {
	f := p.FunctionAround(with.Node)
	if with.IsBroken() || library.NameAt(p.Module, call.Func()) != "contextlib.suppress" || f == nil || !f.Def.IsAsync() || isEmpty(awaits(with.Body())) {
		return
	}
	c, ok := cancellationAmong(p, call.Args())
	if !ok {
		return
	}
	of := c.of
	if of == library.UnknownAsync {
		of = library.AsyncAt(p.Module, with.Node)
	}
	if isInTest(p, with.Node) || !of.IsLevelTriggered() && (mayBeAnothers(p, f, with.Body()) || !awaitsLater(with.Node)) {
		return
	}
	r := p.Report(c.class, "'suppress(%s)' swallows cancellation: the coroutine goes on as if it had not been cancelled", c.name)
	if c.name == "BaseException" {
		r.Fix(fixes.Replace(c.class, "Exception").Titled("Suppress Exception only"))
	}
}
