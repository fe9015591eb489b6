package rules

import (
	"iter"
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// The functions of this file are shared by the rules about cancel scopes and task
// groups.

// enteredScopes yields the items of the with statements of p that enter scopes as their
// library wants it, each with its scope.
func enteredScopes(p *analysis.Pass) iter.Seq2[syntax.WithItem, library.Scope] {
	return func(yield func(syntax.WithItem, library.Scope) bool) {
		for with := range syntax.All[syntax.With](p.Root()) {
			if with.IsBroken() {
				continue
			}
			for item := range with.Items() {
				s := library.ScopeAt(p.Module, item.ContextExpr())
				if s.Kind != library.NoScope && s.NeedsAsyncWith() == with.IsAsync() && !yield(item, s) {
					return
				}
			}
		}
	}
}

// withOf returns the statement that item is part of.
func withOf(item syntax.WithItem) syntax.With { return syntax.As[syntax.With](item.Parent()) }

// mayPass says whether the entry and the exit of item, of an async with, are
// checkpoints. That of a timeout of asyncio is none, and that of a task group only its
// exit.
func mayPass(p *analysis.Pass, item syntax.WithItem) (enter, exit bool) {
	switch scope := library.ScopeAt(p.Module, item.ContextExpr()); scope.Kind {
	case library.CancelScope:
		return false, false
	case library.TaskGroup:
		return false, true
	}
	return true, true
}

// isInAsync reports whether n is part of the body of an async def.
func isInAsync(p *analysis.Pass, n syntax.Node) bool {
	f := p.FunctionAround(n)
	return f != nil && f.Def.IsAsync()
}

// starts yields the calls in n that start a task in the group called name, each with
// the function or coroutine that it starts.
func starts(n syntax.Node, name string) iter.Seq2[syntax.Call, syntax.Node] {
	return func(yield func(syntax.Call, syntax.Node) bool) {
		for call := range syntax.All[syntax.Call](n) {
			method := syntax.As[syntax.Attribute](call.Func())
			if !method.Value().Is(syntax.KindName) || method.Value().Text() != name || name == "" {
				continue
			}
			switch method.Attr().Text() {
			case "start_soon", "start", "create_task":
				if !yield(call, call.Arg(0)) {
					return
				}
			}
		}
	}
}

// nameOfGroup returns the name behind "as" of item.
func nameOfGroup(item syntax.WithItem) string {
	if n := item.OptionalVars(); n.Is(syntax.KindName) {
		return n.Text()
	}
	return ""
}

// isManagerFunction reports whether f is, or may be, the body of a context manager or
// fixture: under a decorator, or handed to something, by its name, that may make one of
// it.
func isManagerFunction(p *analysis.Pass, f *semantic.Function) bool {
	if f.Def.Field(syntax.FieldDecoratorList).Exists() {
		return true
	}
	return slices.ContainsFunc(syntax.Mentions.Find(p.Everywhere(f.Def).Tree(), f.Name), func(n syntax.Node) bool {
		n = syntax.Named(n)
		if n.Parent().Is(syntax.KindKeyword) && n.Role() == syntax.FieldValue {
			n = n.Parent()
		}
		return n.Parent().Is(syntax.KindCall) && (n.Role() == syntax.FieldArgs || n.Role() == syntax.FieldKeywords)
	})
}
