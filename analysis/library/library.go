// Package library says what Python's libraries export. Its facts are stubs, read
// by the same parser and understood by the same package semantic as the user's
// code, so that asyncio is a module like any other.
//
// A stub is written for what our rules ask, and promises this:
//
//   - A module has the names that its stub lists, and no others, unless the stub
//     has a "def __getattr__(name: str)" (PEP 562, PEP 484): then it is partial,
//     and a name that it does not list is not known.
//   - A class has the special methods of the protocols that its stub and its bases
//     list, and no others: await, aiter, anext, aenter, aexit, enter, exit, iter,
//     next, getitem, call, len, contains, bool. So an object that a stub describes
//     surely cannot be awaited if no class of its MRO lists __await__.
//   - The same holds for its other attributes, unless the class has a "def
//     __getattr__(self, name: str)". As in Python that speaks of ordinary attributes
//     only: special methods are looked up on the class without it (data model,
//     "Special method lookup").
//   - Of other special methods, such as those of arithmetic, nothing follows from
//     one that is not listed.
//   - A base class Any leaves every question open.
//   - A function without "->" gives something that is not known. An async def is a
//     coroutine function; what its annotation says is what awaiting gives.
//   - A class that is only registered with an abstract base class has it as a base
//     all the same, and says metaclass=type.
//   - A class stands where the documentation has it, so that its qualified name is
//     the one that users know: asyncio.Lock, not asyncio.locks.Lock. Types without a
//     name in Python stand in _builtins.
//   - A branch on sys.version_info says in which versions a name exists.
//   - A parameter of the standard library's that is annotated with such classes as str,
//     bytes, float or PathLike takes no coroutine: the call raises TypeError, or
//     AttributeError. Of one that is not annotated nothing follows.
//   - The decorators of _awaiter say what types do not carry; see Facts.
//
// testdata/oracle.py holds all of it to what CPython says of itself, and needs.py calls what
// takes no coroutines with some.
package library

import (
	"embed"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Library knows Python's libraries for programs whose oldest Python is the
// target. It reads a stub when it is first asked for. It is safe for concurrent
// use.
type Library struct {
	target  syntax.Version
	mu      sync.Mutex
	modules map[string]*semantic.Module
	faces   map[string]*facing // by top-level package
}

var (
	librariesMu sync.Mutex
	libraries   = map[syntax.Version]*Library{}
)

// New returns the Library of target, of which a process has one.
func New(target syntax.Version) *Library {
	librariesMu.Lock()
	defer librariesMu.Unlock()
	l := libraries[target]
	if l == nil {
		l = &Library{target: target, modules: map[string]*semantic.Module{}, faces: map[string]*facing{}}
		libraries[target] = l
	}
	return l
}

// Import returns what the module of the given dotted name exports, if there is a
// stub for it.
func (l *Library) Import(name string) (*semantic.Summary, bool) {
	m := l.Module(name)
	if m == nil {
		return nil, false
	}
	return m.Summary(), true
}

// Describes reports whether there is a stub for the module of the given dotted name.
func Describes(name string) bool { return stubs()[name] != nil }

// Outranks reports whether the stub for the module of the given dotted name says more
// than the source of the package where that is installed: of trio and anyio, which hide
// what they export; of aiomysql, whose objects do not say what they give; of asyncpg and
// aiofiles, whose methods are made when they are imported; of telethon.sync, which changes
// the methods of the other modules.
func Outranks(name string) bool {
	switch top, _, _ := strings.Cut(name, "."); top {
	case "trio", "anyio", "aiomysql", "asyncpg", "aiofiles":
		return Describes(name)
	case "telethon":
		return name == "telethon.sync"
	}
	return false
}

// Module returns the stub of the given dotted name, nil if there is none.
func (l *Library) Module(name string) *semantic.Module {
	s := stubs()[name]
	if s == nil {
		return nil
	}
	l.mu.Lock()
	m := l.modules[name]
	l.mu.Unlock()
	if m != nil {
		return m
	}
	m = semantic.Analyze(name, s.isPackage(), s.tree(), l.target, l)
	l.mu.Lock()
	defer l.mu.Unlock()
	if first := l.modules[name]; first != nil {
		return first
	}
	l.modules[name] = m
	return m
}

// Modules returns the dotted names of all modules with a stub, sorted. Those that
// begin with "_" exist for the stubs alone.
func (l *Library) Modules() []string { return slices.Sorted(maps.Keys(stubs())) }

// A stub is one file. All targets share its tree.
type stub struct {
	path     string
	tree     func() *syntax.Tree
	versions func() map[string]interval // see Versions
}

// IsStub reports whether m is one of our stubs.
func IsStub(m *semantic.Module) bool {
	s := stubs()[m.Name]
	return s != nil && s.tree() == m.Tree
}

func (s *stub) isPackage() bool { return strings.HasSuffix(s.path, "/__init__.pyi") }

// The prefix takes in __init__.pyi and the private stubs.
//
//go:embed all:stubs
var files embed.FS

// stubs returns all stubs by the dotted names of their modules.
var stubs = sync.OnceValue(func() map[string]*stub {
	found := map[string]*stub{}
	err := fs.WalkDir(files, "stubs", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "stubs/"), ".pyi")
		name = strings.ReplaceAll(strings.TrimSuffix(name, "/__init__"), "/", ".")
		tree := sync.OnceValue(func() *syntax.Tree { return parse(path) })
		found[name] = &stub{path, tree, sync.OnceValue(func() map[string]interval { return versionsIn(tree()) })}
		return nil
	})
	if err != nil {
		panic(err)
	}
	return found
})

func parse(path string) *syntax.Tree { return syntax.ParseOnce(source.New(content(path))) }

func content(path string) string {
	content, err := files.ReadFile(path)
	if err != nil {
		panic(err)
	}
	return string(content)
}
