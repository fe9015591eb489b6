package syntax

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/source"
)

var update = flag.Bool("update", false, "write the goldens anew")

// caseFiles lists the Python files that have a golden tree.
func caseFiles(t testing.TB) []string {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "syntax", "trees", "*.py"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	return files
}

// TestTrees compares the trees of small files with the ones beside them.
func TestTrees(t *testing.T) {
	for _, path := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			tree := ParseOnce(source.New(string(raw)))
			if wrong := checkTree(tree); wrong != "" {
				t.Error(wrong)
			}
			if broken := strings.HasPrefix(filepath.Base(path), "broken") || filepath.Base(path) == "python2.py"; broken != tree.Root().IsBroken() {
				t.Errorf("broken: %v", !broken)
			}
			golden := path + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(tree.Dump()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			got := tree.Dump()
			if diff := firstDifferences(want, []byte(got), tree.Text, 8); diff != "" {
				t.Errorf("< golden, > now\n%s", diff)
			}
		})
	}
}

// TestCasesAgreeWithAST compares the cases that python3 accepts with its ast, as
// TestAgreesWithAST does for the standard library.
func TestCasesAgreeWithAST(t *testing.T) {
	compared := 0
	astFacts(t, caseFiles(t), func(path string, facts []byte, insideKnown bool) {
		compared++
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := source.New(string(raw))
		if diff := firstDifferences(facts, treeFacts(ParseOnce(text), insideKnown), text, 8); diff != "" {
			t.Errorf("%s (< ast, > ours)\n%s", path, diff)
		}
	})
	if compared < 4 {
		t.Errorf("python3 accepts %d of the cases only", compared)
	}
}
