package rules

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// isUsual reports whether a call of f, a plain function, as a rule leads to
// call in its body: not only where some test holds, nor after an exception, and not for some
// of what f may be called with, on one platform, or where no event loop runs. A for loop is
// taken to run.
func isUsual(f *semantic.Function, call syntax.Call) bool {
	for n := call.Node; n != f.Def; {
		from, within := n, n
		for !within.Parent().Is(syntax.KindFor, syntax.KindWhile, syntax.KindFunctionDef) || within.Role() != syntax.FieldBody {
			if within = within.Parent(); !within.Exists() {
				return false
			}
		}
		if n = within.Parent(); !isSure(from, within) || !goesOn(syntax.As[syntax.While](n)) {
			return false
		}
	}
	if asksWhereItRuns(f.Def) {
		return false
	}
	parameters := map[string]bool{}
	for a := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
		parameters[a.Name().Text()] = a.Name().Text() != "self" && a.Name().Text() != "cls"
	}
	for n := f.Def; n.Exists() && n.Number() < f.Def.Beyond() && n.Before(call.Node); n = n.Following() {
		test := n.Field(syntax.FieldTest)
		if n.Is(syntax.KindIf, syntax.KindWhile) && hasWayOut(n) && (mentionsOne(test, parameters) || mentionsPlatform(test)) {
			return false
		}
	}
	return true
}

// mentionsOne reports whether one of names is in n.
func mentionsOne(n syntax.Node, names map[string]bool) bool {
	for name := range syntax.All[syntax.Name](n) {
		if names[name.Text()] {
			return true
		}
	}
	return false
}

// mentionsPlatform reports whether n asks for the operating system: sys.platform, os.name,
// IS_WINDOWS.
func mentionsPlatform(n syntax.Node) bool {
	for c := range n.Subtree() {
		switch name := strings.ToLower(lastName(c)); name {
		case "platform", "system":
			return true
		case "name":
			if syntax.As[syntax.Attribute](c).Value().Text() == "os" {
				return true
			}
		default:
			for _, of := range []string{"windows", "win32", "macos", "darwin", "linux", "posix"} {
				if strings.Contains(name, of) {
					return true
				}
			}
		}
	}
	return false
}

// asksWhereItRuns reports whether def mentions what says whether an event loop runs, or in
// which thread it is.
func asksWhereItRuns(def syntax.Node) bool {
	type key struct{ def syntax.Node }
	return def.Tree().Kept(key{def}, func() any {
		for n := range def.Subtree() {
			switch lastName(n) {
			case "is_running", "get_running_loop", "_get_running_loop", "current_task", "current_async_library",
				"current_thread", "main_thread", "get_ident", "get_event_loop", "iscoroutinefunction":
				return true
			}
		}
		return false
	}).(bool)
}
