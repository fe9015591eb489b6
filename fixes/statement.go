package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// MakeAsync changes a With, WithItem, For or Comprehension to its asynchronous form.
// A with of several items is parted, so that only the WithItem given becomes
// asynchronous. None where CPython does not compile that form; see MakeAsyncAround.
// It is Safe, as it is asked for where the plain form cannot succeed.
func MakeAsync(n syntax.Node) Fix {
	edits, ok := makeAsync(n, placeOf(n).function().IsAsync())
	if !ok {
		return None
	}
	return fix("Use 'async "+word(n)+"'", Safe, edits...)
}

// MakeAsyncAround is MakeAsync where the function around n is a plain one: it also
// makes that function async, so it is Unsafe.
func MakeAsyncAround(m *semantic.Module, n syntax.Node) Fix {
	def := placeOf(n).function()
	edits, ok := makeAsync(n, true)
	if !ok || def.IsAsync() {
		return None
	}
	return andMakeAsync(m, Fix{"Use 'async " + word(n) + "'", Unsafe, edits}, def)
}

// MakeSync deletes the "async" of a With, WithItem, For or Comprehension. It is Safe,
// as it is asked for where the asynchronous form cannot succeed.
func MakeSync(n syntax.Node) Fix {
	var edits []Edit
	if item := syntax.As[syntax.WithItem](n); item.Exists() {
		edits = changeItem(item, false)
	} else if n.IsAsync() && !n.IsBroken() && n.Is(syntax.KindWith, syntax.KindFor, syntax.KindComprehension) {
		s := keyword(textOf(n), n.Span().Start, len("async"))
		edits = []Edit{remove(s.Start, s.End)}
	}
	return fix("Use plain '"+word(n)+"'", Safe, edits...)
}

// word returns the keyword of n behind "async".
func word(n syntax.Node) string {
	if n.Is(syntax.KindWith, syntax.KindWithItem) {
		return "with"
	}
	return "for"
}

func makeAsync(n syntax.Node, async bool) (edits []Edit, ok bool) {
	if n.IsBroken() {
		return nil, false
	}
	extra, ok := placeOf(n).mayAwait(async)
	if !ok {
		return nil, false
	}
	switch {
	case n.Is(syntax.KindWithItem):
		edits = changeItem(syntax.As[syntax.WithItem](n), true)
		return edits, edits != nil
	case n.IsAsync() || !n.Is(syntax.KindWith, syntax.KindFor, syntax.KindComprehension):
		return nil, false
	}
	return append(extra, insert(n.Span().Start, "async ")), true
}

// changeItem returns the edits that enter item by "async with", or by "with", and
// the other items of its statement as they were; nil where that is not simple.
func changeItem(item syntax.WithItem, async bool) []Edit {
	with := syntax.As[syntax.With](item.Parent())
	if !with.Exists() || with.IsAsync() == async {
		return nil
	}
	var parts [3][]syntax.WithItem // before item, item, behind item
	at := 0
	for i := range with.Items() {
		if i == item {
			at = 1
		}
		parts[at] = append(parts[at], i)
		if i == item {
			at = 2
		}
	}
	if len(parts[0])+len(parts[2]) == 0 {
		if async {
			return []Edit{insert(with.Span().Start, "async ")}
		}
		s := keyword(textOf(with.Node), with.Span().Start, len("async"))
		return []Edit{remove(s.Start, s.End)}
	}
	return nestItems(with, parts, async)
}

// nestItems returns the edits that enter each of parts by a with of its own, one
// inside the other, the middle one asynchronous if async says so and the others
// if not.
func nestItems(with syntax.With, parts [3][]syntax.WithItem, async bool) []Edit {
	t := textOf(with.Node)
	stmts := body(with.Node)
	colon := headerEnd(with.Node)
	if colon < 0 || !beginsLine(with.Node) || hasComment(with.Tree(), source.Span{Start: with.Span().Start, End: colon}) {
		return nil
	}
	unit, header, deeper := unitOf(with.Node), "", ""
	for i, items := range parts {
		if len(items) == 0 {
			continue
		}
		if header != "" {
			deeper += unit
			header += ":" + t.Newline() + indentOf(with.Node) + deeper
		}
		if (i == 1) == async {
			header += "async "
		}
		header += "with "
		for j, item := range items {
			if hasNewline(t, item.Span()) {
				return nil
			}
			if j > 0 {
				header += ", "
			}
			header += outerText(item.Node)
		}
	}
	edits := []Edit{replace(with.Span().Start, colon, header)}
	if beginsLine(stmts[0]) {
		edits = append(edits, indent(with.Node, source.Span{Start: colon, End: blockEnd(with.Node, stmts[len(stmts)-1])}, deeper)...)
	}
	return edits
}

// headerEnd returns the offset of the ":" before the body of the compound
// statement n, or -1.
func headerEnd(n syntax.Node) int {
	from, first := n.Span().Start, n.Field(syntax.FieldBody)
	for c := range n.Children() {
		if c.Role() == syntax.FieldBody {
			break
		}
		if c.Role() != syntax.FieldDecoratorList {
			from = max(from, c.OuterSpan().End)
		}
	}
	return seek(textOf(n), from, first.OuterSpan().Start, ':')
}

// ReturnValue changes an expression statement to a return of its value. None
// outside of functions and in asynchronous generators.
func ReturnValue(stmt syntax.ExprStmt) Fix {
	def := placeOf(stmt.Node).function()
	if !def.Exists() || stmt.IsBroken() || stmt.Value().Is(syntax.KindYield, syntax.KindYieldFrom) && !stmt.Value().HasParens() {
		return None
	}
	for n := range own(def.Node) {
		if n.Is(syntax.KindYield) && def.IsAsync() {
			return None
		}
	}
	return fix("Return the value", Unsafe, insert(stmt.OuterSpan().Start, "return "))
}

// YieldEach changes the statement "yield from x" to a loop with for that yields
// every item of x. What is sent to the generator no longer reaches x.
func YieldEach(y syntax.YieldFrom) Fix {
	return yieldEach(y, "for", placeOf(y.Node).function().Exists())
}

// YieldEachAsync is YieldEach with "async for".
func YieldEachAsync(y syntax.YieldFrom) Fix {
	return yieldEach(y, "async for", placeOf(y.Node).function().IsAsync())
}

func yieldEach(y syntax.YieldFrom, loop string, ok bool) Fix {
	stmt := y.Parent()
	def := placeOf(y.Node).function()
	if !ok || !stmt.Is(syntax.KindExprStmt) || stmt.IsBroken() || !standsAlone(stmt) || y.HasParens() || !mayYield(def) {
		return None
	}
	item, t := freeName(def.Node, "item"), y.Tree().Text
	return fix("Yield each item with '"+loop+"'", Unsafe,
		replace(y.Span().Start, y.Value().OuterSpan().Start, loop+" "+item+" in "),
		insert(y.Span().End, ":"+t.Newline()+indentOf(stmt)+unitOf(stmt)+"yield "+item))
}

// mayYield reports whether CPython compiles a yield in def: an asynchronous
// generator may not return a value.
func mayYield(def syntax.FunctionDef) bool {
	type key struct{ def syntax.FunctionDef }
	return !def.IsAsync() || def.Tree().Kept(key{def}, func() any {
		for n := range own(def.Node) {
			if syntax.As[syntax.Return](n).Value().Exists() {
				return false
			}
		}
		return true
	}).(bool)
}

// AwaitInstead changes "yield from x" to "await x", as coroutines were written before
// Python 3.5. None where CPython does not compile an await.
func AwaitInstead(y syntax.YieldFrom) Fix {
	p, value := placeOf(y.Node), y.Value()
	if extra, ok := p.mayAwait(p.function().IsAsync()); !ok || extra != nil || y.IsBroken() {
		return None
	}
	if isPrimary(value) || value.HasParens() {
		return fix("Use 'await'", Unsafe, replace(y.Span().Start, value.OuterSpan().Start, "await "))
	}
	return fix("Use 'await'", Unsafe, replace(y.Span().Start, value.Span().Start, "await ("), insert(value.Span().End, ")"))
}
