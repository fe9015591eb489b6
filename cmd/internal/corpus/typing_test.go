//go:build corpus

// Package corpus types into files that people have written: those of the packages of
// testdata/corpus. `go run ./cmd/dev typing` fetches them and runs it.
package corpus

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
	"awaiter/analysis/rules"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/analysis/workspace"
)

var (
	folders = flag.String("folders", "", "a pattern that the folders of the packages match")
	first   = flag.Int("first", 0, "the number of the first program")
	count   = flag.Int("count", 1, "how many programs")
)

// TestFile edits single files and compares what a check finds that takes over what it can
// from the one before, with what a check of the whole file finds.
func TestFile(t *testing.T) {
	each(t, func(t *testing.T, _, path string, random *rand.Rand) {
		typist := analysistest.NewTypist(read(t, path), random)
		analysistest.EditAgain(t, typist, syntax.Version(8+random.IntN(7)), someRules(random), 60)
	})
}

// TestFolder edits some files that stand side by side and compares what is found in a Session,
// what was kept of it where nobody is touched, and what a Session finds that is made for it.
func TestFolder(t *testing.T) {
	each(t, func(t *testing.T, root, path string, random *rand.Rand) {
		paths := siblings(t, path, random)
		options := workspace.Options{Roots: []string{root}, Rules: someRules(random)}
		session := workspace.NewSession(options)
		defer closeAll(session)
		typists := map[string]*analysistest.Typist{}
		for _, path := range paths {
			typist := analysistest.NewTypist(read(t, path), random)
			for _, other := range typists {
				typist.Others = append(typist.Others, other.Text)
			}
			typists[path] = typist
		}
		kept := map[string][]*analysis.Diagnostic{}
		for version := range int32(30) {
			fresh := workspace.NewSession(options)
			for f := range session.Snapshot().OpenFiles() {
				fresh.Edit(f.Path, f.Version, f.Text)
			}
			for _, i := range random.Perm(len(paths))[:1+random.IntN(len(paths))] {
				path := paths[i]
				was, isKept := kept[path]
				kept[path] = diagnostics(t, session, path)
				want, got, before := describe(fresh, diagnostics(t, fresh, path)), describe(session, kept[path]), describe(session, was)
				if slices.Equal(want, got) && (!isKept || slices.Equal(want, before)) {
					continue
				}
				for _, p := range paths {
					t.Logf("-- %s, after\n%s\n--\n%s", p, typists[p].History(), typists[p].Text)
				}
				t.Errorf("%s: %s", path, analysistest.Differences(want, got))
				if isKept {
					t.Errorf("%s: kept: %s", path, analysistest.Differences(want, before))
				}
				return
			}
			closeAll(fresh)
			var edited []string
			for range 1 + random.IntN(2)*random.IntN(3) {
				path := paths[random.IntN(len(paths))]
				typists[path].Type()
				session.Edit(path, version, typists[path].Text)
				edited = append(edited, path)
				if random.IntN(3) == 0 {
					diagnostics(t, session, paths[random.IntN(len(paths))])
				}
			}
			for path := range session.Touched(edited) {
				delete(kept, path)
			}
		}
	})
}

// each runs test with a file of a package for each of the programs that are asked for.
func each(t *testing.T, test func(t *testing.T, root, path string, random *rand.Rand)) {
	roots, err := filepath.Glob(*folders)
	if err != nil || len(roots) == 0 {
		t.Fatalf("no packages at %q: go run ./cmd/dev typing", *folders)
	}
	files := map[string][]string{}
	for i := *first; i < *first+*count; i++ {
		random := rand.New(rand.NewPCG(uint64(i), 0))
		root := roots[random.IntN(len(roots))]
		if files[root] == nil {
			files[root] = filesIn(t, root)
		}
		path := files[root][random.IntN(len(files[root]))]
		t.Run(fmt.Sprint(i), func(t *testing.T) { test(t, root, path, random) })
	}
}

// someRules returns those of users, or one that says more.
func someRules(random *rand.Rand) []*analysis.Rule {
	if random.IntN(2) == 0 {
		return rules.All()
	}
	return []*analysis.Rule{analysistest.SayAll}
}

// filesIn returns the Python files below folder that hold text, are long enough to be of interest,
// and not so long that nothing else is typed into.
func filesIn(t *testing.T, folder string) (paths []string) {
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Size() > 500 && info.Size() < 150_000 && isText(path) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files in %s: %v", folder, err)
	}
	return paths
}

// siblings returns path and up to three other files of its folder that hold text.
func siblings(t *testing.T, path string, random *rand.Rand) []string {
	others, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.py"))
	if err != nil {
		t.Fatal(err)
	}
	others = slices.DeleteFunc(others, func(other string) bool { return other == path || !isText(other) })
	random.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	return append([]string{path}, others[:min(len(others), 3)]...)
}

func read(t *testing.T, path string) string {
	text, err := textOf(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func isText(path string) bool {
	_, err := textOf(path)
	return err == nil
}

func textOf(path string) (string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	text, _, err := source.Decode(raw)
	return text, err
}

// closeAll closes the documents of session, so that the trees go that Go does not collect.
func closeAll(session *workspace.Session) {
	for f := range session.Snapshot().OpenFiles() {
		session.Close(f.Path)
	}
}

func diagnostics(t *testing.T, session *workspace.Session, path string) []*analysis.Diagnostic {
	found, err := session.Snapshot().Diagnostics(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// describe returns what is said in found, with the places in other files as they are now.
func describe(session *workspace.Session, found []*analysis.Diagnostic) []string {
	var all []*analysis.Diagnostic
	for _, d := range found {
		now := *d
		now.Related = slices.Clone(d.Related)
		for i, r := range now.Related {
			if r.Tree != nil {
				_, _, now.Related[i].Span, _ = session.Snapshot().Where(r.Tree, r.Span)
			}
		}
		all = append(all, &now)
	}
	return analysistest.Describe(all)
}
