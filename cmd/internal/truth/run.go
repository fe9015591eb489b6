package truth

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os/exec"
)

//go:embed run.py
var driver string

// A result is what a program did when CPython ran it.
type result struct {
	Says   string  `json:"says"`   // the last that CPython said; "": all went well
	Raised bool    `json:"raised"` // an exception ended it
	Late   bool    `json:"late"`   // it was stopped
	Places []place `json:"places"` // that CPython named
}

// UnmarshalJSON reads a place as [path, line].
func (p *place) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&p.path, &p.line})
}

// run runs the programs in one process and returns what each did.
func run(programs []*Program) ([]result, error) {
	var request []map[string]string
	for _, p := range programs {
		request = append(request, p.Files)
	}
	text, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	var stdout, stderr bytes.Buffer
	python := exec.Command("python3", "-I", "-c", driver)
	python.Stdin, python.Stdout, python.Stderr = bytes.NewReader(text), &stdout, &stderr
	if err := python.Run(); err != nil {
		return nil, fmt.Errorf("python3 is needed to judge: %w\n%s", err, &stderr)
	}
	var results []result
	if err := json.Unmarshal(stdout.Bytes(), &results); err != nil || len(results) != len(programs) {
		return nil, fmt.Errorf("what CPython says cannot be read: %w\n%s%s", err, &stdout, &stderr)
	}
	return results, nil
}
