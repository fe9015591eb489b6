package semantic

import (
	"iter"

	"awaiter/analysis/syntax"
)

// FallsThrough answers whether the end of the body can be reached, so that the
// call gives None there. It is Unknown for broken text, behind a match that may
// have a case for everything, a with statement whose manager may swallow
// exceptions for all that is known, and, where other ways return a value, a last
// call of which it is not known whether it returns.
func (f *Function) FallsThrough() Answer {
	if f == nil {
		return Unknown
	}
	return newEval(f.Module).fallsThrough(f)
}

// fallsThrough is FallsThrough within a larger question.
func (e *eval) fallsThrough(f *Function) Answer {
	switch {
	case f == nil || f.Def.IsBroken():
		return Unknown
	case f.Def.Is(syntax.KindLambda):
		return No
	}
	switch e.askFunction(askEnd, f, nil) {
	case reachedType:
		return Yes
	case unreachedType:
		return No
	}
	return Unknown
}

// reachedType and unreachedType stand for Yes and No in the answer to askEnd.
var reachedType, unreachedType = Type{&typeData{kind: kindUnknown}}, Type{&typeData{kind: kindUnknown}}

// end answers askEnd.
func (e *eval) end(f *Function) Type {
	r := reach{e: e, f: f}
	for _, ret := range f.ReturnStatements() {
		r.gives = r.gives || ret.Value().Exists()
	}
	switch r.block(f.Def.Fields(syntax.FieldBody)).end {
	case Yes:
		return reachedType
	case No:
		return unreachedType
	}
	return Type{}
}

// A reach looks for the ends of the statements of one function.
type reach struct {
	e     *eval
	f     *Function
	gives bool // some return statement has a value
}

// An outcome says how a statement that is run may be left.
type outcome struct {
	end    Answer // to the next statement
	breaks Answer // by a break of a loop around it
}

func either(a, b Answer) Answer { return a.Not().And(b.Not()).Not() }

// or is the outcome of one of two statements.
func (a outcome) or(b outcome) outcome {
	return outcome{either(a.end, b.end), either(a.breaks, b.breaks)}
}

// then is the outcome of two statements in a row.
func (a outcome) then(b outcome) outcome {
	return outcome{a.end.And(b.end), either(a.breaks, a.end.And(b.breaks))}
}

var (
	goesOn = outcome{Yes, No}
	stops  = outcome{No, No}
	unsure = outcome{Unknown, Unknown}
)

func (r *reach) block(statements iter.Seq[syntax.Node]) outcome {
	all := goesOn
	for s := range statements {
		if all.end == No {
			break
		}
		all = all.then(r.statement(s))
	}
	return all
}

func (r *reach) statement(n syntax.Node) outcome {
	switch n.Kind() {
	case syntax.KindReturn, syntax.KindRaise, syntax.KindContinue:
		return stops
	case syntax.KindBreak:
		return outcome{No, Yes}
	case syntax.KindExprStmt:
		return outcome{r.call(n), No}
	case syntax.KindAssert:
		if r.f.Module.constant(n.Field(syntax.FieldTest)) == No {
			return stops
		}
	case syntax.KindIf:
		body, orelse := r.block(n.Fields(syntax.FieldBody)), r.block(n.Fields(syntax.FieldOrelse))
		switch r.f.Module.constant(n.Field(syntax.FieldTest)) {
		case Yes:
			return body
		case No:
			return orelse
		}
		return body.or(orelse)
	case syntax.KindWhile, syntax.KindFor:
		return r.loop(n)
	case syntax.KindWith:
		return r.with(n)
	case syntax.KindTry:
		return r.try(n)
	case syntax.KindMatch:
		return r.match(n)
	case syntax.KindError:
		return unsure
	}
	return goesOn
}

// call answers whether the statement n, an expression, is left to the next one.
func (r *reach) call(n syntax.Node) Answer {
	call := n.Field(syntax.FieldValue)
	if call.Is(syntax.KindAwait) {
		call = call.Field(syntax.FieldValue)
	}
	m := r.f.Module
	switch {
	case !call.Is(syntax.KindCall):
		return Yes
	case m.exits(call):
		return No
	case n.Next().Role() == n.Role():
		// A call that never returns is the last of its block.
		return Yes
	case r.e.neverReturns(m, syntax.As[syntax.Call](call), nil):
		return No
	case r.gives && r.e.typeOf(m, call.Field(syntax.FieldFunc), nil).IsUnknown():
		return Unknown
	}
	return Yes
}

func (r *reach) loop(n syntax.Node) outcome {
	body, orelse := r.block(n.Fields(syntax.FieldBody)), r.block(n.Fields(syntax.FieldOrelse))
	if n.Is(syntax.KindWhile) {
		switch r.f.Module.constant(n.Field(syntax.FieldTest)) {
		case Yes:
			return outcome{body.breaks, No}
		case No:
			return orelse
		}
	}
	return outcome{either(body.breaks, orelse.end), orelse.breaks}
}

func (r *reach) with(n syntax.Node) outcome {
	body := r.block(n.Fields(syntax.FieldBody))
	for item := range n.Fields(syntax.FieldItems) {
		if body.end == Yes {
			break
		}
		w := syntax.As[syntax.WithItem](item)
		switch t := r.e.typeOf(r.f.Module, w.ContextExpr(), nil); {
		case t.IsUnknown():
			body.end = Unknown
		case r.e.maySwallow(r.f.Module, w, nil):
			body.end = either(body.end, Unknown)
		}
	}
	return body
}

func (r *reach) try(n syntax.Node) outcome {
	all := r.block(n.Fields(syntax.FieldBody)).then(r.block(n.Fields(syntax.FieldOrelse)))
	for h := range n.Fields(syntax.FieldHandlers) {
		all = all.or(r.block(h.Fields(syntax.FieldBody)))
	}
	final := r.block(n.Fields(syntax.FieldFinalbody))
	return outcome{all.end.And(final.end), either(all.breaks.And(final.end), final.breaks)}
}

func (r *reach) match(n syntax.Node) outcome {
	all, complete := stops, false
	for c := range n.Fields(syntax.FieldCases) {
		all = all.or(r.block(c.Fields(syntax.FieldBody)))
		if !c.Field(syntax.FieldGuard).Exists() && isIrrefutable(c.Field(syntax.FieldPattern)) {
			complete = true
		}
	}
	if !complete {
		all.end = either(all.end, Unknown)
	}
	return all
}
