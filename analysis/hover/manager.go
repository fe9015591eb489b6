package hover

import (
	"fmt"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// isManager reports whether @asynccontextmanager decorates def.
func isManager(m *semantic.Module, def syntax.FunctionDef) bool {
	for d := range def.Decorators() {
		if m.QualifiedName(d) == "contextlib.asynccontextmanager" {
			return true
		}
	}
	return false
}

// managerOf says what calling fn gives, which @asynccontextmanager decorates.
func managerOf(m *semantic.Module, fn *semantic.Function) string {
	if fn == nil || fn.Name == "" {
		return "" // the name is still to be typed
	}
	if !fn.IsAsyncGenerator() {
		return fmt.Sprintf("`%s` does not yield: entering what it makes fails.", fn.Name)
	}
	fact := fmt.Sprintf("`%s()` makes an asynchronous context manager: `async with` runs it to its `yield`%s", fn.Name, atLines(m, fn.Yields()))
	return fact + giving(" and binds", named(yieldedTypes(m, fn)))
}

// decorated says what a name in a decorator makes of the def below it.
func decorated(m *semantic.Module, n syntax.Node) string {
	e := n.Named()
	def := syntax.As[syntax.FunctionDef](e.Parent())
	if e.Role() != syntax.FieldDecoratorList || !def.Exists() {
		return ""
	}
	if fn := m.FunctionOf(def.Node); fn != nil {
		return managerOf(m, fn)
	}
	return ""
}

// yieldedTypes returns the type of what fn yields, Unknown if that differs.
func yieldedTypes(m *semantic.Module, fn *semantic.Function) semantic.Type {
	var t semantic.Type
	for i, n := range fn.Yields() {
		value := syntax.As[syntax.Yield](n).Value()
		if fn.Module.Tree != m.Tree || !value.Exists() {
			return semantic.Type{}
		}
		next := m.TypeOf(value)
		if i > 0 && next.String() != t.String() {
			return semantic.Type{}
		}
		t = next
	}
	return t
}
