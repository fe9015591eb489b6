package hover

import (
	"fmt"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// special are the methods that have a page.
var special = map[string]bool{
	"__await__": true, "__aenter__": true, "__aexit__": true, "__aiter__": true, "__anext__": true,
	"__enter__": true, "__exit__": true, "__iter__": true, "__next__": true,
}

// protocols are, by the methods of a class, what it is if it has them all.
var protocols = map[string]*semantic.Protocol{
	"__await__":  semantic.Awaitable,
	"__aenter__": semantic.AsyncContextManager, "__aexit__": semantic.AsyncContextManager,
	"__aiter__": semantic.AsyncIterable, "__anext__": semantic.AsyncIterator,
	"__enter__": semantic.ContextManager, "__exit__": semantic.ContextManager,
	"__iter__": semantic.Iterable, "__next__": semantic.Iterator,
}

// specialMethod answers for the def of a special method in a class, and for the use
// of an asynchronous one as an attribute.
func specialMethod(m *semantic.Module, w syntax.Word) (a answer, ok bool) {
	a = answer{span: w.Span(), page: w.Text()}
	switch parent := w.Node().Parent(); {
	case parent.Is(syntax.KindFunctionDef) && w.Node().Role() == syntax.FieldName:
		fn := m.FunctionOf(parent)
		if fn == nil || fn.Class == nil {
			return answer{}, false
		}
		fact, wrong := methodFact(m, fn)
		a.say(classFact(m, fn.Class, w.Text(), wrong))
		a.say(fact)
		return a, true
	case parent.Is(syntax.KindAttribute) && w.Text()[2] == 'a':
		a.say(useFact(m, syntax.As[syntax.Attribute](parent), w.Text()))
		return a, true
	}
	return answer{}, false
}

// classFact says what class is by the method name and its fellows, or what it lacks.
// Of a class whose method is wrong it says only that.
func classFact(m *semantic.Module, class *semantic.Class, name string, wrong bool) string {
	p := protocols[name]
	article := "a"
	if p.Name[0] == 'a' || p.Name[0] == 'i' {
		article = "an"
	}
	switch class.Implements(p) {
	case semantic.Yes:
		if wrong {
			return ""
		}
		others := ""
		for _, other := range p.Methods {
			if fn, _ := class.Method(other); other != name && where(m, fn) != "" {
				others += fmt.Sprintf(", with `%s`%s", other, where(m, fn))
			}
		}
		if p == semantic.Awaitable {
			return fmt.Sprintf("`%s` is awaitable.", class.Name)
		}
		return fmt.Sprintf("`%s` is %s %s%s.", class.Name, article, p.Name, others)
	case semantic.No:
		for _, other := range p.Methods {
			if class.Has(other) == semantic.No {
				return fmt.Sprintf("`%s` lacks `%s`, so it is not %s %s.", class.Name, other, article, p.Name)
			}
		}
	}
	return ""
}

// methodFact says what Python gets of fn, a special method, and whether that is wrong.
func methodFact(m *semantic.Module, fn *semantic.Function) (fact string, wrong bool) {
	if fn.Decorated() != semantic.No {
		return "", false
	}
	switch fn.Name {
	case "__aenter__", "__aexit__", "__anext__":
		return awaitedMethodFact(fn)
	case "__aiter__":
		return aiterFact(m, fn)
	}
	switch {
	case fn.IsCoroutineFunction():
		return "This `async def` gives a coroutine, and nothing awaits it.", true
	case fn.Kind == semantic.PlainFunction && fn.Name == "__enter__":
		return giving("What `with` binds is", named(fn.Returns())), false
	case fn.Kind == semantic.PlainFunction && fn.Name == "__next__":
		return giving("Each item is", named(fn.Returns())), false
	}
	return "", false
}

// awaitedMethodFact is methodFact for the methods whose result is awaited.
func awaitedMethodFact(fn *semantic.Function) (fact string, wrong bool) {
	returns := fn.Returns()
	switch {
	case fn.IsCoroutineFunction() && fn.Name == "__aenter__":
		return giving("What `async with` binds is", named(returns)), false
	case fn.IsCoroutineFunction() && fn.Name == "__anext__":
		return giving("Each item is", named(returns)), false
	case fn.IsCoroutineFunction():
		return "", false
	case fn.Kind != semantic.PlainFunction:
		return "Its `yield` makes it a generator function, and a generator cannot be awaited.", true
	case fn.IsAbstract() || named(returns) == "" || returns.Implements(semantic.Awaitable) == semantic.Yes:
		return "", false
	case returns.Lacks(semantic.Awaitable) != "":
		return fmt.Sprintf("This plain `def` gives %s, which cannot be awaited.", named(returns)), true
	default:
		return fmt.Sprintf("This plain `def` gives %s, which is awaited then.", named(returns)), true
	}
}

// aiterFact is methodFact for __aiter__.
func aiterFact(m *semantic.Module, fn *semantic.Function) (fact string, wrong bool) {
	returns := fn.Returns()
	missing := returns.Lacks(&semantic.Protocol{Methods: []string{"__anext__"}})
	switch {
	case fn.IsAsyncGenerator():
		return join("It is an asynchronous generator.", giving("Its items are", named(yieldedTypes(m, fn)))), false
	case fn.IsCoroutineFunction():
		return "This `async def` gives a coroutine, which has no `__anext__`.", true
	case fn.Kind != semantic.PlainFunction:
		return "Its `yield` makes it a generator function, and a generator has no `__anext__`.", true
	case fn.IsAbstract():
		return "", false
	case missing != "" && named(returns) != "":
		return fmt.Sprintf("It gives %s, which has no `__anext__`.", named(returns)), true
	}
	return giving("The asynchronous iterator that it gives is", named(returns)), false
}

// useFact says what the method name of the value of a is.
func useFact(m *semantic.Module, a syntax.Attribute, name string) string {
	t := m.TypeOf(a.Value())
	if missing := t.Lacks(&semantic.Protocol{Methods: []string{name}}); missing != "" && named(t) != "" {
		return fmt.Sprintf("%s has no `%s`.", named(t), name)
	}
	fn := method(t, name)
	if fn == nil || fn.Class == nil {
		return ""
	}
	fact := fmt.Sprintf("`%s.%s` stands%s", fn.Class.Name, name, where(m, fn))
	if !fn.IsCoroutineFunction() {
		return fact + "."
	}
	return fact + giving("; awaiting what it makes gives", named(fn.Returns()))
}

// generatorMethod answers for aclose, asend and athrow of asynchronous generators.
func generatorMethod(m *semantic.Module, w syntax.Word) (a answer, ok bool) {
	attribute := syntax.As[syntax.Attribute](w.Node().Parent())
	t := m.TypeOf(attribute.Value())
	if !attribute.Exists() || !t.IsAsyncGenerator() {
		return answer{}, false
	}
	fact := ""
	if t.Function() != nil {
		fact = subject(m, t, "") + " is an asynchronous generator."
	}
	return about(w.Span(), w.Text(), fact), true
}
