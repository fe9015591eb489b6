package library

import (
	"iter"
	"slices"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Facts are what a stub says of a function beside its types, with the decorators
// of _awaiter. The zero Facts say nothing.
type Facts struct {
	Blocks        string // what the thread waits for: "file", "network", "process", "thread", "database", "clock", "user" or "loop"; "" if it does not
	Instead       string // the qualified name of what coroutine code calls in its place, or ""
	KeepReference bool   // the event loop does not keep what the call gives alive

	function *semantic.Function
	marks    []mark
}

// A Mark says what a call does with arguments.
type Mark uint8

const (
	Consumes               Mark = iota // iterates over them as plain for does
	TakesCoroutine                     // they must be coroutines, and no other awaitables
	TakesAwaitable                     // they must be awaitable
	TakesCoroutineFunction             // calls them and awaits what they give
	TakesCallable                      // calls them and does not await what they give
)

var marks = map[string]Mark{
	"_awaiter.consumes":                 Consumes,
	"_awaiter.takes_coroutine":          TakesCoroutine,
	"_awaiter.takes_awaitable":          TakesAwaitable,
	"_awaiter.takes_coroutine_function": TakesCoroutineFunction,
	"_awaiter.takes_callable":           TakesCallable,
}

type mark struct {
	kind       Mark
	parameters []string
	alone      bool // only where there is one positional argument
}

// FactsOf returns what is said of f, which may be nil.
func FactsOf(f *semantic.Function) Facts {
	if f == nil {
		return Facts{}
	}
	facts := Facts{function: f}
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		facts.add(f.Module, d)
	}
	return facts
}

// add takes in one decorator.
func (f *Facts) add(m *semantic.Module, decorator syntax.Node) {
	call := syntax.As[syntax.Call](decorator)
	if !call.Exists() {
		f.KeepReference = f.KeepReference || m.QualifiedName(decorator) == "_awaiter.keep_reference"
		return
	}
	var names []string
	for arg := range call.Args() {
		if s, ok := syntax.As[syntax.Constant](arg).StringValue(); ok {
			names = append(names, s)
		}
	}
	if len(names) == 0 {
		return
	}
	name := m.QualifiedName(call.Func())
	switch kind, isMark := marks[name]; {
	case isMark:
		f.marks = append(f.marks, mark{kind, names, call.Keyword("alone").Exists()})
	case name == "_awaiter.blocks":
		f.Blocks = names[0]
	case name == "_awaiter.instead":
		f.Instead = names[0]
	}
}

// Called returns the function that call, an expression of m, runs: that of
// semantic.Module.Callee or, where a class is called, the __init__ or __new__ that
// takes the arguments. It is nil where that is not known.
func Called(m *semantic.Module, call syntax.Call) *semantic.Function {
	if f := m.Callee(call); f != nil {
		return f
	}
	t := m.TypeOf(call.Func())
	if !t.IsClassObject() {
		return nil
	}
	for _, name := range []string{"__init__", "__new__"} {
		f, _ := t.Class().Method(name)
		if f != nil && f.Class != nil && f.Class.QualifiedName() != "builtins.object" {
			return f
		}
	}
	return nil
}

// Arguments yields the arguments of call, which runs the function of f, that the
// mark is about. It yields nothing from behind a *argument.
func (f Facts) Arguments(m *semantic.Module, call syntax.Call, kind Mark) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		for _, mark := range f.marks {
			if mark.kind != kind || mark.alone && !isAlone(call) {
				continue
			}
			for parameter, argument := range f.assigned(m, call) {
				if slices.Contains(mark.parameters, parameter) && !yield(argument) {
					return
				}
			}
		}
	}
}

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

// assigned yields the arguments of call with the names of the parameters that get
// them.
func (f Facts) assigned(m *semantic.Module, call syntax.Call) iter.Seq2[string, syntax.Node] {
	return func(yield func(string, syntax.Node) bool) {
		positional, rest := f.positional(m, call)
		for a := range call.Args() {
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
		for k := range call.Keywords() {
			if name := k.Name(); name.Exists() && !yield(name.Text(), k.Value()) {
				return
			}
		}
	}
}

// positional returns the names of the parameters that positional arguments of call
// get, and that of *args.
func (f Facts) positional(m *semantic.Module, call syntax.Call) (names []string, rest string) {
	for p := range syntax.As[syntax.FunctionDef](f.function.Def).Params().All() {
		switch p.Role() {
		case syntax.FieldPosonlyargs, syntax.FieldArgs:
			names = append(names, p.Name().Text())
		case syntax.FieldVararg:
			rest = p.Name().Text()
		}
	}
	if len(names) > 0 && f.isBound(m, call) {
		names = names[1:]
	}
	return names, rest
}

// isBound reports whether call gives the first parameter by itself, self or cls.
func (f Facts) isBound(m *semantic.Module, call syntax.Call) bool {
	if f.function.Class == nil {
		return false
	}
	for d := range syntax.As[syntax.FunctionDef](f.function.Def).Decorators() {
		switch m := f.function.Module; m.QualifiedName(d) {
		case "builtins.staticmethod":
			return false
		case "builtins.classmethod":
			return true
		}
	}
	if f.function.Name == "__init__" || f.function.Name == "__new__" {
		return call.Func().Field(syntax.FieldAttr).Text() != f.function.Name || !m.TypeOf(call.Func().Field(syntax.FieldValue)).IsClassObject()
	}
	return !call.Func().Is(syntax.KindAttribute) || !m.TypeOf(call.Func().Field(syntax.FieldValue)).IsClassObject()
}
