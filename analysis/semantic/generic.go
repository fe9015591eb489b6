package semantic

import (
	"slices"

	"awaiter/analysis/syntax"
)

// maxNesting bounds how deep type arguments are looked into.
const maxNesting = 6

// mentionsTypeVar reports whether a type variable stands in t.
func mentionsTypeVar(t Type, depth int) bool {
	if t.d == nil || depth > maxNesting {
		return false
	}
	return t.is(kindTypeVar) || slices.ContainsFunc(t.d.args, func(a Type) bool { return mentionsTypeVar(a, depth+1) })
}

// substitute replaces in t the type variables named params by args; of those beyond
// args the bound is known.
func substitute(t Type, params []string, args []Type) Type {
	if len(params) == 0 || !mentionsTypeVar(t, 0) {
		return t
	}
	return replaceVars(t, 0, func(v Type) (Type, bool) {
		i := slices.Index(params, v.d.name)
		switch {
		case i < 0:
			return Type{}, false
		case i < len(args):
			return args[i], true
		}
		return eraseVars(v, 0), true
	})
}

func substituteAll(types []Type, params []string, args []Type) []Type {
	if len(types) == 0 {
		return nil
	}
	replaced := make([]Type, len(types))
	for i, t := range types {
		replaced[i] = substitute(t, params, args)
	}
	return replaced
}

// bind replaces in t the type variables that bound has.
func bind(t Type, bound map[string]Type) Type {
	if len(bound) == 0 {
		return t
	}
	return replaceVars(t, 0, func(v Type) (Type, bool) {
		b, ok := bound[v.d.name]
		return b, ok
	})
}

// bindDeclared is bind for t, what the annotation of a function says that a call gives.
// The handle of a library for what it runs is mostly declared by the same words for
// functions and coroutine functions, "Callable[..., T]" to "Handle[T]", and has the
// result of a coroutine, not the coroutine.
func bindDeclared(t Type, bound map[string]Type) Type {
	if t.is(kindInstance) && !t.d.class.Module.isStub() {
		for name, b := range bound {
			if b.is(kindCoroutine) {
				bound[name] = Type{}
			}
		}
	}
	return bind(t, bound)
}

// erase replaces in t the type variables that are left by their bounds, which the
// first of their args is.
func erase(t Type) Type {
	if !mentionsTypeVar(t, 0) {
		return t
	}
	return eraseVars(t, 0)
}

func eraseVars(t Type, depth int) Type {
	switch {
	case t.d == nil || depth > maxNesting:
		return Type{}
	case t.is(kindTypeVar):
		return eraseVars(t.arg(0), depth+1)
	case len(t.d.args) == 0:
		return t
	case t.is(kindInstance) && len(t.d.args) > 1 && t.d.class.QualifiedName() == "collections.abc.Callable":
		return t // its call binds them
	}
	return t.withArgs(func(a Type) Type { return eraseVars(a, depth+1) })
}

// replaceVars replaces the type variables in t for which find has something.
func replaceVars(t Type, depth int, find func(v Type) (Type, bool)) Type {
	switch {
	case t.d == nil || depth > maxNesting:
		return Type{}
	case t.is(kindTypeVar):
		if found, ok := find(t); ok {
			return found
		}
		return t
	case len(t.d.args) == 0:
		return t
	}
	return t.withArgs(func(a Type) Type { return replaceVars(a, depth+1, find) })
}

// withArgs returns t with f of each of its args in their places.
func (t Type) withArgs(f func(Type) Type) Type {
	args := make([]Type, len(t.d.args))
	for i, a := range t.d.args {
		args[i] = f(a)
	}
	switch {
	case t.is(kindUnion):
		return join(args...)
	case t.is(kindInstance) && args[0].d != nil && t.d.class.QualifiedName() == "builtins.type":
		return t.classesOf(args[0])
	}
	d := *t.d
	d.args = args
	return Type{&d}
}

// classesOf returns what type[object] speaks of in an annotation, where t is type: the class
// of object, of each member of a union.
func (t Type) classesOf(object Type) Type {
	return object.mapMembers(func(m Type) Type {
		if m.is(kindInstance) {
			return Type{&typeData{kind: kindClass, class: m.d.class, flags: m.d.flags&selfFlag | declaredFlag}}
		}
		d := *t.d
		d.args = []Type{m}
		return Type{&d}
	})
}

// dependsOnCall reports whether what the function of d gives depends on the
// arguments of the call.
func (e *eval) dependsOnCall(d *typeData) bool {
	returns := syntax.As[syntax.FunctionDef](d.fn.Def).Returns()
	return returns.Exists() && mentionsTypeVar(e.annotationOf(d.fn.Module, returns, nil), 0)
}

// typeVarCall returns the type variable that TypeVar("T", …) makes.
func (e *eval) typeVarCall(at *site) Type {
	name, ok := stringConstant(at.call.Arg(0))
	if !ok {
		return Type{}
	}
	d := &typeData{kind: kindTypeVar, name: name}
	if b := at.call.Keyword("bound"); b.Exists() {
		d.args = []Type{e.annotationOf(at.module, b, nil)}
	} else if at.call.Arg(1).Exists() {
		var types []Type
		i := 0
		for a := range at.call.Args() {
			if i > 0 {
				types = append(types, e.annotationOf(at.module, a, nil))
			}
			i++
		}
		d.args = []Type{join(types...)}
	}
	return Type{d}
}

// typeParameter returns what a type parameter (PEP 695) is.
func (e *eval) typeParameter(m *Module, n syntax.Node) Type {
	if !n.Is(syntax.KindTypeVar) {
		return Type{}
	}
	d := &typeData{kind: kindTypeVar, name: n.Field(syntax.FieldName).Identifier()}
	if b := n.Field(syntax.FieldBound); b.Exists() && !b.Is(syntax.KindTuple) {
		d.args = []Type{e.annotationOf(m, b, nil)}
	}
	return Type{d}
}
