package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// The corpus is well-kept async packages as they are on PyPI, sources and tests.
// What Awaiter finds in them has been read by hand, finding by finding, and is kept
// as testdata/corpus/<package>.txt: a list that may only change on purpose.
const corpusData = "testdata/corpus"

var _ = define("corpus", "[-update]", "check pinned packages from PyPI against the reviewed findings", func(args []string) error {
	return corpus(slices.Contains(args, "-update"))
})

func corpus(update bool) error {
	pins, err := readPins(".")
	if err != nil {
		return err
	}
	server, err := build("./cmd/awaiter")
	if err != nil {
		return err
	}
	if err := installFinder(); err != nil {
		return err
	}
	dirs := fetchAll(pins)
	bad, files := 0, 0
	var total judgement
	for i, pin := range pins {
		fetched := <-dirs[i]
		if fetched.err != nil {
			return fmt.Errorf("fetch %s: %w", pin, fetched.err)
		}
		lines, n, err := findingsIn(server, fetched.dir)
		if err != nil {
			return fmt.Errorf("check %s: %w", pin, err)
		}
		files += n
		golden := reviewedFile(".", pin)
		reviewed, err := readReviewed(golden)
		if err != nil {
			return err
		}
		if update {
			if err := writeReviewed(golden, lines, reviewed); err != nil {
				return err
			}
			continue
		}
		bad += compareReviewed(pin, lines, reviewed)
		total.add(reviewed)
	}
	if update {
		return nil
	}
	fmt.Printf("%d files of %d packages: %s\n", files, len(pins), total)
	if bad > 0 {
		return fmt.Errorf("%d findings differ from the reviewed ones; read each, then go run ./cmd/dev corpus -update", bad)
	}
	return nil
}

// readPins returns the lines of packages.txt: a name and version, and "wheel" where
// PyPI has no source distribution.
func readPins(root string) ([]string, error) {
	list, err := os.ReadFile(filepath.Join(root, corpusData, "packages.txt"))
	return strings.Split(strings.TrimSpace(string(list)), "\n"), err
}

func reviewedFile(root, pin string) string {
	name, _, _ := strings.Cut(pin, "==")
	return filepath.Join(root, corpusData, name+".txt")
}

// A fetched package is the folder of its files, or why there is none.
type fetched struct {
	dir string
	err error
}

// fetchAll fetches pins while others are checked, a few at a time, and gives each on
// its own channel.
func fetchAll(pins []string) []chan fetched {
	turn := make(chan bool, 4)
	dirs := make([]chan fetched, len(pins))
	for i := range pins {
		dirs[i] = make(chan fetched, 1)
	}
	for i, pin := range pins {
		go func() {
			turn <- true
			dir, err := fetch(pin)
			<-turn
			dirs[i] <- fetched{dir, err}
		}()
	}
	return dirs
}

// findingsIn returns one line per finding below dir, and how many files were read.
func findingsIn(awaiter, dir string) ([]string, int, error) {
	cmd := exec.Command(awaiter, "check", "--no-cache", "--format", "json", "--fail-on", "error", ".")
	cmd.Dir = dir
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	if err != nil {
		return nil, 0, fmt.Errorf("%w\n%s", err, out)
	}
	var result struct {
		Files       int
		Diagnostics []struct {
			Path, Rule, Message string
			Range               struct{ Start struct{ Line, Column int } }
		}
	}
	if err := json.Unmarshal(out, &result); err != nil {
		return nil, 0, err
	}
	var lines []string
	for _, d := range result.Diagnostics {
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s: %s", filepath.ToSlash(d.Path), d.Range.Start.Line, d.Range.Start.Column, d.Rule, d.Message))
	}
	slices.Sort(lines)
	return lines, result.Files, nil
}

// readReviewed returns the reviewed findings and the verdict below each: a line that
// begins with white space.
func readReviewed(path string) (map[string]string, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	verdicts, last := map[string]string{}, ""
	for _, line := range strings.Split(strings.TrimRight(string(content), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "    "):
			verdicts[last] = strings.TrimSpace(line)
		case line != "":
			last = line
			verdicts[last] = ""
		}
	}
	return verdicts, nil
}

func writeReviewed(path string, lines []string, verdicts map[string]string) error {
	if len(lines) == 0 {
		if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	var b strings.Builder
	for _, line := range lines {
		verdict := verdicts[line]
		if verdict == "" {
			verdict = "unread"
		}
		fmt.Fprintf(&b, "%s\n    %s\n", line, verdict)
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// compareReviewed prints and counts what differs, unread findings included.
func compareReviewed(pin string, lines []string, reviewed map[string]string) int {
	bad := 0
	say := func(format string, args ...any) {
		fmt.Printf(pin+": "+format+"\n", args...)
		bad++
	}
	for _, line := range lines {
		switch verdict, ok := reviewed[line]; {
		case !ok:
			say("new: %s", line)
		case verdict == "" || verdict == "unread":
			say("nobody has read: %s", line)
		}
	}
	for line := range reviewed {
		if !slices.Contains(lines, line) {
			say("gone: %s", line)
		}
	}
	return bad
}

// fetch downloads and unpacks a pinned package, once, and returns its folder: the
// source distribution, or the wheel of one that has no other. Nothing of the package
// is executed.
func fetch(pin string) (string, error) {
	name, form, _ := strings.Cut(pin, " ")
	dir := filepath.Join(cache, "corpus", name)
	if entries, err := os.ReadDir(dir); err == nil && len(entries) == 1 {
		return filepath.Join(dir, entries[0].Name()), nil
	}
	finder, err := filepath.Abs(filepath.Join(cache, "unearth"))
	if err != nil {
		return "", err
	}
	downloads, err := os.MkdirTemp(cache, "corpus")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(downloads)
	kind, pattern, unpack := "--no-binary", "*.tar.gz", untar
	if form == "wheel" {
		kind, pattern, unpack = "--only-binary", "*.whl", unzip
	}
	cmd := exec.Command("python3", "-m", "unearth", kind, "--download", downloads, name)
	cmd.Env = append(os.Environ(), "PYTHONPATH="+finder)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	archives, _ := filepath.Glob(filepath.Join(downloads, pattern))
	if len(archives) != 1 {
		return "", fmt.Errorf("%d files %s", len(archives), pattern)
	}
	whole := filepath.Join(downloads, "unpacked")
	if err := unpack(archives[0], whole); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	if err := os.Rename(whole, dir); err != nil {
		return "", err
	}
	return fetch(pin)
}

// installFinder installs unearth, which finds packages on PyPI, once.
func installFinder() error {
	finder := filepath.Join(cache, "unearth")
	if exists(finder) {
		return nil
	}
	if err := needPip(); err != nil {
		return err
	}
	return pip("--target", finder, "unearth==0.19.0")
}

// untar unpacks the Python files and configuration of a .tar.gz below dir.
func untar(archive, dir string) error {
	file, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	for r := tar.NewReader(unzipped); ; {
		header, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if header.Typeflag == tar.TypeReg {
			if err := keep(r, header.Name, dir); err != nil {
				return err
			}
		}
	}
}

// unzip unpacks the Python files and configuration of a wheel into a folder below dir,
// where untar puts those of a source distribution.
func unzip(wheel, dir string) error {
	archive, err := zip.OpenReader(wheel)
	if err != nil {
		return err
	}
	defer archive.Close()
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		err = keep(r, f.Name, filepath.Join(dir, "package"))
		r.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// keep writes what r has to the file called name below dir, if it is of a kind that
// awaiter reads.
func keep(r io.Reader, name, dir string) error {
	if !slices.Contains([]string{".py", ".pyi", ".toml", ".cfg"}, filepath.Ext(name)) || !filepath.IsLocal(name) {
		return nil
	}
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	content, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
