//go:build libraries

package libraries

import (
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/analysis/workspace"
)

//go:embed inspect.py
var inspector string

// inspected are the packages whose modules are imported.
var inspected = []string{"aiofiles", "aiohttp", "aiosqlite", "anyio", "asyncpg", "fastapi", "httpx", "motor", "psycopg",
	"redis", "starlette", "telethon", "trio", "websockets"}

// A described is what inspect.py says of a module.
type described struct {
	Path      string
	Functions [][3]any
	Classes   [][3]any
}

// kindNames are the words of inspect.py.
var kindNames = map[semantic.FunctionKind]string{
	semantic.PlainFunction: "plain function", semantic.GeneratorFunction: "generator",
	semantic.CoroutineFunction: "coroutine function", semantic.AsyncGenerator: "asynchronous generator",
}

// TestInspect compares what we say of the functions and classes of installed packages
// with what they are when CPython has imported them: the kind of each function, the
// special methods of the protocols that a class has, and the order in which it inherits.
func TestInspect(t *testing.T) {
	packages := os.Getenv(oracle.Libraries)
	if packages == "" {
		t.Fatalf("%s does not name the folder of the packages: go run ./cmd/dev libraries", oracle.Libraries)
	}
	python := exec.Command("python3", append([]string{"-I", "-c", inspector, packages}, inspected...)...)
	python.Stderr = os.Stderr
	out, err := python.Output()
	if err != nil {
		t.Fatal(err)
	}
	var said struct {
		Standard []string
		Modules  []described
	}
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatal(err)
	}
	environment := filepath.Join(packages, "..", "..", "..")
	snapshot := workspace.NewSession(workspace.Options{Roots: []string{packages}, Environment: environment}).Snapshot()
	c := comparison{standard: append(said.Standard, "_builtins")}
	for _, described := range said.Modules {
		m, err := snapshot.Module(filepath.Join(packages, described.Path))
		if err != nil {
			t.Error(err)
			continue
		}
		c.functions(t, m, described)
		c.classes(t, m, described)
	}
	t.Logf("%d modules, %d functions; %d answers of classes, %d of them sure", len(said.Modules), c.compared, c.asked, c.sure)
	if c.compared < 5000 || c.sure*10 < c.asked*8 {
		t.Error("too little is compared")
	}
}

// A comparison counts what was compared.
type comparison struct {
	standard              []string // the names of the standard library's modules
	compared, asked, sure int
}

// functions compares the kinds of functions, by the line and the name of each.
func (c *comparison) functions(t *testing.T, m *semantic.Module, d described) {
	type place struct {
		line int
		name string
	}
	ours := map[place]string{}
	for _, f := range m.Functions {
		first := f.Def
		if decorator := f.Def.Field(syntax.FieldDecoratorList); decorator.Exists() {
			first = decorator
		}
		ours[place{m.Tree.Text.Line(first.Span().Start) + 1, f.Name}] = kindNames[f.Kind]
	}
	for _, f := range d.Functions {
		at := place{int(f[0].(float64)), strings.Replace(f[1].(string), "<lambda>", "", 1)}
		if at.name == "" {
			continue // several may stand on a line
		}
		c.compared++
		if ours[at] != f[2] {
			t.Errorf("%s:%d: %s is a %v, for us a %q", d.Path, at.line, at.name, f[2], ours[at])
		}
	}
}

// classes compares the special methods and the MRO of the classes that the module has one
// of under a name.
func (c *comparison) classes(t *testing.T, m *semantic.Module, d described) {
	ours := map[string][]*semantic.Class{}
	for _, class := range m.Classes {
		name := strings.TrimPrefix(class.QualifiedName(), m.Name+".")
		ours[name] = append(ours[name], class)
	}
	for _, theirs := range d.Classes {
		name := theirs[0].(string)
		if len(ours[name]) != 1 {
			continue
		}
		class := ours[name][0]
		for method, has := range theirs[2].(map[string]any) {
			answer := class.Has(method)
			if c.asked++; answer != semantic.Unknown {
				c.sure++
			}
			if answer == semantic.Yes && has == false || answer == semantic.No && has == true {
				t.Errorf("%s: that %s has %s is %v, for us %d", d.Path, name, method, has, answer)
			}
		}
		if class.IsOpen() {
			continue
		}
		var mro, real []string
		for _, base := range class.MRO() {
			if top, _, _ := strings.Cut(base.Module.Name, "."); !slices.Contains(c.standard, top) {
				mro = append(mro, base.Name)
			}
		}
		for _, base := range theirs[1].([]any) {
			real = append(real, base.(string))
		}
		if !slices.Equal(mro, real) {
			t.Errorf("%s: the MRO of %s is %v, for us %v", d.Path, name, real, mro)
		}
	}
}
