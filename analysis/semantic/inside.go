package semantic

import (
	"iter"
	"slices"

	"awaiter/analysis/syntax"
)

// maxInside bounds the calls within each other that are looked into with their
// arguments.
const maxInside = 4

// runWith returns what the body of the function of d gives for args, and Unknown
// where that is asked for within itself.
func (e *eval) runWith(d *typeData, args []argument) Type {
	if len(e.inside) == maxInside || slices.Contains(e.inside, d.fn) {
		return Type{}
	}
	outside := e.inside
	e.inside = append(slices.Clip(outside), d.fn)
	defer func() { e.inside = outside }()
	call := &frame{fn: d.fn, outer: d.frame, args: args}
	if d.fn.Def.Is(syntax.KindLambda) {
		return e.typeOf(d.fn.Module, d.fn.Def.Field(syntax.FieldBody), call)
	}
	return e.rebound(e.ask(d.fn.Module, query{what: askReturns, node: d.fn.Def, frame: call}), d)
}

// arguments returns the arguments of a call of d's function at a site: those that
// are known, and the defaults of those that are not given.
func (e *eval) arguments(d *typeData, at *site) []argument {
	var args []argument
	spread, place := at.given == nil && at.spreads(), 0
	if d.receiver != nil {
		place--
	}
	for p := range syntax.As[syntax.Arguments](d.fn.Def.Field(syntax.FieldParams)).All() {
		var t Type
		given := false
		switch {
		case p.Role() == syntax.FieldVararg || p.Role() == syntax.FieldKwarg || spread:
			continue
		case at.given != nil:
			given = p.Role() != syntax.FieldKwonlyargs && 0 <= place && place < len(at.given)
			t = e.positional(at, place)
		default:
			given = e.isGiven(d, p, at)
			t = e.argumentFor(d, p, at)
		}
		if place++; place == 0 {
			continue // the receiver
		}
		if !given && p.Default().Exists() {
			t = e.typeOf(d.fn.Module, p.Default(), nil)
		}
		if given && t.d == nil && p.Annotation().Exists() {
			continue
		}
		args = append(args, argument{p.Node, t})
	}
	return args
}

// isFactory reports whether f defines functions, which it may return.
func (f *Function) isFactory() bool {
	if f.Kind != PlainFunction || f.Module.isStub() {
		return false
	}
	for inner := range syntax.All[syntax.FunctionDef](f.Def) {
		if inner.Node != f.Def {
			return true
		}
	}
	return false
}

// made returns the function that the call at a site of d's function, a factory,
// returns, and false if it does not return one that is known.
func (e *eval) made(d *typeData, at *site) (Type, bool) {
	if at == nil || !d.fn.isFactory() {
		return Type{}, false
	}
	t := e.runWith(d, e.arguments(d, at))
	return t, t.IsFunction()
}

// returnsOf yields the return statements of f that a call whose arguments in knows
// may run.
func (e *eval) returnsOf(f *Function, in *frame) []syntax.Return {
	reachable := slices.DeleteFunc(slices.Clone(f.returns), func(r syntax.Return) bool { return !f.Module.isReachable(r.Node) })
	if in == nil || len(reachable) < 2 {
		return reachable
	}
	taken := map[syntax.Node]bool{}
	e.run(f, f.Def.Fields(syntax.FieldBody), in, taken)
	return slices.DeleteFunc(reachable, func(r syntax.Return) bool { return !taken[r.Node] })
}

// run notes in taken the return statements that statements of f may run, and reports
// whether they surely do not come to their end.
func (e *eval) run(f *Function, statements iter.Seq[syntax.Node], in *frame, taken map[syntax.Node]bool) bool {
	for s := range statements {
		switch s.Kind() {
		case syntax.KindReturn:
			taken[s] = true
			return true
		case syntax.KindRaise:
			return true
		case syntax.KindIf:
			body, orelse := false, false
			truth := e.test(f.Module, s.Field(syntax.FieldTest), in)
			if truth != No {
				body = e.run(f, s.Fields(syntax.FieldBody), in, taken)
			}
			if truth != Yes {
				orelse = e.run(f, s.Fields(syntax.FieldOrelse), in, taken)
			}
			if truth == Yes && body || truth == No && orelse || body && orelse {
				return true
			}
		case syntax.KindFunctionDef, syntax.KindClassDef:
		default:
			for r := range syntax.All[syntax.Return](s) {
				taken[r.Node] = true
			}
		}
	}
	return false
}

// mayRun reports whether the binding that v is, if it is one, may have been run in
// the call in: the tests around it do not say otherwise.
func (e *eval) mayRun(v *flowValue, in *frame) bool {
	if in == nil || v == nil || v.kind != boundValue || v.binding.scope.function != in.fn {
		return true
	}
	child := v.binding.origin
	for p := range child.Ancestors() {
		if p == in.fn.Def {
			break
		}
		if p.Is(syntax.KindIf) {
			switch truth := e.test(in.fn.Module, p.Field(syntax.FieldTest), in); {
			case truth == No && child.Role() == syntax.FieldBody, truth == Yes && child.Role() == syntax.FieldOrelse:
				return false
			}
		}
		child = p
	}
	return true
}

// test answers whether the condition n holds in the call in: for what a parameter
// is tested for to see how a decorator is used.
func (e *eval) test(m *Module, n syntax.Node, in *frame) Answer {
	switch n.Kind() {
	case syntax.KindUnaryOp:
		if n.Op() == syntax.OpNot {
			return e.test(m, n.Field(syntax.FieldOperand), in).Not()
		}
	case syntax.KindName:
		return e.truth(e.typeOf(m, n, in))
	case syntax.KindCompare:
		c := syntax.As[syntax.Compare](n)
		op, right := n.Field(syntax.FieldOps), n.Field(syntax.FieldComparators)
		if op.Next().Role() == syntax.FieldOps || !isNoneConstant(right) || op.Op() != syntax.OpIs && op.Op() != syntax.OpIsNot {
			return Unknown
		}
		is := isKind(e.typeOf(m, c.Left(), in), kindNone)
		if op.Op() == syntax.OpIsNot {
			return is.Not()
		}
		return is
	case syntax.KindCall:
		call := syntax.As[syntax.Call](n)
		t := e.typeOf(m, call.Arg(0), in)
		switch e.qualifiedName(m, call.Func()) {
		case "builtins.callable":
			return e.isCallable(t)
		case "inspect.iscoroutinefunction", "asyncio.iscoroutinefunction", "asyncio.coroutines.iscoroutinefunction":
			return isOfKind(t, CoroutineFunction)
		case "inspect.isasyncgenfunction":
			return isOfKind(t, AsyncGenerator)
		case "inspect.isfunction":
			if t.IsFunction() {
				return Yes
			}
		}
	}
	return Unknown
}
