package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How many bytes a process may have before it collects its garbage as often as Go does:
// when there is as much of it as of what is in use.
const (
	plentyToCheck = 1 << 30  // it ends soon
	plentyToServe = 64 << 20 // while somebody types; the server gives back what is free when all is quiet
)

// collectLess lets the process collect its garbage less often than Go does, as long as
// it has not plenty of memory, unless GOGC says how often.
func collectLess(w *world, plenty uint64) {
	if w.env("GOGC") != "" {
		return
	}
	debug.SetGCPercent(percentFor(0, plenty))
	watchCollections(plenty)
}

// watchCollections chooses anew behind each collection when the next one is due.
func watchCollections(plenty uint64) {
	runtime.AddCleanup(&struct{ _ [16]byte }{}, func(int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(percentFor(live[0].Value.Uint64(), plenty))
		watchCollections(plenty)
	}, 0)
}

// percentFor returns the value of GOGC for so many bytes in use.
func percentFor(live, plenty uint64) int {
	const least, most = 100, 400
	if live == 0 {
		return most
	}
	return int(min(max(plenty*100/live, 100+least), 100+most)) - 100
}
