package semantic

import (
	"strings"

	"awaiter/analysis/syntax"
)

// Decorated answers whether a decorator replaces what the def defines by
// something that is not known (Unknown), by something that is (Yes), or leaves it
// as it is (No).
func (f *Function) Decorated() Answer {
	if f == nil {
		return Unknown
	}
	if !f.Def.Field(syntax.FieldDecoratorList).Exists() {
		return No
	}
	t := asking(f.Module, func(e *eval) Type { return e.askFunction(askDecorated, f, nil) })
	switch {
	case t.d == nil:
		return Unknown
	case t.is(kindFunction) && t.d.fn.Is(f) && !t.has(managerFlag) && !t.has(awaitableFlag) && !t.has(wrappedFlag):
		return No
	}
	return Yes
}

// decorated returns what the name of the def of f is bound to, in the call in of the
// function around it.
func (e *eval) decorated(f *Function, in *frame) Type {
	if f == nil {
		return Type{}
	}
	m := f.Module
	t := Type{&typeData{kind: kindFunction, fn: f, frame: in}}
	var decorators []syntax.Node
	for d := range f.Def.Fields(syntax.FieldDecoratorList) {
		decorators = append(decorators, d)
	}
	for i := len(decorators) - 1; i >= 0; i-- {
		d := decorators[i]
		if d.IsBroken() {
			return Type{}
		}
		if t = e.decorateBy(m, d, t, in); t.d == nil {
			return Type{}
		}
	}
	return t
}

// decorateBy returns what the decorator d, an expression of m, makes of t.
func (e *eval) decorateBy(m *Module, d syntax.Node, t Type, in *frame) Type {
	name := e.qualifiedName(m, d)
	if call := syntax.As[syntax.Call](d); call.Exists() {
		name = e.qualifiedName(m, call.Func())
		if r, known := knownDecorator(name, t, true); known {
			return r
		}
	} else if r, known := knownDecorator(name, t, false); known {
		return r
	}
	if a := syntax.As[syntax.Attribute](d); a.Exists() {
		switch a.Attr().Identifier() {
		case "setter", "getter", "deleter":
			if p := e.typeOf(m, a.Value(), in); p.is(kindProperty) {
				if a.Attr().Identifier() == "getter" {
					return Type{&typeData{kind: kindProperty, args: []Type{t}}}
				}
				return p
			}
		}
	}
	return e.decorate(e.typeOf(m, d, in), t, m, d, in)
}

// knownDecorator returns what the decorator with the given qualified name makes of
// t, and whether it is one whose effect no signature says. called tells @name(…)
// from @name.
func knownDecorator(name string, t Type, called bool) (Type, bool) {
	wrap := func(k typeKind) (Type, bool) { return Type{&typeData{kind: k, args: []Type{t}}}, true }
	if called {
		switch name {
		case "functools.wraps", "functools.lru_cache", "dataclasses.dataclass", "typing.dataclass_transform", "typing.deprecated", "warnings.deprecated":
			if name == "functools.lru_cache" {
				return t.with(wrappedFlag), true
			}
			return t, true
		}
		return t, strings.HasPrefix(name, "_awaiter.")
	}
	switch name {
	case "builtins.staticmethod", "abc.abstractstaticmethod":
		return wrap(kindStaticMethod)
	case "builtins.classmethod", "abc.abstractclassmethod":
		return wrap(kindClassMethod)
	case "builtins.property", "abc.abstractproperty", "functools.cached_property", "types.DynamicClassAttribute", "enum.property":
		return wrap(kindProperty)
	case "typing.overload":
		return t.with(overloadFlag), true
	case "abc.abstractmethod", "typing.final", "typing.override", "typing.no_type_check", "typing.runtime_checkable",
		"functools.total_ordering", "dataclasses.dataclass", "enum.unique":
		return t, true
	case "functools.cache", "functools.lru_cache":
		return t.with(wrappedFlag), true
	case "types.coroutine":
		if t.is(kindFunction) && t.d.fn.Kind == GeneratorFunction {
			return t.with(awaitableFlag), true
		}
		if t.is(kindFunction) && t.d.fn.Kind == CoroutineFunction {
			return t, true
		}
		return Type{}, true
	case "contextlib.contextmanager", "contextlib.asynccontextmanager":
		return manager(name == "contextlib.asynccontextmanager", t), true
	}
	return t, strings.HasPrefix(name, "_awaiter.")
}

// manager returns what contextlib.contextmanager, or asynccontextmanager, makes of
// t; Unknown if that fails when it is entered.
func manager(async bool, t Type) Type {
	if !t.is(kindFunction) || t.d.fn == nil {
		return Type{}
	}
	kind := t.d.fn.Kind
	if async && kind == AsyncGenerator || !async && kind == GeneratorFunction {
		return t.with(managerFlag)
	}
	return Type{}
}

func isManagerDecorator(callee Type) bool {
	switch callee.d.fn.QualifiedName() {
	case "contextlib.contextmanager", "contextlib.asynccontextmanager":
		return true
	}
	return false
}

// decorate returns what calling decorator, the value of the expression d of m, with
// t gives.
func (e *eval) decorate(decorator, t Type, m *Module, d syntax.Node, in *frame) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	switch {
	case decorator.is(kindFunction) && decorator.d.fn != nil:
		fn := decorator.d.fn
		if r, known := knownDecorator(fn.QualifiedName(), t, false); known {
			return r
		}
		if fn.Kind != PlainFunction {
			return Type{}
		}
		if !fn.Module.isStub() && !fn.IsAbstract() {
			r := e.seenThrough(decorator, t)
			switch {
			case t.is(kindFunction) && (r.is(kindFunction) && !e.givesOne(r) || r.is(kindInstance) && r.d.class.QualifiedName() == "collections.abc.Callable"):
				// The annotations may say more: that it gives what it gets.
				returns := syntax.As[syntax.FunctionDef](fn.Def).Returns()
				if declared := e.declaredResult(decorator.d, returns, &site{module: m, given: []Type{t}, frame: in}); declared.is(kindFunction) {
					return declared
				}
				return r
			case r.is(kindClass), r.d != nil && !t.is(kindClass): // of a class, the annotations may say more
				return r
			}
		}
		return e.callFunction(decorator.d, &site{module: m, given: []Type{t}, frame: in})
	case decorator.is(kindInstance):
		if decorator.d.class.QualifiedName() == "collections.abc.Callable" {
			return e.callCallable(decorator, &site{module: m, given: []Type{t}, frame: in})
		}
		return e.decorate(e.attribute(decorator, "__call__"), t, m, d, in)
	case decorator.is(kindUnion):
		for _, one := range decorator.d.args { // what stands in for a known one does what that does
			if one.is(kindClass) {
				if r, known := knownDecorator(one.d.class.QualifiedName(), t, false); known {
					return r
				}
			}
		}
		return decorator.mapMembers(func(one Type) Type { return e.decorate(one, t, m, d, in) })
	case decorator.is(kindClass):
		if r, known := knownDecorator(decorator.d.class.QualifiedName(), t, false); known {
			return r
		}
		if t.is(kindFunction) && !decorator.d.class.Module.isStub() {
			return e.construct(decorator, &site{module: m, given: []Type{t}, frame: in})
		}
	}
	return Type{}
}

// givesOne reports whether it is known what calling f gives, a function.
func (e *eval) givesOne(f Type) bool {
	t := e.callFunction(f.d, nil)
	return t.d != nil && !t.is(kindUnion)
}

// seenThrough returns what the body of decorator, a function, gives for t. What it
// makes of a function goes by the name of that function.
func (e *eval) seenThrough(decorator, t Type) Type {
	d := decorator.d
	result := e.runWith(d, e.arguments(d, &site{given: []Type{t}}))
	if !t.is(kindFunction) || t.d.fn == nil || t.d.fn.Name == "" {
		return result
	}
	return result.mapMembers(func(m Type) Type {
		if !m.is(kindFunction) || m.d == t.d {
			return m
		}
		named := *m.d
		named.name = t.d.functionName()
		return Type{&named}
	})
}

// decoratedClass returns what the name of the class statement of c is bound to.
func (e *eval) decoratedClass(c *Class) Type {
	if c == nil {
		return Type{}
	}
	t := classType(c)
	var decorators []syntax.Node
	for d := range c.Def.Decorators() {
		decorators = append(decorators, d)
	}
	for i := len(decorators) - 1; i >= 0 && t.d != nil; i-- {
		t = e.decorateBy(c.Module, decorators[i], t, nil)
	}
	return t
}

// addedNames are the names of the attributes that a decorator may set.
type addedNames uint8

const (
	noNames     addedNames = iota
	publicNames            // they do not begin with "_"
	anyNames
)

// decoratorsAdd returns which attributes the decorators of c may set beside those that its
// body binds.
func (e *eval) decoratorsAdd(c *Class) addedNames {
	if !c.Def.Field(syntax.FieldDecoratorList).Exists() {
		return noNames
	}
	if e.decoratedClass(c).d != &c.object {
		return anyNames
	}
	all := noNames
	for d := range c.Def.Decorators() {
		t := e.typeOf(c.Module, syntax.Called(d), nil)
		if t.is(kindFunction) && t.d.fn != nil && !t.d.fn.Module.isStub() {
			all = max(all, setBy(t.d.fn))
		}
	}
	return all
}

// setBy returns which attributes the body of f may set, but for those of the functions that
// it makes itself.
func setBy(f *Function) addedNames {
	for a := range syntax.All[syntax.Attribute](f.Def) {
		if f.Module.bindingOf(a.Node) != nil && !isOfOwnDef(f, a.Value()) {
			return anyNames
		}
	}
	all := noNames
	for c := range syntax.All[syntax.Call](f.Def) {
		if c.Func().Is(syntax.KindName) && c.Func().Identifier() == "setattr" {
			all = publicNames
			if !setsPublicName(c) {
				return anyNames
			}
		}
	}
	return all
}

// isOfOwnDef reports whether n is the name of a def in the body of f, and of nothing else.
func isOfOwnDef(f *Function, n syntax.Node) bool {
	y := f.Module.symbolOf(n)
	if y == nil {
		return false
	}
	within := f.Def.Span()
	for b := range y.bindings() {
		if at := b.origin.Span(); b.kind != bindDef || at.Start <= within.Start || at.End > within.End {
			return false
		}
	}
	return true
}

// setsPublicName reports whether the call of setattr is in a loop over names that goes on
// with the next one, "if name.startswith('_'): continue", before it is for a private one.
func setsPublicName(setattr syntax.Call) bool {
	name, stmt := setattr.Arg(1), setattr.Node
	if !name.Is(syntax.KindName) {
		return false
	}
	for p := range setattr.Ancestors() {
		if p.Is(syntax.KindFunctionDef, syntax.KindLambda) {
			return false
		}
		if p.Is(syntax.KindFor) && targets(p.Field(syntax.FieldTarget), name.Identifier()) {
			skips := false
			for s := range p.Fields(syntax.FieldBody) {
				if targets(s, name.Identifier()) || s == stmt && !skips {
					return false
				}
				skips = skips || skipsPrivate(s, name.Identifier())
			}
			return skips
		}
		stmt = p
	}
	return false
}

// targets reports whether something in n binds name.
func targets(n syntax.Node, name string) bool {
	for t := range syntax.All[syntax.Name](n) {
		if t.Identifier() == name && (t.Node == n || t.Role() == syntax.FieldTarget || t.Role() == syntax.FieldElt) {
			return true
		}
	}
	return false
}

// skipsPrivate reports whether s is "if name.startswith('_'): continue".
func skipsPrivate(s syntax.Node, name string) bool {
	test := syntax.As[syntax.Call](s.Field(syntax.FieldTest))
	method := syntax.As[syntax.Attribute](test.Func())
	prefix, _ := syntax.As[syntax.Constant](test.Arg(0)).StringValue()
	return s.Is(syntax.KindIf) && s.Field(syntax.FieldBody).Is(syntax.KindContinue) && method.Attr().Identifier() == "startswith" &&
		method.Value().Is(syntax.KindName) && method.Value().Identifier() == name && prefix == "_"
}
