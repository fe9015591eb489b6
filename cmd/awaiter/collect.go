package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// plenty is how many bytes a run may have before it collects its garbage as often as Go
// does: when there is as much of it as of what is in use.
const plenty = 1 << 30

// collectLess lets a run that ends soon collect its garbage less often than Go does, as
// long as it has not plenty of memory.
func collectLess() {
	debug.SetGCPercent(percentFor(0))
	watchCollections()
}

// watchCollections chooses anew behind each collection when the next one is due.
func watchCollections() {
	runtime.AddCleanup(&struct{ _ [16]byte }{}, func(int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(percentFor(live[0].Value.Uint64()))
		watchCollections()
	}, 0)
}

// percentFor returns the value of GOGC for so many bytes in use.
func percentFor(live uint64) int {
	const least, most = 100, 400
	if live == 0 {
		return most
	}
	return int(min(max(plenty*100/live, 100+least), 100+most)) - 100
}
