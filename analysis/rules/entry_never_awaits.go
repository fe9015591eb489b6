package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var EntryNeverAwaits = define(analysis.Rule{
	Name:     "entry-never-awaits",
	Family:   "protocol",
	Severity: analysis.Warning,
	Since:    "0.1.0",
	Covers:   []string{"X02"},
	Check:    entryNeverAwaits,
})

// 'await x' calls __await__() and 'async with x' calls __aenter__(). If awaiting is
// what prepares the object, entering it has to do the same.
func entryNeverAwaits(p *analysis.Pass) {
	for _, enter := range methods(p, "__aenter__") {
		await := enter.Class.OwnMethod("__await__")
		if !isPlain(await) || isStub(await) || enter.Kind != semantic.CoroutineFunction || !givesSelf(p, await) || !returnsSelf(enter) {
			continue
		}
		if mentionsSelf(enter) || sharesAttribute(enter, await) || reaches(await, "__aenter__") {
			continue
		}
		p.Report(nameOf(enter), "'await %s(…)' prepares the object, but 'async with' enters it without awaiting it", enter.Class.Name).
			See(nameOf(await), "'__await__' prepares it here").
			Fix(fixes.PrependStatement(syntax.As[syntax.FunctionDef](enter.Def), "await "+selfOf(enter)))
	}
}

// givesSelf reports whether awaiting an instance prepares it and gives it back: the
// method await, a coroutine function in it, or the coroutine method that it calls,
// does something and returns self.
func givesSelf(p *analysis.Pass, await *semantic.Function) bool {
	if await.Kind == semantic.GeneratorFunction && returnsSelf(await) {
		return true
	}
	for _, f := range functionsIn(p.Module.Functions, await.Def) {
		if f != await && f.IsCoroutineFunction() && returnsName(f, selfOf(await)) && doesSomething(f) {
			return true
		}
	}
	for attribute := range selfAttributes(await) {
		if f := await.Class.OwnMethod(attribute.Attr().Text()); isPlain(f) && f.IsCoroutineFunction() && returnsSelf(f) && doesSomething(f) {
			return true
		}
	}
	return false
}

// doesSomething reports whether the body of f is more than a return.
func doesSomething(f *semantic.Function) bool {
	for stmt := range syntax.As[syntax.FunctionDef](f.Def).Body() {
		if !stmt.Is(syntax.KindReturn, syntax.KindPass) && !isString(syntax.As[syntax.ExprStmt](stmt).Value()) {
			return true
		}
	}
	return false
}

func returnsSelf(f *semantic.Function) bool { return returnsName(f, selfOf(f)) }

// returnsName reports whether f has a statement "return name".
func returnsName(f *semantic.Function, name string) bool {
	for _, r := range f.ReturnStatements() {
		if r.Value().Is(syntax.KindName) && r.Value().Text() == name {
			return true
		}
	}
	return false
}

// mentionsSelf reports whether f does with its self anything but return it and
// reach for its attributes, or calls super(): whoever gets it may await it.
func mentionsSelf(f *semantic.Function) bool {
	for name := range syntax.All[syntax.Name](f.Def) {
		if name.Text() == "super" || name.Text() == selfOf(f) && !name.Parent().Is(syntax.KindReturn, syntax.KindAttribute) {
			return true
		}
	}
	return false
}

// reaches reports whether f, or a function in it, reaches for the attribute name of
// self.
func reaches(f *semantic.Function, name string) bool {
	for attribute := range selfAttributes(f) {
		if attribute.Attr().Text() == name {
			return true
		}
	}
	return false
}

// sharesAttribute reports whether a and b reach for an attribute of the same name.
func sharesAttribute(a, b *semantic.Function) bool {
	names := map[string]bool{}
	for attribute := range selfAttributes(a) {
		names[attribute.Attr().Text()] = true
	}
	for attribute := range selfAttributes(b) {
		if names[attribute.Attr().Text()] {
			return true
		}
	}
	return false
}
