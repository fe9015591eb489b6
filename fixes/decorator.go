package fixes

import (
	"awaiter/analysis/syntax"
)

// AddDecorator puts @name above def (innermost, next to the def) and imports name
// from module, through the imports that the file has. None where the name means
// something else.
func AddDecorator(def syntax.FunctionDef, module, name string) Fix { return None }

// RemoveDecorator deletes the line of decorator, an expression of a decorator list.
// An import that this leaves unused stays.
func RemoveDecorator(decorator syntax.Node) Fix { return None }
