package workspace

import (
	"fmt"
	"strings"
	"testing"
)

// TestSpotAt has texts with a place "|", and what stands there.
func TestSpotAt(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"awaiter.toml", `|`, "key [] ''"},
		{"awaiter.toml", "sel|ect = []", "key [] 'select'"},
		{"awaiter.toml", "\ufeffsel|", "key [] 'sel'"},
		{"awaiter.toml", "select = [|]", "value [select] ''"},
		{"awaiter.toml", "select = [ | ]", "value [select] ''"},
		{"awaiter.toml", "select = [|", "value [select] ''"},
		{"awaiter.toml", "select = [\"never-|awaited\", \"b\"]", "value [select] 'never-awaited' quoted"},
		{"awaiter.toml", "select = [\"a\", 'b|", "value [select] 'b' quoted"},
		{"awaiter.toml", "select = [\"a\", \"|\"]", "value [select] '' quoted"},
		{"awaiter.toml", "select = [\n  \"a\", # \"why\"\n  |\n]", "value [select] ''"},
		{"awaiter.toml", "select = [\n  \"a\", # wh|y\n  'b']", "none"},
		{"awaiter.toml", "select = [\"a\"] |", "none"},
		{"awaiter.toml", "select = \"a|\"\r\n", "value [select] 'a' quoted"},
		{"awaiter.toml", "select = |", "value [select] ''"},
		{"awaiter.toml", "# sel|ect", "none"},
		{"awaiter.toml", "x = [\"a\"]\n\n|\n", "key [] ''"},
		{"awaiter.toml", "[severity]\nnever|-awaited = \"hint\"", "key [severity] 'never-awaited'"},
		{"awaiter.toml", "[severity]\n\"E17|01\" = \"hint\"", "key [severity] 'E1701' quoted"},
		{"awaiter.toml", "[severity]\na = \"hi|nt\"", "value [severity a] 'hint' quoted"},
		{"awaiter.toml", "severity = { a = \"hint\", b|c = 1 }", "key [severity] 'bc'"},
		{"awaiter.toml", "severity.a|", "key [severity] 'a'"},
		{"awaiter.toml", "[sev|erity]", "none"},
		{"awaiter.toml", "[per-file-ignores]\n\"tests/**\" = [\"a|\"]", "value [per-file-ignores tests/**] 'a' quoted"},
		{"awaiter.toml", "per-file-ignores = { \"tests/**\" = [\"a\", |] }", "value [per-file-ignores tests/**] ''"},
		{"awaiter.toml", "x = '''\n[severity]\n'''\nig|nore = []", "key [] 'ignore'"},
		{"awaiter.toml", "x = \"a\\\"b\"\nig|nore = []", "key [] 'ignore'"},
		{"awaiter.toml", "x = [\n\"a\n|", "value [x] ''"},
		{"pyproject.toml", "sel|ect = []", "none"},
		{"pyproject.toml", "[tool.awaiter]\nsel|ect = []", "key [] 'select'"},
		{"pyproject.toml", "[tool.awaiter]\n|", "key [] ''"},
		{"pyproject.toml", "[tool.ruff]\nignore = [\"|\"]", "none"},
		{"pyproject.toml", "[tool . \"awaiter\" . severity] # x\na|", "key [severity] 'a'"},
		{"pyproject.toml", "[tool]\nawaiter.ignore = [\"|\"]", "value [ignore] '' quoted"},
		{"pyproject.toml", "[[tool.x]]\na = 1\n[tool.awaiter]\nignore = ['é', '|x']", "value [ignore] 'x' quoted"},
	} {
		offset := strings.Index(c.text, "|")
		text := strings.Replace(c.text, "|", "", 1)
		got := "none"
		if s, ok := SpotAt("/p/"+c.name, text, offset); ok {
			got = fmt.Sprintf("value %v '%s'", s.Path, s.Word)
			if s.Key {
				got = "key" + got[len("value"):]
			}
			if s.Quoted {
				got += " quoted"
			}
			if at := text[s.At.Start:s.At.End]; at != s.Word {
				t.Errorf("%q: the word is %q, but its place %q", c.text, s.Word, at)
			}
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func FuzzSpotAt(f *testing.F) {
	f.Add("[tool.awaiter]\nselect = [\"a\", { b = 'c' }, '''d''']\n", 20)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		if offset < 0 || offset > len(text) {
			return
		}
		if s, ok := SpotAt("awaiter.toml", text, offset); ok && (s.At.Start > offset || offset > s.At.End || s.At.End > len(text)) {
			t.Errorf("%v", s)
		}
	})
}
