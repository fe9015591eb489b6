package analysis

import (
	"cmp"
	"slices"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Check runs the enabled rules of rules over m and returns what they find in
// source order, without what a comment suppresses and without doubles. cfg may be
// nil. It may be called concurrently, for the same m too.
//
// A rule that panics loses its own findings and no other's if cfg has a Crashed;
// without one the panic goes on, as tests want it.
func Check(m *semantic.Module, rules []*Rule, cfg *Config) []*Diagnostic {
	c := newChecking(m, cfg)
	return c.check(rules, c.whole)
}

// A checking is one check of a module.
type checking struct {
	cfg     *Config
	whole   Pass // over all of the module, of no rule
	found   []*Diagnostic
	noisy   map[syntax.Part]bool // where rules found something, or asked for more than is there
	looks   looks
	crashed bool
}

func newChecking(m *semantic.Module, cfg *Config) *checking {
	cfg = orDefault(cfg)
	c := &checking{cfg: cfg, noisy: map[syntax.Part]bool{}, looks: looks{}}
	c.whole = Pass{Module: m, Functions: m.Functions, Classes: m.Classes, root: m.Tree.Root(), found: &c.found, noisy: c.noisy, looks: c.looks, option: cfg.Option}
	return c
}

// check runs rules over the module as it is shown, those that run Last over all of it.
func (c *checking) check(rules []*Rule, shown Pass) []*Diagnostic {
	var last, idle []*Rule
	p := shown
	for _, r := range rules {
		p.rule = r
		switch {
		case c.cfg.Stop != nil && c.cfg.Stop():
			return nil
		case r.Last:
			if c.cfg.enables(r) {
				last = append(last, r)
			}
		case !c.cfg.enables(r) || !c.run(&p):
			idle = append(idle, r)
		}
	}
	if len(c.found) == 0 && len(last) == 0 {
		return nil
	}
	tree := c.whole.Tree
	all := directives(tree)
	found := unsuppressed(tree, all, sorted(c.found))
	if len(last) == 0 {
		return found
	}
	var late []*Diagnostic
	for _, r := range last {
		p := c.whole
		p.rule, p.found, p.directives, p.idle = r, &late, all, idle
		c.run(&p)
	}
	return sorted(append(found, unsuppressed(tree, theirs(all), late)...))
}

// run lets p's rule look at its module and reports whether it came to its end; if
// it panics, it has found nothing.
func (c *checking) run(p *Pass) (done bool) {
	before := len(*p.found)
	if c.cfg.Crashed != nil {
		defer func() {
			if reason := recover(); reason != nil {
				*p.found = (*p.found)[:before]
				done, c.crashed = false, true
				c.cfg.Crashed(p.rule, reason)
			}
		}()
	}
	p.rule.Check(p)
	for _, d := range (*p.found)[before:] {
		if c.cfg.Severity != nil && c.cfg.Severity(p.rule) != p.rule.Severity {
			d.Severity = c.cfg.Severity(p.rule)
		}
		p.watch(d.Span.Start)
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
