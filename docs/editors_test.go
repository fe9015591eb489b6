package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// shown matches a link to a ready file of an editor, and what stands in the next
// block of code.
var shown = regexp.MustCompile(`\]\((\.\./\.\./editors/[^)]+\.(?:json|vim|sublime-settings))\).*\n(?:.+\n)*\n` + "```[a-z]*\n" + `((?s:.*?))` + "```\n")

// TestShownFiles compares the ready files with what the pages show of them.
func TestShownFiles(t *testing.T) {
	pages, err := filepath.Glob("editors/*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range shown.FindAllSubmatch(text, -1) {
			found++
			ready, err := os.ReadFile(filepath.Join("editors", string(m[1])))
			if err != nil {
				t.Error(err)
			} else if string(ready) != string(m[2]) {
				t.Errorf("%s shows something else than %s", page, m[1])
			}
		}
	}
	if found < 4 {
		t.Errorf("%d files are shown, which are 4 at least", found)
	}
}
