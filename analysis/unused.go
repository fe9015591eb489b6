package analysis

import (
	"slices"

	"awaiter/analysis/source"
)

// An UnusedSuppression is a comment "# awaiter: ignore[…]" of which something
// suppresses no finding.
type UnusedSuppression struct {
	At     source.Span // of the directive in its comment, from the "#" on
	Unused []string    // the names without use; none in a comment without a list
	Used   []string    // the others
}

// Span returns where the directive stands.
func (u UnusedSuppression) Span() source.Span { return u.At }

// UnusedSuppressions returns the comments written for us that suppress nothing, or
// name something in vain, in source order. It is for rules that run Last. Silent are
// comments that mean a rule that did not run, and those that name the rule of p.
func (p *Pass) UnusedSuppressions() []UnusedSuppression {
	var all []UnusedSuppression
	for _, d := range p.directives {
		if !d.ours || slices.ContainsFunc(d.words, p.rule.IsCalled) || slices.ContainsFunc(p.idle, d.mayMean) {
			continue
		}
		u := UnusedSuppression{At: d.part}
		for _, word := range d.words {
			if d.used[word] {
				u.Used = append(u.Used, word)
			} else {
				u.Unused = append(u.Unused, word)
			}
		}
		if len(u.Unused) > 0 || len(d.words) == 0 && !d.used[""] {
			all = append(all, u)
		}
	}
	return all
}

// mayMean reports whether d is there for r, which did not run. A comment without a list
// is not there for a rule that is off by default.
func (d directive) mayMean(r *Rule) bool { return d.names(r) && (len(d.words) > 0 || !r.OptIn) }

// use notes that d suppressed a finding of r.
func (d *directive) use(r *Rule) {
	if !d.ours {
		return
	}
	if d.used == nil {
		d.used = map[string]bool{}
	}
	d.used[""] = true
	for _, word := range d.words {
		if r.IsCalled(word) {
			d.used[word] = true
		}
	}
}

// theirs returns those of all that are written for other tools.
func theirs(all []directive) []directive {
	return slices.DeleteFunc(slices.Clone(all), func(d directive) bool { return d.ours })
}
