package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "awaiter/"

// A room is a line of the table in architecture.md.
type room struct {
	name    string // package path, or a prefix that ends in "/*"
	imports []string
}

// rooms returns the table, the lowest room first.
func rooms(t *testing.T) []room {
	t.Helper()
	page, err := os.ReadFile("architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(page), "```layers\n")
	table, _, closed := strings.Cut(table, "```")
	if !ok || !closed {
		t.Fatal("architecture.md has no ```layers table")
	}
	var all []room
	for line := range strings.Lines(table) {
		name, imports, _ := strings.Cut(line, ":")
		all = append(all, room{name, strings.Fields(imports)})
	}
	return all
}

// find returns the index of the room that pkg is in, or -1.
func find(all []room, pkg string) int {
	return slices.IndexFunc(all, func(r room) bool {
		prefix, wild := strings.CutSuffix(r.name, "*")
		return r.name == pkg || wild && strings.HasPrefix(pkg, prefix)
	})
}

// goPackage is what `go list` says of one of ours.
type goPackage struct {
	path, dir string
	imports   []string
	files     []string
}

func goPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}};{{.Dir}};{{join .Imports " "}};{{join .GoFiles " "}} {{join .CgoFiles " "}}`, "../...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for line := range strings.Lines(string(out)) {
		part := strings.Split(strings.TrimSpace(line), ";")
		all = append(all, goPackage{strings.TrimPrefix(part[0], module), part[1], strings.Fields(part[2]), strings.Fields(part[3])})
	}
	return all
}

// TestLayers holds every import to the table in architecture.md.
func TestLayers(t *testing.T) {
	all := rooms(t)
	used := map[string]bool{}
	for _, pkg := range goPackages(t) {
		me := find(all, pkg.path)
		if me < 0 {
			t.Errorf("%s is not in the table", pkg.path)
			continue
		}
		used[all[me].name] = true
		for _, path := range pkg.imports {
			dep, ours := strings.CutPrefix(path, module)
			if !ours {
				continue
			}
			switch at := find(all, dep); {
			case at < 0 || at > me:
				t.Errorf("%s imports %s, which stands above it", pkg.path, dep)
			case !slices.Contains(all[me].imports, "*") && !slices.Contains(all[me].imports, dep):
				t.Errorf("%s may not import %s", pkg.path, dep)
			}
		}
	}
	for i, r := range all {
		if !used[r.name] {
			t.Errorf("the table has %s, but there is no such package", r.name)
		}
		for _, dep := range r.imports {
			if at := find(all, dep); dep != "*" && (at < 0 || at >= i) {
				t.Errorf("the line of %s allows %s, which does not stand above it", r.name, dep)
			}
		}
	}
}

// outside says which packages that are not ours only some rooms may import.
var outside = []struct {
	prefix string
	rooms  func(r string) bool
}{
	{"C", isForm},
	{"github.com/smacker/", isForm},
	{"go.lsp.dev/", isVoice},
	{"os", isWorldly},
	{"net", isWorldly},
	{"log", isWorldly},
	{"time", isWorldly},
}

func isForm(r string) bool { return r == "analysis/syntax" }
func isVoice(r string) bool {
	return r == "server" || strings.HasPrefix(r, "server/") || strings.HasPrefix(r, "cmd/")
}
func isWorldly(r string) bool {
	return isVoice(r) || r == "analysis/workspace" || strings.HasPrefix(r, "analysis/analysistest")
}

// TestInvariants holds what architecture.md says is not there.
func TestInvariants(t *testing.T) {
	for _, pkg := range goPackages(t) {
		for _, path := range pkg.imports {
			for _, o := range outside {
				if (path == o.prefix || strings.HasPrefix(path, strings.TrimSuffix(o.prefix, "/")+"/")) && !o.rooms(pkg.path) {
					t.Errorf("%s may not import %s", pkg.path, path)
				}
			}
		}
		if isWorldly(pkg.path) {
			continue
		}
		for _, file := range pkg.files {
			fset := token.NewFileSet()
			parsed, err := parser.ParseFile(fset, filepath.Join(pkg.dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				if g, ok := n.(*ast.GoStmt); ok {
					t.Errorf("%s starts a goroutine", fset.Position(g.Pos()))
				}
				return true
			})
		}
	}
}
