package rules

import (
	"iter"
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// A keptCoroutine is one that a local variable has from the call that makes it.
type keptCoroutine struct {
	target, call syntax.Node
	reads        []syntax.Node // where the variable may be read while it has it, and the ":=" that gives it
	uses         []use         // what is done with it there
}

// A use is what is done with a coroutine that a variable has.
type use uint8

const (
	useHandedOn  use = iota // somebody else has it then, or nothing is known
	useAwaited              // it is awaited, or taken for the coroutine that it is
	useInert                // it fails, as other rules say, or would be something else there
	useTested               // whether it is true decides
	useCompared             // with what no coroutine is equal to
	useChecked              // it is asked whether it is of a class of which no coroutine is
	useFormatted            // in an f-string
	useShown                // text is made of it
	usePassed               // for a parameter that is declared to be something else
	useReturned             // where something else is declared
)

// keptCoroutines returns the coroutines that local variables in p have.
func keptCoroutines(p *analysis.Pass) []keptCoroutine {
	type key struct{ root syntax.Node }
	return p.Kept(key{p.Root()}, func() any {
		var all []keptCoroutine
		add := func(target syntax.Node) {
			if k, ok := keptIn(p, target); ok {
				all = append(all, k)
			}
		}
		for assign := range syntax.All[syntax.Assign](p.Root()) {
			add(assign.Field(syntax.FieldTarget))
		}
		for assign := range syntax.All[syntax.AnnAssign](p.Root()) {
			add(assign.Target())
		}
		for named := range syntax.All[syntax.NamedExpr](p.Root()) {
			add(named.Target())
		}
		return all
	}).([]keptCoroutine)
}

// keptIn returns the coroutine that target has from a call; ok is false if it is no local
// variable, has none, or if it is not known where it is read.
func keptIn(p *analysis.Pass, target syntax.Node) (k keptCoroutine, ok bool) {
	made := givenTo(target)
	if !made.Exists() || p.FunctionAround(target) == nil {
		return k, false
	}
	t := p.TypeOf(made)
	if !isCoroutine(t) || isMocked(p, made, t.Function()) {
		return k, false
	}
	reads, sure := p.Reads(target)
	if sure != semantic.Yes {
		return k, false
	}
	if target.Parent().Is(syntax.KindNamedExpr) {
		reads = append(reads, target.Parent())
	}
	k = keptCoroutine{target: target, call: made, reads: reads}
	for _, r := range reads {
		k.uses = append(k.uses, useOf(p, r, t))
	}
	return k, true
}

// givenTo returns the call whose value target, a Name that is bound, is given, if no other
// target is; else the zero Node.
func givenTo(target syntax.Node) syntax.Node {
	if !target.Is(syntax.KindName) || target.Role() != syntax.FieldTarget {
		return syntax.Node{}
	}
	switch parent := target.Parent(); parent.Kind() {
	case syntax.KindAssign:
		if onlyTarget(syntax.As[syntax.Assign](parent)) != target {
			return syntax.Node{}
		}
	case syntax.KindAnnAssign, syntax.KindNamedExpr:
	default:
		return syntax.Node{}
	}
	return directCall(target.Parent().Field(syntax.FieldValue))
}

// isAwaited reports whether something awaits k, or takes it for the coroutine that it is.
func (k keptCoroutine) isAwaited() bool { return slices.Contains(k.uses, useAwaited) }

// isLost reports whether nothing can await k: the variable that has it is only tested,
// compared, shown, and used as if it had the result.
func (k keptCoroutine) isLost() bool {
	return !slices.Contains(k.uses, useHandedOn) && !k.isAwaited()
}

// lostUses yields the places in p where a variable has a coroutine and nothing else, which
// nothing awaits, and which is used in one of these ways; what is passed or returned may be
// handed on elsewhere.
func lostUses(p *analysis.Pass, kinds ...use) iter.Seq2[syntax.Node, use] {
	return func(yield func(syntax.Node, use) bool) {
		for _, k := range keptCoroutines(p) {
			for i, u := range k.uses {
				if k.isAwaited() || !slices.Contains(kinds, u) || !isCoroutine(p.TypeOf(k.reads[i])) {
					continue
				}
				if (u == usePassed || u == useReturned || k.isLost()) && !yield(k.reads[i], u) {
					return
				}
			}
		}
	}
}

// useOf returns what is done with read, a name that has t, a coroutine.
func useOf(p *analysis.Pass, read syntax.Node, t semantic.Type) use {
	arrives := func(m semantic.Type) bool { return p.Arrives(read, m) }
	if given := p.TypeOf(read); !given.IsUnknown() && !slices.ContainsFunc(given.Members(), isCoroutine) || !slices.ContainsFunc(t.Members(), arrives) {
		return useInert
	}
	return useAt(p, read)
}

// useAt returns what is done with n, which gives a coroutine, where it stands.
func useAt(p *analysis.Pass, n syntax.Node) use {
	parent := n.Parent()
	switch parent.Kind() {
	case syntax.KindAwait:
		return useAwaited
	case syntax.KindIf, syntax.KindWhile, syntax.KindMatchCase:
		return useTested
	case syntax.KindAssert:
		if n.Role() == syntax.FieldTest {
			return useTested
		}
	case syntax.KindIfExp:
		if n.Role() == syntax.FieldTest {
			return useTested
		}
		return useAt(p, parent)
	case syntax.KindBoolOp:
		if n.Next().Exists() || isCondition(parent) {
			return useTested
		}
		return useAt(p, parent)
	case syntax.KindUnaryOp:
		if parent.Op() == syntax.OpNot {
			return useTested
		}
		return useInert
	case syntax.KindComprehension:
		if n.Role() == syntax.FieldIfs {
			return useTested
		}
		return useInert
	case syntax.KindCompare:
		return useInComparison(p, syntax.As[syntax.Compare](parent), n)
	case syntax.KindAttribute:
		if isOfCoroutine(syntax.As[syntax.Attribute](parent).Attr().Identifier()) {
			return useAwaited
		}
		return useInert
	case syntax.KindSubscript:
		if n.Role() == syntax.FieldValue {
			return useInert
		}
	case syntax.KindBinOp:
		op := syntax.As[syntax.BinOp](parent)
		if other := op.Left(); other != n && failsBeside(p, parent, other) || other == n && failsBeside(p, parent, op.Right()) {
			return useInert
		}
	case syntax.KindAugAssign:
		assign := syntax.As[syntax.AugAssign](parent)
		if other := assign.Target(); other == n || failsBeside(p, parent, other) {
			return useInert
		}
	case syntax.KindFor, syntax.KindWithItem, syntax.KindStarred, syntax.KindRaise:
		return useInert
	case syntax.KindFormattedValue:
		return useFormatted
	case syntax.KindReturn, syntax.KindTuple:
		return useInResult(p, n)
	case syntax.KindKeyword:
		return useInCall(p, syntax.As[syntax.Call](parent.Parent()), n)
	case syntax.KindCall:
		return useInCall(p, syntax.As[syntax.Call](parent), n)
	}
	return useHandedOn
}

// useInResult is useAt for what is returned, as it is or in a tuple.
func useInResult(p *analysis.Pass, n syntax.Node) use {
	if annotation := resultOf(p, n); annotation.Exists() && excludesCoroutines(p.Declared(annotation)) {
		return useReturned
	}
	return useHandedOn
}

// useInComparison is useAt for an operand of c.
func useInComparison(p *analysis.Pass, c syntax.Compare, n syntax.Node) use {
	op := c.Field(syntax.FieldOps)
	if op.Next().Next().Exists() {
		return useHandedOn
	}
	other := op.Next()
	if n == other {
		other = c.Left()
	}
	switch op.Op() {
	case syntax.OpLt, syntax.OpLtE, syntax.OpGt, syntax.OpGtE:
		return useInert
	case syntax.OpIn, syntax.OpNotIn:
		if other == c.Left() {
			return useInert
		}
		for elt := range other.Fields(syntax.FieldElt) {
			if !elt.Is(syntax.KindConstant) {
				return useHandedOn
			}
		}
		if other.Is(syntax.KindTuple, syntax.KindList, syntax.KindSet) {
			return useCompared
		}
	case syntax.OpEq, syntax.OpNotEq:
		if isTextOrNumber(other) {
			return useInert
		}
		fallthrough
	default:
		if isPlainValue(p.TypeOf(other)) {
			return useCompared
		}
	}
	return useHandedOn
}

// useInCall is useAt for what is called, or an argument of call.
func useInCall(p *analysis.Pass, call syntax.Call, n syntax.Node) use {
	if n == call.Func() {
		return useInert
	}
	facts := library.FactsAt(p.Module, call)
	for _, does := range []struct {
		mark library.Mark
		use  use
	}{{library.NeedsValue, useInert}, {library.Consumes, useInert}, {library.Shows, useShown}, {library.TakesAwaitable, useAwaited}, {library.TakesCoroutine, useAwaited}} {
		for arg := range facts.Arguments(does.mark) {
			if arg == n {
				return does.use
			}
		}
	}
	for a := range declaredArguments(p, call) {
		if a.arg == n && excludesCoroutines(a.declared()) {
			return usePassed
		}
	}
	switch {
	case facts.Function != nil:
	case isBuiltin(p, call.Func(), "isinstance"):
		return useInCheck(p, call, n)
	case isBuiltin(p, call.Func(), "bool"):
		return useTested
	}
	return useHandedOn
}

// isBuiltin reports whether callee is the builtin function or class called name.
func isBuiltin(p *analysis.Pass, callee syntax.Node, name string) bool {
	return callee.Is(syntax.KindName) && callee.Text() == name && p.QualifiedName(callee) == "builtins."+name
}

// useInCheck is useAt for an argument of call, of isinstance.
func useInCheck(p *analysis.Pass, call syntax.Call, n syntax.Node) use {
	classes := n.Next()
	if n.Role() != syntax.FieldArgs || !classes.Exists() {
		return useHandedOn
	}
	for class := range elements(classes) {
		t := p.TypeOf(class)
		if !t.IsClassObject() || !excludesCoroutine(t.Class()) {
			return useHandedOn
		}
	}
	return useChecked
}

// elements yields the elements of n, if it is a tuple, else n.
func elements(n syntax.Node) iter.Seq[syntax.Node] {
	if n.Is(syntax.KindTuple) {
		return n.Fields(syntax.FieldElt)
	}
	return func(yield func(syntax.Node) bool) { yield(n) }
}

// awaitFix returns the Fix that awaits value, an awaitable, as await makes it of an expression:
// where value is a variable that has what calls give, of these calls; see makers.
func awaitFix(p *analysis.Pass, value syntax.Node, await func(syntax.Node) fixes.Fix) fixes.Fix {
	var parts []fixes.Fix
	for _, made := range makers(p, value) {
		parts = append(parts, await(made))
	}
	return fixes.Join(parts...)
}

// fixByAwait lets r offer to await value; see awaitFix.
func fixByAwait(p *analysis.Pass, r *analysis.Report, value syntax.Node) {
	r.Fix(awaitFix(p, value, fixes.Await)).Fix(awaitFix(p, value, func(n syntax.Node) fixes.Fix { return fixes.AwaitAndMakeAsync(p.Module, n) }))
}

// makers returns the calls in the same function that make the awaitable value, if it is a
// variable that has it from there, and nothing takes the variable for the awaitable; else value,
// or nothing where awaiting value there may await it twice.
func makers(p *analysis.Pass, value syntax.Node) (calls []syntax.Node) {
	if value.Is(syntax.KindAttribute) && isCoroutine(p.TypeOf(value)) && !isProperty(p, syntax.As[syntax.Attribute](value)) {
		return attributeMaker(p, value)
	}
	targets := p.Bindings(value)
	if value.Is(syntax.KindNamedExpr) {
		targets = []syntax.Node{value.Field(syntax.FieldTarget)}
	}
	for _, target := range targets {
		made := givenTo(target)
		t := p.TypeOf(target.Parent().Field(syntax.FieldValue))
		switch {
		case t.Implements(semantic.Awaitable) == semantic.No:
		case !made.Exists() || p.FunctionAround(made) != p.FunctionAround(value) || isFuture(t) || isTaken(p, target, value, t):
			return readOnce(p, value, targets)
		default:
			calls = append(calls, made)
		}
	}
	if len(calls) == 0 {
		return readOnce(p, value, targets)
	}
	return calls
}

// isProperty reports whether a is made by a getter, each time anew.
func isProperty(p *analysis.Pass, a syntax.Attribute) bool {
	owner := p.TypeOf(a.Value())
	if !owner.IsInstance() || owner.Class() == nil {
		return false
	}
	for _, c := range owner.Class().MRO() {
		if getter := c.OwnMethod(a.Attr().Identifier()); getter != nil {
			return hasDecorator(getter.Module, getter.Def, "builtins.property")
		}
	}
	return false
}

// attributeMaker returns the call in the same function that makes the coroutine that value has,
// an attribute; nothing if that is not the only one, or if something takes the attribute for it.
func attributeMaker(p *analysis.Pass, value syntax.Node) []syntax.Node {
	var made []syntax.Node
	for assign := range syntax.All[syntax.Assign](defAround(value)) {
		if target := onlyTarget(assign); target.Is(syntax.KindAttribute) && target.Text() == value.Text() {
			made = append(made, directCall(assign.Value()))
		}
	}
	if len(made) != 1 || !isCoroutine(p.TypeOf(made[0])) || p.FunctionAround(made[0]) != p.FunctionAround(value) || isTakenAround(p, value) {
		return nil
	}
	return made
}

// readOnce returns value, but nothing if it is a coroutine that a variable has, bound at targets,
// and is read elsewhere, too, or again when a loop comes round.
func readOnce(p *analysis.Pass, value syntax.Node, targets []syntax.Node) []syntax.Node {
	if !value.Is(syntax.KindName) || !isCoroutine(p.TypeOf(value).Used()) {
		return []syntax.Node{value}
	}
	for n := range syntax.All[syntax.Name](defAround(value)) {
		if n.Node != value && n.Text() == value.Text() && n.Role() != syntax.FieldTarget {
			return nil
		}
	}
	for n := range withinFunction(value) {
		if slices.ContainsFunc(targets, n.Contains) {
			break
		}
		if n.Is(syntax.KindFor, syntax.KindWhile, syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp) {
			return nil
		}
	}
	return []syntax.Node{value}
}

// isTaken reports whether t, an awaitable that target is bound to, may be taken for what it is
// in another place than value.
func isTaken(p *analysis.Pass, target, value syntax.Node, t semantic.Type) bool {
	reads, sure := p.Reads(target)
	return sure != semantic.Yes || slices.ContainsFunc(reads, func(r syntax.Node) bool {
		isEntered := r.Parent().Is(syntax.KindWithItem, syntax.KindFor) && !isCoroutine(t)
		return r != value && (isEntered || consumer(p, r).Exists() || useOf(p, r, t) == useAwaited)
	})
}
