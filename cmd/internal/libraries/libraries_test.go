//go:build libraries

// Package libraries checks programs that use packages from PyPI, as they are installed in
// an environment. `go run ./cmd/dev test` makes the environment and runs it.
package libraries

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/analysistest"
	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/rules"
	"awaiter/analysis/workspace"
)

// TestLibraries compares what is found in the programs of testdata/libraries, wrong and
// right uses of a package each, with their "# want" comments.
func TestLibraries(t *testing.T) {
	packages := os.Getenv(oracle.Libraries)
	if packages == "" {
		t.Fatalf("%s does not name the folder of the packages: go run ./cmd/dev libraries", oracle.Libraries)
	}
	environment := filepath.Join(packages, "..", "..", "..") // of lib/python3.N/site-packages
	folder, err := filepath.Abs("../../../testdata/libraries")
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.py"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	session := workspace.NewSession(workspace.Options{Roots: []string{folder}, Rules: rules.All(), Environment: environment})
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			snapshot := session.Snapshot()
			found, err := snapshot.Diagnostics(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			m, err := snapshot.Module(path)
			if err != nil {
				t.Fatal(err)
			}
			analysistest.Compare(t, filepath.Base(path), m.Tree, found)
		})
	}
}
