//go:build !linux

package syntax

import "time"

var started = time.Now()

// cpuTime returns the time that went by; there is no better clock here.
func cpuTime() time.Duration { return time.Since(started) }
