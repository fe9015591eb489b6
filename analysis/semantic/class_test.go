package semantic_test

import (
	"fmt"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

var statements = map[string]*semantic.Protocol{
	"with": semantic.ContextManager, "async with": semantic.AsyncContextManager, "for": semantic.Iterable,
	"async for": semantic.AsyncIterable, "await": semantic.Awaitable, "iterator": semantic.Iterator, "async iterator": semantic.AsyncIterator,
}

// TestClasses asks the questions that stand behind classes in the cases.
func TestClasses(t *testing.T) {
	for name, text := range readCases(t, "classes") {
		m := newWorld("main.py", text).module("main.py")
		for _, c := range m.Classes {
			_, comment, _ := strings.Cut(text[c.Def.Span().Start:], "#")
			header, _, _ := strings.Cut(text[c.Def.Span().Start:], "\n")
			if !strings.Contains(header, "#") {
				continue
			}
			comment, _, _ = strings.Cut(comment, "\n")
			for _, fact := range strings.Split(comment, ";") {
				question, want, ok := strings.Cut(fact, " = ")
				if !ok {
					t.Fatalf("%s: %s: %q", name, c.Name, fact)
				}
				question, argument, _ := strings.Cut(strings.TrimSpace(question), " ")
				if got := askClass(c, question, argument); got != strings.TrimSpace(want) {
					t.Errorf("%s: class %s: %s %s is %s, want %s", name, c.Name, question, argument, got, want)
				}
			}
		}
	}
}

func yes(b bool) string { return map[bool]string{true: "yes", false: "no"}[b] }

func askClass(c *semantic.Class, question, argument string) string {
	method := func(f *semantic.Function) string {
		if f == nil {
			return "none"
		}
		return strings.TrimPrefix(f.QualifiedName(), "main.")
	}
	switch question {
	case "open":
		return yes(c.IsOpen())
	case "extended":
		return yes(c.MayBeExtended())
	case "Has":
		return answers[c.Has(argument)]
	case "Lookup":
		_, answer := c.Lookup(argument)
		return answers[answer]
	case "Method":
		f, answer := c.Method(argument)
		if answer != semantic.Yes {
			return answers[answer]
		}
		return method(f)
	case "OwnMethod":
		return method(c.OwnMethod(argument))
	case "Own":
		t, ok := c.Own(argument)
		if !ok {
			return "none"
		}
		if t.IsUnknown() || t.String() == "" || t.RuntimeName() == "" {
			return "?"
		}
		return t.String()
	case "Implements":
		return answers[c.Implements(statements[argument])]
	case "subclass":
		return answers[c.IsSubclassOf(argument)]
	case "MRO":
		var names []string
		for _, b := range c.MRO() {
			names = append(names, b.Name)
		}
		return strings.Join(names, " ")
	}
	return "no such question"
}

// TestNothing asks what there is not: every answer is harmless.
func TestNothing(t *testing.T) {
	var c *semantic.Class
	var f *semantic.Function
	var unknown semantic.Type
	m := semantic.Analyze("", false, syntax.ParseOnce(source.New("")), 0, nil)
	got := fmt.Sprintln(c.QualifiedName(), c.Has("x"), c.IsOpen(), c.MayBeExtended(), c.IsSubclassOf("x"), c.Implements(semantic.Awaitable), len(c.MRO()), c.OwnMethod("x") == nil,
		f.QualifiedName(), f.Decorated(), f.Returns().IsUnknown(),
		unknown, unknown.RuntimeName(), unknown.IsNone(), unknown.IsCoroutine(), unknown.IsFunction(), unknown.Function() == nil, unknown.Class() == nil,
		unknown.Call().IsUnknown(), unknown.Awaited().IsUnknown(), unknown.Entered(true).IsUnknown(), unknown.Iterated(false).IsUnknown(), unknown.Attribute("x").IsUnknown(),
		unknown.Implements(semantic.Awaitable), unknown.Lacks(semantic.Awaitable) == "", len(unknown.Members()),
		m.TypeOf(syntax.Node{}).IsUnknown(), m.TypeOf(m.Tree.Root()).IsUnknown(), m.QualifiedName(syntax.Node{}) == "", m.Callee(syntax.Call{}) == nil, len(m.Summary().Names()))
	want := fmt.Sprintln("", 0, true, false, 0, 0, 0, true, "", 0, true,
		"", "", false, false, false, true, true, true, true, true, true, true, 0, true, 0, true, true, true, true, 0)
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if own, ok := c.Own("x"); ok || !own.IsUnknown() {
		t.Error("nothing has an attribute")
	}
	if _, answer := c.Lookup("x"); answer != semantic.Unknown {
		t.Error("nothing is known of nothing")
	}
	if method, answer := c.Method("x"); method != nil || answer != semantic.Unknown {
		t.Error("nothing has a method")
	}
}
