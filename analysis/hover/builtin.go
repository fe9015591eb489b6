package hover

import (
	"fmt"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// builtinCall says what the call of anext or aiter gives.
func builtinCall(m *semantic.Module, callee syntax.Node) string {
	call := syntax.As[syntax.Call](callee.Parent())
	arg := call.Arg(0)
	if call.Func() != callee || !arg.Exists() {
		return ""
	}
	t := m.TypeOf(arg)
	method, use := "__anext__", "be the argument of `anext()`"
	if callee.Text() == "aiter" {
		method, use = "__aiter__", "be the argument of `aiter()`"
	}
	switch p := (&semantic.Protocol{Methods: []string{method}}); {
	case named(t) != "" && t.Lacks(p) != "":
		return cannot(t, use, method)
	case method == "__anext__":
		return giving("Awaiting this gives", named(t.Iterated(true)))
	}
	return giving("Its items are", named(t.Iterated(true)))
}

// raised says what comes of raising StopAsyncIteration where n stands.
func raised(m *semantic.Module, n syntax.Node) string {
	raise := syntax.Enclosing[syntax.Raise](n)
	fn := m.FunctionAround(n)
	switch {
	case !raise.Exists() || fn == nil || !raise.Exc().Contains(n):
		return ""
	case fn.IsAsyncGenerator():
		return fmt.Sprintf("`%s`%s is an asynchronous generator: raised here it becomes `RuntimeError: async generator raised StopAsyncIteration`. `return` ends it.",
			fn.Name, where(m, fn))
	case fn.Name == "__anext__" && fn.Class != nil:
		return fmt.Sprintf("This ends an `async for` over `%s`.", fn.Class.Name)
	}
	return ""
}
