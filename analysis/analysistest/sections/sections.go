// Package sections runs cases that stand in text files: programs, each with what is said
// of it behind it. Tests of packages below analysistest use it.
package sections

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what the cases expect")

// Run compares what result says of the programs in the files that pattern matches with
// what stands behind them; with -update it writes that anew. A file is pairs of sections:
//
//	-- what the case is about --
//	the program
//	-- to --
//	what result says of it, in lines
//
// It must say the same of the program with the line ends of Windows.
func Run(t *testing.T, pattern string, result func(t *testing.T, program string) string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for _, c := range strings.Split("\n"+string(content), "\n-- ")[1:] {
				title, body, _ := strings.Cut(c+"\n", " --\n")
				if title == "to" {
					continue
				}
				program := strings.TrimRight(body, "\n") + "\n"
				lf := result(t, program)
				fmt.Fprintf(&b, "-- %s --\n%s-- to --\n%s", title, program, lf)
				if crlf := strings.ReplaceAll(result(t, strings.ReplaceAll(program, "\n", "\r\n")), "\r", ""); crlf != lf {
					t.Errorf("%s: with CRLF:\n%swithout:\n%s", title, crlf, lf)
				}
			}
			if *update {
				if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if b.String() != string(content) {
				t.Errorf("got\n%s\nwant\n%s", b.String(), content)
			}
		})
	}
}
