//go:build unix

package main

import (
	"os"
	"syscall"
)

// pollable returns in, a file that nobody else reads, as one whose readers wait without
// a thread each, if it is a pipe or a socket: when something comes, the thread that waited
// for anything goes on with it, and with what it gives rise to. A socket that is one of
// others as well stays as it is: they could not be written to as before.
func pollable(in *os.File, others ...*os.File) *os.File {
	info, err := in.Stat()
	if err != nil || info.Mode()&(os.ModeNamedPipe|os.ModeSocket) == 0 {
		return in
	}
	for _, other := range others {
		if same, err := other.Stat(); err != nil || os.SameFile(info, same) {
			return in
		}
	}
	fd := in.Fd()
	if syscall.SetNonblock(int(fd), true) != nil {
		return in
	}
	return os.NewFile(fd, in.Name())
}
