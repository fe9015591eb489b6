package semantic

import (
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A FunctionKind is what calling a function gives (data model, "Callable types").
type FunctionKind uint8

const (
	PlainFunction     FunctionKind = iota // runs, and gives its value
	GeneratorFunction                     // gives a generator
	CoroutineFunction                     // gives a coroutine (PEP 492)
	AsyncGenerator                        // gives an asynchronous generator iterator (PEP 525)
)

// String returns the kind in the words of Python's glossary.
func (k FunctionKind) String() string {
	return [...]string{"function", "generator", "coroutine function", "asynchronous generator"}[k]
}

// A Function is one def statement or lambda. A nil Function is one that is not
// known; every question to it is answered with "no" or "unknown".
type Function struct {
	Module *Module
	Def    syntax.Node // FunctionDef or Lambda
	Name   string      // "" for a lambda
	Kind   FunctionKind
	Class  *Class // the class statement in whose body the def stands, else nil

	scope     *scope
	binding   *binding // of its name; nil for a lambda
	leaves    *leaves
	qualified qualified
	seen      atomic.Pointer[frame] // see Module.seen; nil if nobody asked

	answers   [4]kept // see functionAnswers
	abstract  fact    // see IsAbstract
	keeping   fact    // see keepsArguments
	returning fact    // see givesBack
}

// The leaves of a function are where its own body leaves it.
type leaves struct {
	yields  []syntax.Node
	returns []syntax.Return
}

// leave returns the leaves of f, to add to them.
func (f *Function) leave() *leaves {
	if f.leaves == nil {
		f.leaves = &leaves{}
	}
	return f.leaves
}

// A fact is whether something is so, once that was asked for.
type fact struct{ known atomic.Int32 }

// of returns what find finds. Calls at the same time may all call it.
func (k *fact) of(find func() bool) bool {
	const no, yes = 1, 2
	switch k.known.Load() {
	case no:
		return false
	case yes:
		return true
	}
	is := find()
	if is {
		k.known.Store(yes)
	} else {
		k.known.Store(no)
	}
	return is
}

// IsCoroutineFunction reports whether calling f gives a coroutine. Like all
// questions on Kind it speaks of the undecorated def.
func (f *Function) IsCoroutineFunction() bool { return f != nil && f.Kind == CoroutineFunction }

// IsAsyncGenerator reports whether calling f gives an asynchronous generator.
func (f *Function) IsAsyncGenerator() bool { return f != nil && f.Kind == AsyncGenerator }

// kindOf returns the kind of a def or lambda with the given yields.
func kindOf(def syntax.Node, yields []syntax.Node) FunctionKind {
	switch {
	case def.IsAsync() && len(yields) > 0:
		return AsyncGenerator
	case def.IsAsync():
		return CoroutineFunction
	case len(yields) > 0:
		return GeneratorFunction
	}
	return PlainFunction
}

// Yields yields the Yield and YieldFrom nodes of f's own body.
func (f *Function) Yields() []syntax.Node {
	if f == nil || f.scope.body != nil || f.leaves == nil { // there is none in a body that isApart
		return nil
	}
	return f.leaves.yields
}

// ReturnStatements yields the return statements of f's own body.
func (f *Function) ReturnStatements() []syntax.Return {
	if f == nil {
		return nil
	}
	if f.scope.body.find(); f.leaves == nil {
		return nil
	}
	return f.leaves.returns
}

// FunctionOf returns the Function of a def or lambda of m.
func (m *Module) FunctionOf(def syntax.Node) *Function {
	if def.Tree() != m.Tree || !def.Is(syntax.KindFunctionDef, syntax.KindLambda) {
		return nil
	}
	if s := m.scopeOf(def); s != nil {
		return s.function
	}
	return nil
}

// ClassOf returns the Class of a class statement of m.
func (m *Module) ClassOf(def syntax.ClassDef) *Class {
	if def.Tree() != m.Tree || !def.Exists() {
		return nil
	}
	if s := m.scopeOf(def.Node); s != nil {
		return s.class
	}
	return nil
}

// FunctionAround returns the function whose body runs n when it is called, or nil
// where n runs with the module or with a class statement. A comprehension or
// generator expression belongs to the function it stands in.
func (m *Module) FunctionAround(n syntax.Node) *Function {
	s := m.scopeAt(n)
	for s.kind == comprehensionScope {
		s = s.parent
	}
	return s.function
}

// MayAwait reports whether CPython compiles an await at n: in the body of a
// coroutine function or asynchronous generator, and in a generator expression
// but for its first iterable (PEP 492, PEP 530); not in annotations that are
// evaluated later.
func (m *Module) MayAwait(n syntax.Node) bool {
	if m.isLazy() && m.AnnotationAround(n).Exists() {
		return false
	}
	s := m.scopeAt(n)
	for ; s.kind == comprehensionScope; s = s.parent {
		if s.node.Is(syntax.KindGeneratorExp) {
			return true
		}
	}
	return s.kind == functionScope && s.node.IsAsync()
}

// IsAbstract reports whether the body is only a stub: a docstring, "...", pass or
// raise NotImplementedError, or the def is marked @abstractmethod or @overload,
// or stands in a Protocol.
func (f *Function) IsAbstract() bool {
	if f == nil || !f.Def.Is(syntax.KindFunctionDef) {
		return false
	}
	return f.abstract.of(f.findAbstract)
}

func (f *Function) findAbstract() bool {
	for d := range f.Def.Fields(syntax.FieldDecoratorList) {
		switch lastName(d) {
		case "abstractmethod", "abstractproperty", "abstractclassmethod", "abstractstaticmethod", "overload":
			return true
		}
	}
	if f.Class != nil {
		for base := range f.Class.Def.Bases() {
			if base.Is(syntax.KindSubscript) {
				base = base.Field(syntax.FieldValue)
			}
			if lastName(base) == "Protocol" {
				return true
			}
		}
	}
	for s := range f.Def.Fields(syntax.FieldBody) {
		if !isPlaceholder(s) {
			return false
		}
	}
	return true
}

// isPlaceholder reports whether the statement s is what stands in a body that is
// still to be written.
func isPlaceholder(s syntax.Node) bool {
	switch s.Kind() {
	case syntax.KindPass:
		return true
	case syntax.KindExprStmt:
		v := s.Field(syntax.FieldValue)
		return v.Is(syntax.KindConstant) && (v.Op() == syntax.ConstStr || v.Op() == syntax.ConstEllipsis)
	case syntax.KindRaise:
		exc := s.Field(syntax.FieldExc)
		if exc.Is(syntax.KindCall) {
			exc = exc.Field(syntax.FieldFunc)
		}
		return lastName(exc) == "NotImplementedError"
	}
	return false
}

// lastName returns the name behind the last dot of a name or attribute chain, "" for
// anything else.
func lastName(n syntax.Node) string {
	switch n.Kind() {
	case syntax.KindName:
		return n.Identifier()
	case syntax.KindAttribute:
		return n.Field(syntax.FieldAttr).Identifier()
	}
	return ""
}

// Accepts answers whether f can be called with n positional arguments and no
// others, self or cls included for a method.
func (f *Function) Accepts(n int) Answer {
	if f == nil || syntax.As[syntax.FunctionDef](f.Def).Params().IsBroken() {
		return Unknown
	}
	required, most := 0, 0
	for a := range syntax.As[syntax.Arguments](f.Def.Field(syntax.FieldParams)).All() {
		switch optional := a.Default().Exists(); a.Role() {
		case syntax.FieldPosonlyargs, syntax.FieldArgs:
			if most++; !optional {
				required++
			}
		case syntax.FieldVararg:
			most = max(most, n)
		case syntax.FieldKwonlyargs:
			if !optional {
				return No
			}
		}
	}
	return answer(required <= n && n <= most)
}
