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
	for alias := range p.Imports() {
		name := alias.Name().Text()
		if from := syntax.As[syntax.ImportFrom](alias.Parent()); from.Exists() {
			name = from.Module().Text()
		}
		if top, _, _ := strings.Cut(name, "."); slices.Contains(libraries, top) {
			return true
		}
	}
	return false
}
