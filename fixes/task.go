package fixes

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// ReturnTask makes of def, a coroutine function, a plain one that returns a task: its
// body goes into a coroutine function "run" inside. None where the body stands on the
// line of the def, calls super() or binds a parameter, and for asynchronous
// generators. Calls that do not await at once may need a coroutine: a Sketch then,
// else Unsafe.
func ReturnTask(m *semantic.Module, def syntax.FunctionDef) Fix {
	stmts := body(def.Node)
	if !def.IsAsync() || def.IsBroken() || yields(def) || uses(def, "super") || bindsParameter(def) {
		return None
	}
	if len(stmts) > 1 && isDocstring(stmts[0]) {
		stmts = stmts[1:]
	}
	if len(stmts) == 0 || !beginsLine(def.Node) || !beginsLine(stmts[0]) || isStub(stmts[0]) || !endsLine(stmts[len(stmts)-1]) {
		return None
	}
	reference, edits, ok := Import(stmts[0], "asyncio", "create_task")
	if !ok {
		return None
	}
	name, nl, margin, unit := freeName(def.Node, "run"), def.Tree().Text.Newline(), indentOf(stmts[0]), unitOf(def.Node)
	returns := ""
	if r := def.Returns(); r.Exists() {
		task := strings.TrimSuffix(reference, "create_task") + "Task"
		returns = " -> " + r.Text()
		annotation := task + "[" + strings.Trim(r.Text(), `"'`) + "]"
		if r.Is(syntax.KindConstant) && r.Op() == syntax.ConstStr || m.Target < 9 && !m.HasLazyAnnotations() || task == "Task" {
			annotation = `"` + annotation + `"`
		}
		if strings.Count(annotation, `"`) > 2 || hasNewline(textOf(def.Node), r.OuterSpan()) {
			return None
		}
		edits = append(edits, replace(r.OuterSpan().Start, r.OuterSpan().End, annotation))
	}
	last := stmts[len(stmts)-1]
	lines := source.Span{Start: def.Tree().Text.LineStart(stmts[0].OuterSpan().Start) - 1, End: blockEnd(def.Node, last)}
	word := keyword(textOf(def.Node), def.Span().Start, len("async"))
	edits = append(edits, remove(word.Start, word.End),
		insert(lines.Start+1, margin+"async def "+name+"()"+returns+":"+nl))
	edits = append(edits, indent(def.Node, lines, unit)...)
	edits = append(edits, insert(lines.End, nl+nl+margin+"return "+reference+"("+name+"())"))
	safety := Unsafe
	for call := range syntax.CallsBy(m.Tree, def.Name().Text()) {
		if !call.Parent().Is(syntax.KindAwait) {
			safety = Sketch
		}
	}
	return fix("Return a task", safety, edits...)
}

// bindsParameter reports whether the body of def gives a new value to a parameter, or
// deletes it.
func bindsParameter(def syntax.FunctionDef) bool {
	for a := range def.Params().All() {
		for _, n := range boundIn(def.Node, a.Name().Text()) {
			if n != a.Name() {
				return true
			}
		}
	}
	return false
}
