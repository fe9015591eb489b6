package syntax

import (
	"awaiter/analysis/source"
)

// WordAt returns the name or keyword that holds offset or ends there, the zero Word in
// strings and comments and where there is none.
func (t *Tree) WordAt(offset int) Word {
	if offset < 0 || offset > t.Text.Len() {
		return Word{}
	}
	start, end := offset, offset
	for isWordByte(t.byteAt(start - 1)) {
		start--
	}
	for isWordByte(t.byteAt(end)) {
		end++
	}
	w := Word{t, start, end}
	if !w.IsWord() || !w.IsCode() || w.Node().Is(KindError) {
		return Word{}
	}
	return w
}

// Keyword returns the statement, clause or expression that k is a keyword of, and the
// span of its keywords: of an Await, a Yield, and of a FunctionDef, With, For or
// comprehension with "async", on both words. Elsewhere it returns the zero Node.
func (k Word) Keyword() (Node, source.Span) {
	n := k.Node()
	if !n.Is(KindAwait, KindYield, KindFunctionDef, KindWith, KindFor, KindComprehension) {
		return Node{}, source.Span{}
	}
	keywords := n.Keywords()
	if keywords.IsEmpty() || !keywords.Covers(k.Span()) {
		return Node{}, source.Span{}
	}
	return n, keywords
}

// Keywords returns the span of the keywords that n begins with if it is an Await, a
// Yield or YieldFrom, or a FunctionDef, With, For or comprehension with "async"; else
// the zero Span.
func (n Node) Keywords() source.Span {
	start := n.Span().Start
	switch n.Kind() {
	case KindAwait:
		return source.Span{Start: start, End: start + len("await")}
	case KindYield, KindYieldFrom:
		return source.Span{Start: start, End: start + len("yield")}
	case KindFunctionDef, KindWith, KindFor, KindComprehension:
		if async := n.FirstWord(); n.IsAsync() && async.Text() == "async" {
			return source.Span{Start: start, End: async.Next().end}
		}
	}
	return source.Span{}
}

// Named returns the expression whose last name is n: the Attribute of its Identifier,
// else n itself.
func (n Node) Named() Node {
	if n.Role() == FieldAttr && n.Parent().Is(KindAttribute) {
		return n.Parent()
	}
	return n
}
