package workspace

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"awaiter/analysis"
)

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

func readAsyncLibrary(r *settingsReader, path []string, value any, into *Settings) {
	word, ok := value.(string)
	switch {
	case !ok:
		r.wrongType(path, value, "one of "+quoteAll(asyncLibraries))
	case !slices.Contains(asyncLibraries, word):
		r.problem(path, "'%s' is no asynchronous library%s", word, cmp.Or(meant(word, asyncLibraries), "; it is one of "+quoteAll(asyncLibraries)))
	default:
		into.AsyncLibrary = word
	}
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

func readOtherTools(r *settingsReader, path []string, value any, into *Settings) {
	b, ok := value.(bool)
	if !ok {
		r.wrongType(path, value, "true or false")
		return
	}
	into.OtherTools = &b
}

func readBaseline(r *settingsReader, path []string, value any, into *Settings) {
	word, ok := value.(string)
	if !ok || word == "" {
		r.wrongType(path, value, "a path")
		return
	}
	if !filepath.IsAbs(word) && r.folder != "" {
		word = filepath.Join(r.folder, word)
	}
	into.Baseline = word
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
