package fixes

import (
	"strings"

	"awaiter/analysis/syntax"
)

// RunInPlain gives the coroutine function def of the module's top level a private name,
// and its name to a plain function behind it that runs it with asyncio.run. None where
// that name is taken, or def has decorators or other than plain parameters. Callers get
// the result in place of a coroutine, so it is Unsafe.
func RunInPlain(def syntax.FunctionDef) Fix {
	name := def.Name().Text()
	if !def.IsAsync() || def.IsBroken() || !def.Parent().Is(syntax.KindModule) || !standsAlone(def.Node) || yields(def) {
		return None
	}
	for range def.Decorators() {
		return None
	}
	var params []string
	for a := range def.Params().All() {
		if a.Role() != syntax.FieldArgs && a.Role() != syntax.FieldPosonlyargs || a.Default().Exists() {
			return None
		}
		params = append(params, a.Name().Text())
	}
	if len(params) == 0 || moduleHas(def.Tree(), "_"+name) {
		return None
	}
	reference, edits, ok := Import(def.Node, "asyncio", "run")
	if !ok {
		return None
	}
	nl, list := def.Tree().Text.Newline(), strings.Join(params, ", ")
	text := nl + nl + "def " + name + "(" + list + "):" + nl + unitOf(def.Node) + "return " + reference + "(_" + name + "(" + list + "))" + nl
	edits = append(edits, replace(def.Name().Span().Start, def.Name().Span().End, "_"+name))
	return fix("Run it in a plain '"+name+"'", Unsafe, append(edits, afterLine(def.Node, text)...)...)
}
