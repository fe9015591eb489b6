package complete

import (
	"slices"
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// An Item is something that can be written at a Place.
type Item struct {
	Label  string       // how it is called: "async def __aexit__(self, exc_type, exc, tb)"
	Detail string       // what it is good for, in a few words
	Filter string       // what the text of At is the beginning of
	At     source.Span  // what it takes the place of
	Lines  []string     // what is written: a line, and those below it, as indented as if it were not
	Margin string       // the indentation of the first of Lines
	Also   []fixes.Edit // what is to be changed besides, before At
	Page   string       // the page about it in docs/protocols
}

// Items returns what can be written at p, the likeliest first. m is the meaning of
// p.Whole().
func (p Place) Items(m *semantic.Module) []Item {
	if p.pass < 0 {
		return p.keyword(m)
	}
	stmt := m.Tree.At(p.pass)
	class := syntax.As[syntax.ClassDef](stmt.Parent())
	if !stmt.Is(syntax.KindPass) || stmt.Span().Start != p.pass || !class.Exists() || stmt.IsBroken() || stmt.IsAdrift() {
		return nil
	}
	var items []Item
	for _, s := range missing(m, class) {
		if item, ok := p.method(class, s); ok {
			items = append(items, item)
		}
	}
	return items
}

// method returns the Item for a special method, if what is typed can become it.
func (p Place) method(class syntax.ClassDef, s special) (Item, bool) {
	filter, ok := filterOf(p.typed, s.name)
	if !ok {
		return Item{}, false
	}
	lines := fixes.MethodText(class, s.name)
	return Item{
		Label: strings.TrimSuffix(lines[0], ":"), Detail: s.why, Filter: filter, At: p.at,
		Lines: lines, Margin: class.Tree().Text.Indent(p.at.Start), Page: s.name,
	}, true
}

// filterOf returns the text of which typed is the beginning and that means the method
// called name: with or without keywords, be they the right ones, and underscores.
func filterOf(typed, name string) (string, bool) {
	for _, keywords := range []string{"async def ", "def ", ""} {
		for _, whole := range []string{keywords + name, keywords + strings.TrimLeft(name, "_")} {
			if strings.HasPrefix(whole, typed) {
				return whole, true
			}
		}
	}
	return "", false
}

// A special is a special method that a class may want.
type special struct{ name, why string }

// specials are the methods of the asynchronous protocols, with what they wait for and the
// method of the plain protocol that is their like.
var specials = []struct{ name, twin, plain, why string }{
	{"__aenter__", "__aexit__", "__enter__", "awaited by 'async with' at its beginning"},
	{"__aexit__", "__aenter__", "__exit__", "awaited by 'async with' at its end"},
	{"__aiter__", "__anext__", "__iter__", "called by 'async for' at its beginning"},
	{"__anext__", "__aiter__", "__next__", "awaited by 'async for' for every item"},
	{"__await__", "", "", "called by 'await'"},
}

// missing returns the special methods that class has not of its own: first those without
// which another one of it is of no use, then those whose like in the plain protocols it
// has.
func missing(m *semantic.Module, class syntax.ClassDef) []special {
	known := m.ClassOf(class)
	var all [3][]special
	for _, s := range specials {
		if known.OwnMethod(s.name) != nil {
			continue
		}
		if _, own := known.Own(s.name); own {
			continue
		}
		rank, one := 2, special{s.name, s.why}
		switch inherited, answer := known.Method(s.name); {
		case isAbstract(inherited):
			rank, one.why = 0, "still abstract here"
		case answer != semantic.Yes && known.Has(s.name) != semantic.Yes && needsTwin(known, s.twin):
			rank, one.why = 0, "missing beside "+s.twin
		case s.plain != "" && known.OwnMethod(s.plain) != nil:
			rank = 1
		}
		all[rank] = append(all[rank], one)
	}
	return slices.Concat(all[0], all[1], all[2])
}

// isAbstract reports whether fn must be overridden.
func isAbstract(fn *semantic.Function) bool {
	if fn == nil {
		return false
	}
	for d := range syntax.As[syntax.FunctionDef](fn.Def).Decorators() {
		if fn.Module.QualifiedName(d) == "abc.abstractmethod" {
			return true
		}
	}
	return false
}

// needsTwin reports whether c has a method name of its own that is of no use without the
// other method of its pair. An __aiter__ that gives another object than self is.
func needsTwin(c *semantic.Class, name string) bool {
	fn := c.OwnMethod(name)
	if fn == nil {
		return false
	}
	return name != "__aiter__" || !fn.IsAsyncGenerator() && fn.Returns().Class().Is(c)
}

// keyword returns the Item that makes the with or for behind whose object p is
// asynchronous, if the object can only be used like that.
func (p Place) keyword(m *semantic.Module) []Item {
	stmt, object := p.object(m)
	plain, async := semantic.Iterable, semantic.AsyncIterable
	if stmt.Is(syntax.KindWithItem) {
		plain, async = semantic.ContextManager, semantic.AsyncContextManager
	}
	if !object.Exists() || object.IsBroken() {
		return nil
	}
	t := m.TypeOf(object)
	if t.Implements(plain) != semantic.No || t.Implements(async) != semantic.Yes {
		return nil
	}
	fix := fixes.MakeAsync(stmt)
	if fix.IsNone() || slices.ContainsFunc(fix.Edits, func(e fixes.Edit) bool { return e.Span.End > p.at.Start }) {
		return nil
	}
	word := "async for"
	if stmt.Is(syntax.KindWithItem) {
		word = "async with"
	}
	return []Item{{Label: word + " " + short(object.Text()), Detail: "has " + async.Methods[0], Filter: p.typed, At: p.at, Lines: []string{p.typed}, Also: fix.Edits, Page: strings.ReplaceAll(word, " ", "-")}}
}

// object returns the plain with item, for or comprehension whose object ends at p, and
// that object.
func (p Place) object(m *semantic.Module) (stmt, object syntax.Node) {
	for n := m.Tree.At(p.at.End - 1); n.Exists(); n = n.Parent() {
		switch n.Kind() {
		case syntax.KindWithItem:
			stmt, object = n, syntax.As[syntax.WithItem](n).ContextExpr()
		case syntax.KindFor, syntax.KindComprehension:
			stmt, object = n, n.Field(syntax.FieldIter)
		default:
			continue
		}
		if object.OuterSpan().End == p.at.End {
			return stmt, object
		}
		return syntax.Node{}, syntax.Node{}
	}
	return syntax.Node{}, syntax.Node{}
}

// short returns the first line of text, cut where it is long.
func short(text string) string {
	const most = 40
	line, _, more := strings.Cut(text, "\n")
	if runes := []rune(line); len(runes) > most || more {
		return strings.TrimSpace(string(runes[:min(len(runes), most)])) + "…"
	}
	return line
}
