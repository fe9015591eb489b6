package fixes

import (
	"strings"

	"awaiter/analysis/syntax"
)

// MakeFactory changes an "async def __init__" to a class method "create" that makes
// the object, prepares it as before, and returns it. Calls of the class stay, so it
// is a Sketch. None where the body calls super() or __init__ has decorators.
func MakeFactory(def syntax.FunctionDef) Fix {
	class, stmts := syntax.As[syntax.ClassDef](def.Parent()), body(def.Node)
	if !class.Exists() || len(stmts) == 0 || !def.IsAsync() || def.IsBroken() || !beginsLine(def.Node) || !beginsLine(stmts[0]) ||
		def.Field(syntax.FieldDecoratorList).Exists() || uses(def, "super") || uses(def, "cls") || yields(def) {
		return None
	}
	var self syntax.Arg
	for self = range def.Params().All() {
		break
	}
	if self.Role() != syntax.FieldArgs && self.Role() != syntax.FieldPosonlyargs || self.Annotation().Exists() || self.Default().Exists() {
		return None
	}
	name, method, nl := self.Name().Text(), freeName(class.Node, "create"), def.Tree().Text.Newline()
	parts := []Fix{
		fix("Make it a class method '"+method+"'", Sketch, insert(def.Span().Start, "@classmethod"+nl+indentOf(def.Node))),
		Replace(def.Name(), method),
		Replace(self.Name(), "cls"),
		PrependStatement(def, name+" = cls()"),
	}
	if r := def.Returns(); r.Exists() {
		start := def.Span().Start + strings.LastIndex(cut(textOf(def.Node), def.Span().Start, r.OuterSpan().Start), "->")
		parts = append(parts, fix("", Sketch, remove(lastBefore(textOf(def.Node), start)+1, r.OuterSpan().End)))
	}
	for n := range own(def.Node) {
		if r := syntax.As[syntax.Return](n); r.Exists() {
			if r.Value().Exists() && r.Value().Op() != syntax.ConstNone {
				return None
			}
			parts = append(parts, fix("", Sketch, replace(r.Span().Start, r.Span().End, "return "+name)))
		}
	}
	if last := stmts[len(stmts)-1]; !last.Is(syntax.KindReturn, syntax.KindRaise) {
		if isStub(last) {
			return None
		}
		parts = append(parts, fix("", Sketch, appended(def, "return "+name)...))
	}
	return Join(parts...)
}
