package fixes

import (
	"awaiter/analysis/syntax"
)

// DeleteArgument deletes an argument or keyword of a call or class header, with its comma.
func DeleteArgument(arg syntax.Node) Fix { return None }

// DeleteReturnValue makes "return value" a bare "return". None where evaluating the
// value may do something.
func DeleteReturnValue(ret syntax.Return) Fix { return None }

// DeleteStatement deletes stmt and the lines that only it occupies; the last one of
// a body becomes "pass".
func DeleteStatement(stmt syntax.Node) Fix { return None }
