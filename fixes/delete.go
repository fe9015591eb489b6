package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// lastBefore returns the offset of the last byte before i that is no white space.
func lastBefore(text *source.Text, i int) int {
	for i--; i >= 0 && (isBlank(text.Byte(i)) || isNewline(text.Byte(i))); {
		i--
	}
	return i
}

// DeleteReturnValue makes "return value" a bare "return". A value that may do
// something when it is evaluated becomes a statement before it.
func DeleteReturnValue(ret syntax.Return) Fix {
	value := ret.Value()
	if !value.Exists() || ret.IsBroken() {
		return None
	}
	const title = "Return without a value"
	t, s, v := ret.Tree().Text, ret.Span(), value.OuterSpan()
	if isInert(value) {
		return fix(title, Unsafe, remove(s.Start+len("return"), v.End))
	}
	separator := "; "
	if beginsLine(ret.Node) {
		separator = t.Newline() + indentOf(ret.Node)
	}
	return fix(title, Unsafe, remove(s.Start, v.Start), insert(v.End, separator+"return"))
}

// isInert reports whether evaluating n does nothing but give its value.
func isInert(n syntax.Node) bool {
	for c := range n.Subtree() {
		if !c.Is(syntax.KindConstant, syntax.KindName, syntax.KindTuple, syntax.KindList, syntax.KindDict, syntax.KindSet) {
			return false
		}
	}
	return true
}

// deleted returns the edit that deletes stmt and the lines that only it occupies; a
// comment behind it stays, and the last one of a body becomes "pass".
func deleted(stmt syntax.Node) []Edit {
	text, s := textOf(stmt), stmt.OuterSpan()
	if isOnly(stmt) {
		return []Edit{replace(s.Start, s.End, "pass")}
	}
	if i := skipBlanks(text, s.End); standsAlone(stmt) && i < text.Len() && text.Byte(i) == '#' {
		return []Edit{remove(s.Start, i)}
	}
	if standsAlone(stmt) {
		return []Edit{remove(stmt.Tree().Text.LineStart(s.Start), lineAfter(stmt))}
	}
	if i := skipBlanks(text, s.End); i < text.Len() && text.Byte(i) == ';' {
		return []Edit{remove(s.Start, skipBlanks(text, i+1))}
	}
	if i := lastBefore(text, s.Start); i >= 0 && text.Byte(i) == ';' {
		return []Edit{remove(i, s.End)}
	}
	return []Edit{replace(s.Start, s.End, "pass")}
}

// isOnly reports whether stmt is the only statement of its block.
func isOnly(stmt syntax.Node) bool {
	if stmt.Parent().Is(syntax.KindModule) {
		return false
	}
	n := 0
	for range stmt.Parent().Fields(stmt.Role()) {
		n++
	}
	return n == 1
}
