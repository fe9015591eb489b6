package workspace

import (
	"fmt"
	"slices"
	"strings"

	"awaiter/analysis"
)

// RuleSettings returns the options of rules as Settings, called "rules.<rule>.<option>".
func RuleSettings(rules []*analysis.Rule) []Setting {
	var all []Setting
	for _, r := range rules {
		for _, o := range r.Options {
			all = append(all, Setting{
				Name: "rules." + r.Name + "." + o.Name, Type: optionType(o), Default: "`" + showOption(o.Default) + "`", Doc: o.Doc,
				Example: fmt.Sprintf("[tool.awaiter.rules.%s]\n%s = %s", r.Name, o.Name, o.Example),
				show:    func(s Settings) string { return showOption(s.Options[r.Name][o.Name]) },
			})
		}
	}
	return all
}

// optionType names the type of o's values.
func optionType(o analysis.Option) string {
	switch o.Default.(type) {
	case bool:
		return "true or false"
	case int:
		return "integer"
	case []string:
		return "list of strings"
	}
	return "table of strings"
}

// showOption writes the value of an option as TOML, nil as "".
func showOption(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case []string:
		return showList(v)
	case map[string]string:
		return showTable(v, showString)
	}
	return fmt.Sprint(value)
}

func ruleOptionsSchema(rules []*analysis.Rule) map[string]any {
	tables := map[string]any{}
	for _, r := range rules {
		if len(r.Options) == 0 {
			continue
		}
		options := map[string]any{}
		for _, o := range r.Options {
			s := optionSchema(o)
			s["description"], s["default"] = o.Doc, o.Default
			options[o.Name] = s
		}
		tables[r.Name] = map[string]any{"type": "object", "additionalProperties": false, "properties": options}
	}
	return map[string]any{"type": "object", "additionalProperties": false, "properties": tables}
}

func optionSchema(o analysis.Option) map[string]any {
	text := map[string]any{"type": "string"}
	switch o.Default.(type) {
	case bool:
		return map[string]any{"type": "boolean"}
	case int:
		return map[string]any{"type": "integer"}
	case []string:
		return map[string]any{"type": "array", "items": text}
	}
	return map[string]any{"type": "object", "additionalProperties": text}
}

// readRuleOptions reads the table of the rules' tables of options.
func readRuleOptions(r *settingsReader, path []string, value any, into *Settings) {
	tables, ok := value.(map[string]any)
	if !ok {
		r.wrongType(path, value, "a table of rules")
		return
	}
	into.Options = map[string]map[string]any{}
	for _, name := range sortedKeys(tables) {
		here := append(slices.Clone(path), name)
		rule := r.adjustable(here, name)
		if rule == nil {
			continue
		}
		options, ok := tables[name].(map[string]any)
		if !ok {
			r.wrongType(here, tables[name], "a table of options")
			continue
		}
		chosen := map[string]any{}
		for _, key := range sortedKeys(options) {
			at := append(slices.Clone(here), key)
			if o := rule.Option(kebab(key)); o == nil {
				r.problem(at, "the rule '%s' has no option '%s'%s", rule.Name, key, meant(kebab(key), optionNames(rule)))
			} else if v := r.option(at, options[key], o); v != nil {
				chosen[o.Name] = v
			}
		}
		into.Options[rule.Name] = chosen
	}
}

// adjustable returns the rule with that name if it has options, and notes it if not.
func (r *settingsReader) adjustable(path []string, name string) *analysis.Rule {
	var names []string
	for _, rule := range r.rules {
		switch {
		case len(rule.Options) > 0 && strings.EqualFold(rule.Name, name):
			return rule
		case len(rule.Options) > 0:
			names = append(names, rule.Name)
		case strings.EqualFold(rule.Name, name):
			r.problem(path, "the rule '%s' has no options", rule.Name)
			return nil
		}
	}
	r.problem(path, "no rule with options is called '%s'%s", name, meant(name, names))
	return nil
}

func optionNames(r *analysis.Rule) []string {
	var names []string
	for _, o := range r.Options {
		names = append(names, o.Name)
	}
	return names
}

// option returns value as one of o, what is wrong in a list or a table left out; nil
// if there is nothing to keep.
func (r *settingsReader) option(path []string, value any, o *analysis.Option) any {
	switch o.Default.(type) {
	case bool:
		if v, ok := value.(bool); ok {
			return v
		}
		r.wrongType(path, value, "true or false")
	case int:
		switch v := value.(type) {
		case int64:
			return int(v)
		case float64:
			if v == float64(int(v)) {
				return int(v)
			}
		}
		r.wrongType(path, value, "an integer")
	case []string:
		if list, ok := r.strings(path, value); ok {
			return r.entries(path, list, o)
		}
	case map[string]string:
		return r.optionTable(path, value, o)
	}
	return nil
}

// entries returns the items of list that o takes.
func (r *settingsReader) entries(path, list []string, o *analysis.Option) []string {
	kept := []string{}
	for i, item := range list {
		if r.entry(append(slices.Clone(path), index(i)), item, o) {
			kept = append(kept, item)
		}
	}
	return kept
}

// optionTable returns the entries of a table that o takes.
func (r *settingsReader) optionTable(path []string, value any, o *analysis.Option) any {
	values, ok := value.(map[string]any)
	if !ok {
		r.wrongType(path, value, "a table of strings")
		return nil
	}
	kept := map[string]string{}
	for _, key := range sortedKeys(values) {
		here := append(slices.Clone(path), key)
		text, ok := values[key].(string)
		if !ok {
			r.wrongType(here, values[key], "a string")
		} else if r.entry(here, key, o) {
			kept[key] = text
		}
	}
	return kept
}

// entry reports whether o takes word, and notes it if not.
func (r *settingsReader) entry(path []string, word string, o *analysis.Option) bool {
	if o.Entry == nil {
		return true
	}
	err := o.Entry(word)
	if err != nil {
		r.problem(path, "%s", err)
	}
	return err == nil
}
