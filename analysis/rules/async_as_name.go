package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncAsName = define(analysis.Rule{
	Name:     "async-as-name",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"14"},
	Broken:   true,
	Check:    asyncAsName,
})

// async and await have been keywords since Python 3.7 (PEP 492, "Transition Plan").
func asyncAsName(p *analysis.Pass) {
	if p.Tree.IsValid() {
		return
	}
	for k := range p.Root().Words("async") {
		switch {
		case startsAsync(k) || !k.IsCode():
		case k.Next().IsWord() && !standsAsName(k):
			p.Report(k, "'async' before '%s'; it can stand before 'def', 'for' and 'with' only", k.Next().Text()).
				Fix(fixes.DeleteWord(k))
		default:
			reportKeyword(p, k)
		}
	}
	for k := range p.Root().Words("await") {
		if standsAsName(k) && k.IsCode() {
			reportKeyword(p, k)
		}
	}
}

// reportKeyword reports k, which stands where a name must. What others call an
// attribute, argument or module, we cannot rename, and an "async" alone on its line is
// still being typed.
func reportKeyword(p *analysis.Pass, k syntax.Word) {
	r := p.Report(k, "'%s' is a keyword, which cannot be a name", k.Text())
	n := k.Node()
	switch {
	case !n.Is(syntax.KindError) || n.Text() != k.Text() || isInError(n):
	case n.Role() == syntax.FieldAttr || n.Role() == syntax.FieldModule || n.Parent().Is(syntax.KindExprStmt, syntax.KindKeyword):
	case n.Parent().Is(syntax.KindAlias) && n.Role() == syntax.FieldName:
	default:
		r.Fix(fixes.Underscore(k))
	}
}

// startsAsync reports whether k, an "async", is followed by what it belongs to.
func startsAsync(k syntax.Word) bool {
	if k.Previous().Text() == "." {
		return false
	}
	next := k.Next()
	if next.Text() == "\n" && syntax.As[syntax.Comprehension](k.Node()).IsAsync() {
		return true
	}
	switch next.Text() {
	case "def", "for", "with":
		return true
	}
	return false
}

// standsAsName reports whether k, an "async" or "await", stands where a name is
// bound, declared or imported, or as an attribute or keyword argument.
func standsAsName(k syntax.Word) bool {
	switch next := k.Next(); k.Previous().Text() {
	case ".", "def", "class", "import", "global", "nonlocal", "lambda":
		return true
	case "as", "for", "case", "del", "from":
		return !next.BeginsPrimary()
	default:
		if next.IsAssignment() || next.Text() == ":" && !k.Previous().Exists() {
			return true
		}
		if next.BeginsPrimary() {
			return false
		}
		n := k.Node()
		return isKeywordName(n, k) || n.Is(syntax.KindError) && n.Text() == k.Text() && outerDisplay(n).Role() == syntax.FieldTarget
	}
}

// isKeywordName reports whether n is the error that k makes where an identifier
// belongs.
func isKeywordName(n syntax.Node, k syntax.Word) bool {
	if !n.Is(syntax.KindError) || n.Text() != k.Text() {
		return false
	}
	switch n.Role() {
	case syntax.FieldName, syntax.FieldAttr, syntax.FieldAsname, syntax.FieldNames, syntax.FieldModule, syntax.FieldKwdAttrs:
		return true
	}
	return false
}
