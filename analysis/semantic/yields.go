package semantic

import (
	"iter"
	"slices"

	"awaiter/analysis/syntax"
)

// A Next says what the ways on from a place in a function may come to first, as far as
// they raise no exception.
type Next uint8

const (
	NextYield   Next = 1 << iota // a yield
	NextEnd                      // the end of the function, by return or behind its last statement
	NextUnknown                  // anything: broken text, yield from

	// What follows is left to the caller of a block.
	nextStatement
	nextBreak
	nextContinue
)

// NextAfter returns what the ways on from behind the statement around n, in f's own
// body, may come to.
func (f *Function) NextAfter(n syntax.Node) Next {
	if f == nil || n.IsBroken() {
		return NextUnknown
	}
	a := ahead{reach{e: newEval(f.Module), f: f}}
	return a.up(statementAround(n), nextStatement)
}

// NextAt is NextAfter from before the statement n.
func (f *Function) NextAt(n syntax.Node) Next {
	if f == nil || n.IsBroken() {
		return NextUnknown
	}
	a := ahead{reach{e: newEval(f.Module), f: f}}
	return a.up(n, a.statement(n))
}

// RepeatsAfter returns the innermost loop around n if all ways on from behind the
// statement around n that raise no exception go to the loop's head; else the zero Node.
func (f *Function) RepeatsAfter(n syntax.Node) syntax.Node {
	if f == nil {
		return syntax.Node{}
	}
	a := ahead{reach{e: newEval(f.Module), f: f}}
	s := statementAround(n)
	next := a.rest(s)
	for s != f.Def && s.Exists() {
		p := s.Parent()
		if p.Is(syntax.KindFor, syntax.KindWhile) && s.Role() == syntax.FieldBody {
			if next != 0 && next&^(nextStatement|nextContinue) == 0 {
				return p
			}
			return syntax.Node{}
		}
		s, next = a.out(s, next)
		if next&nextStatement != 0 && !s.Is(syntax.KindFunctionDef) {
			next = next&^nextStatement | a.rest(s)
		}
	}
	return syntax.Node{}
}

// statementAround returns n or the innermost statement around it.
func statementAround(n syntax.Node) syntax.Node {
	for n.Exists() && (n.Kind() < syntax.KindFunctionDef || n.Kind() > syntax.KindContinue) {
		n = n.Parent()
	}
	return n
}

// An ahead looks on the ways on for the next yield.
type ahead struct{ reach }

// up returns what follows the statement s, which is left with next.
func (a *ahead) up(s syntax.Node, next Next) Next {
	for s.Exists() && s != a.f.Def {
		if next&nextStatement != 0 {
			next = next&^nextStatement | a.rest(s)
		}
		if p := s.Parent(); p.Is(syntax.KindFor, syntax.KindWhile) && s.Role() == syntax.FieldBody {
			again := next & (nextStatement | nextContinue)
			breaks := next & nextBreak
			next &^= again | breaks
			if again != 0 {
				next |= a.statement(p)
			}
			if breaks != 0 {
				next |= nextStatement
			}
			s = p
			continue
		}
		s, next = a.out(s, next)
	}
	if next&nextStatement != 0 {
		next = next&^nextStatement | NextEnd
	}
	return next
}

// rest returns what the statements behind s in its block may come to.
func (a *ahead) rest(s syntax.Node) Next {
	next := nextStatement
	for n := s.Next(); n.Exists() && n.Role() == s.Role() && next&nextStatement != 0; n = n.Next() {
		next = next&^nextStatement | a.statement(n)
	}
	return next
}

// out returns the statement around s, no loop, and how it is left when the block of s is
// left with next.
func (a *ahead) out(s syntax.Node, next Next) (syntax.Node, Next) {
	p := s.Parent()
	try := p
	switch {
	case p.Is(syntax.KindExceptHandler):
		try = p.Parent()
	case p.Is(syntax.KindMatchCase):
		return p.Parent(), next
	case !p.Is(syntax.KindTry):
		return p, next
	}
	if p == try && s.Role() == syntax.FieldBody && next&nextStatement != 0 {
		next = next&^nextStatement | a.block(try.Fields(syntax.FieldOrelse))
	}
	if s.Role() != syntax.FieldFinalbody {
		next = a.finally(try, next)
	}
	return try, next
}

// finally returns how try is left when its finally block is entered with next.
func (a *ahead) finally(try syntax.Node, next Next) Next {
	final := a.block(try.Fields(syntax.FieldFinalbody))
	through := next &^ (NextYield | NextUnknown)
	if through == 0 || final == nextStatement {
		return next
	}
	next = next&(NextYield|NextUnknown) | final&^nextStatement
	if final&nextStatement != 0 {
		next |= through
	}
	return next
}

func (a *ahead) block(statements iter.Seq[syntax.Node]) Next {
	next := nextStatement
	for s := range statements {
		if next&nextStatement == 0 {
			break
		}
		next = next&^nextStatement | a.statement(s)
	}
	return next
}

func (a *ahead) statement(n syntax.Node) Next {
	switch n.Kind() {
	case syntax.KindFunctionDef, syntax.KindClassDef:
		return nextStatement
	case syntax.KindError:
		return NextUnknown
	case syntax.KindBreak:
		return nextBreak
	case syntax.KindContinue:
		return nextContinue
	}
	head := a.yieldsIn(n)
	if head&nextStatement == 0 {
		return head
	}
	next := nextStatement
	switch n.Kind() {
	case syntax.KindReturn:
		next = NextEnd
	case syntax.KindRaise:
		next = 0
	case syntax.KindAssert:
		if a.f.Module.constant(n.Field(syntax.FieldTest)) == No {
			next = 0
		}
	case syntax.KindExprStmt:
		switch a.call(n) {
		case No:
			next = 0
		case Unknown:
			next |= NextUnknown
		}
	case syntax.KindIf:
		body, orelse := a.block(n.Fields(syntax.FieldBody)), a.block(n.Fields(syntax.FieldOrelse))
		switch a.f.Module.constant(n.Field(syntax.FieldTest)) {
		case Yes:
			next = body
		case No:
			next = orelse
		default:
			next = body | orelse
		}
	case syntax.KindFor, syntax.KindWhile:
		next = a.loop(n)
	case syntax.KindWith:
		next = a.block(n.Fields(syntax.FieldBody))
	case syntax.KindTry:
		next = a.try(n)
	case syntax.KindMatch:
		next = a.match(n)
	}
	return head&^nextStatement | next
}

func (a *ahead) loop(n syntax.Node) Next {
	body, orelse := a.block(n.Fields(syntax.FieldBody)), a.block(n.Fields(syntax.FieldOrelse))
	left := body &^ (nextStatement | nextContinue | nextBreak)
	if body&nextBreak != 0 {
		left |= nextStatement
	}
	if n.Is(syntax.KindWhile) {
		switch a.f.Module.constant(n.Field(syntax.FieldTest)) {
		case Yes:
			return left
		case No:
			return orelse
		}
	}
	return left | orelse
}

func (a *ahead) try(n syntax.Node) Next {
	next := a.block(n.Fields(syntax.FieldBody))
	if next&nextStatement != 0 {
		next = next&^nextStatement | a.block(n.Fields(syntax.FieldOrelse))
	}
	for h := range n.Fields(syntax.FieldHandlers) {
		if a.holdsYield(h) {
			next |= NextUnknown
		}
	}
	return a.finally(n, next)
}

func (a *ahead) match(n syntax.Node) Next {
	next, complete := Next(0), false
	for c := range n.Fields(syntax.FieldCases) {
		next |= a.block(c.Fields(syntax.FieldBody))
		complete = complete || !c.Field(syntax.FieldGuard).Exists() && isIrrefutable(c.Field(syntax.FieldPattern))
	}
	if !complete {
		next |= nextStatement | NextUnknown
	}
	return next
}

// yieldsIn returns whether the expressions of the statement n itself yield.
func (a *ahead) yieldsIn(n syntax.Node) Next {
	next, yields := nextStatement, a.f.Yields()
	first, _ := slices.BinarySearchFunc(yields, n.Number(), func(y syntax.Node, number int) int { return y.Number() - number })
	for _, y := range yields[first:] {
		if !n.Contains(y) {
			break
		}
		if statementAround(y) != n {
			continue
		}
		switch {
		case y.Is(syntax.KindYieldFrom):
			return next | NextUnknown
		case isConditional(y):
			next |= NextYield
		default:
			return NextYield
		}
	}
	return next
}

// isConditional reports whether the expression y may be left out when the statement
// around it runs.
func isConditional(y syntax.Node) bool {
	for n := y; n.Exists() && n != statementAround(y); n = n.Parent() {
		switch p := n.Parent(); {
		case p.Is(syntax.KindIfExp) && n.Role() != syntax.FieldTest, p.Is(syntax.KindBoolOp) && p.First() != n:
			return true
		}
	}
	return false
}

func (a *ahead) holdsYield(n syntax.Node) bool {
	for _, y := range a.f.Yields() {
		if n.Contains(y) {
			return true
		}
	}
	return false
}
