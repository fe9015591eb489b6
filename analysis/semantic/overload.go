package semantic

import (
	"slices"

	"awaiter/analysis/syntax"
)

// overloads returns the defs of f's name under typing.overload, if f is one of them
// or what they declare.
func (e *eval) overloads(f *Function) []*Function {
	b := f.binding
	if b == nil || b.next == b {
		return nil
	}
	own := b.symbol.scope == b.scope
	if known := b.symbol.overloads.Load(); own && known != nil {
		return *known
	}
	var found []*Function
	for o := range b.symbol.bindings() {
		if o.kind != bindDef || o.scope != b.scope {
			continue
		}
		for d := range o.origin.Fields(syntax.FieldDecoratorList) {
			if e.qualifiedName(f.Module, d) == "typing.overload" || lastName(d) == "overload" && isBodiless(o.origin) {
				found = append(found, f.Module.FunctionOf(o.origin))
				break
			}
		}
	}
	if own && !e.deep {
		b.symbol.overloads.Store(&found)
	}
	return found
}

// isBodiless reports whether def does nothing, as one does under what stands in for
// typing.overload when the program runs: "if TYPE_CHECKING: from typing import overload".
func isBodiless(def syntax.Node) bool {
	for s := range def.Fields(syntax.FieldBody) {
		if !isPlaceholder(s) {
			return false
		}
	}
	return true
}

// callOverloaded returns what calling the function of d gives by one of the overloads
// that the call fits. Where it fits none, the arguments are other than declared: the
// function runs all the same, so a coroutine function gives a coroutine.
func (e *eval) callOverloaded(d *typeData, overloads []*Function, at *site) Type {
	var types, marked []Type
	var before []taking
	for _, o := range overloads {
		one := *d
		one.fn = o
		one.flags &^= managerFlag // its own decorators and annotation say what the call gives
		if at != nil {
			if !e.fits(&one, at) {
				continue
			}
			taken := e.takes(&one, at)
			if taken.answer == No || slices.ContainsFunc(before, func(b taking) bool { return b.goesBefore(o) }) {
				continue
			}
			before = append(before, taken)
		}
		if kind := e.managerKind(o); kind != kindUnknown {
			types = append(types, Type{&typeData{kind: kind, fn: o, frame: d.frame, receiver: d.receiver, name: d.name}})
			continue
		}
		t := e.callDef(&one, at)
		types = append(types, t)
		if !e.isForOthers(d, o) {
			marked = append(marked, t)
		}
	}
	if len(types) > 1 {
		t := e.decided(d, e.oneOf(types))
		if own := join(marked...); e.mayBeEither(t) && e.implements(own, Awaitable) == No {
			return own
		}
		return t
	}
	if len(types) == 0 && at != nil {
		if t := e.callOverloaded(d, overloads, nil); t.IsCoroutine() {
			return t
		}
	}
	return join(types...)
}

// isForOthers reports whether o, an overload of a method, is for receivers of another kind
// than that of d: the class that it declares self to be of says so by an attribute that is
// declared another Literal there. What is only declared to be of a class may well be of its
// asynchronous twin.
func (e *eval) isForOthers(d *typeData, o *Function) bool {
	if d.receiver == nil || d.receiver.class == nil || d.receiver.flags&declaredFlag != 0 || o.Class == nil {
		return false
	}
	self := e.annotationOf(o.Module, syntax.As[syntax.Arg](firstParameter(o)).Annotation(), nil)
	if !self.is(kindInstance) {
		return false
	}
	for s := range self.d.class.Def.Body() {
		attribute := syntax.As[syntax.AnnAssign](s)
		if !isLiteral(attribute.Annotation()) {
			continue
		}
		for _, a := range e.shapeOf(d.receiver.class).mro {
			if a.class == nil {
				break
			}
			if own := a.class.declaration(attribute.Target().Identifier()); own.Exists() {
				if isLiteral(own) && own.Text() != attribute.Annotation().Text() {
					return true
				}
				break
			}
		}
	}
	return false
}

// isLiteral reports whether annotation is "Literal[…]".
func isLiteral(annotation syntax.Node) bool {
	return lastName(syntax.As[syntax.Subscript](annotation).Value()) == "Literal"
}

// A taking says whether an overload takes the arguments of a call.
type taking struct {
	answer Answer
	doubts []syntax.Arg // Unknown because of these parameters alone, unless there are none
}

// goesBefore reports whether a call that the overload of t may take never gets to o, which
// stands behind it and is for the same classes: what is not known of an argument is not
// known to both in the same way.
func (t taking) goesBefore(o *Function) bool {
	if t.answer == Unknown && len(t.doubts) == 0 || o.Class != nil && syntax.As[syntax.Arg](firstParameter(o)).Annotation().Exists() {
		return false
	}
	for _, doubt := range t.doubts {
		same := false
		for a := range syntax.As[syntax.Arguments](o.Def.Field(syntax.FieldParams)).All() {
			same = same || a.Role() == doubt.Role() && a.Name().Identifier() == doubt.Name().Identifier() && a.Annotation().Text() == doubt.Annotation().Text()
		}
		if !same {
			return false
		}
	}
	return true
}

// takes answers whether the annotations of d's function, an overload, take the arguments
// at the call, whose number and names fit.
func (e *eval) takes(d *typeData, at *site) taking {
	t := taking{answer: Yes}
	vague := false
	for a := range syntax.As[syntax.Arguments](d.fn.Def.Field(syntax.FieldParams)).All() {
		if a.Role() == syntax.FieldVararg || a.Role() == syntax.FieldKwarg {
			continue
		}
		if d.receiver != nil && placeOf(d, a) < 0 && a.Role() != syntax.FieldKwonlyargs {
			vague = vague || a.Annotation().Exists() // which of the overloads is for this class, it does not tell
			continue
		}
		switch e.takesFor(d, a, at) {
		case No:
			return taking{answer: No}
		case Unknown:
			t.doubts = append(t.doubts, a)
		}
	}
	switch {
	case vague || at.given == nil && at.spreads():
		return taking{}
	case len(t.doubts) > 0:
		t.answer = Unknown
	}
	return t
}

// takesFor answers whether the annotation of the parameter a of d's function takes the
// argument for it, if there is one.
func (e *eval) takesFor(d *typeData, a syntax.Arg, at *site) Answer {
	if at.given != nil {
		place := placeOf(d, a)
		if place >= len(at.given) {
			return Yes
		}
		return e.accepts(e.annotationOf(d.fn.Module, a.Annotation(), nil), e.positional(at, place))
	}
	n := e.argumentNode(d, a, at)
	if !n.Exists() {
		return Yes
	}
	v := e.argumentFor(d, a, at)
	if n.Is(syntax.KindConstant) {
		return e.takesLiteral(d.fn.Module, a.Annotation(), n, v)
	}
	return e.accepts(e.annotationOf(d.fn.Module, a.Annotation(), nil), v)
}

// accepts answers whether v is of pattern, as far as an annotation says it exactly: of
// None, classes, functions, objects of builtins, and what is none of these.
func (e *eval) accepts(pattern, v Type) Answer {
	if pattern.d == nil || v.d == nil {
		return Unknown
	}
	var yes, no int
	for _, x := range v.Members() {
		switch e.acceptsOne(pattern, x) {
		case Yes:
			yes++
		case No:
			no++
		}
	}
	switch len(v.Members()) {
	case yes:
		return Yes
	case no:
		return No
	}
	return Unknown
}

// acceptsOne is accepts for x, no union.
func (e *eval) acceptsOne(pattern, x Type) Answer {
	all := No
	for _, p := range pattern.Members() {
		switch e.acceptsAs(p, x) {
		case Yes:
			return Yes
		case Unknown:
			all = Unknown
		}
	}
	return all
}

// acceptsAs is accepts for p and x, no unions.
func (e *eval) acceptsAs(p, x Type) Answer {
	isFunction := x.is(kindFunction) || x.is(kindPartial)
	switch p.d.kind {
	case kindTypeVar:
		return answerIf(len(p.d.args) == 0)
	case kindNone:
		return answer(x.is(kindNone))
	case kindClass:
		if isFunction || x.is(kindNone) || x.is(kindCoroutine) {
			return No
		}
	case kindInstance:
		switch c := p.d.class; {
		case c.QualifiedName() == "collections.abc.Callable":
			switch result := p.arg(0); {
			case x.is(kindNone):
				return No
			case isFunction && result.is(kindTypeVar):
				return answerIf(len(result.d.args) == 0)
			case isFunction && result.is(kindInstance) && result.d.class.QualifiedName() == "collections.abc.Awaitable":
				return e.implements(e.call(x, nil), Awaitable)
			}
		case c.QualifiedName() == "collections.abc.AsyncIterable" && e.implements(x, AsyncIterable) == No:
			return No
		case c.Module.Name == "builtins" && c.Name != "object":
			given := e.builtinName(x)
			if isFunction || x.is(kindNone) || given != "" && given != c.Name && !isNumber(given) {
				return No
			}
			if given == "int" && !isNumber(c.Name) {
				return No
			}
		}
	}
	return Unknown
}

// answerIf returns Yes if it is so, else Unknown.
func answerIf(yes bool) Answer {
	if yes {
		return Yes
	}
	return Unknown
}

// managerKind returns which context managers a decorator of o, an overload, makes, and
// kindUnknown if there is no such decorator.
func (e *eval) managerKind(o *Function) typeKind {
	for d := range o.Def.Fields(syntax.FieldDecoratorList) {
		switch e.qualifiedName(o.Module, d) {
		case "contextlib.contextmanager":
			return kindManager
		case "contextlib.asynccontextmanager":
			return kindAsyncManager
		}
	}
	return kindUnknown
}

// oneOf is join for what the overloads of one function give: of several coroutines it
// is one, with the results of them all.
func (e *eval) oneOf(types []Type) Type {
	results := make([]Type, len(types))
	for i, t := range types {
		if !t.is(kindCoroutine) {
			return join(types...)
		}
		results[i] = e.awaited(t)
	}
	made := *types[0].d
	made.args = []Type{join(results...)}
	return Type{&made}
}
