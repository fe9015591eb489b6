package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// An amount says how many bytes a process may have before it collects its garbage at all,
// and before it does so as often as Go: when there is as much of it as of what is in use.
type amount struct{ none, plenty uint64 }

var (
	toCheck = amount{none: 128 << 20, plenty: 1 << 30} // it ends soon
	toServe = amount{plenty: 64 << 20}                 // while somebody types; the server gives back what is free when all is quiet
)

// collectLess lets the process collect its garbage less often than Go does, as long as
// it has not plenty of memory, unless GOGC says how often.
func collectLess(w *world, until amount) {
	if w.env("GOGC") != "" {
		return
	}
	debug.SetGCPercent(until.percent(0))
	watchCollections(until)
}

// watchCollections chooses anew behind each collection when the next one is due.
func watchCollections(until amount) {
	runtime.AddCleanup(&struct{ _ [16]byte }{}, func(int) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(until.percent(live[0].Value.Uint64()))
		watchCollections(until)
	}, 0)
}

// percent returns the value of GOGC for so many bytes in use, 0 for a process that has just
// begun: Go collects for the first time when it has 4 MB for every 100.
func (until amount) percent(live uint64) int {
	const least, most, first = 100, 400, 4 << 20
	if live == 0 {
		return int(max(until.none*100/first, most))
	}
	return int(max(until.none*100/live, min(max(until.plenty*100/live, 100+least), 100+most))) - 100
}
