package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// AppendCall writes suffix, ".__await__()", behind expr, with parentheses where needed.
func AppendCall(expr syntax.Node, suffix string) Fix { return None }

// AddCall writes "()" behind expr, with parentheses where needed.
func AddCall(expr syntax.Node) Fix { return None }

// WrapCall makes expr the argument of a call of name of module, imported where
// needed: "asyncio.create_task(f())".
func WrapCall(expr syntax.Node, module, name string) Fix { return None }

// Replace replaces n, without the parentheses around it, by text, which the caller
// knows to fit in.
func Replace(n syntax.Node, text string) Fix { return None }

// ReplaceException changes the class that raise raises to the builtin name.
func ReplaceException(raise syntax.Raise, name string) Fix { return None }

// Brackets changes a generator expression to a list comprehension.
func Brackets(gen syntax.GeneratorExp) Fix { return None }

// ListOf reads the asynchronous iterable into a list where a plain iterable is asked
// for: "list(rows())" becomes "[row async for row in rows()]", "sum(rows())" becomes
// "sum([row async for row in rows()])". None where CPython does not compile that.
func ListOf(iterable syntax.Node) Fix { return None }

// AnextOf changes "it.__anext__()" to "anext(it)" and "it.__aiter__()" to "aiter(it)".
// None before Python 3.10 and where those names mean something else.
func AnextOf(m *semantic.Module, call syntax.Call) Fix { return None }
