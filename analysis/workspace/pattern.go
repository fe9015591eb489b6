package workspace

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
)

// A pattern is one line of a .gitignore file (gitignore(5), "PATTERN FORMAT").
type pattern struct {
	match      *regexp.Regexp // of the path below the pattern's folder, with slashes
	negated    bool
	onlyFolder bool
}

// parsePattern reads one line. The pattern of a blank line or comment matches nothing.
func parsePattern(line string) (pattern, error) {
	var p pattern
	line = trimPattern(line)
	if line == "" || line[0] == '#' {
		return p, nil
	}
	text := line
	if text[0] == '!' {
		p.negated, text = true, text[1:]
	}
	if rest, ok := strings.CutSuffix(text, "/"); ok {
		p.onlyFolder, text = true, rest
	}
	anchored := strings.Contains(text, "/")
	text = strings.TrimPrefix(text, "/")
	if text == "" {
		return pattern{}, nil
	}
	expression := "^"
	if !anchored {
		expression += "(?:.*/)?"
	}
	body, err := translate(text)
	if err == nil {
		p.match, err = regexp.Compile("(?s)" + expression + body + "$")
	}
	if err != nil {
		return pattern{}, fmt.Errorf("'%s' is no pattern: %w", line, err)
	}
	return p, nil
}

// trimPattern cuts off the line end and trailing spaces that no backslash keeps.
func trimPattern(line string) string {
	line = strings.TrimRight(line, "\r\n")
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	return line
}

// translate turns the wildcards of text into a regular expression. "**" is special
// only where slashes or the ends stand around it.
func translate(text string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '*':
			end := i + len(text[i:]) - len(strings.TrimLeft(text[i:], "*"))
			alone := end-i > 1 && (i == 0 || text[i-1] == '/')
			switch {
			case alone && strings.HasPrefix(text[end:], "/"):
				b.WriteString("(?:.*/)?")
				end++
			case alone && end == len(text) && i > 0:
				b.WriteString(".+")
			default:
				b.WriteString("[^/]*")
			}
			i = end
		case c == '?':
			b.WriteString("[^/]")
			i++
		case c == '[':
			class, length, err := translateClass(text[i:])
			if err != nil {
				return "", err
			}
			b.WriteString(class)
			i += length
		case c == '\\' && i+1 < len(text):
			b.WriteString(regexp.QuoteMeta(text[i+1 : i+2]))
			i += 2
		case c == '\\':
			return "", fmt.Errorf("it ends with a backslash")
		default:
			b.WriteString(quoteByte(text[i : i+1]))
			i++
		}
	}
	return b.String(), nil
}

// quoteByte quotes what is special in a regular expression and leaves the bytes of
// longer characters alone.
func quoteByte(s string) string {
	if s[0] < 0x80 {
		return regexp.QuoteMeta(s)
	}
	return s
}

// translateClass turns a bracket expression at the start of text into a regular
// expression that does not match a slash, and returns how long it was.
func translateClass(text string) (string, int, error) {
	i, negated := 1, false
	if i < len(text) && (text[i] == '!' || text[i] == '^') {
		negated = true
		i++
	}
	var body strings.Builder
	for first := true; ; first = false {
		switch {
		case i >= len(text):
			return "", 0, fmt.Errorf("'[' is not closed")
		case text[i] == ']' && !first:
			if body.Len() == 0 {
				return "", 0, fmt.Errorf("'[]' holds nothing")
			}
			if negated {
				return "[^/" + body.String() + "]", i + 1, nil
			}
			return "[" + body.String() + "]", i + 1, nil
		case strings.HasPrefix(text[i:], "[:"):
			end := strings.Index(text[i:], ":]")
			if end < 0 {
				return "", 0, fmt.Errorf("'[:' is not closed")
			}
			body.WriteString(text[i : i+end+2])
			i += end + 2
		case text[i] == '\\' && i+1 < len(text):
			body.WriteString(`\` + escapable(text[i+1]))
			i += 2
		case text[i] == '-' && !first && i+1 < len(text) && text[i+1] != ']':
			body.WriteByte('-')
			i++
		case text[i] == '/':
			i++
		default:
			body.WriteString(quoteInClass(text[i : i+1]))
			i++
		}
	}
}

// quoteInClass quotes what is special between brackets.
func quoteInClass(s string) string {
	if s == "-" {
		return `\-`
	}
	return quoteByte(s)
}

// escapable returns what a backslash may stand before in a bracket expression.
func escapable(c byte) string {
	if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80 {
		return fmt.Sprintf("x{%x}", c)
	}
	return string(c)
}

// A patternList is the lines of one .gitignore file, or of a setting, and the
// folder from which they count.
type patternList struct {
	folder   string
	patterns []pattern
}

// parsePatterns reads lines; those that are no patterns match nothing, as in git.
func parsePatterns(folder string, lines []string) *patternList {
	list := &patternList{folder: folder}
	for _, line := range lines {
		if p, err := parsePattern(line); err == nil && p.match != nil {
			list.patterns = append(list.patterns, p)
		}
	}
	return list
}

// decide returns whether the last pattern that matches path excludes it; ok is
// false if none matches.
func (l *patternList) decide(path string, isFolder bool) (excluded, ok bool) {
	if l == nil || len(l.patterns) == 0 {
		return false, false
	}
	below, err := filepath.Rel(l.folder, path)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return false, false
	}
	below = filepath.ToSlash(below)
	for i := len(l.patterns) - 1; i >= 0; i-- {
		p := l.patterns[i]
		if (isFolder || !p.onlyFolder) && p.match.MatchString(below) {
			return !p.negated, true
		}
	}
	return false, false
}

// matchesFile reports whether glob, counted from folder, matches the file at path
// or a folder that it is in; a glob that begins with "!" matches all others.
func matchesFile(glob, folder, path string) bool {
	rest, negated := strings.CutPrefix(glob, "!")
	list := parsePatterns(folder, []string{rest})
	for isFolder, at := false, path; ; isFolder, at = true, filepath.Dir(at) {
		if excluded, ok := list.decide(at, isFolder); ok && excluded {
			return !negated
		}
		if at == folder || filepath.Dir(at) == at {
			return negated
		}
	}
}
