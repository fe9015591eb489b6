package semantic

import "awaiter/analysis/syntax"

// overloads returns the defs of f's name under typing.overload, if f is one of them
// or what they declare.
func (e *eval) overloads(f *Function) []*Function {
	if f.Def.Is(syntax.KindLambda) {
		return nil
	}
	b := f.Module.bindingOf(f.Def.Field(syntax.FieldName))
	if b == nil || b.symbol == nil || b.symbol.firstBinding == b.symbol.lastBinding {
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
			if e.qualifiedName(f.Module, d) == "typing.overload" {
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

// callOverloaded returns what calling the function of d gives by one of the overloads
// that the call fits.
func (e *eval) callOverloaded(d *typeData, overloads []*Function, at *site) Type {
	var types []Type
	for _, o := range overloads {
		one := *d
		one.fn = o
		one.flags &^= managerFlag // its own decorators and annotation say what the call gives
		if at != nil && !e.fits(&one, at) {
			continue
		}
		if kind := e.managerKind(o); kind != kindUnknown {
			types = append(types, Type{&typeData{kind: kind, fn: o, frame: d.frame, receiver: d.receiver, name: d.name}})
			continue
		}
		types = append(types, e.callDef(&one, at))
	}
	if len(types) > 1 {
		return e.decided(d, e.oneOf(types))
	}
	return join(types...)
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
