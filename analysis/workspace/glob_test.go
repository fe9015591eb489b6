package workspace

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestGlobs has globs of per-file-ignores and what of a tree they are about: what ruff
// 0.17.5 leaves out when it is given them.
func TestGlobs(t *testing.T) {
	tree := strings.Fields("a.py tests/a.py tests/deep/b.py tests/deep/test_c.py src/tests/a.py src/x/test_d.py src/x/y/z.py")
	for glob, want := range map[string]string{
		"tests/*":            "tests/a.py tests/deep/b.py tests/deep/test_c.py",
		"tests/**":           "tests/a.py tests/deep/b.py tests/deep/test_c.py",
		"tests/**/*.py":      "tests/a.py tests/deep/b.py tests/deep/test_c.py",
		"tests/":             "",
		"tests":              "",
		"a.py":               "a.py tests/a.py src/tests/a.py",
		"test_*.py":          "tests/deep/test_c.py src/x/test_d.py",
		"**/tests/*":         "tests/a.py tests/deep/b.py tests/deep/test_c.py src/tests/a.py",
		"**/tests/**":        "tests/a.py tests/deep/b.py tests/deep/test_c.py src/tests/a.py",
		"*/tests/*":          "src/tests/a.py",
		"{tests,src/x}/*.py": "tests/a.py tests/deep/b.py tests/deep/test_c.py src/x/test_d.py src/x/y/z.py",
		"src/x/**/z.py":      "src/x/y/z.py",
		"src/**/z.py":        "src/x/y/z.py",
		"src/?/z.py":         "",
		"src/?/[!t]*.py":     "src/x/y/z.py",
		"!tests/*":           "a.py src/tests/a.py src/x/test_d.py src/x/y/z.py",
		"!src/**.py":         "a.py tests/a.py tests/deep/b.py tests/deep/test_c.py",
		"*":                  strings.Join(tree, " "),
		"[":                  "",
		"{a":                 "",
	} {
		var got []string
		for _, file := range tree {
			if matchesGlob(glob, filepath.FromSlash("/p"), filepath.FromSlash("/p/"+file)) {
				got = append(got, file)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s is about %q, want %q", glob, got, want)
		}
	}
}
