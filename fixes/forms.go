package fixes

import "awaiter/analysis/syntax"

// A form is how a special method is usually written.
type form struct {
	twin   string // beside which it stands
	first  bool   // before its twin
	safety Safety
	lines  []string
	adapt  func(class syntax.ClassDef, lines []string) []string // to what class has, may be nil
}

// usualForms are the methods of the protocols. They take self first, and give what
// their callers need (data model, "Asynchronous Context Managers", "Asynchronous
// Iterators", "Awaitable Objects", "With Statement Context Managers", "Emulating
// container types").
var usualForms = map[string]form{
	"__aenter__": {"__aexit__", true, Unsafe, []string{"async def __aenter__(self):", "\treturn self"}, awaitsItself},
	"__aexit__":  {"__aenter__", false, Sketch, []string{"async def __aexit__(self, exc_type, exc, tb):", "\treturn None"}, closes},
	"__aiter__":  {"__anext__", true, Safe, []string{"def __aiter__(self):", "\treturn self"}, nil},
	"__anext__":  {"__aiter__", false, Sketch, []string{"async def __anext__(self):", "\traise StopAsyncIteration"}, nil},
	"__await__": {"", false, Sketch, []string{
		"def __await__(self):", "\tasync def ready():", "\t\treturn self", "\treturn ready().__await__()"}, nil},
	"__enter__": {"__exit__", true, Unsafe, []string{"def __enter__(self):", "\treturn self"}, nil},
	"__exit__":  {"__enter__", false, Sketch, []string{"def __exit__(self, exc_type, exc, tb):", "\treturn None"}, closes},
	"__iter__":  {"__next__", true, Safe, []string{"def __iter__(self):", "\treturn self"}, nil},
	"__next__":  {"__iter__", false, Sketch, []string{"def __next__(self):", "\traise StopIteration"}, nil},
}

// awaitsItself lets an __aenter__ await the object first where its class makes it
// awaitable, as async with itself does not.
func awaitsItself(class syntax.ClassDef, lines []string) []string {
	if memberOf(class, "__await__").Exists() {
		return []string{lines[0], "\tawait self", lines[1]}
	}
	return lines
}

// closes lets an exit method call what class has to close it with.
func closes(class syntax.ClassDef, lines []string) []string {
	for _, name := range []string{"aclose", "close"} {
		def := syntax.As[syntax.FunctionDef](memberOf(class, name))
		if !def.Exists() || !takesOnlySelf(def) || yields(def) || len(body(def.Node)) == 0 {
			continue
		}
		if isAsyncDef := lines[0][0] == 'a'; def.IsAsync() && isAsyncDef {
			return []string{lines[0], "\tawait self." + name + "()"}
		}
		if !def.IsAsync() {
			return []string{lines[0], "\tself." + name + "()"}
		}
	}
	return lines
}

// takesOnlySelf reports whether def can be called as a method without arguments.
func takesOnlySelf(def syntax.FunctionDef) bool {
	needed := 0
	for a := range def.Params().All() {
		if (a.Role() == syntax.FieldArgs || a.Role() == syntax.FieldPosonlyargs || a.Role() == syntax.FieldKwonlyargs) && !a.Default().Exists() {
			needed++
		}
	}
	for range def.Decorators() {
		return false
	}
	return needed == 1
}
