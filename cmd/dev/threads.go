package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A thread is a line of docs/threads.tsv: what users asked of other tools, and the cases
// that show what we do.
type thread struct {
	where       []string // owner/repository#number
	want, given string
	cases       []string // below testdata/rules
}

// readThreads returns the threads in docs/threads.tsv below root. Each is in one line,
// and each case exists.
func readThreads(root string) ([]thread, error) {
	path := filepath.Join(root, "docs", "threads.tsv")
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []thread
	seen := map[string]bool{}
	for line := range strings.Lines(string(content)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		field := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(field) != 4 {
			return nil, fmt.Errorf("%s: %q has no four fields", path, line)
		}
		t := thread{strings.Fields(field[0]), field[1], field[2], strings.Fields(field[3])}
		for _, where := range t.where {
			if seen[where] || strings.Count(where, "/") != 1 || strings.Count(where, "#") != 1 {
				return nil, fmt.Errorf("%s: %q is no thread, or stands there twice", path, where)
			}
			seen[where] = true
		}
		if len(t.cases) == 0 {
			return nil, fmt.Errorf("%s: no case answers %q", path, t.want)
		}
		for _, c := range t.cases {
			if !exists(filepath.Join(root, "testdata", "rules", c)) {
				return nil, fmt.Errorf("%s: there is no case %s", path, c)
			}
		}
		all = append(all, t)
	}
	return all, nil
}

// threadsTable is the part of docs/coverage.md that is made of threads.
func threadsTable(threads []thread) string {
	count := 0
	var table bytes.Buffer
	for _, t := range threads {
		var where, cases []string
		for _, w := range t.where {
			repository, number, _ := strings.Cut(w, "#")
			where = append(where, fmt.Sprintf("[%s](https://github.com/%s/issues/%s)", w, repository, number))
		}
		for _, c := range t.cases {
			cases = append(cases, fmt.Sprintf("[%s](../testdata/rules/%s)", c, c))
		}
		count += len(t.where)
		fmt.Fprintf(&table, "| %s | %s | %s | %s |\n", t.want, t.given, strings.Join(cases, ", "), strings.Join(where, ", "))
	}
	return fmt.Sprintf(`
## What users ask for

%d threads in which users of other tools ask for something or complain of something, and the cases that show what
Awaiter does. Generated from threads.tsv, which names each once; the cases are run by `+"`go test ./analysis/rules`"+`.

| wish | what Awaiter does | cases | threads |
|---|---|---|---|
%s`, count, &table)
}
