package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"awaiter/cmd/internal/truth"
)

// leastRecall is how much of what goes wrong has to be found, in percent.
const leastRecall = 93

var _ = define("oracle", "[whole|write|show TEXT]", "compare what we say of generated programs with what CPython does", func(args []string) error {
	word, rest := "", ""
	if len(args) > 0 {
		word, rest = args[0], strings.Join(args[1:], " ")
	}
	n := truth.Sample
	if word == "whole" {
		n = truth.Whole
	}
	verdicts, leftOut, err := truth.Judge(context.Background(), truth.Generate(n))
	if err != nil {
		return err
	}
	if word == "show" {
		for _, v := range verdicts {
			if v.Missed() && strings.Contains(v.Kind(), rest) {
				fmt.Println(v)
			}
		}
	}
	if err := judged(verdicts, leftOut); err != nil {
		return err
	}
	page, text := filepath.Join("docs", "recall.md"), truth.Page(verdicts, leftOut)
	if word == "write" {
		return os.WriteFile(page, []byte(text), 0o666)
	}
	if old, err := os.ReadFile(page); word == "" && (err != nil || string(old) != text) {
		return fmt.Errorf("%s is out of date: go run ./cmd/dev oracle write", page)
	}
	return nil
})

// testOracle does what the command oracle does, but for its page, which any rule changes
// that finds more.
func testOracle() error {
	verdicts, leftOut, err := truth.Judge(context.Background(), truth.Generate(truth.Sample))
	if err != nil {
		return err
	}
	return judged(verdicts, leftOut)
}

// judged prints what the verdicts come to, and fails if that is not enough.
func judged(verdicts []*truth.Verdict, leftOut int) error {
	alarms, recall := truth.FalseAlarms(verdicts), truth.Total(verdicts)
	for _, v := range alarms {
		fmt.Println(v)
	}
	fmt.Printf("%d programs, %d say nothing; %d go wrong, %d of them are found: %.1f %%; %d false alarms\n",
		len(verdicts)+leftOut, leftOut, recall.Wrong, recall.Found, recall.Percent(), len(alarms))
	switch {
	case len(alarms) > 0:
		return fmt.Errorf("there are %d false alarms", len(alarms))
	case recall.Percent() < leastRecall:
		return fmt.Errorf("less than %d %% are found", leastRecall)
	}
	return nil
}
