// Package glance says what an editor can show of the asynchronous protocols beside the
// text of a Python file: where code awaits without saying so, which protocols its classes
// have, and what its statements stand for.
package glance

import (
	"fmt"
	"slices"
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Hint is an await that the code does not show.
type Hint struct {
	Offset int                // behind what is awaited
	Label  string             // "await __aenter__"
	About  string             // Markdown, a sentence
	Method *semantic.Function // what runs there, nil if that is not known
}

// Hints returns the Hints in span, in source order: behind each object of an async with
// and at the end of its body, and behind the object of an async for, or of one in a
// comprehension.
func Hints(m *semantic.Module, span source.Span) []Hint {
	var all, exits []Hint // exits: that of an inner statement first, as it comes first where they share their end
	for n := range m.Tree.Root().Subtree() {
		if !n.IsAsync() || !n.Is(syntax.KindWith, syntax.KindFor, syntax.KindComprehension) || n.IsBroken() || n.IsAdrift() ||
			n.Span().Start > span.End || lineEnd(n) < span.Start {
			continue
		}
		if with := syntax.As[syntax.With](n); with.Exists() {
			all = append(all, entries(m, with)...)
			exits = append(exits, exit(m, with))
			continue
		}
		iter := n.Field(syntax.FieldIter)
		all = append(all, Hint{
			iter.OuterSpan().End, "await __anext__", "`async for` awaits `__anext__()` for every item, and once more at the end.",
			method(iterator(m.TypeOf(iter)), "__anext__"),
		})
	}
	slices.Reverse(exits)
	all = append(all, exits...)
	all = slices.DeleteFunc(all, func(h Hint) bool { return !span.Contains(h.Offset) })
	slices.SortStableFunc(all, func(a, b Hint) int { return a.Offset - b.Offset })
	return all
}

// entries are the Hints behind the objects of with.
func entries(m *semantic.Module, with syntax.With) (all []Hint) {
	for item := range with.Items() {
		object := item.ContextExpr()
		all = append(all, Hint{object.OuterSpan().End, "await __aenter__", "`async with` awaits `__aenter__()` here.", method(m.TypeOf(object), "__aenter__")})
	}
	return all
}

// exit is the Hint at the end of the last line of with.
func exit(m *semantic.Module, with syntax.With) Hint {
	var objects []syntax.Node
	for item := range with.Items() {
		objects = append(objects, item.ContextExpr())
	}
	h := Hint{Label: "await __aexit__", About: "`async with` awaits `__aexit__()` here, however the body ends."}
	if len(objects) == 1 {
		h.Method = method(m.TypeOf(objects[0]), "__aexit__")
	} else {
		h.Label += fmt.Sprintf(" × %d", len(objects))
		h.About = "`async with` awaits `__aexit__()` of its objects here, of the last one first, however the body ends."
	}
	h.Offset = lineEnd(with.Node)
	return h
}

// lineEnd returns the end of what stands on the last line of n.
func lineEnd(n syntax.Node) int {
	text := n.Tree().Text
	line := text.LineSpan(text.Line(n.Span().End))
	return line.Start + len(strings.TrimRight(text.Slice(line), " \t\f"))
}

// iterator returns what __aiter__ of t gives, t itself for an asynchronous generator.
func iterator(t semantic.Type) semantic.Type {
	if t.IsAsyncGenerator() {
		return semantic.Type{}
	}
	return t.Attribute("__aiter__").Call()
}

// method returns the method name of what t is an instance of, nil where that is not known.
func method(t semantic.Type, name string) *semantic.Function {
	if !t.IsInstance() || len(t.Members()) != 1 {
		return nil
	}
	fn, _ := t.Class().Method(name)
	return fn
}
