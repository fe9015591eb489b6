package semantic

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A truth is what CPython says of one file; see testdata/semantic/oracle/names.py.
type truth struct {
	Path      string
	Functions [][3]any    // name, first line, kind
	Scopes    *scopeTruth // nil where it does not tell
}

type scopeTruth struct {
	Type, Name string
	Line       int
	Symbols    map[string]string
	Children   []scopeTruth
}

// TestNamesAgreeWithCPython compares, for every file of the standard library, the
// kind of every function with co_flags, and, before Python 3.12, every name of every scope
// with symtable.
func TestNamesAgreeWithCPython(t *testing.T) {
	root, every := "-", "1"
	if testing.Short() {
		every = "10"
	}
	if dir := os.Getenv("AWAITER_CORPUS"); dir != "" {
		root = dir
	}
	cmd := exec.Command("python3", "../../testdata/semantic/oracle/names.py", root, every)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	target := syntax.Version(oracle.Version(t))
	files, functions, scopes := 0, 0, 0
	lines := bufio.NewReaderSize(out, 1<<20)
	for d := json.NewDecoder(lines); d.More(); files++ {
		var want truth
		if err := d.Decode(&want); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(want.Path)
		if err != nil {
			t.Fatal(err)
		}
		m := Analyze("", false, syntax.ParseOnce(source.New(string(content))), target, nil)
		functions += compareKinds(t, m, want)
		if want.Scopes != nil {
			scopes += compareScope(t, want.Path, scopeFacts(m.names.top, childrenOf(m)), *want.Scopes)
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d functions, %d scopes", files, functions, scopes)
	if files < 100 || functions < 1000 || scopes < 2000 && oracle.Version(t) < 12 {
		t.Error("too little was compared")
	}
}

// compareKinds compares the kinds of the functions of m and returns their number.
// CPython drops functions in code that cannot run, and merges equal lambdas.
func compareKinds(t *testing.T, m *Module, want truth) int {
	type key struct {
		name string
		line int
	}
	got := map[key][]string{}
	for _, s := range m.allScopes() {
		f := s.function
		if f == nil {
			continue
		}
		k := key{mangled(f.Name, s.parent), m.Tree.Text.Line(f.Def.OuterSpan().Start) + 1}
		k.name = f.Name
		if f.Def.Is(syntax.KindLambda) {
			k = key{"<lambda>", m.Tree.Text.Line(f.Def.Span().Start) + 1}
		}
		got[k] = append(got[k], f.Kind.String())
	}
	for _, f := range want.Functions {
		k := key{f[0].(string), int(f[1].(float64))}
		if !slices.Contains(got[k], f[2].(string)) {
			t.Errorf("%s:%d: %s is a %s for CPython, %q for us", want.Path, k.line, k.name, f[2], got[k])
		}
	}
	return len(want.Functions)
}

// childrenOf returns the scopes directly within each scope of m, and no lazy ones.
func childrenOf(m *Module) map[*scope][]*scope {
	children := map[*scope][]*scope{}
	for _, s := range m.allScopes()[1:] {
		children[s.parent] = append(children[s.parent], s)
	}
	return children
}

// scopeFacts says of s what symtable says.
func scopeFacts(s *scope, children map[*scope][]*scope) scopeTruth {
	f := scopeTruth{Type: "function", Line: s.module.Tree.Text.Line(s.node.Span().Start) + 1, Symbols: map[string]string{}}
	switch s.kind {
	case moduleScope:
		f.Type, f.Name, f.Line = "module", "top", 0
	case classScope:
		f.Type, f.Name = "class", s.class.Name
	case functionScope:
		f.Name = s.function.Name
	case lambdaScope:
		f.Name = "lambda"
	case comprehensionScope:
		f.Name = map[syntax.Kind]string{syntax.KindListComp: "listcomp", syntax.KindSetComp: "setcomp",
			syntax.KindDictComp: "dictcomp", syntax.KindGeneratorExp: "genexpr"}[s.node.Kind()]
	}
	for y := s.first; y != nil; y = y.after {
		if facts, known := symbolFacts(y); known {
			f.Symbols[y.name] = facts
		}
	}
	for _, c := range children[s] {
		f.Children = append(f.Children, scopeFacts(c, children))
	}
	return f
}

// symbolFacts writes the flags of y as the oracle does. The second result is false
// if symtable does not know such a symbol.
func symbolFacts(y *symbol) (string, bool) {
	if y.flags&^(symbolCell|symbolWild) == 0 {
		return "", false
	}
	module := y.scope.kind == moduleScope
	bound := y.flags&symbolBound != 0
	local := y.home == y && bound && y.flags&symbolNonlocal == 0
	if module {
		local = bound
	}
	global := y.home.scope.kind == moduleScope && (!module || y.flags&(symbolBound|symbolUsed|symbolGlobal) != 0)
	var b strings.Builder
	for _, f := range []struct {
		letter byte
		holds  bool
	}{
		{'p', y.flags&symbolParameter != 0},
		{'l', local},
		{'g', global},
		{'f', y.home.scope != y.scope && y.home.scope.kind != moduleScope},
		{'G', y.flags&symbolGlobal != 0},
		{'N', y.flags&symbolNonlocal != 0},
		{'i', y.flags&symbolImported != 0},
		{'a', y.flags&symbolAnnotated != 0},
		{'r', y.flags&symbolUsed != 0},
	} {
		if f.holds {
			b.WriteByte(f.letter)
		}
	}
	return b.String(), true
}

// compareScope compares two trees of scopes and returns the number of scopes.
func compareScope(t *testing.T, path string, got, want scopeTruth) int {
	at := fmt.Sprintf("%s:%d: %s %s", path, want.Line, want.Type, want.Name)
	for name, facts := range want.Symbols {
		if g, known := got.Symbols[name]; !known || g != facts {
			t.Errorf("%s: name %s: CPython says %q, we %q", at, name, facts, g)
		}
	}
	for name, facts := range got.Symbols {
		if _, known := want.Symbols[name]; !known {
			t.Errorf("%s: name %s: CPython does not have it, we say %q", at, name, facts)
		}
	}
	order(got.Children)
	order(want.Children)
	count := 1
	for i := range max(len(got.Children), len(want.Children)) {
		var g, w scopeTruth
		if i < len(got.Children) {
			g = got.Children[i]
		}
		if i < len(want.Children) {
			w = want.Children[i]
		}
		if g.Type != w.Type || g.Name != w.Name || g.Line != w.Line {
			t.Errorf("%s: CPython has the scope %s %s in line %d, we %s %s in line %d", at, w.Type, w.Name, w.Line, g.Type, g.Name, g.Line)
			return count
		}
		count += compareScope(t, path, g, w)
	}
	return count
}

// order sorts scopes that two sides may list in different orders.
func order(scopes []scopeTruth) {
	text := func(s scopeTruth) string { return fmt.Sprint(s.Symbols) }
	slices.SortStableFunc(scopes, func(a, b scopeTruth) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Name, b.Name), cmp.Compare(text(a), text(b)))
	})
}
