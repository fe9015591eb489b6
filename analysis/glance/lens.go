package glance

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Lens is what a class is to the asynchronous protocols, or fails to be.
type Lens struct {
	Class *semantic.Class
	At    source.Span // the name of the class
	Title string      // "async context manager", "async iterator: no __anext__"
	Use   Use         // what its instances are used for, if it is one of a protocol
	Used  string      // how that is called: "entered"; "" if it is none
}

// A Use is what the code that does without naming them calls the methods of a protocol
// for.
type Use uint8

const (
	Entered  Use = iota // async with
	Iterated            // async for
	Awaited             // await
)

// Lenses returns the Lenses of the classes of m, in source order.
func Lenses(m *semantic.Module) []Lens {
	var all []Lens
	for _, c := range m.Classes {
		name := c.Def.Name()
		if !name.Exists() || name.IsBroken() {
			continue
		}
		add := func(title, used string, use Use) {
			all = append(all, Lens{c, name.Span(), title, use, used})
		}
		if c.Implements(semantic.AsyncContextManager) == semantic.Yes {
			add("async context manager", "entered", Entered)
		} else if missing := lacks(c, "__aenter__", "__aexit__"); missing != "" {
			add("async context manager: no "+missing, "", Entered)
		}
		switch {
		case c.Implements(semantic.AsyncIterator) == semantic.Yes:
			add("async iterator", "iterated", Iterated)
		case lacks(c, "__aiter__", "__anext__") == "__aiter__", lacks(c, "__aiter__", "__anext__") == "__anext__" && givesItself(c):
			add("async iterator: no "+lacks(c, "__aiter__", "__anext__"), "", Iterated)
		case c.Implements(semantic.AsyncIterable) == semantic.Yes:
			add("async iterable", "iterated", Iterated)
		}
		if c.Implements(semantic.Awaitable) == semantic.Yes {
			add("awaitable", "awaited", Awaited)
		}
	}
	return all
}

// lacks returns the one of two methods that c surely does not have, though it defines the
// other; "" if there is none, and where others are to complete c.
func lacks(c *semantic.Class, first, second string) string {
	if c.MayBeExtended() {
		return ""
	}
	for _, pair := range [][2]string{{first, second}, {second, first}} {
		if c.OwnMethod(pair[0]) != nil && c.Has(pair[1]) == semantic.No {
			return pair[1]
		}
	}
	return ""
}

// givesItself reports whether __aiter__ of c returns self.
func givesItself(c *semantic.Class) bool {
	fn := c.OwnMethod("__aiter__")
	return fn.Returns().Class().Is(c) && !fn.IsAsyncGenerator()
}

// A Used is a place where instances of classes are used: of Class, or of one that
// inherits from it.
type Used struct {
	Class *semantic.Class
	Use   Use
	At    source.Span // the keywords
}

// Uses returns the places of m where instances of known classes are entered, iterated or
// awaited, once for each class.
func Uses(m *semantic.Module) []Used {
	var all []Used
	for n := range m.Tree.Root().Subtree() {
		use, objects := Awaited, []syntax.Node(nil)
		switch {
		case n.Is(syntax.KindAwait):
			objects = append(objects, syntax.As[syntax.Await](n).Value())
		case n.Is(syntax.KindWith) && n.IsAsync():
			use = Entered
			for item := range syntax.As[syntax.With](n).Items() {
				objects = append(objects, item.ContextExpr())
			}
		case n.Is(syntax.KindFor, syntax.KindComprehension) && n.IsAsync():
			use, objects = Iterated, append(objects, n.Field(syntax.FieldIter))
		}
		for _, object := range objects {
			for _, t := range m.TypeOf(object).Members() {
				if !t.IsInstance() {
					continue
				}
				for _, c := range t.Class().MRO() {
					all = append(all, Used{c, use, n.Keywords()})
				}
			}
		}
	}
	return all
}
