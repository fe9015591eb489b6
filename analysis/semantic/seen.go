package semantic

import (
	"iter"
	"slices"

	"awaiter/analysis/syntax"
)

// SeenType returns what is known of the value of expr, of which TypeOf knows nothing, by
// what the calls in m pass for the parameters without annotation of the functions around
// it. Others may pass something else, so that what is found speaks of the calls that are
// seen: a use that is wrong for it is wrong in these, and nothing follows from a right one.
func (m *Module) SeenType(expr syntax.Node) Type {
	if !expr.Exists() || expr.Tree() != m.Tree {
		return Type{}
	}
	in := m.seenAround(expr)
	if in == nil {
		return Type{}
	}
	if t, ok := in.memo.expression(expr); ok {
		return t
	}
	e := newEval(m)
	t := e.typeOf(m, expr, in)
	if !e.deep {
		in.memo.keepExpression(expr, t)
	}
	return t
}

// seenAround returns what is seen of calls of the innermost function around n of which
// something is.
func (m *Module) seenAround(n syntax.Node) *frame {
	part, _, _ := n.Place()
	if part < 0 || len(openIn(n.Part(), m.Tree.FirstOf(part))) == 0 {
		return nil
	}
	for p := range n.Ancestors() {
		if !p.Is(syntax.KindFunctionDef) {
			continue
		}
		if f := m.FunctionOf(p); f != nil && n.Role() != syntax.FieldDecoratorList && n.Role() != syntax.FieldParams {
			return m.seen(f)
		}
		n = p
	}
	return nil
}

// unseen stands for the call of a function of which nothing is seen.
var unseen = &frame{}

// seen returns a call of f with all that calls in m are seen to pass, to it and to the
// functions around it; nil if none of them passes what is known, or if they may not be all
// that the author has in mind.
func (m *Module) seen(f *Function) *frame {
	in := f.seen.Load()
	if in == nil {
		if in = m.findSeen(f); in == nil {
			in = unseen
		}
		f.seen.Store(in)
	}
	if in == unseen {
		return nil
	}
	return in
}

func (m *Module) findSeen(f *Function) *frame {
	if m.isStub() {
		return nil
	}
	e := newEval(m)
	in := &frame{fn: f, outer: m.seenAround(f.Def), args: e.seenBy(f)}
	if f.Class != nil && firstParameter(f) != (syntax.Node{}) {
		in.args = append(in.args, e.seenSelf(f)...)
	}
	if len(in.args) == 0 {
		return in.outer
	}
	return in
}

// seenBy returns what calls are seen to pass for the parameters of f.
func (e *eval) seenBy(f *Function) []argument {
	m := f.Module
	place, index, _ := f.Def.Place()
	all := openIn(f.Def.Part(), m.Tree.FirstOf(place))
	i := slices.IndexFunc(all, func(o openDef) bool { return o.index == int32(index) })
	if i < 0 {
		return nil
	}
	calls, ok := e.callsOf(f, all[i])
	if !ok || len(calls) == 0 {
		return nil
	}
	passed := map[syntax.Node][]Type{}
	for _, call := range calls {
		for _, a := range e.arguments(call.callee, call.at) {
			if t := a.value; t.d != nil && !t.IsNone() {
				passed[a.param] = append(passed[a.param], t)
			}
		}
	}
	var args []argument
	for _, param := range openParameters(f.Def) {
		if b := m.bindingOf(param.Name()); b == nil || b.symbol.only() != b {
			continue
		}
		if t := e.typeOf(m, param.Default(), nil); param.Default().Exists() && !t.IsNone() {
			passed[param.Node] = append(passed[param.Node], t)
		}
		if t := join(passed[param.Node]...); t.d != nil {
			args = append(args, argument{param.Node, t})
		}
	}
	return args
}

// seenSelf returns the self of f, a method, as calls of its class are seen to make it, if
// that is more than is known anyway, and nothing of it decides what f does.
func (e *eval) seenSelf(f *Function) []argument {
	c := f.Class
	init := c.OwnMethod("__init__")
	if init == nil || init == f || e.methodKind(f) != kindFunction {
		return nil
	}
	args := f.Module.Kept(selfKey{c}, func() any { return e.seenOfSelf(c, init) }).([]argument)
	if len(args) == 0 {
		return nil
	}
	if decides(f.Def, withMadeOf(f.Def, init.keeps)) {
		return nil
	}
	self := Type{&typeData{kind: kindInstance, class: c, flags: declaredFlag | selfFlag, frame: &frame{fn: init, args: args}}}
	return []argument{{firstParameter(f), self}}
}

type selfKey struct{ of *Class }

// SelvesSeen yields the parts with classes whose calls were seen to say what their objects
// are. There any method decides what is true in the others.
func (m *Module) SelvesSeen() iter.Seq[syntax.Part] {
	return func(yield func(syntax.Part) bool) {
		m.selves.Range(func(part, _ any) bool { return yield(part.(syntax.Part)) })
	}
}

// seenOfSelf returns what calls of c are seen to pass to init, its __init__, which keeps
// it; nothing if the methods of c have a way for objects of either kind.
func (e *eval) seenOfSelf(c *Class, init *Function) []argument {
	m := c.Module
	if !init.keepsArguments() || len(m.facts().heirs[c.Name]) > 0 {
		return nil
	}
	for call := range syntax.All[syntax.Call](c.Def.Node) {
		if call.Func().Is(syntax.KindName) && m.selfClass(call.Func()) == c {
			return nil // cls(…) passes what is not seen
		}
	}
	args := e.seenBy(init)
	if len(args) == 0 {
		return nil
	}
	m.selves.Store(c.Def.Part(), true)
	if goesBothWays(c.Def.Node, init.keeps) {
		return nil
	}
	return args
}

// keeps reports whether n is an attribute of self that f, an __init__, sets to what is made
// of a parameter.
func (f *Function) keeps(n syntax.Node) bool {
	m, a := f.Module, syntax.As[syntax.Attribute](n)
	if !a.Exists() || m.selfClass(a.Value()) != f.Class {
		return false
	}
	for _, target := range m.facts().stores.by[a.Attr().Identifier()] {
		if !f.Def.Contains(target) {
			continue
		}
		for name := range syntax.All[syntax.Name](m.bindingOf(target).value()) {
			if b := m.symbolOf(name.Node).only(); b != nil && b.kind == bindParameter {
				return true
			}
		}
	}
	return false
}

// A seenCall is a call of a function whose arguments can be asked for.
type seenCall struct {
	callee *typeData
	at     *site
}

// callsOf returns the calls of f in its module, and false if f is used in another way
// too, or may be something else.
func (e *eval) callsOf(f *Function, open openDef) (calls []seenCall, ok bool) {
	m, name, c := f.Module, f.Name, f.Class
	var home *symbol
	switch def := f.Def; {
	case c != nil && name != "__init__":
		if def.Parent() != c.Def.Node || !e.isAlone(c, name) {
			return nil, false
		}
	default:
		if c != nil {
			if c.Def.Field(syntax.FieldDecoratorList).Exists() {
				return nil, false
			}
			def, name = c.Def.Node, c.Name
		}
		b := m.bindingOf(def.Field(syntax.FieldName))
		if b == nil || b.scope.kind == classScope || b.symbol.only() != b {
			return nil, false
		}
		home = b.symbol
	}
	roots, ok := m.callersOf(f, open)
	if !ok {
		return nil, false
	}
	look := func(s syntax.Node) bool {
		call := syntax.As[syntax.Call](s.Parent())
		isCall := call.Exists() && call.Func() == s && !call.IsBroken()
		callee, mine := e.calleeAt(m, s, f, home)
		switch {
		case !mine:
		case !isCall:
			return home != nil && c != nil // a class may be mentioned
		case f.Def.Contains(s) || isTrial(call.Node):
		default:
			at := &site{module: m, call: call}
			if at.spreads() {
				return false
			}
			if callee != nil && e.fits(callee, at) {
				calls = append(calls, seenCall{callee, at})
			}
		}
		return true
	}
	for _, root := range roots {
		if home != nil {
			for s := range syntax.All[syntax.Name](root) {
				if s.Identifier() == name && !look(s.Node) {
					return nil, false
				}
			}
			continue
		}
		for s := range syntax.All[syntax.Attribute](root) {
			if s.Attr().Identifier() == name && !look(s.Node) {
				return nil, false
			}
		}
	}
	return calls, true
}

// calleeAt returns f as n, a name or attribute of its name, stands for it, nil if that is
// not known; and false if n stands for something else. home is the symbol of f, or of the
// class whose __init__ it is; nil for another method.
func (e *eval) calleeAt(m *Module, n syntax.Node, f *Function, home *symbol) (*typeData, bool) {
	if home != nil {
		if y := m.symbolOf(n); y == nil || y.home != home {
			return nil, false
		}
		d := &typeData{kind: kindFunction, fn: f}
		if f.Class != nil {
			d.receiver = &f.Class.instance
		}
		return d, true
	}
	t := e.typeOf(m, n.Field(syntax.FieldValue), nil)
	if t.d == nil {
		return nil, true
	}
	if !t.is(kindInstance) || !t.d.class.Is(f.Class) {
		return nil, !e.isNoInstance(t, f.Class)
	}
	return &typeData{kind: kindFunction, fn: f, receiver: t.d}, true
}

// isAlone reports whether no class that c inherits from, and none of its module that
// inherits from c, has the attribute name too.
func (e *eval) isAlone(c *Class, name string) bool {
	if _, _, answer := e.lookup(c, name, 1); answer != No {
		return false
	}
	for _, heir := range c.Module.facts().heirs[c.Name] {
		if heir != c && heir.binds(name) {
			return false
		}
	}
	return true
}
