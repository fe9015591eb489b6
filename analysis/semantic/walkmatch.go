package semantic

import "awaiter/analysis/syntax"

// match walks a match statement: each case is tried where those before it failed.
func (w *walker) match(n syntax.Node) {
	subject := n.Field(syntax.FieldSubject)
	w.expr(subject)
	m := w.mark()
	next := diff{}
	var ends []diff
	for c := range n.Fields(syntax.FieldCases) {
		if next.dead {
			break
		}
		w.apply(next)
		var body diff
		body, next = w.matchCase(c, subject, m)
		w.apply(body)
		w.block(c.Fields(syntax.FieldBody))
		ends = append(ends, w.take(m))
	}
	w.join(append(ends, next)...)
}

// matchCase returns the ways into the body of a case and to the next case.
func (w *walker) matchCase(c, subject syntax.Node, m mark) (body, next diff) {
	pattern, guard := c.Field(syntax.FieldPattern), c.Field(syntax.FieldGuard)
	w.touch()
	w.mayRaise()
	here := w.mark()
	w.narrowOne(subject, pattern, false)
	failed := w.since(m)
	w.back(here)
	if isIrrefutable(pattern) {
		failed = diff{dead: true}
	}
	w.narrowOne(subject, pattern, true)
	w.pattern(pattern)
	if !guard.Exists() {
		return w.take(m), failed
	}
	body, refused := w.condition(guard, m)
	w.join(failed, refused)
	return body, w.take(m)
}

// isIrrefutable reports whether a pattern matches everything: a capture or "_",
// perhaps within others (language reference, "Irrefutable Case Blocks").
func isIrrefutable(pattern syntax.Node) bool {
	switch pattern.Kind() {
	case syntax.KindMatchAs:
		inner := pattern.Field(syntax.FieldPattern)
		return !inner.Exists() || isIrrefutable(inner)
	case syntax.KindMatchOr:
		var last syntax.Node
		for last = range pattern.Children() {
		}
		return isIrrefutable(last)
	}
	return false
}

// pattern evaluates the names in a pattern and binds its captures.
func (w *walker) pattern(n syntax.Node) {
	for c := range n.Subtree() {
		switch c.Kind() {
		case syntax.KindName:
			w.name(c)
		case syntax.KindMatchAs, syntax.KindMatchStar, syntax.KindMatchMapping:
			w.bind(w.m.bindingOf(c.Field(syntax.FieldName)))
		}
	}
	w.mayRaise()
}
