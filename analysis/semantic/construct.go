package semantic

import "awaiter/analysis/syntax"

// super returns what super() gives at the call.
func (e *eval) super(at *site) Type {
	m, c := at.module, at.call
	fn := m.FunctionAround(c.Node)
	for fn != nil && fn.Class == nil {
		fn = m.FunctionAround(fn.Def)
	}
	if fn == nil {
		return Type{}
	}
	class := fn.Class
	if first := c.Arg(0); first.Exists() {
		t := e.typeOf(m, first, at.frame)
		if !t.is(kindClass) {
			return Type{}
		}
		class = t.d.class
	}
	receiver, ok := e.receiver(fn)
	if t, known := at.frame.argument(firstParameter(fn)); known {
		receiver, ok = t, true
	}
	if !ok || receiver.d == nil {
		return Type{}
	}
	return Type{&typeData{kind: kindSuper, class: class, receiver: receiver.d}}
}

// construct returns what calling the class t gives.
func (e *eval) construct(t Type, at *site) Type {
	c := t.d.class
	shape := e.shapeOf(c)
	if shape.unknownMetaclass || shape.metaclass != nil && e.definesCall(shape.metaclass) {
		return Type{}
	}
	if at != nil && at.call.Arg(1).Exists() && e.isSubclass(c, "enum.Enum") == Yes {
		return Type{} // Enum("Color", "RED GREEN") makes a class
	}
	if e.isSubclass(c, "typing.TypedDict") == Yes {
		return e.builtinInstance("dict")
	}
	if e.isSubclass(c, "builtins.type") == Yes && c.Module.Name != "builtins" {
		return Type{}
	}
	made := &typeData{kind: kindInstance, class: c, flags: t.d.flags & (declaredFlag | selfFlag), args: t.d.args}
	switch c.QualifiedName() {
	case "builtins.OSError", "builtins.BaseExceptionGroup", "builtins.reversed", "asyncio.DefaultEventLoopPolicy",
		"enum.auto", "pathlib.Path", "pathlib.PurePath": // which may choose a subclass, or something else
		made.flags |= declaredFlag
	}
	if shape.hasUnknownBase {
		made.flags |= declaredFlag
	}
	if len(made.args) == 0 && len(shape.params) > 0 && at != nil {
		made.args = e.constructorArgs(c, shape, at)
	}
	made.frame = e.constructing(made, at)
	instance := Type{made}
	if raw, owner, answer := e.lookup(c, "__new__", 0); answer == Yes && !owner.class.Module.isStub() {
		made := e.call(raw.unwrapped().boundTo(t), at)
		if fn := raw.unwrapped().Function(); fn != nil && fn.Def.Field(syntax.FieldReturns).Exists() {
			return made.with(declaredFlag)
		}
		return made
	}
	return instance
}

// constructing returns the call of __init__ that makes the instance d at a site, if it
// keeps arguments of which nothing else says what they are; else nil.
func (e *eval) constructing(d *typeData, at *site) *frame {
	if at == nil || d.class.Module.isStub() || at.given == nil && at.spreads() {
		return nil
	}
	raw, _, answer := e.lookup(d.class, "__init__", 0)
	if answer != Yes || !raw.is(kindFunction) || raw.d.fn == nil || !raw.d.fn.keepsArguments() {
		return nil
	}
	self := Type{d}.with(selfFlag)
	call := &frame{fn: raw.d.fn, args: []argument{{firstParameter(raw.d.fn), self}}}
	for _, a := range e.arguments(raw.boundTo(self).d, at) {
		if isMutable(a.value) {
			a.value = instanceOf(a.value.d.class) // who keeps it may add to it
		}
		call.args = append(call.args, a)
	}
	return call
}

// keepsArguments reports whether f, an __init__, sets an attribute of self to what is
// made of a parameter without an annotation.
func (f *Function) keepsArguments() bool {
	return !f.Module.isStub() && f.Class != nil && f.keeping.of(f.findKeeping)
}

func (f *Function) findKeeping() bool {
	for a := range syntax.All[syntax.Attribute](f.Def) {
		if b := f.Module.bindingOf(a.Node); b == nil || b.kind != bindAssign && b.kind != bindAnnotated || f.Module.selfClass(a.Value()) != f.Class {
			continue
		} else if f.mentionsParameter(b.value()) {
			return true
		}
	}
	return false
}

// mentionsParameter reports whether a parameter of f without an annotation stands in n,
// its first one excepted if f is a method.
func (f *Function) mentionsParameter(n syntax.Node) bool {
	for name := range syntax.All[syntax.Name](n) {
		b := f.Module.symbolOf(name.Node).only()
		if b != nil && b.kind == bindParameter && b.scope.function == f && !b.origin.Field(syntax.FieldAnnotation).Exists() &&
			!(f.Class != nil && firstParameter(f) == b.origin) {
			return true
		}
	}
	return false
}

// definesCall reports whether the metaclass m, or one it inherits from, changes
// what calling a class does.
func (e *eval) definesCall(m *Class) bool {
	_, owner, answer := e.lookup(m, "__call__", 0)
	return answer != Yes || owner.class.QualifiedName() != "builtins.type" && e.isSubclass(m, "enum.EnumMeta") != Yes
}

// constructorArgs returns the type arguments of c that the arguments of its
// constructor imply.
func (e *eval) constructorArgs(c *Class, shape *classShape, at *site) []Type {
	for _, name := range []string{"__init__", "__new__"} {
		raw, owner, answer := e.lookup(c, name, 0)
		raw = raw.unwrapped()
		if answer != Yes || !raw.is(kindFunction) || owner.class.QualifiedName() == "builtins.object" {
			continue
		}
		bound := e.unify(raw.boundTo(instanceOf(c, shape.mro[0].args...)).d, at)
		args := make([]Type, len(shape.params))
		any := false
		for i, p := range shape.params {
			if a, ok := bound[p]; ok {
				args[i], any = a, true
			}
		}
		if any {
			return args
		}
	}
	return nil
}

// newOf binds d, a __new__ that is called like "super().__new__(cls)", to the class
// that it is given, of which it makes an instance. It is nil if that is not known.
func (e *eval) newOf(d *typeData, at *site) *typeData {
	if at == nil || len(at.given) > 0 {
		return nil
	}
	class := e.typeOf(at.module, at.call.Arg(0), at.frame)
	if !class.is(kindClass) {
		return nil
	}
	bound := *d
	bound.receiver = class.d
	return &bound
}
