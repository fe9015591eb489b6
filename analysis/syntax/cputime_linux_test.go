package syntax

import (
	"syscall"
	"time"
	"unsafe"
)

// cpuTime returns the time that the calling thread has spent on a processor: what
// the neighbours do on this machine does not show in it.
func cpuTime() time.Duration {
	const threadClock = 3 // CLOCK_THREAD_CPUTIME_ID
	var t syscall.Timespec
	syscall.Syscall(syscall.SYS_CLOCK_GETTIME, threadClock, uintptr(unsafe.Pointer(&t)), 0)
	return time.Duration(t.Nano())
}
