package fixes

import "awaiter/analysis/syntax"

// ReplaceName puts name of module, imported where needed, in the place of the name expr,
// which may be dotted. It is Unsafe.
func ReplaceName(expr syntax.Node, module, name string) Fix {
	reference, edits, ok := Import(expr, module, name)
	if !ok || expr.IsBroken() || !expr.Is(syntax.KindName, syntax.KindAttribute) {
		return None
	}
	s := expr.Span()
	return fix("Use '"+name+"'", Unsafe, append(edits, replace(s.Start, s.End, reference))...)
}

// Subscript makes expr the parameter of the generic class name of module, imported where
// needed: "AsyncIterator[int]". It is Unsafe.
func Subscript(expr syntax.Node, module, name string) Fix {
	reference, edits, ok := Import(expr, module, name)
	if !ok || expr.IsBroken() {
		return None
	}
	s := expr.OuterSpan()
	return fix("Use '"+name+"["+shortText(expr)+"]'", Unsafe, append(edits, insert(s.Start, reference+"["), insert(s.End, "]"))...)
}

// DropLastItem deletes the last of the items of tuple, a tuple of at least two, and the
// comma before it. None where a comment stands between.
func DropLastItem(tuple syntax.Tuple) Fix {
	var items []syntax.Node
	for item := range tuple.Elts() {
		items = append(items, item)
	}
	if len(items) < 2 || tuple.IsBroken() {
		return None
	}
	start, end := items[len(items)-2].OuterSpan().End, items[len(items)-1].OuterSpan().End
	last := items[len(items)-1].Span()
	last.Start = start
	if hasComment(tuple.Tree(), last) {
		return None
	}
	return fix("Remove '"+shortText(items[len(items)-1])+"'", Unsafe, remove(start, end))
}
