package workspace

import (
	"path/filepath"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/source"
)

// A Mistake is something wrong in the text of a configuration file.
type Mistake struct {
	At      source.Span
	Message string // one line, without a full stop
}

// CheckSettings returns what is wrong in text, if that is what the configuration file
// called path holds. A pyproject.toml that says nothing to us has no mistakes.
func CheckSettings(path, text string, rules []*analysis.Rule) []Mistake {
	content := []byte(text)
	if filepath.Base(path) == pyprojectFile && !mentionsAwaiter(content) {
		return nil
	}
	_, problems := readContent(content, path, rules)
	var mistakes []Mistake
	for _, p := range problems {
		mistakes = append(mistakes, Mistake{spanOf(text, p), p.Message})
	}
	return mistakes
}

// spanOf returns the word, string or rest of the line of text that p is about.
func spanOf(text string, p Problem) source.Span {
	start := 0
	for range p.Line - 1 {
		start += strings.IndexByte(text[start:], '\n') + 1
	}
	if p.Line < 2 {
		start = len(text) - len(strings.TrimPrefix(text, "\uFEFF"))
	}
	start = min(start+max(p.Column-1, 0), len(text))
	line, _, _ := strings.Cut(text[start:], "\n")
	line = strings.TrimRight(line, " \t\r")
	switch {
	case line == "":
	case line[0] == '"' || line[0] == '\'':
		if _, _, closed := strings.Cut(line[1:], line[:1]); closed {
			line = line[:2+strings.IndexByte(line[1:], line[0])]
		}
	default:
		if bare := strings.TrimLeft(line, bareKey); len(bare) < len(line) {
			line = line[:len(line)-len(bare)]
		}
	}
	return source.Span{Start: start, End: start + len(line)}
}

// bareKey are the letters of which a key without quotes consists (TOML 1.0, "Keys").
const bareKey = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
