package rules

import (
	"iter"
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// callers says which statement calls a special method of the asynchronous protocols.
var callers = map[string]string{
	"__aenter__": "'async with'",
	"__aexit__":  "'async with'",
	"__aiter__":  "'async for'",
	"__anext__":  "'async for'",
	"__await__":  "'await'",
}

// twins pairs the methods of which a protocol needs both.
var twins = map[string]string{
	"__aenter__": "__aexit__",
	"__aexit__":  "__aenter__",
	"__aiter__":  "__anext__",
	"__anext__":  "__aiter__",
	"__enter__":  "__exit__",
	"__exit__":   "__enter__",
	"__iter__":   "__next__",
	"__next__":   "__iter__",
}

// hasAnext is what 'async for' asks of the object that __aiter__ returns.
var hasAnext = &semantic.Protocol{Name: "asynchronous iterator", Methods: []string{"__anext__"}}

// hasNext is what 'await' asks of the object that __await__ returns.
var hasNext = &semantic.Protocol{Name: "iterator", Methods: []string{"__next__"}}

// methods returns the methods with one of names that Python surely calls as they
// stand in a class of the module: the last def of its name, under no condition,
// without a decorator that changes it, no stub, and not made to fail. An __anext__ is left
// out if __aiter__ may give something else than the object, so that no loop calls it.
func methods(p *analysis.Pass, names ...string) []*semantic.Function {
	return slices.DeleteFunc(p.OwnMethods(names...), isNotCalled)
}

// iterators is methods for those that 'async for' and 'await' call: whether one of them is
// called as it stands, the bodies of others do not decide, so the rule is shown those alone
// that may have changed.
func iterators(p *analysis.Pass, name string) []*semantic.Function {
	return slices.DeleteFunc(shownMethods(p, name), isNotCalled)
}

// shownMethods returns the methods called name among the functions that the rule is to look
// at: of each class the last of them.
func shownMethods(p *analysis.Pass, name string) (all []*semantic.Function) {
	for _, f := range p.Functions {
		if f.Name == name && f.Class.OwnMethod(name) == f {
			all = append(all, f)
		}
	}
	return all
}

func isNotCalled(f *semantic.Function) bool {
	return !isPlain(f) || isStub(f) || isPassedBy(f) || isMadeToFail(f.Class.Def.Node)
}

// isMadeToFail reports whether def, of a class or function, stands in a function that says
// that something fails: a test of what one gets from what is wrong.
func isMadeToFail(def syntax.Node) bool {
	f := syntax.Enclosing[syntax.FunctionDef](def)
	if !f.Exists() {
		return false
	}
	for call := range syntax.All[syntax.Call](f.Node) {
		if isAssertion(call.Node) {
			return true
		}
	}
	return false
}

// isPassedBy reports whether f is an __anext__ of objects whose __aiter__ gives, or may
// give, another object to loop over.
func isPassedBy(f *semantic.Function) bool {
	if f.Name != "__anext__" {
		return false
	}
	aiter, _ := f.Class.Method("__aiter__")
	if aiter == nil {
		return false
	}
	if aiter.IsAsyncGenerator() {
		return true
	}
	t := aiter.Returns()
	for _, m := range t.Members() {
		if m.IsInstance() && (slices.Contains(m.Class().MRO(), f.Class) || slices.Contains(f.Class.MRO(), m.Class())) {
			return false
		}
	}
	return !t.IsUnknown() || !returnsSelf(aiter)
}

// isPlain reports whether f is surely the attribute of its class under its name, and
// whole: of a def that is being typed nobody knows what it will be.
func isPlain(f *semantic.Function) bool {
	return f != nil && f.Class != nil && f.Def.Parent() == f.Class.Def.Node && !f.Def.IsBroken() && f.Decorated() == semantic.No
}

// isStub reports whether f is there to be overridden or declared. An __aenter__ or
// __aexit__ that is only "pass" is what an author writes who wants nothing done,
// unless the class is one to extend.
func isStub(f *semantic.Function) bool {
	return f.IsAbstract() && !(callers[f.Name] == "'async with'" && onlyPasses(f) && !f.Class.MayBeExtended())
}

func onlyPasses(f *semantic.Function) bool {
	passes := false
	for stmt := range syntax.As[syntax.FunctionDef](f.Def).Body() {
		switch {
		case stmt.Is(syntax.KindPass):
			passes = true
		case !isString(syntax.As[syntax.ExprStmt](stmt).Value()):
			return false
		}
	}
	return passes
}

func isString(n syntax.Node) bool {
	return n.Is(syntax.KindConstant) && n.Op() == syntax.ConstStr
}

// bound returns the name that the body of class itself binds to a method that is
// surely there: behind "def", or before "=" as in "__aexit__ = close". It is the
// zero Node where there is none, or a stub, or a def that may be another.
func bound(class *semantic.Class, name string) (found syntax.Node) {
	if f := class.OwnMethod(name); f != nil {
		if f.Def.Parent() == class.Def.Node && class.Has(name) == semantic.Yes && !isStub(f) {
			return nameOf(f)
		}
		return syntax.Node{}
	}
	for stmt := range class.Def.Body() {
		assign := syntax.As[syntax.Assign](stmt)
		if !assign.Exists() {
			continue
		}
		for target := range assign.Targets() {
			if target.Is(syntax.KindName) && target.Text() == name && class.Has(name) == semantic.Yes {
				found = target
			}
		}
	}
	return found
}

// nameOf returns the name behind "def".
func nameOf(f *semantic.Function) syntax.Node { return f.Def.Field(syntax.FieldName) }

// selfOf returns the name of the first parameter of f, "" if it has none.
func selfOf(f *semantic.Function) string {
	for a := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
		if a.Role() == syntax.FieldArgs || a.Role() == syntax.FieldPosonlyargs {
			return a.Name().Text()
		}
		break
	}
	return ""
}

// describe names t in a message.
func describe(t semantic.Type) string {
	if s := t.String(); s != "" && len(t.Members()) == 1 {
		return s
	}
	return "what it returns"
}

// firstReturn returns the first return statement of f that has a value.
func firstReturn(f *semantic.Function) syntax.Node {
	for _, r := range f.ReturnStatements() {
		if r.Value().Exists() {
			return r.Node
		}
	}
	return syntax.Node{}
}

// entries yields the items of the module's async with statements that enter an
// instance of class.
func entries(p *analysis.Pass, class *semantic.Class) iter.Seq[syntax.WithItem] {
	type key struct{}
	everywhere := p.Everywhere(class.Def)
	all := p.Kept(key{}, func() any {
		all := map[string][]entry{} // by the name of the class
		for with := range syntax.All[syntax.With](everywhere) {
			if !with.IsAsync() {
				continue
			}
			for item := range with.Items() {
				if t := p.TypeOf(item.ContextExpr()); t.IsInstance() {
					all[t.Class().Name] = append(all[t.Class().Name], entry{item, t.Class()})
				}
			}
		}
		return all
	}).(map[string][]entry)
	return func(yield func(syntax.WithItem) bool) {
		for _, e := range all[class.Name] {
			if e.class.Is(class) && !yield(e.item) {
				return
			}
		}
	}
}

// An entry is an item that enters an instance of class.
type entry struct {
	item  syntax.WithItem
	class *semantic.Class
}

// selfAttributes yields the attributes of self that f and the functions in it
// reach for.
func selfAttributes(f *semantic.Function) iter.Seq[syntax.Attribute] {
	return func(yield func(syntax.Attribute) bool) {
		for a := range syntax.All[syntax.Attribute](f.Def) {
			if a.Value().Is(syntax.KindName) && a.Value().Text() == selfOf(f) && !yield(a) {
				return
			}
		}
	}
}
