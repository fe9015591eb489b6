package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var TestNeverAwaited = define(analysis.Rule{
	Name: "test-never-awaited", Family: "testing", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"G31", "G31b"},
	Check:  testNeverAwaited,
})

// unittest.TestCase calls its methods and drops what they give, so that a test that is
// a coroutine function passes whatever it would do. IsolatedAsyncioTestCase awaits the
// tests, and asyncSetUp and asyncTearDown besides.
func testNeverAwaited(p *analysis.Pass) {
	for _, class := range p.Classes() {
		kind := kindOfTestCase(class)
		if kind == noTestCase {
			continue
		}
		for _, f := range functionsIn(p.Functions, class.Def.Node) {
			if f.Class != class || !f.IsCoroutineFunction() || class.OwnMethod(f.Name) != f || !runsWhenCalled(f) {
				continue
			}
			checkTestMethod(p, class, kind, f)
		}
	}
}

type testCaseKind uint8

const (
	noTestCase    testCaseKind = iota // none, or one of which not all is known
	plainTestCase                     // unittest.TestCase
	asyncTestCase                     // unittest.IsolatedAsyncioTestCase
)

// kindOfTestCase returns what runs the methods of class. A class that has a way of its
// own to run tests is none.
func kindOfTestCase(class *semantic.Class) testCaseKind {
	if class.IsOpen() || class.Def.Field(syntax.FieldDecoratorList).Exists() || class.Def.Field(syntax.FieldKeywords).Exists() {
		return noTestCase
	}
	kind := noTestCase
	for _, c := range class.MRO() {
		switch c.QualifiedName() {
		case "unittest.TestCase":
			kind = max(kind, plainTestCase)
			continue
		case "unittest.IsolatedAsyncioTestCase":
			kind = asyncTestCase
			continue
		case "builtins.object":
			continue
		}
		for _, name := range []string{"run", "debug", "__call__", "__init__", "__init_subclass__", "__getattribute__", "_callTestMethod", "_callSetUp", "_callTearDown"} {
			if f := c.OwnMethod(name); f != nil {
				return noTestCase
			}
		}
	}
	return kind
}

// checkTestMethod reports f, a coroutine function of class, if nobody awaits it.
func checkTestMethod(p *analysis.Pass, class *semantic.Class, kind testCaseKind, f *semantic.Function) {
	def := syntax.As[syntax.FunctionDef](f.Def)
	toAsync := func() fixes.Fix { return replaceTestCase(p, class) }
	switch async, isFixture := asyncFixtures[f.Name]; {
	case kind == plainTestCase && strings.HasPrefix(f.Name, "test"):
		p.Report(def.Name(), "'%s' is never awaited, so it passes whatever it does: 'TestCase' only calls its tests", f.Name).Fix(toAsync())
	case isFixture:
		r := p.Report(def.Name(), "'%s' is never awaited: a test case only calls it", f.Name)
		rename := fixes.RenameMethod(def, async).WithSafety(fixes.Unsafe)
		switch {
		case async != "" && kind == asyncTestCase:
			r.Fix(rename)
		case async != "":
			r.Fix(fixes.Join(toAsync(), rename).Titled("Use 'IsolatedAsyncioTestCase' and '%s'", async))
		}
	case kind == plainTestCase && (f.Name == "asyncSetUp" || f.Name == "asyncTearDown"):
		p.Report(def.Name(), "'%s' is never called: 'TestCase' does not know it", f.Name).Fix(toAsync())
	}
}

// asyncFixtures are the methods that a test case calls around its tests, and those
// that IsolatedAsyncioTestCase awaits in their places, "" if there is none.
var asyncFixtures = map[string]string{
	"setUp": "asyncSetUp", "tearDown": "asyncTearDown", "setUpClass": "", "tearDownClass": "",
}

// replaceTestCase is the repair that changes the base class unittest.TestCase.
func replaceTestCase(p *analysis.Pass, class *semantic.Class) fixes.Fix {
	for base := range class.Def.Bases() {
		if p.QualifiedName(base) == "unittest.TestCase" {
			return fixes.NameInstead(base, "unittest", "IsolatedAsyncioTestCase")
		}
	}
	return fixes.None
}
