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
	for _, r := range rules {
		if cfg.enables(r) {
			found = append(found, run(m, r, cfg)...)
		}
	}
	slices.SortStableFunc(found, compare)
	found = slices.CompactFunc(found, func(a, b *Diagnostic) bool { return compare(a, b) == 0 })
	return unsuppressed(m.Tree, found)
}

// run returns what r finds in m, nothing if it panics.
func run(m *semantic.Module, r *Rule, cfg *Config) (found []*Diagnostic) {
	if cfg.Crashed != nil {
		defer func() {
			if reason := recover(); reason != nil {
				found = nil
				cfg.Crashed(r, reason)
			}
		}()
	}
	r.Check(&Pass{Module: m, rule: r, found: &found})
	if cfg.Severity == nil || cfg.Severity(r) == r.Severity {
		return found
	}
	for _, d := range found {
		d.Severity = cfg.Severity(r)
	}
	return found
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
