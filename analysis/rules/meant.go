package rules

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// fails reports a use of t that ends in a TypeError where it stands, at, unless the
// author knows. Of what is only declared, in general words, the report is a warning.
func fails(p *analysis.Pass, at syntax.Node, t semantic.Type, format string, args ...any) *analysis.Report {
	if catchesTypeError(at) {
		return nil
	}
	r := loses(p, at, t, format, args...)
	for _, m := range t.Members() {
		if m.IsInstance() && m.Class().Module.Name == "collections.abc" {
			return r.As(analysis.Warning)
		}
	}
	return r
}

// loses reports a use of t that loses what was to be done, at, unless the author
// knows.
func loses(p *analysis.Pass, at syntax.Node, t semantic.Type, format string, args ...any) *analysis.Report {
	if isStagedUse(p, at, t) || isSwitchedOff(p, at) || isMocked(p, at, t.Function()) || isMadeSynchronous(p, at) {
		return nil
	}
	if p.Callee(syntax.As[syntax.Call](at)).Denies(t) {
		return nil
	}
	if (t.IsNone() || t.IsInstance()) && t.Implements(semantic.Awaitable) == semantic.No && (looksForCoroutines(at) || isOfEither(p, at)) {
		return nil
	}
	return p.Report(at, format, args...)
}

// catchesTypeError reports whether n stands in a try statement that expects a
// TypeError by name: it tries what may not work.
func catchesTypeError(n syntax.Node) bool { return catches(n, "TypeError", "AttributeError") }

// catches reports whether n stands in a try statement that expects one of exceptions by
// name.
func catches(n syntax.Node, exceptions ...string) bool {
	for around := range withinFunction(n) {
		try := syntax.As[syntax.Try](around.Parent())
		if !try.Exists() || around.Role() != syntax.FieldBody {
			continue
		}
		for h := range try.Handlers() {
			for name := range syntax.All[syntax.Name](h.Type()) {
				if slices.Contains(exceptions, name.Text()) {
					return true
				}
			}
		}
	}
	return false
}

// withinFunction yields n and what is around it, up to the function or lambda whose
// code it is.
func withinFunction(n syntax.Node) func(yield func(syntax.Node) bool) {
	return func(yield func(syntax.Node) bool) {
		for ; n.Exists() && !n.Is(syntax.KindFunctionDef, syntax.KindLambda) && yield(n); n = n.Parent() {
		}
	}
}

// lastName returns the last name of a dotted one, "" for another expression.
func lastName(n syntax.Node) string {
	switch n.Kind() {
	case syntax.KindAttribute:
		return syntax.As[syntax.Attribute](n).Attr().Text()
	case syntax.KindName:
		return n.Text()
	}
	return ""
}

// isSwitchedOff reports whether n stands where the module says that it does not go: in
// a branch behind a constant of its own, behind TYPE_CHECKING, in a test that is skipped
// by such a constant, or where something is no coroutine function.
func isSwitchedOff(p *analysis.Pass, n syntax.Node) bool {
	for ; n.Exists(); n = n.Parent() {
		if isSkipped(p, n) {
			return true
		}
		test, holds := branchOf(n)
		if !test.Exists() {
			continue
		}
		if flag := p.Flag(test); holds && flag == semantic.No || !holds && (flag == semantic.Yes || asksForCoroutine(test)) {
			return true
		}
	}
	return false
}

// branchOf returns the test that decides whether n, a child of an if or while statement or
// of a conditional expression, runs, without a "not" before it, and whether n runs where it
// holds; the zero Node if n is no branch.
func branchOf(n syntax.Node) (test syntax.Node, holds bool) {
	if !n.Parent().Is(syntax.KindIf, syntax.KindIfExp, syntax.KindWhile) || n.Role() != syntax.FieldBody && n.Role() != syntax.FieldOrelse {
		return syntax.Node{}, false
	}
	test, holds = n.Parent().Field(syntax.FieldTest), n.Role() == syntax.FieldBody
	if test.Is(syntax.KindUnaryOp) && test.Op() == syntax.OpNot {
		return syntax.As[syntax.UnaryOp](test).Operand(), !holds
	}
	return test, holds
}

// looksForCoroutines reports whether the function around n asks somewhere whether it has a
// coroutine, or a coroutine function: what is known of it in another way may not hold where
// it has one.
func looksForCoroutines(n syntax.Node) bool {
	type key struct{ def syntax.Node }
	def := defAround(n)
	return n.Tree().Kept(key{def}, func() any {
		for call := range syntax.All[syntax.Call](def) {
			if asksForCoroutine(call.Node) {
				return true
			}
		}
		return false
	}).(bool)
}

// defAround returns the innermost def that is n or around it.
func defAround(n syntax.Node) syntax.Node {
	for n.Exists() && !n.Is(syntax.KindFunctionDef) {
		n = n.Parent()
	}
	return n
}

// isWhereLoop reports whether n stands in a branch that is taken where an event loop runs,
// or where none does, as the program asks: "if loop.is_running():".
func isWhereLoop(n syntax.Node, runs bool) bool {
	for around := range withinFunction(n) {
		test, holds := branchOf(around)
		if lastName(syntax.As[syntax.Call](test).Func()) == "is_running" && holds == runs {
			return true
		}
	}
	return false
}

// isSkipped reports whether a decorator of n skips it: @pytest.mark.skip,
// @unittest.skipUnless(not _IS_SYNC, …).
func isSkipped(p *analysis.Pass, n syntax.Node) bool {
	for d := range n.Fields(syntax.FieldDecoratorList) {
		skip := syntax.As[syntax.Call](d)
		if lastName(skip.Func()) == "skip" || lastName(d) == "skip" {
			return true
		}
		switch flag := p.Flag(skip.Arg(0)); lastName(skip.Func()) {
		case "skipUnless":
			if flag == semantic.No {
				return true
			}
		case "skipIf", "skipif":
			if flag == semantic.Yes {
				return true
			}
		}
	}
	return false
}

// asksForCoroutine reports whether test calls inspect.iscoroutinefunction or its like.
func asksForCoroutine(test syntax.Node) bool {
	name := lastName(syntax.As[syntax.Call](test).Func())
	return strings.HasPrefix(name, "iscoroutine") || name == "isawaitable" || strings.HasPrefix(name, "isasyncgen")
}

// isMadeSynchronous reports whether n stands in __enter__ or __exit__ of a class whose
// __enter__ returns a coroutine as it is: there, something makes plain functions of the
// coroutine functions when the program runs.
func isMadeSynchronous(p *analysis.Pass, n syntax.Node) bool {
	f := p.FunctionAround(n)
	if f == nil || f.Class == nil || f.Name != "__enter__" && f.Name != "__exit__" {
		return false
	}
	enter := f.Class.OwnMethod("__enter__")
	return enter != nil && enter.Kind == semantic.PlainFunction && enter.Returns().IsCoroutine() && f.Class.Has("__aenter__") == semantic.Yes
}

// isInTest reports whether n is part of a test, by the names of the module and of the
// functions and classes around it (pytest, "Conventions for Python test discovery"):
// there, protocols are called by hand to see what each step does.
func isInTest(p *analysis.Pass, n syntax.Node) bool {
	for name := range strings.SplitSeq(strings.ToLower(p.Module.Name), ".") {
		if name == "conftest" || isTestName(name) {
			return true
		}
	}
	for ; n.Exists(); n = n.Parent() {
		if n.Is(syntax.KindFunctionDef, syntax.KindClassDef) && isTestName(strings.ToLower(n.Field(syntax.FieldName).Text())) {
			return true
		}
	}
	return false
}

func isTestName(name string) bool {
	return strings.HasPrefix(name, "test") || strings.HasSuffix(name, "_test") || strings.HasSuffix(name, "_tests")
}

// isMocked reports whether a test, in whose outermost function or class n stands, puts
// something else in the place of maker, or of what n calls: patch("module.name"),
// monkeypatch.setattr(module, "name", fake). What one test of a class does so is nothing to
// the others.
func isMocked(p *analysis.Pass, n syntax.Node, maker *semantic.Function) bool {
	member, top := n, n
	for top.Parent().Exists() && !top.Parent().Is(syntax.KindModule) {
		member, top = top, top.Parent()
	}
	if !top.Is(syntax.KindFunctionDef, syntax.KindClassDef) || !p.Anywhere(n, replacing{}) {
		return false
	}
	var names []string
	if maker != nil {
		names = append(names, maker.Name)
	}
	for call := range syntax.All[syntax.Call](n) {
		names = append(names, lastName(call.Func()))
	}
	p.LookInto(top, n)
	all, own := replacedIn(top), map[string]bool(nil)
	if isTestIn(top, member) {
		own = replacedIn(member)
	}
	return slices.ContainsFunc(names, func(name string) bool { return all[name] || own[name] })
}

// isTestIn reports whether n is a method of class that is a test by its name.
func isTestIn(class, n syntax.Node) bool {
	return class.Is(syntax.KindClassDef) && n.Is(syntax.KindFunctionDef) && isTestName(n.Field(syntax.FieldName).Text())
}

// replacedIn returns the last names of what calls such as patch("module.name") in n, a
// def or class, replace, but for those in the tests of a class.
func replacedIn(n syntax.Node) map[string]bool {
	type key struct{ n syntax.Node }
	return n.Tree().Kept(key{n}, func() any {
		replaced := map[string]bool{}
		for part := range n.Children() {
			if !isTestIn(n, part) {
				addReplaced(replaced, part)
			}
		}
		return replaced
	}).(map[string]bool)
}

// addReplaced adds to replaced what calls in n replace.
func addReplaced(replaced map[string]bool, n syntax.Node) {
	for call := range syntax.All[syntax.Call](n) {
		for _, name := range replacedBy(call) {
			replaced[name] = true
		}
	}
}

// replacedBy returns the last names of what call replaces.
func replacedBy(call syntax.Call) (names []string) {
	switch lastName(call.Func()) {
	case "patch", "object", "setattr", "multiple", "spy":
		for arg := range call.Args() {
			if target, ok := syntax.As[syntax.Constant](arg).StringValue(); ok {
				names = append(names, target[strings.LastIndex(target, ".")+1:])
			}
		}
	}
	return names
}

// replacing is the sign that something is replaced, as replacedBy says.
type replacing struct{}

func (replacing) In(stmt syntax.Node) int {
	return count(stmt, func(call syntax.Call) bool { return len(replacedBy(call)) > 0 })
}

// mayUseAsyncio reports whether a repair at n may call asyncio: nothing says that the code
// there is run by trio, or by anyio, which may run it under trio.
func mayUseAsyncio(p *analysis.Pass, n syntax.Node) bool {
	return !library.AsyncAt(p.Module, n).IsLevelTriggered()
}
