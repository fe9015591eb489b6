package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// AddBehind puts text, a statement, behind stmt in its block.
func AddBehind(stmt syntax.Node, text string) Fix {
	if !stmt.Exists() || stmt.IsBroken() || stmt.Field(syntax.FieldBody).Exists() {
		return None
	}
	title := "Add '" + text + "' behind it"
	if !standsAlone(stmt) {
		return fix(title, Unsafe, insert(stmt.OuterSpan().End, "; "+text))
	}
	return fix(title, Unsafe, insert(lineEnd(stmt), stmt.Tree().Text.Newline()+indentOf(stmt)+text))
}

// AddBefore puts text, a statement, before stmt in its block.
func AddBefore(stmt syntax.Node, text string) Fix {
	if !stmt.Exists() || stmt.IsBroken() {
		return None
	}
	title := "Add '" + text + "' before it"
	if !beginsLine(stmt) {
		return fix(title, Unsafe, insert(stmt.OuterSpan().Start, text+"; "))
	}
	return fix(title, Unsafe, insert(stmt.OuterSpan().Start, text+stmt.Tree().Text.Newline()+indentOf(stmt)))
}

// AddElse ends stmt, an If without else, with an else clause that runs text. None for an
// elif whose branches stand on the lines of their headers.
func AddElse(stmt syntax.If, text string) Fix {
	stmts := body(stmt.Node)
	if !stmt.Exists() || stmt.IsBroken() || len(stmts) == 0 || stmt.Field(syntax.FieldOrelse).Exists() || !beginsLine(stmt.Node) || !endsLine(stmts[len(stmts)-1]) {
		return None
	}
	margin, newline := indentOf(stmt.Node), stmt.Tree().Text.Newline()
	return fix("Add 'else: "+text+"'", Unsafe,
		insert(blockEnd(stmt.Node, stmts[len(stmts)-1]), newline+margin+"else:"+newline+margin+unitOf(stmt.Node)+text))
}

// Guard puts stmt into a try statement and what follows it in its block into the finally
// clause. None where nothing follows.
func Guard(stmt syntax.Node) Fix {
	last := lastOfBlock(stmt)
	if !stmt.Exists() || last == stmt || stmt.IsBroken() || !standsAlone(stmt) || !standsAlone(last) {
		return None
	}
	for n := stmt.Next(); n.Role() == stmt.Role() && n.Exists(); n = n.Next() {
		if n.IsBroken() || !beginsLine(n) {
			return None
		}
	}
	t, margin, unit := stmt.Tree().Text, indentOf(stmt), unitOf(stmt)
	block := stmt.Parent()
	start, end := stmt.OuterSpan().Start, max(blockEnd(block, last), lineEnd(last))
	if block.Is(syntax.KindModule) || block.Is(syntax.KindIf, syntax.KindTry) && stmt.Role() != syntax.FieldBody {
		end = lineEnd(last)
	}
	edits := []Edit{insert(start, "try:"+t.Newline()+margin+unit), insert(lineEnd(stmt), t.Newline()+margin+"finally:")}
	return fix("Use 'try' and 'finally'", Unsafe, append(edits, indent(block, source.Span{Start: start, End: end}, unit)...)...)
}

// lastOfBlock returns the last statement of the block of stmt.
func lastOfBlock(stmt syntax.Node) syntax.Node {
	last := stmt
	for !isLastOfBlock(last) {
		last = last.Next()
	}
	return last
}

// isLastOfBlock reports whether no statement follows stmt in its block.
func isLastOfBlock(stmt syntax.Node) bool {
	next := stmt.Next()
	return !next.Exists() || next.Role() != stmt.Role()
}

// MoveBehind moves stmt, the last statement of a finally clause, behind the try
// statement; a clause that has no other goes, and the try with it if it has no except
// clause. None where that is not simple.
func MoveBehind(stmt syntax.Node) Fix {
	try := syntax.As[syntax.Try](stmt.Parent())
	first := try.Field(syntax.FieldFinalbody)
	if !try.Exists() || stmt.Role() != syntax.FieldFinalbody || !isLastOfBlock(stmt) || stmt.IsBroken() || !standsAlone(stmt) || !beginsLine(try.Node) {
		return None
	}
	t := textOf(stmt)
	start, unit := t.LineStart(stmt.OuterSpan().Start), blockUnit(try.Node)
	if unit == "" || start > 0 && !isNewline(t.Byte(start-1)) {
		return None
	}
	title := "Move it behind the 'try' statement"
	lines := source.Span{Start: start - 1, End: stmt.OuterSpan().End}
	if first != stmt {
		return fix(title, Unsafe, dedent(stmt, lines, unit)...)
	}
	keyword, handled := finallyOf(try), false
	for range try.Handlers() {
		handled = true
	}
	if !handled || !keyword.Exists() {
		return None
	}
	head := source.Span{Start: t.LineStart(keyword.Span().Start), End: start}
	if hasComment(try.Tree(), head) {
		return None
	}
	return fix(title, Unsafe, append(dedent(stmt, lines, unit), remove(head.Start, head.End))...)
}

// finallyOf returns the keyword of the finally clause of try.
func finallyOf(try syntax.Try) (found syntax.Word) {
	for word := range try.Words("finally") {
		if word.Span().Start < try.Field(syntax.FieldFinalbody).Span().Start {
			found = word
		}
	}
	return found
}
