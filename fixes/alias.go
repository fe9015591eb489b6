package fixes

import "awaiter/analysis/syntax"

// AliasMethod deletes assign, which sets the attribute name of an instance, and binds
// name behind def, a method of its class, to that method. It is Unsafe.
func AliasMethod(assign syntax.Assign, def syntax.FunctionDef, name string) Fix {
	stmts := body(def.Node)
	if !assign.Exists() || len(stmts) == 0 || assign.IsBroken() || def.IsBroken() || !beginsLine(def.Node) || !endsLine(stmts[len(stmts)-1]) {
		return None
	}
	newline := def.Tree().Text.Newline()
	line := newline + newline + indentOf(def.Node) + name + " = " + def.Name().Text()
	return fix("Bind '"+name+"' in the class", Unsafe, append(deleted(assign.Node), insert(blockEnd(def.Node, stmts[len(stmts)-1]), line))...)
}

// AddArgument adds text behind the positional arguments of call, which has one at least
// and none with a keyword. None where a comment stands behind the last one.
func AddArgument(call syntax.Call, text string) Fix {
	var last syntax.Node
	for last = range call.Args() {
	}
	for range call.Keywords() {
		return None
	}
	if !last.Exists() || call.IsBroken() || last.Is(syntax.KindGeneratorExp) && last.Span().End == call.Span().End {
		return None
	}
	return fix("Add the argument '"+text+"'", Unsafe, insert(last.OuterSpan().End, ", "+text))
}

// OrCall writes "or name()" behind expr, a name or call, with name of module, imported
// where needed. It is Unsafe.
func OrCall(expr syntax.Node, module, name string) Fix {
	reference, edits, ok := Import(expr, module, name)
	if !ok || expr.IsBroken() || !expr.Is(syntax.KindName, syntax.KindCall) {
		return None
	}
	return fix("Enter '"+name+"()' in its place", Unsafe, append(edits, insert(expr.Span().End, " or "+reference+"()"))...)
}
