package semantic

import (
	"iter"

	"awaiter/analysis/syntax"
)

// A Checkpoint is a place at which the event loop may run other tasks and deliver a
// cancellation: an await, each step of an async for, the entry and exit of an async
// with (trio, "Checkpoints").

// HasCheckpoint reports whether a checkpoint, or a yield, stands in the statements
// given, in code that runs with them and that some way leads to. async says of an
// async with, by its item, whether its entry or exit may be one.
func (m *Module) HasCheckpoint(statements iter.Seq[syntax.Node], async func(syntax.WithItem) bool) bool {
	for s := range statements {
		for n := range s.Subtree() {
			var is bool
			switch {
			case n.Is(syntax.KindAwait, syntax.KindYield, syntax.KindYieldFrom, syntax.KindError):
				is = true
			case n.IsAsync() && n.Is(syntax.KindFor, syntax.KindComprehension):
				is = true
			case n.IsAsync() && n.Is(syntax.KindWith):
				for item := range syntax.As[syntax.With](n).Items() {
					is = is || async(item)
				}
			}
			if is && m.runsWith(n, s) && m.isReachable(n) {
				return true
			}
		}
	}
	return false
}

// runsWith reports whether n, below s, is run when s is: it is not part of a def,
// lambda or generator expression in s.
func (m *Module) runsWith(n, s syntax.Node) bool {
	at := m.scopeAt(n)
	for around := m.scopeAt(s); at != around; at = at.parent {
		if at == nil || at.kind == functionScope || at.kind == lambdaScope || at.node.Is(syntax.KindGeneratorExp) {
			return false
		}
	}
	return true
}

// WithoutCheckpoint returns the places at which the body of n is left, or begins
// anew, on a way on which it may have passed no checkpoint:
//
//	of a def    each return, each yield, and n itself for its end
//	of a with   each return, break and continue out of it, and n itself for its end
//	of a while  each continue, and n itself for the end of its body
//
// A yield begins anew, too. A way that an exception takes out of n does not count. An
// exception may leave an await before it was a checkpoint. Nothing is returned for
// broken text.
func (m *Module) WithoutCheckpoint(n syntax.Node, managers Managers) []syntax.Node {
	if n.IsBroken() || !n.Is(syntax.KindFunctionDef, syntax.KindWith, syntax.KindWhile) {
		return nil
	}
	p := &passage{m: m, region: n, managers: managers, steps: maxSteps}
	switch n.Kind() {
	case syntax.KindWhile:
		l := &passLoop{}
		p.loops = append(p.loops, l)
		p.note(n, p.block(n.Fields(syntax.FieldBody), open))
	default:
		p.note(n, p.block(n.Fields(syntax.FieldBody), open))
	}
	if p.steps <= 0 {
		return nil
	}
	return p.found
}

// Managers says what is not seen of a context manager in its class, by the with item at
// which it is entered.
type Managers struct {
	// Sure says of an async with whether entry and exit are checkpoints for sure.
	Sure func(syntax.WithItem) (enter, exit bool)

	// Swallows reports whether the body may be left by an exception that goes no further.
	Swallows func(syntax.WithItem) bool
}

// maxSteps bounds the statements that a passage visits, some of them again and again.
const maxSteps = 20000

// ways says of a place on which ways it is reached: on none, on some that may have
// passed no checkpoint since the beginning, on some that have.
type ways uint8

const (
	open ways = 1 << iota
	passed
)

// pass returns the ways behind a checkpoint.
func (w ways) pass() ways {
	if w == 0 {
		return 0
	}
	return passed
}

// A passage follows the ways through a region.
type passage struct {
	m        *Module
	region   syntax.Node
	managers Managers
	found    []syntax.Node
	raised   ways // on which an exception may arise in the innermost try body or with
	loops    []*passLoop
	finals   []syntax.Node // the try statements with a finally block around, the innermost last
	steps    int
}

// A passLoop is a loop around.
type passLoop struct {
	finals            int // number of finally blocks around it
	breaks, continues ways
}

// note keeps n if the region may be left there without a checkpoint.
func (p *passage) note(n syntax.Node, w ways) {
	if w&open == 0 {
		return
	}
	for _, f := range p.found {
		if f == n {
			return
		}
	}
	p.found = append(p.found, n)
}

func (p *passage) block(statements iter.Seq[syntax.Node], w ways) ways {
	for s := range statements {
		if p.steps--; w == 0 || p.steps <= 0 {
			break
		}
		w = p.statement(s, w)
	}
	return w
}

func (p *passage) statement(n syntax.Node, w ways) ways {
	if !n.Is(syntax.KindPass, syntax.KindBreak, syntax.KindContinue, syntax.KindTry, syntax.KindGlobal, syntax.KindNonlocal) {
		p.raised |= w
	}
	switch n.Kind() {
	case syntax.KindReturn:
		p.leave(n, p.expr(n.Field(syntax.FieldValue), w), nil)
		return 0
	case syntax.KindBreak, syntax.KindContinue:
		p.jump(n, w)
		return 0
	case syntax.KindRaise:
		p.raised |= p.children(n, w)
		return 0
	case syntax.KindFunctionDef, syntax.KindClassDef:
		return w
	case syntax.KindExprStmt:
		w = p.expr(n.Field(syntax.FieldValue), w)
		call := n.Field(syntax.FieldValue)
		if call.Is(syntax.KindAwait) {
			call = call.Field(syntax.FieldValue)
		}
		if call.Is(syntax.KindCall) && p.m.exits(call) {
			return 0
		}
		return w
	case syntax.KindIf:
		w = p.expr(n.Field(syntax.FieldTest), w)
		yes, no := w, w
		switch p.m.constant(n.Field(syntax.FieldTest)) {
		case Yes:
			no = 0
		case No:
			yes = 0
		}
		return p.block(n.Fields(syntax.FieldBody), yes) | p.block(n.Fields(syntax.FieldOrelse), no)
	case syntax.KindWhile, syntax.KindFor:
		return p.loop(n, w)
	case syntax.KindTry:
		return p.try(n, w)
	case syntax.KindWith:
		return p.with(n, w)
	case syntax.KindMatch:
		return p.match(n, w)
	}
	return p.children(n, w)
}

// leave goes from n out of the region, or to the loop, through the finally blocks on
// the way, and notes n or returns the ways on which the loop is reached.
func (p *passage) leave(n syntax.Node, w ways, to *passLoop) ways {
	from, finals, loops := 0, p.finals, p.loops
	if to != nil {
		from = to.finals
	}
	for i := len(finals) - 1; i >= from; i-- {
		p.finals = finals[:i]
		w = p.block(finals[i].Fields(syntax.FieldFinalbody), w)
	}
	p.finals, p.loops = finals, loops
	if to != nil {
		return w
	}
	leavesWith := p.region.Is(syntax.KindWith) && n.Is(syntax.KindReturn, syntax.KindBreak, syntax.KindContinue)
	if p.region.Is(syntax.KindFunctionDef) || leavesWith {
		p.note(n, w)
	}
	return 0
}

// jump follows a break or continue.
func (p *passage) jump(n syntax.Node, w ways) {
	if len(p.loops) == 0 {
		p.leave(n, w, nil)
		return
	}
	l := p.loops[len(p.loops)-1]
	w = p.leave(n, w, l)
	switch {
	case n.Is(syntax.KindBreak):
		l.breaks |= w
	case len(p.loops) == 1 && p.region.Is(syntax.KindWhile):
		p.note(n, w)
	default:
		l.continues |= w
	}
}

func (p *passage) loop(n syntax.Node, w ways) ways {
	l := &passLoop{finals: len(p.finals)}
	once := false
	if n.Is(syntax.KindFor) {
		w = p.expr(n.Field(syntax.FieldIter), w)
		once = p.hasItems(n.Field(syntax.FieldIter))
	}
	var end, body ways
	for head := w; ; {
		at := head
		if n.Is(syntax.KindWhile) {
			at = p.expr(n.Field(syntax.FieldTest), at)
		} else if n.IsAsync() {
			at = at.pass()
		}
		end = at
		inside := at
		if n.Is(syntax.KindWhile) {
			switch p.m.constant(n.Field(syntax.FieldTest)) {
			case Yes:
				end = 0
			case No:
				inside = 0
			}
		}
		p.loops = append(p.loops, l)
		body = p.block(n.Fields(syntax.FieldBody), inside) | l.continues
		p.loops = p.loops[:len(p.loops)-1]
		if head|body == head {
			break
		}
		head |= body
	}
	if once {
		// The end is reached behind the last item only.
		end = body
		if n.IsAsync() {
			end = body.pass()
		}
	}
	return p.block(n.Fields(syntax.FieldOrelse), end) | l.breaks
}

// hasItems reports whether iterating over n surely gives an item.
func (p *passage) hasItems(n syntax.Node) bool {
	switch n.Kind() {
	case syntax.KindTuple, syntax.KindList, syntax.KindSet:
		for e := range n.Fields(syntax.FieldElt) {
			if !e.Is(syntax.KindStarred) {
				return true
			}
		}
	case syntax.KindCall:
		call := syntax.As[syntax.Call](n)
		only := call.Arg(0)
		return p.m.QualifiedName(call.Func()) == "builtins.range" && only.Is(syntax.KindConstant) && !call.Arg(1).Exists() && only.Op() == syntax.ConstInt && p.m.constant(only) == Yes
	}
	return false
}

func (p *passage) try(n syntax.Node, w ways) ways {
	final := n.Field(syntax.FieldFinalbody).Exists()
	if final {
		p.finals = append(p.finals, n)
	}
	around := p.raised
	p.raised = 0
	ends := p.block(n.Fields(syntax.FieldBody), w)
	raised := p.raised
	p.raised = around
	ends = p.block(n.Fields(syntax.FieldOrelse), ends)
	for h := range n.Fields(syntax.FieldHandlers) {
		ends |= p.block(h.Fields(syntax.FieldBody), raised)
	}
	p.raised |= raised
	if !final {
		return ends
	}
	p.finals = p.finals[:len(p.finals)-1]
	p.raised |= p.block(n.Fields(syntax.FieldFinalbody), raised)
	return p.block(n.Fields(syntax.FieldFinalbody), ends)
}

func (p *passage) with(n syntax.Node, w ways) ways {
	around := p.raised
	p.raised = 0
	exits, swallows := false, false
	for item := range syntax.As[syntax.With](n).Items() {
		w = p.expr(item.ContextExpr(), w)
		p.raised |= w
		if n.IsAsync() {
			enter, exit := p.managers.Sure(item)
			exits = exits || exit
			if enter {
				w = w.pass()
			}
		}
		swallows = swallows || p.managers.Swallows(item) || p.mayDrop(item)
	}
	end := p.block(n.Fields(syntax.FieldBody), w)
	raised := p.raised
	p.raised |= around
	if swallows {
		end |= raised
	}
	if exits {
		end = end.pass()
	}
	return end
}

// mayDrop reports whether the manager of item is known to drop exceptions of its body.
func (p *passage) mayDrop(item syntax.WithItem) bool {
	e := newEval(p.m)
	t := e.typeOf(p.m, item.ContextExpr(), nil)
	return t.is(kindInstance) && !t.has(declaredFlag) && e.maySwallow(p.m, item, nil)
}

func (p *passage) match(n syntax.Node, w ways) ways {
	w = p.expr(n.Field(syntax.FieldSubject), w)
	var ends ways
	for c := range n.Fields(syntax.FieldCases) {
		guard := c.Field(syntax.FieldGuard)
		at := p.expr(guard, w)
		ends |= p.block(c.Fields(syntax.FieldBody), at)
		if w = at; !guard.Exists() && isIrrefutable(c.Field(syntax.FieldPattern)) {
			w = 0
		}
	}
	return ends | w
}

// children follows what n is made of, in order.
func (p *passage) children(n syntax.Node, w ways) ways {
	for c := range n.Children() {
		w = p.expr(c, w)
	}
	return w
}

// expr follows the expression n, which may be none.
func (p *passage) expr(n syntax.Node, w ways) ways {
	if p.steps--; w == 0 || !n.Exists() || p.steps <= 0 {
		return w
	}
	switch n.Kind() {
	case syntax.KindName, syntax.KindConstant, syntax.KindIdentifier, syntax.KindLambda:
		return w
	case syntax.KindAwait:
		w = p.children(n, w)
		p.raised |= w
		return w.pass()
	case syntax.KindYield, syntax.KindYieldFrom:
		w = p.children(n, w)
		if p.region.Is(syntax.KindFunctionDef) {
			p.note(n, w)
			return open
		}
		return w.pass()
	case syntax.KindBoolOp:
		after, first := w, true
		for v := range n.Fields(syntax.FieldValue) {
			w = p.expr(v, w)
			if after |= w; first {
				after, first = w, false
			}
		}
		return after
	case syntax.KindIfExp:
		w = p.expr(n.Field(syntax.FieldTest), w)
		return p.expr(n.Field(syntax.FieldBody), w) | p.expr(n.Field(syntax.FieldOrelse), w)
	case syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp:
		return p.comprehension(n, w)
	}
	return p.children(n, w)
}

// comprehension follows the first iterable of n, which is surely asked for an item
// unless n is a generator expression.
func (p *passage) comprehension(n syntax.Node, w ways) ways {
	for c := range syntax.Generators(n) {
		w = p.expr(c.Iter(), w)
		if c.IsAsync() && !n.Is(syntax.KindGeneratorExp) {
			p.raised |= w
			return w.pass()
		}
		if p.hasItems(c.Iter()) && !n.Is(syntax.KindGeneratorExp) && !c.Next().Is(syntax.KindComprehension) && !c.Field(syntax.FieldIfs).Exists() {
			w = p.expr(n.Field(syntax.FieldElt), w)
		}
		break
	}
	return w
}
