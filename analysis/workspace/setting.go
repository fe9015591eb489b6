package workspace

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

// A Setting describes one thing that a user can choose. What reads configuration
// files and editors' settings, docs/configuration.md and the JSON schema all follow
// the table of them.
type Setting struct {
	Name    string // the key
	Type    string // in words
	Default string // in words or as TOML
	Example string // a line or two of TOML
	Doc     string // Markdown, one paragraph

	schema func(rules []*analysis.Rule) map[string]any
	read   func(r *settingsReader, path []string, value any, into *Settings)
	show   func(s Settings) string // as TOML, "" where s does not choose
}

// KnownSettings returns the Settings there are, in the order in which they are documented.
func KnownSettings() []Setting { return slices.Clone(settingTable) }

var settingTable = []Setting{
	{
		Name: "select", Type: "list of rules", Default: "the rules that are on by default", Example: `select = ["never-awaited", "protocol", "ASYNC2"]`,
		Doc:    "Which rules are on. A rule is meant by its name, its family, the id under which another tool knows the same mistake (`E1701`, `ASYNC251`), the beginning of such an id (`ASYNC`, `ASYNC2`), or `all`. Where an entry of `ignore` also means a rule, the narrower of the two decides, and `ignore` if they are equally narrow.",
		schema: ruleListSchema, read: ruleList(func(s *Settings) *[]string { return &s.Select }), show: func(s Settings) string { return showList(s.Select) },
	}, {
		Name: "extend-select", Type: "list of rules", Default: "`[]`", Example: `extend-select = ["blocking"]`,
		Doc:    "Rules that are on besides those of `select` or those on by default.",
		schema: ruleListSchema, read: ruleList(func(s *Settings) *[]string { return &s.ExtendSelect }), show: func(s Settings) string { return showList(s.ExtendSelect) },
	}, {
		Name: "ignore", Type: "list of rules", Default: "`[]`", Example: `ignore = ["blocking-init"]`,
		Doc:    "Rules that are off.",
		schema: ruleListSchema, read: ruleList(func(s *Settings) *[]string { return &s.Ignore }), show: func(s Settings) string { return showList(s.Ignore) },
	}, {
		Name: "per-file-ignores", Type: "table of lists of rules", Default: "`{}`", Example: "[tool.awaiter.per-file-ignores]\n\"tests/**\" = [\"never-awaited\"]",
		Doc: "Rules that are off in the files that a pattern matches. Patterns are those of `.gitignore`, counted from the folder of the configuration file; one without a slash matches in every folder, one that begins with `!` matches all other files.",
		schema: func(rules []*analysis.Rule) map[string]any {
			return map[string]any{"type": "object", "additionalProperties": ruleListSchema(rules)}
		},
		read: readPerFileIgnores, show: func(s Settings) string { return showTable(s.PerFileIgnores, showList) },
	}, {
		Name: "severity", Type: "table of severities", Default: "`{}`", Example: "[tool.awaiter.severity]\ntruthy-aexit = \"error\"\nblocking = \"hint\"",
		Doc: "The severity of a rule's findings, instead of its own: `error`, `warning`, `hint`, or `off`. Rules are meant as in `select`; the narrowest entry decides.",
		schema: func(rules []*analysis.Rule) map[string]any {
			return map[string]any{"type": "object", "propertyNames": ruleSchema(rules), "additionalProperties": map[string]any{"enum": severityWords}}
		},
		read: readSeverity, show: func(s Settings) string { return showTable(s.Severity, showString) },
	}, {
		Name: "target-version", Type: "string", Default: "see below", Example: `target-version = "3.11"`,
		Doc:    "The oldest Python that the program is written for, as `\"3.11\"` or `\"py311\"`. Without it, it is the lower bound of `requires-python` in the nearest `pyproject.toml`, else the version of the environment (`python`, or `.venv` beside the project's files), else 3.11.",
		schema: func([]*analysis.Rule) map[string]any { return map[string]any{"enum": versionWords()} },
		read:   readVersion, show: func(s Settings) string { return showString(versionWord(s.TargetVersion)) },
	}, {
		Name: "python", Type: "string", Default: "`.venv` or `venv` beside the project's files, if there is one", Example: `python = ".venv"`,
		Doc:    "The environment that the program runs in: its folder, or the interpreter in it. A relative path counts from the folder of the configuration file. It is read, never run.",
		schema: func([]*analysis.Rule) map[string]any { return map[string]any{"type": "string"} },
		read:   readPython, show: func(s Settings) string { return showString(s.Python) },
	}, {
		Name: "exclude", Type: "list of patterns", Default: "`[]`", Example: `exclude = ["generated/", "*_pb2.py", "!build/"]`,
		Doc: "What is left out when a folder is looked through, besides what `.gitignore` names and the folders that hold no code of the project (" + defaultExcludeWords() + "; an environment by its `pyvenv.cfg`). Patterns are those of `.gitignore`, counted from the folder of the configuration file; `!` takes something back in. A file that is named itself is always checked.",
		schema: func([]*analysis.Rule) map[string]any {
			return map[string]any{"type": "array", "items": map[string]any{"type": "string"}}
		},
		read: readExclude, show: func(s Settings) string { return showList(s.Exclude) },
	},
}

var severityWords = []string{"error", "warning", "hint", "off"}

// A settingsReader checks generic values, of a TOML file or an editor, on their way
// into Settings.
type settingsReader struct {
	file     string // shown in problems
	folder   string // relative paths count from here; "" if there is none
	rules    []*analysis.Rule
	at       func(path ...string) place
	problems []Problem
}

// ReadSettings checks what an editor sends as settings: an object with the keys of
// the table, which may also be written in camel case. Relative paths and patterns
// count from folder. What is wrong is left out and is a Problem without a Path.
func ReadSettings(values map[string]any, folder string, rules []*analysis.Rule) (Settings, []Problem) {
	r := &settingsReader{folder: folder, rules: rules, at: func(...string) place { return place{} }}
	s := r.settings(values, nil)
	return s, r.problems
}

// settings reads the table at path.
func (r *settingsReader) settings(values map[string]any, path []string) Settings {
	s := Settings{folder: r.folder}
	for _, key := range sortedKeys(values) {
		here := append(slices.Clone(path), key)
		i := slices.IndexFunc(settingTable, func(k Setting) bool { return k.Name == kebab(key) })
		switch {
		case i >= 0 && values[key] != nil:
			settingTable[i].read(r, here, values[key], &s)
		case i < 0:
			r.problem(here, "there is no setting '%s'%s", key, meant(kebab(key), settingNames()))
		}
	}
	return s
}

func (r *settingsReader) problem(path []string, format string, args ...any) {
	at := r.at(path...)
	r.problems = append(r.problems, Problem{r.file, at.line, at.column, fmt.Sprintf(format, args...)})
}

// wrongType notes that the value at path is not what it must be.
func (r *settingsReader) wrongType(path []string, value any, want string) {
	r.problem(path, "'%s' is %s, not %s", path[len(path)-1], describe(value), want)
}

// strings returns the strings in a list, or the one that stands for it.
func (r *settingsReader) strings(path []string, value any) ([]string, bool) {
	items, ok := value.([]any)
	if s, single := value.(string); single {
		items, ok = []any{s}, true
	}
	if !ok {
		r.wrongType(path, value, "a list of strings")
		return nil, false
	}
	list := []string{}
	for i, item := range items {
		if s, ok := item.(string); ok {
			list = append(list, s)
		} else {
			r.problem(append(slices.Clone(path), index(i)), "%s stands in '%s', which is a list of strings", describe(item), path[len(path)-1])
		}
	}
	return list, true
}

// ruleWords returns the strings in a list that mean rules.
func (r *settingsReader) ruleWords(path []string, value any) ([]string, bool) {
	list, ok := r.strings(path, value)
	kept := list[:0]
	for i, word := range list {
		if r.ruleWord(append(slices.Clone(path), index(i)), word) {
			kept = append(kept, word)
		}
	}
	return kept, ok
}

// ruleWord reports whether word means a rule, and notes it if not.
func (r *settingsReader) ruleWord(path []string, word string) bool {
	if err := CheckRuleWord(word, r.rules); err != nil {
		r.problem(path, "%s", err)
		return false
	}
	return true
}

func ruleList(field func(*Settings) *[]string) func(*settingsReader, []string, any, *Settings) {
	return func(r *settingsReader, path []string, value any, into *Settings) {
		if list, ok := r.ruleWords(path, value); ok {
			*field(into) = list
		}
	}
}

func readPerFileIgnores(r *settingsReader, path []string, value any, into *Settings) {
	values, ok := value.(map[string]any)
	if !ok {
		r.wrongType(path, value, "a table of patterns")
		return
	}
	into.PerFileIgnores = map[string][]string{}
	for _, glob := range sortedKeys(values) {
		here := append(slices.Clone(path), glob)
		if _, err := parsePattern(glob); err != nil {
			r.problem(here, "%s", err)
		} else if list, ok := r.ruleWords(here, values[glob]); ok {
			into.PerFileIgnores[glob] = list
		}
	}
}

func readSeverity(r *settingsReader, path []string, value any, into *Settings) {
	values, ok := value.(map[string]any)
	if !ok {
		r.wrongType(path, value, "a table of rules")
		return
	}
	into.Severity = map[string]string{}
	for _, word := range sortedKeys(values) {
		here := append(slices.Clone(path), word)
		severity, ok := values[word].(string)
		switch {
		case !r.ruleWord(here, word):
		case !ok:
			r.wrongType(here, values[word], "one of "+quoteAll(severityWords))
		case !slices.Contains(severityWords, severity):
			r.problem(here, "'%s' is no severity%s", severity, cmp.Or(meant(severity, severityWords), "; it is one of "+quoteAll(severityWords)))
		default:
			into.Severity[word] = severity
		}
	}
}

func readVersion(r *settingsReader, path []string, value any, into *Settings) {
	word, ok := value.(string)
	if !ok {
		r.wrongType(path, value, `a string such as "3.11"`)
		return
	}
	v, err := ParseVersion(word)
	if err != nil {
		r.problem(path, "%s", err)
		return
	}
	into.TargetVersion = v
}

func readPython(r *settingsReader, path []string, value any, into *Settings) {
	word, ok := value.(string)
	if !ok || word == "" {
		r.wrongType(path, value, "a path")
		return
	}
	if !filepath.IsAbs(word) && r.folder != "" {
		word = filepath.Join(r.folder, word)
	}
	if _, err := os.Stat(word); err != nil {
		r.problem(path, "there is no environment or interpreter at %s", word)
		return
	}
	into.Python = word
}

func readExclude(r *settingsReader, path []string, value any, into *Settings) {
	list, ok := r.strings(path, value)
	if !ok {
		return
	}
	into.Exclude = []string{}
	for i, glob := range list {
		if _, err := parsePattern(glob); err != nil {
			r.problem(append(slices.Clone(path), index(i)), "%s", err)
			continue
		}
		into.Exclude = append(into.Exclude, glob)
	}
}

// Schema returns the JSON schema of [tool.awaiter] and of awaiter.toml.
func Schema(rules []*analysis.Rule) map[string]any {
	properties := map[string]any{}
	for _, s := range settingTable {
		p := s.schema(rules)
		p["description"] = s.Doc
		properties[s.Name] = p
	}
	return map[string]any{
		"$schema":              "http://json-schema.org/draft-07/schema#",
		"title":                "Settings of Awaiter: [tool.awaiter] in pyproject.toml, or awaiter.toml",
		"type":                 "object",
		"additionalProperties": false,
		"properties":           properties,
	}
}

func ruleListSchema(rules []*analysis.Rule) map[string]any {
	return map[string]any{"type": "array", "uniqueItems": true, "items": ruleSchema(rules)}
}

// ruleSchema offers every word there is for completion, and takes the beginnings of
// other tools' ids.
func ruleSchema(rules []*analysis.Rule) map[string]any {
	return map[string]any{"anyOf": []any{
		map[string]any{"enum": RuleWords(rules)},
		map[string]any{"type": "string", "pattern": "^[A-Z]+[0-9]*$"},
	}}
}

// kebab turns camel case and snake case into the keys of the table.
func kebab(key string) string {
	var b strings.Builder
	for _, r := range key {
		switch {
		case r == '_':
			b.WriteByte('-')
		case 'A' <= r && r <= 'Z':
			b.WriteByte('-')
			b.WriteRune(r - 'A' + 'a')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func settingNames() []string {
	var names []string
	for _, s := range settingTable {
		names = append(names, s.Name)
	}
	return names
}

// meant returns "; did you mean 'name'?" or nothing.
func meant(word string, names []string) string {
	if name := Nearest(word, names); name != "" {
		return fmt.Sprintf("; did you mean '%s'?", name)
	}
	return ""
}

// describe names a generic value in a message.
func describe(value any) string {
	switch v := value.(type) {
	case string:
		return fmt.Sprintf("the string %q", v)
	case bool, int64, float64:
		return fmt.Sprintf("%v", v)
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	case nil:
		return "nothing"
	}
	return "a date"
}

func quoteAll(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "'" + w + "'"
	}
	return strings.Join(quoted, ", ")
}

func showString(s string) string {
	if s == "" {
		return ""
	}
	return fmt.Sprintf("%q", s)
}

func showList(list []string) string {
	if list == nil {
		return ""
	}
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = fmt.Sprintf("%q", s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func showTable[V any](values map[string]V, show func(V) string) string {
	if values == nil {
		return ""
	}
	var items []string
	for _, key := range sortedKeys(values) {
		items = append(items, fmt.Sprintf("%q = %s", key, show(values[key])))
	}
	if items == nil {
		return "{}"
	}
	return "{ " + strings.Join(items, ", ") + " }"
}

func versionWord(v syntax.Version) string {
	if v == 0 {
		return ""
	}
	return fmt.Sprintf("3.%d", v)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
