package bench

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/rules"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
)

// BenchmarkKeystroke types programs.Typed into documents of a Session, key by key, and
// finds the diagnostics of each.
func BenchmarkKeystroke(b *testing.B) {
	for _, lines := range []int{100, 1_000, 10_000, 50_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				text := programs.Module(lines)
				at := programs.Place(text)
				session := workspace.NewSession(workspace.Options{Rules: rules.All()})
				now := source.New(text)
				for i, key := range " " + programs.Typed {
					began := time.Now()
					if _, err := session.Edit("typed.py", int32(i), now).Diagnostics(b.Context(), "typed.py"); err != nil {
						b.Fatal(err)
					}
					if i > 0 {
						took = append(took, time.Since(began))
					}
					if i > 400*1000/lines && lines >= 10_000 {
						break
					}
					now = now.Edit(source.Span{Start: at, End: at}, string(key))
					at += len(string(key))
				}
				session.Close("typed.py")
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}
