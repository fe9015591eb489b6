package syntax

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/source"
)

// parseAnew parses text as an open document is parsed that has just been opened.
func parseAnew(text *source.Text) *Tree {
	p := NewParser()
	defer p.Close()
	return p.Parse(text)
}

// parseBroken parses text as if none of it were valid: all of it with tree-sitter.
func parseBroken(text *source.Text) *Tree {
	p := NewParser()
	defer p.Close()
	p.strict = false
	return p.Parse(text)
}

// TestFrontEndsAgree compares the trees that the two front ends make, one of whole
// texts and of their pieces, of the standard library, of the cases in testdata and of the files below the directories
// in AWAITER_CORPUS.
func TestFrontEndsAgree(t *testing.T) {
	t.Parallel()
	files := libraryFiles(t)
	roots := append(filepath.SplitList(os.Getenv("AWAITER_CORPUS")), filepath.Join("..", "..", "testdata"))
	for _, root := range roots {
		filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
				files = append(files, path)
			}
			return nil
		})
	}
	var refused []string
	accepted, different := 0, 0
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		content, _, err := source.Decode(raw)
		if err != nil {
			continue
		}
		text := source.New(content)
		got := parseValid(text)
		if got == nil {
			refused = append(refused, path)
			continue
		}
		accepted++
		if wrong := checkTree(got); wrong != "" {
			t.Errorf("%s: %s", path, wrong)
		}
		for _, want := range []*Tree{parseBroken(text), parseAnew(text)} {
			if diff := sameTree(want, got); diff != "" {
				if different++; different <= 20 {
					t.Errorf("%s: %s\n%s", path, diff, firstDifferences([]byte(want.Dump()), []byte(got.Dump()), text, 6))
				}
			}
		}
	}
	t.Logf("%d accepted, %d refused, %d differ", accepted, len(refused), different)
	if accepted < 1000 {
		t.Error("too few files were compared")
	}
	out, err := pythonAccepts(refused)
	if err != nil {
		t.Fatal(err)
	}
	for i, ok := range out {
		if ok {
			t.Errorf("refused, though CPython accepts it: %s", refused[i])
		}
	}
}

// pythonAccepts asks python3 which of files its ast.parse accepts.
func pythonAccepts(files []string) ([]bool, error) {
	cmd := exec.Command("python3", "-W", "ignore", "-c", `
import ast, sys
sys.setrecursionlimit(20000)
for line in sys.stdin.read().split("\n"):
    try:
        with open(line, "rb") as file: ast.parse(file.read())
        print("yes")
    except (SyntaxError, ValueError, RecursionError, MemoryError): print("no")
`)
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n"))
	out, err := cmd.Output()
	var accepts []bool
	for _, line := range strings.Fields(string(out)) {
		accepts = append(accepts, line == "yes")
	}
	return accepts, err
}
