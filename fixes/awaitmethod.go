package fixes

import (
	"strings"

	"awaiter/analysis/syntax"
)

// AwaitByCoroutine keeps the body of def, an "async def __await__", as the coroutine
// function "_wait" and puts an "__await__" before it that returns its iterator. None
// where def has decorators or parameters besides the first.
func AwaitByCoroutine(def syntax.FunctionDef) Fix {
	class := syntax.As[syntax.ClassDef](def.Parent())
	if !class.Exists() || !def.IsAsync() || def.IsBroken() || def.Field(syntax.FieldDecoratorList).Exists() {
		return None
	}
	params := 0
	self := ""
	for a := range def.Params().All() {
		self = a.Name().Text()
		params++
	}
	if params != 1 {
		return None
	}
	name := freeName(class.Node, "_wait")
	added := insertMethod(class, def.Node, true, []string{
		"def __await__(" + self + "):",
		"\treturn " + self + "." + name + "().__await__()",
	})
	return Join(added, Replace(def.Name(), name)).Titled("Return the iterator of a coroutine").WithSafety(Safe)
}

// ReturnYielded changes the statement "yield value" to "return value". None where the
// yield is part of an expression.
func ReturnYielded(y syntax.Yield) Fix {
	stmt := syntax.As[syntax.ExprStmt](y.Parent())
	if !stmt.Exists() || y.IsBroken() || y.HasParens() {
		return None
	}
	start := y.Span().Start
	return fix("Return the value", Unsafe, replace(start, start+len("yield"), "return"))
}

// PrependStatement begins the body of def, behind its docstring, with stmt.
func PrependStatement(def syntax.FunctionDef, stmt string) Fix {
	stmts := body(def.Node)
	if len(stmts) == 0 || def.IsBroken() {
		return None
	}
	if isDocstring(stmts[0]) && len(stmts) > 1 {
		stmts = stmts[1:]
	}
	first, title := stmts[0], "Add '"+stmt+"' at the beginning"
	switch {
	case isStub(first) && len(stmts) == 1:
		return fix(title, Unsafe, replace(first.Span().Start, first.Span().End, stmt))
	case isDocstring(first):
		return AppendStatement(def, stmt).Titled("%s", title)
	case !beginsLine(first):
		return fix(title, Unsafe, insert(first.OuterSpan().Start, stmt+"; "))
	}
	return fix(title, Unsafe, insert(first.OuterSpan().Start, stmt+def.Tree().Text.Newline()+indentOf(first)))
}

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
	name, nl := self.Name().Text(), def.Tree().Text.Newline()
	parts := []Fix{
		fix("Make it a class method 'create'", Sketch, insert(def.Span().Start, "@classmethod"+nl+indentOf(def.Node))),
		Replace(def.Name(), freeName(class.Node, "create")),
		Replace(self.Name(), "cls"),
		PrependStatement(def, name+" = cls()"),
	}
	if r := def.Returns(); r.Exists() {
		start := strings.LastIndex(textOf(def.Node)[:r.OuterSpan().Start], "->")
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
