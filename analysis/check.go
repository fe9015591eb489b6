package analysis

import (
	"cmp"
	"slices"

	"awaiter/analysis/semantic"
)

// Check runs the enabled rules of rules over m and returns what they find in
// source order, without what a comment suppresses and without doubles. cfg may be
// nil. It may be called concurrently, for the same m too.
//
// A rule that panics loses its own findings and no other's if cfg has a Crashed;
// without one the panic goes on, as tests want it.
func Check(m *semantic.Module, rules []*Rule, cfg *Config) []*Diagnostic {
	if cfg == nil {
		cfg = &Config{}
	}
	var found []*Diagnostic
	var last, idle []*Rule
	for _, r := range rules {
		switch {
		case cfg.Stop != nil && cfg.Stop():
			return nil
		case r.Last:
			if cfg.enables(r) {
				last = append(last, r)
			}
		case !cfg.enables(r) || !run(&Pass{Module: m, rule: r, found: &found, option: cfg.Option}, cfg):
			idle = append(idle, r)
		}
	}
	if len(found) == 0 && len(last) == 0 {
		return nil
	}
	all := directives(m.Tree)
	found = unsuppressed(m.Tree, all, sorted(found))
	if len(last) == 0 {
		return found
	}
	var late []*Diagnostic
	for _, r := range last {
		run(&Pass{Module: m, rule: r, found: &late, option: cfg.Option, directives: all, idle: idle}, cfg)
	}
	return sorted(append(found, unsuppressed(m.Tree, theirs(all), late)...))
}

// run lets p's rule look at its module and reports whether it came to its end; if
// it panics, it has found nothing.
func run(p *Pass, cfg *Config) (done bool) {
	before := len(*p.found)
	if cfg.Crashed != nil {
		defer func() {
			if reason := recover(); reason != nil {
				*p.found = (*p.found)[:before]
				done = false
				cfg.Crashed(p.rule, reason)
			}
		}()
	}
	p.rule.Check(p)
	if cfg.Severity != nil && cfg.Severity(p.rule) != p.rule.Severity {
		for _, d := range (*p.found)[before:] {
			d.Severity = cfg.Severity(p.rule)
		}
	}
	return true
}

// sorted returns found in source order and without doubles.
func sorted(found []*Diagnostic) []*Diagnostic {
	slices.SortStableFunc(found, compare)
	return slices.CompactFunc(found, func(a, b *Diagnostic) bool { return compare(a, b) == 0 })
}

// compare orders findings by place; two that are equal say the same.
func compare(a, b *Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Rule.Name, b.Rule.Name),
		cmp.Compare(a.Message, b.Message),
	)
}

func (c *Config) enables(r *Rule) bool {
	if c.Enabled != nil {
		return c.Enabled(r)
	}
	return !r.OptIn
}
