package rules

import (
	"iter"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var CoroutineInPlaceOfResult = define(analysis.Rule{
	Name: "coroutine-in-place-of-result", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"25", "D35", "D42b", "D42d", "D42e"},
	Aliases: []string{"mypy:operator", "mypy:arg-type", "mypy:return-value", "mypy:assignment", "pyright:reportOperatorIssue", "pyright:reportArgumentType", "pyright:reportReturnType", "pyright:reportAssignmentType"},
	Check:   coroutineInPlaceOfResult,
})

// A coroutine is no number, no text and no collection: operators, conversions and what
// is annotated otherwise want the result of it.
func coroutineInPlaceOfResult(p *analysis.Pass) {
	root := p.Root()
	for op := range syntax.All[syntax.BinOp](root) {
		checkOperand(p, op.Node, op.Left(), op.Right())
		checkOperand(p, op.Node, op.Right(), op.Left())
	}
	for c := range syntax.All[syntax.Compare](root) {
		checkComparison(p, c)
	}
	for assign := range syntax.All[syntax.AugAssign](root) {
		checkOperand(p, assign.Node, assign.Value(), assign.Target())
	}
	for op := range syntax.All[syntax.UnaryOp](root) {
		if op.Op() != syntax.OpNot {
			misplacedOperand(p, op.Operand(), "%s is no number: it must be awaited first")
		}
	}
	for raise := range syntax.All[syntax.Raise](root) {
		misplaced(p, raise.Exc(), "%s is no exception: it must be awaited first")
	}
	for s := range syntax.All[syntax.Subscript](root) {
		misplaced(p, directCall(s.Slice()), "%s is no key: it must be awaited first")
	}
	for _, f := range factual(p) {
		checkUsed(p, f.call, f.facts)
	}
	for call := range syntax.All[syntax.Call](root) {
		checkPassed(p, call)
	}
	for assign := range syntax.All[syntax.AnnAssign](root) {
		if reads, sure := p.Reads(assign.Target()); sure == semantic.Yes && len(reads) == 0 {
			continue // unused-coroutine
		}
		checkAnnotated(p, p.Module, assign.Value(), assign.Annotation(), "is assigned")
	}
	for stmt := range syntax.All[syntax.Return](root) {
		if f := p.FunctionAround(stmt.Node); f != nil && f.Yields() == nil {
			returns := syntax.As[syntax.FunctionDef](f.Def).Returns()
			checkAnnotated(p, p.Module, stmt.Value(), returns, "is returned")
		}
	}
}

// misplaced reports that value is a coroutine, and returns nil if it is none.
func misplaced(p *analysis.Pass, value syntax.Node, format string, more ...any) *analysis.Report {
	t := p.TypeOf(value)
	if !isCoroutine(t) {
		return nil
	}
	return fails(p, value, t, format, append([]any{t}, more...)...).
		See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function())).
		Fix(fixes.Await(value)).
		Fix(fixes.AwaitAndMakeAsync(p.Module, value))
}

// misplacedOperand is misplaced for an operand, of which tasks and futures are none
// either.
func misplacedOperand(p *analysis.Pass, value syntax.Node, format string, more ...any) {
	if t := p.TypeOf(value); !isCoroutineOrFuture(t) || isCoroutine(t) {
		misplaced(p, value, format, more...)
	} else {
		fails(p, value, t, format, append([]any{t}, more...)...).Fix(fixes.Await(value)).Fix(fixes.AwaitAndMakeAsync(p.Module, value))
	}
}

// checkOperand reports operand of the operation n if it is a coroutine; other is the
// other operand, whose class may know what to do with it.
func checkOperand(p *analysis.Pass, n, operand, other syntax.Node) {
	if !isCoroutineOrFuture(p.TypeOf(operand)) {
		return
	}
	switch n.Op() {
	case syntax.OpBitOr, syntax.OpBitAnd, syntax.OpBitXor, syntax.OpLShift, syntax.OpRShift, syntax.OpMatMult:
		if !isBuiltinValue(p.TypeOf(other)) {
			return
		}
	case syntax.OpMod:
		if other.Is(syntax.KindConstant, syntax.KindJoinedStr) && operand.Role() == syntax.FieldRight {
			misplaced(p, directCall(operand), "%s is formatted in place of its result")
			return
		}
	}
	if t := p.TypeOf(other); t.IsUnknown() || isBuiltinValue(t) || isCoroutineOrFuture(t) {
		misplacedOperand(p, operand, "%s is an operand in place of its result")
	}
}

// checkComparison reports the coroutines, tasks and futures in c that are compared by their
// order, or searched. Of calls that stand there themselves coroutine-condition speaks.
func checkComparison(p *analysis.Pass, c syntax.Compare) {
	left := c.Left()
	for op := range c.Ops() {
		right := op.Next()
		switch op.Op() {
		case syntax.OpLt, syntax.OpLtE, syntax.OpGt, syntax.OpGtE:
			checkCompared(p, left, right)
			checkCompared(p, right, left)
		case syntax.OpIn, syntax.OpNotIn:
			checkSearched(p, right)
		}
		left = right
	}
}

// checkCompared reports operand if it is a coroutine or future, which is compared with other.
func checkCompared(p *analysis.Pass, operand, other syntax.Node) {
	if t := p.TypeOf(operand); !isCoroutineOrFuture(t) || isCoroutine(t) && operand.Is(syntax.KindCall) {
		return
	}
	if isBuiltinValue(p.TypeOf(other)) {
		misplacedOperand(p, operand, "%s is an operand in place of its result")
	}
}

// checkSearched reports container if it is a coroutine or future.
func checkSearched(p *analysis.Pass, container syntax.Node) {
	if t := p.TypeOf(container); isCoroutineOrFuture(t) && !(isCoroutine(t) && container.Is(syntax.KindCall)) {
		misplacedOperand(p, container, "%s is searched in place of its result")
	}
}

// isBuiltinValue reports whether t is an object of a class of builtins.
func isBuiltinValue(t semantic.Type) bool {
	for _, m := range t.Members() {
		if !m.IsNone() && (!m.IsInstance() || m.Class().Module.Name != "builtins") {
			return false
		}
	}
	return !t.IsUnknown()
}

// directCall returns n if it is a call, whose value nothing else has.
func directCall(n syntax.Node) syntax.Node {
	if n.Is(syntax.KindCall) {
		return n
	}
	return syntax.Node{}
}

// checkPassed reports the coroutines among the arguments of call, of which the library says
// nothing, for parameters that are declared to be something else.
func checkPassed(p *analysis.Pass, call syntax.Call) {
	if !passesCall(call) || library.FactsAt(p.Module, call).Function != nil {
		return
	}
	for a := range annotatedArguments(p, call) {
		checkAnnotated(p, a.f.Module, directCall(a.arg), a.parameter.Annotation(), "is passed as '%s'", a.parameter.Name().Text())
	}
}

// An annotatedArgument is an argument of a call of f for a parameter of it.
type annotatedArgument struct {
	f         *semantic.Function
	arg       syntax.Node
	parameter syntax.Arg
}

// annotatedArguments yields the arguments of call, which runs a function or the constructor
// of a class that nothing decorates.
func annotatedArguments(p *analysis.Pass, call syntax.Call) iter.Seq[annotatedArgument] {
	return func(yield func(annotatedArgument) bool) {
		f := library.Called(p.Module, call)
		if f == nil || f.Decorated() != semantic.No || !f.Def.Is(syntax.KindFunctionDef) {
			return
		}
		for name, arg := range library.Arguments(p.Module, call, f) {
			for a := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
				if a.Name().Text() == name && a.Role() != syntax.FieldKwarg && !yield(annotatedArgument{f, arg, a}) {
					return
				}
			}
		}
	}
}

// checkUsed reports the coroutines among the arguments of call that it uses as they are.
func checkUsed(p *analysis.Pass, call syntax.Call, facts *library.Facts) {
	for arg := range facts.Arguments(library.NeedsValue) {
		misplacedOperand(p, arg, "%s is no value for '%s()': it must be awaited first", calledName(call))
	}
	for arg := range facts.Arguments(library.Shows) {
		misplaced(p, directCall(arg), "%s is shown in place of its result")
	}
}

// passesCall reports whether an argument of call is a call itself.
func passesCall(call syntax.Call) bool {
	for c := range call.Children() {
		if c.Is(syntax.KindCall) && c != call.Func() || syntax.As[syntax.Keyword](c).Value().Is(syntax.KindCall) {
			return true
		}
	}
	return false
}

// checkAnnotated reports value if it is a coroutine, which goes where annotation, an
// expression of m, says that a value of another class does.
func checkAnnotated(p *analysis.Pass, m *semantic.Module, value, annotation syntax.Node, what string, more ...any) {
	if !annotation.Exists() || !isCoroutine(p.TypeOf(directCall(value))) {
		return
	}
	if t := m.Declared(annotation); !mayBeCoroutine(t) && !mayBeCalled(t) {
		misplaced(p, value, "%s "+what+" where %s is declared", append(more, t)...).As(analysis.Warning)
	}
}

// mayBeCoroutine reports whether what is declared to be t may be a coroutine.
func mayBeCoroutine(t semantic.Type) bool {
	for _, m := range t.Members() {
		if !m.IsNone() && !m.IsClassObject() && (!m.IsInstance() || !excludesCoroutine(m.Class())) {
			return true
		}
	}
	return t.IsUnknown() || t.IsNone()
}

// mayBeCalled reports whether what is declared to be t may be something to call.
func mayBeCalled(t semantic.Type) bool {
	for _, m := range t.Members() {
		if m.IsInstance() && m.Class().QualifiedName() == "collections.abc.Callable" {
			return true
		}
	}
	return false
}

// excludesCoroutine reports whether a coroutine is surely no object of class.
func excludesCoroutine(class *semantic.Class) bool {
	switch {
	case class == nil || class.QualifiedName() == "builtins.object":
		return false
	case class.Module.Name == "builtins":
		return true
	case class.Module.Name == "collections.abc":
		switch class.Name {
		case "Callable", "Iterable", "AsyncIterable", "Iterator", "AsyncIterator", "AsyncGenerator", "Sequence", "Mapping", "MutableMapping":
			return true
		}
		return false
	}
	for _, c := range class.MRO() {
		for base := range c.Def.Bases() {
			if generic := syntax.As[syntax.Subscript](base); generic.Exists() {
				base = generic.Value()
			}
			switch c.Module.QualifiedName(base) {
			case "typing.Protocol", "typing_extensions.Protocol", "abc.ABC":
				return false
			}
		}
	}
	return class.Implements(semantic.Awaitable) == semantic.No && class.Module.Name != "typing"
}
