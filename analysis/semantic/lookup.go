package semantic

import (
	"strings"

	"awaiter/analysis/syntax"
)

// lookup finds the class attribute name along the MRO of c, from its place from
// on. The Type is that of the attribute as it stands in the class that has it, in
// whose own type parameters it may speak, and that class is the ancestor.
func (e *eval) lookup(c *Class, name string, from int) (Type, ancestor, Answer) {
	if c == nil {
		return Type{}, ancestor{}, Unknown
	}
	shape := e.shapeOf(c)
	for _, a := range shape.mro[min(from, len(shape.mro)):] {
		if a.class == nil {
			return Type{}, ancestor{}, Unknown
		}
		own := a.class.symbol(name)
		switch patched := a.class.isPatched(name); {
		case patched && own.isMember():
			return Type{}, a, Yes
		case patched:
			return Type{}, ancestor{}, Unknown
		case own.isMember():
			return e.memberOf(a.class, own), a, Yes
		case isSpecial(name) && a.class.hasSlot(name):
			return Type{}, a, Yes
		}
	}
	if shape.isOpenTo(name) || !e.hasObject(shape) && isSpecial(name) && !isProtocolMethod(name) {
		return Type{}, ancestor{}, Unknown
	}
	if isSpecial(name) && !isProtocolMethod(name) && (shape.isGeneric && name != "__set__" || shape.isStubbed()) {
		return Type{}, ancestor{}, Unknown
	}
	return Type{}, ancestor{}, No
}

// hasSlot reports whether c's own __slots__ name name: they are descriptors of the class,
// also where the interpreter looks for special methods.
func (c *Class) hasSlot(name string) bool {
	return c.slots.of(func() bool { return c.declares("__slots__") }) && c.symbol("__slots__").lists(name)
}

// lists reports whether what y is bound to has name in it, a string.
func (y *symbol) lists(name string) bool {
	for b := range y.bindings() {
		for s := range syntax.All[syntax.Constant](b.value()) {
			if written := s.Text(); isOneLiteral(written) && !strings.Contains(written, name) {
				continue
			}
			if text, ok := s.StringValue(); ok && text == name {
				return true
			}
		}
	}
	return false
}

// isOneLiteral reports whether written, a constant, is surely no more than one literal, without
// escapes.
func isOneLiteral(written string) bool {
	return strings.Count(written, `"`)+strings.Count(written, "'") <= 2 && !strings.Contains(written, `\`)
}

// hasObject reports whether the class object is known, so that what the MRO does
// not have is nowhere.
func (e *eval) hasObject(s *classShape) bool {
	return isObject(s.mro[len(s.mro)-1])
}

// isStubbed reports whether a class in the MRO, object excepted, is of a stub: of
// those only the methods of protocols are complete.
func (s *classShape) isStubbed() bool {
	for _, a := range s.mro[:len(s.mro)-1] {
		if a.class != nil && a.class.Module.isStub() {
			return true
		}
	}
	return false
}

// isProtocolMethod reports whether name is a method of one of the protocols, which
// object does not have and of which stubs list all.
func isProtocolMethod(name string) bool {
	switch name {
	case "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__", "__enter__", "__exit__",
		"__iter__", "__next__", "__getitem__", "__getattr__", "__call__", "__len__", "__contains__", "__bool__":
		return true
	}
	return false
}

// memberOf returns the type of the attribute that c's own body binds as y.
func (e *eval) memberOf(c *Class, y *symbol) Type {
	return e.ask(c.Module, query{what: askMember, node: c.Def.Node, name: y.name, place: &y.outside})
}

// member finds what name is bound to when the body of c has run.
func (e *eval) member(c *Class, name string) Type {
	t := e.arriving(c.Module, c.Module.atEnd(c.scope(), name), nil)
	if t.is(kindFunction) && (name == "__init_subclass__" || name == "__class_getitem__") {
		// They are class methods without saying so (data model, "Customizing class creation").
		return Type{&typeData{kind: kindClassMethod, args: []Type{t}}}
	}
	return t
}

// mayBeUnbound reports whether the body of c may end without a value for name.
func (e *eval) mayBeUnbound(c *Class, name string) bool {
	return c.Module.endsUnbound(c.scope(), name)
}

// unwrapped returns what t, as it stands in a class, is as an attribute of it.
func (t Type) unwrapped() Type {
	switch {
	case t.is(kindStaticMethod), t.is(kindClassMethod):
		return t.arg(0)
	}
	return t
}

// Attribute returns the type of t.name.
func (t Type) Attribute(name string) Type {
	return asking(t.home(), func(e *eval) Type { return e.attribute(t, name) })
}

// attribute returns the type of t.name, for a union that of the members that may have it:
// code that goes on has one of them.
func (e *eval) attribute(t Type, name string) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	if !isSpecial(name) || isProtocolMethod(name) && name != "__bool__" {
		t = t.Used()
	}
	if !t.is(kindUnion) {
		if t.d == nil {
			return t
		}
		return e.attributeOfOne(t, name)
	}
	results := make([]Type, 0, len(t.d.args))
	for _, m := range t.d.args {
		r := e.attributeOfOne(m, name)
		switch {
		case r.d != nil:
			results = append(results, r)
		case !e.lacksAttribute(m, name):
			return Type{}
		}
	}
	return join(results...)
}

// attributeIn is attribute for what the text of m names: if t is a module, m may not have
// imported it itself.
func (e *eval) attributeIn(m *Module, t Type, name string) Type {
	switch {
	case t.is(kindModule):
		m.looksAt(t.d.module)
	case t.is(kindUnion):
		for _, member := range t.d.args {
			if member.is(kindModule) {
				m.looksAt(member.d.module)
			}
		}
	}
	return e.attribute(t, name)
}

// attributeOfOne is attribute for t, no union.
func (e *eval) attributeOfOne(t Type, name string) Type {
	switch t.d.kind {
	case kindInstance:
		if name == "__class__" {
			return e.classOf(t)
		}
		return e.instanceAttribute(t, name)
	case kindClass:
		return e.classAttribute(t, name)
	case kindModule:
		return e.moduleAttribute(t.d, name)
	case kindSuper:
		return e.superAttribute(t.d, name)
	}
	return e.instanceAttribute(e.boxed(t), name)
}

// classOf returns what __class__ of t, an instance, is: its class, where no class says
// something else.
func (e *eval) classOf(t Type) Type {
	_, owner, answer := e.lookup(t.d.class, "__class__", 0)
	if answer == Unknown || answer == Yes && !owner.class.Module.isStub() {
		return Type{}
	}
	return Type{&typeData{kind: kindClass, class: t.d.class, flags: t.d.flags & declaredFlag}}
}

// boxed returns t, a value of a kind that the interpreter makes, as an instance of
// the class that the stubs describe its type by.
func (e *eval) boxed(t Type) Type {
	switch t.d.kind {
	case kindNone:
		return instanceOf(e.libraryClass("types", "NoneType"))
	case kindCoroutine:
		return instanceOf(e.libraryClass("types", "CoroutineType"), Type{}, Type{}, e.awaited(t))
	case kindGenerator:
		return instanceOf(e.libraryClass("types", "GeneratorType"), e.iterated(t, false), Type{}, e.generatorResult(t))
	case kindAsyncGenerator:
		return instanceOf(e.libraryClass("types", "AsyncGeneratorType"), e.iterated(t, true), Type{})
	case kindManager:
		return instanceOf(e.libraryClass("contextlib", "_GeneratorContextManager"), e.entered(t, false))
	case kindAsyncManager:
		return instanceOf(e.libraryClass("contextlib", "_AsyncGeneratorContextManager"), e.entered(t, true))
	}
	return Type{}
}

// instanceAttribute returns the attribute name of t, an instance.
func (e *eval) instanceAttribute(t Type, name string) Type {
	if !t.is(kindInstance) {
		return Type{}
	}
	t = t.loose()
	c := t.d.class
	shape := e.shapeOf(c)
	if shape.redirects {
		return Type{}
	}
	var found []Type
	isDeclared := false // by the methods of a class before
	for _, a := range shape.mro {
		if a.class == nil {
			return Type{}
		}
		inOwnTerms := func(m Type) Type {
			return substitute(substitute(m, e.shapeOf(a.class).params, a.args), shape.params, t.d.args)
		}
		own := a.class.symbol(name)
		if declared := own.annotation(); declared.Exists() {
			if isDeclared {
				break // for all that inherit from a.class, of which t says more
			}
			return e.withSelf(inOwnTerms(e.annotationOf(a.class.Module, declared, nil)), t, 0)
		}
		stored, isOwn := e.stored(a.class, name, t.d)
		for _, m := range stored {
			found = append(found, inOwnTerms(m))
		}
		isDeclared = isDeclared || isOwn
		if own.isMember() {
			raw := e.memberOf(a.class, own)
			found = append(found, inOwnTerms(e.bindMember(raw, t)))
			if t.has(declaredFlag) {
				found = append(found, e.overrides(c.Module, t, raw, name)...)
			}
			break
		}
	}
	if len(found) == 0 {
		return e.computed(t, name)
	}
	return erase(settable(join(found...), name))
}

// computed returns what __getattr__ of t, an instance, gives for name, which nothing in
// the classes of t is seen to bind (data model, object.__getattr__). Where attributes
// are set by names that are not known, or by subclasses, that says nothing.
func (e *eval) computed(t Type, name string) Type {
	if isSpecial(name) || t.has(selfFlag) || e.shapeOf(t.d.class).isOpenTo(name) {
		return Type{}
	}
	raw, _, answer := e.lookup(t.d.class, "__getattr__", 0)
	if answer != Yes || !raw.is(kindFunction) || raw.d.fn.Kind != PlainFunction {
		return Type{}
	}
	for _, a := range e.shapeOf(t.d.class).mro {
		if a.class.Module.facts().patched["self"] || a.class.declares(name) {
			return Type{}
		}
	}
	return e.call(e.bindMember(raw, t), nil)
}

// LacksAttribute reports whether t, of a value that m uses, surely has no attribute called
// name: all classes it may be of are known, nothing in them sets it or makes it, and m does
// not set it. Of what a stub describes nothing is known about private names.
func (m *Module) LacksAttribute(t Type, name string) bool {
	if m.facts().stores.by[name] != nil {
		return false
	}
	e := newEval(t.home())
	return t.every(func(d *typeData) bool { return e.lacksAttribute(Type{d}, name) })
}

// isOfResult reports whether t is a future whose result is known to have an attribute called
// name: a subclass of Future that has one, too, is not what is meant.
func (e *eval) isOfResult(t Type, name string) bool {
	return t.d.class.QualifiedName() == "asyncio.Future" && !e.attribute(e.awaited(t), name).IsUnknown()
}

// lacksAttribute is LacksAttribute for t, no union.
func (e *eval) lacksAttribute(t Type, name string) bool {
	if t.is(kindAsyncManager) || t.is(kindManager) {
		t = e.boxed(t)
	}
	if !t.is(kindInstance) || e.shapeOf(t.d.class).isOpenTo(name) || isSpecial(name) && name != "__getitem__" {
		return false
	}
	if c := t.d.class; t.has(declaredFlag) && e.mayBeExtended(c) && !e.isFinishedManager(c, "__enter__") && !e.isOfResult(t, name) {
		return false
	}
	if _, _, answer := e.lookup(t.d.class, "__getattr__", 0); answer != No {
		return false
	}
	for _, a := range e.shapeOf(t.d.class).mro {
		if a.class == nil || a.class.declares(name) || a.class.Module.isStub() && strings.HasPrefix(name, "_") && !isSpecial(name) {
			return false
		}
		if own, _, _ := e.lookup(a.class, "__getattribute__", 0); own.is(kindFunction) && !own.d.fn.Module.isStub() {
			return false
		}
		if a.class.Module.facts().patched["self"] || e.mayBeSet(a.class.Module, t, name) {
			return false
		}
	}
	return true
}

// mayBeSet reports whether m may set the attribute name of t, an instance.
func (e *eval) mayBeSet(m *Module, t Type, name string) bool {
	for _, target := range m.facts().stores.by[name] {
		of := m.selfClass(target.Field(syntax.FieldValue))
		if of == nil || e.inherits(t.d.class, of) != No || t.has(declaredFlag) && e.inherits(of, t.d.class) != No {
			return true
		}
	}
	return false
}

// declares reports whether the body of c speaks of the attribute name at all.
func (c *Class) declares(name string) bool { return c.symbol(name) != nil }

// loose returns t, for a list whose items are known one by one with what they are
// together, which its methods speak of.
func (t Type) loose() Type {
	if t.has(fixedFlag) && t.d.class.Name == "list" {
		return instanceOf(t.d.class, join(t.d.args...))
	}
	return t
}

// declaration returns the annotation that c's own body gives the attribute name.
func (c *Class) declaration(name string) syntax.Node { return c.symbol(name).annotation() }

// overrides returns what classes of m have in place of the attribute name of t, an
// instance of a class that they inherit from and where it is raw, where t may be of one of
// them. A coroutine function in place of one that says what it gives is as good as that.
func (e *eval) overrides(m *Module, t, raw Type, name string) []Type {
	var found []Type
	for _, s := range m.facts().heirs[t.d.class.Name] {
		y := s.symbol(name)
		if s == t.d.class || !y.isMember() || e.inherits(s, t.d.class) == No {
			continue
		}
		if own := e.memberOf(s, y); !own.isCoroutineFunction() || !raw.isCoroutineFunction() || !raw.d.fn.Def.Field(syntax.FieldReturns).Exists() {
			found = append(found, e.bindMember(own, t))
		}
	}
	return found
}

// isCoroutineFunction reports whether t is a coroutine function as its def has it.
func (t Type) isCoroutineFunction() bool {
	return t.is(kindFunction) && t.d.fn.IsCoroutineFunction() && !t.has(wrappedFlag)
}

// bindMember returns what the class attribute raw is when it is looked up on an
// instance t (data model, "Invoking Descriptors").
func (e *eval) bindMember(raw Type, t Type) Type {
	return raw.mapMembers(func(m Type) Type {
		switch m.d.kind {
		case kindFunction:
			return m.boundTo(t)
		case kindStaticMethod:
			return m.arg(0)
		case kindClassMethod:
			return m.arg(0).boundTo(Type{&typeData{kind: kindClass, class: t.d.class, flags: t.d.flags & declaredFlag}})
		case kindProperty:
			return e.call(m.arg(0).boundTo(t), nil)
		case kindInstance:
			if e.mayBeDescriptor(m.d.class) {
				return e.described(m, t)
			}
			if e.isSubclass(t.d.class, "enum.Enum") != No {
				return Type{}
			}
		case kindPartial:
			return Type{}
		}
		return m
	})
}

// described returns what the descriptor d of t's class gives for t.
func (e *eval) described(d, t Type) Type {
	raw, _, answer := e.lookup(d.d.class, "__get__", 0)
	if answer != Yes || !raw.is(kindFunction) || raw.d.fn.Module.isStub() || raw.d.fn.Kind != PlainFunction || e.has(d.d.class, "__set__") != No {
		return Type{}
	}
	owner := Type{&typeData{kind: kindClass, class: t.d.class, flags: t.d.flags & declaredFlag}}
	at := &site{module: raw.d.fn.Module, given: []Type{t, owner}}
	bound := raw.boundTo(d)
	if syntax.As[syntax.FunctionDef](raw.d.fn.Def).Returns().Exists() {
		return e.call(bound, at)
	}
	return e.runWith(bound.d, e.arguments(bound.d, at))
}

// mayBeDescriptor reports whether an instance of c as a class attribute may give
// something else when it is looked up.
func (e *eval) mayBeDescriptor(c *Class) bool {
	if c.Module.isStub() {
		return c.binds("__get__")
	}
	return e.has(c, "__get__") != No
}

// boundTo returns t, if it is a function that is not bound, bound to receiver.
func (t Type) boundTo(receiver Type) Type {
	if !t.is(kindFunction) || t.d.receiver != nil {
		return t
	}
	d := *t.d
	d.receiver = receiver.d
	return Type{&d}
}

// classAttribute returns the attribute name of t, a class.
func (e *eval) classAttribute(t Type, name string) Type {
	c := t.d.class
	shape := e.shapeOf(c)
	raw, owner, answer := e.lookup(c, name, 0)
	if answer != Yes {
		return Type{}
	}
	in := func(m Type) Type {
		return substitute(substitute(m, e.shapeOf(owner.class).params, owner.args), shape.params, t.d.args)
	}
	if declared := owner.class.declaration(name); declared.Exists() {
		return in(e.annotationOf(owner.class.Module, declared, nil))
	}
	if isEnum := e.isSubclass(c, "enum.Enum"); isEnum != No && !raw.is(kindFunction) && !raw.is(kindClassMethod) && !raw.is(kindStaticMethod) {
		if isEnum == Yes && raw.is(kindInstance) && raw.d.class.Module.Name != "enum" && !strings.HasPrefix(name, "_") {
			return instanceOf(c)
		}
		return Type{}
	}
	if name == "__slots__" && c.Def.Field(syntax.FieldDecoratorList).Exists() {
		return Type{} // dataclass(slots=True) writes them anew
	}
	if stored, _ := e.stored(owner.class, name, nil); len(stored) > 0 {
		return settable(join(append(stored, e.classMember(raw, t))...), name)
	}
	return settable(in(e.classMember(raw, t)), name)
}

// settable returns t, the value of the attribute name, unless that is only ever
// None: then somebody else sets it.
func settable(t Type, name string) Type {
	if t.IsNone() && !isSpecial(name) {
		return Type{}
	}
	return t
}

// classMember returns what the class attribute raw is when it is looked up on t, a
// class.
func (e *eval) classMember(raw Type, t Type) Type {
	return raw.mapMembers(func(m Type) Type {
		switch m.d.kind {
		case kindStaticMethod:
			return m.arg(0)
		case kindClassMethod:
			return m.arg(0).boundTo(t)
		case kindProperty:
			return Type{}
		case kindInstance:
			if e.mayBeDescriptor(m.d.class) {
				return Type{}
			}
		}
		return m
	})
}

// superAttribute returns the attribute name of super() in the class of d.
func (e *eval) superAttribute(d *typeData, name string) Type {
	if d.receiver == nil || d.receiver.class == nil {
		return Type{}
	}
	receiver := Type{d.receiver}
	shape := e.shapeOf(receiver.d.class)
	for i, a := range shape.mro {
		if !a.class.Is(d.class) {
			continue
		}
		raw, owner, answer := e.lookup(receiver.d.class, name, i+1)
		if answer != Yes {
			return Type{}
		}
		if receiver.is(kindClass) {
			return e.classMember(raw, receiver)
		}
		m := e.bindMember(raw, receiver).mapMembers(func(m Type) Type {
			if m.is(kindFunction) {
				return m.with(superFlag)
			}
			return m
		})
		return substitute(substitute(m, e.shapeOf(owner.class).params, owner.args), shape.params, receiver.d.args)
	}
	return Type{}
}
