package rules

import (
	"fmt"
	"iter"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// A wait is a call in a coroutine that makes the thread wait, and so the event loop.
type wait struct {
	calls []madeCall     // the one in the coroutine, one in each plain function that runs for it, and in the last of these what waits
	in    *analysis.Pass // over the module of the last
}

// first returns the call in the coroutine.
func (w wait) first() syntax.Call { return w.calls[0].Call }

// last returns what waits.
func (w wait) last() syntax.Call { return w.calls[len(w.calls)-1].Call }

// isDirect reports whether what waits stands in the coroutine.
func (w wait) isDirect() bool { return len(w.calls) == 1 }

// waits yields the calls in the coroutine functions and asynchronous generators of
// p's module that are a wait as isWait says: themselves, or through plain functions
// of the program. What is awaited is none.
func waits(p *analysis.Pass, isWait func(*analysis.Pass, syntax.Call) bool) iter.Seq[wait] {
	s := newWaitSearch(isWait)
	return func(yield func(wait) bool) {
		for _, f := range p.Functions {
			if !f.IsCoroutineFunction() && !f.IsAsyncGenerator() {
				continue
			}
			for _, c := range callsOf(p, f) {
				if w := s.at(p, c, mostBorders); w != nil && !yield(*w) {
					return
				}
			}
		}
	}
}

// A waitSearch remembers what was found of functions.
type waitSearch struct {
	isWait func(*analysis.Pass, syntax.Call) bool
	known  map[knownWait]*wait
}

func newWaitSearch(isWait func(*analysis.Pass, syntax.Call) bool) *waitSearch {
	return &waitSearch{isWait: isWait, known: map[knownWait]*wait{}}
}

// A knownWait is a function, and how many more borders of modules are crossed from there.
type knownWait struct {
	of      *semantic.Function
	borders int
}

// mostBorders is how often a wait may lead from one module to another.
const mostBorders = 2

// A madeCall is a call, and the plain function of the program whose body it runs, there and
// then; nil if it runs none, or that is not known.
type madeCall struct {
	syntax.Call
	runs *semantic.Function
}

// callsOf returns the calls that run with the body of f, of p's module, of which nothing is
// awaited.
func callsOf(p *analysis.Pass, f *semantic.Function) []madeCall {
	type key struct{ of *semantic.Function }
	return p.Kept(key{f}, func() any {
		var calls []madeCall
		for call := range syntax.All[syntax.Call](f.Def) {
			if !call.Parent().Is(syntax.KindAwait) && p.FunctionAround(call.Node) == f {
				calls = append(calls, madeCall{call, runBy(p, call)})
			}
		}
		return calls
	}).([]madeCall)
}

// runBy returns what a madeCall has of call, of p's module. In a test what another module
// has is none.
func runBy(p *analysis.Pass, call syntax.Call) *semantic.Function {
	f := p.Callee(call)
	if f == nil || f.Kind != semantic.PlainFunction || f.Name == "" || library.IsStub(f.Module) || !runsWhenCalled(f) ||
		isSwitchedOff(p, call.Node) || f.Module != p.Module && isInTest(p, call.Node) {
		return nil
	}
	return f
}

// at returns the wait that c, in p's module, is, nil if it is none that we know.
func (s *waitSearch) at(p *analysis.Pass, c madeCall, borders int) *wait {
	if s.isWait(p, c.Call) {
		if isSwitchedOff(p, c.Node) {
			return nil
		}
		return &wait{[]madeCall{{Call: c.Call}}, p}
	}
	if c.runs == nil {
		return nil
	}
	if c.runs.Module != p.Module {
		if borders--; borders < 0 {
			return nil
		}
	}
	in, f := p.Inside(c.runs, c.Node)
	if f == nil {
		return nil
	}
	inner := s.inside(in, f, borders)
	if inner == nil {
		return nil
	}
	w := &wait{append([]madeCall{{c.Call, f}}, inner.calls...), inner.in}
	if w.isLeftOut(p.Module) {
		return nil
	}
	return w
}

// runsWhenCalled reports whether a call of what the def of f defines surely runs its
// body, there and then.
func runsWhenCalled(f *semantic.Function) bool {
	if f.Decorated() == semantic.No {
		return true
	}
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		switch f.Module.QualifiedName(d) {
		case "builtins.staticmethod", "builtins.classmethod":
		default:
			return false
		}
	}
	return true
}

// inside returns the first wait in the body of f, a plain function of p's module, that is not for
// plain callers only; of those that lie in another module than the one that is checked, the first
// to which f usually comes. One that calls itself does not wait for that.
func (s *waitSearch) inside(p *analysis.Pass, f *semantic.Function, borders int) *wait {
	key := knownWait{f, borders}
	if w, ok := s.known[key]; ok {
		return w
	}
	s.known[key] = nil
	for _, c := range callsOf(p, f) {
		if w := s.at(p, c, borders); w != nil && !isForPlainCallers(p, f, c.Call) && (!w.in.IsElsewhere() || isUsual(f, c.Call)) {
			s.known[key] = w
			break
		}
	}
	return s.known[key]
}

// isForPlainCallers reports whether f, of p's module, gives some callers a coroutine before it
// comes to call: those that await what it gives do not come there.
func isForPlainCallers(p *analysis.Pass, f *semantic.Function, call syntax.Call) bool {
	for _, r := range f.ReturnStatements() {
		if r.Before(call.Node) && p.TypeOf(r.Value()).IsCoroutine() {
			return true
		}
	}
	return false
}

// isLeftOut reports whether one of the calls behind the first, in m, is surely left out for what
// the ones before it pass: "if wait: thread.join()", with wait=False.
func (w wait) isLeftOut(m *semantic.Module) bool {
	known := constants{}
	for i, call := range w.calls[1:] {
		by := w.calls[i]
		known, m = known.passed(m, by.Call, by.runs), by.runs.Module
		if known.leaveOut(m, call.Node) {
			return true
		}
	}
	return false
}

// report says of w that it waits for what. The caller adds the repair.
func (w wait) report(p *analysis.Pass, what string) *analysis.Report {
	chain, names := "", w.names()
	for _, name := range names[1:] {
		chain += fmt.Sprintf("calls '%s()', which ", name)
	}
	r := p.Report(w.first().Func(), "'%s()' %s%s; the whole event loop waits with it", names[0], chain, what)
	if !w.isDirect() {
		r.See(w.last().Func(), "this %s", what)
	}
	return r
}

// names returns what the calls are called, from the first to the last.
func (w wait) names() []string {
	names := []string{calledName(w.first())}
	if w.isDirect() {
		return names
	}
	for _, c := range w.calls[1 : len(w.calls)-1] {
		names = append(names, c.runs.Name)
	}
	return append(names, calledName(w.last()))
}

// calledName returns how messages name the function of call: as it is written if that is
// a short dotted name, else by its last name.
func calledName(call syntax.Call) string {
	if path := call.Func().Text(); isDottedName(call.Func()) && len(path) <= 60 && !strings.ContainsAny(path, " \t\r\n\f\\") {
		return path
	}
	return lastName(call.Func())
}

// isDottedName reports whether n is a name, or attributes of one.
func isDottedName(n syntax.Node) bool {
	for n.Is(syntax.KindAttribute) {
		n = syntax.As[syntax.Attribute](n).Value()
	}
	return n.Is(syntax.KindName)
}
