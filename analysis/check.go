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
	c := newChecking(m, cfg)
	return c.check(rules, func(*Rule) Pass { return c.whole })
}

// A checking is one check of a module.
type checking struct {
	cfg     *Config
	whole   Pass // over all of the module, of no rule
	found   []*Diagnostic
	kept    []*Diagnostic // what is known to be found where rules do not look, in source order; at the end all
	asks    *asks
	crashed bool
}

func newChecking(m *semantic.Module, cfg *Config) *checking {
	cfg = orDefault(cfg)
	c := &checking{cfg: cfg, asks: newAsks()}
	c.whole = Pass{Module: m, Functions: m.Functions, classes: m.Classes, root: m.Tree.Root(), found: &c.found, asks: c.asks, option: cfg.Option}
	return c
}

// check runs rules over what each is shown of the module, those that run Last over all of
// it.
func (c *checking) check(rules []*Rule, shown func(*Rule) Pass) []*Diagnostic {
	var last, idle []*Rule
	p := new(Pass)
	look := func(r *Rule) (done bool) {
		*p = shown(r)
		p.rule = r
		return c.run(p)
	}
	for _, r := range rules {
		switch {
		case c.cfg.Stop != nil && c.cfg.Stop():
			return nil
		case r.Last:
			if c.cfg.enables(r) {
				last = append(last, r)
			}
			continue
		case !c.cfg.enables(r):
			idle = append(idle, r)
			continue
		}
		before := len(c.found)
		done := look(r)
		if len(p.only) > 0 && c.asks.classes[r] {
			c.found = c.found[:before]
			c.kept = slices.DeleteFunc(c.kept, func(d *Diagnostic) bool { return d.Rule == r && p.only.AreOf(p.Tree.PlaceAt(d.Span.Start)) })
			done = look(r)
		}
		if !done {
			idle = append(idle, r)
		}
	}
	c.kept = merged(c.kept, sorted(c.found))
	if len(c.kept) == 0 && len(last) == 0 {
		return nil
	}
	tree := c.whole.Tree
	all := directives(tree)
	found := unsuppressed(tree, all, c.kept)
	if len(last) == 0 {
		return found
	}
	var late []*Diagnostic
	for _, r := range last {
		p := c.whole
		p.rule, p.found, p.directives, p.idle = r, &late, all, idle
		c.run(&p)
	}
	return merged(found, unsuppressed(tree, theirs(all), sorted(late)))
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
		if p.asked {
			p.watch(d.Span.Start)
		}
		p.watchSigns(d.Span.Start)
	}
	return true
}

// sorted returns found in source order and without doubles.
func sorted(found []*Diagnostic) []*Diagnostic {
	slices.SortStableFunc(found, compare)
	return slices.CompactFunc(found, func(a, b *Diagnostic) bool { return compare(a, b) == 0 })
}

// merged returns what is in a and in b, which are sorted, as sorted does.
func merged(a, b []*Diagnostic) []*Diagnostic {
	if len(a) == 0 {
		return b
	}
	all := make([]*Diagnostic, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch order := compare(a[0], b[0]); {
		case order <= 0:
			if all, a = append(all, a[0]), a[1:]; order == 0 {
				b = b[1:]
			}
		default:
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
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
