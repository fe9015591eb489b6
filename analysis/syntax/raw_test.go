package syntax

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	sitter "github.com/smacker/go-tree-sitter"
	"github.com/smacker/go-tree-sitter/python"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// rawPatience bounds the time that BenchmarkTyping gives to reparsing whole files.
const rawPatience = 20 * time.Second

// BenchmarkTyping types a method into long modules, and beside it does the same with
// one tree-sitter tree of the whole file and nothing else, told of every edit. The
// metrics are processor time: of a key, of tree-sitter's reparse, and of a parse of
// the whole text by us and by tree-sitter.
func BenchmarkTyping(b *testing.B) {
	for _, lines := range sizes {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			text := programs.Module(lines)
			at := programs.Place(text)
			for b.Loop() {
				typeIn(b, text, at)
			}
		})
	}
}

func typeIn(b *testing.B, text string, at int) {
	p, bare := NewParser(), sitter.NewParser()
	defer p.Close()
	defer bare.Close()
	bare.SetLanguage(python.GetLanguage())

	now := source.New(text)
	var ours, theirs, whole, bareWhole []time.Duration
	var tree *sitter.Tree
	for range 3 {
		whole = append(whole, timed(func() { ParseOnce(now) }))
		bareWhole = append(bareWhole, timed(func() { tree = parseBare(b, bare, nil, now.String()) }))
	}
	p.Parse(now)
	patience := rawPatience
	for _, key := range programs.Typed {
		insert := string(key)
		next := now.Edit(source.Span{Start: at, End: at}, insert)
		ours = append(ours, timed(func() { p.Parse(next) }))
		if patience > 0 {
			from, end := pointAt(now, at), pointAt(next, at+len(insert))
			took := timed(func() {
				tree.Edit(sitter.EditInput{
					StartIndex: uint32(at), OldEndIndex: uint32(at), NewEndIndex: uint32(at + len(insert)),
					StartPoint: from, OldEndPoint: from, NewEndPoint: end,
				})
				old := tree
				tree = parseBare(b, bare, old, next.String())
				old.Close()
			})
			theirs = append(theirs, took)
			patience -= took
		}
		now, at = next, at+len(insert)
	}
	tree.Close()
	report(b, "key", ours)
	report(b, "raw-key", theirs)
	b.ReportMetric(float64(median(whole))/1e3, "whole-µs")
	b.ReportMetric(float64(median(bareWhole))/1e3, "raw-whole-µs")
	b.ReportMetric(float64(len(theirs)), "raw-keys")
}

func parseBare(b *testing.B, p *sitter.Parser, old *sitter.Tree, text string) *sitter.Tree {
	tree, err := p.ParseCtx(context.Background(), old, []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	return tree
}

func pointAt(t *source.Text, offset int) sitter.Point {
	p := t.Position(offset, source.UTF8)
	return sitter.Point{Row: uint32(p.Line), Column: uint32(p.Column)}
}

func timed(f func()) time.Duration {
	start := cpuTime()
	f()
	return cpuTime() - start
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

func report(b *testing.B, name string, all []time.Duration) {
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)/2])/1e3, name+"-p50-µs")
	b.ReportMetric(float64(all[len(all)*99/100])/1e3, name+"-p99-µs")
}

// BenchmarkBareFiles does what no check of the Python files in the folder AWAITER_BARE
// can be faster than with tree-sitter: it reads them and lets tree-sitter parse them,
// on AWAITER_JOBS threads.
func BenchmarkBareFiles(b *testing.B) {
	folder := os.Getenv("AWAITER_BARE")
	if folder == "" {
		b.Skip("AWAITER_BARE names no folder")
	}
	jobs, _ := strconv.Atoi(cmp.Or(os.Getenv("AWAITER_JOBS"), "1"))
	var files []string
	size := int64(0)
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".py" && entry.Type().IsRegular() {
			info, err := entry.Info()
			if err != nil {
				return err
			}
			files, size = append(files, path), size+info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	for b.Loop() {
		var next atomic.Int64
		var workers sync.WaitGroup
		for range jobs {
			workers.Go(func() {
				p := sitter.NewParser()
				defer p.Close()
				p.SetLanguage(python.GetLanguage())
				for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
					content, err := os.ReadFile(files[i])
					if err != nil {
						b.Error(err)
						return
					}
					parseBare(b, p, nil, string(content)).Close()
				}
			})
		}
		workers.Wait()
	}
	b.ReportMetric(float64(len(files)), "files")
	b.ReportMetric(float64(size), "bytes")
}
