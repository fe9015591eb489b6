package rules

import (
	"iter"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// The functions of this file are shared by the rules about what CPython refuses to
// compile.

// inAsyncDef reports whether n is part of the body of an async def itself, and not
// of a class, function, lambda or comprehension in it.
func inAsyncDef(p *analysis.Pass, n syntax.Node) bool {
	kind, code := p.CodeAround(n)
	return kind == semantic.FunctionCode && code.IsAsync()
}

// plainDef returns the def, not async, whose body n is part of, or none.
func plainDef(p *analysis.Pass, n syntax.Node) syntax.FunctionDef {
	if kind, code := p.CodeAround(n); kind == semantic.FunctionCode && !code.IsAsync() {
		return syntax.As[syntax.FunctionDef](code)
	}
	return syntax.FunctionDef{}
}

// whereabouts says for a message in what code n is, which is no async def.
func whereabouts(p *analysis.Pass, n syntax.Node) string {
	switch kind, code := p.CodeAround(n); kind {
	case semantic.ClassCode:
		return "in the body of class '" + code.Field(syntax.FieldName).Text() + "', which is no coroutine function"
	case semantic.FunctionCode:
		return "in '" + code.Field(syntax.FieldName).Text() + "', which is defined by 'def', not by 'async def'"
	case semantic.LambdaCode:
		return "in a lambda, which is never a coroutine function"
	}
	return "outside of any function"
}

// offerBothForms offers for the asynchronous statement n, which is not in an async
// def, to make that of def, and to write the plain form. plain and async say whether
// its object goes with the one form and the other.
func offerBothForms(r *analysis.Report, n syntax.Node, def syntax.FunctionDef, plain, async semantic.Answer) {
	if async == semantic.No && plain != semantic.No {
		r.Fix(fixes.MakeSync(n))
	}
	r.Fix(fixes.MakeFunctionAsync(def))
	if async != semantic.No && plain != semantic.No {
		r.Fix(fixes.MakeSync(n))
	}
}

// isUnevaluated reports whether n is part of an annotation that is never evaluated,
// so that CPython does not compile it: of a variable in a function (language
// reference, "Annotated assignment statements"), or any, where they are lazy. From 3.14
// on it compiles all of them, to be evaluated when they are asked for (PEP 649).
func isUnevaluated(p *analysis.Pass, n syntax.Node) bool {
	if p.Target >= 14 {
		return false
	}
	annotation := p.AnnotationAround(n)
	for !annotation.Exists() {
		kind, code := p.CodeAround(n)
		if kind != semantic.LambdaCode && kind != semantic.ComprehensionCode {
			return false
		}
		n = code
		annotation = p.AnnotationAround(n)
	}
	statement := annotation.Parent()
	kind, _ := p.CodeAround(annotation)
	inFunction := kind != semantic.ModuleCode && kind != semantic.ClassCode
	if !statement.Is(syntax.KindAnnAssign) {
		return p.HasLazyAnnotations()
	}
	// Up to 3.9 PEP 563 left out targets that are no plain name.
	target := statement.Field(syntax.FieldTarget)
	simple := target.Is(syntax.KindName) && !target.HasParens()
	return inFunction || p.HasLazyAnnotations() && (simple || p.Target == 0 || p.Target > 9)
}

// isLazyAnnotation reports whether n stands in an annotation that is code of its own,
// which is no coroutine function whatever it stands in: from 3.14 on.
func isLazyAnnotation(p *analysis.Pass, n syntax.Node) bool {
	return p.Target >= 14 && p.AnnotationAround(n).Exists()
}

// hasOperand reports whether what follows the keyword of a is a primary, as CPython
// wants it.
func hasOperand(a syntax.Await) bool {
	next := a.FirstWord().Next()
	return next.BeginsPrimary() || next.Text() == "\n" && !a.Value().Is(syntax.KindError)
}

// isInError reports whether n is part of text that is no Python.
func isInError(n syntax.Node) bool { return syntax.Enclosing[syntax.Error](n).Exists() }

// isAstray reports whether nobody knows to which function n belongs, because the text
// around it, or the header of its block, is no Python.
func isAstray(n syntax.Node) bool {
	return isInError(n) || n.IsAdrift() || syntax.Enclosing[syntax.Arguments](n).IsBroken()
}

// asyncComprehensions yields the list, set and dict comprehensions of p that are
// asynchronous by what stands in themselves, and the first "async for", else the
// first "await", that makes them so.
func asyncComprehensions(p *analysis.Pass) iter.Seq2[syntax.Node, syntax.Node] {
	return func(yield func(syntax.Node, syntax.Node) bool) {
		var found []syntax.Node
		causes := map[syntax.Node]syntax.Node{}
		note := func(comprehension, cause syntax.Node) {
			if !causes[comprehension].Exists() && !comprehension.Is(syntax.KindGeneratorExp) {
				causes[comprehension] = cause
				found = append(found, comprehension)
			}
		}
		for c := range syntax.All[syntax.Comprehension](p.Root()) {
			if c.IsAsync() {
				note(c.Parent(), c.Node)
			}
		}
		for a := range syntax.All[syntax.Await](p.Root()) {
			if kind, code := p.CodeAround(a.Node); kind == semantic.ComprehensionCode {
				note(code, a.Node)
			}
		}
		for _, n := range found {
			if !yield(n, causes[n]) {
				return
			}
		}
	}
}

// isAsynchronous reports whether the comprehension n is asynchronous by what stands
// in itself.
func isAsynchronous(p *analysis.Pass, n syntax.Node) bool {
	for c := range syntax.Generators(n) {
		if c.IsAsync() {
			return true
		}
	}
	for a := range syntax.All[syntax.Await](n) {
		if _, code := p.CodeAround(a.Node); code == n {
			return true
		}
	}
	return false
}

// awaitsComprehension returns the code that has to wait for n, an asynchronous
// comprehension: that around all the comprehensions which it makes asynchronous, or
// the first generator expression among them, which may be asynchronous anywhere.
func awaitsComprehension(p *analysis.Pass, n syntax.Node) (kind semantic.CodeKind, code, outermost syntax.Node) {
	for {
		kind, code := p.CodeAround(n)
		if kind != semantic.ComprehensionCode || code.Is(syntax.KindGeneratorExp) {
			return kind, code, n
		}
		n = code
	}
}

// comprehensionName returns what the language reference calls the comprehension n.
func comprehensionName(n syntax.Node) string {
	switch n.Kind() {
	case syntax.KindListComp:
		return "list comprehension"
	case syntax.KindSetComp:
		return "set comprehension"
	case syntax.KindDictComp:
		return "dict comprehension"
	}
	return "generator expression"
}
