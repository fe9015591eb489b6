package fixes

import "awaiter/analysis/syntax"

// AddDecorator puts @name above def (innermost, next to the def) and imports name
// from module, through the imports that the file has. None where the name means
// something else.
func AddDecorator(def syntax.FunctionDef, module, name string) Fix {
	reference, edits, ok := Import(def.Node, module, name)
	if !ok || def.IsBroken() {
		return None
	}
	t, start := def.Tree().Text, def.Span().Start
	line := "@" + reference + t.Newline() + t.Indent(start)
	return fix("Decorate '"+def.Name().Text()+"' with '@"+name+"'", Safe, append(edits, insert(start, line))...)
}
