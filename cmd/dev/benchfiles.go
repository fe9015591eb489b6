package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A treeResult is what BenchmarkTyping of analysis/syntax says of one size.
type treeResult struct {
	lines                    int
	p50, p99, rawP50, rawP99 time.Duration // of a key
	whole, rawWhole          time.Duration // of a parse of the text
	rawKeys                  int           // that tree-sitter was given time for
}

// measureTrees runs BenchmarkTyping, once.
func (b *benchRun) measureTrees() error {
	if b.trees != nil {
		return nil
	}
	cmd := exec.Command(b.syntax, "-test.run", "^$", "-test.bench", "^BenchmarkTyping$", "-test.benchtime", "1x")
	cmd.Dir, cmd.Stderr = filepath.Join("analysis", "syntax"), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		if len(fields) < 2 || !strings.HasPrefix(fields[0], "BenchmarkTyping/") {
			continue
		}
		size, _, _ := strings.Cut(strings.TrimPrefix(fields[0], "BenchmarkTyping/"), "-")
		r := treeResult{}
		if r.lines, err = strconv.Atoi(size); err != nil {
			return err
		}
		metrics := map[string]*time.Duration{
			"key-p50-µs": &r.p50, "key-p99-µs": &r.p99, "raw-key-p50-µs": &r.rawP50, "raw-key-p99-µs": &r.rawP99,
			"whole-µs": &r.whole, "raw-whole-µs": &r.rawWhole,
		}
		for i := 2; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				return err
			}
			if fields[i+1] == "raw-keys" {
				r.rawKeys = int(value)
			} else if into := metrics[fields[i+1]]; into != nil {
				*into = time.Duration(value * 1e3)
			}
		}
		b.trees = append(b.trees, r)
	}
	if len(b.trees) != len(benchSizes) {
		return fmt.Errorf("BenchmarkTyping measured %d sizes, not %d", len(b.trees), len(benchSizes))
	}
	return nil
}

// tree compares keystrokes up to the tree with tree-sitter alone.
func (b *benchRun) tree() (string, error) {
	if err := b.measureTrees(); err != nil {
		return "", err
	}
	var out strings.Builder
	out.WriteString("| lines | tree, p50 | p99 | tree-sitter, whole file, p50 | p99 | p50 : p50 | p99 : p99 | whole parse : tree-sitter's |\n|---|---|---|---|---|---|---|---|\n")
	for _, r := range b.trees {
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s | %s | %s | %s |\n", thousands(r.lines), millis(r.p50), millis(r.p99), millis(r.rawP50), millis(r.rawP99),
			ratio(r.p50, r.rawP50), ratio(r.p99, r.rawP99), ratio(r.whole, r.rawWhole))
	}
	return out.String(), nil
}

// benchProjects are the packages of the corpus that files measures.
var benchProjects = []string{"aiohttp", "anyio", "asyncpg", "httpx", "starlette", "tornado", "trio", "websockets"}

// projectFolder returns a folder with the packages of benchProjects that are there, or
// else testdata, and what to call it.
func projectFolder() (folder, name string, err error) {
	folder, err = os.MkdirTemp("", "projects")
	if err != nil {
		return "", "", err
	}
	found := 0
	for _, project := range benchProjects {
		matches, _ := filepath.Glob(filepath.Join(cache, "corpus", project+"==*"))
		for _, match := range matches {
			if err := os.CopyFS(filepath.Join(folder, project), os.DirFS(match)); err != nil {
				return "", "", err
			}
			found++
		}
	}
	if found == len(benchProjects) {
		return folder, strings.Join(benchProjects, ", "), nil
	}
	return folder, "testdata", os.CopyFS(filepath.Join(folder, "testdata"), os.DirFS("testdata"))
}

// fileRounds is how often files and checks measure; the medians count.
const fileRounds = 3

// files compares the command line with what tree-sitter alone needs for the same files,
// by turns.
func (b *benchRun) files() (string, error) {
	folder, name, err := projectFolder()
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	var out strings.Builder
	fmt.Fprintf(&out, "| %s | tree-sitter | awaiter check | time | processor time |\n|---|---|---|---|---|\n", name)
	for _, jobs := range slices.Compact([]int{1, runtime.NumCPU()}) {
		var bare, check, bareUsed, checkUsed []time.Duration
		for range fileRounds {
			took, used, err := timeProcess([]string{"AWAITER_BARE=" + folder, fmt.Sprintf("AWAITER_JOBS=%d", jobs)},
				b.syntax, "-test.run", "^$", "-test.bench", "^BenchmarkBareFiles$", "-test.benchtime", "1x")
			if err != nil {
				return "", err
			}
			bare, bareUsed = append(bare, took), append(bareUsed, used)
			took, used, err = timeProcess([]string{fmt.Sprintf("GOMAXPROCS=%d", jobs)},
				b.awaiter.Command[0], "check", "--no-cache", "--quiet", "--exit-zero", "--statistics", "--jobs", strconv.Itoa(jobs), folder)
			if err != nil {
				return "", err
			}
			check, checkUsed = append(check, took), append(checkUsed, used)
		}
		threads := "1 thread"
		if jobs > 1 {
			threads = fmt.Sprintf("%d threads", jobs)
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s |\n", threads, millis(middle(bare)), millis(middle(check)),
			ratio(middle(check), middle(bare)), ratio(middle(checkUsed), middle(bareUsed)))
	}
	return out.String(), nil
}

var errTooLong = errors.New("it takes too long")

// timeProcess runs a program and returns the time that went by and the processor time
// that it used. After checkLimit it is stopped, and the error is errTooLong.
func timeProcess(env []string, name string, args ...string) (took, used time.Duration, err error) {
	ctx, stop := context.WithTimeout(context.Background(), checkLimit)
	defer stop()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	began := time.Now()
	out, err := cmd.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return 0, 0, errTooLong
	case err != nil && cmd.ProcessState.ExitCode() != 1: // 1: something was found
		return 0, 0, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return time.Since(began), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

func middle(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}
