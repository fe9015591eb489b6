package library

import (
	"testing"

	"awaiter/analysis/semantic"
)

// BenchmarkRead reads what nearly every asynchronous program imports.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"builtins", "asyncio", "contextlib", "typing", "collections.abc"} {
		s := stubs()[name]
		b.Run(name+"/parse", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				parse(s.path)
			}
		})
		b.Run(name+"/analyze", func(b *testing.B) {
			b.ReportAllocs()
			tree := s.tree()
			for b.Loop() {
				semantic.Analyze(name, s.isPackage(), tree, 11, New(11))
			}
		})
	}
}
