package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var MisspeltSpecialMethod = define(analysis.Rule{
	Name: "misspelt-special-method", Family: "protocol", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"59", "A19"},
	Aliases: []string{"PLW3201", "W3201", "bad-dunder-name"},
	Check:   misspeltSpecialMethod,
})

// Python finds a method of a protocol by its exact name; one that is nearly called so
// is never called.
func misspeltSpecialMethod(p *analysis.Pass) {
	for _, f := range p.Functions {
		special := specialMeant(f.Name)
		if special == "" || f.Class == nil || f.Class.OwnMethod(special) != nil || isUsedByName(p, f) {
			continue
		}
		def := syntax.As[syntax.FunctionDef](f.Def)
		caller := callers[special]
		if caller == "" {
			caller = otherCallers[special]
		}
		p.Report(def.Name(), "'%s' is no special method: %s calls '%s'", f.Name, caller, special).
			Fix(fixes.RenameMethod(def, special))
	}
}

// nearlyNamed reports whether a method of class has nearly the name of the special
// method, so that one finding says it all.
func nearlyNamed(p *analysis.Pass, class *semantic.Class, special string) bool {
	for _, f := range functionsIn(p.Module.Functions, class.Def.Node) {
		if f.Class == class && specialMeant(f.Name) == special && !isUsedByName(p, f) {
			return true
		}
	}
	return false
}

// otherCallers says who calls the special methods that callers does not know.
var otherCallers = map[string]string{
	"__enter__": "'with'", "__exit__": "'with'", "__iter__": "'for'", "__next__": "'for'",
	"aclose": "'contextlib.aclosing'",
}

// specials are the methods of the protocols, without their underscores.
var specials = []string{"aenter", "aexit", "aiter", "anext", "await", "enter", "exit", "iter", "next"}

// specialMeant returns the special method that name was probably meant to be: one
// with other underscores ("__aenter", "__a_exit__", "_aiter_"), "async" for "a", or, in
// a name with two underscores on both sides, one letter wrong. It is "" for a special
// method and for any other name. A single underscore in front is a private method.
func specialMeant(name string) string {
	bare := strings.Trim(name, "_")
	isDunder := name == "__"+bare+"__"
	underscores := len(name) - len(bare)
	if underscores < 2 || !strings.HasPrefix(name, "_") || isSpecial(name) || strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "_") && strings.Contains(bare, "_") {
		return ""
	}
	letters := strings.ReplaceAll(bare, "_", "")
	if isDunder && letters == "aclose" {
		return "aclose"
	}
	short := letters
	if rest, ok := strings.CutPrefix(letters, "async"); ok {
		short = "a" + rest
	}
	for _, s := range specials {
		if short == s {
			return "__" + s + "__"
		}
	}
	if isDunder && strings.HasPrefix(letters, "a") {
		for _, s := range specials {
			if s[0] == 'a' && isOneLetterOff(letters, s) {
				return "__" + s + "__"
			}
		}
	}
	return ""
}

// isSpecial reports whether name is a special method of a protocol.
func isSpecial(name string) bool {
	for _, s := range specials {
		if name == "__"+s+"__" {
			return true
		}
	}
	return false
}

// isOneLetterOff reports whether a letter of word is missing, doubled, wrong or
// swapped with the next one in a.
func isOneLetterOff(a, word string) bool {
	i := 0
	for i < len(a) && i < len(word) && a[i] == word[i] {
		i++
	}
	a, word = a[i:], word[i:]
	switch len(a) - len(word) {
	case 1:
		return a[1:] == word
	case -1:
		return a == word[1:]
	case 0:
		return len(a) > 0 && a[1:] == word[1:] || len(a) > 1 && a[0] == word[1] && a[1] == word[0] && a[2:] == word[2:]
	}
	return false
}

// isUsedByName reports whether the module refers to the method f by its name, in code
// or in a string: its author knows what it is called.
func isUsedByName(p *analysis.Pass, f *semantic.Function) bool {
	return p.Anywhere(f.Def, reference{strings.Clone(f.Name)})
}

// reference is the sign that an attribute is called name, or a string says it.
type reference struct{ name string }

func (s reference) In(stmt syntax.Node) int {
	attributes := count(stmt, func(a syntax.Attribute) bool { return a.Attr().Text() == s.name })
	return attributes + count(stmt, func(c syntax.Constant) bool {
		text, ok := c.StringValue()
		return ok && text == s.name
	})
}
