package workspace

import (
	"cmp"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

// A Configuration is the settings that are in force in one folder, and where they
// come from. It never changes.
type Configuration struct {
	File     string         // the configuration file that is in force, "" if there is none
	Folder   string         // from which its patterns count; without one, the project's folder
	Project  string         // the folder of the project: see projectFolder
	Target   syntax.Version // the oldest Python the program is written for
	Async    string         // the asynchronous library of the program, "" if it is not chosen
	Values   []Value        // one for each Setting, in their order
	Problems []Problem      // what is wrong in File
	Peers    []PeerChoice   // what the settings of other tools turn off

	BaselineFile string // the file of the Baseline, "" if there is none

	layers   []Settings // later ones stand above earlier ones
	rules    []*analysis.Rule
	enabled  map[*analysis.Rule]bool
	severity map[*analysis.Rule]analysis.Severity
	exclude  *patternList

	environment *environment // nil if none is known
	baseline    *Baseline

	finds atomic.Uint64 // see fingerprint, of files of which nothing is ignored; 0: not asked yet
}

// A Value is what is in force for one Setting.
type Value struct {
	Setting Setting
	Text    string // as TOML; "" if nothing was chosen and the default holds
	From    string // a path, "the command line or the editor", "requires-python in …", or "" for the default
}

// Above is the From of settings that stand above those of files.
const Above = "the command line or the editor"

// Names of the files that configure a folder and those below it.
const (
	awaiterFile   = "awaiter.toml"
	pyprojectFile = "pyproject.toml"
)

// IsConfigurationFile reports whether our settings may stand in a file at path.
func IsConfigurationFile(path string) bool {
	name := filepath.Base(path)
	return name == awaiterFile || name == pyprojectFile
}

// configure reads what holds in folder.
func configure(d *disk, folder string, g given) *Configuration {
	above, rules := g.above.in(folder), g.rules
	c := &Configuration{Project: projectFolder(d, folder), rules: rules}
	c.Folder = c.Project
	var file Settings
	if c.File = above.ConfigFile; c.File == "" {
		c.File = configurationFile(d, folder)
	}
	if c.File != "" {
		c.Folder = filepath.Dir(c.File)
		file, c.Problems = readConfiguration(d, c.File, rules)
	}
	if reads := cmp.Or(above.OtherTools, file.OtherTools); reads == nil || *reads {
		c.Peers, c.layers = readPeers(d, folder, c.Project, rules)
	}
	c.layers = append(c.layers, file, above)
	c.BaselineFile = cmp.Or(above.Baseline, file.Baseline)
	if c.BaselineFile != "" && !above.NoBaseline {
		var problem *Problem
		if c.baseline, problem = readBaselineFile(d, c.BaselineFile); problem != nil {
			c.Problems = append(c.Problems, *problem)
		}
	}
	c.choose()
	c.list(file, above)
	c.chooseEnvironment(d, folder, g)
	c.chooseTarget(d)
	for _, layer := range c.layers {
		c.Async = cmp.Or(layer.AsyncLibrary, c.Async)
	}
	if c.Project != "" || c.File != "" {
		c.exclude = parsePatterns(c.Folder, slices.Concat(file.Exclude, above.Exclude))
	}
	return c
}

// configurationFile returns the nearest configuration file at or above folder, ""
// if there is none. In one folder awaiter.toml stands above pyproject.toml.
func configurationFile(d *disk, folder string) string {
	for ; ; folder = filepath.Dir(folder) {
		if path := filepath.Join(folder, awaiterFile); d.exists(path) {
			return path
		}
		if path := filepath.Join(folder, pyprojectFile); d.exists(path) {
			type key struct{ path string }
			ours := d.kept(key{path}, func() any {
				content, err := d.bytes(path)
				return err == nil && mentionsAwaiter(content)
			}).(bool)
			if ours {
				return path
			}
		}
		if filepath.Dir(folder) == folder {
			return ""
		}
	}
}

// mentionsAwaiter reports whether a pyproject.toml has a table for us. One that is
// broken counts if it names us anywhere, so that the mistake is reported.
func mentionsAwaiter(content []byte) bool {
	if !strings.Contains(string(content), "awaiter") {
		return false
	}
	document, problem := parseTOML(content)
	if problem != nil {
		return strings.Contains(string(content), "tool.awaiter")
	}
	tool, _ := document.values["tool"].(map[string]any)
	_, ok := tool["awaiter"]
	return ok
}

// readConfiguration reads a configuration file as far as it is good.
func readConfiguration(d *disk, path string, rules []*analysis.Rule) (Settings, []Problem) {
	type key struct{ path string }
	type reading struct {
		settings Settings
		problems []Problem
	}
	read := d.kept(key{path}, func() any {
		content, err := d.bytes(path)
		if err != nil {
			return reading{problems: []Problem{{Path: path, Message: err.Error()}}}
		}
		settings, problems := readContent(content, path, rules)
		return reading{settings, slices.Clip(problems)}
	}).(reading)
	return read.settings, read.problems
}

// readContent is readConfiguration for the content of the file.
func readContent(content []byte, path string, rules []*analysis.Rule) (Settings, []Problem) {
	document, problem := parseTOML(content)
	if problem != nil {
		problem.Path = path
		return Settings{}, []Problem{*problem}
	}
	r := &settingsReader{file: path, folder: filepath.Dir(path), rules: rules, at: document.at}
	values, table := document.values, []string(nil)
	if filepath.Base(path) == pyprojectFile {
		tool, _ := values["tool"].(map[string]any)
		table = []string{"tool", "awaiter"}
		ours, ok := tool["awaiter"].(map[string]any)
		if !ok && tool["awaiter"] != nil {
			r.wrongType(table, tool["awaiter"], "a table")
		}
		values = ours
	}
	s := r.settings(values, table)
	sortProblems(r.problems)
	return s, r.problems
}

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}

// choose finds which rules are on and how severe they are.
func (c *Configuration) choose() {
	c.enabled = make(map[*analysis.Rule]bool, len(c.rules))
	c.severity = make(map[*analysis.Rule]analysis.Severity, len(c.rules))
	for _, r := range c.rules {
		on, severity := !r.OptIn, r.Severity
		for i := range c.layers {
			on = c.layers[i].enabled(r, on)
			severity = c.layers[i].severityOf(r, severity)
		}
		c.enabled[r], c.severity[r] = on, severity
	}
}

// list fills Values.
func (c *Configuration) list(file, above Settings) {
	for _, s := range slices.Concat(settingTable, RuleSettings(c.rules)) {
		if s.show == nil {
			continue
		}
		v := Value{Setting: s}
		set := func(chosen Settings, from string) {
			if text := s.show(chosen); text != "" {
				v.set(text, from)
			}
		}
		for _, p := range c.Peers {
			set(Settings{Options: p.Options, AsyncLibrary: p.Async}, p.File)
		}
		set(file, c.File)
		set(above, Above)
		c.Values = append(c.Values, v)
	}
}

// chooseTarget finds the version that the program is written for.
func (c *Configuration) chooseTarget(d *disk) {
	for _, layer := range c.layers {
		if layer.TargetVersion != 0 {
			c.Target = layer.TargetVersion
		}
	}
	if c.Target != 0 {
		return
	}
	from := ""
	if c.Target, from = requiredVersion(d, c.Folder); c.Target == 0 && c.environment != nil {
		c.Target, from = c.environment.version, c.environment.from
	}
	if c.Target == 0 {
		c.Target = DefaultVersion
	}
	c.value("target-version").set(showString(versionWord(c.Target)), from)
}

// chooseEnvironment finds the environment that the program runs in.
func (c *Configuration) chooseEnvironment(d *disk, folder string, g given) {
	chosen := ""
	for _, layer := range c.layers {
		chosen = cmp.Or(layer.Python, chosen)
	}
	c.environment = findEnvironment(d, chosen, folder, c.Project, g)
	if e := c.environment; e != nil && chosen == "" {
		c.value("python").set(showString(e.folder), "")
	}
}

// value returns the Value of the setting called name.
func (c *Configuration) value(name string) *Value {
	return &c.Values[slices.IndexFunc(c.Values, func(v Value) bool { return v.Setting.Name == name })]
}

func (v *Value) set(text, from string) { v.Text, v.From = text, from }

// Checks returns what of c concerns the checking of the file at path.
func (c *Configuration) Checks(path string) *analysis.Config {
	return c.checksWithout(c.ignoredAt(path))
}

// ignoredAt returns what means the rules that are off for the file at path alone, nil if
// there are none.
func (c *Configuration) ignoredAt(path string) (off []string) {
	for _, layer := range c.layers {
		folder := layer.folder
		if folder == "" {
			folder = c.Folder
		}
		matches := matchesFile
		if layer.ofPeer {
			matches = matchesGlob
		}
		for _, glob := range sortedKeys(layer.PerFileIgnores) {
			if matches(glob, folder, path) {
				off = append(off, layer.PerFileIgnores[glob]...)
			}
		}
	}
	return off
}

func (c *Configuration) checksWithout(off []string) *analysis.Config {
	return &analysis.Config{
		Enabled: func(r *analysis.Rule) bool {
			return c.enabled[r] && (off == nil || narrowestOf(off, r) < 0)
		},
		Severity: func(r *analysis.Rule) analysis.Severity { return c.severity[r] },
		Option:   c.option,
	}
}

// option returns what is chosen for the option of r called name, nil if nothing is.
func (c *Configuration) option(r *analysis.Rule, name string) any {
	for _, layer := range slices.Backward(c.layers) {
		if chosen, ok := layer.Options[r.Name][name]; ok {
			return chosen
		}
	}
	return nil
}

// Shows reports whether editors are to show v.
func (c *Configuration) Shows(v View) bool {
	for _, layer := range slices.Backward(c.layers) {
		if shown, chosen := layer.Views[v]; chosen {
			return shown
		}
	}
	return false
}

// Enables reports whether r is on, leaving aside what single files ignore.
func (c *Configuration) Enables(r *analysis.Rule) bool { return c.enabled[r] }

// SeverityOf returns how severe the findings of r are.
func (c *Configuration) SeverityOf(r *analysis.Rule) analysis.Severity { return c.severity[r] }

// equals reports whether c and d, made with the same rules and settings above, say
// the same.
func (c *Configuration) equals(d *Configuration) bool {
	return c.File == d.File && c.Folder == d.Folder && c.Project == d.Project && c.Target == d.Target &&
		slices.Equal(c.Problems, d.Problems) && reflect.DeepEqual(c.Peers, d.Peers) && reflect.DeepEqual(c.baseline, d.baseline) && reflect.DeepEqual(c.environment, d.environment) &&
		slices.EqualFunc(c.Values, d.Values, func(a, b Value) bool { return a.Text == b.Text && a.From == b.From })
}

// String names the configuration in logs.
func (c *Configuration) String() string {
	return fmt.Sprintf("target %s, settings of %s", versionWord(c.Target), cmp.Or(c.File, "no file"))
}
