package fixes_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// asyncSources returns the paths of Python files of CPython's own library that have much
// asynchronous code.
func asyncSources(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("python3", "-I", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])").Output()
	if err != nil {
		t.Fatalf("python3 is needed: %v", err)
	}
	root := strings.TrimSpace(string(out))
	var all []string
	for _, pattern := range []string{"asyncio/[bleqstr]*.py", "contextlib.py", "_collections_abc.py"} {
		paths, _ := filepath.Glob(filepath.Join(root, pattern))
		all = append(all, paths...)
	}
	if len(all) < 15 {
		t.Fatalf("%s has no asyncio", root)
	}
	return all
}

// sweeps are verbs that leave what compiles compilable wherever they are applied.
var sweeps = map[string]func(m *semantic.Module, n syntax.Node) fixes.Fix{
	"await":        func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.Await(n) },
	"make async":   func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.MakeAsync(n) },
	"make sync":    func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.MakeSync(n) },
	"around":       fixes.MakeAsyncAround,
	"await around": fixes.AwaitAndMakeAsync,
	"remove await": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.RemoveAwait(syntax.As[syntax.Await](n))
	},
	"function async": func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.MakeFunctionAsync(def(n)) },
	"callee async":   func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.MakeCalleeAsync(m, def(n)) },
	"function sync":  func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.MakeFunctionSync(def(n)) },
	"call":           func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.AddCall(n) },
	"append":         func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.AppendCall(n, ".__await__()") },
	"task":           func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.WrapCall(n, "asyncio", "create_task") },
	"list":           func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.ListOf(n) },
	"brackets": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.Brackets(syntax.As[syntax.GeneratorExp](n))
	},
	"return self": func(m *semantic.Module, n syntax.Node) fixes.Fix { return fixes.AddReturnSelf(def(n)) },
	"decorate": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.AddDecorator(def(n), "contextlib", "suppress")
	},
	"params": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.RewriteParams(def(n), "self, exc_type, exc, tb")
	},
	"aenter":       addTo("__aenter__"),
	"aexit":        addTo("__aexit__"),
	"await method": addTo("__await__"),
	"thread": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.InThread(syntax.As[syntax.Call](n), "asyncio", "to_thread", true)
	},
	"thread without keywords": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.InThread(syntax.As[syntax.Call](n), "anyio", "to_thread.run_sync", false)
	},
	"coroutine instead": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.UseCoroutine(syntax.As[syntax.Call](n), "asyncio", "sleep")
	},
	"return": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.ReturnValue(syntax.As[syntax.ExprStmt](n))
	},
	"bare return": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.DeleteReturnValue(syntax.As[syntax.Return](n))
	},
	"suppress-file": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.SuppressFile(m.Tree, "sync-with")
	},
	"suppress": func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.Suppress(m.Tree, n.Span().Start, "sync-with")
	},
}

func addTo(name string) func(*semantic.Module, syntax.Node) fixes.Fix {
	return func(m *semantic.Module, n syntax.Node) fixes.Fix {
		return fixes.AddMethod(syntax.As[syntax.ClassDef](n), name)
	}
}

// TestNoNode asks every verb to change nothing.
func TestNoNode(t *testing.T) {
	m := semantic.Analyze("example", false, syntax.ParseOnce(source.New("")), 11, nil)
	for name, v := range verbs {
		f := v.do(verbCall{m: m})
		if !strings.HasPrefix(name, "suppress") && !f.IsNone() {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// TestSweep applies each verb to all the nodes of CPython's asynchronous code. What
// the verbs give compiles.
func TestSweep(t *testing.T) {
	var results, names []string
	made := map[string]int{}
	for _, path := range asyncSources(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tree := syntax.ParseOnce(source.New(string(content)))
		m := semantic.Analyze("example", false, tree, 11, library.New(11))
		for name, verb := range sweeps {
			var all []fixes.Fix
			for n := range tree.Root().Subtree() {
				if f := verb(m, n); !f.IsNone() {
					all = append(all, f)
				}
			}
			edits, _ := fixes.Merge(all)
			text, err := fixes.Apply(string(content), edits)
			if err != nil {
				t.Errorf("%s in %s: %v", name, path, err)
				continue
			}
			if made[name] += len(edits); len(edits) > 0 {
				results, names = append(results, text), append(names, name+" in "+path)
			}
		}
	}
	for name := range sweeps {
		if made[name] == 0 {
			t.Errorf("%s changes nothing", name)
		}
	}
	compiles(t, names, results)
}

// TestSweepRefactorings makes every refactoring that is offered in some files, each
// alone. What it gives compiles.
func TestSweepRefactorings(t *testing.T) {
	var results, names []string
	for _, path := range asyncSources(t) {
		switch filepath.Base(path) {
		case "timeouts.py", "queues.py", "contextlib.py", "locks.py", "taskgroups.py":
		default:
			continue
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tree := syntax.ParseOnce(source.New(string(content)))
		m := semantic.Analyze("example", false, tree, 11, library.New(11))
		for n := range tree.Root().Subtree() {
			at := n.Span()
			at.End = at.Start
			if n != statement(n) {
				continue
			}
			for _, r := range fixes.Refactorings(m, at) {
				text, err := fixes.Apply(string(content), r.Edits)
				if err != nil {
					t.Errorf("%s in %s: %v", r.Title, path, err)
				}
				results, names = append(results, text), append(names, r.Title+" in "+path)
			}
		}
	}
	if len(results) < 100 {
		t.Errorf("only %d refactorings are offered", len(results))
	}
	compiles(t, names, results)
}

// compiles reports each of results that CPython does not compile, and where.
func compiles(t *testing.T, names, results []string) {
	t.Helper()
	for i, said := range oracle.Compile(t, results...) {
		if said != "" {
			var line int
			if _, at, ok := strings.Cut(said, ", line "); ok {
				line, _ = strconv.Atoi(strings.TrimRight(at, ")"))
			}
			t.Errorf("%s: %s: %s", names[i], said, strings.Split(results[i], "\n")[max(line-1, 0)])
		}
	}
}
