package rules_test

import (
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/rules"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// methods returns a class with a method that forgets to await, another one with some text in
// its middle, and one that something else belongs to.
func methods(text string) string {
	name := "replaces"
	if !strings.HasPrefix(text, "\"") {
		name = text
	}
	return "import asyncio\nfrom unittest.mock import patch\n\n\nclass Several:\n" +
		"    async def calls(self):\n        \"\"\"Say what this is about, at some length, as one does.\"\"\"\n        asyncio.sleep(1)\n\n" +
		"    async def __aenter__(self):\n        \"\"\"Say what this is about, at some length, as one does.\"\"\"\n        return self\n\n" +
		"    async def " + name + "(self, *details):\n        \"\"\"Say what this is about, at some length, as one does.\"\"\"\n        patch(" + text + ")\n"
}

// TestAgainElsewhere edits a statement so that something else is true of another one, which
// only a third one leads to.
func TestAgainElsewhere(t *testing.T) {
	const use = "\n\nasync def use():\n    "
	for _, c := range []struct {
		name          string
		before, after string
		found         int // after
	}{
		{"a name of a statement beside it", "import asyncio\nA = print\nB = A\n" + use + "B(1)\n", "import asyncio\nA = asyncio.sleep\nB = A\n" + use + "B(1)\n", 1},
		{
			"an attribute that a subclass sets to what its own method gives",
			"import asyncio\n\n\nclass Base:\n    def __init__(self):\n        self.x = asyncio.sleep\n\n\nclass Heir(Base):\n    def __init__(self):\n        self.x = self.m()\n\n    def m(self):\n        return print\n" + use + "Base().x(1)\n",
			"import asyncio\n\n\nclass Base:\n    def __init__(self):\n        self.x = asyncio.sleep\n\n\nclass Heir(Base):\n    def __init__(self):\n        self.x = self.m()\n\n    def m(self):\n        return asyncio.sleep\n" + use + "Base().x(1)\n",
			1,
		},
		{
			"a base that is no longer imported",
			"import asyncio\nfrom other import Middle\n\n\nclass Base:\n    def __init__(self):\n        self.x = asyncio.sleep\n\n\nclass Heir(Middle):\n    def __init__(self):\n        self.x = print\n" + use + "Base().x(1)\n",
			"import asyncio\nMiddle = Base\n\n\nclass Base:\n    def __init__(self):\n        self.x = asyncio.sleep\n\n\nclass Heir(Middle):\n    def __init__(self):\n        self.x = print\n" + use + "Base().x(1)\n",
			0,
		},
		{"what another method of the class puts in the place of what is called", methods("\"asyncio.sleep\""), methods("\"asyncio.wait\""), 2},
		{"a method that is there in a class for another one", methods("__aexit__"), methods("other"), 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			parser := syntax.NewParser()
			defer parser.Close()
			var last *analysis.Checked
			for _, text := range []string{c.before, c.after, c.before, c.after} {
				p := semantic.Program{Name: "example", Tree: parser.Parse(source.New(text)), Target: syntax.NewestVersion, Importer: library.New(syntax.NewestVersion)}
				last = analysis.Again(last, p, p.Analyze, rules.All(), nil)
				if want := analysis.Check(p.Analyze(), rules.All(), nil); len(want) != len(last.Found) || text == c.after && len(want) != c.found {
					t.Errorf("found %d in\n%s\nnot %d; the case says %d", len(last.Found), text, len(want), c.found)
				}
			}
		})
	}
}
