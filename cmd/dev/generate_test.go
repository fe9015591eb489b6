package main

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"awaiter/analysis/rules"
)

// TestGenerated fails when a generated file is older than what it is made of.
func TestGenerated(t *testing.T) {
	t.Chdir("../..")
	generated, err := generate(".")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range generated {
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is out of date: go run ./cmd/dev generate", path)
		}
	}
}

// TestCovers holds the rows that rules say they cover to the list of rows.
func TestCovers(t *testing.T) {
	rows, err := readRows("../../docs/coverage.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for _, row := range rows {
		known = append(known, row.ids...)
	}
	for _, r := range rules.All() {
		if len(r.Covers) == 0 {
			t.Errorf("%s covers no row: add one to docs/coverage.tsv if there is none", r.Name)
		}
		for _, id := range r.Covers {
			if !slices.Contains(known, id) {
				t.Errorf("%s covers %q, which is no row of docs/coverage.tsv", r.Name, id)
			}
		}
	}
}
