package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestRunsAtOnce lets many runs share one folder for what is kept, that others spoil, cut
// off and remove meanwhile: each says what a run without it says, and nothing but what is
// kept is left behind.
func TestRunsAtOnce(t *testing.T) {
	root, caches := t.TempDir(), filepath.Join(t.TempDir(), "deep", "caches")
	for i := range 20 {
		content := fmt.Sprintf("import m%d\nfetch()\nprint(%d)\n", (i+1)%20, i)
		if err := os.WriteFile(filepath.Join(root, fmt.Sprintf("m%d.py", i)), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	check := func(flags ...string) string {
		var out, errs strings.Builder
		w := &world{in: strings.NewReader(""), out: &out, err: &errs, folder: root, cache: caches, rules: scriptRules,
			env: func(string) string { return "" }, terminal: func(any) (int, bool) { return 0, false }}
		code := run(append([]string{"check", "--format", "concise"}, flags...), w)
		return fmt.Sprint(code, errs.String(), out.String())
	}
	kept := (&world{cache: caches}).memoryFile(root)
	want := check("--no-cache")
	spoil := []func(){
		func() {},
		func() { _ = os.Truncate(kept, 100) },
		func() { _ = os.RemoveAll(caches) },
		func() { _ = os.WriteFile(kept, []byte("awaiter memory 3\nand no more"), 0o600) },
		func() { _ = os.Remove(kept) },
	}
	var all sync.WaitGroup
	for worker := range 6 {
		all.Go(func() {
			for i := range 10 {
				spoil[(worker+i)%len(spoil)]() // as far as it is there
				if got := check(); got != want {
					t.Errorf("said %s\nwant %s", got, want)
				}
			}
		})
	}
	all.Wait()
	if got := check() + check(); got != want+want {
		t.Errorf("in the end: %s", got)
	}
	left, err := os.ReadDir(caches)
	if err != nil || len(left) != 1 || left[0].Name() != filepath.Base(kept) {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
