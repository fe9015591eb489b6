package report

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"awaiter/analysis"
)

// A Style is how text for people looks. The zero Style is plain and of any width.
type Style struct {
	Color bool
	Width int // columns of the terminal; 0: not known
}

// Colours, as the parameters of the escape sequence "select graphic rendition".
const (
	bold    = "1"
	dim     = "2"
	italic  = "3"
	red     = "1;31"
	yellow  = "1;33"
	blue    = "1;34"
	cyan    = "1;36"
	green   = "1;32"
	magenta = "35"
)

// paint returns s in a colour.
func (st Style) paint(colour, s string) string {
	if !st.Color || s == "" {
		return s
	}
	return "\x1b[" + colour + "m" + s + "\x1b[0m"
}

// Bold returns s so that it stands out.
func (st Style) Bold(s string) string { return st.paint(bold, s) }

// Dim returns s so that it stands back.
func (st Style) Dim(s string) string { return st.paint(dim, s) }

// Good, Bad, Warn and Note return s in the colours of success, of errors, of
// warnings and of advice.
func (st Style) Good(s string) string { return st.paint(green, s) }

// Bad returns s in the colour of errors.
func (st Style) Bad(s string) string { return st.paint(red, s) }

// Warn returns s in the colour of warnings.
func (st Style) Warn(s string) string { return st.paint(yellow, s) }

// Note returns s in the colour of advice.
func (st Style) Note(s string) string { return st.paint(cyan, s) }

// Severity returns the severity's name in its colour.
func (st Style) Severity(s analysis.Severity) string { return st.paint(severityColour(s), s.String()) }

func severityColour(s analysis.Severity) string {
	switch s {
	case analysis.Error:
		return red
	case analysis.Warning:
		return yellow
	}
	return cyan
}

// tabWidth is how far apart the tab stops are in code that is shown.
const tabWidth = 4

// A cell is one character as a reader sees it, perhaps of several code points.
type cell struct {
	text   string
	width  int // in columns of a terminal
	offset int // in bytes, of the line
}

// cells takes a line apart. Tabs become spaces; what a terminal would obey instead
// of show, and what turns the direction of writing, is shown as a replacement, so
// that a file cannot hide what it says.
func cells(line string) []cell {
	var all []cell
	column, state, rest := 0, -1, line
	for rest != "" {
		var cluster string
		var width int
		offset := len(line) - len(rest)
		cluster, rest, width, state = uniseg.FirstGraphemeClusterInString(rest, state)
		switch {
		case cluster == "\t":
			width = tabWidth - column%tabWidth
			cluster = strings.Repeat(" ", width)
		case strings.ContainsFunc(cluster, isHidden):
			cluster, width = visible(cluster)
		}
		all = append(all, cell{cluster, width, offset})
		column += width
	}
	return all
}

// isHidden reports whether a terminal would obey r, or let it change the order of
// what stands around it.
func isHidden(r rune) bool {
	switch {
	case unicode.IsControl(r), '\u202A' <= r && r <= '\u202E', '\u2066' <= r && r <= '\u2069', r == '\u200E', r == '\u200F', r == unicode.ReplacementChar:
		return true
	case r == '\u2028', r == '\u2029', r == '\uFEFF':
		return true
	}
	return false
}

// visible returns what stands for a cluster with hidden characters: the control
// pictures of Unicode for C0, nothing for a byte order mark.
func visible(cluster string) (string, int) {
	var b strings.Builder
	for _, r := range cluster {
		switch {
		case r == '\uFEFF':
		case r < 0x20:
			b.WriteRune('\u2400' + r)
		case r == 0x7F:
			b.WriteRune('\u2421')
		case isHidden(r):
			b.WriteRune(unicode.ReplacementChar)
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), uniseg.StringWidth(b.String())
}

// Clean returns s on one line, without what a terminal would obey.
func Clean(s string) string {
	if !strings.ContainsFunc(s, isHidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if isHidden(r) {
			shown, _ := visible(string(r))
			b.WriteString(shown)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Width returns how many columns s takes.
func Width(s string) int { return uniseg.StringWidth(s) }
