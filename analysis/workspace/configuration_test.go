package workspace

import (
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
)

// testRules are rules that find nothing, to be chosen from.
var testRules = []*analysis.Rule{
	{Name: "never-awaited", Family: "await", Aliases: []string{"ASYNC101", "E1101", "mypy:unused-coroutine"}, Check: func(*analysis.Pass) {}},
	{Name: "sync-with", Family: "context-manager", Severity: analysis.Error, Aliases: []string{"ASYNC210", "E1701"}, Check: func(*analysis.Pass) {}},
	{Name: "sync-for", Family: "iteration", Severity: analysis.Warning, Aliases: []string{"ASYNC211"}, Check: func(*analysis.Pass) {}},
	{Name: "pedantic", Family: "await", Severity: analysis.Hint, OptIn: true, Check: func(*analysis.Pass) {}, Options: []analysis.Option{
		{Name: "max-count", Default: 3, Example: "5", Doc: "How many."},
		{Name: "deep", Default: false, Example: "true", Doc: "Whether."},
		{Name: "names", Default: []string{"a.*"}, Example: `["b"]`, Doc: "Which.", Entry: analysis.CheckNamePattern},
		{Name: "advice", Default: map[string]string{}, Example: `{ a = "b" }`, Doc: "What.", Entry: analysis.CheckNamePattern},
	}},
}

// TestSettingsThatAreWrong has files and what is said about them. What is good in
// them holds all the same: every file ignores sync-for.
func TestSettingsThatAreWrong(t *testing.T) {
	for _, c := range []struct {
		name, file, content string
		want                []string
	}{
		{"good", "awaiter.toml", `
select = ["all"]
ignore = ["sync-for"]
extend-select = "pedantic"
target-version = "py312"
exclude = []
[severity]
never-awaited = "hint"
[per-file-ignores]
"tests/*" = ["ASYNC1"]
`, nil},
		{"in pyproject", "pyproject.toml", "[project]\nname = 'x'\n[tool.awaiter]\nignore = ['sync-for']\n[tool.other]\nx = 1\n", nil},
		{"unknown keys", "awaiter.toml", "selct = []\nignore = ['sync-for']\nfrobnicate = 1\nper_file_ignores = {}\n", []string{
			"1:1: there is no setting 'selct'; did you mean 'select'?", "3:1: there is no setting 'frobnicate'"}},
		{"unknown key in pyproject", "pyproject.toml", "[tool.awaiter]\nignore = ['sync-for']\ntarget-versio = '3.9'\n", []string{
			"3:1: there is no setting 'target-versio'; did you mean 'target-version'?"}},
		{"unknown rules", "awaiter.toml", "ignore = ['sync-for',\n  'sync-wiht',\n  'ASYNC9', 'xyz']\n", []string{
			"2:3: no rule, family or id is called 'sync-wiht'; did you mean 'sync-with'?",
			"3:3: no rule, family or id is called 'ASYNC9'; did you mean 'ASYNC101'?",
			"3:13: no rule, family or id is called 'xyz'"}},
		{"wrong types", "awaiter.toml", "ignore = ['sync-for', 3]\nselect = 7\nexclude = {a = 1}\nseverity = 'error'\nper-file-ignores = []\ntarget-version = 3.11\npython = 1\n", []string{
			"1:23: 3 stands in 'ignore', which is a list of strings", "2:1: 'select' is 7, not a list of strings", "3:1: 'exclude' is a table, not a list of strings",
			`4:1: 'severity' is the string "error", not a table of rules`, "5:1: 'per-file-ignores' is a list, not a table of patterns", `6:1: 'target-version' is 3.11, not a string such as "3.11"`, "7:1: 'python' is 1, not a path"}},
		{"wrong values", "awaiter.toml", "ignore = ['sync-for']\ntarget-version = '3.7'\nexclude = ['ok', '[a']\npython = 'nowhere'\n[severity]\nsync-with = 'fatal'\nno-rule = 'error'\nsync-for = 'errr'\n[per-file-ignores]\n'[a' = ['all']\n'*.py' = ['nope']\n", []string{
			`2:1: "3.7" is no version that Awaiter knows: "3.8" to "3.14"`, "3:18: '[a' is no pattern: '[' is not closed", "4:1: there is no environment or interpreter at ROOT/nowhere",
			"6:1: 'fatal' is no severity; it is one of 'error', 'warning', 'hint', 'off'", "7:1: no rule, family or id is called 'no-rule'", "8:1: 'errr' is no severity; did you mean 'error'?",
			"10:1: '[a' is no pattern: '[' is not closed", "11:11: no rule, family or id is called 'nope'"}},
		{"inline table", "awaiter.toml", "ignore = ['sync-for']\nseverity = { sync-with = 'hint', nope = 'hint' }\n", []string{"2:34: no rule, family or id is called 'nope'"}},
		{"dotted keys", "pyproject.toml", "tool.awaiter.ignore = ['sync-for']\ntool.awaiter.severity.nope = 'hint'\n", []string{"2:23: no rule, family or id is called 'nope'"}},
		{"not a table", "pyproject.toml", "[tool]\nawaiter = 3\n", []string{"2:1: 'awaiter' is 3, not a table"}},
		{"options", "awaiter.toml", "ignore = ['sync-for']\n[rules.pedantic]\nmax-count = 7\ndeep = true\nnames = ['x.*', 'y']\nadvice = { 'z.?' = 'use w' }\n", nil},
		{"options in pyproject", "pyproject.toml", "[tool.awaiter]\nignore = ['sync-for']\n[tool.awaiter.rules.pedantic]\nmax_count = 7\ndepe = 1\n", []string{
			"5:1: the rule 'pedantic' has no option 'depe'; did you mean 'deep'?"}},
		{"options of no rule", "awaiter.toml", "ignore = ['sync-for']\n[rules.sync-with]\nx = 1\n[rules.pedantik]\nx = 1\n[rules]\npedantic = 3\n", []string{
			"2:8: the rule 'sync-with' has no options", "4:8: no rule with options is called 'pedantik'; did you mean 'pedantic'?", "7:1: 'pedantic' is 3, not a table of options"}},
		{"options of wrong types", "awaiter.toml", "ignore = ['sync-for']\n[rules.pedantic]\nmax-count = 'x'\ndeep = 1\nnames = ['ok',\n  '[', 3]\n[rules.pedantic.advice]\nok = 'x'\n'[' = 'x'\nno = 1\n", []string{
			`3:1: 'max-count' is the string "x", not an integer`, "4:1: 'deep' is 1, not true or false", "6:3: '[' is no pattern for a dotted name", "6:8: 3 stands in 'names', which is a list of strings",
			"9:1: '[' is no pattern for a dotted name", "10:1: 'no' is 1, not a string"}},
		{"rules is no table", "awaiter.toml", "ignore = ['sync-for']\nrules = 1\n", []string{"2:1: 'rules' is 1, not a table of rules"}},
		{"no TOML", "awaiter.toml", "ignore = ['sync-for'\nx = = 1\n", []string{"2:1: expected ',' or ']' after array value"}},
		{"broken pyproject that names us", "pyproject.toml", "[tool.awaiter]\nignore = ['sync-for']\n[tool.awaiter]\n", []string{"3:2: table awaiter already exists"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := writeTree(t, "-- a.py --\n")
			write(t, filepath.Join(root, c.file), c.content)
			conf := NewSession(Options{Rules: testRules}).Snapshot().Configuration(filepath.Join(root, "a.py"))
			var got []string
			for _, p := range conf.Problems {
				got = append(got, strings.ReplaceAll(strings.TrimPrefix(p.String(), filepath.Join(root, c.file)+":"), root, "ROOT"))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if conf.File != filepath.Join(root, c.file) {
				t.Errorf("file %q", conf.File)
			}
			if readable := len(c.want) == 0 || strings.Contains(c.content, "sync-for']"); readable && c.name != "broken pyproject that names us" && conf.Enables(testRules[2]) {
				t.Error("the good part of the file does not hold")
			}
		})
	}
}

func TestWhichRulesAreOn(t *testing.T) {
	for _, c := range []struct {
		file, above Settings
		want        string
	}{
		{Settings{}, Settings{}, "never-awaited sync-with sync-for"},
		{Settings{Select: []string{}}, Settings{}, ""},
		{Settings{Select: []string{"all"}}, Settings{}, "never-awaited sync-with sync-for pedantic"},
		{Settings{Select: []string{"await"}}, Settings{}, "never-awaited pedantic"},
		{Settings{Select: []string{"ASYNC"}}, Settings{}, "never-awaited sync-with sync-for"},
		{Settings{Select: []string{"ASYNC2"}}, Settings{}, "sync-with sync-for"},
		{Settings{Select: []string{"async210"}}, Settings{}, "sync-with"},
		{Settings{Select: []string{"E"}}, Settings{}, "never-awaited sync-with"},
		{Settings{Select: []string{"mypy"}}, Settings{}, ""},
		{Settings{ExtendSelect: []string{"pedantic"}}, Settings{}, "never-awaited sync-with sync-for pedantic"},
		{Settings{Ignore: []string{"ASYNC2"}}, Settings{}, "never-awaited"},
		{Settings{Select: []string{"all"}, Ignore: []string{"all"}}, Settings{}, ""},
		{Settings{Select: []string{"all"}, Ignore: []string{"await"}}, Settings{}, "sync-with sync-for"},
		{Settings{Select: []string{"never-awaited"}, Ignore: []string{"await"}}, Settings{}, "never-awaited"},
		{Settings{Select: []string{"ASYNC21"}, Ignore: []string{"ASYNC2"}}, Settings{}, "sync-with sync-for"},
		{Settings{Severity: map[string]string{"await": "off"}}, Settings{}, "sync-with sync-for"},
		{Settings{Severity: map[string]string{"await": "off", "never-awaited": "hint"}}, Settings{}, "never-awaited sync-with sync-for"},
		{Settings{Ignore: []string{"sync-with"}}, Settings{Select: []string{"sync-with"}}, "sync-with"},
		{Settings{Select: []string{"sync-with"}}, Settings{ExtendSelect: []string{"sync-for"}}, "sync-with sync-for"},
		{Settings{Select: []string{"sync-with", "sync-for"}}, Settings{Ignore: []string{"sync-for"}}, "sync-with"},
	} {
		conf := &Configuration{rules: testRules, layers: []Settings{c.file, c.above}}
		conf.choose()
		var on []string
		for _, r := range testRules {
			if conf.Enables(r) {
				on = append(on, r.Name)
			}
		}
		if got := strings.Join(on, " "); got != c.want {
			t.Errorf("%+v under %+v: %q, want %q", c.file, c.above, got, c.want)
		}
	}
}

func TestSeverities(t *testing.T) {
	conf := &Configuration{rules: testRules, layers: []Settings{
		{Severity: map[string]string{"ASYNC": "hint", "ASYNC2": "warning", "sync-for": "error"}},
		{Severity: map[string]string{"sync-with": "hint"}},
	}}
	conf.choose()
	want := []analysis.Severity{analysis.Hint, analysis.Hint, analysis.Error, analysis.Hint}
	for i, r := range testRules {
		if got := conf.SeverityOf(r); got != want[i] {
			t.Errorf("%s: %v, want %v", r.Name, got, want[i])
		}
	}
}

// TestOptions has what a rule is told of its options: what stands above holds, else
// what the file says, else nothing.
func TestOptions(t *testing.T) {
	root := writeTree(t, "-- a.py --\n-- awaiter.toml --\n[rules.pedantic]\nmax-count = 7\nnames = ['[', 'x']\nadvice = {b = 'c'}\n")
	var values map[string]any
	if err := json.Unmarshal([]byte(`{"rules": {"pedantic": {"maxCount": 9, "deep": true}}}`), &values); err != nil {
		t.Fatal(err)
	}
	above, problems := ReadSettings(values, "/p", testRules)
	if len(problems) > 0 {
		t.Error(problems)
	}
	conf := NewSession(Options{Rules: testRules, Settings: above}).Snapshot().Configuration(root)
	checks := conf.Checks(filepath.Join(root, "a.py"))
	for name, want := range map[string]any{"max-count": 9, "deep": true, "names": []string{"x"}, "advice": map[string]string{"b": "c"}} {
		if got := checks.Option(testRules[3], name); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if got := checks.Option(testRules[0], "max-count"); got != nil {
		t.Errorf("another rule is told %v", got)
	}
	shown := map[string]string{}
	for _, v := range conf.Values {
		shown[v.Setting.Name] = v.Text + " from " + below(root, v.From)
	}
	for name, want := range map[string]string{"rules.pedantic.max-count": "9 from " + Above, "rules.pedantic.names": `["x"] from awaiter.toml`, "rules.pedantic.advice": `{ "b" = "c" } from awaiter.toml`} {
		if got := shown[name]; got != want {
			t.Errorf("%s is shown as %s, want %s", name, got, want)
		}
	}
}

// TestTarget has trees, and the version and the reason that hold for a.py in them.
func TestTarget(t *testing.T) {
	for name, c := range map[string]struct{ archive, want, from string }{
		"nothing said":    {"-- p/a.py --\n", "3.11", ""},
		"settings":        {"-- p/a.py --\n-- p/awaiter.toml --\ntarget-version = '3.9'\n-- p/pyproject.toml --\n[project]\nrequires-python = '>=3.12'\n", "3.9", "p/awaiter.toml"},
		"requires-python": {"-- p/a.py --\n-- p/pyproject.toml --\n[project]\nrequires-python = '>=3.12'\n-- p/.venv/pyvenv.cfg --\nversion = 3.13.1\n", "3.12", "project.requires-python in p/pyproject.toml"},
		"poetry":          {"-- p/a.py --\n-- p/pyproject.toml --\n[tool.poetry.dependencies]\npython = '^3.10'\n", "3.10", "tool.poetry.dependencies.python in p/pyproject.toml"},
		"setup.cfg":       {"-- p/a.py --\n-- p/setup.cfg --\n[options]\npython_requires = >=3.9\n", "3.9", "options.python_requires in p/setup.cfg"},
		"setup.py":        {"-- p/a.py --\n-- p/setup.py --\nfrom setuptools import setup\nsetup(name='x', python_requires='>=3.10')\n", "3.10", "python_requires in p/setup.py"},
		"setup.py, dict":  {"-- p/a.py --\n-- p/pyproject.toml --\n[build-system]\n-- p/setup.py --\nsetup(**{'name': 'x', 'python_requires': '>=3.10'})\n", "3.10", "python_requires in p/setup.py"},
		"setup.py, name":  {"-- p/a.py --\n-- p/setup.py --\nsetup(python_requires=VERSION)\n", "3.11", ""},
		"both":            {"-- p/a.py --\n-- p/pyproject.toml --\n[project]\nrequires-python = '>=3.12'\n-- p/setup.cfg --\n[options]\npython_requires = >=3.9\n", "3.12", "project.requires-python in p/pyproject.toml"},
		"a test's setup":  {"-- pyproject.toml --\n[project]\nrequires-python = '>=3.9'\n-- p/setup.py --\n-- p/a.py --\n", "3.9", "project.requires-python in pyproject.toml"},
		"environment":     {"-- p/a.py --\n-- p/setup.py --\n-- p/.venv/pyvenv.cfg --\nhome = /usr/bin\nversion = 3.13.1\n", "3.13", "p/.venv/pyvenv.cfg"},
		"uv":              {"-- p/a.py --\n-- p/setup.py --\n-- p/venv/pyvenv.cfg --\nversion_info = 3.10.4\n", "3.10", "p/venv/pyvenv.cfg"},
		"chosen":          {"-- p/a.py --\n-- p/awaiter.toml --\npython = 'env/bin/python'\n-- p/env/bin/python --\n-- p/env/pyvenv.cfg --\nversion = 3.12.0\n-- p/.venv/pyvenv.cfg --\nversion = 3.13.1\n", "3.12", "p/env/pyvenv.cfg"},
		"broken files":    {"-- p/a.py --\n-- p/pyproject.toml --\n[project\n-- p/.venv/pyvenv.cfg --\nversion\n", "3.11", ""},
		"nearest project": {"-- pyproject.toml --\n[project]\nrequires-python = '>=3.9'\n-- p/pyproject.toml --\n[project]\nname = 'x'\n-- p/a.py --\n", "3.11", ""},
		"project above":   {"-- pyproject.toml --\n[project]\nrequires-python = '>=3.9'\n-- p/q/b.py --\n-- p/a.py --\n", "3.9", "project.requires-python in pyproject.toml"},
	} {
		t.Run(name, func(t *testing.T) {
			root := writeTree(t, c.archive)
			conf := NewSession(Options{Rules: testRules}).Snapshot().Configuration(filepath.Join(root, "p/a.py"))
			i := slices.IndexFunc(conf.Values, func(v Value) bool { return v.Setting.Name == "target-version" })
			from := strings.ReplaceAll(conf.Values[i].From, root+"/", "")
			if got := versionWord(conf.Target); got != c.want || from != c.from {
				t.Errorf("got %s from %q, want %s from %q", got, from, c.want, c.from)
			}
		})
	}
}

func TestNearestConfigurationWins(t *testing.T) {
	root := writeTree(t, `
-- awaiter.toml --
ignore = ["sync-for"]
-- p/pyproject.toml --
[tool.black]
-- p/a.py --
-- q/pyproject.toml --
[tool.awaiter]
ignore = ["sync-with"]
-- q/deep/er/a.py --
-- r/pyproject.toml --
[tool.awaiter]
-- r/awaiter.toml --
-- other.toml --
`)
	session := NewSession(Options{Rules: testRules})
	for path, want := range map[string]string{"a.py": "awaiter.toml", "p/a.py": "awaiter.toml", "q/deep/er/a.py": "q/pyproject.toml", "r/a.py": "r/awaiter.toml"} {
		if got := session.Snapshot().Configuration(filepath.Join(root, path)).File; below(root, got) != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	only := filepath.Join(root, "other.toml")
	s := session.Configure(nil, Settings{ConfigFile: only}, nil)
	if got := s.Configuration(filepath.Join(root, "q/a.py")); got.File != only || !got.Enables(testRules[1]) {
		t.Errorf("--config: %s", got.File)
	}
	s = session.Configure(nil, Settings{ConfigFile: filepath.Join(root, "missing.toml")}, nil)
	if got := s.Configuration(root).Problems; len(got) != 1 {
		t.Errorf("a missing file: %v", got)
	}
}

func TestConfigurationFollowsTheDisk(t *testing.T) {
	root := writeTree(t, "-- p/a.py --\n")
	path, file := filepath.Join(root, "p/a.py"), filepath.Join(root, "awaiter.toml")
	session := NewSession(Options{Rules: testRules})
	if session.Snapshot().Configuration(path).File != "" {
		t.Fatal("there is no file yet")
	}
	write(t, file, "ignore = ['all']\n")
	if changed := session.Refresh(); len(changed) == 0 || session.Snapshot().Configuration(path).File != file {
		t.Error("a file that appears is not seen")
	}
	write(t, file, "")
	if s := session.Changed(file); !s.Configuration(path).Enables(testRules[0]) {
		t.Error("a file that changes is not seen")
	}
	if changed := session.Refresh(); len(changed) > 0 {
		t.Error("nothing changed, yet Refresh says so")
	}
}

func TestPerFileIgnores(t *testing.T) {
	root := writeTree(t, "-- awaiter.toml --\n[per-file-ignores]\n'tests/' = ['mistake']\n'!src/**' = ['TEST1']\n-- src/a.py --\nmistake\n-- src/tests/b.py --\nmistake\n-- c.py --\nmistake\n")
	s := NewSession(Options{Rules: []*analysis.Rule{newProbe().rule}}).Snapshot()
	for path, want := range map[string]int{"src/a.py": 1, "src/tests/b.py": 0, "c.py": 0} {
		if found, err := s.Diagnostics(context.Background(), filepath.Join(root, path)); len(found) != want || err != nil {
			t.Errorf("%s: %d findings, %v; want %d", path, len(found), err, want)
		}
	}
}

func TestReadSettings(t *testing.T) {
	var values map[string]any
	if err := json.Unmarshal([]byte(`{"select": null, "extendSelect": ["pedantic"], "perFileIgnores": {"a": ["all"]}, "ignore": ["nope"], "x": 1}`), &values); err != nil {
		t.Fatal(err)
	}
	s, problems := ReadSettings(values, "/p", testRules)
	if !slices.Equal(s.ExtendSelect, []string{"pedantic"}) || s.Select != nil || len(s.PerFileIgnores) != 1 {
		t.Errorf("%+v", s)
	}
	if len(problems) != 2 || problems[0].String() != "no rule, family or id is called 'nope'" || problems[1].String() != "there is no setting 'x'" {
		t.Errorf("%v", problems)
	}
}

// TestSettingTable holds the table to its own words.
func TestSettingTable(t *testing.T) {
	for _, s := range slices.Concat(KnownSettings(), RuleSettings(testRules)) {
		root := writeTree(t, "-- .venv/pyvenv.cfg --\n-- awaiter-baseline.json --\n{\"version\": 1}\n")
		rules := append(slices.Clone(testRules), &analysis.Rule{Name: "truthy-aexit", Family: "protocol"}, &analysis.Rule{Name: "blocking-init", Family: "blocking"},
			&analysis.Rule{Name: "blocking-configured-call", Options: []analysis.Option{{Name: "calls", Default: map[string]string{}}}})
		example := "[tool.awaiter]\n" + s.Example + "\n"
		write(t, filepath.Join(root, pyprojectFile), example)
		if c := NewSession(Options{Rules: rules}).Snapshot().Configuration(root); len(c.Problems) > 0 {
			t.Errorf("the example of %s: %v", s.Name, c.Problems)
		}
		if s.Type == "" || s.Default == "" || !strings.HasSuffix(s.Doc, ".") {
			t.Errorf("%s is not described", s.Name)
		}
	}
	if _, err := json.Marshal(Schema(testRules)); err != nil {
		t.Error(err)
	}
}
