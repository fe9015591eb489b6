package workspace

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/source"
)

// BenchmarkKeystroke is what a keystroke costs beside parsing and rules: the edit,
// and a look at every open file, which import each other, whether it must be checked
// again.
func BenchmarkKeystroke(b *testing.B) {
	for _, count := range []int{1, 100, 1000} {
		b.Run(fmt.Sprintf("open=%d", count), func(b *testing.B) {
			root := b.TempDir()
			session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{newCallKinds().rule}})
			var paths []string
			for i := range count {
				path := filepath.Join(root, fmt.Sprintf("m%d.py", i))
				code := fmt.Sprintf("import m%d, m%d\ndef f():\n    x = 1\n    return 1\nm%d.f()\n", (i+1)%count, (i+7)%count, (i+1)%count)
				session.Edit(path, 1, text(code))
				paths = append(paths, path)
			}
			for _, path := range paths {
				if _, err := session.Snapshot().Diagnostics(context.Background(), path); err != nil {
					b.Fatal(err)
				}
			}
			now := session.Snapshot()
			f, err := now.File(paths[0])
			if err != nil {
				b.Fatal(err)
			}
			at := strings.Index(f.Text.String(), "x = 1") + 4
			versions := []*source.Text{f.Text, f.Text.Edit(source.Span{Start: at, End: at + 1}, "2")}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				now = session.Edit(paths[0], int32(i), versions[i%2])
				for _, path := range paths {
					if _, err := now.Diagnostics(context.Background(), path); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
