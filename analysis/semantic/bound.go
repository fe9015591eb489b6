package semantic

import (
	"strings"

	"awaiter/analysis/syntax"
)

// bound returns what b, a binding of m, gives its target.
func (e *eval) bound(m *Module, b *binding, f *frame) Type {
	if b == nil {
		return Type{}
	}
	switch b.kind {
	case bindAssign, bindWalrus:
		path := b.path()
		t := e.unpacked(e.typeOf(m, b.value(), f), path)
		if len(path) == 0 || path[len(path)-1].starred {
			t = e.contained(m, b, t, f)
		}
		return t
	case bindAnnotated:
		return e.annotatedValue(m, b, f)
	case bindAugmented:
		return e.augmented(m, b.origin, f)
	case bindFor, bindComprehension:
		return e.unpacked(e.iterated(e.typeOf(m, b.value(), f), b.origin.IsAsync()), b.path())
	case bindWith:
		return e.unpacked(e.entered(e.typeOf(m, b.value(), f), b.origin.Parent().IsAsync()), b.path())
	case bindImport, bindFrom:
		return e.imported(m, b)
	case bindDef:
		return e.askFunction(askDecorated, m.FunctionOf(b.origin), f.defining(b))
	case bindClass:
		c := m.ClassOf(syntax.As[syntax.ClassDef](b.origin))
		return e.ask(m, query{what: askClass, node: b.origin, place: &c.decorated})
	case bindParameter:
		return e.parameter(m, b, f)
	case bindExcept:
		return e.caught(m, b.origin, f)
	case bindCapture:
		return e.captured(m, b, f)
	case bindTypeParameter:
		return e.typeParameter(m, b.origin)
	}
	return Type{}
}

// annotatedValue returns what "target: annotation = value" gives: the value, where
// it is known, is more than the annotation.
func (e *eval) annotatedValue(m *Module, b *binding, f *frame) Type {
	if v := b.value(); v.Exists() {
		if e.qualifiedName(m, b.origin.Field(syntax.FieldAnnotation)) == "typing.Any" {
			return Type{}
		}
		if t := e.typeOf(m, v, f); t.d != nil && !isMutable(t) {
			return ofDeclared(t, e.annotationOf(m, b.origin.Field(syntax.FieldAnnotation), f))
		}
	}
	return erase(e.annotationOf(m, b.origin.Field(syntax.FieldAnnotation), f))
}

// ofDeclared returns t with the type arguments of declared, if that speaks of the same
// class and t has none.
func ofDeclared(t, declared Type) Type {
	if !t.is(kindInstance) || !declared.is(kindInstance) || !t.d.class.Is(declared.d.class) {
		return t
	}
	for _, a := range t.d.args {
		if a.d != nil {
			return t
		}
	}
	d := *t.d
	d.args = declared.d.args
	return erase(Type{&d})
}

// isMutable reports whether t is a container that can be given other elements than
// it was made with.
func isMutable(t Type) bool {
	if !t.is(kindInstance) || t.has(declaredFlag) {
		return false
	}
	switch t.d.class.QualifiedName() {
	case "builtins.list", "builtins.set", "builtins.dict", "collections.defaultdict":
		return true
	}
	return false
}

// unpacked returns the part of t that path leads to.
func (e *eval) unpacked(t Type, path []unpackStep) Type {
	for _, step := range path {
		t = t.mapMembers(func(m Type) Type { return e.item(m, step) })
	}
	return t
}

func (e *eval) item(t Type, step unpackStep) Type {
	if step.starred {
		if from, to := step.index, len(t.args())-step.behind; t.has(fixedFlag) && from < to {
			return instanceOf(e.builtinClass("list"), join(t.d.args[from:to]...))
		}
		return instanceOf(e.builtinClass("list"), e.iterated(t, false))
	}
	if fields := e.fields(t); fields != nil && 0 <= step.index && step.index < len(fields) {
		return fields[step.index]
	}
	if !t.has(fixedFlag) {
		return e.iterated(t, false)
	}
	i := step.index
	if i < 0 {
		i += len(t.d.args)
	}
	if i < 0 {
		return Type{}
	}
	return t.arg(i)
}

// fields returns what the fields of t, an instance of a subclass of typing.NamedTuple,
// are annotated with; nil for anything else.
func (e *eval) fields(t Type) []Type {
	if !t.is(kindInstance) || t.d.class.Module.isStub() || e.isSubclass(t.d.class, "typing.NamedTuple") != Yes {
		return nil
	}
	for _, a := range e.shapeOf(t.d.class).mro {
		if a.class == nil || a.class.Module.isStub() {
			return nil
		}
		var fields []Type
		for s := range a.class.Def.Fields(syntax.FieldBody) {
			if s.Is(syntax.KindAnnAssign) {
				fields = append(fields, erase(e.annotationOf(a.class.Module, s.Field(syntax.FieldAnnotation), nil)))
			}
		}
		if len(fields) > 0 {
			return fields
		}
	}
	return nil
}

// parameter returns what the caller of a function gives for the parameter that b
// binds.
func (e *eval) parameter(m *Module, b *binding, f *frame) Type {
	if t, ok := f.argument(b.origin); ok {
		return t
	}
	fn, arg := b.scope.function, syntax.As[syntax.Arg](b.origin)
	annotation := arg.Annotation()
	var self Type
	if fn.Class != nil && firstParameter(fn) == b.origin {
		t, ok := e.receiver(fn)
		if ok && !annotation.Exists() {
			return t
		}
		self = t
	}
	if !annotation.Exists() {
		return e.collected(arg, Type{})
	}
	t := erase(e.annotationOf(m, annotation, f))
	if self.d != nil && t.is(self.d.kind) && t.d.class == self.d.class && len(t.d.args) == 0 {
		return self // cls: type["C"] in C says nothing more
	}
	if d := arg.Default(); d.Is(syntax.KindConstant) && d.Op() == syntax.ConstNone {
		return join(t, noneType)
	}
	return e.collected(arg, t)
}

// collected returns what the parameter arg holds if each argument for it is a t: one of
// these, or all of them for *arg and **arg.
func (e *eval) collected(arg syntax.Arg, t Type) Type {
	switch arg.Role() {
	case syntax.FieldVararg:
		return instanceOf(e.builtinClass("tuple"), t)
	case syntax.FieldKwarg:
		return instanceOf(e.builtinClass("dict"), instanceOf(e.builtinClass("str")), t)
	}
	return t
}

// receiver returns what a method gets as its first argument, and false if fn gets
// none.
func (e *eval) receiver(fn *Function) (Type, bool) {
	switch e.methodKind(fn) {
	case kindStaticMethod:
		return Type{}, false
	case kindClassMethod:
		return Type{&typeData{kind: kindClass, class: fn.Class, flags: declaredFlag | selfFlag}}, true
	}
	name := syntax.As[syntax.Arg](firstParameter(fn)).Name().Identifier()
	switch isMetaclass := e.isSubclass(fn.Class, "builtins.type"); {
	case isMetaclass == Yes, isMetaclass == Unknown && name != "self", !mayBeSelf(name):
		return Type{}, true
	}
	return e.selfType(fn.Class), true
}

// mayBeSelf reports whether one who calls a parameter so means the object of a method. A
// function in a class with another name there may be called through the class: C.parse(text).
func mayBeSelf(name string) bool {
	switch name {
	case "this", "me", "cls", "slf", "instance":
		return true
	}
	return len(name) == 1 || strings.Contains(name, "self") || strings.HasPrefix(name, "_")
}

// selfType returns what a method of c sees as self.
func (e *eval) selfType(c *Class) Type {
	d := &typeData{kind: kindInstance, class: c, flags: declaredFlag | selfFlag}
	if own := e.shapeOf(c).mro[0]; len(own.args) > 0 {
		d.args = own.args
	}
	return Type{d}
}

// methodKind returns kindClassMethod or kindStaticMethod for a method that gets its
// class, or nothing, as its first argument, and else kindFunction.
func (e *eval) methodKind(fn *Function) typeKind {
	switch fn.Name {
	case "__new__":
		return kindClassMethod // its first argument is given, but it is the class
	case "__init_subclass__", "__class_getitem__":
		return kindClassMethod
	}
	for d := range fn.Def.Fields(syntax.FieldDecoratorList) {
		switch e.qualifiedName(fn.Module, d) {
		case "builtins.staticmethod", "abc.abstractstaticmethod":
			return kindStaticMethod
		case "builtins.classmethod", "abc.abstractclassmethod":
			return kindClassMethod
		}
	}
	return kindFunction
}

// caught returns what the handler h binds to its name.
func (e *eval) caught(m *Module, h syntax.Node, f *frame) Type {
	if syntax.As[syntax.Try](h.Parent()).IsStar() {
		return Type{}
	}
	return e.instancesOf(e.typeOf(m, h.Field(syntax.FieldType), f))
}

// instancesOf returns what isinstance with t, a class or a tuple of classes, holds
// for.
func (e *eval) instancesOf(t Type) Type {
	return t.mapMembers(func(c Type) Type {
		switch {
		case c.is(kindClass):
			return instanceOf(c.d.class).with(declaredFlag)
		case c.has(fixedFlag) && len(c.d.args) > 0:
			all := make([]Type, len(c.d.args))
			for i, a := range c.d.args {
				all[i] = e.instancesOf(a)
			}
			return join(all...)
		}
		return Type{}
	})
}

// captured returns what a pattern binds.
func (e *eval) captured(m *Module, b *binding, f *frame) Type {
	as := syntax.As[syntax.MatchAs](b.origin)
	if !as.Exists() {
		return Type{}
	}
	if c := syntax.As[syntax.MatchClass](as.Pattern()); c.Exists() {
		return e.instancesOf(e.typeOf(m, c.Cls(), f))
	}
	if pattern := as.Pattern(); pattern.Exists() && !pattern.Is(syntax.KindMatchAs) {
		return Type{}
	}
	return e.matched(m, as.Node, f).without(Type.IsNone)
}

// matched returns what the pattern n is held to: the subject, or an item of it.
func (e *eval) matched(m *Module, n syntax.Node, f *frame) Type {
	switch p := n.Parent(); p.Kind() {
	case syntax.KindMatchCase:
		return e.typeOf(m, p.Parent().Field(syntax.FieldSubject), f)
	case syntax.KindMatchAs:
		return e.matched(m, p, f)
	case syntax.KindMatchSequence:
		index := 0
		for sibling := range p.Children() {
			if sibling == n {
				break
			}
			if sibling.Is(syntax.KindMatchStar) {
				return Type{}
			}
			index++
		}
		return e.matched(m, p, f).mapMembers(func(t Type) Type { return e.item(t, unpackStep{index: index}) })
	}
	return Type{}
}
