package semantic

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// annotationOf returns the instances that the annotation n of m speaks of. Type
// variables are left in it. An annotation may be written as a string, or as code
// that never runs, so names mean what they mean when the module has run.
func (e *eval) annotationOf(m *Module, n syntax.Node, f *frame) Type {
	if !n.Exists() {
		return Type{}
	}
	return e.ask(m, query{what: askAnnotation, node: n, frame: f})
}

// annotation finds the instances that n speaks of.
func (e *eval) annotation(m *Module, n syntax.Node, f *frame) Type {
	return e.meaning(m, n, place{at: n}, f)
}

// A place is where an annotation stands: text that is parsed out of a string has
// the scope of the string.
type place struct {
	at     syntax.Node // a node of the module
	parsed bool        // the expression is of another tree
}

// meaning returns the instances that the expression n, at a place of m, speaks of.
func (e *eval) meaning(m *Module, n syntax.Node, p place, f *frame) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	switch n.Kind() {
	case syntax.KindConstant:
		switch n.Op() {
		case syntax.ConstNone:
			return noneType
		case syntax.ConstStr:
			return e.quoted(m, n, p, f)
		}
		return Type{}
	case syntax.KindName, syntax.KindAttribute:
		return e.named(m, n, p, f)
	case syntax.KindBinOp:
		if n.Op() == syntax.OpBitOr {
			return join(e.meaning(m, n.Field(syntax.FieldLeft), p, f), e.meaning(m, n.Field(syntax.FieldRight), p, f))
		}
	case syntax.KindSubscript:
		return e.parameters(m, syntax.As[syntax.Subscript](n), p, f)
	}
	return Type{}
}

// quoted returns what an annotation in a string speaks of (PEP 484, "Forward
// references").
func (e *eval) quoted(m *Module, n syntax.Node, p place, f *frame) Type {
	text, ok := stringConstant(n)
	if !ok || len(text) > 1000 || p.parsed && strings.ContainsAny(text, `'"`) {
		return Type{}
	}
	tree := syntax.ParseOnce(source.New("(" + strings.TrimSpace(text) + ")"))
	stmt := syntax.As[syntax.ExprStmt](tree.Root().First())
	if !stmt.Exists() || tree.Root().IsBroken() {
		return Type{}
	}
	return e.meaning(m, stmt.Value(), place{p.at, true}, f)
}

// valueAt returns the value of the expression n, a name or an attribute, where an
// annotation mentions it.
func (e *eval) valueAt(m *Module, n syntax.Node, p place, f *frame) Type {
	switch n.Kind() {
	case syntax.KindName:
		v := m.visibleAt(n.Identifier(), p.at)
		if v == nil {
			t, _ := e.builtin(m, n.Identifier())
			return t
		}
		return e.arriving(m, v, f)
	case syntax.KindAttribute:
		return e.attributeIn(m, e.valueAt(m, n.Field(syntax.FieldValue), p, f), n.Field(syntax.FieldAttr).Identifier())
	}
	return Type{}
}

// named returns what a name or dotted name in an annotation speaks of.
func (e *eval) named(m *Module, n syntax.Node, p place, f *frame) Type {
	switch e.nameAt(m, n, p, 0) {
	case "typing.Self":
		if c := classAround(m, p.at); c != nil {
			return e.selfType(c)
		}
		return Type{}
	case "typing.LiteralString":
		return e.builtinInstance("str").with(declaredFlag)
	case "typing.Any", "typing.NoReturn", "typing.Never", "builtins.object":
		return Type{}
	}
	if t, ok := e.aliased(m, n, p, f); ok {
		return t
	}
	value := e.valueAt(m, n, p, f)
	if value.is(kindUnion) { // "else: Name = None" is for when the program runs
		value = value.without(Type.IsNone)
	}
	return value.mapMembers(func(t Type) Type {
		switch t.d.kind {
		case kindClass:
			if t.d.class.QualifiedName() == "builtins.object" {
				return Type{}
			}
			return instanceOf(t.d.class, t.d.args...).with(declaredFlag)
		case kindTypeVar, kindNone:
			return t
		}
		return Type{}
	})
}

// aliased returns what the alias n stands for: a name that is bound once, to an
// expression that speaks of types.
func (e *eval) aliased(m *Module, n syntax.Node, p place, f *frame) (Type, bool) {
	b := e.aliasBinding(m, n, p)
	if b == nil {
		return Type{}, false
	}
	return e.ask(b.scope.module, query{what: askAnnotation, node: b.value()}), true
}

// aliasBinding returns what binds the alias n, or nil if n is none.
func (e *eval) aliasBinding(m *Module, n syntax.Node, p place) *binding {
	if !n.Is(syntax.KindName) {
		return nil
	}
	b := m.onlyBinding(m.visibleAt(n.Identifier(), p.at))
	if b == nil {
		return nil
	}
	if b.kind == bindFrom {
		if b = e.origin(m, b, 0); b == nil {
			return nil
		}
	}
	switch b.kind {
	case bindAssign, bindAnnotated, bindTypeAlias:
	default:
		return nil
	}
	value := b.value()
	if value.Is(syntax.KindName, syntax.KindAttribute) && b.kind != bindTypeAlias || value.Is(syntax.KindCall) || len(b.path()) > 0 {
		return nil
	}
	return b
}

// onlyBinding returns the binding that v of m is the value of; nil if there are several,
// or a star import may bring another.
func (m *Module) onlyBinding(v *flowValue) *binding {
	switch {
	case v == nil:
	case v.kind == boundValue:
		return v.binding
	case v.kind == anyValue && v.edges[0].value.kind == boundValue:
		for _, edge := range v.edges[1:] {
			star := edge.value
			if star.kind != starValue {
				return nil
			}
			if from := m.importModule(m.source(star.binding.origin)); from == nil || from.isPublic(star.symbol.name) != No {
				return nil
			}
		}
		return v.edges[0].value.binding
	}
	return nil
}

// classAround returns the class in whose body, or in whose method, n stands.
func classAround(m *Module, n syntax.Node) *Class {
	return m.ClassOf(syntax.Enclosing[syntax.ClassDef](n))
}

// parameters returns what s, such as Optional[X] or list[X], speaks of.
func (e *eval) parameters(m *Module, s syntax.Subscript, p place, f *frame) Type {
	args := items(s.Slice())
	mean := func(i int) Type {
		if i < 0 || i >= len(args) {
			return Type{}
		}
		return e.meaning(m, args[i], p, f)
	}
	switch e.nameAt(m, s.Value(), p, 0) {
	case "typing.Optional":
		return join(mean(0), noneType)
	case "typing.Union":
		types := make([]Type, len(args))
		for i := range args {
			types[i] = mean(i)
		}
		return join(types...)
	case "typing.Annotated", "typing.ClassVar", "typing.Final", "typing.Required", "typing.NotRequired",
		"typing.ReadOnly", "dataclasses.InitVar":
		return mean(0)
	case "typing.Literal":
		types := make([]Type, len(args))
		for i, a := range args {
			types[i] = e.typeOf(m, a, nil)
			if p.parsed {
				types[i] = Type{}
			}
		}
		return join(types...)
	case "typing.TypeGuard", "typing.TypeIs":
		return e.builtinInstance("bool")
	case "builtins.type":
		return instanceOf(e.builtinClass("type")).with(declaredFlag).classesOf(mean(0))
	case "collections.abc.Callable":
		types := []Type{mean(len(args) - 1)}
		if args[0].Is(syntax.KindList) {
			for a := range args[0].Fields(syntax.FieldElt) {
				types = append(types, e.meaning(m, a, p, f))
			}
		}
		return instanceOf(e.libraryClass("collections.abc", "Callable"), types...).with(declaredFlag)
	case "builtins.tuple":
		return e.tupleOf(m, args, mean)
	}
	if b := e.aliasBinding(m, s.Value(), p); b != nil {
		return e.aliasWith(m, s, b, p, f)
	}
	head := e.valueAt(m, s.Value(), p, f)
	if !head.is(kindClass) {
		return Type{}
	}
	types := make([]Type, len(args))
	for i := range args {
		types[i] = mean(i)
	}
	return instanceOf(head.d.class, types...).with(declaredFlag)
}

// aliasWith returns what s speaks of, whose head is the alias that b binds:
// Result = Union[T, Error], Result[int].
func (e *eval) aliasWith(m *Module, s syntax.Subscript, b *binding, p place, f *frame) Type {
	t := e.ask(b.scope.module, query{what: askAnnotation, node: b.value()})
	if !mentionsTypeVar(t, 0) {
		return t
	}
	names := map[string]Type{}
	args := items(s.Slice())
	for i, v := range e.aliasParams(b) {
		if i < len(args) {
			names[v] = e.meaning(m, args[i], p, f)
		}
	}
	return bind(t, names)
}

// aliasParams returns the names of the type variables of the alias that b binds, in
// the order in which its text mentions them first (PEP 484, "Type aliases").
func (e *eval) aliasParams(b *binding) []string {
	var names []string
	m := b.scope.module
	if b.kind == bindTypeAlias {
		for p := range b.origin.Fields(syntax.FieldTypeParams) {
			names = append(names, p.Field(syntax.FieldName).Identifier())
		}
	}
	for name := range syntax.All[syntax.Name](b.value()) {
		names = typeVars(e.named(m, name.Node, place{at: name.Node}, nil), names)
	}
	return names
}

// typeVars lists the type variables in t in the order in which they stand there.
func typeVars(t Type, found []string) []string {
	if t.d == nil {
		return found
	}
	if t.is(kindTypeVar) {
		for _, n := range found {
			if n == t.d.name {
				return found
			}
		}
		return append(found, t.d.name)
	}
	for _, a := range t.d.args {
		found = typeVars(a, found)
	}
	return found
}

// typeVarIn returns the type variable called name that stands in t, Unknown if there is
// none.
func typeVarIn(t Type, name string) Type {
	if t.d == nil || t.is(kindTypeVar) && t.d.name == name {
		return t
	}
	if t.is(kindTypeVar) {
		return Type{}
	}
	for _, a := range t.d.args {
		if found := typeVarIn(a, name); found.d != nil {
			return found
		}
	}
	return Type{}
}

func (e *eval) tupleOf(m *Module, args []syntax.Node, mean func(int) Type) Type {
	c := e.builtinClass("tuple")
	if c == nil {
		return Type{}
	}
	if len(args) == 2 && args[1].Is(syntax.KindConstant) && args[1].Op() == syntax.ConstEllipsis {
		return instanceOf(c, mean(0)).with(declaredFlag)
	}
	d := &typeData{kind: kindInstance, class: c, flags: declaredFlag | fixedFlag}
	for i, a := range args {
		if a.Is(syntax.KindStarred) {
			return instanceOf(c, Type{}).with(declaredFlag)
		}
		d.args = append(d.args, mean(i))
	}
	return Type{d}
}
