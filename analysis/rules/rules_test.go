package rules_test

import (
	"testing"

	"awaiter/analysis/analysistest"
	"awaiter/analysis/rules"
)

// TestRules holds every rule to its cases in testdata/rules.
func TestRules(t *testing.T) { analysistest.Run(t, "../../testdata/rules", rules.All()) }

func TestLookup(t *testing.T) {
	for _, r := range rules.All() {
		if found := rules.Lookup(r.Name); len(found) != 1 || found[0] != r {
			t.Errorf("Lookup(%q) = %v", r.Name, found)
		}
	}
	if found := rules.Lookup("all"); len(found) != len(rules.All()) {
		t.Errorf("all means %d of %d rules", len(found), len(rules.All()))
	}
	if found := rules.Lookup("E0302"); len(found) == 0 {
		t.Error("the id of another tool means no rule")
	}
	if found := rules.Lookup("no-such-rule"); len(found) > 0 {
		t.Errorf("a name that means nothing finds %v", found)
	}
}

// TestAgain holds rules to what Local says of them.
func TestAgain(t *testing.T) { analysistest.Again(t, "../../testdata/rules", rules.All(), 40) }

// TestLinear holds rules to a cost that grows with what they find, and no faster.
func TestLinear(t *testing.T) { analysistest.Linear(t, "../../testdata/rules", rules.All()) }
