package workspace

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPatternsAsGit compares what patterns exclude with what git says of the same
// files.
func TestPatternsAsGit(t *testing.T) {
	paths := strings.Fields(`
		a.py b.py sub/a.py sub/b.py sub/deep/a.py sub/deep/er/a.py foo/a.py bar/foo/a.py foo/bar/a.py foo/x/bar/a.py
		.hidden/a.py spam[1].py spam1.py a-b.py a!b.py #c.py !d.py tests/test_a.py tests/unit/test_b.py x.pyi Ünï.py ab.py abc.py a.b.c
		build/lib/a.py src/build/a.py aXb.py a]b.py a\b.py`)
	paths = append(paths, "with space.py", "trailing ")
	cases := [][]string{
		{"a.py"}, {"/a.py"}, {"sub/a.py"}, {"sub/"}, {"/sub"}, {"deep"}, {"**/a.py"}, {"sub/**"}, {"sub/**/a.py"}, {"**"}, {"*"},
		{"*.py"}, {"*.py", "!a.py"}, {"*", "!*/", "!a.py"}, {"sub/*", "!sub/deep/"}, {"sub", "!sub/a.py"}, {"foo/**/bar"}, {"foo/*/bar"},
		{"foo**"}, {"fo**o/"}, {"**foo"}, {"a**b"}, {"sub/***/a.py"}, {"spam[1].py"}, {`spam\[1\].py`}, {"spam[0-9].py"}, {"a[!x-z]b.py"}, {"a[^x-z]b.py"}, {"[ab].py"},
		{"[[:alpha:]].py"}, {"a[]]b.py"}, {"a[]-]b.py"}, {"a[a-]b.py"}, {`a[\]]b.py`}, {"a?b.py"}, {"?.py"}, {"a[/]b"}, {"[a.py"}, {`\#c.py`}, {"#c.py"}, {`\!d.py`},
		{"!d.py"}, {"with space.py"}, {"trailing\\ "}, {"trailing "}, {"a.py "}, {".*"}, {"/*"}, {"/*/"}, {"/"}, {""}, {"tests/**/test_*.py"}, {"Ü*.py"},
		{"build/", "!src/build/"}, {"*.p[y]", "!*.pyi"}, {`a\\b.py`}, {"a.*"}, {"a.b.c/"}, {"**/build/**"}, {"/**/deep"}, {"sub/deep/er/"}, {"deep/er"},
	}
	for _, patterns := range cases {
		t.Run(strings.Join(patterns, " "), func(t *testing.T) {
			root := writeTree(t, "")
			write(t, filepath.Join(root, ".gitignore"), strings.Join(patterns, "\n")+"\n")
			for _, path := range paths {
				write(t, filepath.Join(root, path), "")
			}
			if out, err := exec.Command("git", "-C", root, "init", "-q").CombinedOutput(); err != nil {
				t.Fatalf("git init: %v\n%s", err, out)
			}
			list := parsePatterns(root, patterns)
			want := gitIgnored(t, root, paths)
			for _, path := range paths {
				if got := excludedWithFolders(list, root, path); got != slices.Contains(want, path) {
					t.Errorf("%q excluded: %v, git says %v", path, got, !got)
				}
			}
		})
	}
}

// gitIgnored returns those of paths that git ignores.
func gitIgnored(t *testing.T, root string, paths []string) []string {
	c := exec.Command("git", "-C", root, "-c", "core.excludesFile=", "check-ignore", "--no-index", "-z", "--stdin")
	c.Stdin = strings.NewReader(strings.Join(paths, "\x00") + "\x00")
	var out bytes.Buffer
	c.Stdout = &out
	if err := c.Run(); err != nil && out.Len() > 0 {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\x00"), "\x00")
}

// excludedWithFolders walks down to path as Find does.
func excludedWithFolders(list *patternList, root, path string) bool {
	at := root
	parts := strings.Split(path, "/")
	for i, part := range parts {
		at = filepath.Join(at, part)
		if excluded, _ := list.decide(at, i < len(parts)-1); excluded {
			return true
		}
	}
	return false
}

func TestPatternsThatAreNone(t *testing.T) {
	for pattern, want := range map[string]string{
		"[a":      "'[a' is no pattern: '[' is not closed",
		"a\\":     `'a\' is no pattern: it ends with a backslash`,
		"x[z-a]y": "'x[z-a]y' is no pattern: error parsing regexp: invalid character class range: `z-a`",
	} {
		if _, err := parsePattern(pattern); err == nil || err.Error() != want {
			t.Errorf("parsePattern(%q): %v, want %s", pattern, err, want)
		}
	}
}

func TestMatchesFile(t *testing.T) {
	for _, c := range []struct {
		glob, path string
		want       bool
	}{
		{"tests/**", "/p/tests/unit/test_a.py", true},
		{"tests", "/p/tests/unit/test_a.py", true},
		{"tests/", "/p/src/tests/a.py", true},
		{"/tests/", "/p/src/tests/a.py", false},
		{"*_test.py", "/p/src/a_test.py", true},
		{"src/*.py", "/p/src/deep/a.py", false},
		{"!src/**", "/p/src/a.py", false},
		{"!src/**", "/p/tests/a.py", true},
		{"a.py", "/elsewhere/a.py", false},
	} {
		if got := matchesFile(c.glob, "/p", c.path); got != c.want {
			t.Errorf("matchesFile(%q, %q) = %v", c.glob, c.path, got)
		}
	}
}
