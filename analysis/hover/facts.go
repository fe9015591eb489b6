package hover

import (
	"fmt"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// awaited says what this await waits for and what it gives.
func awaited(m *semantic.Module, await syntax.Await) string {
	t := m.TypeOf(await.Value())
	name, gives := named(t), named(t.Awaited())
	switch {
	case name == "":
		return ""
	case t.Lacks(semantic.Awaitable) != "":
		return cannot(t, "be awaited", "__await__")
	case t.IsCoroutine() && t.Function() != nil:
		fact := fmt.Sprintf("This runs the coroutine of `%s()`%s to its end", t.Function().Name, where(m, t.Function()))
		return fact + giving(", and gives", gives)
	case gives == "":
		return ""
	}
	return fmt.Sprintf("Awaiting %s%s gives %s.", name, by(m, t, "__await__"), gives)
}

// entered says what a with statement does with the value of expr.
func entered(m *semantic.Module, expr, target syntax.Node, async bool) string {
	t := m.TypeOf(expr)
	name := named(t)
	if name == "" {
		return ""
	}
	if missing := t.Lacks(semantic.AsyncContextManager); missing != "" {
		fact := cannot(t, "be entered by `async with`", missing)
		switch {
		case t.Implements(semantic.ContextManager) == semantic.Yes:
			fact += " It is a context manager for plain `with`."
		case t.Awaited().Implements(semantic.AsyncContextManager) == semantic.Yes:
			fact += " What awaiting it gives, " + named(t.Awaited()) + ", can."
		case t.IsAsyncGenerator():
			fact += " `@asynccontextmanager` makes a manager of such a function."
		}
		return fact
	}
	if t.Implements(semantic.AsyncContextManager) != semantic.Yes {
		return ""
	}
	fact := fmt.Sprintf("%s is an asynchronous context manager", subject(m, t, name))
	return fact + gives(m, t, "__aenter__", t.Entered(async)) + binds(target, t.Entered(async))
}

// gives says what awaiting the method name of t gives.
func gives(m *semantic.Module, t semantic.Type, name string, result semantic.Type) string {
	fn := method(t, name)
	switch gives := named(result); {
	case gives == "" && fn == nil:
		return "."
	case gives == "":
		return fmt.Sprintf(": `%s` is%s.", name, where(m, fn))
	case t.IsInstance():
		return fmt.Sprintf(": `%s`%s gives %s.", name, where(m, fn), gives)
	default:
		return fmt.Sprintf(" that gives %s.", gives)
	}
}

// binds says that target is bound to a value of type t.
func binds(target syntax.Node, t semantic.Type) string {
	if name := code(target); target.Is(syntax.KindName, syntax.KindAttribute) && name != "" && t.IsNone() {
		return " So " + name + " is `None`."
	}
	return ""
}

// iterated says what an async for does with the value of expr.
func iterated(m *semantic.Module, expr, target syntax.Node) string {
	t := m.TypeOf(expr)
	name := named(t)
	if name == "" {
		return ""
	}
	if missing := t.Lacks(semantic.AsyncIterable); missing != "" {
		fact := cannot(t, "be read by `async for`", missing)
		switch {
		case t.Implements(semantic.Iterable) == semantic.Yes:
			fact += " It is an iterable for plain `for`."
		case t.Awaited().Implements(semantic.AsyncIterable) == semantic.Yes:
			fact += " What awaiting it gives, " + named(t.Awaited()) + ", can."
		}
		return fact
	}
	if t.Implements(semantic.AsyncIterable) != semantic.Yes {
		return ""
	}
	each := ""
	if item := named(t.Iterated(true)); item != "" {
		if each = "Each item is " + item + "."; code(target) != "" {
			each = "Each " + code(target) + " is " + item + "."
		}
	}
	if t.IsAsyncGenerator() {
		return join(fmt.Sprintf("%s is an asynchronous generator.", subject(m, t, name)), each)
	}
	return join(fmt.Sprintf("%s is an asynchronous iterable%s.", upper(name), by(m, t, "__aiter__")), each)
}

// defined says what calling this async def gives.
func defined(m *semantic.Module, def syntax.FunctionDef) string {
	fn := m.FunctionOf(def.Node)
	if fn == nil || fn.Name == "" {
		return "" // the name is still to be typed
	}
	if isManager(m, def) {
		return managerOf(m, fn)
	}
	if fn.IsAsyncGenerator() {
		fact := fmt.Sprintf("`%s` is an asynchronous generator function: it yields%s.", fn.Name, atLines(m, fn.Yields()))
		return join(fact, giving("Its items are", named(yieldedTypes(m, fn))))
	}
	fact := fmt.Sprintf("`%s` is a coroutine function: calling it gives a coroutine", fn.Name)
	return fact + giving(", and awaiting that gives", named(fn.Returns()))
}

// yielded says whom a yield in the asynchronous generator fn gives its value.
func yielded(m *semantic.Module, y syntax.Yield, fn *semantic.Function) string {
	value := named(m.TypeOf(y.Value()))
	if !y.Value().Exists() {
		value = "`None`"
	}
	if def := syntax.As[syntax.FunctionDef](fn.Def); isManager(m, def) {
		fact := fmt.Sprintf("The body of `async with %s(…)` runs here", fn.Name)
		return fact + giving("; what it binds is", value)
	}
	fact := fmt.Sprintf("It makes `%s`%s an asynchronous generator function", fn.Name, where(m, fn))
	return fact + giving("; `async for` gets", value)
}

// called says what the call makes whose function's last name is n, if nothing runs
// until that is awaited or iterated.
func called(m *semantic.Module, n syntax.Node) string {
	call := syntax.As[syntax.Call](n.Named().Parent())
	if !call.Exists() || call.Func() != n.Named() || call.Parent().Is(syntax.KindAwait) {
		return ""
	}
	t := m.TypeOf(call.Node)
	fn := t.Function()
	switch {
	case fn == nil:
		return ""
	case t.IsCoroutine() && fn.IsCoroutineFunction():
		fact := fmt.Sprintf("This call makes a coroutine of `%s()`%s; nothing runs until it is awaited.", fn.Name, where(m, fn))
		return join(fact, giving("Awaiting it gives", named(t.Awaited())))
	case t.IsAsyncGenerator() && fn.IsAsyncGenerator():
		fact := fmt.Sprintf("`%s()`%s is an asynchronous generator: this call runs nothing, `async for` does.", fn.Name, where(m, fn))
		return join(fact, giving("Its items are", named(t.Iterated(true))))
	}
	return ""
}
