package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Await puts "await" before expr, with the parentheses that precedence asks for:
// "(await f()).g()", "await (a or b)". In a generator expression that is the
// argument of a call it also changes that to a list comprehension, as a generator
// expression with await is an asynchronous generator. None where CPython does not
// compile an await.
func Await(expr syntax.Node) Fix { return None }

// AwaitAndMakeAsync is Await where the function around expr is a plain one: it also
// makes that function async, and its calls in m that can be awaited are not
// touched, so it is Unsafe. None where one "async" is not enough.
func AwaitAndMakeAsync(m *semantic.Module, expr syntax.Node) Fix { return None }

// RemoveAwait deletes "await" and the parentheses that only it needed.
func RemoveAwait(await syntax.Await) Fix { return None }
