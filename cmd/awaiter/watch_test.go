package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A screen is what was written so far, and tells when it changes.
type screen struct {
	mu      sync.Mutex
	b       bytes.Buffer
	changed chan struct{}
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.b.Write(p)
	select {
	case s.changed <- struct{}{}:
	default:
	}
	return len(p), nil
}

// await returns when want was written n times.
func (s *screen) await(t *testing.T, want string, n int) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	for {
		s.mu.Lock()
		seen := strings.Count(s.b.String(), want)
		s.mu.Unlock()
		if seen >= n {
			return
		}
		select {
		case <-s.changed:
		case <-deadline:
			t.Fatalf("%q was not written %d times:\n%s", want, n, s.b.String())
		}
	}
}

func TestWatch(t *testing.T) {
	root := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(root, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.py", "fetch()\n")
	out := &screen{changed: make(chan struct{}, 1)}
	w := &world{in: strings.NewReader(""), out: out, err: out, folder: root, rules: scriptRules,
		env: func(string) string { return "" }, terminal: func(any) (int, bool) { return 0, false }}
	flags := newFlags(checkCommand())
	if err := flags.Parse([]string{"--watch", "--format", "concise"}); err != nil {
		t.Fatal(err)
	}
	o, err := readCheckFlags(w, flags)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan int)
	go func() { done <- newChecker(w, o).watch(ctx) }()
	out.await(t, "a.py:1:1", 1)
	out.await(t, "Watching", 1)
	write("b.py", "print\n")
	out.await(t, "b.py:1:1", 1)
	out.await(t, "Watching", 2)
	write("a.py", "await fetch()\n# longer\n")
	out.await(t, "1 finding in 1 file of 2", 1)
	out.await(t, "Watching", 3)
	write("awaiter.toml", "ignore = ['all']\n")
	out.await(t, "No findings in 2 files", 1)
	stop()
	if code := <-done; code != exitClean {
		t.Errorf("exit code %d", code)
	}
}

func TestProgressIsShownAndWiped(t *testing.T) {
	out := &screen{changed: make(chan struct{}, 1)}
	c := &checker{world: &world{err: out, env: func(string) string { return "" }, terminal: func(any) (int, bool) { return 80, true }}, options: &checkOptions{}}
	p := c.newProgress(7)
	p.done()
	out.await(t, "Checking 1 of 7 files", 1)
	p.stop()
	if got := out.b.String(); !strings.HasSuffix(got, "\r\x1b[2K") {
		t.Errorf("%q is left", got)
	}
}
