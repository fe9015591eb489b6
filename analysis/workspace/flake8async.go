package workspace

import (
	"maps"
	"slices"
	"strings"

	"awaiter/analysis"
)

// flake8AsyncLists are the lists among flake8-async's options, and the options of rules
// that mean the same ("Configuration" in its documentation).
var flake8AsyncLists = map[string]string{
	"no-checkpoint-warning-decorators":     "exempt-decorators",
	"exception-suppress-context-managers":  "suppressing-managers",
	"transform-async-generator-decorators": "safe-decorators",
	"startable-in-context-manager":         "startable-functions",
}

// flake8AsyncOptions returns what a section chooses, by the names of our options.
func flake8AsyncOptions(section map[string]string) map[string]any {
	options := map[string]any{}
	for theirs, ours := range flake8AsyncLists {
		if list := words(section[theirs]); len(list) > 0 {
			options[ours] = list
		}
	}
	calls := map[string]string{}
	separated := func(r rune) bool { return r == ',' || r == '\n' }
	for entry := range strings.FieldsFuncSeq(section["async200-blocking-calls"], separated) {
		call, advice, _ := strings.Cut(entry, "->")
		if call = strings.TrimSpace(call); call != "" {
			calls[call] = strings.TrimSpace(advice)
		}
	}
	if len(calls) > 0 {
		options["calls"] = calls
	}
	return options
}

// flake8AsyncLibrary returns the library that a section chooses, or "".
func flake8AsyncLibrary(section map[string]string) string {
	for _, name := range []string{"anyio", "asyncio"} {
		switch strings.ToLower(section[name]) {
		case "true", "1", "yes", "on", "t":
			return name
		}
	}
	return ""
}

// chosenFor returns what chosen, by the names of options, means for r: lists add to
// their defaults. Entries that are none for us are left out.
func chosenFor(r *analysis.Rule, chosen map[string]any) map[string]any {
	options := map[string]any{}
	for _, o := range r.Options {
		isWrong := func(entry string) bool { return o.Entry != nil && o.Entry(entry) != nil }
		switch v := chosen[o.Name].(type) {
		case []string:
			if defaults, ok := o.Default.([]string); ok {
				options[o.Name] = append(slices.Clone(defaults), slices.DeleteFunc(slices.Clone(v), isWrong)...)
			}
		case map[string]string:
			if _, ok := o.Default.(map[string]string); ok {
				table := maps.Clone(v)
				maps.DeleteFunc(table, func(entry, _ string) bool { return isWrong(entry) })
				options[o.Name] = table
			}
		}
	}
	return options
}
