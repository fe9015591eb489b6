package library

import (
	"strings"

	"awaiter/analysis/syntax"
)

// rewriters are modules that, when they are imported, put other methods in place of those
// of a package, by the name of that: telethon.sync makes methods run the event loop where
// none runs.
var rewriters = map[string]string{"telethon": "telethon.sync"}

// IsRewritten reports whether a module that imports what tree imports finds the module
// called name other than its text says.
func IsRewritten(name string, tree *syntax.Tree) bool {
	top, _, _ := strings.Cut(name, ".")
	by := rewriters[top]
	if by == "" {
		return false
	}
	for i := range syntax.All[syntax.Import](tree.Root()) {
		for alias := range i.Names() {
			if words(alias.Field(syntax.FieldName)) == by {
				return true
			}
		}
	}
	for i := range syntax.All[syntax.ImportFrom](tree.Root()) {
		if i.Level() > 0 {
			continue
		}
		module := words(i.Module())
		for alias := range i.Names() {
			if module == by || module+"."+alias.Field(syntax.FieldName).Text() == by {
				return true
			}
		}
	}
	return false
}
