package workspace

import (
	"fmt"
	"slices"
	"strings"

	"awaiter/analysis"
)

// RuleWords returns the words that mean rules, in the order in which they are
// offered: names, families, "all", the other tools' ids.
func RuleWords(rules []*analysis.Rule) []string {
	var names, families, ids []string
	for _, r := range rules {
		names = append(names, r.Name)
		if !slices.Contains(families, r.Family) && r.Family != "" {
			families = append(families, r.Family)
		}
		for _, id := range r.Aliases {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(families)
	slices.Sort(ids)
	return append(append(append(names, families...), "all"), ids...)
}

// CheckRuleWord returns an error that names the nearest word if word means none of
// rules.
func CheckRuleWord(word string, rules []*analysis.Rule) error {
	if strings.EqualFold(word, "all") {
		return nil
	}
	for _, r := range rules {
		if narrowness(word, r) >= 0 {
			return nil
		}
	}
	return fmt.Errorf("no rule, family or id is called '%s'%s", word, meant(word, RuleWords(rules)))
}

const narrowest = 1000

// narrowness says how much of r's own word is: -1 if it does not mean r, 0 for
// "all", more for a family and the beginning of an id, most for its name.
func narrowness(word string, r *analysis.Rule) int {
	switch {
	case strings.EqualFold(word, "all"):
		return 0
	case strings.EqualFold(word, r.Name):
		return narrowest
	case strings.EqualFold(word, r.Family):
		return 1
	case r.IsCalled(word):
		for _, id := range r.Aliases {
			if strings.EqualFold(word, id) {
				return narrowest
			}
		}
		return len(word)
	}
	for _, id := range r.Aliases {
		if code := strings.TrimRight(id, "0123456789"); code != id && !strings.Contains(code, ":") && strings.EqualFold(word, code) {
			return len(word)
		}
	}
	return -1
}

// narrowestOf returns the greatest narrowness of words.
func narrowestOf(words []string, r *analysis.Rule) int {
	most := -1
	for _, w := range words {
		most = max(most, narrowness(w, r))
	}
	return most
}

// enabled reports whether r is on under s, where below says whether it is without.
func (s *Settings) enabled(r *analysis.Rule, below bool) bool {
	if s.Select != nil {
		below = false
	}
	on := max(narrowestOf(s.Select, r), narrowestOf(s.ExtendSelect, r))
	off := narrowestOf(s.Ignore, r)
	if word, severity := s.severity(r); severity == "off" {
		off = max(off, narrowness(word, r))
	}
	if on < 0 && off < 0 {
		return below
	}
	return on > off
}

// severity returns the narrowest entry of the severity table that means r.
func (s *Settings) severity(r *analysis.Rule) (word, severity string) {
	most := -1
	for _, w := range sortedKeys(s.Severity) {
		if n := narrowness(w, r); n > most {
			most, word, severity = n, w, s.Severity[w]
		}
	}
	return word, severity
}

// severityOf returns the severity of r's findings under s, below if s does not say.
func (s *Settings) severityOf(r *analysis.Rule, below analysis.Severity) analysis.Severity {
	switch _, severity := s.severity(r); severity {
	case "error":
		return analysis.Error
	case "warning":
		return analysis.Warning
	case "hint":
		return analysis.Hint
	}
	return below
}
