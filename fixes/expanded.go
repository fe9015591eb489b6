package fixes

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Expanded returns the statement of n as the awaits that it stands for, not indented: n
// is an async with or async for, or a comprehension or generator expression with async
// for in a simple statement, above which a function stands then. ok is false where that
// is not simple, and where a comment stands in its header.
func Expanded(n syntax.Node) (text string, ok bool) {
	switch {
	case n.Is(syntax.KindWith):
		return expandedBlock(n, expandWith(syntax.As[syntax.With](n)))
	case n.Is(syntax.KindFor):
		return expandedBlock(n, expandFor(syntax.As[syntax.For](n)))
	}
	return expandedComprehension(n)
}

// expandedBlock returns the text of the lines of stmt with f made.
func expandedBlock(stmt syntax.Node, f Fix) (string, bool) {
	if f.IsNone() {
		return "", false
	}
	t := stmt.Tree().Text
	before := t.String()
	after, err := Apply(before, f.Edits)
	if err != nil {
		return "", false
	}
	start := t.LineStart(stmt.Span().Start)
	end := skipLine(t, max(stmt.Span().End, f.Edits[len(f.Edits)-1].Span.End)) // comments may stand at the end
	return dedented(after[start:end+len(after)-len(before)], indentOf(stmt)), true
}

// dedented returns text without margin at the beginning of its lines, and with a line end.
func dedented(text, margin string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimPrefix(strings.TrimRight(line, "\r\n"), margin) + "\n")
	}
	return b.String()
}

// collecting says what a comprehension becomes: a function of that name that begins with
// what is made, and does that with every item.
var collecting = map[syntax.Kind]struct{ name, made, item string }{
	syntax.KindListComp:     {"listcomp", "[]", ".append("},
	syntax.KindSetComp:      {"setcomp", "set()", ".add("},
	syntax.KindDictComp:     {"dictcomp", "{}", ""},
	syntax.KindGeneratorExp: {"genexpr", "", ""},
}

// expandedComprehension returns the function that comp stands for (language reference,
// "Displays for lists, sets and dictionaries"), with its asynchronous loops expanded, and
// the statement of comp that calls it. The first iterator is made there.
func expandedComprehension(comp syntax.Node) (string, bool) {
	form, ok := collecting[comp.Kind()]
	stmt := comp
	for stmt.Exists() && !isSimple(stmt) {
		stmt = stmt.Parent()
	}
	p := placeOf(comp)
	if !ok || !stmt.Exists() || stmt.IsBroken() || !standsAlone(stmt) || hasComment(comp.Tree(), stmt.Span()) || len(p.comps) > 0 || p.scope.Is(syntax.KindLambda, syntax.KindClassDef) {
		return "", false
	}
	for n := range comp.Subtree() {
		if n.Is(syntax.KindNamedExpr) {
			return "", false // it binds in the function around
		}
	}
	names := namesIn(stmt.Tree().Root())
	function, first, result := names.free(form.name), syntax.As[syntax.Comprehension](comp.Field(syntax.FieldGenerators)), ""
	argument, iterator := lineOf(first.Iter()), "iterable"
	if first.IsAsync() {
		argument, iterator = "aiter("+outerText(first.Iter())+")", "iterator"
	}
	iterator = names.free(iterator)
	lines := []string{"async def " + function + "(" + iterator + "):"}
	if form.made != "" {
		result = names.free("result")
		lines = append(lines, "\t"+result+" = "+form.made)
	}
	level := "\t"
	for g := range syntax.Generators(comp) {
		switch {
		case g == first && g.IsAsync():
			lines = append(lines, nextOf(iterator, g, names)...)
		case g == first:
			lines = append(lines, level+"for "+lineOf(g.Target())+" in "+iterator+":")
		case g.IsAsync():
			lines = append(lines, level+"async for "+lineOf(g.Target())+" in "+lineOf(g.Iter())+":")
		default:
			lines = append(lines, level+"for "+lineOf(g.Target())+" in "+lineOf(g.Iter())+":")
		}
		level += "\t"
		for test := range g.Ifs() {
			lines = append(lines, level+"if "+lineOf(test)+":")
			level += "\t"
		}
	}
	call := function + "(" + argument + ")"
	switch elt := lineOf(comp.Field(syntax.FieldElt)); {
	case comp.Is(syntax.KindDictComp):
		dict := syntax.As[syntax.DictComp](comp)
		key := names.free("key")
		lines = append(lines, level+key+" = "+lineOf(dict.Key()), level+result+"["+key+"] = "+lineOf(dict.Value()), "\treturn "+result)
	case form.made == "":
		lines = append(lines, level+"yield "+elt)
	default:
		lines = append(lines, level+result+form.item+elt+")", "\treturn "+result)
	}
	if form.made != "" {
		call = "await " + call
	}
	if !comp.Parent().Is(syntax.KindAssign, syntax.KindAnnAssign, syntax.KindReturn, syntax.KindExprStmt) {
		call = "(" + call + ")"
	}
	t := stmt.Tree().Text
	rest := dedented(t.Slice(source.Span{Start: t.LineStart(stmt.Span().Start), End: comp.Span().Start})+call+
		t.Slice(source.Span{Start: comp.Span().End, End: skipLine(t, stmt.Span().End)}), indentOf(stmt))
	return expandLoops(block{unit: unitOf(stmt), newline: "\n"}.lines(lines) + "\n\n" + rest)
}

// nextOf returns the beginning of the loop of g, the first of a comprehension, of which
// iterator was made when the comprehension was.
func nextOf(iterator string, g syntax.Comprehension, names usedNames) []string {
	item := lineOf(g.Target())
	if !g.Target().Is(syntax.KindName) {
		item = names.free("item")
	}
	lines := []string{
		"\twhile True:", "\t\ttry:", "\t\t\t" + item + " = await type(" + iterator + ").__anext__(" + iterator + ")",
		"\t\texcept StopAsyncIteration:", "\t\t\tbreak",
	}
	if !g.Target().Is(syntax.KindName) {
		lines = append(lines, "\t\t"+lineOf(g.Target())+" = "+item)
	}
	return lines
}

// expandLoops expands every async for of text.
func expandLoops(text string) (string, bool) {
next:
	for {
		for loop := range syntax.All[syntax.For](syntax.ParseOnce(source.New(text)).Root()) {
			if !loop.IsAsync() {
				continue
			}
			f := expandFor(loop)
			after, err := Apply(text, f.Edits)
			if f.IsNone() || err != nil {
				return "", false
			}
			text = after
			continue next
		}
		return text, true
	}
}

// isSimple reports whether n is a statement that holds no other.
func isSimple(n syntax.Node) bool {
	return n.Is(syntax.KindExprStmt, syntax.KindAssign, syntax.KindAugAssign, syntax.KindAnnAssign, syntax.KindReturn, syntax.KindDelete, syntax.KindRaise, syntax.KindAssert)
}
