package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"awaiter/analysis/rules"
	"awaiter/cmd/internal/bench"
)

// performanceData is what bench measured: Markdown tables, each behind a line with its
// name.
const performanceData = "cmd/dev/performance.txt"

//go:embed performance.txt
var performanceText string

// benchSizes are the lengths of the documents that are typed in.
var benchSizes = []int{100, 1_000, 10_000, 50_000}

var _ = define("bench", "[-write] [TABLE…]", "measure speed and memory; with -write keep the tables for docs/performance.md", func(args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	write := flags.Bool("write", false, "")
	if err := flags.Parse(args); err != nil {
		return err
	}
	b := &benchRun{}
	if err := b.prepare(); err != nil {
		return err
	}
	tables := readTables(performanceText)
	all := []struct {
		name string
		run  func() (string, error)
	}{
		{"machine", b.machine}, {"typing", b.typing}, {"typing-beside", b.typingBeside}, {"typing-by-hand", b.typingByHand}, {"typing-real", b.typingReal}, {"tree", b.tree}, {"start", b.start}, {"imports", b.imports},
		{"memory", b.memory}, {"files", b.files}, {"checks", b.checks},
	}
	for _, t := range all {
		if flags.NArg() > 0 && !slices.Contains(flags.Args(), t.name) && t.name != "machine" {
			continue
		}
		table, err := t.run()
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		fmt.Printf("\n## %s\n\n%s", t.name, table)
		tables[t.name] = table
	}
	if !*write {
		return nil
	}
	var out strings.Builder
	for _, t := range all {
		fmt.Fprintf(&out, "## %s\n%s", t.name, tables[t.name])
	}
	performanceText = out.String()
	if err := os.WriteFile(performanceData, []byte(performanceText), 0o644); err != nil {
		return err
	}
	generated, err := generate(".")
	if err != nil {
		return err
	}
	page := filepath.Join("docs", "performance.md")
	return os.WriteFile(page, generated[page], 0o644)
})

// readTables returns the tables of text by name.
func readTables(text string) map[string]string {
	tables := map[string]string{}
	for _, section := range strings.Split(text, "## ")[1:] {
		name, table, _ := strings.Cut(section, "\n")
		tables[name] = table
	}
	return tables
}

// performanceTable returns the section of a page that shows the table called name.
func performanceTable(name string) func(string) string {
	return func(string) string { return readTables(performanceText)[name] }
}

// A benchRun is one run of bench. The tables of a run hold together: what one measures
// others divide by.
type benchRun struct {
	awaiter bench.Server
	syntax  string // the compiled benchmarks of analysis/syntax
	trees   []treeResult
	tools   toolbox
}

func (b *benchRun) prepare() error {
	program, err := buildStripped()
	if err != nil {
		return err
	}
	kept, err := filepath.Abs(filepath.Join(cache, "kept"))
	if err != nil {
		return err
	}
	b.awaiter = bench.Server{Name: "awaiter", Command: []string{program, "serve"}, Env: []string{"XDG_CACHE_HOME=" + kept}}
	if b.tools, err = rivals.install(); err != nil {
		return err
	}
	if b.syntax, err = filepath.Abs(filepath.Join(cache, "bin", "syntax.test")); err != nil {
		return err
	}
	return shell("", nil, "go", "test", "-c", "-o", b.syntax, "./analysis/syntax")
}

// buildStripped compiles the program as it is released.
func buildStripped() (string, error) {
	out, err := filepath.Abs(filepath.Join(cache, "bin", "awaiter-released"))
	if err != nil {
		return "", err
	}
	return out, shell("", nil, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", out, "./cmd/awaiter")
}

// machine says where the numbers are from.
func (b *benchRun) machine() (string, error) {
	model := runtime.GOARCH
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, rest, found := strings.Cut(string(info), "model name"); found {
			line, _, _ := strings.Cut(rest, "\n")
			model = strings.TrimSpace(strings.TrimLeft(line, "\t :"))
		}
	}
	info, err := os.Stat(b.awaiter.Command[0])
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("Measured on %d × %s, %s, %s, load average %s. The program has %.1f MB.\n",
		runtime.NumCPU(), model, runtime.GOOS, runtime.Version(), loadAverage(), float64(info.Size())/1e6), nil
}

// loadAverage returns how many processes wanted to run in the last minute.
func loadAverage() string {
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(load), " ")
	return first
}

// typing measures keystrokes through the server.
func (b *benchRun) typing() (string, error) {
	if err := b.measureTrees(); err != nil {
		return "", err
	}
	var out strings.Builder
	out.WriteString("| lines | p50 | p99 | processor time | allocations | memory | of tree-sitter's parse of the file |\n|---|---|---|---|---|---|---|\n")
	for _, tree := range b.trees {
		t, err := b.awaiter.Type(tree.lines, time.Hour)
		if err != nil {
			return "", err
		}
		a, err := bench.Allocated(tree.lines, rules.All())
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s | %s | %s |\n", thousands(tree.lines), millis(t.P50), millis(t.P99), millis(t.Processor),
			thousands(int(a.Count)), kilobytes(a.Bytes), ratio(t.Processor, tree.rawWhole))
	}
	return out.String(), nil
}

// memory measures memory with many open documents.
func (b *benchRun) memory() (string, error) {
	m, err := b.awaiter.Memory(100, 1_000)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	out.WriteString("| | resident |\n|---|---|\n")
	fmt.Fprintf(&out, "| after initialize | %s |\n| one file of 100 lines | %s |\n| one file of 10,000 lines | %s |\n", megabytes(m.Idle), megabytes(m.Small), megabytes(m.Long))
	for _, p := range m.PerOpen {
		fmt.Fprintf(&out, "| each of %s open files of %s | %s, %.0f times its text |\n", thousands(p.Count), kilobytes(int64(m.OpenSize)), kilobytes(p.Bytes), float64(p.Bytes)/float64(m.OpenSize))
	}
	fmt.Fprintf(&out, "| more than at the start, all of them closed | %s |\n", megabytes(m.Closed))
	return out.String(), nil
}

func millis(d time.Duration) string {
	switch {
	case d == 0:
		return "not known"
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.2f ms", float64(d)/1e6)
	}
	return fmt.Sprintf("%s ms", thousands(int(d.Round(time.Millisecond)/time.Millisecond)))
}

func ratio(a, b time.Duration) string {
	if a == 0 || b == 0 {
		return "not known"
	}
	return fmt.Sprintf("× %.2f", float64(a)/float64(b))
}

func kilobytes(n int64) string { return thousands(int(n+512)>>10) + " KB" }

func megabytes(n int64) string {
	if n == 0 {
		return "not known"
	}
	return fmt.Sprintf("%.0f MB", float64(n)/(1<<20))
}

// thousands returns n as people write it.
func thousands(n int) string {
	if n < 0 {
		return "-" + thousands(-n)
	}
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
