package rules

import (
	"iter"
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// The functions of this file are shared by the rules about cancellation.

// A caughtCancellation is what an except clause, or suppress(), names of the classes
// that cancellation is an instance of.
type caughtCancellation struct {
	class syntax.Node   // the expression that names the class; none for a bare except
	name  string        // as the user writes it
	of    library.Async // whose cancellation class is; UnknownAsync for BaseException
}

// cancellationAmong returns the first of classes that cancellation is an instance of.
func cancellationAmong(p *analysis.Pass, classes iter.Seq[syntax.Node]) (caughtCancellation, bool) {
	for class := range classes {
		if elements := syntax.As[syntax.Tuple](class); elements.Exists() {
			if c, ok := cancellationAmong(p, elements.Elts()); ok {
				return c, true
			}
			continue
		}
		asked := syntax.Called(class)
		of, known := cancellations[library.NameAt(p.Module, asked)]
		if known && (asked != class) == (of == library.Anyio) {
			return caughtCancellation{class, class.Text(), of}, true
		}
	}
	return caughtCancellation{}, false
}

// cancellations are the names of what catches cancellation.
var cancellations = map[string]library.Async{
	"asyncio.CancelledError":            library.Asyncio,
	"asyncio.exceptions.CancelledError": library.Asyncio,
	"trio.Cancelled":                    library.Trio,
	"anyio.get_cancelled_exc_class":     library.Anyio,
	"builtins.BaseException":            library.UnknownAsync,
}

// caughtBy returns what h names of the classes that cancellation is an instance of.
func caughtBy(p *analysis.Pass, h syntax.ExceptHandler) (caughtCancellation, bool) {
	if !h.Type().Exists() {
		return caughtCancellation{name: "a bare 'except'"}, true
	}
	c, ok := cancellationAmong(p, func(yield func(syntax.Node) bool) { yield(h.Type()) })
	c.name = "'except " + c.name + "'"
	return c, ok
}

// ownNodes yields the nodes of statements that run with them: not those of functions,
// lambdas and classes that are defined there.
func ownNodes(statements iter.Seq[syntax.Node]) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		for s := range statements {
			if !yieldOwn(s, yield) {
				return
			}
		}
	}
}

func yieldOwn(n syntax.Node, yield func(syntax.Node) bool) bool {
	if n.Is(syntax.KindFunctionDef, syntax.KindLambda, syntax.KindClassDef) {
		return true
	}
	if !yield(n) {
		return false
	}
	for c := range n.Children() {
		if !yieldOwn(c, yield) {
			return false
		}
	}
	return true
}

// awaits yields the await expressions, async for and async with statements among
// statements.
func awaits(statements iter.Seq[syntax.Node]) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		for n := range ownNodes(statements) {
			if (n.Is(syntax.KindAwait) || n.IsAsync() && n.Is(syntax.KindFor, syntax.KindWith, syntax.KindComprehension)) && !yield(n) {
				return
			}
		}
	}
}

func isEmpty[T any](all iter.Seq[T]) bool {
	for range all {
		return false
	}
	return true
}

// awaitsOthers reports whether all that statements await is other tasks, whose
// cancellation arrives as one's own does: names and attributes, on their own or handed
// to asyncio.gather, wait, wait_for or shield.
func awaitsOthers(p *analysis.Pass, statements iter.Seq[syntax.Node]) bool {
	for n := range awaits(statements) {
		if with := syntax.As[syntax.With](n); with.Exists() && entersScopes(p, with) {
			continue
		}
		value := syntax.As[syntax.Await](n).Value()
		if call := syntax.As[syntax.Call](value); call.Exists() {
			switch library.NameAt(p.Module, call.Func()) {
			case "asyncio.gather", "asyncio.wait", "asyncio.wait_for", "asyncio.shield":
			default:
				return false
			}
			for arg := range call.Args() {
				if !isEmpty(syntax.All[syntax.Call](arg)) {
					return false
				}
			}
			continue
		}
		if !value.Is(syntax.KindName, syntax.KindAttribute, syntax.KindSubscript) {
			return false
		}
	}
	return true
}

// entersScopes reports whether all that with enters is scopes.
func entersScopes(p *analysis.Pass, with syntax.With) bool {
	for item := range with.Items() {
		if library.ScopeAt(p.Module, item.ContextExpr()).Kind == library.NoScope {
			return false
		}
	}
	return true
}

// cancelsTasks reports whether f, or a function in it, calls something.cancel(), so
// that a CancelledError may be that of what it cancelled.
func cancelsTasks(f *semantic.Function) bool {
	for call := range syntax.All[syntax.Call](f.Def) {
		if name := lastName(call.Func()); strings.HasPrefix(name, "cancel") || strings.HasPrefix(name, "uncancel") {
			return true
		}
	}
	return false
}

// mentions reports whether a call among statements has one of names as its last name.
func mentions(statements iter.Seq[syntax.Node], names ...string) bool {
	for n := range ownNodes(statements) {
		if call := syntax.As[syntax.Call](n); call.Exists() && slices.Contains(names, lastName(call.Func())) {
			return true
		}
	}
	return false
}

// handsOn reports whether h gives the exception that it caught to somebody else than
// a log.
func handsOn(h syntax.ExceptHandler) bool {
	name := h.Name().Text()
	for n := range ownNodes(h.Body()) {
		if n.Is(syntax.KindName) && n.Text() == name && !isLogged(n, h.Node) {
			return true
		}
		if n.Is(syntax.KindCall) && strings.Contains(lastName(syntax.As[syntax.Call](n).Func()), "exc_info") {
			return true
		}
	}
	return false
}

// isLogged reports whether n, below around, is only part of a message.
func isLogged(n, around syntax.Node) bool {
	for ; n != around && n.Exists(); n = n.Parent() {
		if n.Is(syntax.KindJoinedStr, syntax.KindFormattedValue) {
			return true
		}
		if call := syntax.As[syntax.Call](n.Parent()); call.Exists() {
			name := lastName(call.Func())
			method := call.Func().Is(syntax.KindAttribute)
			return slices.Contains([]string{"print", "str", "repr", "print_exc"}, name) ||
				method && (strings.HasPrefix(name, "log") || strings.HasPrefix(name, "warn") || slices.Contains([]string{"debug", "info", "error", "exception", "critical", "format"}, name))
		}
	}
	return false
}

// awaitsLater reports whether behind n, a statement that is left at its end, its coroutine
// comes to another await: behind it in a block around, or in the next round of a loop.
func awaitsLater(n syntax.Node) bool {
	for ; n.Exists() && !n.Is(syntax.KindFunctionDef, syntax.KindLambda); n = n.Parent() {
		for next := n.Next(); next.Exists() && next.Role() == n.Role() && !n.Is(syntax.KindExceptHandler); next = next.Next() {
			if !isEmpty(awaits(func(yield func(syntax.Node) bool) { yield(next) })) {
				return true
			}
			if next.Is(syntax.KindReturn, syntax.KindRaise) {
				return false
			}
			if next.Is(syntax.KindBreak) {
				for n = n.Parent(); n.Exists() && !n.Is(syntax.KindWhile, syntax.KindFor); n = n.Parent() {
				}
			}
		}
		if n.Parent().Is(syntax.KindWhile, syntax.KindFor) && n.Role() == syntax.FieldBody {
			return true
		}
	}
	return false
}

// jumpOf returns how the last of statements leaves: KindReturn, KindBreak,
// KindContinue, KindRaise, or KindNone if it goes on behind them.
func jumpOf(statements iter.Seq[syntax.Node]) syntax.Kind {
	var last syntax.Node
	for last = range statements {
	}
	if last.Is(syntax.KindReturn, syntax.KindBreak, syntax.KindContinue, syntax.KindRaise) {
		return last.Kind()
	}
	return syntax.KindNone
}

// isShielded reports whether n, below top, stands in a scope with shield=True, or in
// something else that takes such an argument, or in a scope of which "scope.shield" is set:
// below top, if it is around that.
func isShielded(m *semantic.Module, n, top syntax.Node) bool {
	isBelow := true
	for around := range withinFunction(n) {
		isBelow = isBelow && around != top
		with := syntax.As[syntax.With](around.Parent())
		if !with.Exists() || around.Role() != syntax.FieldBody {
			continue
		}
		for item := range with.Items() {
			if !isBelow {
				if setsShield(top, item) {
					return true
				}
				continue
			}
			shield := syntax.As[syntax.Call](item.ContextExpr()).Keyword("shield")
			if shield.Exists() && m.Flag(shield) != semantic.No || setsShield(with.Node, item) {
				return true
			}
		}
	}
	return false
}

// setsShield reports whether something in n sets "scope.shield" of what item binds.
func setsShield(n syntax.Node, item syntax.WithItem) bool {
	name := item.OptionalVars().Text()
	for a := range syntax.All[syntax.Assign](n) {
		target := syntax.As[syntax.Attribute](a.Field(syntax.FieldTarget))
		if name != "" && target.Attr().Text() == "shield" && target.Value().Text() == name {
			return true
		}
	}
	return false
}
