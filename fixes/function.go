package fixes

import (
	"awaiter/analysis/syntax"
)

// MakeFunctionAsync changes "def" to "async def". It is Safe for the special methods
// that must be coroutine functions, and Unsafe for others, whose callers get a
// coroutine from then on. None for a def that is async already or that could not be
// compiled as async (yield from, return with a value beside yield).
func MakeFunctionAsync(def syntax.FunctionDef) Fix { return None }

// MakeFunctionSync changes "async def" to "def". None where the body holds what only
// an async def may: await, async for, async with, asynchronous comprehensions.
func MakeFunctionSync(def syntax.FunctionDef) Fix { return None }
