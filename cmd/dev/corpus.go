package main

import (
	"archive/tar"
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
	list, err := os.ReadFile(filepath.Join(corpusData, "packages.txt"))
	if err != nil {
		return err
	}
	server, err := build("./cmd/awaiter")
	if err != nil {
		return err
	}
	bad, files, findings := 0, 0, 0
	for _, pin := range strings.Fields(string(list)) {
		dir, err := fetch(pin)
		if err != nil {
			return fmt.Errorf("fetch %s: %w", pin, err)
		}
		lines, n, err := findingsIn(server, dir)
		if err != nil {
			return fmt.Errorf("check %s: %w", pin, err)
		}
		files, findings = files+n, findings+len(lines)
		name, _, _ := strings.Cut(pin, "==")
		golden := filepath.Join(corpusData, name+".txt")
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
	}
	fmt.Printf("%d files of %d packages: %d findings\n", files, len(strings.Fields(string(list))), findings)
	if bad > 0 {
		return fmt.Errorf("%d findings differ from the reviewed ones; read each, then go run ./cmd/dev corpus -update", bad)
	}
	return nil
}

// findingsIn returns one line per finding below dir, and how many files were read.
func findingsIn(awaiter, dir string) ([]string, int, error) {
	cmd := exec.Command(awaiter, "check", "--format", "json", "--fail-on", "error", ".")
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

// fetch downloads and unpacks the source distribution of a pinned package, once, and
// returns its folder. Nothing of the package is executed.
func fetch(pin string) (string, error) {
	dir := filepath.Join(cache, "corpus", pin)
	if entries, err := os.ReadDir(dir); err == nil && len(entries) == 1 {
		return filepath.Join(dir, entries[0].Name()), nil
	}
	finder, err := filepath.Abs(filepath.Join(cache, "unearth"))
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(finder); err != nil {
		if err := needPip(); err != nil {
			return "", err
		}
		if err := pip("--target", finder, "unearth==0.19.0"); err != nil {
			return "", err
		}
	}
	downloads, err := os.MkdirTemp("", "awaiter-corpus")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(downloads)
	cmd := exec.Command("python3", "-m", "unearth", "--no-binary", "--download", downloads, pin)
	cmd.Env = append(os.Environ(), "PYTHONPATH="+finder)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	archives, _ := filepath.Glob(filepath.Join(downloads, "*.tar.gz"))
	if len(archives) != 1 {
		return "", fmt.Errorf("%d source archives", len(archives))
	}
	if err := untar(archives[0], dir); err != nil {
		os.RemoveAll(dir)
		return "", err
	}
	return fetch(pin)
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
		ext := filepath.Ext(header.Name)
		if header.Typeflag != tar.TypeReg || !slices.Contains([]string{".py", ".pyi", ".toml", ".cfg"}, ext) || !filepath.IsLocal(header.Name) {
			continue
		}
		path := filepath.Join(dir, header.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
}
