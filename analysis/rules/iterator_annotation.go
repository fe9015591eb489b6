package rules

import (
	"iter"
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var IteratorAnnotation = define(analysis.Rule{
	Name: "iterator-annotation", Family: "generator", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"48", "49"},
	Aliases: []string{"S5886", "PYI045", "Y045", "pyright:reportInvalidReturnType", "mypy:misc", "ty:invalid-return-type"},
	Check:   iteratorAnnotation,
})

// Calling an asynchronous generator function gives an asynchronous generator, whatever
// its annotation says; and what __aiter__ gives has to have __anext__.
func iteratorAnnotation(p *analysis.Pass) {
	for _, f := range p.Functions {
		annotation := f.Def.Field(syntax.FieldReturns)
		base, module, name := annotated(p, annotation)
		switch {
		case name == "":
		case f.Name == "__aiter__" && f.Class != nil && name == "AsyncIterable":
			p.Report(base, "'__aiter__' has to give an asynchronous iterator, and an 'AsyncIterable' need not have '__anext__'").
				Fix(renameType(base, module, "AsyncIterator"))
		case !f.IsAsyncGenerator():
		case asynchronousNames[name] != "":
			p.Report(annotation, "'%s' is an asynchronous generator, and gives no '%s'", f.Name, annotation.Text()).
				See(f.Yields()[0], "'yield' makes it one").
				Fix(renameIterator(annotation, base, module, name))
		case module == "builtins":
			p.Report(annotation, "'%s' is an asynchronous generator, and gives no '%s'", f.Name, annotation.Text()).
				See(f.Yields()[0], "'yield' makes it one").
				Fix(wrapType(p, annotation, name))
		}
	}
}

// asynchronousNames are the names of typing and collections.abc that no asynchronous
// generator is, with what is meant.
var asynchronousNames = map[string]string{
	"Iterator": "AsyncIterator", "Iterable": "AsyncIterable", "Generator": "AsyncGenerator",
	"AsyncContextManager": "AsyncIterator", "AbstractAsyncContextManager": "AsyncIterator",
	"ContextManager": "AsyncIterator", "AbstractContextManager": "AsyncIterator",
}

// annotated returns the class that annotation names, subscripts left out, and its name
// and module, typing or where else the documentation has it.
func annotated(p *analysis.Pass, annotation syntax.Node) (base syntax.Node, module, name string) {
	base = annotation
	if s := syntax.As[syntax.Subscript](base); s.Exists() {
		base = s.Value()
	}
	if base.Is(syntax.KindConstant) && base.Op() == syntax.ConstNone {
		return base, "builtins", "None"
	}
	qualified := p.QualifiedName(base)
	module, name = "", qualified
	if dot := strings.LastIndexByte(qualified, '.'); dot >= 0 {
		module, name = qualified[:dot], qualified[dot+1:]
	}
	switch module {
	case "typing", "typing_extensions", "collections.abc", "contextlib":
		return base, module, name
	case "builtins":
		switch name {
		case "int", "str", "bytes", "float", "bool", "list", "tuple", "set", "dict":
			return base, module, name
		}
	}
	return base, "", ""
}

// aliases finds what is imported by the name that it has where it comes from.
var aliases = &syntax.Index{In: func(stmt syntax.Node) iter.Seq2[string, syntax.Node] {
	return func(yield func(string, syntax.Node) bool) {
		for alias := range syntax.All[syntax.Alias](stmt) {
			if !yield(alias.Name().Text(), alias.Node) {
				return
			}
		}
	}
}}

// renameType puts name in the place of base, from the module that base is imported from.
func renameType(base syntax.Node, module, name string) fixes.Fix {
	if module == "contextlib" {
		module = "collections.abc"
	}
	root := base
	for root.Is(syntax.KindAttribute) {
		root = syntax.As[syntax.Attribute](root).Value()
	}
	for _, alias := range slices.Concat(aliases.Find(base.Tree(), base.Text()), aliases.Find(base.Tree(), root.Text())) {
		from := syntax.As[syntax.ImportFrom](alias.Parent())
		if brought := alias.Field(syntax.FieldName).Text(); from.Exists() && brought != base.Text() || !from.Exists() && brought != root.Text() {
			continue
		}
		for _, typing := range []string{from.Module().Text(), root.Text()} {
			if typing == "typing" || typing == "typing_extensions" {
				module = typing
			}
		}
	}
	return fixes.ReplaceName(base, module, name)
}

// renameIterator names what an asynchronous generator is. Generator has a third
// parameter, what it returns, which AsyncGenerator has not.
func renameIterator(annotation, base syntax.Node, module, name string) fixes.Fix {
	slice := syntax.As[syntax.Tuple](syntax.As[syntax.Subscript](annotation).Slice())
	var items []syntax.Node
	for item := range slice.Elts() {
		items = append(items, item)
	}
	f := renameType(base, module, asynchronousNames[name])
	switch {
	case name == "Generator" && len(items) == 3:
		return fixes.Join(f, fixes.DropLastItem(slice))
	case len(items) == 2 && asynchronousNames[name] == "AsyncIterator":
		return fixes.Join(f, fixes.DropLastItem(slice))
	}
	return f
}

// wrapType says that what annotation is are the items; None for a collection, which may
// be meant to hold them.
func wrapType(p *analysis.Pass, annotation syntax.Node, name string) fixes.Fix {
	switch name {
	case "list", "tuple", "set", "dict":
		return fixes.None
	}
	module := "collections.abc"
	if p.Target < 9 {
		module = "typing"
	}
	return fixes.Subscript(annotation, module, "AsyncIterator")
}

// givesAsyncIterator reports whether the annotation of f says that awaiting or calling it
// gives an asynchronous iterable.
func givesAsyncIterator(p *analysis.Pass, f *semantic.Function) bool {
	_, _, name := annotated(p, f.Def.Field(syntax.FieldReturns))
	return name == "AsyncIterator" || name == "AsyncGenerator" || name == "AsyncIterable"
}
