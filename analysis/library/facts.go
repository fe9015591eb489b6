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
	Function      *semantic.Function // nil where nothing is said
	Blocks        string             // what the thread waits for: "file", "path", "network", "http", "process", "thread", "database", "clock", "user" or "loop"; "" if it does not
	Instead       string             // the qualified name of what coroutine code calls in its place, or ""
	KeepReference bool               // the event loop does not keep what the call gives alive
	KeepsResult   bool               // a decorator: what the decorated function gives is given again to later calls
	NeedsLoop     bool               // it raises RuntimeError where no event loop runs
	Caller        string             // who calls what TakesCallable: "loop", "thread", "nobody" or "caller", as _awaiter has them; "" where that is not said
	Given         string             // the names of what it is called with beside what the call is given for it: "loop, context"
	Twin          string             // the method that takes a coroutine function where this takes a plain one, enters asynchronously where this enters plainly, or the reverse; or ""
	Tells         bool               // what the function is declared to give holds for an installed one, too, that does not say it
	NeedsEntry    bool               // a method that works only while "async with" has entered its object

	marks  []mark
	unless []string // parameters that switch waiting off
	module *semantic.Module
	call   syntax.Call // where the function is called, if it is about a call
	given  []argument  // its arguments
}

// A Mark says what a call does with arguments.
type Mark uint8

const (
	Consumes               Mark = iota // iterates over them as plain for does
	TakesCoroutine                     // they must be coroutines, and no other awaitables
	TakesAwaitable                     // they must be awaitable
	TakesCoroutineFunction             // calls them and awaits what they give
	TakesFutures                       // they must be iterables of tasks or futures, not of coroutines
	TakesCallable                      // calls them and does not await what they give
	Enters                             // enters them as with does
	EntersAsync                        // enters them as async with does
	Closes                             // calls their close()
	ClosesAsync                        // awaits what their aclose() gives
	NeedsValue                         // reads them as they are, and raises TypeError for a coroutine
	Shows                              // makes text of them as they are
)

var marks = map[string]Mark{
	"_awaiter.consumes":                 Consumes,
	"_awaiter.takes_coroutine":          TakesCoroutine,
	"_awaiter.takes_awaitable":          TakesAwaitable,
	"_awaiter.takes_coroutine_function": TakesCoroutineFunction,
	"_awaiter.takes_futures":            TakesFutures,
	"_awaiter.takes_callable":           TakesCallable,
	"_awaiter.enters":                   Enters,
	"_awaiter.enters_async":             EntersAsync,
	"_awaiter.closes":                   Closes,
	"_awaiter.closes_async":             ClosesAsync,
	"_awaiter.needs_value":              NeedsValue,
	"_awaiter.shows":                    Shows,
}

type mark struct {
	kind       Mark
	parameters []string
	alone      bool // only where there is one positional argument
}

// noFacts say nothing.
var noFacts Facts

// FactsOf returns what is said of f, which may be nil.
func FactsOf(f *semantic.Function) *Facts {
	if f == nil || !IsStub(f.Module) || !f.Def.Field(syntax.FieldDecoratorList).Exists() {
		return &noFacts
	}
	type key struct{ def syntax.Node }
	return f.Def.Tree().Kept(key{f.Def}, func() any { return readFacts(f) }).(*Facts)
}

// readFacts returns what the decorators of f, of a stub, say.
func readFacts(f *semantic.Function) *Facts {
	facts := &Facts{Function: f}
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		facts.add(f.Module, d)
	}
	if facts.Blocks == "" && facts.Instead == "" && !facts.KeepReference && !facts.KeepsResult && !facts.NeedsLoop && !facts.NeedsEntry && !facts.Tells && len(facts.marks) == 0 {
		return &noFacts
	}
	return facts
}

// FactsAt returns what is said of the function that call, an expression of m, runs:
// a function, a method, or the constructor of a class. What the arguments decide is
// decided, and where it is not sure that the thread waits, Blocks is "".
func FactsAt(m *semantic.Module, call syntax.Call) *Facts {
	if call.Tree() != m.Tree {
		return &noFacts
	}
	if facts, kept := m.Called.Of(call.Node); facts != nil {
		return (*facts).(*Facts)
	} else if kept {
		return &noFacts
	}
	facts := factsAt(m, call)
	if facts.Function == nil {
		m.Called.Keep(call.Node, nil)
		return &noFacts
	}
	var kept any = facts
	m.Called.Keep(call.Node, &kept)
	return facts
}

func factsAt(m *semantic.Module, call syntax.Call) *Facts {
	of := FactsOf(called(m, call))
	if of.Function == nil {
		return of
	}
	facts := *of
	facts.module, facts.call, facts.given = m, call, assign(m, call, of.Function)
	for _, a := range facts.given {
		if slices.Contains(facts.unless, a.parameter) && !isOn(a.value) {
			facts.Blocks = ""
		}
	}
	return &facts
}

// FactsOfCallee returns what is said of the function that a call of expr, an expression
// of m, runs: a function, a method, or the constructor of a class.
func FactsOfCallee(m *semantic.Module, expr syntax.Node) *Facts {
	t := m.TypeOf(expr)
	if t.IsFunction() {
		return FactsOf(described(m, t, t.Function()))
	}
	return FactsOf(described(m, t, constructor(t)))
}

// All returns the facts of all functions of the stubs of which there are any, by
// module and in the order in which they stand there.
func (l *Library) All() []*Facts {
	var all []*Facts
	for _, name := range l.Modules() {
		all = append(all, l.factsIn(name)...)
	}
	return all
}

// factsIn returns the Facts of the functions of the stub called name.
func (l *Library) factsIn(name string) []*Facts {
	var all []*Facts
	for _, f := range l.Module(name).Functions {
		if facts := FactsOf(f); facts.Function != nil {
			all = append(all, facts)
		}
	}
	return all
}

// add takes in one decorator.
func (f *Facts) add(m *semantic.Module, decorator syntax.Node) {
	call := syntax.As[syntax.Call](decorator)
	if !call.Exists() {
		name := m.QualifiedName(decorator)
		f.KeepReference = f.KeepReference || name == "_awaiter.keep_reference"
		f.KeepsResult = f.KeepsResult || name == "_awaiter.keeps_result"
		f.NeedsLoop = f.NeedsLoop || name == "_awaiter.needs_loop"
		f.Tells = f.Tells || name == "_awaiter.tells"
		f.NeedsEntry = f.NeedsEntry || name == "_awaiter.needs_entry"
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
		if by, ok := syntax.As[syntax.Constant](call.Keyword("by")).StringValue(); ok {
			f.Caller = by
		}
		if given, ok := syntax.As[syntax.Constant](call.Keyword("given")).StringValue(); ok {
			f.Given = given
		}
	case name == "_awaiter.blocks":
		f.Blocks, f.unless = names[0], names[1:]
	case name == "_awaiter.instead":
		f.Instead = names[0]
	case name == "_awaiter.twin":
		f.Twin = names[0]
	}
}

// called returns the function that call runs, and where that is a class, the
// __init__ or __new__ that takes the arguments, as a stub has it if one does. It is nil
// where that is not known.
func called(m *semantic.Module, call syntax.Call) *semantic.Function {
	return described(m, m.TypeOf(call.Func()), Called(m, call))
}

// Called returns the function that call, an expression of m, runs, and where that is a
// class, the __init__ or __new__ that takes the arguments; nil where that is not known.
func Called(m *semantic.Module, call syntax.Call) *semantic.Function {
	if f := m.Callee(call); f != nil {
		return f
	}
	return constructor(ClassCalled(m, call))
}

// ClassCalled returns the class that call, an expression of m, makes an object of, also where it
// says of what that is generic, as "Queue[int]()" does; Unknown if it calls something else.
func ClassCalled(m *semantic.Module, call syntax.Call) semantic.Type {
	class := call.Func()
	if generic := syntax.As[syntax.Subscript](class); generic.Exists() {
		class = generic.Value()
	}
	if t := m.TypeOf(class); t.IsClassObject() {
		return t
	}
	return semantic.Type{}
}

// constructor returns the __init__ or __new__ of t, a class, that takes the arguments; nil if t is
// none.
func constructor(t semantic.Type) *semantic.Function {
	if !t.IsClassObject() {
		return nil
	}
	for _, name := range []string{"__init__", "__new__"} {
		f, _ := t.Class().Method(name)
		if f != nil && f.Class.QualifiedName() != "builtins.object" {
			return f
		}
	}
	return nil
}

// Does reports whether calls do one of kinds with arguments.
func (f *Facts) Does(kinds ...Mark) bool {
	for i := range f.marks {
		if slices.Contains(kinds, f.marks[i].kind) {
			return true
		}
	}
	return false
}

// Arguments yields the arguments of the call that a mark is about. It yields none
// that stand behind a *argument.
func (f *Facts) Arguments(kind Mark) iter.Seq[syntax.Node] {
	if !f.Does(kind) {
		return func(func(syntax.Node) bool) {}
	}
	return f.arguments(kind)
}

func (f *Facts) arguments(kind Mark) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		for _, mark := range f.marks {
			if mark.kind != kind || mark.alone && !isAlone(f.call) {
				continue
			}
			for _, a := range f.given {
				if slices.Contains(mark.parameters, a.parameter) && !yield(a.value) {
					return
				}
			}
		}
	}
}

// IsAbout reports whether a mark is about what the given parameter takes.
func (f *Facts) IsAbout(parameter string) bool {
	return slices.ContainsFunc(f.marks, func(m mark) bool { return slices.Contains(m.parameters, parameter) })
}

// Marks yields what calls do with arguments, and the parameters that take these.
func (f *Facts) Marks() iter.Seq2[Mark, []string] {
	return func(yield func(Mark, []string) bool) {
		for _, m := range f.marks {
			if !yield(m.kind, m.parameters) {
				return
			}
		}
	}
}

// Name returns the name of what the call runs, that of the class for a constructor.
func (f *Facts) Name() string {
	if f.Function == nil {
		return ""
	}
	if f.Function.Name == "__init__" || f.Function.Name == "__new__" {
		return f.Function.Class.Name
	}
	return f.Function.Name
}

// WaitsFor names what a call of f waits for in a message: "the network". It is "" if it
// does not wait.
func (f *Facts) WaitsFor() string {
	switch f.Blocks {
	case "":
		return ""
	case "file", "path":
		return "the file system"
	case "http":
		return "the network"
	case "process", "thread":
		return "a " + f.Blocks
	case "loop":
		return "another event loop"
	}
	return "the " + f.Blocks
}

// TakesAnyKeyword reports whether f has a **parameter.
func (f *Facts) TakesAnyKeyword() bool {
	return f.Function != nil && syntax.As[syntax.FunctionDef](f.Function.Def).Params().Field(syntax.FieldKwarg).Exists()
}

// Unexpected returns the keyword arguments of the call that name no parameter.
func (f *Facts) Unexpected() (all []syntax.Keyword) {
	if f.Function == nil || f.TakesAnyKeyword() {
		return nil
	}
	for k := range f.call.Keywords() {
		known := !k.Name().Exists()
		for p := range syntax.As[syntax.FunctionDef](f.Function.Def).Params().All() {
			known = known || p.Name().Text() == k.Name().Text()
		}
		if !known {
			all = append(all, k)
		}
	}
	return all
}

// Behind returns what of the call follows its argument n: the positional arguments,
// and whether the parameters of f pass all of them on to n. It is false where n is
// not positional or something is starred.
func (f *Facts) Behind(n syntax.Node) (args []syntax.Node, ok bool) {
	_, rest := positional(f.module, f.call, f.Function)
	found := false
	for a := range f.call.Args() {
		switch {
		case a.Is(syntax.KindStarred):
			return nil, false
		case found:
			args = append(args, a)
		}
		found = found || a == n
	}
	return args, found && rest != ""
}
