package main

import (
	"flag"
	"fmt"
	"path/filepath"
)

var _ = define("typing", "[-first N] [-count N]", "type into files of the corpus, and compare what is found with a check from scratch", func(args []string) error {
	flags := flag.NewFlagSet("typing", flag.ContinueOnError)
	first := flags.Int("first", 0, "")
	count := flags.Int("count", typedPrograms, "")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return typing(*first, *count)
})

// typedPrograms is how many programs every run of the tests types into.
const typedPrograms = 60

// typing types into count programs, which those with numbers from first on are.
func typing(first, count int) error {
	pins, err := readPins(".")
	if err != nil {
		return err
	}
	if err := installFinder(); err != nil {
		return err
	}
	for _, fetched := range fetchAll(pins) {
		if f := <-fetched; f.err != nil {
			return f.err
		}
	}
	packages, err := filepath.Abs(filepath.Join(cache, "corpus", "*", "*"))
	if err != nil {
		return err
	}
	return shell("", nil, "go", "test", "-count=1", "-timeout", "24h", "-tags", "corpus", "./cmd/internal/corpus",
		"-folders", packages, "-first", fmt.Sprint(first), "-count", fmt.Sprint(count))
}
