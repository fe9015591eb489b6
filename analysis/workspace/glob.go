package workspace

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// matchesGlob reports whether glob, as ruff and flake8 read it in per-file-ignores, is
// about the file at path: it matches the name of the file or, counted from folder, all
// of its path. Other than in a .gitignore, "*", "?" and brackets match slashes too, a
// folder is not meant by its name, and "{a,b}" is one or the other. A glob that begins
// with "!" is about all other files. One that cannot be read is about none.
func matchesGlob(glob, folder, file string) bool {
	rest, negated := strings.CutPrefix(glob, "!")
	below, err := filepath.Rel(folder, file)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return false
	}
	match, err := regexp.Compile("(?s)^(?:" + translateGlob(rest) + ")$")
	if err != nil {
		return false
	}
	below = filepath.ToSlash(below)
	return negated != (match.MatchString(below) || match.MatchString(path.Base(below)))
}

// translateGlob turns the wildcards of a glob into a regular expression. "**" between
// slashes is any number of folders, none too; elsewhere it is "*".
func translateGlob(glob string) string {
	var b strings.Builder
	depth := 0
	for i := 0; i < len(glob); {
		rest := glob[i:]
		begins := i == 0 || glob[i-1] == '/'
		switch {
		case begins && strings.HasPrefix(rest, "**/"):
			b.WriteString("(?:.*/)?")
			i += len("**/")
		case rest[0] == '*':
			b.WriteString(".*")
			i += len(rest) - len(strings.TrimLeft(rest, "*"))
		case rest[0] == '?':
			b.WriteByte('.')
			i++
		case rest[0] == '[':
			class, length, err := translateClass(rest)
			if err != nil {
				return "(" // no regular expression
			}
			b.WriteString(class)
			i += length
		case rest[0] == '{':
			b.WriteString("(?:")
			depth++
			i++
		case rest[0] == '}' && depth > 0:
			b.WriteByte(')')
			depth--
			i++
		case rest[0] == ',' && depth > 0:
			b.WriteByte('|')
			i++
		case rest[0] == '\\' && len(rest) > 1:
			b.WriteString(quoteByte(rest[1:2]))
			i += 2
		default:
			b.WriteString(quoteByte(rest[:1]))
			i++
		}
	}
	return b.String()
}
