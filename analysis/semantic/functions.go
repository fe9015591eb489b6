package semantic

import "awaiter/analysis/syntax"

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

	scope   *scope
	yields  []syntax.Node
	returns []syntax.Return
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
	if f == nil {
		return nil
	}
	return f.yields
}

// ReturnStatements yields the return statements of f's own body.
func (f *Function) ReturnStatements() []syntax.Return {
	if f == nil {
		return nil
	}
	return f.returns
}

// FunctionOf returns the Function of a def or lambda of m.
func (m *Module) FunctionOf(def syntax.Node) *Function {
	if def.Tree() != m.Tree || !def.Is(syntax.KindFunctionDef, syntax.KindLambda) {
		return nil
	}
	return m.scopeOf(def).function
}

// ClassOf returns the Class of a class statement of m.
func (m *Module) ClassOf(def syntax.ClassDef) *Class {
	if def.Tree() != m.Tree || !def.Exists() {
		return nil
	}
	return m.scopeOf(def.Node).class
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
// but for its first iterable (PEP 492, PEP 530).
func (m *Module) MayAwait(n syntax.Node) bool {
	s := m.scopeAt(n)
	for ; s.kind == comprehensionScope; s = s.parent {
		if s.node.Is(syntax.KindGeneratorExp) {
			return true
		}
	}
	return s.kind == functionScope && s.node.IsAsync()
}
