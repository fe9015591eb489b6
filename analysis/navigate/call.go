package navigate

import (
	"iter"
	"slices"
	"strings"

	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Call is a call of a function, or a place where the function is handed to who will
// call it.
type Call struct {
	Callee *semantic.Function
	Caller *semantic.Function // in whose body the place is; nil: in none
	At     syntax.Node        // the call, or the function that is handed on
	How    string             // "awaited", "made a task by 'create_task()'", "blocks: waits for the network"
}

// Place returns where c is.
func (c Call) Place() Place { return atNode(c.At) }

// LibraryName returns the qualified name of fn if it is known from our description of a
// library, "" if from its source.
func LibraryName(fn *semantic.Function) string {
	if library.IsStub(fn.Module) {
		return fn.QualifiedName()
	}
	return ""
}

// Callable returns the function that offset is about: from "async def" and the name of a
// def that function, from "await" the coroutine function that it runs, from the name in a
// call what is called. It is nil elsewhere, and where that is not known. from is the span
// of the words.
func Callable(m *semantic.Module, offset int) (fn *semantic.Function, from source.Span) {
	w := m.Tree.WordAt(offset)
	switch n, keywords := w.Keyword(); {
	case n.Is(syntax.KindFunctionDef):
		return m.FunctionOf(n), keywords
	case n.Is(syntax.KindAwait):
		if t := m.TypeOf(syntax.As[syntax.Await](n).Value()); t.IsCoroutine() {
			return t.Function(), keywords
		}
		return nil, source.Span{}
	case n.Exists():
		return nil, source.Span{}
	}
	name := w.Node()
	if name.Role() == syntax.FieldName && name.Parent().Is(syntax.KindFunctionDef) {
		return m.FunctionOf(name.Parent()), w.Span()
	}
	if call := syntax.As[syntax.Call](name.Named().Parent()); call.Exists() && name.Named() == call.Func() && name.Is(syntax.KindName, syntax.KindIdentifier) {
		return m.Callee(call), w.Span()
	}
	return nil, source.Span{}
}

// CallsFrom returns what fn calls in its own body, in source order: functions of which
// the source is seen, coroutine functions, and what blocks.
func CallsFrom(fn *semantic.Function) []Call {
	if fn == nil || fn.Def.Tree() == nil {
		return nil
	}
	var all []Call
	for c := range callsIn(fn.Module, fn.Def, isNotable) {
		if c.Caller == fn {
			all = append(all, c)
		}
	}
	return all
}

// isNotable reports whether it is worth while to tell that fn is called: not of the plain
// functions of a library that do not block.
func isNotable(fn *semantic.Function) bool {
	return !library.IsStub(fn.Module) || fn.IsCoroutineFunction() || fn.IsAsyncGenerator() || library.FactsOf(fn).Blocks != ""
}

// CallsTo returns what is searched for to find the calls of fn: those of the function of
// that qualified name, if that is not "", as what a library calls so has no source.
func CallsTo(fn *semantic.Function, qualified string, same SameFile) *CallSearch {
	return &CallSearch{fn, qualified, same}
}

// A CallSearch is a search for the calls of one function, module by module.
type CallSearch struct {
	fn        *semantic.Function
	qualified string
	same      SameFile
}

// MayBeIn reports whether it is worth while to analyse a module of this text.
func (s *CallSearch) MayBeIn(text *source.Text) bool {
	name := s.qualified
	if name == "" {
		name = s.fn.Name
	}
	return strings.Contains(text.String(), lastPart(strings.TrimSuffix(name, ".__init__")))
}

// In returns the calls in m, in source order.
func (s *CallSearch) In(m *semantic.Module) []Call {
	if !s.MayBeIn(m.Tree.Text) {
		return nil
	}
	return slices.Collect(callsIn(m, m.Tree.Root(), func(fn *semantic.Function) bool {
		if s.qualified != "" {
			return fn.QualifiedName() == s.qualified
		}
		return isSame(fn, s.fn, s.same)
	}))
}

// callsIn yields the calls below n, a node of m, of functions that are wanted.
func callsIn(m *semantic.Module, n syntax.Node, wanted func(*semantic.Function) bool) iter.Seq[Call] {
	return func(yield func(Call) bool) {
		for call := range syntax.All[syntax.Call](n) {
			facts := library.FactsAt(m, call)
			callee := m.Callee(call)
			if callee == nil && facts.Blocks != "" {
				callee = facts.Function // of a class whose constructor waits
			}
			if callee != nil && callee.Name != "" && wanted(callee) && !yield(Call{callee, callerAt(m, call.Node), call.Node, howCalled(m, call, callee, facts)}) {
				return
			}
			for arg, how := range handed(facts) {
				t := m.TypeOf(arg)
				if fn := t.Function(); t.IsFunction() && fn != nil && fn.Name != "" && wanted(fn) && !yield(Call{fn, callerAt(m, call.Node), arg, how}) {
					return
				}
			}
		}
	}
}

// callerAt returns the def whose call runs the code at n, or makes the lambda that does;
// nil if there is none.
func callerAt(m *semantic.Module, n syntax.Node) *semantic.Function {
	fn := m.FunctionAround(n)
	for fn != nil && fn.Name == "" {
		fn = m.FunctionAround(fn.Def)
	}
	return fn
}

// handed yields the arguments of the call that facts are about which are functions that
// something else calls, and how.
func handed(facts *library.Facts) iter.Seq2[syntax.Node, string] {
	return func(yield func(syntax.Node, string) bool) {
		for arg := range facts.Arguments(library.TakesCallable) {
			how := "handed to '" + facts.Name() + "()'"
			switch facts.Caller {
			case "thread":
				how = "run in a thread by '" + facts.Name() + "()'"
			case "loop":
				how = "called by the event loop for '" + facts.Name() + "()'"
			}
			if !yield(arg, how) {
				return
			}
		}
		for arg := range facts.Arguments(library.TakesCoroutineFunction) {
			if !yield(arg, taken(facts)) {
				return
			}
		}
	}
}

// taken says what the call that facts are about does with a coroutine.
func taken(facts *library.Facts) string {
	switch {
	case facts.Blocks == "loop":
		return "run by '" + facts.Name() + "()'"
	case facts.KeepReference || facts.NeedsEntry:
		return "made a task by '" + facts.Name() + "()'"
	}
	return "handed to '" + facts.Name() + "()'"
}

// howCalled says how call, of callee, is made.
func howCalled(m *semantic.Module, call syntax.Call, callee *semantic.Function, facts *library.Facts) string {
	parent := call.Parent()
	switch t := m.TypeOf(call.Node); {
	case parent.Is(syntax.KindAwait):
		return "awaited"
	case parent.Is(syntax.KindWithItem) && parent.Parent().IsAsync():
		return "entered by 'async with'"
	case call.Role() == syntax.FieldIter && parent.IsAsync():
		return "iterated by 'async for'"
	case facts.Blocks != "":
		return "blocks: waits for " + facts.WaitsFor()
	case t.IsCoroutine():
		return howUsed(m, call)
	}
	if by := waitIn(callee, map[*semantic.Function]bool{}); by.Function != nil {
		return "blocks: calls '" + by.Name() + "()', which waits for " + by.WaitsFor()
	}
	return "called"
}

// howUsed says what becomes of the coroutine that call gives and that is not awaited.
func howUsed(m *semantic.Module, call syntax.Call) string {
	n := call.Node
	for n.Role() == syntax.FieldElt || n.Parent().Is(syntax.KindStarred) || n.Parent().Is(syntax.KindList, syntax.KindTuple) {
		n = n.Parent()
	}
	switch parent := n.Parent(); {
	case parent.Is(syntax.KindExprStmt):
		return "dropped: nothing awaits it"
	case parent.Is(syntax.KindReturn):
		return "returned without being awaited"
	case parent.Is(syntax.KindCall, syntax.KindKeyword):
		outer := syntax.As[syntax.Call](parent)
		if !outer.Exists() {
			outer = syntax.As[syntax.Call](parent.Parent())
		}
		facts := library.FactsAt(m, outer)
		for _, mark := range []library.Mark{library.TakesCoroutine, library.TakesAwaitable} {
			for arg := range facts.Arguments(mark) {
				if arg.Contains(n) || n.Contains(arg) {
					return taken(facts)
				}
			}
		}
		if name := outer.Func().Named(); name.Exists() {
			return "handed to '" + lastPart(name.Text()) + "()'"
		}
	}
	return "kept without being awaited"
}

// waitIn returns the facts of the first call that blocks when fn, a plain function, is
// called, there or in plain functions that it calls; the zero Facts if none is known.
// seen are those that were looked at.
func waitIn(fn *semantic.Function, seen map[*semantic.Function]bool) *library.Facts {
	if fn == nil || seen[fn] || len(seen) > mostSeen || fn.Kind != semantic.PlainFunction || fn.Decorated() != semantic.No || library.IsStub(fn.Module) {
		return &library.Facts{}
	}
	seen[fn] = true
	for call := range syntax.All[syntax.Call](fn.Def) {
		if fn.Module.FunctionAround(call.Node) != fn || call.Parent().Is(syntax.KindAwait) {
			continue
		}
		if facts := library.FactsAt(fn.Module, call); facts.Blocks != "" {
			return facts
		}
		if facts := waitIn(fn.Module.Callee(call), seen); facts.Function != nil {
			return facts
		}
	}
	return &library.Facts{}
}

// mostSeen is how many functions are looked through for one that blocks.
const mostSeen = 100

// lastPart returns the last name of a dotted one.
func lastPart(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// GroupCalls puts together calls in one module that have the same key and are made alike,
// in the order of the first of each group.
func GroupCalls(calls []Call, key func(Call) *semantic.Function) [][]Call {
	var groups [][]Call
	for _, c := range calls {
		i := slices.IndexFunc(groups, func(g []Call) bool {
			return g[0].How == c.How && key(g[0]) == key(c)
		})
		if i < 0 {
			groups = append(groups, []Call{c})
		} else {
			groups[i] = append(groups[i], c)
		}
	}
	return groups
}
