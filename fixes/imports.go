package fixes

import (
	"awaiter/analysis/syntax"
)

// Import returns how the text of t can say name of module ("asynccontextmanager" of
// "contextlib") at the top level of the module and in functions, and the Fix that
// makes it so: None when the file imports it already. ok is false where the name
// cannot be had, since it means something else.
func Import(t *syntax.Tree, module, name string) (reference string, fix Fix, ok bool) {
	return "", None, false
}
