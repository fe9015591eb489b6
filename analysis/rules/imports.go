package rules

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

// imports reports whether the module imports one of the given libraries, or something of
// it.
func imports(p *analysis.Pass, libraries ...string) bool {
	type key struct{}
	tops := p.Tree.Kept(key{}, func() any {
		tops := map[string]bool{}
		for alias := range p.Imports() {
			name := alias.Name().Text()
			if from := syntax.As[syntax.ImportFrom](alias.Parent()); from.Exists() {
				name = from.Module().Text()
			}
			top, _, _ := strings.Cut(name, ".")
			tops[top] = true
		}
		return tops
	}).(map[string]bool)
	return slices.ContainsFunc(libraries, func(library string) bool { return tops[library] })
}
