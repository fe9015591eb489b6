package fixes

import (
	"awaiter/analysis/syntax"
)

// Suppress ends the line that holds offset with "# awaiter: ignore[rule]", or adds
// rule to the list that is there. In a string or a continued line it takes the
// statement's last line.
func Suppress(t *syntax.Tree, offset int, rule string) Fix { return None }
