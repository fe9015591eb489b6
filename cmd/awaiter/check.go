package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"awaiter/analysis"
	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
	"awaiter/docs"
)

// checkOptions are the flags of check.
type checkOptions struct {
	paths         []string
	format        string
	color         string
	failOn        string
	jobs          int
	fix, unsafe   bool
	diff          bool
	addIgnores    bool
	writeBaseline bool
	statistics    bool
	quiet         bool
	exitZero      bool
	watch         bool
	noCache       bool
	stdinFilename string
	settings      workspace.Settings
}

func checkCommand() *command {
	return &command{
		name: "check", usage: "[OPTION…] [PATH…]", summary: "Check Python files and folders",
		help: `Without a path, the working directory is checked. A folder is looked through for
.py and .pyi files, but for what .gitignore and the settings leave out; a file that
is named is always checked. '-' is standard input.

A finding is silenced with a comment on its line, '# awaiter: ignore[RULE]', or for
good in the settings. RULE is a rule's name, a family, or another tool's id.
`,
		flags: func(flags *pflag.FlagSet) { addCheckFlags(flags) },
		run:   runCheck,
	}
}

func addCheckFlags(flags *pflag.FlagSet) {
	flags.Bool("fix", false, "repair what is safe to repair, and report the rest")
	flags.Bool("unsafe-fixes", false, "with --fix or --diff: also repairs that may change\nwhat the program does")
	flags.Bool("diff", false, "show what --fix would change, and change nothing")
	flags.Bool("add-ignores", false, "put a comment that ignores it at every finding, for a\nstart with code that has many; with --diff: only show it")
	flags.Bool("write-baseline", false, "write all findings to the baseline that the settings\nname, or to "+workspace.BaselineName+", and report none")
	flags.String("format", "text", "how to report: `FORMAT` is one of\n"+strings.Join(report.FormatNames(), ", "))
	addSettingFlags(flags)
	flags.String("fail-on", "warning", "exit with 1 only for findings of this `SEVERITY` or worse:\nerror, warning or hint")
	flags.Bool("exit-zero", false, "exit with 0 even if there are findings")
	flags.Bool("statistics", false, "count the findings of each rule instead of showing them")
	flags.BoolP("quiet", "q", false, "no summary")
	flags.Bool("watch", false, "check again whenever a file changes")
	flags.String("stdin-filename", "", "the `PATH` that standard input has for imports,\nsettings and the report")
	flags.IntP("jobs", "j", 0, "check `N` files at the same time (default: one for each\nprocessor)")
	flags.Bool("no-cache", false, "check every file anew, and keep nothing for the next run")
	flags.String("color", "auto", "`WHEN` to use colours: auto, always or never")
}

// addSettingFlags adds the options that stand above the settings in files.
func addSettingFlags(flags *pflag.FlagSet) {
	flags.StringSlice("select", nil, "the `RULES` that are on, instead of the default")
	flags.StringSlice("extend-select", nil, "`RULES` that are on as well")
	flags.StringSlice("ignore", nil, "`RULES` that are off")
	flags.String("target-version", "", "the oldest Python the program is for: `3.N`")
	flags.String("python", "", "the environment the program runs in: its folder, or the\ninterpreter in it, at `PATH`")
	flags.String("config", "", "read the settings from this `FILE` and no other")
}

func runCheck(w *world, flags *pflag.FlagSet) int {
	o, err := readCheckFlags(w, flags)
	if err != nil {
		return w.fail("%s", err)
	}
	c := newChecker(w, o)
	if o.watch {
		return c.watch(context.Background())
	}
	collectLess(w, toCheck)
	return c.once(context.Background())
}

func readCheckFlags(w *world, flags *pflag.FlagSet) (*checkOptions, error) {
	o := &checkOptions{paths: flags.Args()}
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	o.format, o.color, o.failOn = stringFlag(flags, "format"), stringFlag(flags, "color"), stringFlag(flags, "fail-on")
	o.fix, o.unsafe, o.diff = boolFlag(flags, "fix"), boolFlag(flags, "unsafe-fixes"), boolFlag(flags, "diff")
	o.addIgnores, o.writeBaseline = boolFlag(flags, "add-ignores"), boolFlag(flags, "write-baseline")
	o.statistics, o.quiet, o.exitZero = boolFlag(flags, "statistics"), boolFlag(flags, "quiet"), boolFlag(flags, "exit-zero")
	o.watch, o.stdinFilename = boolFlag(flags, "watch"), stringFlag(flags, "stdin-filename")
	o.noCache = boolFlag(flags, "no-cache")
	o.jobs, _ = flags.GetInt("jobs")
	if o.jobs <= 0 {
		o.jobs = runtime.GOMAXPROCS(0)
	}
	for _, choice := range []struct {
		flag, value string
		from        []string
	}{
		{"format", o.format, report.FormatNames()},
		{"color", o.color, []string{"auto", "always", "never"}},
		{"fail-on", o.failOn, []string{"error", "warning", "hint"}},
	} {
		if !slices.Contains(choice.from, choice.value) {
			return nil, notOneOf("--"+choice.flag, choice.value, choice.from)
		}
	}
	switch stdin := slices.Contains(o.paths, "-"); {
	case stdin && len(o.paths) > 1:
		return nil, fmt.Errorf("'-' stands for standard input and goes with no other path")
	case stdin && o.watch:
		return nil, fmt.Errorf("--watch cannot watch standard input")
	case o.watch && (o.fix || o.diff || o.addIgnores || o.writeBaseline):
		return nil, fmt.Errorf("--watch goes with nothing that changes files")
	case o.addIgnores && o.fix:
		return nil, fmt.Errorf("--add-ignores goes with no --fix; repair first what can be")
	case o.writeBaseline && (stdin || o.fix || o.diff || o.addIgnores):
		return nil, fmt.Errorf("--write-baseline goes with nothing that changes files, nor with standard input")
	}
	var err error
	o.settings, err = readSettingFlags(w, flags)
	o.settings.NoBaseline = o.writeBaseline
	return o, err
}

func notOneOf(flag, value string, from []string) error {
	if nearest := workspace.Nearest(value, from); nearest != "" {
		return fmt.Errorf("%s cannot be '%s'; did you mean '%s'?", flag, value, nearest)
	}
	return fmt.Errorf("%s cannot be '%s'; it is one of %s", flag, value, strings.Join(from, ", "))
}

// readSettingFlags returns the settings that the options make.
func readSettingFlags(w *world, flags *pflag.FlagSet) (workspace.Settings, error) {
	values := map[string]any{}
	for _, name := range []string{"select", "extend-select", "ignore"} {
		if list, _ := flags.GetStringSlice(name); flags.Changed(name) {
			var words []any
			for _, word := range list {
				if word = strings.TrimSpace(word); word != "" {
					words = append(words, word)
				}
			}
			values[name] = words
		}
	}
	for _, name := range []string{"target-version", "python"} {
		if flags.Changed(name) {
			values[name] = stringFlag(flags, name)
		}
	}
	s, problems := workspace.ReadSettings(values, w.folder, w.rules)
	if len(problems) > 0 {
		return s, problems[0]
	}
	if flags.Changed("config") {
		s.ConfigFile = w.path(stringFlag(flags, "config"))
	}
	return s, nil
}

func stringFlag(flags *pflag.FlagSet, name string) string {
	s, _ := flags.GetString(name)
	return s
}

func boolFlag(flags *pflag.FlagSet, name string) bool {
	b, _ := flags.GetBool(name)
	return b
}

// path returns the absolute path that a person in the working directory means.
func (w *world) path(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(w.folder, path)
}

// newReport returns an empty report of what c finds.
func (c *checker) newReport(s *workspace.Snapshot) *report.Report {
	return &report.Report{
		Version: Version(), Rules: c.world.rules, Folder: c.world.folder,
		Where: s.Where, Page: docs.Rule, Fixes: fixState,
	}
}

// write writes the report and its summary.
func (c *checker) write(all *repairs, r *report.Report) error {
	style := c.world.style(c.world.out, c.options.color)
	var b strings.Builder
	forPeople := c.options.format == "text" || c.options.format == "concise"
	switch {
	case c.options.statistics && forPeople:
		report.Statistics(&b, r, style)
	default:
		if err := report.Write(&b, c.options.format, r, style); err != nil {
			return err
		}
	}
	if forPeople && !c.options.quiet {
		b.WriteString(c.tellRepairs(all, style) + report.Summary(r, style) + "\n")
	}
	_, err := io.WriteString(c.world.out, b.String())
	return err
}

// exitCode returns what the findings of r mean for the caller.
func (c *checker) exitCode(r *report.Report) int {
	counts := map[string]analysis.Severity{"error": analysis.Error, "warning": analysis.Warning, "hint": analysis.Hint}
	for _, f := range r.Found {
		for _, d := range f.Diagnostics {
			if d.Severity <= counts[c.options.failOn] && !c.options.exitZero {
				return exitFindings
			}
		}
	}
	return exitClean
}
