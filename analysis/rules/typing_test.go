package rules_test

import (
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
	"awaiter/analysis/rules"
	"awaiter/docs"
)

// TestTyping types the programs that the pages offer as right, letter by
// letter. While the text is no Python, only
// the rules about that, and those that are asked for, may speak: what is missing is
// still to come.
func TestTyping(t *testing.T) {
	names, _ := docs.Names()
	for _, name := range names {
		page, _ := docs.Rule(name)
		program := docs.Parse(page).Section("Use instead").Block("python")
		whole := map[*analysis.Rule]bool{} // finds something in the program as it stands
		_, found := analysistest.Check(program, rules.All())
		for _, d := range found {
			whole[d.Rule] = true
		}
		for i := range program {
			text := program[:i]
			tree, found := analysistest.Check(text, rules.All())
			if !tree.Root().IsBroken() {
				continue
			}
			for _, d := range found {
				if !d.Rule.Broken && !d.Rule.OptIn && !whole[d.Rule] {
					t.Fatalf("%s: %s is found at %q in\n%s", name, d.Rule.Name, tree.Text.Slice(d.Span), text)
				}
			}
		}
	}
}
