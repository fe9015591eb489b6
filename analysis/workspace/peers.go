package workspace

import (
	"path/filepath"
	"slices"
	"strings"

	"awaiter/analysis"
)

// A peer is another tool that finds some of the mistakes that we find, and whose
// settings a project may already have.
type peer struct {
	name  string
	files []string // where its settings stand; of those in one folder the first that has some
	knows func(id string) bool
	read  func(name string, content []byte) (peerSettings, bool) // false if the file has none
}

// peerSettings are the ids that a file turns off for a peer, everywhere and in the
// files that a pattern matches, and what it chooses for options that we have, too.
type peerSettings struct {
	ignore  []string
	perFile map[string][]string
	options map[string]any // by the name of our option
	async   string         // an asynchronous library
}

// A PeerChoice is what the settings of another tool turn off here, and what they choose.
type PeerChoice struct {
	Tool, File string
	Off        []string // the rules that are off in the whole project
	PerFile    map[string][]string
	Options    map[string]map[string]any // as in Settings
	Async      string                    // an asynchronous library
}

func (c PeerChoice) isEmpty() bool {
	return len(c.Off) == 0 && len(c.PerFile) == 0 && len(c.Options) == 0 && c.Async == ""
}

var peers = []peer{
	{"ruff", []string{".ruff.toml", "ruff.toml", pyprojectFile}, isFlakeID, readRuff},
	{"flake8", []string{"setup.cfg", "tox.ini", ".flake8"}, isFlakeID, readFlake8},
	{"pylint", []string{"pylintrc", ".pylintrc", pyprojectFile, "setup.cfg", "tox.ini"}, isPylintID, readPylint},
}

// SettingsFiles returns the names of the files in which settings that count may stand.
func SettingsFiles() []string {
	names := []string{awaiterFile, pyprojectFile, BaselineName}
	for _, p := range peers {
		for _, name := range p.files {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// isFlakeID reports whether flake8, its plugins or ruff may have a rule of that id:
// "ASYNC105", "PLE1142", but not "E1142".
func isFlakeID(id string) bool { return isCode(id) && !isPylintID(id) }

// isPylintID reports whether pylint may have a message of that id or symbol: "E1142",
// "not-context-manager".
func isPylintID(id string) bool {
	return isCode(id) && len(id) == 5 && strings.ContainsRune("CEFIRW", rune(id[0])) && id[1] <= '9' ||
		strings.Contains(id, "-") && !strings.Contains(id, ":")
}

// isCode reports whether id is capitals and then digits.
func isCode(id string) bool {
	digits := strings.TrimLeft(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return digits != "" && digits != id && strings.Trim(digits, "0123456789") == ""
}

// readPeers returns what the settings of other tools choose for folder, of each tool
// those in the nearest folder up to the top of the project.
func readPeers(d *disk, folder, project string, rules []*analysis.Rule) (choices []PeerChoice, layers []Settings) {
	for _, p := range peers {
		for at := folder; ; at = filepath.Dir(at) {
			if choice, ok := p.choice(d, at, rules); ok {
				if !choice.isEmpty() {
					choices = append(choices, choice)
					layers = append(layers, Settings{
						Ignore: choice.Off, PerFileIgnores: choice.PerFile, Options: choice.Options, AsyncLibrary: choice.Async,
						folder: at, ofPeer: true,
					})
				}
				break
			}
			if at == project || filepath.Dir(at) == at {
				break
			}
		}
	}
	return choices, layers
}

// choice returns what the settings of p in folder choose; ok is false if there are none.
// rules are the same for all folders.
func (p peer) choice(d *disk, folder string, rules []*analysis.Rule) (c PeerChoice, ok bool) {
	type key struct{ peer, folder string }
	found := d.kept(key{p.name, folder}, func() any {
		if c, ok := p.readChoice(d, folder, rules); ok {
			return &c
		}
		return (*PeerChoice)(nil)
	}).(*PeerChoice)
	if found == nil {
		return PeerChoice{}, false
	}
	return *found, true
}

func (p peer) readChoice(d *disk, folder string, rules []*analysis.Rule) (PeerChoice, bool) {
	for _, name := range p.files {
		path := filepath.Join(folder, name)
		if !d.exists(path) {
			continue
		}
		content, err := d.bytes(path)
		if err != nil {
			continue
		}
		read, ok := p.read(name, content)
		if !ok {
			continue
		}
		c := PeerChoice{Tool: p.name, File: path, PerFile: map[string][]string{}, Options: map[string]map[string]any{}, Async: read.async}
		for _, r := range rules {
			if options := chosenFor(r, read.options); len(options) > 0 && slices.ContainsFunc(r.Aliases, p.knows) {
				c.Options[r.Name] = options
			}
			if r.Severity != analysis.Error && p.turnsOff(read.ignore, r) {
				c.Off = append(c.Off, r.Name)
			}
		}
		for glob, ids := range read.perFile {
			for _, r := range rules {
				if p.turnsOff(ids, r) {
					c.PerFile[glob] = append(c.PerFile[glob], r.Name)
				}
			}
		}
		return c, true
	}
	return PeerChoice{}, false
}

// turnsOff reports whether ids turn off all that p finds of what r finds: each of the
// codes, or each of the symbols, under which p knows it.
func (p peer) turnsOff(ids []string, r *analysis.Rule) bool {
	off := map[bool]bool{}
	for _, id := range r.Aliases {
		if !p.knows(id) {
			continue
		}
		ignored := slices.ContainsFunc(ids, func(word string) bool {
			return word == id || strings.HasPrefix(id, word) && (isCode(word) || word == "ASYNC")
		})
		if before, seen := off[isCode(id)]; !seen || before {
			off[isCode(id)] = ignored
		}
	}
	return off[true] || off[false]
}

// readRuff reads [lint] and the top of ruff.toml, or both below [tool.ruff].
func readRuff(name string, content []byte) (peerSettings, bool) {
	document, problem := parseTOML(content)
	if problem != nil {
		return peerSettings{}, false
	}
	var top any = document.values
	if name == pyprojectFile {
		if top = lookup(top, []string{"tool", "ruff"}); top == nil {
			return peerSettings{}, false
		}
	}
	s := peerSettings{perFile: map[string][]string{}}
	for _, table := range []any{top, lookup(top, []string{"lint"})} {
		for _, key := range []string{"ignore", "extend-ignore"} {
			s.ignore = append(s.ignore, words(lookup(table, []string{key}))...)
		}
		for _, key := range []string{"per-file-ignores", "extend-per-file-ignores"} {
			patterns, _ := lookup(table, []string{key}).(map[string]any)
			for glob, ids := range patterns {
				s.perFile[glob] = append(s.perFile[glob], words(ids)...)
			}
		}
	}
	return s, true
}

// readFlake8 reads [flake8].
func readFlake8(_ string, content []byte) (peerSettings, bool) {
	section, ok := parseINI(string(content))["flake8"]
	if !ok {
		return peerSettings{}, false
	}
	s := peerSettings{
		ignore:  slices.Concat(words(section["ignore"]), words(section["extend-ignore"])),
		perFile: map[string][]string{}, options: flake8AsyncOptions(section), async: flake8AsyncLibrary(section),
	}
	for line := range strings.SplitSeq(section["per-file-ignores"], "\n") {
		globs, ids, _ := strings.Cut(line, ":")
		for _, glob := range words(globs) {
			s.perFile[glob] = append(s.perFile[glob], words(ids)...)
		}
	}
	return s, true
}

// readPylint reads "disable" in any section of pylint's own file, and in those below
// [tool.pylint] or [pylint.…] of the others.
func readPylint(name string, content []byte) (s peerSettings, ok bool) {
	if name != pyprojectFile {
		for section, values := range parseINI(string(content)) {
			if strings.HasSuffix(name, "pylintrc") || strings.HasPrefix(section, "pylint") {
				s.ignore, ok = append(s.ignore, words(values["disable"])...), true
			}
		}
		return s, ok
	}
	document, problem := parseTOML(content)
	if problem != nil {
		return s, false
	}
	tables, ok := lookup(document.values, []string{"tool", "pylint"}).(map[string]any)
	for _, table := range tables {
		s.ignore = append(s.ignore, words(lookup(table, []string{"disable"}))...)
	}
	s.ignore = append(s.ignore, words(tables["disable"])...)
	return s, ok
}

// words returns the words in a list, or in a string with commas or spaces between them.
func words(value any) []string {
	var all []string
	switch v := value.(type) {
	case string:
		return strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' })
	case []any:
		for _, item := range v {
			if s, ok := item.(string); ok {
				all = append(all, s)
			}
		}
	}
	return all
}
