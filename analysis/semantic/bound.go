package semantic

import (
	"slices"

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
		if len(path) == 0 {
			t = widened(t)
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
		return e.ask(m, query{what: askDecorated, node: b.origin, frame: f.defining(b)})
	case bindClass:
		return e.ask(m, query{what: askClass, node: b.origin})
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
			return t
		}
	}
	return erase(e.annotationOf(m, b.origin.Field(syntax.FieldAnnotation), f))
}

// isMutable reports whether t is a container that can be given other elements than
// it was made with.
func isMutable(t Type) bool {
	if !t.is(kindInstance) || t.has(declaredFlag) || t.d.class.Module.Name != "builtins" {
		return false
	}
	switch t.d.class.Name {
	case "list", "set", "dict":
		return true
	}
	return false
}

// widened returns t, but for a mutable container under a name, what it contains is
// not known.
func widened(t Type) Type {
	if isMutable(t) && len(t.d.args) > 0 {
		return instanceOf(t.d.class)
	}
	return t
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
		return instanceOf(e.builtinClass("list"), e.iterated(t, false))
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

// parameter returns what the caller of a function gives for the parameter that b
// binds.
func (e *eval) parameter(m *Module, b *binding, f *frame) Type {
	if t, ok := f.argument(b.origin); ok {
		return t
	}
	fn, arg := b.scope.function, syntax.As[syntax.Arg](b.origin)
	annotation := arg.Annotation()
	if fn.Class != nil && firstParameter(fn) == b.origin {
		if t, ok := e.receiver(fn); ok && !annotation.Exists() {
			return t
		}
	}
	if !annotation.Exists() {
		switch arg.Role() {
		case syntax.FieldVararg:
			return instanceOf(e.builtinClass("tuple"), Type{})
		case syntax.FieldKwarg:
			return instanceOf(e.builtinClass("dict"), instanceOf(e.builtinClass("str")), Type{})
		}
		return Type{}
	}
	t := erase(e.annotationOf(m, annotation, f))
	switch arg.Role() {
	case syntax.FieldVararg:
		return instanceOf(e.builtinClass("tuple"), t)
	case syntax.FieldKwarg:
		return instanceOf(e.builtinClass("dict"), instanceOf(e.builtinClass("str")), t)
	}
	if d := arg.Default(); d.Is(syntax.KindConstant) && d.Op() == syntax.ConstNone {
		return join(t, noneType)
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
	if e.isSubclass(fn.Class, "builtins.type") != No {
		return Type{}, true
	}
	return e.selfType(fn.Class), true
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
	return Type{}
}

// iterated returns what for, or async for, gives for t.
func (e *eval) iterated(t Type, async bool) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	return t.mapMembers(func(m Type) Type {
		if async {
			return e.asyncIterated(m)
		}
		return e.syncIterated(m)
	})
}

func (e *eval) asyncIterated(t Type) Type {
	switch t.d.kind {
	case kindAsyncGenerator:
		return e.yielded(t)
	case kindInstance:
		it := e.callMethod(t, "__aiter__")
		if it.is(kindAsyncGenerator) {
			return e.yielded(it)
		}
		return e.awaited(e.callMethod(it, "__anext__"))
	}
	return Type{}
}

func (e *eval) syncIterated(t Type) Type {
	switch t.d.kind {
	case kindGenerator:
		return e.yielded(t)
	case kindInstance:
		if t.d.class.QualifiedName() == "builtins.tuple" {
			if len(t.d.args) == 0 {
				return Type{}
			}
			return join(t.d.args...)
		}
		it := e.callMethod(t, "__iter__")
		if it.is(kindGenerator) {
			return e.yielded(it)
		}
		return e.callMethod(it, "__next__")
	}
	return Type{}
}

// iteratorOf returns what iter, or aiter, gives for t.
func (e *eval) iteratorOf(t Type, async bool) Type {
	return t.mapMembers(func(m Type) Type {
		switch {
		case m.is(kindAsyncGenerator) && async, m.is(kindGenerator) && !async:
			return m
		case async:
			return e.callMethod(m, "__aiter__")
		}
		return e.callMethod(m, "__iter__")
	})
}

// callMethod returns what t.name() gives, the name looked up on the type of t.
func (e *eval) callMethod(t Type, name string) Type {
	return t.mapMembers(func(m Type) Type {
		if m.d.kind != kindInstance {
			return Type{}
		}
		shape := e.shapeOf(m.d.class)
		raw, owner, answer := e.lookup(m.d.class, name, 0)
		if answer != Yes {
			return Type{}
		}
		result := e.call(e.bindMember(raw, m), nil)
		return substitute(substitute(result, e.shapeOf(owner.class).params, owner.args), shape.params, m.d.args)
	})
}

// entered returns what with, or async with, binds for t.
func (e *eval) entered(t Type, async bool) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	return t.mapMembers(func(m Type) Type {
		switch {
		case m.is(kindManager) && !async, m.is(kindAsyncManager) && async:
			return e.yielded(m)
		case !m.is(kindInstance):
			return Type{}
		case async:
			return e.awaited(e.callMethod(m, "__aenter__"))
		}
		return e.callMethod(m, "__enter__")
	})
}

// awaited returns what await gives for t.
func (e *eval) awaited(t Type) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	return t.mapMembers(func(m Type) Type {
		switch {
		case m.is(kindCoroutine):
			if len(m.d.args) > 0 {
				return m.d.args[0]
			}
			return e.result(m.d, nil)
		case m.is(kindGenerator) && m.has(awaitableFlag):
			return e.generatorResult(m)
		case m.is(kindInstance):
			return e.generatorResult(e.callMethod(m, "__await__"))
		}
		return Type{}
	})
}

// generatorResult returns what "yield from" gives for t: what the generator returns
// (PEP 380).
func (e *eval) generatorResult(t Type) Type {
	return t.mapMembers(func(m Type) Type {
		switch m.d.kind {
		case kindGenerator:
			return e.generatorReturn(m)
		case kindAwaitIterator:
			return m.arg(0)
		case kindInstance:
			switch name := m.d.class.QualifiedName(); name {
			case "collections.abc.Generator", "types.GeneratorType":
				return m.arg(2)
			case "_builtins.async_generator_asend", "_builtins.async_generator_athrow", "_builtins.anext_awaitable":
				return m.arg(0)
			}
		}
		return Type{}
	})
}

// Awaited returns what await gives.
func (t Type) Awaited() Type { return newEval(t.home()).awaited(t) }

// Entered returns what with, or async with, binds.
func (t Type) Entered(async bool) Type { return newEval(t.home()).entered(t, async) }

// Iterated returns what for, or async for, binds.
func (t Type) Iterated(async bool) Type { return newEval(t.home()).iterated(t, async) }

// A frame is a call of a function whose arguments are known, while inference looks
// into its body, and then what functions that its body defines see of it.
type frame struct {
	fn    *Function
	outer *frame
	args  []argument
	memo  memo
}

type argument struct {
	param syntax.Node // Arg
	value Type
}

// argument returns the value that the call f, or one around it, has for param.
func (f *frame) argument(param syntax.Node) (Type, bool) {
	for ; f != nil; f = f.outer {
		if i := slices.IndexFunc(f.args, func(a argument) bool { return a.param == param }); i >= 0 {
			return f.args[i].value, true
		}
	}
	return Type{}, false
}

// defining returns f if the def of b stands in the body that f runs, or in one
// around it, so that it sees its arguments; else nil.
func (f *frame) defining(b *binding) *frame {
	for ; f != nil; f = f.outer {
		if f.fn.Def.Contains(b.origin) {
			return f
		}
	}
	return nil
}
