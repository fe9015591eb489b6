package fixes

import "awaiter/analysis/syntax"

// DeleteArgument deletes an argument or keyword of a call or class header, with its
// comma. None where a comment stands beside it.
func DeleteArgument(arg syntax.Node) Fix {
	if !arg.Parent().Is(syntax.KindCall, syntax.KindClassDef) || arg.IsBroken() ||
		!(arg.Is(syntax.KindKeyword) || arg.Role() == syntax.FieldArgs || arg.Role() == syntax.FieldBases) {
		return None
	}
	text, s := textOf(arg), arg.OuterSpan()
	next := skip(text, s.End)
	open := lastBefore(text, s.Start)
	switch {
	case next < len(text) && text[next] == ',' && text[skip(text, next+1)] != ')':
		s.End = skip(text, next+1)
	case open >= 0 && text[open] == ',':
		s.Start = open
	case open >= 0 && text[open] == '(' && next < len(text):
		if s.Start = open + 1; text[next] == ',' {
			next = skip(text, next+1)
		}
		if s.End = next; arg.Parent().Is(syntax.KindClassDef) {
			s.Start, s.End = open, next+1
		}
	default:
		return None
	}
	if hasComment(arg.Tree(), s) {
		return None
	}
	title := "Remove the argument"
	if k := syntax.As[syntax.Keyword](arg); k.Name().Exists() {
		title = "Remove '" + k.Name().Text() + "='"
	}
	return fix(title, Unsafe, remove(s.Start, s.End))
}

// lastBefore returns the offset of the last byte before i that is no white space.
func lastBefore(text string, i int) int {
	for i--; i >= 0 && (isBlank(text[i]) || isNewline(text[i])); {
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

// DeleteStatement deletes stmt and the lines that only it occupies; the last one of
// a body becomes "pass". It is Unsafe.
func DeleteStatement(stmt syntax.Node) Fix {
	if !stmt.Exists() || stmt.IsBroken() {
		return None
	}
	return fix("Remove the statement", Unsafe, deleted(stmt)...)
}

// deleted returns the edit that deletes stmt.
func deleted(stmt syntax.Node) []Edit {
	text, s := textOf(stmt), stmt.OuterSpan()
	if isOnly(stmt) {
		return []Edit{replace(s.Start, s.End, "pass")}
	}
	if standsAlone(stmt) {
		return []Edit{remove(stmt.Tree().Text.LineStart(s.Start), lineAfter(stmt))}
	}
	if i := skipBlanks(text, s.End); i < len(text) && text[i] == ';' {
		return []Edit{remove(s.Start, skipBlanks(text, i+1))}
	}
	if i := lastBefore(text, s.Start); i >= 0 && text[i] == ';' {
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
