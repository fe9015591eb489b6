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
	for _, i := range imported(tree.Root()) {
		if i.dotted == by || strings.HasPrefix(i.dotted, by+".") {
			return true
		}
	}
	return false
}
