package library

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// An Async is the library that runs the coroutines of a program: its event loop, its
// tasks, its cancellation.
type Async uint8

const (
	UnknownAsync Async = iota // not known, or more than one
	Asyncio
	Trio
	Anyio // which runs on asyncio, or on trio
)

// String returns the name of the module, "" for UnknownAsync.
func (a Async) String() string { return [...]string{"", "asyncio", "trio", "anyio"}[a] }

// IsLevelTriggered reports whether in a cancelled scope of a every further checkpoint
// raises the exception of cancellation again; asyncio raises it once (trio,
// "Cancellation semantics"; anyio, "Differences between asyncio and AnyIO").
func (a Async) IsLevelTriggered() bool { return a == Trio || a == Anyio }

// AsyncIn returns the library that the code of m uses as a whole: the only one that it
// imports, that its entry point runs, or that its tests are marked for. Where the text
// leaves that open, it is what is known of the program.
func AsyncIn(m *semantic.Module) Async { return m.Ask(asyncOfModule).(asyncs).or(m.Async) }

// asyncOfModule asks for the libraries that the code of a module uses as a whole.
var asyncOfModule = &semantic.Question{
	Of: LibrariesIn,
	By: entryPointsBy,
}

// LibrariesIn returns which libraries the code of the module in t uses as a whole, equal
// values for the same ones: what AsyncIn goes by.
func LibrariesIn(t *syntax.Tree) any { return useIn(t).module(t) }

// AsyncAt returns the library that the code around n uses. The innermost function,
// class or at last module that tells decides: by its markers and fixtures, then by
// what it mentions.
func AsyncAt(m *semantic.Module, n syntax.Node) Async {
	u := useIn(m.Tree)
	for ; n.Exists(); n = n.Parent() {
		var seen asyncs
		switch {
		case n.Is(syntax.KindFunctionDef):
			seen = u.function(syntax.As[syntax.FunctionDef](n))
		case n.Is(syntax.KindClassDef):
			seen = u.marked(n).and(u.bases(syntax.As[syntax.ClassDef](n)))
		}
		if seen.any() {
			return seen.or(m.Async)
		}
	}
	return AsyncIn(m)
}

// asyncs is a set of Asyncs.
type asyncs uint8

func setOf(a Async) asyncs               { return 1 << a &^ 1 }
func (s asyncs) and(other asyncs) asyncs { return s | other }
func (s asyncs) any() bool               { return s != 0 }

// only returns the one library of s, UnknownAsync if they are more. One that uses
// anyio and what anyio runs on is not sure to be run by the other.
func (s asyncs) only() Async {
	for _, a := range []Async{Asyncio, Trio, Anyio} {
		if s == setOf(a) {
			return a
		}
	}
	return UnknownAsync
}

// or returns the one library of s. Where there is none, or more than one, it is the
// library called name, unless s is without it.
func (s asyncs) or(name string) Async {
	known := setOf(dependents[name])
	if s.only() == UnknownAsync && (!s.any() || s&known != 0) {
		return known.only()
	}
	return s.only()
}

// A use is what the imports of a module tell of the libraries in it.
type use struct {
	names    map[string]string // what imports bind, by name: the dotted name in the library
	imported asyncs
	declared asyncs // imported for annotations or threads alone
}

// dependents are libraries that run with one Async alone, by the first part of their
// names.
var dependents = map[string]Async{
	"asyncio": Asyncio, "trio": Trio, "anyio": Anyio,
	"uvloop": Asyncio, "async_timeout": Asyncio, "pytest_asyncio": Asyncio, "aiohttp": Asyncio, "asyncpg": Asyncio, "aiosqlite": Asyncio,
	"aiofiles": Asyncio, "aiomysql": Asyncio, "aiopg": Asyncio, "aioredis": Asyncio, "aiokafka": Asyncio, "aiobotocore": Asyncio,
	"motor": Asyncio, "discord": Asyncio, "telegram": Asyncio, "telethon": Asyncio, "aiogram": Asyncio, "sanic": Asyncio,
	"pytest_trio": Trio, "trio_websocket": Trio, "tricycle": Trio, "trio_typing": Trio,
}

// neutral are names of asyncio that say nothing of what runs the code.
var neutral = map[string]bool{
	"asyncio.iscoroutinefunction": true, "asyncio.iscoroutine": true, "asyncio.isfuture": true,
	"asyncio.CancelledError": true, "asyncio.TimeoutError": true, "asyncio.InvalidStateError": true,
}

// threads are the parts of anyio that programs use which know no cancelled scope of it:
// beside another library they say nothing of what runs the code.
var threads = map[string]bool{"anyio.to_thread": true, "anyio.from_thread": true}

func useIn(t *syntax.Tree) *use {
	type key struct{}
	return t.Kept(key{}, func() any {
		u := &use{names: map[string]string{}}
		u.find(t.Root())
		return u
	}).(*use)
}

// find fills u.
func (u *use) find(root syntax.Node) {
	note := func(n syntax.Node, bound, dotted string) {
		first, _, _ := strings.Cut(dotted, ".")
		a, known := dependents[first]
		switch {
		case !known:
			return
		case neutral[dotted]:
		case isForChecking(n), threads[dotted]:
			u.declared |= setOf(a)
		default:
			u.imported |= setOf(a)
		}
		if bound != "" {
			u.names[bound] = dotted
		}
	}
	for _, name := range imported(root) {
		stmt, dotted, bound := name.alias.Parent(), name.dotted, name.alias.Field(syntax.FieldAsname).Text()
		switch {
		case bound != "":
		case stmt.Is(syntax.KindImport):
			bound, _, _ = strings.Cut(dotted, ".")
			dotted = bound
		default:
			bound = name.alias.Field(syntax.FieldName).Text()
		}
		note(stmt, bound, dotted)
	}
}

// An importedName is a name that an absolute import brings.
type importedName struct {
	alias  syntax.Node
	dotted string // of what it names
}

// imported returns what is imported below root: first by "import", then by "from".
func imported(root syntax.Node) (all []importedName) {
	for i := range syntax.All[syntax.Import](root) {
		for alias := range i.Names() {
			all = append(all, importedName{alias, words(alias.Field(syntax.FieldName))})
		}
	}
	for i := range syntax.All[syntax.ImportFrom](root) {
		if i.Level() > 0 {
			continue
		}
		for alias := range i.Names() {
			all = append(all, importedName{alias, words(i.Module()) + "." + alias.Field(syntax.FieldName).Text()})
		}
	}
	return all
}

// module returns what the module of t as a whole uses. What is imported for annotations
// or threads alone counts where nothing else does.
func (u *use) module(t *syntax.Tree) asyncs {
	run, marks := u.entryPoints(t)
	for _, seen := range []asyncs{run, marks, u.imported, u.declared} {
		if seen.any() {
			return seen
		}
	}
	return 0
}

// words returns the text of n, a dotted name, without what white space may be in it.
func words(n syntax.Node) string {
	text := n.Text()
	if !strings.ContainsAny(text, " \t\f\r\n") {
		return text
	}
	return strings.Join(strings.Fields(text), "")
}

// isForChecking reports whether n stands behind "if TYPE_CHECKING:".
func isForChecking(n syntax.Node) bool {
	around := syntax.As[syntax.If](n.Parent())
	return around.Exists() && n.Role() == syntax.FieldBody && strings.HasSuffix(around.Test().Text(), "TYPE_CHECKING")
}

// dotted returns the dotted name of expr, a name or attribute chain whose first name
// an import binds to a library, or "".
func (u *use) dotted(expr syntax.Node) string {
	switch expr.Kind() {
	case syntax.KindName:
		return u.names[expr.Text()]
	case syntax.KindAttribute:
		if base := u.dotted(expr.Field(syntax.FieldValue)); base != "" {
			return base + "." + expr.Field(syntax.FieldAttr).Text()
		}
	}
	return ""
}

// of returns the library of a dotted name.
func of(dotted string) asyncs {
	first, rest, _ := strings.Cut(dotted, ".")
	second, _, _ := strings.Cut(rest, ".")
	if neutral[dotted] || threads[first+"."+second] {
		return 0
	}
	return setOf(dependents[first])
}

// function returns the libraries that def tells of: by its markers and fixtures, or else by
// what it mentions.
func (u *use) function(def syntax.FunctionDef) asyncs {
	type key struct{ def syntax.FunctionDef }
	return def.Tree().Kept(key{def}, func() any {
		if seen := u.marked(def.Node).and(u.fixtures(def)); seen.any() {
			return seen
		}
		return u.mentioned(def.Node)
	}).(asyncs)
}

// mentioned returns the libraries that the code of n mentions.
func (u *use) mentioned(n syntax.Node) (seen asyncs) {
	for name := range syntax.All[syntax.Name](n) {
		if u.names[name.Text()] == "" {
			continue
		}
		whole := name.Node
		for whole.Parent().Is(syntax.KindAttribute) {
			whole = whole.Parent()
		}
		seen |= of(u.dotted(whole))
	}
	return seen
}

// ofMark returns the library that the decorator n is a mark for.
func ofMark(n syntax.Node) asyncs {
	a := syntax.As[syntax.Attribute](n)
	if syntax.As[syntax.Attribute](a.Value()).Attr().Text() != "mark" {
		return 0
	}
	switch a.Attr().Text() {
	case "asyncio":
		return setOf(Asyncio)
	case "trio":
		return setOf(Trio)
	case "anyio":
		return setOf(Anyio)
	}
	return 0
}

// marked returns the libraries that the decorators of n, a def or class, are about:
// pytest's marks, pytest_asyncio.fixture.
func (u *use) marked(n syntax.Node) (seen asyncs) {
	for d := range n.Fields(syntax.FieldDecoratorList) {
		d = syntax.Called(d)
		seen |= ofMark(d)
		if u.dotted(d) == "pytest_asyncio.fixture" {
			seen |= setOf(Asyncio)
		}
	}
	return seen
}

// testFixtures are the fixtures of the plugins for pytest.
var testFixtures = map[string]Async{
	"autojump_clock": Trio, "mock_clock": Trio,
	"anyio_backend": Anyio, "anyio_backend_name": Anyio,
	"event_loop": Asyncio, "unused_tcp_port": Asyncio,
}

// fixtures returns the libraries whose fixtures def, a test, asks for.
func (u *use) fixtures(def syntax.FunctionDef) (seen asyncs) {
	if !strings.HasPrefix(def.Name().Text(), "test") {
		return 0
	}
	for a := range def.Params().All() {
		seen |= setOf(testFixtures[a.Name().Text()])
	}
	return seen
}

// bases returns the library of a class of tests.
func (u *use) bases(class syntax.ClassDef) (seen asyncs) {
	for b := range class.Bases() {
		if strings.HasSuffix(b.Text(), "IsolatedAsyncioTestCase") {
			seen |= setOf(Asyncio)
		}
	}
	return seen
}
