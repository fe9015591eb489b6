//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// TestPollable reads from what another program has made, which blocks as standard input
// does.
func TestPollable(t *testing.T) {
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		t.Fatal(err)
	}
	in, out := os.NewFile(uintptr(ends[0]), "in"), os.NewFile(uintptr(ends[1]), "out")
	if err := in.SetReadDeadline(time.Now()); !errors.Is(err, os.ErrNoDeadline) {
		t.Fatalf("the pipe does not block: %v", err)
	}
	defer runtime.KeepAlive(in)
	if pollable(in, in) != in {
		t.Error("a file that is another one as well was changed")
	}
	polled := pollable(in)
	if err := polled.SetReadDeadline(time.Now().Add(-time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := polled.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("reading nothing: %v", err)
	}
	if err := polled.SetReadDeadline(time.Time{}); err != nil {
		t.Fatal(err)
	}
	go func() {
		io.WriteString(out, "message")
		out.Close()
	}()
	if got, err := io.ReadAll(polled); string(got) != "message" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// TestPollableFile reads a file, which no thread waits for.
func TestPollableFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, []byte("message"), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if got, err := io.ReadAll(pollable(in)); string(got) != "message" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}
