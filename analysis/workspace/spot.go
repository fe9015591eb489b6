package workspace

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/source"
)

// A Spot is a place in a configuration file, which may be half typed, where a word of
// our settings stands or may be written.
type Spot struct {
	Path   []string    // the keys that lead to the place, from the top of our settings on
	Key    bool        // the word is a key of the table at Path, else a value there
	Word   string      // "" if none stands there yet
	At     source.Span // of Word, without quotes
	Quoted bool        // Word has quotes, or one
}

// SpotAt returns what stands at offset in the text of the configuration file called
// name. ok is false where our settings have no place.
func SpotAt(name, text string, offset int) (s Spot, ok bool) {
	scan := spotScanner{text: text, offset: offset}
	if scan.document(); scan.found == nil {
		return Spot{}, false
	}
	s = *scan.found
	table := settingsTable(name)
	if len(s.Path) < len(table) || !slices.Equal(s.Path[:len(table)], table) {
		return Spot{}, false
	}
	s.Path = s.Path[len(table):]
	return s, true
}

// Setting returns the Setting that the word of s names.
func (s Spot) Setting() (Setting, bool) {
	if !s.Key || len(s.Path) > 0 {
		return Setting{}, false
	}
	i := slices.IndexFunc(settingTable, func(k Setting) bool { return k.Name == kebab(s.Word) })
	if i < 0 {
		return Setting{}, false
	}
	return settingTable[i], true
}

// MeansRules reports whether the word of s is to mean rules.
func (s Spot) MeansRules() bool {
	if len(s.Path) == 0 {
		return false
	}
	switch kebab(s.Path[0]) {
	case "select", "extend-select", "ignore":
		return !s.Key && len(s.Path) == 1
	case "per-file-ignores":
		return !s.Key && len(s.Path) == 2
	case "severity":
		return s.Key && len(s.Path) == 1
	}
	return false
}

// RulesCalled returns the rules that word means in settings.
func RulesCalled(word string, rules []*analysis.Rule) []*analysis.Rule {
	return slices.DeleteFunc(slices.Clone(rules), func(r *analysis.Rule) bool { return narrowness(word, r) < 0 })
}

// A spotScanner reads TOML up to a place in it, and takes what is broken as it comes.
type spotScanner struct {
	text      string
	offset, i int
	found     *Spot
}

// done reports whether the place was reached.
func (s *spotScanner) done() bool { return s.found != nil || s.i > s.offset || s.i >= len(s.text) }

func (s *spotScanner) peek() byte {
	if s.i < len(s.text) {
		return s.text[s.i]
	}
	return 0
}

// skip passes over the bytes in set.
func (s *spotScanner) skip(set string) {
	for s.i < len(s.text) && strings.IndexByte(set, s.text[s.i]) >= 0 {
		s.i++
	}
}

// skipLine passes over the rest of the line.
func (s *spotScanner) skipLine() {
	for s.i < len(s.text) && s.text[s.i] != '\n' {
		s.i++
	}
}

func (s *spotScanner) document() {
	if mark := "\ufeff"; strings.HasPrefix(s.text, mark) {
		s.i = len(mark)
	}
	var table []string
	for !s.done() || s.i == s.offset && s.found == nil {
		s.skip(" \t")
		switch s.peek() {
		case '#':
			s.skipLine()
			if s.i >= s.offset {
				return
			}
		case '[':
			s.skip("[ \t")
			table = s.key(nil, false)
			s.skipLine()
		default:
			if path := s.key(table, true); s.found == nil {
				s.skip(" \t")
				if s.peek() == '=' {
					s.i++
					s.value(path)
				}
				s.skipLine()
			}
		}
		if s.i >= len(s.text) {
			return
		}
		s.i++ // the end of the line
	}
}

// key reads a dotted key below base. The place may be in it if it is one of a value.
func (s *spotScanner) key(base []string, ofValue bool) []string {
	path := slices.Clone(base)
	for {
		s.skip(" \t")
		word, at, quoted := s.word("=.]}\n\r \t#,")
		if ofValue && at.Start <= s.offset && s.offset <= at.End {
			s.found = &Spot{Path: path, Key: true, Word: word, At: at, Quoted: quoted}
			return path
		}
		path = append(path, word)
		s.skip(" \t")
		if s.peek() != '.' {
			return path
		}
		s.i++
	}
}

// word reads a string, which ends with its line, or what stands before a byte of stop.
func (s *spotScanner) word(stop string) (word string, at source.Span, quoted bool) {
	quote := s.peek()
	if quote != '"' && quote != '\'' {
		start := s.i
		for s.i < len(s.text) && strings.IndexByte(stop, s.text[s.i]) < 0 {
			s.i++
		}
		return s.text[start:s.i], source.Span{Start: start, End: s.i}, false
	}
	if long := strings.Repeat(string(quote), 3); strings.HasPrefix(s.text[s.i:], long) {
		start := s.i + 3
		end := strings.Index(s.text[start:], long)
		if end < 0 {
			end = len(s.text) - start
		}
		s.i = min(start+end+3, len(s.text))
		return s.text[start : start+end], source.Span{Start: start, End: start + end}, true
	}
	s.i++
	start := s.i
	for s.i < len(s.text) && s.text[s.i] != quote && s.text[s.i] != '\n' {
		if s.text[s.i] == '\\' && quote == '"' && s.i+1 < len(s.text) && s.text[s.i+1] != '\n' {
			s.i++
		}
		s.i++
	}
	at = source.Span{Start: start, End: len(strings.TrimSuffix(s.text[:s.i], "\r"))}
	if s.peek() == quote {
		s.i++
	}
	return s.text[at.Start:at.End], at, true
}

// value reads what stands behind "=", or an item of an array.
func (s *spotScanner) value(path []string) {
	s.skip(" \t")
	switch s.peek() {
	case '[':
		s.i++
		s.items(']', func() { s.value(path) })
	case '{':
		s.i++
		s.items('}', func() {
			inner := s.key(path, true)
			s.skip(" \t")
			if s.found == nil && s.peek() == '=' {
				s.i++
				s.value(inner)
			}
		})
	default:
		word, at, quoted := s.word(" \t\r\n,]}#")
		if at.Start <= s.offset && s.offset <= at.End {
			s.found = &Spot{Path: path, Word: word, At: at, Quoted: quoted}
		}
	}
}

// items reads what stands between brackets, an item at a time.
func (s *spotScanner) items(closing byte, item func()) {
	for s.found == nil && s.i <= s.offset {
		s.skip(" \t\r\n,")
		switch c := s.peek(); {
		case c == closing && s.i < s.offset:
			s.i++
			return
		case c == '#':
			s.skipLine()
			if s.i >= s.offset {
				s.i = s.offset + 1
			}
		case s.i > s.offset:
			s.between(item)
		default:
			before := s.i
			if item(); s.found == nil && s.i == before {
				s.i++
			}
		}
	}
}

// between lets item find the place, which lies in white space before it.
func (s *spotScanner) between(item func()) {
	rest := s.text
	s.i, s.text = s.offset, s.text[:s.offset]
	item()
	s.i, s.text = s.offset+1, rest
}
