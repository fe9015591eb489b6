package library

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// A ScopeKind says what a with statement enters.
type ScopeKind uint8

const (
	NoScope     ScopeKind = iota
	CancelScope           // may cancel what runs in it, by a deadline or by a call
	TaskGroup             // waits for the tasks that are started in it, and cancels all if one fails
)

// A Scope is what a with statement enters that can cancel its body. The zero Scope is
// none.
type Scope struct {
	Kind  ScopeKind
	Async Async
	Name  string      // what makes it, as its users write it: "trio.move_on_after"
	Call  syntax.Call // where it is made, if that is known
}

// NeedsAsyncWith reports whether s is entered by "async with".
func (s Scope) NeedsAsyncWith() bool { return s.Kind == TaskGroup || s.Async == Asyncio }

// scopes are the functions and classes that make scopes, by the names that their
// users know. Those names also hold where the sources of an installed library are
// read, in which they stand elsewhere.
var scopes = map[string]ScopeKind{
	"asyncio.timeout": CancelScope, "asyncio.timeout_at": CancelScope, "asyncio.Timeout": CancelScope, "asyncio.TaskGroup": TaskGroup,
	"async_timeout.timeout": CancelScope, "async_timeout.timeout_at": CancelScope,
	"trio.CancelScope": CancelScope, "trio.move_on_after": CancelScope, "trio.move_on_at": CancelScope,
	"trio.fail_after": CancelScope, "trio.fail_at": CancelScope, "trio.open_nursery": TaskGroup, "trio.Nursery": TaskGroup,
	"anyio.CancelScope": CancelScope, "anyio.move_on_after": CancelScope, "anyio.fail_after": CancelScope,
	"anyio.open_cancel_scope": CancelScope, "anyio.create_task_group": TaskGroup, "anyio.TaskGroup": TaskGroup,
}

// ScopeAt returns the scope that expr, an expression of m, gives.
func ScopeAt(m *semantic.Module, expr syntax.Node) Scope {
	if call := syntax.As[syntax.Call](expr); call.Exists() {
		if s := scopeCalled(NameAt(m, call.Func())); s.Kind != NoScope {
			s.Call = call
			return s
		}
	}
	return scopeOfType(m.TypeOf(expr))
}

func scopeCalled(name string) Scope {
	kind, known := scopes[name]
	if !known {
		return Scope{}
	}
	return Scope{Kind: kind, Async: AsyncOf(name), Name: name}
}

// scopeOfType returns the scope that a value of type t is.
func scopeOfType(t semantic.Type) Scope {
	if !t.IsInstance() || len(t.Members()) != 1 {
		return Scope{}
	}
	name := t.Class().QualifiedName()
	first, _, dotted := strings.Cut(name, ".")
	if !dotted { // a class of a file that no module is named after
		return Scope{}
	}
	return scopeCalled(first + name[strings.LastIndexByte(name, '.'):])
}

// AsyncOf returns the library that name, a dotted one, is of: Trio for "trio.sleep".
func AsyncOf(name string) Async {
	first, _, _ := strings.Cut(name, ".")
	return dependents[first]
}

// NameAt returns the dotted name under which the users of a library know what expr
// refers to, "" for what is not known. It is semantic.Module.QualifiedName, but for
// what a module imports of an asynchronous library: that has the name it was imported
// by, wherever the library defines it.
func NameAt(m *semantic.Module, expr syntax.Node) string {
	name := m.QualifiedName(expr)
	first, _, _ := strings.Cut(name, ".")
	if imported := useIn(m.Tree).dotted(expr); strings.HasPrefix(imported, first+".") && first != "" {
		return imported
	}
	return name
}
