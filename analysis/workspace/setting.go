package workspace

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
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
	show   func(s Settings) string // as TOML, "" where s does not choose; nil: in its parts
}

// EditorName returns the key as editors write it: "extendSelect" for "extend-select".
func (s Setting) EditorName() string {
	first, more, _ := strings.Cut(s.Name, "-")
	for word := range strings.SplitSeq(more, "-") {
		if word != "" {
			first += strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return first
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
		Name: "rules", Type: "table of tables", Default: "the options' own", Example: "[tool.awaiter.rules.blocking-configured-call.calls]\n\"legacy.fetch\" = \"await client.get()\"",
		Doc:    "What rules that can be adjusted do: for each of them a table of its options.",
		schema: ruleOptionsSchema, read: readRuleOptions,
	}, {
		Name: "target-version", Type: "string", Default: "see below", Example: `target-version = "3.11"`,
		Doc:    "The oldest Python that the program is written for, as `\"3.11\"` or `\"py311\"`. Without it, it is the lower bound of `requires-python` in the nearest `pyproject.toml` (of `python_requires` in `setup.cfg` or `setup.py`), else the version of the environment (`python`), else 3.11.",
		schema: func([]*analysis.Rule) map[string]any { return map[string]any{"type": "string", "enum": versionWords()} },
		read:   readVersion, show: func(s Settings) string { return showString(versionWord(s.TargetVersion)) },
	}, {
		Name: "python", Type: "string", Default: "the one that is found", Example: `python = ".venv"`,
		Doc:    "The environment that the program runs in, where its installed packages are: its folder, or the interpreter in it. A relative path counts from the folder of the configuration file. Without it, it is `.venv`, `venv`, `env` or `__pypackages__` in the project's folder or the one that PDM, Poetry or Pipenv keeps for it, else one of the folders above, up to the one that is open or the top of the repository; else the active one (`VIRTUAL_ENV`, `CONDA_PREFIX`), else the only one in the project's folder under another name. It is read, never run.",
		schema: func([]*analysis.Rule) map[string]any { return map[string]any{"type": "string"} },
		read:   readPython, show: func(s Settings) string { return showString(s.Python) },
	}, {
		Name: "async-library", Type: "string", Default: "what each file tells", Example: `async-library = "trio"`,
		Doc:    "The library that runs the project's coroutines: `asyncio`, `trio` or `anyio`. It counts where the code does not tell by its imports, its entry point or its tests, and where these name several of which it is one.",
		schema: func([]*analysis.Rule) map[string]any { return map[string]any{"type": "string", "enum": asyncLibraries} },
		read:   readAsyncLibrary, show: func(s Settings) string { return showString(s.AsyncLibrary) },
	}, {
		Name: "exclude", Type: "list of patterns", Default: "`[]`", Example: `exclude = ["generated/", "*_pb2.py", "!build/"]`,
		Doc: "What is left out when a folder is looked through, besides what `.gitignore` names and the folders that hold no code of the project (" + defaultExcludeWords() + "; an environment by its `pyvenv.cfg`, a template by `" + templateMark + "` in its name). Patterns are those of `.gitignore`, counted from the folder of the configuration file; `!` takes something back in. A file that is named itself is always checked.",
		schema: func([]*analysis.Rule) map[string]any {
			return map[string]any{"type": "array", "items": map[string]any{"type": "string"}}
		},
		read: readExclude, show: func(s Settings) string { return showList(s.Exclude) },
	}, {
		Name: "other-tools", Type: "true or false", Default: "`true`", Example: `other-tools = false`,
		Doc:    "Whether the settings of ruff, flake8 and pylint count. What they turn off (`ignore`, `extend-ignore`, `per-file-ignores`, `disable`) is off here too: a rule, if all ids under which the tool knows its mistake are turned off; for the whole project only if its severity is not error. The nearest settings of each tool hold, and their patterns mean what they mean there. Of flake8-async's own options those that our rules have, too, count as well, and `anyio` and `asyncio` as `async-library`. What `select` names here is on whatever they say.",
		schema: func([]*analysis.Rule) map[string]any { return map[string]any{"type": "boolean"} },
		read:   readOtherTools, show: func(s Settings) string { return showBool(s.OtherTools) },
	}, {
		Name: "baseline", Type: "string", Default: "none", Example: `baseline = "awaiter-baseline.json"`,
		Doc:    "A file with findings that are known and not reported, as `awaiter check --write-baseline` writes it. A finding is known by its file, its rule and the text of its line, so it may move. A relative path counts from the folder of the configuration file.",
		schema: func([]*analysis.Rule) map[string]any { return map[string]any{"type": "string"} },
		read:   readBaseline, show: func(s Settings) string { return showString(s.Baseline) },
	},
	viewSetting(InlayHints, "Whether an editor shows, as inlay hints, where code awaits without saying so: at the beginning and the end of `async with`, and at every step of `async for`."),
	viewSetting(CodeLens, "Whether an editor shows above each class which of the asynchronous protocols it has, how often it is entered, iterated or awaited in the project, and which method it lacks."),
	viewSetting(SemanticTokens, "Whether the keywords at which code may be suspended get the modifier `suspends` in an editor's semantic highlighting. Some editors take the semantic tokens of one server only: there those of a type checker may go."),
	viewSetting(CallHierarchy, "Whether an editor's call hierarchy tells how each call is made: awaited, made a task, run in a thread, blocking, dropped. Some editors ask one server only: there that of a type checker may go."),
}

// A View is something that an editor shows of a program where settings ask for it.
type View string

// The Views, by the names of their settings.
const (
	InlayHints     View = "inlay-hints"
	CodeLens       View = "code-lens"
	SemanticTokens View = "semantic-tokens"
	CallHierarchy  View = "call-hierarchy"
)

// viewSetting is the Setting that asks for v.
func viewSetting(v View, doc string) Setting {
	return Setting{
		Name: string(v), Type: "true or false", Default: "`false`", Example: string(v) + " = true", Doc: doc,
		schema: func([]*analysis.Rule) map[string]any { return map[string]any{"type": "boolean"} },
		read: func(r *settingsReader, path []string, value any, into *Settings) {
			b, ok := value.(bool)
			if !ok {
				r.wrongType(path, value, "true or false")
				return
			}
			if into.Views == nil {
				into.Views = map[View]bool{}
			}
			into.Views[v] = b
		},
		show: func(s Settings) string {
			if b, chosen := s.Views[v]; chosen {
				return showBool(&b)
			}
			return ""
		},
	}
}

var asyncLibraries = []string{library.Asyncio.String(), library.Trio.String(), library.Anyio.String()}

var severityWords = []string{"error", "warning", "hint", "off"}

// SeverityWords returns the words for severities in settings.
func SeverityWords() []string { return slices.Clone(severityWords) }

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
	return map[string]any{"type": "string", "anyOf": []any{
		map[string]any{"enum": RuleWords(rules)},
		map[string]any{"pattern": "^[A-Z]+[0-9]*$"},
	}}
}

func settingNames() []string {
	var names []string
	for _, s := range settingTable {
		names = append(names, s.Name)
	}
	return names
}

func showString(s string) string {
	if s == "" {
		return ""
	}
	return fmt.Sprintf("%q", s)
}

func showBool(b *bool) string {
	if b == nil {
		return ""
	}
	return fmt.Sprint(*b)
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
