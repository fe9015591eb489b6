package library

import (
	"iter"
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// isAlone reports whether call has one positional argument.
func isAlone(call syntax.Call) bool {
	count := 0
	for a := range call.Args() {
		if count++; count > 1 || a.Is(syntax.KindStarred) {
			return false
		}
	}
	return count == 1
}

// isOn reports whether the argument n is surely neither False nor 0.
func isOn(n syntax.Node) bool {
	if !n.Is(syntax.KindConstant) {
		return false
	}
	switch n.Op() {
	case syntax.ConstTrue, syntax.ConstNone:
		return true
	case syntax.ConstInt, syntax.ConstFloat:
		return strings.ContainsAny(n.Text(), "123456789")
	}
	return false
}

// Arguments yields the arguments of call, an expression of m that runs f, with the names
// of the parameters that get them. It yields none that stand behind a *argument.
func Arguments(m *semantic.Module, call syntax.Call, f *semantic.Function) iter.Seq2[string, syntax.Node] {
	return func(yield func(string, syntax.Node) bool) {
		for _, a := range assign(m, call, f) {
			if !yield(a.parameter, a.value) {
				return
			}
		}
	}
}

// An argument is one of a call with the name of the parameter that gets it.
type argument struct {
	parameter string
	value     syntax.Node
}

// assign returns what Arguments yields.
func assign(m *semantic.Module, call syntax.Call, f *semantic.Function) []argument {
	if f == nil || !call.Exists() {
		return nil
	}
	var all []argument
	positional, rest := positional(m, call, f)
	for a := range call.Args() {
		if a.Is(syntax.KindStarred) {
			break
		}
		name := rest
		if len(positional) > 0 {
			name, positional = positional[0], positional[1:]
		}
		all = append(all, argument{name, a})
	}
	for k := range call.Keywords() {
		if name := k.Name(); name.Exists() {
			all = append(all, argument{name.Text(), k.Value()})
		}
	}
	return all
}

// positional returns the names of the parameters of f that the positional arguments of
// call get, and that of *args.
func positional(m *semantic.Module, call syntax.Call, f *semantic.Function) (names []string, rest string) {
	for p := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
		switch p.Role() {
		case syntax.FieldPosonlyargs, syntax.FieldArgs:
			names = append(names, p.Name().Identifier())
		case syntax.FieldVararg:
			rest = p.Name().Identifier()
		}
	}
	if len(names) > 0 && isBound(m, call, f) {
		names = names[1:]
	}
	return names, rest
}

// isBound reports whether call itself gives the first parameter of f, self or cls.
func isBound(m *semantic.Module, call syntax.Call, f *semantic.Function) bool {
	if f.Class == nil {
		return false
	}
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		switch f.Module.QualifiedName(d) {
		case "builtins.staticmethod":
			return false
		case "builtins.classmethod":
			return true
		}
	}
	method := syntax.As[syntax.Attribute](call.Func())
	return method.Attr().Identifier() != f.Name || !m.TypeOf(method.Value()).IsClassObject()
}
