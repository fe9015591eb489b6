package semantic

import (
	"math"

	"awaiter/analysis/syntax"
)

// TypeOf returns what is known of the value of expr, an expression of m, at the
// place where it stands.
func (m *Module) TypeOf(expr syntax.Node) Type {
	if expr.Tree() != m.Tree || !expr.Exists() {
		return Type{}
	}
	if t, ok := m.memo.expression(expr); ok {
		return t
	}
	return asking(m, func(e *eval) Type { return e.typeOf(m, expr, nil) })
}

// typeOf returns the type of the expression n of m, in the call f if that is not nil.
func (e *eval) typeOf(m *Module, n syntax.Node, f *frame) Type {
	switch n.Kind() {
	case syntax.KindNone, syntax.KindError:
		return Type{}
	case syntax.KindConstant:
		return e.constant(n)
	case syntax.KindJoinedStr:
		return e.builtinInstance("str")
	}
	kept := &m.memo
	if f != nil {
		kept = &f.memo
	}
	if f == nil {
		if t, ok := kept.expression(n); ok {
			return t
		}
	}
	if !e.enter() {
		return Type{}
	}
	outer := e.low
	e.low = math.MaxInt
	t := m.own(e.infer(m, n, f))
	if e.low == math.MaxInt && !e.deep && f == nil {
		kept.keepExpression(n, t)
	}
	e.low = min(e.low, outer)
	e.leave()
	return t
}

// infer finds the type of the expression n.
func (e *eval) infer(m *Module, n syntax.Node, f *frame) Type {
	switch n.Kind() {
	case syntax.KindName:
		return e.name(m, n, f)
	case syntax.KindAttribute:
		return e.attributeOf(m, syntax.As[syntax.Attribute](n), f)
	case syntax.KindCall:
		return e.callOf(m, syntax.As[syntax.Call](n), f)
	case syntax.KindAwait:
		return e.awaited(e.typeOf(m, n.Field(syntax.FieldValue), f))
	case syntax.KindSubscript:
		return e.subscript(m, syntax.As[syntax.Subscript](n), f)
	case syntax.KindNamedExpr:
		return e.typeOf(m, n.Field(syntax.FieldValue), f)
	case syntax.KindIfExp:
		return join(e.typeOf(m, n.Field(syntax.FieldBody), f), e.typeOf(m, n.Field(syntax.FieldOrelse), f))
	case syntax.KindBoolOp:
		return e.boolOp(m, n, f)
	case syntax.KindCompare:
		return e.compare(m, syntax.As[syntax.Compare](n), f)
	case syntax.KindUnaryOp:
		return e.unaryOp(m, n, f)
	case syntax.KindBinOp:
		return e.binary(n.Op(), e.typeOf(m, n.Field(syntax.FieldLeft), f), e.typeOf(m, n.Field(syntax.FieldRight), f))
	case syntax.KindLambda:
		return Type{&typeData{kind: kindFunction, fn: m.FunctionOf(n), frame: f}}
	case syntax.KindList, syntax.KindSet:
		return e.display(m, n, f)
	case syntax.KindTuple:
		return e.tuple(m, n, f)
	case syntax.KindDict:
		return e.dict(m, syntax.As[syntax.Dict](n), f)
	case syntax.KindListComp:
		return instanceOf(e.builtinClass("list"), e.typeOf(m, n.Field(syntax.FieldElt), f))
	case syntax.KindSetComp:
		return instanceOf(e.builtinClass("set"), e.typeOf(m, n.Field(syntax.FieldElt), f))
	case syntax.KindDictComp:
		return instanceOf(e.builtinClass("dict"), e.typeOf(m, n.Field(syntax.FieldKey), f), e.typeOf(m, n.Field(syntax.FieldElt), f))
	case syntax.KindGeneratorExp:
		return e.generatorExp(m, n, f)
	case syntax.KindSlice:
		return e.builtinInstance("slice")
	}
	return Type{}
}

// name returns the type of n, a Name that is loaded.
func (e *eval) name(m *Module, n syntax.Node, f *frame) Type {
	if v := m.valueOf(n); v != nil {
		if v.kind == starValue && v.symbol == nil {
			return e.starred(m, v, n.Identifier())
		}
		return e.arriving(m, v, f)
	}
	if b := m.bindingOf(n); b != nil { // a target: what it is given
		return e.binding(b, f)
	}
	if y := m.symbolOf(n); y.isBuiltin() {
		t, _ := e.builtin(m, n.Identifier())
		return t
	}
	return Type{}
}

// starred returns what name is where v is all that may bind it.
func (e *eval) starred(m *Module, v *flowValue, name string) Type {
	for ; v != nil && v.kind == starValue; v = v.of {
		if t, ok := e.starImported(m, v.binding, name); ok {
			return t
		}
	}
	if v != nil {
		return Type{}
	}
	t, _ := e.builtin(m, name)
	return t
}

// attributeOf returns the type of a, in the flow where that knows it.
func (e *eval) attributeOf(m *Module, a syntax.Attribute, f *frame) Type {
	if v := m.valueOf(a.Node); v != nil {
		if t := e.arriving(m, v, f); t.d != nil || v.isTested() {
			return t
		}
	}
	if b := m.bindingOf(a.Node); b != nil {
		return e.binding(b, f)
	}
	return e.objectAttribute(m, a, f)
}

// objectAttribute returns the type of a as its object has it, whatever the flow.
func (e *eval) objectAttribute(m *Module, a syntax.Attribute, f *frame) Type {
	object, name := e.typeOf(m, a.Value(), f), mangled(a.Attr().Identifier(), m.scopeAt(a.Node))
	t := e.attributeIn(m, object, name)
	if t.d == nil && object.is(kindModule) {
		t = m.importedBelow(a, object.d.name+"."+name)
	}
	if t.d == nil || object.is(kindModule) && e.replaces(m, object, name) {
		return Type{}
	}
	for _, o := range object.Members() {
		if o.is(kindInstance) && o.has(declaredFlag) && !o.d.class.Module.is(m) {
			t = join(append(e.overrides(m, o, t, name), t)...)
		}
	}
	return t
}

func (e *eval) constant(n syntax.Node) Type {
	switch n.Op() {
	case syntax.ConstNone:
		return noneType
	case syntax.ConstTrue, syntax.ConstFalse:
		return e.builtinInstance("bool")
	case syntax.ConstEllipsis:
		return instanceOf(e.libraryClass("types", "EllipsisType"))
	case syntax.ConstStr:
		return e.builtinInstance("str")
	case syntax.ConstBytes:
		return e.builtinInstance("bytes")
	case syntax.ConstInt:
		return e.builtinInstance("int")
	case syntax.ConstFloat:
		return e.builtinInstance("float")
	case syntax.ConstComplex:
		return e.builtinInstance("complex")
	}
	return Type{}
}

// maxItems is the number of elements of a display beyond which only the kind of
// container counts.
const maxItems = 32

// display returns the type of a list or set display.
func (e *eval) display(m *Module, n syntax.Node, f *frame) Type {
	name := "list"
	if n.Is(syntax.KindSet) {
		name = "set"
	}
	types, ok := e.elements(m, n, f)
	if !ok || len(types) == 0 {
		return instanceOf(e.builtinClass(name), Type{})
	}
	return instanceOf(e.builtinClass(name), join(types...))
}

// elements returns the types of the elements of a display, and false if there are
// starred ones or too many.
func (e *eval) elements(m *Module, n syntax.Node, f *frame) ([]Type, bool) {
	var types []Type
	for elt := range n.Fields(syntax.FieldElt) {
		if elt.Is(syntax.KindStarred) || len(types) == maxItems {
			return nil, false
		}
		types = append(types, e.typeOf(m, elt, f))
	}
	return types, true
}

func (e *eval) tuple(m *Module, n syntax.Node, f *frame) Type {
	c := e.builtinClass("tuple")
	if c == nil {
		return Type{}
	}
	types, ok := e.elements(m, n, f)
	if !ok {
		return instanceOf(c, Type{})
	}
	return Type{&typeData{kind: kindInstance, flags: fixedFlag, class: c, args: types}}
}

func (e *eval) dict(m *Module, d syntax.Dict, f *frame) Type {
	var keys, values []Type
	for v := range d.Values() {
		if len(values) == maxItems {
			return instanceOf(e.builtinClass("dict"), Type{}, Type{})
		}
		values = append(values, e.typeOf(m, v, f))
	}
	for k := range d.Keys() {
		keys = append(keys, e.typeOf(m, k, f))
	}
	if len(keys) != len(values) || len(keys) == 0 {
		return instanceOf(e.builtinClass("dict"), Type{}, Type{})
	}
	return instanceOf(e.builtinClass("dict"), join(keys...), join(values...))
}

// generatorExp returns the type of a generator expression: an asynchronous
// generator if it contains async for, or await anywhere but in its first iterable
// (language reference, "Generator expressions").
func (e *eval) generatorExp(m *Module, n syntax.Node, f *frame) Type {
	kind := kindGenerator
	if isAsyncGenerator(m, n) {
		kind = kindAsyncGenerator
	}
	return Type{&typeData{kind: kind, args: []Type{e.typeOf(m, n.Field(syntax.FieldElt), f)}}}
}

func isAsyncGenerator(m *Module, n syntax.Node) bool {
	own := m.scopeOf(n)
	for c := range syntax.Generators(n) {
		if c.IsAsync() {
			return true
		}
	}
	for a := range syntax.All[syntax.Await](n) {
		s := m.scopeAt(a.Node)
		// List, set and dict comprehensions with an await make the generator
		// expression around them asynchronous too.
		for s != own && s.kind == comprehensionScope && !s.node.Is(syntax.KindGeneratorExp) {
			s = s.parent
		}
		if s == own {
			return true
		}
	}
	for c := range syntax.All[syntax.Comprehension](n) {
		if !c.IsAsync() || c.Parent().Is(syntax.KindGeneratorExp) {
			continue
		}
		s := m.scopeOf(c.Parent())
		for s != own && s != nil && s.kind == comprehensionScope && !s.node.Is(syntax.KindGeneratorExp) {
			s = s.parent
		}
		if s == own {
			return true
		}
	}
	return false
}
