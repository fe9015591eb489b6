package fixes

import (
	"awaiter/analysis/syntax"
)

// UseAsyncWith changes a manual entry, "x = await cm.__aenter__()" with a try whose
// finally awaits cm.__aexit__(None, None, None), to "async with cm as x:". None where the
// shape is another.
func UseAsyncWith(enter syntax.Call) Fix { return None }
