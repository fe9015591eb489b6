package rules

import (
	"iter"
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
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
		checkCallsPassed(p, call)
	}
	for assign := range syntax.All[syntax.AnnAssign](root) {
		if reads, sure := p.Reads(assign.Target()); sure == semantic.Yes && len(reads) == 0 {
			continue // unused-coroutine
		}
		for call := range callsGiving(assign.Value()) {
			checkAnnotated(p, p.Module, call, assign.Annotation(), "is assigned")
		}
	}
	for assign := range syntax.All[syntax.Assign](root) {
		for call := range callsGiving(assign.Value()) {
			checkAttribute(p, syntax.As[syntax.Attribute](onlyTarget(assign)), call)
		}
	}
	for _, k := range keptCoroutines(p) {
		if k.target.Parent().Is(syntax.KindAssign) && !k.isAwaited() {
			checkAnnotated(p, p.Module, k.call, annotationOf(p, k.target), "is assigned")
		}
		checkBeside(p, k)
	}
	for stmt := range syntax.All[syntax.Return](root) {
		for value := range elements(stmt.Value()) {
			for call := range callsGiving(value) {
				checkAnnotated(p, p.Module, call, resultOf(p, value), "is returned")
			}
		}
	}
	for y := range syntax.All[syntax.Yield](root) {
		checkYielded(p, y)
	}
	for name, u := range lostUses(p, useShown, usePassed, useReturned) {
		switch u {
		case useShown:
			misplaced(p, name, "%s is shown in place of its result")
		case usePassed:
			checkPassed(p, name, name)
		case useReturned:
			checkAnnotated(p, p.Module, name, resultOf(p, given(name)), "is returned")
		}
	}
}

// checkAttribute reports value, which target is given, if it is a coroutine and the attribute is
// declared to be something else.
func checkAttribute(p *analysis.Pass, target syntax.Attribute, value syntax.Node) {
	if target.Exists() && isCoroutine(p.TypeOf(value)) && !isTakenAround(p, target.Node) {
		checkDeclaredAs(p, value, declaredAttribute(p.TypeOf(target.Value()), target.Attr().Identifier()), "is assigned")
	}
}

// annotationOf returns the annotation that another statement of the function has for target, a
// Name; the zero Node if none has, or several have.
func annotationOf(p *analysis.Pass, target syntax.Node) (found syntax.Node) {
	f := p.FunctionAround(target)
	for declaring := range syntax.All[syntax.AnnAssign](f.Def) {
		if declaring.Target().Is(syntax.KindName) && declaring.Target().Text() == target.Text() && p.FunctionAround(declaring.Node) == f {
			if found.Exists() {
				return syntax.Node{}
			}
			found = declaring.Annotation()
		}
	}
	return found
}

// isTakenAround reports whether something that is written as the attribute n is is awaited, or
// passed on, in the class around n, or else in the function.
func isTakenAround(p *analysis.Pass, n syntax.Node) bool {
	around := defAround(n)
	if f := p.FunctionAround(n); f != nil && f.Class != nil {
		around = f.Class.Def.Node
		p.LookInto(around, n)
	}
	for other := range syntax.All[syntax.Attribute](around) {
		if other.Parent().Is(syntax.KindAwait, syntax.KindCall, syntax.KindKeyword) && other.Role() != syntax.FieldFunc && other.Text() == n.Text() {
			return true
		}
	}
	return false
}

// given returns the expression that gives n as it is: n, or the conditional or boolean
// expression around it.
func given(n syntax.Node) syntax.Node {
	for n.Parent().Is(syntax.KindIfExp) && n.Role() != syntax.FieldTest || n.Parent().Is(syntax.KindBoolOp) && !n.Next().Exists() {
		n = n.Parent()
	}
	return n
}

// resultOf returns the annotation of value, which a return statement gives as it is or in a
// tuple; the zero Node if there is none, or if that says what a generator is.
func resultOf(p *analysis.Pass, value syntax.Node) syntax.Node {
	f := p.FunctionAround(value)
	if f == nil || f.Yields() != nil {
		return syntax.Node{}
	}
	returns := syntax.As[syntax.FunctionDef](f.Def).Returns()
	if value.Parent().Is(syntax.KindReturn) {
		return returns
	}
	if !value.Parent().Is(syntax.KindTuple) || !value.Parent().Parent().Is(syntax.KindReturn) {
		return syntax.Node{}
	}
	generic := syntax.As[syntax.Subscript](returns)
	switch p.QualifiedName(generic.Value()) {
	case "builtins.tuple", "typing.Tuple":
		return counterpart(value, generic.Slice())
	}
	return syntax.Node{}
}

// checkYielded reports what y gives, if that is a coroutine and the asynchronous generator around
// is declared to yield something else.
func checkYielded(p *analysis.Pass, y syntax.Yield) {
	f := p.FunctionAround(y.Node)
	if f == nil || !f.Def.IsAsync() {
		return
	}
	returns := syntax.As[syntax.FunctionDef](f.Def).Returns()
	if value := directCall(y.Value()); returns.Exists() && isCoroutine(p.TypeOf(value)) {
		checkDeclaredAs(p, value, p.Declared(returns).Iterated(true), "is yielded")
	}
}

// counterpart returns the element of types, a tuple of the types of the elements of a tuple,
// that is about value, one of these; the zero Node if there are not as many.
func counterpart(value, types syntax.Node) (found syntax.Node) {
	values := slices.Collect(value.Parent().Fields(syntax.FieldElt))
	all := slices.Collect(types.Fields(syntax.FieldElt))
	isStarred := func(n syntax.Node) bool { return n.Is(syntax.KindStarred) }
	if !types.Is(syntax.KindTuple) || len(values) != len(all) || slices.ContainsFunc(values, isStarred) || slices.ContainsFunc(all, isStarred) {
		return syntax.Node{}
	}
	return all[slices.Index(values, value)]
}

// misplaced reports that value is a coroutine, and returns nil if it is none.
func misplaced(p *analysis.Pass, value syntax.Node, format string, more ...any) *analysis.Report {
	t := p.TypeOf(value)
	if !isCoroutine(t) {
		return nil
	}
	r := fails(p, value, t, format, append([]any{t}, more...)...).
		See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function()))
	fixByAwait(p, r, value)
	return r
}

// misplacedOperand is misplaced for an operand, of which tasks and futures are none
// either.
func misplacedOperand(p *analysis.Pass, value syntax.Node, format string, more ...any) {
	if t := p.TypeOf(value); !isCoroutineOrFuture(t) || isCoroutine(t) {
		misplaced(p, value, format, more...)
	} else {
		fixByAwait(p, fails(p, value, t, format, append([]any{t}, more...)...), value)
	}
}

// checkOperand reports operand of the operation n if it is a coroutine; other is the
// other operand, whose class may know what to do with it.
func checkOperand(p *analysis.Pass, n, operand, other syntax.Node) {
	if !isCoroutineOrFuture(p.TypeOf(operand)) {
		return
	}
	if n.Op() == syntax.OpMod && other.Is(syntax.KindConstant, syntax.KindJoinedStr) && operand.Role() == syntax.FieldRight {
		misplaced(p, directCall(operand), "%s is formatted in place of its result")
		return
	}
	if failsBeside(p, n, other) {
		misplacedOperand(p, operand, "%s is an operand in place of its result")
	}
}

// failsBeside reports whether a coroutine fails as an operand of n beside other.
func failsBeside(p *analysis.Pass, n, other syntax.Node) bool {
	t := p.TypeOf(other)
	switch n.Op() {
	case syntax.OpBitOr, syntax.OpBitAnd, syntax.OpBitXor, syntax.OpLShift, syntax.OpRShift, syntax.OpMatMult:
		return isPlainValue(t)
	}
	return t.IsUnknown() || isPlainValue(t) || isCoroutineOrFuture(t)
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
	if isPlainValue(p.TypeOf(other)) {
		misplacedOperand(p, operand, "%s is an operand in place of its result")
	}
}

// checkSearched reports container if it is a coroutine or future.
func checkSearched(p *analysis.Pass, container syntax.Node) {
	if t := p.TypeOf(container); isCoroutineOrFuture(t) && !(isCoroutine(t) && container.Is(syntax.KindCall)) {
		misplacedOperand(p, container, "%s is searched in place of its result")
	}
}

// isPlainValue reports whether t is an object of a class of the standard library that knows
// nothing of coroutines: a number, text, a collection, a time or a path.
func isPlainValue(t semantic.Type) bool {
	for _, m := range t.Members() {
		if m.IsNone() {
			continue
		}
		if !m.IsInstance() {
			return false
		}
		switch m.Class().Module.Name {
		case "builtins", "datetime", "pathlib":
		default:
			return false
		}
	}
	return !t.IsUnknown()
}

// callsGiving yields the calls among the outcomes of n.
func callsGiving(n syntax.Node) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		for value := range outcomes(n) {
			if value.Is(syntax.KindCall) && !yield(value) {
				return
			}
		}
	}
}

// directCall returns n if it is a call, whose value nothing else has.
func directCall(n syntax.Node) syntax.Node {
	if n.Is(syntax.KindCall) {
		return n
	}
	return syntax.Node{}
}

// checkCallsPassed reports the coroutines that calls give among the arguments of call, for
// parameters that are declared to be something else.
func checkCallsPassed(p *analysis.Pass, call syntax.Call) {
	if !passesCoroutine(p, call) {
		return
	}
	for a := range declaredArguments(p, call) {
		for c := range callsGiving(a.arg) {
			checkArgument(p, a, c)
		}
	}
}

// checkPassed reports value, which n has, as what an argument of the call around n gives, if it is
// a coroutine and the parameter is declared to be something else.
func checkPassed(p *analysis.Pass, n, value syntax.Node) {
	for a := range declaredArguments(p, syntax.Enclosing[syntax.Call](n)) {
		if a.arg.Contains(n) {
			checkArgument(p, a, value)
		}
	}
}

// checkBeside reports the coroutine of k, which nothing awaits, where it goes to somebody for whom
// something else is declared, and where the variable may have something else then.
func checkBeside(p *analysis.Pass, k keptCoroutine) {
	if !k.isLost() {
		return
	}
	for i, read := range k.reads {
		if isCoroutine(p.TypeOf(read)) {
			continue
		}
		switch k.uses[i] {
		case usePassed:
			checkPassed(p, read, k.call)
			return
		case useReturned:
			checkAnnotated(p, p.Module, k.call, resultOf(p, given(read)), "is returned")
			return
		}
	}
}

// checkArgument reports value, which is a.arg or which that gives or has, if it is a coroutine and
// the parameter is declared to be something else.
func checkArgument(p *analysis.Pass, a declaredArgument, value syntax.Node) {
	if isCoroutine(p.TypeOf(value)) {
		checkDeclaredAs(p, value, a.declared(), "is passed as '%s'", a.name)
	}
}

// A declaredArgument is an argument of a call for what is called name.
type declaredArgument struct {
	arg      syntax.Node
	name     string
	declared func() semantic.Type // what that is annotated with
}

// declaredArguments yields the arguments of call for annotated fields, and for annotated
// parameters of which the library says nothing more.
func declaredArguments(p *analysis.Pass, call syntax.Call) iter.Seq[declaredArgument] {
	return func(yield func(declaredArgument) bool) {
		for field, value := range fieldArguments(p, call) {
			declared := func() semantic.Type { return declaredAttribute(p.TypeOf(call.Node), field) }
			if !yield(declaredArgument{value, field, declared}) {
				return
			}
		}
		facts := library.FactsAt(p.Module, call)
		for a := range annotatedArguments(p, call) {
			name, annotation := a.parameter.Name().Text(), a.parameter.Annotation()
			declared := func() semantic.Type { return a.f.Module.Declared(annotation) }
			if annotation.Exists() && !facts.IsAbout(name) && !yield(declaredArgument{a.arg, name, declared}) {
				return
			}
		}
	}
}

// An annotatedArgument is an argument of a call of f for a parameter of it.
type annotatedArgument struct {
	f         *semantic.Function
	arg       syntax.Node
	parameter syntax.Arg
}

// annotatedArguments yields the arguments of call, which runs a function, method or constructor
// that nothing decorates.
func annotatedArguments(p *analysis.Pass, call syntax.Call) iter.Seq[annotatedArgument] {
	return func(yield func(annotatedArgument) bool) {
		f := library.Called(p.Module, call)
		if f == nil || !runsWhenCalled(f) || !f.Def.Is(syntax.KindFunctionDef) {
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

// passesCoroutine reports whether a call that gives an argument of call gives a coroutine.
func passesCoroutine(p *analysis.Pass, call syntax.Call) bool {
	for arg := range call.Children() {
		if keyword := syntax.As[syntax.Keyword](arg); keyword.Exists() {
			arg = keyword.Value()
		}
		if arg == call.Func() {
			continue
		}
		for c := range callsGiving(arg) {
			if isCoroutine(p.TypeOf(c)) {
				return true
			}
		}
	}
	return false
}

// checkAnnotated reports value if it is a coroutine, which goes where annotation, an
// expression of m, says that a value of another class does.
func checkAnnotated(p *analysis.Pass, m *semantic.Module, value, annotation syntax.Node, what string, more ...any) {
	if annotation.Exists() && isCoroutine(p.TypeOf(value)) {
		checkDeclaredAs(p, value, m.Declared(annotation), what, more...)
	}
}

// checkDeclaredAs reports value if it is a coroutine, and something else is declared.
func checkDeclaredAs(p *analysis.Pass, value syntax.Node, declared semantic.Type, what string, more ...any) {
	if isCoroutine(p.TypeOf(value)) && excludesCoroutines(declared) {
		misplaced(p, value, "%s "+what+" where %s is declared", append(more, declared)...).As(analysis.Warning)
	}
}

// excludesCoroutines reports whether a coroutine is surely nothing of what is declared.
func excludesCoroutines(declared semantic.Type) bool {
	return !mayBeCoroutine(declared) && !mayBeCalled(declared)
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
		case "Awaitable", "Coroutine", "Hashable":
			return false
		}
		return true
	}
	for _, c := range class.MRO() {
		for base := range c.Def.Bases() {
			if generic := syntax.As[syntax.Subscript](base); generic.Exists() {
				base = generic.Value()
			}
			switch c.Module.QualifiedName(base) {
			case "typing.Protocol", "typing_extensions.Protocol":
				return false
			}
		}
	}
	return class.Implements(semantic.Awaitable) == semantic.No && class.Module.Name != "typing"
}
