package fixes

import "awaiter/analysis/syntax"

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

// YieldReturned changes "return value" to "yield value". None in a function that yields
// already, or returns another value.
func YieldReturned(r syntax.Return) Fix {
	if !r.Value().Exists() || r.IsBroken() || yields(placeOf(r.Node).function()) {
		return None
	}
	start := r.Span().Start
	return fix("Yield the value", Unsafe, replace(start, start+len("return"), "yield"))
}
