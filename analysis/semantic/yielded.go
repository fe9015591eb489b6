package semantic

import (
	"iter"

	"awaiter/analysis/syntax"
)

// A Yielded says of the statements of one function whether it may have yielded when
// they run. The zero Yielded knows of none.
type Yielded struct{ at map[syntax.Node]count }

// Yielded looks at all ways through f's own body, exceptions included. It knows of no
// statement where the text is broken.
func (f *Function) Yielded() Yielded {
	if f == nil || f.Def.IsBroken() || !f.Def.Is(syntax.KindFunctionDef) {
		return Yielded{}
	}
	b := behind{ahead: ahead{reach{e: newEval(f.Module), f: f}}, at: map[syntax.Node]count{}}
	b.block(f.Def.Fields(syntax.FieldBody), noneYet)
	return Yielded{b.at}
}

// Always reports whether the statement n can be reached, and only behind a yield.
func (y Yielded) Always(n syntax.Node) bool { return y.at[n] == someYet }

// Never reports whether the statement n can be reached, and never behind a yield.
func (y Yielded) Never(n syntax.Node) bool { return y.at[n] == noneYet }

// A count is the set of what may have been before a place: no yield, or some.
type count uint8

const (
	noneYet count = 1 << iota
	someYet
)

// A behind walks a function for what may have been before each of its statements.
type behind struct {
	ahead
	at map[syntax.Node]count
}

// A leaving says with which counts a block may be left: to the next statement, by
// break, continue, return, or an exception.
type leaving struct{ end, breaks, continues, returns, raises count }

func (l leaving) or(o leaving) leaving {
	return leaving{l.end | o.end, l.breaks | o.breaks, l.continues | o.continues, l.returns | o.returns, l.raises | o.raises}
}

func (b *behind) block(statements iter.Seq[syntax.Node], in count) leaving {
	all := leaving{end: in}
	for s := range statements {
		if all.end == 0 {
			break
		}
		l := b.statement(s, all.end)
		all.end = 0
		all = all.or(l)
	}
	return all
}

func (b *behind) statement(n syntax.Node, in count) leaving {
	b.at[n] |= in
	head := leaving{raises: in}
	switch y := b.yieldsIn(n); {
	case n.Is(syntax.KindFunctionDef, syntax.KindClassDef):
		return leaving{end: in, raises: in}
	case y&nextStatement == 0:
		in, head.raises = someYet, in|someYet
	case y&(NextYield|NextUnknown) != 0:
		in, head.raises = in|someYet, in|someYet
	}
	switch n.Kind() {
	case syntax.KindReturn:
		head.returns = in
		return head
	case syntax.KindRaise:
		return head
	case syntax.KindBreak:
		return leaving{breaks: in}
	case syntax.KindContinue:
		return leaving{continues: in}
	case syntax.KindExprStmt:
		if b.call(n) == No {
			return head
		}
	case syntax.KindIf:
		test := b.f.Module.constant(n.Field(syntax.FieldTest))
		if test != No {
			head = head.or(b.block(n.Fields(syntax.FieldBody), in))
		}
		if test != Yes {
			head = head.or(b.block(n.Fields(syntax.FieldOrelse), in))
		}
		return head
	case syntax.KindFor, syntax.KindWhile:
		return head.or(b.loop(n, in))
	case syntax.KindWith:
		body := b.block(n.Fields(syntax.FieldBody), in)
		for item := range n.Fields(syntax.FieldItems) {
			w := syntax.As[syntax.WithItem](item)
			if b.e.typeOf(b.f.Module, w.ContextExpr(), nil).IsUnknown() || b.e.maySwallow(b.f.Module, w, nil) {
				body.end |= body.raises
			}
		}
		return head.or(body)
	case syntax.KindTry:
		return head.or(b.try(n, in))
	case syntax.KindMatch:
		complete := false
		for c := range n.Fields(syntax.FieldCases) {
			head = head.or(b.block(c.Fields(syntax.FieldBody), in))
			complete = complete || !c.Field(syntax.FieldGuard).Exists() && isIrrefutable(c.Field(syntax.FieldPattern))
		}
		if complete {
			return head
		}
	}
	head.end |= in
	return head
}

func (b *behind) loop(n syntax.Node, in count) leaving {
	body := b.block(n.Fields(syntax.FieldBody), in)
	if again := in | body.end | body.continues; again != in {
		in = again
		body = body.or(b.block(n.Fields(syntax.FieldBody), in))
	}
	after := leaving{end: in}
	if n.Is(syntax.KindWhile) && b.f.Module.constant(n.Field(syntax.FieldTest)) == Yes {
		after.end = 0
	}
	after = b.block(n.Fields(syntax.FieldOrelse), after.end)
	after.end |= body.breaks
	after.returns |= body.returns
	after.raises |= body.raises
	return after
}

func (b *behind) try(n syntax.Node, in count) leaving {
	all := b.block(n.Fields(syntax.FieldBody), in)
	caught, end := all.raises, all.end
	all.end = 0
	all = all.or(b.block(n.Fields(syntax.FieldOrelse), end))
	for h := range n.Fields(syntax.FieldHandlers) {
		all = all.or(b.block(h.Fields(syntax.FieldBody), caught))
	}
	if !n.Field(syntax.FieldFinalbody).Exists() {
		return all
	}
	final := b.block(n.Fields(syntax.FieldFinalbody), all.end)
	other := b.block(n.Fields(syntax.FieldFinalbody), all.breaks|all.continues|all.returns|all.raises)
	if other.end == 0 {
		all.breaks, all.continues, all.returns, all.raises = 0, 0, 0, 0
	}
	all.end = 0
	other.end = 0
	return all.or(final).or(other)
}
