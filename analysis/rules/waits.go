package rules

import (
	"fmt"
	"iter"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// A wait is a call in a coroutine that makes the thread wait, and so the event loop.
type wait struct {
	call    syntax.Call          // in the coroutine
	through []*semantic.Function // the plain functions of the module that it runs, one from the other
	last    syntax.Call          // what waits: call itself, or a call in the last of through
}

// waits yields the calls in the coroutine functions and asynchronous generators of
// p's module that are a wait as isWait says: themselves, or through plain functions
// of the module. What is awaited is none.
func waits(p *analysis.Pass, isWait func(syntax.Call) bool) iter.Seq[wait] {
	s := waitSearch{p: p, isWait: isWait, known: map[*semantic.Function]*wait{}}
	return func(yield func(wait) bool) {
		for _, f := range p.Functions {
			if !f.IsCoroutineFunction() && !f.IsAsyncGenerator() {
				continue
			}
			for _, call := range s.callsOf(f) {
				if w := s.at(call); w != nil && !yield(*w) {
					return
				}
			}
		}
	}
}

// A waitSearch remembers what was found of the functions of a module.
type waitSearch struct {
	p      *analysis.Pass
	isWait func(syntax.Call) bool
	known  map[*semantic.Function]*wait
}

// callsOf returns the calls that run with the body of f, of which nothing is awaited.
func (s *waitSearch) callsOf(f *semantic.Function) []syntax.Call {
	type key struct{ of *semantic.Function }
	return s.p.Kept(key{f}, func() any {
		var calls []syntax.Call
		for call := range syntax.All[syntax.Call](f.Def) {
			if !call.Parent().Is(syntax.KindAwait) && s.p.FunctionAround(call.Node) == f {
				calls = append(calls, call)
			}
		}
		return calls
	}).([]syntax.Call)
}

// at returns the wait that call is, nil if it is none that we know.
func (s *waitSearch) at(call syntax.Call) *wait {
	if s.isWait(call) {
		if isSwitchedOff(s.p, call.Node) {
			return nil
		}
		return &wait{call: call, last: call}
	}
	f := s.p.Callee(call)
	if f == nil || f.Module != s.p.Module || f.Kind != semantic.PlainFunction || f.Name == "" || !runsWhenCalled(f) || isSwitchedOff(s.p, call.Node) {
		return nil
	}
	s.p.LookInto(f.Def, call.Node)
	inner := s.in(f)
	if inner == nil {
		return nil
	}
	return &wait{call, append([]*semantic.Function{f}, inner.through...), inner.last}
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

// in returns the first wait in the body of f, a plain function. One that calls itself
// does not wait for that.
func (s *waitSearch) in(f *semantic.Function) *wait {
	if w, ok := s.known[f]; ok {
		return w
	}
	s.known[f] = nil
	for _, call := range s.callsOf(f) {
		if w := s.at(call); w != nil {
			s.known[f] = w
			break
		}
	}
	return s.known[f]
}

// report says of w that it waits for what. The caller adds the repair.
func (w wait) report(p *analysis.Pass, what string) *analysis.Report {
	chain, calls := "", w.calls()
	for _, name := range calls[1:] {
		chain += fmt.Sprintf("calls '%s()', which ", name)
	}
	r := p.Report(w.call.Func(), "'%s()' %s%s; the whole event loop waits with it", calls[0], chain, what)
	if len(w.through) > 0 {
		r.See(w.last.Func(), "this %s", what)
	}
	return r
}

// calls returns the names of the calls from w's to the last one.
func (w wait) calls() []string {
	names := []string{calledName(w.call)}
	for _, f := range w.through[min(1, len(w.through)):] {
		names = append(names, f.Name)
	}
	if len(w.through) > 0 {
		names = append(names, calledName(w.last))
	}
	return names
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
