package syntax

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	sitter "github.com/smacker/go-tree-sitter"
	"github.com/smacker/go-tree-sitter/python"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// BenchmarkFrontEnds parses whole texts with both front ends and with tree-sitter
// alone, in turns, and reports the times of ours in proportion.
func BenchmarkFrontEnds(b *testing.B) {
	for _, lines := range sizes {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			text := source.New(programs.Module(lines))
			bare := sitter.NewParser()
			bare.SetLanguage(python.GetLanguage())
			defer bare.Close()
			var valid, open, alone time.Duration
			rounds := 0
			var before, after runtime.MemStats
			mallocs := uint64(0)
			for b.Loop() {
				runtime.ReadMemStats(&before)
				start := cpuTime()
				if parseValid(text) == nil {
					b.Fatal("not valid")
				}
				valid += cpuTime() - start
				runtime.ReadMemStats(&after)
				mallocs += after.Mallocs - before.Mallocs
				start = cpuTime()
				parseAnew(text)
				open += cpuTime() - start
				start = cpuTime()
				t, err := bare.ParseCtx(context.Background(), nil, []byte(text.String()))
				if err != nil {
					b.Fatal(err)
				}
				alone += cpuTime() - start
				t.Close()
				rounds++
			}
			b.ReportMetric(float64(text.Len())*float64(rounds)/1e6/valid.Seconds(), "MB/s")
			b.ReportMetric(float64(mallocs)/float64(rounds), "mallocs")
			b.ReportMetric(open.Seconds()/valid.Seconds(), "x-open")
			b.ReportMetric(alone.Seconds()/valid.Seconds(), "x-bare")
		})
	}
}

// BenchmarkValid parses a long text again and again.
func BenchmarkValid(b *testing.B) {
	text := source.New(programs.Module(10000))
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		parseValid(text)
	}
}
