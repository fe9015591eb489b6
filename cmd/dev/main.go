// Command dev is the developers' own tool: it tries, tests, measures and generates.
// It runs in the project's top folder: go run ./cmd/dev COMMAND.
package main

import (
	"fmt"
	"os"
	"slices"
)

// A command is one subcommand of dev.
type command struct {
	name    string
	usage   string // of its arguments
	summary string
	run     func(args []string) error
}

var commands []command

// define adds a subcommand; each stands in a file of its own.
func define(name, usage, summary string, run func(args []string) error) bool {
	commands = append(commands, command{name, usage, summary, run})
	return true
}

func main() {
	slices.SortFunc(commands, func(a, b command) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	if len(os.Args) > 1 {
		for _, c := range commands {
			if c.name != os.Args[1] {
				continue
			}
			if err := c.run(os.Args[2:]); err != nil {
				fmt.Fprintf(os.Stderr, "dev %s: %v\n", c.name, err)
				os.Exit(1)
			}
			return
		}
	}
	fmt.Fprintln(os.Stderr, "usage: go run ./cmd/dev COMMAND\n\ncommands:")
	for _, c := range commands {
		fmt.Fprintf(os.Stderr, "  %-28s %s\n", c.name+" "+c.usage, c.summary)
	}
	os.Exit(2)
}
