package library

import (
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestScopeAt asks what the first with statement of a program enters.
func TestScopeAt(t *testing.T) {
	cases := []struct {
		text  string
		kind  ScopeKind
		async Async
		name  string
	}{
		{"import asyncio\nasync with asyncio.timeout(1): pass\n", CancelScope, Asyncio, "asyncio.timeout"},
		{"from asyncio import timeout_at as at\nasync with at(1): pass\n", CancelScope, Asyncio, "asyncio.timeout_at"},
		{"import asyncio\nt = asyncio.timeout(1)\nasync with t: pass\n", CancelScope, Asyncio, "asyncio.Timeout"},
		{"import asyncio\nasync with asyncio.TaskGroup() as tg: pass\n", TaskGroup, Asyncio, "asyncio.TaskGroup"},
		{"import async_timeout\nasync with async_timeout.timeout(1): pass\n", CancelScope, Asyncio, "async_timeout.timeout"},
		{"import trio\nwith trio.CancelScope(): pass\n", CancelScope, Trio, "trio.CancelScope"},
		{"import trio as t\nscope = t.move_on_after(1)\nwith scope: pass\n", CancelScope, Trio, "trio.CancelScope"},
		{"from trio import open_nursery\nasync with open_nursery() as n: pass\n", TaskGroup, Trio, "trio.open_nursery"},
		{"import anyio\nasync with anyio.create_task_group() as tg: pass\n", TaskGroup, Anyio, "anyio.create_task_group"},
		{"import anyio\nwith anyio.fail_after(1): pass\n", CancelScope, Anyio, "anyio.fail_after"},
		{"import asyncio\nasync with asyncio.Lock(): pass\n", NoScope, UnknownAsync, ""},
		{"from here import timeout\nasync with timeout(1): pass\n", NoScope, UnknownAsync, ""},
		{"from asyncio import timeout\ndef timeout(n): ...\nasync with timeout(1): pass\n", NoScope, UnknownAsync, ""},
		{"class Session: ...\nwith Session(): pass\n", NoScope, UnknownAsync, ""},
		{"import trio\ntrio = object()\nwith trio.CancelScope(): pass\n", NoScope, UnknownAsync, ""},
	}
	for _, c := range cases {
		m := semantic.Analyze("", false, syntax.ParseOnce(source.New(c.text)), 11, New(11))
		for with := range syntax.All[syntax.With](m.Tree.Root()) {
			for item := range with.Items() {
				s := ScopeAt(m, item.ContextExpr())
				if s.Kind != c.kind || s.Async != c.async || s.Name != c.name {
					t.Errorf("%q: %v %q %q", c.text, s.Kind, s.Async, s.Name)
				}
				if s.Kind != NoScope && s.NeedsAsyncWith() != with.IsAsync() {
					t.Errorf("%q: is it entered by async with? %v", c.text, s.NeedsAsyncWith())
				}
			}
		}
	}
}

// elsewhere is an installed library, whose names are defined in modules of its own.
type elsewhere map[string]string

func (e elsewhere) Import(name string) (*semantic.Summary, bool) {
	text, ok := e[name]
	if !ok {
		return nil, false
	}
	return semantic.Analyze(name, name == "trio", syntax.ParseOnce(source.New(text)), 11, e).Summary(), true
}

func TestNameAtOfInstalledLibrary(t *testing.T) {
	installed := elsewhere{"trio": "from ._run import sleep\n", "trio._run": "async def sleep(n): ...\n"}
	for text, want := range map[string]string{
		"import trio\ntrio.sleep\n":              "trio.sleep",
		"from trio import sleep as s\ns\n":       "trio.sleep",
		"from trio import sleep\nsleep=1\nsleep": "",
	} {
		m := semantic.Analyze("", false, syntax.ParseOnce(source.New(text)), 11, installed)
		for stmt := range syntax.All[syntax.ExprStmt](m.Tree.Root()) {
			if got := NameAt(m, stmt.Value()); got != want {
				t.Errorf("%q: %q, want %q", text, got, want)
			}
		}
	}
}
