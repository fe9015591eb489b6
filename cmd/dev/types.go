package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"awaiter/analysis/syntax"
	"awaiter/analysis/workspace"
)

var _ = define("types", "FILE [ENVIRONMENT]", "print what is known of the arguments of reveal_type() in a Python file", func(args []string) error {
	if len(args) == 0 || len(args) > 2 {
		return errors.New("types takes a file, and the folder of an environment")
	}
	path, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	options := workspace.Options{Roots: []string{filepath.Dir(path)}}
	if len(args) == 2 {
		options.Environment = args[1]
	}
	m, err := workspace.NewSession(options).Snapshot().Module(path)
	if err != nil {
		return err
	}
	for call := range syntax.All[syntax.Call](m.Tree.Root()) {
		if call.Func().Text() != "reveal_type" {
			continue
		}
		for arg := range call.Args() {
			t := m.TypeOf(arg).String()
			if t == "" {
				t = "not known"
			}
			fmt.Fprintf(os.Stdout, "%s:%d: %s: %s\n", args[0], m.Tree.Text.Line(arg.Span().Start)+1, arg.Text(), t)
		}
	}
	return nil
})
