package workspace

import (
	"path/filepath"
	"testing"
)

// TestAddIgnore adds the rule "new" to configuration files.
func TestAddIgnore(t *testing.T) {
	const no = "\x00" // it is not plain how
	for _, c := range []struct{ name, before, after string }{
		{"awaiter.toml", "", "ignore = [\"new\"]\n"},
		{"awaiter.toml", "select = [\"a\"]\n", "ignore = [\"new\"]\nselect = [\"a\"]\n"},
		{"awaiter.toml", "[severity]\na = \"hint\"\n", "ignore = [\"new\"]\n[severity]\na = \"hint\"\n"},
		{"awaiter.toml", "\ufeffignore = ['a']", "\ufeffignore = ['a', \"new\"]"},
		{"awaiter.toml", "ignore = []", "ignore = [\"new\"]"},
		{"awaiter.toml", "ignore = \"a\" # why\n", "ignore = [\"a\", \"new\"] # why\n"},
		{"awaiter.toml", "ignore = [\"a\", ]\n", "ignore = [\"a\", \"new\", ]\n"},
		{"awaiter.toml", "ignore = [\n  \"a\",\n  \"b\",\n]\n", "ignore = [\n  \"a\",\n  \"b\",\n  \"new\",\n]\n"},
		{"awaiter.toml", "ignore = [\r\n\t\"a\" # why\r\n]\r\n", "ignore = [\r\n\t\"new\",\r\n\t\"a\" # why\r\n]\r\n"},
		{"awaiter.toml", "ignore = [\"new\"]\n", no},
		{"awaiter.toml", "ignore = 1\n", no},
		{"awaiter.toml", "ignore = [1]\n", no},
		{"awaiter.toml", "ignore = [\n", no},
		{"pyproject.toml", "", "[tool.awaiter]\nignore = [\"new\"]\n"},
		{"pyproject.toml", "[project]\nname = \"x\"", "[project]\nname = \"x\"\n\n[tool.awaiter]\nignore = [\"new\"]\n"},
		{"pyproject.toml", "[tool.awaiter] # ours\nselect = []\n[tool.ruff]\nignore = [\"x\"]\n", "[tool.awaiter] # ours\nignore = [\"new\"]\nselect = []\n[tool.ruff]\nignore = [\"x\"]\n"},
		{"pyproject.toml", "[tool.awaiter]", "[tool.awaiter]\nignore = [\"new\"]\n"},
		{"pyproject.toml", "[tool.awaiter.severity]\na = \"hint\"\n", "[tool.awaiter.severity]\na = \"hint\"\n\n[tool.awaiter]\nignore = [\"new\"]\n"},
		{"pyproject.toml", "[tool]\nawaiter.ignore = [\"a\"]\n", "[tool]\nawaiter.ignore = [\"a\", \"new\"]\n"},
		{"pyproject.toml", "tool.awaiter.select = []\n", no},
		{"pyproject.toml", "[tool]\nawaiter = { select = [] }\n", no},
		{"pyproject.toml", "[tool]\nawaiter = { ignore = [] }\n", no},
		{"pyproject.toml", "tool = 1\n", no},
	} {
		got := no
		if at, put, ok := AddIgnore(filepath.Join("/p", c.name), c.before, "new"); ok {
			got = c.before[:at.Start] + put + c.before[at.End:]
		}
		if got != c.after {
			t.Errorf("%s %q: %q, want %q", c.name, c.before, got, c.after)
		}
	}
}

func TestProjectFile(t *testing.T) {
	root := writeTree(t, `-- plain/a.py --
-- own/awaiter.toml --
-- own/a/a.py --
-- project/pyproject.toml --
-- project/a/a.py --
-- git/.git/HEAD --
-- git/a/a.py --
`)
	s := NewSession(Options{Roots: []string{filepath.Join(root, "plain")}}).Snapshot()
	for path, want := range map[string]string{
		"plain/a.py": "plain/awaiter.toml", "own/a/a.py": "own/awaiter.toml", "project/a/a.py": "project/pyproject.toml", "git/a/a.py": "git/awaiter.toml", "a.py": "",
	} {
		if got := below(root, s.ProjectFile(filepath.Join(root, path))); got != want && !(want == "" && s.ProjectFile(filepath.Join(root, path)) == "") {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
