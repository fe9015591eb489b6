package docs_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
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

// members are those that an object may have by its client's documentation, each with a
// value of its kind; the name of one that must be there ends with "!".
type members map[string]any

// TestReadySettings checks the ready files of clients that no test drives against what
// their documentation says of them: coc.nvim's languageserver, a client of Sublime's LSP,
// an extension of Zed and Zed's settings.
func TestReadySettings(t *testing.T) {
	word, words, yes, object := "", []any{}, false, map[string]any{}
	for _, c := range []struct {
		file string
		path []string // to the object
		may  members
	}{
		{"../editors/vim/coc-settings.json", nil, members{"languageserver!": object}},
		{"../editors/vim/coc-settings.json", []string{"languageserver", "awaiter"}, members{
			"command!": word, "args": words, "filetypes!": words, "rootPatterns": words, "cwd": word, "env": object, "shell": yes, "enable": yes,
			"requireRootPattern": yes, "ignoredRootPaths": words, "initializationOptions": object, "settings": object, "trace.server": word,
		}},
		{"../editors/sublime/LSP.sublime-settings", nil, members{"clients!": object}},
		{"../editors/sublime/LSP.sublime-settings", []string{"clients", "awaiter"}, members{
			"enabled!": yes, "command!": words, "selector!": word, "initialization_options": object, "settings": object, "env": object,
		}},
		{"../editors/zed/extension.toml", nil, members{
			"id!": word, "name!": word, "version!": word, "schema_version!": int64(1), "authors!": words, "description!": word, "repository": word, "language_servers!": object,
		}},
		{"../editors/zed/extension.toml", []string{"language_servers", "awaiter"}, members{"name!": word, "languages!": words}},
		{"editors/zed.md", []string{"lsp", "awaiter"}, members{"binary": object, "settings": object, "initialization_options": object}},
		{"editors/zed.md", []string{"languages", "Python"}, members{"language_servers!": words}},
		{"editors/sublime.md", nil, members{"lsp_code_actions_on_save!": object}},
	} {
		text, err := os.ReadFile(c.file)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(c.file) == ".md" { // the last block of JSON in it
			blocks := regexp.MustCompile("(?s)```json\n(.*?)```").FindAllSubmatch(text, -1)
			text = blocks[len(blocks)-1][1]
		}
		var got map[string]any
		read := json.Unmarshal
		if filepath.Ext(c.file) == ".toml" {
			read = toml.Unmarshal
		}
		if err := read(text, &got); err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		for _, name := range c.path {
			got, _ = got[name].(map[string]any)
		}
		for name, kind := range c.may {
			name, required := strings.CutSuffix(name, "!")
			value, ok := got[name]
			if !ok && required {
				t.Errorf("%s %v has no %s", c.file, c.path, name)
			}
			if ok && reflect.TypeOf(value) != reflect.TypeOf(kind) {
				t.Errorf("%s %v has %T as %s, which is a %T", c.file, c.path, value, name, kind)
			}
			delete(got, name)
		}
		for name := range got {
			t.Errorf("%s %v has %s, which the client does not know", c.file, c.path, name)
		}
	}
}
