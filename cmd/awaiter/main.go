// Command awaiter finds the mistakes that Python programs make with the protocols
// behind await, async with and async for: in a terminal, and in editors.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"awaiter/analysis"
	"awaiter/analysis/rules"
	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
)

func main() {
	os.Exit(run(os.Args[1:], realWorld()))
}

// Exit codes.
const (
	exitClean    = 0 // nothing found, or nothing that counts
	exitFindings = 1 // findings at or above --fail-on
	exitFailure  = 2 // could not do its work: bad usage, bad settings, unreadable files
)

// A world is what a run sees of the machine. Tests bring their own.
type world struct {
	in       io.Reader
	out, err io.Writer
	folder   string // the working directory
	env      func(name string) string
	terminal func(stream any) (width int, ok bool)
	rules    []*analysis.Rule // all rules there are
	cache    string           // the folder for what is kept between runs, "" if there is none
	stores   []string         // see workspace.Options
}

func realWorld() *world {
	folder, _ := os.Getwd()
	w := &world{in: os.Stdin, out: os.Stdout, err: os.Stderr, folder: folder, env: os.Getenv, terminal: terminalWidth, rules: rules.All()}
	if caches, err := os.UserCacheDir(); err == nil {
		w.cache = filepath.Join(caches, "awaiter")
		home, _ := os.UserHomeDir()
		w.stores = storesOf(w.env, home, caches)
	}
	return w
}

// terminalWidth reports whether stream is a terminal, and how wide.
func terminalWidth(stream any) (int, bool) {
	f, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, _ := term.GetSize(int(f.Fd()))
	return width, true
}

// A command is one subcommand.
type command struct {
	name    string
	usage   string // of its arguments
	summary string
	help    string // what stands between the usage and the options
	flags   func(*pflag.FlagSet)
	run     func(w *world, flags *pflag.FlagSet) int
}

// commands returns the subcommands in the order in which help lists them.
func commands() []*command {
	return []*command{checkCommand(), explainCommand(), rulesCommand(), configCommand(), serveCommand(), completionCommand(), versionCommand(), helpCommand()}
}

// run does what args say and returns the exit code.
func run(args []string, w *world) int {
	if len(args) == 0 {
		io.WriteString(w.out, mainHelp(w.style(w.out, "auto")))
		return exitFailure
	}
	switch args[0] {
	case "-h", "--help":
		args = append([]string{"help"}, args[1:]...)
	case "-V", "--version":
		args = append([]string{"version"}, args[1:]...)
	case "--stdio":
		args = append([]string{"serve"}, args...)
	}
	c := commandNamed(args[0])
	if c == nil {
		return w.unknownCommand(args[0])
	}
	flags := newFlags(c)
	switch err := flags.Parse(args[1:]); {
	case errors.Is(err, pflag.ErrHelp):
		io.WriteString(w.out, commandHelp(c, w.style(w.out, "auto")))
		return exitClean
	case err != nil:
		return w.usageError(c, flagError(err, flags))
	}
	return c.run(w, flags)
}

func commandNamed(name string) *command {
	all := commands()
	if i := slices.IndexFunc(all, func(c *command) bool { return c.name == name }); i >= 0 {
		return all[i]
	}
	return nil
}

func newFlags(c *command) *pflag.FlagSet {
	flags := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	if c.flags != nil {
		c.flags(flags)
	}
	return flags
}

// unknownCommand says what was probably meant: another command, or check.
func (w *world) unknownCommand(name string) int {
	message := fmt.Sprintf("there is no command '%s'", name)
	nearest := workspace.Nearest(name, commandNames())
	switch _, err := os.Stat(w.path(name)); {
	case nearest != "":
		message += fmt.Sprintf("; did you mean 'awaiter %s'?", nearest)
	case strings.HasPrefix(name, "-"):
		message = fmt.Sprintf("'%s' stands before a command; write 'awaiter check %s'", name, name)
	case err == nil:
		message += fmt.Sprintf("; to check that path, say 'awaiter check %s'", name)
	default:
		message += "; 'awaiter help' lists them"
	}
	return w.fail("%s", message)
}

// flagError returns the message of err with the flag that was probably meant.
func flagError(err error, flags *pflag.FlagSet) string {
	unknown, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok {
		return err.Error()
	}
	name := unknown.GetSpecifiedName()
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if nearest := workspace.Nearest(name, names); nearest != "" {
		return fmt.Sprintf("%s; did you mean --%s?", err, nearest)
	}
	return err.Error()
}

func (w *world) usageError(c *command, message string) int {
	w.fail("%s", message)
	fmt.Fprintf(w.err, "usage: awaiter %s %s\n", c.name, c.usage)
	return exitFailure
}

// fail says on standard error why the work cannot be done.
func (w *world) fail(format string, args ...any) int {
	style := w.style(w.err, "auto")
	fmt.Fprintf(w.err, "%s: %s\n", style.Bad("awaiter"), report.Clean(fmt.Sprintf(format, args...)))
	return exitFailure
}

// style returns how text on stream looks, where the option --color says when: auto,
// always or never (no-color.org; bixense.com/clicolors).
func (w *world) style(stream any, when string) report.Style {
	width, isTerminal := w.terminal(stream)
	s := report.Style{Width: width}
	switch {
	case when == "always":
		s.Color = true
	case when == "never", w.env("NO_COLOR") != "":
	case w.env("CLICOLOR_FORCE") != "" && w.env("CLICOLOR_FORCE") != "0", w.env("FORCE_COLOR") != "" && w.env("FORCE_COLOR") != "0":
		s.Color = true
	default:
		s.Color = isTerminal && w.env("TERM") != "dumb" && w.env("CLICOLOR") != "0"
	}
	return s
}
