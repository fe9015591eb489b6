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
	if len(e.inside) == maxInside || slices.ContainsFunc(e.inside, d.fn.Is) {
		return Type{}
	}
	outside := e.inside
	e.inside = append(slices.Clip(outside), d.fn)
	defer func() { e.inside = outside }()
	call := &frame{fn: d.fn, outer: d.frame, args: args}
	if d.fn.Def.Is(syntax.KindLambda) {
		return e.typeOf(d.fn.Module, d.fn.Def.Field(syntax.FieldBody), call)
	}
	return e.rebound(e.askFunction(askReturns, d.fn, call), d)
}

// frameOf returns the frame in which the body of d's function is to be looked at.
func (e *eval) frameOf(d *typeData) *frame {
	if d.frame != nil {
		return d.frame
	}
	return e.inherited(d)
}

// inherited returns the frame in which the method of d, which the class of its
// receiver inherits, is to be looked at, if that class has put something of its own
// in place of what methods like it use of self; else nil.
func (e *eval) inherited(d *typeData) *frame { return e.inheritedBy(d.fn, d.receiver) }

// inheritedBy is inherited for the method f of r, which may be nil.
func (e *eval) inheritedBy(f *Function, r *typeData) *frame {
	if r == nil || r.kind != kindInstance || f.Class == nil || r.class == f.Class || !e.replacesUsed(f.Class, r.class) {
		return nil
	}
	kept, key := &r.class.Module.memo, inheritance{f, r.class, r.flags & declaredFlag}
	kept.mu.Lock()
	defer kept.mu.Unlock()
	in := kept.inherited[key]
	if in == nil {
		if kept.inherited == nil {
			kept.inherited = map[inheritance]*frame{}
		}
		self := Type{&r.class.instance}.with(key.flags | selfFlag)
		in = &frame{fn: f, args: []argument{{firstParameter(f), self}}}
		kept.inherited[key] = in
	}
	return in
}

// replacesUsed reports whether a class that comes before base in the MRO of c binds
// an attribute that methods of base ask self for.
func (e *eval) replacesUsed(base, c *Class) bool {
	shape := e.shapeOf(c)
	if shape.hasUnknownBase {
		return false
	}
	kept, key := &c.Module.memo, [2]*Class{base, c}
	kept.mu.Lock()
	replaced, known := kept.replaced[key]
	kept.mu.Unlock()
	if known {
		return replaced
	}
	for a := range syntax.All[syntax.Attribute](base.Def.Node) {
		if a.Value().Is(syntax.KindName) && base.Module.selfClass(a.Value()) == base && shape.replaces(base, a.Attr().Identifier()) {
			replaced = true
			break
		}
	}
	kept.mu.Lock()
	defer kept.mu.Unlock()
	if kept.replaced == nil {
		kept.replaced = map[[2]*Class]bool{}
	}
	kept.replaced[key] = replaced
	return replaced
}

// replaces reports whether a class before base in the MRO binds name.
func (s *classShape) replaces(base *Class, name string) bool {
	for _, a := range s.mro {
		if a.class == nil || a.class.Is(base) {
			return false
		}
		if a.class.binds(name) {
			return true
		}
	}
	return false
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
	reachable := slices.DeleteFunc(slices.Clone(f.ReturnStatements()), func(r syntax.Return) bool { return !f.Module.isReachable(r.Node) })
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
