package fixes

import "awaiter/analysis/syntax"

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
