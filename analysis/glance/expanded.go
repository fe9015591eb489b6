package glance

import (
	"fmt"

	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// Expanded returns what the innermost async with, async for or asynchronous comprehension
// around offset stands for: a comment that says so, and the code. at is where that
// statement or expression begins. ok is false where there is none, and where it cannot be
// written out: see fixes.Expanded.
func Expanded(t *syntax.Tree, offset int) (text string, at int, ok bool) {
	n, _ := t.WordAt(offset).Keyword()
	if !n.Exists() {
		n = t.At(offset)
	}
	for ; n.Exists(); n = n.Parent() {
		switch n.Kind() {
		case syntax.KindWith, syntax.KindFor:
			if !n.IsAsync() {
				continue
			}
		case syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp:
			if !awaits(n) {
				continue
			}
		case syntax.KindFunctionDef, syntax.KindLambda, syntax.KindClassDef:
			return "", 0, false
		default:
			continue
		}
		code, ok := fixes.Expanded(n)
		if !ok {
			return "", 0, false
		}
		at := n.Span().Start
		return fmt.Sprintf("# Line %d: %s, as the code that it stands for.\n\n%s", t.Text.Line(at)+1, called[n.Kind()], code), at, true
	}
	return "", 0, false
}

// called are the names of what can be expanded.
var called = map[syntax.Kind]string{
	syntax.KindWith: "'async with'", syntax.KindFor: "'async for'", syntax.KindListComp: "a list comprehension with 'async for'",
	syntax.KindSetComp: "a set comprehension with 'async for'", syntax.KindDictComp: "a dict comprehension with 'async for'",
	syntax.KindGeneratorExp: "a generator expression with 'async for'",
}

// awaits reports whether comp has an async for of its own.
func awaits(comp syntax.Node) bool {
	for g := range syntax.Generators(comp) {
		if g.IsAsync() {
			return true
		}
	}
	return false
}
