package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/pflag"

	"awaiter/cmd/internal/report"
)

// version is what releases are built with: -ldflags "-X main.version=1.2.3".
var version = ""

// Version returns the version of this program.
func Version() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return "0.1.0"
}

func versionCommand() *command {
	return &command{
		name: "version", summary: "Print the version",
		run: func(w *world, flags *pflag.FlagSet) int {
			fmt.Fprintf(w.out, "awaiter %s (%s, %s/%s)\n", Version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return exitClean
		},
	}
}

func helpCommand() *command {
	return &command{
		name: "help", usage: "[COMMAND]", summary: "Explain a command",
		run: func(w *world, flags *pflag.FlagSet) int {
			style := w.style(w.out, "auto")
			if flags.NArg() == 0 {
				io.WriteString(w.out, mainHelp(style))
				return exitClean
			}
			c := commandNamed(flags.Arg(0))
			if c == nil {
				return w.unknownCommand(flags.Arg(0))
			}
			io.WriteString(w.out, commandHelp(c, style))
			return exitClean
		},
	}
}

// mainHelp is the page of the whole program.
func mainHelp(style report.Style) string {
	var b strings.Builder
	fmt.Fprintf(&b, `%s finds the mistakes that Python programs make with await, async with and
async for: awaits that are missing, special methods that Python will not accept,
context managers and iterators of the wrong kind. It says what Python will do, and
repairs what it can.

%s
  awaiter check            look through the Python files of this folder
  awaiter check --fix src  repair what is safe to repair
  awaiter explain aenter   read what Python expects of a special method

%s
`, style.Bold("Awaiter"), style.Bold("Try"), style.Bold("Commands"))
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %s %s%s\n", style.Note(c.name), strings.Repeat(" ", 12-len(c.name)), c.summary)
	}
	fmt.Fprintf(&b, `
%s
  An editor starts 'awaiter serve'. Settings stand under [tool.awaiter] in
  pyproject.toml, or in awaiter.toml; 'awaiter config' shows which are in force.

%s
  0  nothing found that counts      1  findings      2  could not do its work

'awaiter help COMMAND' says more about each.
`, style.Bold("Editors and settings"), style.Bold("Exit codes"))
	return b.String()
}

// commandHelp is the page of one command.
func commandHelp(c *command, style report.Style) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s.\n\n%s awaiter %s", c.summary, style.Bold("Usage:"), c.name)
	if c.usage != "" {
		b.WriteString(" " + c.usage)
	}
	b.WriteString("\n")
	if c.help != "" {
		b.WriteString("\n" + c.help)
	}
	flags := newFlags(c)
	if !flags.HasAvailableFlags() {
		return b.String()
	}
	fmt.Fprintf(&b, "\n%s\n", style.Bold("Options"))
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			writeFlag(&b, f, style)
		}
	})
	return b.String()
}

// writeFlag writes one option, its explanation beside it.
func writeFlag(b *strings.Builder, f *pflag.Flag, style report.Style) {
	const indent, column = "  ", 28
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	value, usage := pflag.UnquoteUsage(f)
	if value != "" {
		name += " " + value
	}
	lines := strings.Split(usage, "\n")
	pad := strings.Repeat(" ", max(column-len(name), 1))
	if len(name) >= column {
		pad = "\n" + indent + strings.Repeat(" ", column)
	}
	fmt.Fprintf(b, "%s%s%s%s\n", indent, style.Note(name), pad, lines[0])
	for _, line := range lines[1:] {
		fmt.Fprintf(b, "%s%s%s\n", indent, strings.Repeat(" ", column), line)
	}
}
