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
	return (&Facts{Function: f, module: m, call: call}).assigned()
}

// assigned yields the arguments of the call with the names of the parameters that
// get them.
func (f *Facts) assigned() iter.Seq2[string, syntax.Node] {
	return func(yield func(string, syntax.Node) bool) {
		if f.Function == nil || !f.call.Exists() {
			return
		}
		positional, rest := f.positional()
		for a := range f.call.Args() {
			if a.Is(syntax.KindStarred) {
				break
			}
			name := rest
			if len(positional) > 0 {
				name, positional = positional[0], positional[1:]
			}
			if !yield(name, a) {
				return
			}
		}
		for k := range f.call.Keywords() {
			if name := k.Name(); name.Exists() && !yield(name.Text(), k.Value()) {
				return
			}
		}
	}
}

// positional returns the names of the parameters that the positional arguments of
// the call get, and that of *args.
func (f *Facts) positional() (names []string, rest string) {
	for p := range syntax.As[syntax.FunctionDef](f.Function.Def).Params().All() {
		switch p.Role() {
		case syntax.FieldPosonlyargs, syntax.FieldArgs:
			names = append(names, p.Name().Identifier())
		case syntax.FieldVararg:
			rest = p.Name().Identifier()
		}
	}
	if len(names) > 0 && f.isBound() {
		names = names[1:]
	}
	return names, rest
}

// isBound reports whether the call itself gives the first parameter, self or cls.
func (f *Facts) isBound() bool {
	if f.Function.Class == nil {
		return false
	}
	for d := range syntax.As[syntax.FunctionDef](f.Function.Def).Decorators() {
		switch f.Function.Module.QualifiedName(d) {
		case "builtins.staticmethod":
			return false
		case "builtins.classmethod":
			return true
		}
	}
	method := syntax.As[syntax.Attribute](f.call.Func())
	return method.Attr().Identifier() != f.Function.Name || !f.module.TypeOf(method.Value()).IsClassObject()
}
