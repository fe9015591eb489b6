package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
)

func configCommand() *command {
	return &command{
		name: "config", usage: "[OPTION…] [PATH]", summary: "Show which settings are in force, and why",
		help: `PATH is a file or a folder; without one it is the working directory.
`,
		flags: func(flags *pflag.FlagSet) {
			addSettingFlags(flags)
			flags.Bool("schema", false, "print the JSON schema of the settings instead")
			flags.String("color", "auto", "`WHEN` to use colours: auto, always or never")
		},
		run: runConfig,
	}
}

func runConfig(w *world, flags *pflag.FlagSet) int {
	if boolFlag(flags, "schema") {
		b, err := json.MarshalIndent(workspace.Schema(w.rules), "", "  ")
		if err != nil {
			return w.fail("%s", err)
		}
		w.out.Write(append(b, '\n'))
		return exitClean
	}
	settings, err := readSettingFlags(w, flags)
	if err != nil {
		return w.fail("%s", err)
	}
	path := w.folder
	if flags.NArg() > 0 {
		path = w.path(flags.Arg(0))
	}
	session := workspace.NewSession(workspace.Options{Roots: []string{w.folder}, Rules: w.rules, Settings: settings, Environment: w.environment(), Stores: w.stores})
	c := session.Snapshot().Configuration(path)
	w.writeConfiguration(c, path, w.style(w.out, stringFlag(flags, "color")))
	for _, p := range c.Problems {
		p.Path = report.ShowPath(w.folder, p.Path)
		w.fail("%s", p)
	}
	if len(c.Problems) > 0 {
		return exitFailure
	}
	return exitClean
}

// writeConfiguration writes what is in force as TOML, with its reasons as comments.
func (w *world) writeConfiguration(c *workspace.Configuration, path string, style report.Style) {
	show := func(path string) string { return report.ShowPath(w.folder, path) }
	file := "no configuration file"
	if c.File != "" {
		file = show(c.File)
	}
	fmt.Fprintf(w.out, "%s\n", style.Dim(fmt.Sprintf("# in force for %s: %s", show(path), file)))
	for _, v := range c.Values {
		name := v.Setting.Name
		if v.Text == "" {
			fmt.Fprintf(w.out, "%s\n", style.Dim(fmt.Sprintf("# %s: %s", name, plainDefault(v.Setting.Default))))
			continue
		}
		from := "the default"
		if v.From != "" {
			from = "from " + strings.ReplaceAll(v.From, w.folder+"/", "")
		}
		fmt.Fprintf(w.out, "%s = %s  %s\n", style.Note(name), v.Text, style.Dim("# "+from))
	}
	for _, p := range c.Peers {
		if len(p.Off) > 0 {
			fmt.Fprintf(w.out, "%s\n", style.Dim(fmt.Sprintf("# turned off for %s in %s: %s", p.Tool, show(p.File), strings.Join(p.Off, ", "))))
		}
		for _, glob := range slices.Sorted(maps.Keys(p.PerFile)) {
			fmt.Fprintf(w.out, "%s\n", style.Dim(fmt.Sprintf("# turned off for %s in %s, for %s: %s", p.Tool, show(p.File), glob, strings.Join(p.PerFile[glob], ", "))))
		}
	}
	on, off := 0, []string{}
	for _, r := range w.rules {
		if c.Enables(r) {
			on++
		} else {
			off = append(off, r.Name)
		}
	}
	fmt.Fprintf(w.out, "%s\n", style.Dim(fmt.Sprintf("# %d of %d rules are on", on, len(w.rules))))
	if len(off) > 0 {
		fmt.Fprintf(w.out, "%s\n", style.Dim("# off: "+strings.Join(off, ", ")))
	}
}

// plainDefault returns the words for a default without their Markdown.
func plainDefault(s string) string { return "default, " + strings.ReplaceAll(s, "`", "") }
