package analysis

import (
	"fmt"
	"path"
	"slices"
)

// An Option is something that a user can choose about one rule: in settings a key
// of the table rules.<rule>.
type Option struct {
	Name    string // kebab case
	Default any    // a bool, int, []string or map[string]string: the type of every value
	Example string // a value other than Default, as TOML
	Doc     string // Markdown, one paragraph

	// Entry says what is wrong with an item of a list or with a key of a table. nil:
	// nothing is.
	Entry func(string) error
}

// Option returns r's option called name, nil if it has none.
func (r *Rule) Option(name string) *Option {
	i := slices.IndexFunc(r.Options, func(o Option) bool { return o.Name == name })
	if i < 0 {
		return nil
	}
	return &r.Options[i]
}

// OptionOf returns what is chosen for the option called name of p's rule, which
// must have it with values of type T. The value is shared: it must not be changed.
func OptionOf[T bool | int | []string | map[string]string](p *Pass, name string) T {
	option := p.rule.Option(name)
	if option == nil {
		panic(fmt.Sprintf("%s has no option %s", p.rule.Name, name))
	}
	if p.option != nil {
		if chosen := p.option(p.rule, name); chosen != nil {
			return chosen.(T)
		}
	}
	return option.Default.(T)
}

// MatchesName reports whether pattern, in which "*" stands for any letters and
// dots, "?" for one and "[ab]" for one of some, means the dotted name.
func MatchesName(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

// CheckNamePattern is an Option's Entry for patterns of MatchesName.
func CheckNamePattern(pattern string) error {
	if _, err := path.Match(pattern, ""); err != nil || pattern == "" {
		return fmt.Errorf("'%s' is no pattern for a dotted name", pattern)
	}
	return nil
}
