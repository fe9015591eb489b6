package fixes

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// KeepTask keeps what call makes, a task, in a set of the module until it is done, as
// the documentation of asyncio.create_task asks for. call is a statement, what a
// method of the statement is called on, or what a name is bound to that nothing reads.
// None in other places. It is Unsafe, as the set is new to the module.
func KeepTask(call syntax.Node) Fix {
	stmt := statementOf(call)
	if !stmt.Exists() || stmt.IsBroken() || !standsAlone(stmt) || hasNewline(textOf(stmt), source.Span{Start: stmt.Span().Start, End: call.Span().Start}) {
		return None
	}
	set, edits, ok := taskSet(stmt)
	if !ok {
		return None
	}
	name, method := "", false
	assign := syntax.As[syntax.Assign](stmt)
	switch target := assign.Field(syntax.FieldTarget); {
	case assign.Exists():
		if call != assign.Value() || !target.Is(syntax.KindName) {
			return None
		}
		name = target.Text()
		if name == "_" {
			name = freeName(scopeOrRoot(stmt), "task")
			edits = append(edits, replace(target.Span().Start, target.Span().End, name))
		}
	case stmt.Is(syntax.KindExprStmt):
		name = freeName(scopeOrRoot(stmt), "task")
		method = call.Parent() != stmt
		if method && (!isMethodOf(stmt, call) || call.HasParens()) || !method && call.HasParens() {
			return None
		}
		edits = append(edits, insert(stmt.OuterSpan().Start, name+" = "))
	default:
		return None
	}
	line := stmt.Tree().Text.Newline() + indentOf(stmt)
	keep := line + set + ".add(" + name + ")" + line + name + ".add_done_callback(" + set + ".discard)"
	if method {
		return fix("Keep a reference until it is done", Unsafe, append(edits, insert(call.Span().End, keep+line+name))...)
	}
	return fix("Keep a reference until it is done", Unsafe, append(edits, insert(lineEnd(stmt), keep))...)
}

// StartTask makes a task of the coroutine that call, a statement, gives, and keeps it as
// KeepTask does. It is Unsafe.
func StartTask(call syntax.Node) Fix {
	keep, wrap := KeepTask(call), WrapCall(call, "asyncio", "create_task")
	if keep.IsNone() || wrap.IsNone() {
		return None
	}
	before := 0 // of the edits that keep it, those that stand before the call that wraps
	for before < len(keep.Edits) && keep.Edits[before].Span.Start <= call.OuterSpan().Start {
		before++
	}
	return fix("Make it a task", Unsafe, slices.Concat(keep.Edits[:before], wrap.Edits, keep.Edits[before:])...)
}

// isMethodOf reports whether stmt is call.method(…).
func isMethodOf(stmt, call syntax.Node) bool {
	method := syntax.As[syntax.Attribute](call.Parent())
	outer := syntax.As[syntax.Call](method.Parent())
	return outer.Func() == method.Node && outer.Parent() == stmt
}

// statementOf returns the statement that n is or stands in.
func statementOf(n syntax.Node) syntax.Node {
	for n.Exists() && (n.Kind() < syntax.KindFunctionDef || n.Kind() > syntax.KindContinue) {
		n = n.Parent()
	}
	return n
}

// scopeOrRoot returns the function whose code n is, or the Module.
func scopeOrRoot(n syntax.Node) syntax.Node {
	if def := placeOf(n).function(); def.Exists() {
		return def.Node
	}
	return n.Tree().Root()
}

// taskSet returns the name of a set of the module that tasks are discarded from when
// they are done, and the edits that make one if there is none.
func taskSet(stmt syntax.Node) (name string, edits []Edit, ok bool) {
	root := stmt.Tree().Root()
	if !moduleHas(root.Tree(), "discard") {
		return newTaskSet(stmt)
	}
	for _, assign := range newSets.Find(root.Tree(), "set") {
		set := assign.Field(syntax.FieldTarget).Text()
		if discardsDone(root.Tree(), set) && len(visible(stmt, set)) == 1 {
			return set, nil, true
		}
	}
	return newTaskSet(stmt)
}

// newSets finds the statements of the Module that bind a name to set(), by "set".
var newSets = &syntax.Index{Keep: true, In: func(stmt syntax.Node) iter.Seq2[string, syntax.Node] {
	return func(yield func(string, syntax.Node) bool) {
		if stmt.Is(syntax.KindAssign, syntax.KindAnnAssign) && stmt.Field(syntax.FieldTarget).Is(syntax.KindName) && stmt.Field(syntax.FieldValue).Text() == "set()" {
			yield("set", stmt)
		}
	}
}}

// newTaskSet returns the name of a new set of the module, and the edits that make it.
func newTaskSet(stmt syntax.Node) (name string, edits []Edit, ok bool) {
	root := stmt.Tree().Root()
	name = freeName(root, "background_tasks")
	t, nl := root.Tree().Text, root.Tree().Text.Newline()
	first := stmt
	for first.Parent().Exists() && !first.Parent().Is(syntax.KindModule) {
		first = first.Parent()
	}
	last := lastImportBefore(first)
	if !last.Exists() {
		if !beginsLine(first) || first.IsBroken() {
			return "", nil, false
		}
		return name, []Edit{insert(t.LineStart(first.OuterSpan().Start), name+" = set()"+nl+nl+nl)}, true
	}
	if !standsAlone(last) {
		return "", nil, false
	}
	return name, afterLine(last, nl+name+" = set()"+nl), true
}

// lastImportBefore returns the last import among the statements of the Module before stmt,
// which is one of them.
func lastImportBefore(stmt syntax.Node) syntax.Node {
	type key struct{}
	all := stmt.Tree().Kept(key{}, func() any {
		var all []syntax.Node
		for alias := range syntax.All[syntax.Alias](stmt.Tree().Root()) {
			if alias.Parent().Parent().Is(syntax.KindModule) {
				all = append(all, alias.Parent())
			}
		}
		return all
	}).([]syntax.Node)
	if i := sort.Search(len(all), func(i int) bool { return !all[i].Before(stmt) }); i > 0 {
		return all[i-1]
	}
	return syntax.Node{}
}

// discardsDone reports whether tasks are told in t to leave the set name when they are done.
func discardsDone(t *syntax.Tree, name string) bool {
	type key struct{}
	discarding := t.Kept(key{}, func() any {
		all := map[string]bool{}
		for call := range syntax.All[syntax.Call](t.Root()) {
			if syntax.As[syntax.Attribute](call.Func()).Attr().Text() == "add_done_callback" {
				all[strings.TrimSpace(call.Arg(0).Text())] = true
			}
		}
		return all
	}).(map[string]bool)
	return discarding[name+".discard"]
}

// GroupTasks changes the statement "await asyncio.gather(f(), g())", or the same without
// await, to an "async with asyncio.TaskGroup()" that makes a task of each coroutine.
// None before Python 3.11, where an argument is not known to be a coroutine, and where
// CPython does not compile that. It is Unsafe: the first exception cancels the others.
func GroupTasks(m *semantic.Module, gather syntax.Call) Fix {
	stmt := statementOf(gather.Node)
	value := syntax.As[syntax.ExprStmt](stmt).Value()
	if await := syntax.As[syntax.Await](value); await.Exists() {
		value = await.Value()
	}
	if m.Target < 11 || value != gather.Node || !gather.Exists() || stmt.IsBroken() || !standsAlone(stmt) ||
		!placeOf(gather.Node).function().IsAsync() || hasComment(gather.Tree(), stmt.OuterSpan()) {
		return None
	}
	for range gather.Keywords() {
		return None
	}
	reference, edits, ok := Import(gather.Node, "asyncio", "TaskGroup")
	if !ok {
		return None
	}
	group, unit := freeName(scopeOrRoot(stmt), "group"), unitOf(stmt)
	line := stmt.Tree().Text.Newline() + indentOf(stmt) + unit
	lines := ""
	for arg := range gather.Args() {
		body, ok := taskLines(m, arg, group, line, unit)
		if !ok {
			return None
		}
		lines += body
	}
	if lines == "" {
		return None
	}
	s := stmt.OuterSpan()
	edits = append(edits, replace(s.Start, s.End, "async with "+reference+"() as "+group+":"+lines))
	return fix("Use a TaskGroup", Unsafe, edits...)
}

// taskLines returns the statements that make tasks of arg, a coroutine or "*(f(x) for x
// in xs)".
func taskLines(m *semantic.Module, arg syntax.Node, group, line, unit string) (string, bool) {
	if hasNewline(textOf(arg), arg.OuterSpan()) {
		return "", false
	}
	if m.TypeOf(arg).IsCoroutine() {
		return line + group + ".create_task(" + arg.Text() + ")", true
	}
	comp := syntax.As[syntax.Starred](arg).Value()
	elt := comp.Field(syntax.FieldElt)
	if !comp.Is(syntax.KindListComp, syntax.KindGeneratorExp) || !m.TypeOf(elt).IsCoroutine() || bindsElsewhere(comp) {
		return "", false
	}
	lines := ""
	for g := range syntax.Generators(comp) {
		if g.IsAsync() {
			lines += line + "async for "
		} else {
			lines += line + "for "
		}
		lines += outerText(g.Target()) + " in " + outerText(g.Iter()) + ":"
		line += unit
		for test := range g.Ifs() {
			lines += line + "if " + outerText(test) + ":"
			line += unit
		}
	}
	return lines + line + group + ".create_task(" + elt.Text() + ")", true
}

// bindsElsewhere reports whether a name that comp binds means something else around it,
// which the for statement would change, or whether a target of it is bound twice.
func bindsElsewhere(comp syntax.Node) bool {
	scope := scopeOrRoot(comp)
	for g := range syntax.Generators(comp) {
		for n := range g.Target().Subtree() {
			if !n.Is(syntax.KindName) {
				continue
			}
			for other := range syntax.All[syntax.Name](scope) {
				if other.Text() == n.Text() && !comp.Contains(other.Node) {
					return true
				}
			}
			for _, by := range boundIn(scope, n.Text()) {
				if !comp.Contains(by) {
					return true
				}
			}
		}
	}
	return false
}

// RaiseResults makes a loop of stmt, "await asyncio.gather(…, return_exceptions=True)", that
// raises the exceptions among the results. None where CPython does not compile that. It is
// a Sketch: what is to be done with them is for the user to say.
func RaiseResults(stmt syntax.ExprStmt) Fix {
	if !stmt.Exists() || stmt.IsBroken() || !stmt.Value().Is(syntax.KindAwait) || !standsAlone(stmt.Node) || stmt.Value().HasParens() {
		return None
	}
	name, unit := freeName(scopeOrRoot(stmt.Node), "result"), unitOf(stmt.Node)
	line := stmt.Tree().Text.Newline() + indentOf(stmt.Node) + unit
	s := stmt.Span()
	return fix("Raise the exceptions among the results", Sketch,
		insert(s.Start, "for "+name+" in "),
		insert(s.End, ":"), insert(lineEnd(stmt.Node), line+"if isinstance("+name+", BaseException):"+line+unit+"raise "+name))
}
