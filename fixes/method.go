package fixes

import (
	"awaiter/analysis/syntax"
)

// AddMethod adds the special method name to class, in its usual form, beside its
// twin: "__aexit__" with its three parameters, "__aiter__" that returns self. None
// for a name that is none of the protocols' methods or that class has already.
func AddMethod(class syntax.ClassDef, name string) Fix { return None }

// InsertMethod adds a method to class behind the statement beside, or at the end of
// the body for the zero Node. lines are its text without the indentation of the
// class; a deeper line begins with one tab for each level.
func InsertMethod(class syntax.ClassDef, beside syntax.Node, lines ...string) Fix { return None }

// RenameMethod gives def the name of another special method, and makes it "async def"
// or "def" as that method has to be. None where the body does not allow that.
func RenameMethod(def syntax.FunctionDef, name string) Fix { return None }

// RewriteParams gives def the parameters params, "self, exc_type, exc, tb", keeping
// names, annotations and defaults of the parameters that stay at their place.
func RewriteParams(def syntax.FunctionDef, params string) Fix { return None }

// AddReturnSelf ends the body of def with "return self", by the name that its first
// parameter has; a body that is only "pass" or "..." is replaced. None where the
// body returns something somewhere.
func AddReturnSelf(def syntax.FunctionDef) Fix { return None }

// AppendStatement ends the body of def with stmt, "raise StopAsyncIteration"; a body
// that is only "pass" or "..." is replaced.
func AppendStatement(def syntax.FunctionDef, stmt string) Fix { return None }
