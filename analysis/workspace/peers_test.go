package workspace

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
)

// peerRules are known to other tools under ids of all forms.
var peerRules = []*analysis.Rule{
	{Name: "slow", Severity: analysis.Warning, Aliases: []string{"ASYNC210", "ASYNC230"}},
	{Name: "dropped", Severity: analysis.Error, Aliases: []string{"ASYNC105"}},
	{Name: "odd", Severity: analysis.Hint, Aliases: []string{"E1701", "not-async-context-manager", "PLE1701", "mypy:misc"}},
	{Name: "own", Severity: analysis.Hint},
}

// TestPeers has the settings of other tools and which rules are off in a/b.py, and in
// tests/a.py.
func TestPeers(t *testing.T) {
	for name, c := range map[string]struct{ files, off, inTests string }{
		"nothing":               {"", "", ""},
		"ruff, one of two ids":  {"-- ruff.toml --\n[lint]\nignore = [\"ASYNC210\"]\n", "", ""},
		"ruff, both ids":        {"-- ruff.toml --\nextend-ignore = [\"ASYNC210\"]\n[lint]\nignore = [\"ASYNC230\"]\n", "slow", "slow"},
		"ruff, a prefix":        {"-- pyproject.toml --\n[tool.ruff.lint]\nignore = [\"ASYNC2\", \"ASYNC1\"]\n", "slow", "slow"},
		"ruff, the plugin":      {"-- .ruff.toml --\nignore = [\"ASYNC\"]\n", "slow", "slow"},
		"ruff, pylint's ids":    {"-- ruff.toml --\nignore = [\"E1701\", \"E\", \"PLE1701\"]\n", "odd", "odd"},
		"ruff, a letter":        {"-- ruff.toml --\nignore = [\"E\", \"PLE\", \"ALL\"]\n", "", ""},
		"ruff, some files":      {"-- pyproject.toml --\n[tool.ruff.lint.per-file-ignores]\n\"tests/*\" = [\"ASYNC\"]\n", "", "slow dropped"},
		"ruff, deeper files":    {"-- ruff.toml --\n[lint.per-file-ignores]\n\"*/b.py\" = [\"ASYNC\"]\n\"{docs,tests}/*\" = [\"PLE1701\"]\n", "slow dropped", "odd"},
		"ruff's own file first": {"-- ruff.toml --\n-- pyproject.toml --\n[tool.ruff]\nignore = [\"ASYNC\"]\n", "", ""},
		"ruff, nearest":         {"-- ruff.toml --\nignore = [\"ASYNC\"]\n-- a/ruff.toml --\n", "", "slow"},
		"broken":                {"-- ruff.toml --\nignore = [\n-- a/b.py --\n", "", ""},
		"flake8":                {"-- setup.cfg --\n[metadata]\nname = x\n[flake8]\nextend_ignore = ASYNC210,\n  # why\n  ASYNC230 ; no\n", "slow", "slow"},
		"flake8, some files":    {"-- .flake8 --\n[flake8]\nper-file-ignores =\n    tests/*, docs/*: ASYNC2\n    other.py:ASYNC\n", "", "slow"},
		"flake8, no section":    {"-- setup.cfg --\n[metadata]\nname = x\n-- tox.ini --\n[flake8]\nignore = ASYNC2\n", "slow", "slow"},
		"pylint, an id":         {"-- pylintrc --\n[MESSAGES CONTROL]\ndisable=C0114,\n        E1701\n", "odd", "odd"},
		"pylint, a symbol":      {"-- pyproject.toml --\n[tool.pylint.\"messages control\"]\ndisable = [\"not-async-context-manager\"]\n", "odd", "odd"},
		"pylint, words":         {"-- pyproject.toml --\n[tool.pylint]\ndisable = \"x, E1701\"\n", "odd", "odd"},
		"pylint in setup.cfg":   {"-- setup.cfg --\n[pylint.messages_control]\ndisable = E1701\n", "odd", "odd"},
		"pylint, all":           {"-- pylintrc --\n[main]\ndisable=all\nenable=E1701\n", "", ""},
		"pylint knows no ruff":  {"-- pylintrc --\n[main]\ndisable=PLE1701,ASYNC\n", "", ""},
		"not to be read":        {"-- ruff.toml --\nignore = [\"ASYNC\"]\n-- awaiter.toml --\nother-tools = false\n", "", ""},
		"selected here":         {"-- ruff.toml --\nignore = [\"ASYNC\"]\n-- awaiter.toml --\nselect = [\"slow\", \"own\"]\n", "dropped odd", "dropped odd"},
		"selected here, too":    {"-- ruff.toml --\nignore = [\"ASYNC\"]\n-- awaiter.toml --\nextend-select = [\"slow\"]\n", "", ""},
		"ignored here":          {"-- ruff.toml --\nignore = [\"ASYNC\"]\n-- awaiter.toml --\nignore = [\"own\"]\n", "slow own", "slow own"},
		"above the project":     {"-- ruff.toml --\nignore = [\"ASYNC\"]\n-- a/.git/HEAD --\n", "", "slow"},
		"several tools":         {"-- ruff.toml --\nignore = [\"ASYNC\"]\n-- pylintrc --\n[x]\ndisable=E1701\n", "slow odd", "slow odd"},
	} {
		root := writeTree(t, c.files)
		s := NewSession(Options{Rules: peerRules}).Snapshot()
		for path, want := range map[string]string{"a/b.py": c.off, "tests/a.py": c.inTests} {
			path = filepath.Join(root, path)
			checks := s.Configuration(path).Checks(path)
			var off []string
			for _, r := range peerRules {
				if !checks.Enabled(r) {
					off = append(off, r.Name)
				}
			}
			if got := strings.Join(off, " "); got != want {
				t.Errorf("%s: off in %s are %q, want %q", name, path, got, want)
			}
		}
	}
}

// TestPeersOptions says what flake8-async's own options mean for ours.
func TestPeersOptions(t *testing.T) {
	rules := []*analysis.Rule{
		{Name: "generators", Aliases: []string{"ASYNC900"}, Options: []analysis.Option{{Name: "safe-decorators", Default: []string{"fixture"}, Entry: analysis.CheckNamePattern}}},
		{Name: "calls", Aliases: []string{"ASYNC200"}, Options: []analysis.Option{{Name: "calls", Default: map[string]string{}}}},
		{Name: "own", Options: []analysis.Option{{Name: "calls", Default: map[string]string{}}}},
	}
	const flake8 = "-- setup.cfg --\n[flake8]\ntransform-async-generator-decorators = a.*, [,\n  b\nasync200_blocking_calls =\n  old.get -> await new.get(),\n  slow\nanyio = True\n"
	for name, c := range map[string]struct{ files, want string }{
		"nothing":              {"", "[] [] [] "},
		"read":                 {flake8, `[fixture a.* b] map[old.get:await new.get() slow:] [] anyio`},
		"not to be read":       {flake8 + "-- awaiter.toml --\nother-tools = false\n", "[] [] [] "},
		"the project's own":    {flake8 + "-- awaiter.toml --\nasync-library = \"trio\"\n[rules.generators]\nsafe-decorators = []\n", "[] map[old.get:await new.get() slow:] [] trio"},
		"asyncio, not anyio":   {"-- .flake8 --\n[flake8]\nasyncio = yes\nanyio = no\n", "[] [] [] asyncio"},
		"an unknown library":   {"-- awaiter.toml --\nasync-library = \"tri\"\n", "[] [] [] "},
		"an empty list of one": {"-- tox.ini --\n[flake8]\ntransform-async-generator-decorators =\n", "[] [] [] "},
	} {
		root := writeTree(t, c.files)
		conf := NewSession(Options{Rules: rules}).Snapshot().Configuration(filepath.Join(root, "a.py"))
		checks := conf.Checks(filepath.Join(root, "a.py"))
		var got []string
		for _, r := range rules {
			value := checks.Option(r, r.Options[0].Name)
			if value == nil {
				value = []string{}
			}
			got = append(got, fmt.Sprint(value))
		}
		if all := strings.Join(append(got, conf.Async), " "); all != c.want {
			t.Errorf("%s: %s, want %s", name, all, c.want)
		}
		if shown := conf.value("async-library").Text; strings.Trim(shown, `"`) != conf.Async {
			t.Errorf("%s: shown as %s, is %q", name, shown, conf.Async)
		}
	}
}

func TestPeersAreNamed(t *testing.T) {
	root := writeTree(t, "-- pyproject.toml --\n[tool.ruff]\nignore = [\"ASYNC2\"]\n")
	session := NewSession(Options{Rules: peerRules})
	before := session.Snapshot().Configuration(root)
	want := []PeerChoice{{Tool: "ruff", File: filepath.Join(root, "pyproject.toml"), Off: []string{"slow"}}}
	if got := before.Peers; len(got) != 1 || fmt.Sprint(got[0]) != fmt.Sprint(want[0]) {
		t.Errorf("%v, want %v", got, want)
	}
	write(t, filepath.Join(root, "pyproject.toml"), "[tool.ruff]\n")
	after := session.Changed(filepath.Join(root, "pyproject.toml")).Configuration(root)
	if len(after.Peers) != 0 || !after.Enables(peerRules[0]) {
		t.Errorf("after a change: %v", after.Peers)
	}
	if !slices.Equal(before.layers[0].Ignore, []string{"slow"}) {
		t.Error("the configuration of an older snapshot changed")
	}
}

func TestBaseline(t *testing.T) {
	root := writeTree(t, "-- awaiter.toml --\nbaseline = \"known.json\"\n-- known.json --\n{\"version\": 1}\n-- p/a.py --\nmistake; mistake\n  \nx = [\n  mistake]\n")
	probe := newProbe()
	session := NewSession(Options{Rules: []*analysis.Rule{probe.rule}})
	path, known := filepath.Join(root, "p/a.py"), filepath.Join(root, "known.json")
	all := findings(t, session.Snapshot(), path)
	if len(all) != 3 {
		t.Fatalf("found %v", all)
	}
	file, err := session.Snapshot().File(path)
	if err != nil {
		t.Fatal(err)
	}
	b, err := LoadBaseline(known)
	if err != nil {
		t.Fatal(err)
	}
	b.Set(path, file, all[:1])
	b.Set(path, file, all[1:])
	b.Set(filepath.Join(root, "fine.py"), nil, nil)
	content, err := b.Encode()
	want := `{
  "version": 1,
  "files": {
    "p/a.py": {
      "mistake": {
        "mistake; mistake": 1,
        "mistake]": 1
      }
    }
  }
}
`
	if string(content) != want || err != nil {
		t.Errorf("written as %s, %v", content, err)
	}
	write(t, known, string(content))
	for text, left := range map[string]int{
		"mistake; mistake\n  \nx = [\n  mistake]\n":     1,
		"x = [\nmistake]\nif x:\n   mistake; mistake\n": 1,
		"x = [\nmistake]\ny = [\nmistake]\n":            1,
		"mistake + 1\n":                                 1,
		"fine\n":                                        0,
	} {
		write(t, path, text)
		if got := findings(t, session.Changed(path, known), path); len(got) != left {
			t.Errorf("%q: %d are left, want %d", text, len(got), left)
		}
	}
	write(t, path, "mistake\n")
	for content, want := range map[string]string{"{": "this is no baseline", `{"version": 2}`: "a baseline of version 2 is not known"} {
		write(t, known, content)
		c := session.Changed(path, known).Configuration(root)
		if len(c.Problems) != 1 || c.Problems[0].Path != known || !strings.Contains(c.Problems[0].Message, want) {
			t.Errorf("%s: %v", content, c.Problems)
		}
		if got := findings(t, session.Snapshot(), path); len(got) != 1 {
			t.Errorf("with a baseline that cannot be read, found %v", got)
		}
	}
	if c := session.Configure(nil, Settings{NoBaseline: true}, nil).Configuration(root); len(c.Problems) != 0 {
		t.Errorf("%v", c.Problems)
	}
}
