package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// asyncContextManager gives class the methods that async with calls. Those that with
// calls, if they are there, serve as the model.
func asyncContextManager(m *semantic.Module, class syntax.ClassDef) Fix {
	return addTwins(m, class, [][2]string{{"__aenter__", "__enter__"}, {"__aexit__", "__exit__"}}).
		Titled("Make '%s' an asynchronous context manager", class.Name().Text())
}

// asyncIterator gives class the methods that async for calls. Where __iter__ is a
// generator, an asynchronous generator alone does.
func asyncIterator(m *semantic.Module, class syntax.ClassDef) Fix {
	pairs := [][2]string{{"__aiter__", "__iter__"}, {"__anext__", "__next__"}}
	if iter := syntax.As[syntax.FunctionDef](memberOf(class, "__iter__")); yields(iter) && !memberOf(class, "__next__").Exists() {
		pairs = pairs[:1]
	}
	return addTwins(m, class, pairs).Titled("Make '%s' an asynchronous iterator", class.Name().Text())
}

// awaitable gives class an __await__ whose work a coroutine function in it does.
func awaitable(m *semantic.Module, class syntax.ClassDef) Fix {
	return addTwins(m, class, [][2]string{{"__await__", ""}}).Titled("Make '%s' awaitable", class.Name().Text())
}

// addTwins adds the first name of each pair, modelled on the second, behind the last
// of the second names. None if class has one of the first, of its own or inherited.
func addTwins(m *semantic.Module, class syntax.ClassDef, pairs [][2]string) Fix {
	known := m.ClassOf(class)
	safety, methods := Safe, [][]string(nil)
	var beside syntax.Node
	for _, pair := range pairs {
		if memberOf(class, pair[0]).Exists() || known.Has(pair[0]) == semantic.Yes {
			return None
		}
		model := syntax.As[syntax.FunctionDef](memberOf(class, pair[1]))
		if model.Exists() && beside.Before(model.Node) {
			beside = model.Node
		}
		if text, ok := twinText(model, pair[0]); ok {
			methods = append(methods, []string{text})
			continue
		}
		methods, safety = append(methods, methodLines(class, pair[0])), max(safety, usualForms[pair[0]].safety)
	}
	return insertMethods(class, beside, false, methods).WithSafety(safety)
}

// twinText returns the text of model under another name, asynchronous where the
// method of that name has to be. ok is false if its body cannot be used for that: it
// calls its like of a base class, or does not compile in an async def.
func twinText(model syntax.FunctionDef, name string) (text string, ok bool) {
	async := mustBeAsync(name) || yields(model)
	if !model.Exists() || model.IsAsync() || model.IsBroken() || async && !mayBeAsync(model) {
		return "", false
	}
	start := model.OuterSpan().Start
	shift := func(e Edit) Edit {
		e.Span.Start -= start
		e.Span.End -= start
		return e
	}
	edits := []Edit{shift(replace(model.Name().Span().Start, model.Name().Span().End, name))}
	if async {
		edits = append(edits, shift(insert(model.Span().Start, "async ")))
	}
	for n := range own(model.Node) {
		attribute, raise := syntax.As[syntax.Attribute](n), syntax.As[syntax.Raise](n)
		if attribute.Exists() && attribute.Attr().Identifier() == model.Name().Identifier() {
			return "", false
		}
		if class := raised(raise); raise.Exists() && class.Text() == "StopIteration" {
			edits = append(edits, shift(replace(class.Span().Start, class.Span().End, "StopAsyncIteration")))
		}
	}
	text, err := Apply(outerText(model.Node), edits)
	return text, err == nil
}
