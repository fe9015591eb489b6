package syntax

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// agree checks a text that may be anything: the parser of open documents and the one of
// closed files make the same sound tree of it, and so does the strict one unless it hands
// over. It reports whether the strict one takes it.
func agree(t *testing.T, name, text string) (valid bool) {
	t.Helper()
	s := source.New(text)
	open := parseAnew(s)
	if wrong := checkTree(open); wrong != "" {
		t.Errorf("%s: %s", name, wrong)
	}
	if diff := sameTree(open, ParseOnce(s)); diff != "" {
		t.Errorf("%s: open against closed: %s", name, diff)
	}
	strict := parseValid(s)
	if strict == nil {
		return false
	}
	if diff := sameTree(open, strict); diff != "" {
		t.Errorf("%s: open against strict: %s", name, diff)
	}
	return true
}

// damage is what may happen to a file.
var damage = map[string]func(r *rand.Rand, text string) string{
	"CRLF":          func(r *rand.Rand, s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"CR":            func(r *rand.Rand, s string) string { return strings.ReplaceAll(s, "\n", "\r") },
	"mixed ends":    func(r *rand.Rand, s string) string { return everyOther(s, "\n", "\r\n", "\r", "\n") },
	"tabs":          func(r *rand.Rand, s string) string { return strings.ReplaceAll(s, "    ", "\t") },
	"mixed tabs":    func(r *rand.Rand, s string) string { return everyOther(s, "        ", "\t", "        ") },
	"form feeds":    func(r *rand.Rand, s string) string { return everyOther(s, "\n", "\n\f", "\n", "\n\f\n") },
	"no end":        func(r *rand.Rand, s string) string { return strings.TrimRight(s, "\n") },
	"only blanks":   func(r *rand.Rand, s string) string { return s + "    " },
	"a mark":        func(r *rand.Rand, s string) string { return byteOrderMark + s },
	"truncated":     func(r *rand.Rand, s string) string { return s[:r.IntN(len(s)+1)] },
	"beheaded":      func(r *rand.Rand, s string) string { return s[r.IntN(len(s)+1):] },
	"NUL":           func(r *rand.Rand, s string) string { return at(r, s, "\x00") },
	"no UTF-8":      func(r *rand.Rand, s string) string { return at(r, s, "\xff\xc3") },
	"escape":        func(r *rand.Rand, s string) string { return at(r, s, "\x1b[0m") },
	"a mark inside": func(r *rand.Rand, s string) string { return at(r, s, byteOrderMark) },
	"a hard space":  func(r *rand.Rand, s string) string { return at(r, s, "\u00a0") },
	"a backslash":   func(r *rand.Rand, s string) string { return at(r, s, "\\\n") },
	"markers":       func(r *rand.Rand, s string) string { return at(r, s, "\n<<<<<<< HEAD\n=======\n>>>>>>> x\n") },
}

// everyOther replaces the n-th old in s by one of with, in turn.
func everyOther(s, old string, with ...string) string {
	var b strings.Builder
	for n, part := range strings.Split(s, old) {
		if n > 0 {
			b.WriteString(with[n%len(with)])
		}
		b.WriteString(part)
	}
	return b.String()
}

// at inserts what at a random place.
func at(r *rand.Rand, s, what string) string {
	i := r.IntN(len(s) + 1)
	return s[:i] + what + s[i:]
}

// TestDamagedFiles damages programs in every way. The parsers agree on the outcome or
// hand over, and CPython accepts what the strict one does.
func TestDamagedFiles(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(9, 9))
	texts := append([]string{programs.Module(120)}, nasty...)
	for _, path := range caseFiles(t) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(raw))
	}
	for name, do := range damage {
		t.Run(name, func(t *testing.T) {
			var accepted []string
			for _, text := range texts {
				if len(text) > 8000 {
					continue
				}
				for range 4 {
					damaged := do(r, text)
					if wrong := checkTree(parseBroken(source.New(damaged))); wrong != "" {
						t.Errorf("by tree-sitter alone: %s\n%q", wrong, damaged)
					}
					if agree(t, name, damaged) && !isNewer(parseValid(source.New(damaged))) {
						accepted = append(accepted, damaged)
					}
				}
			}
			for i, ok := range pythonParses(t, "python3", accepted) {
				if !ok {
					t.Errorf("CPython refuses\n%q", accepted[i])
				}
			}
		})
	}
}

// TestHugeFiles parses files of 100,000 lines and lines of a megabyte, sound and broken.
func TestHugeFiles(t *testing.T) {
	t.Parallel()
	lines := programs.Module(100_000)
	half := strings.Index(lines[len(lines)/2:], "\n") + len(lines)/2 + 1
	broken := func(what string) string { return lines[:half] + what + lines[half:] }
	for name, text := range map[string]string{
		"lines": lines, "bracket": broken("x = (\n"), "string": broken("x = 'a\n"), "triple": broken("x = '''\n"), "class": broken("class A(\n"), "NUL": broken("\x00\n"),
		"indent": broken("        x\n"), "blank lines": strings.Repeat("\n", 100_000), "comments": strings.Repeat("# c\n", 100_000),
		"statements": strings.Repeat("x = 1\n", 100_000), "bodies": "def f():\n" + strings.Repeat("    x = 1\n", 100_000), "elements": "x = [\n" + strings.Repeat("1,\n", 100_000) + "]\n",
		"open elements": "x = [\n" + strings.Repeat("1,\n", 100_000), "open string": "x = '''\n" + strings.Repeat("a\n", 100_000), "continued": "x = 1" + strings.Repeat(" + \\\n1", 1000),
		"long string": "x = '" + strings.Repeat("a", 1<<20) + "'\n", "long open string": "x = '" + strings.Repeat("a", 1<<20) + "\n", "long comment": "x # " + strings.Repeat("a", 1<<20),
		"long list": "x = [" + strings.Repeat("1, ", 1<<20/3) + "]\n", "long open list": "x = [" + strings.Repeat("1, ", 1<<20/3) + "\n", "long name": strings.Repeat("x", 1<<20), "blanks": "x" + strings.Repeat(" ", 1<<20) + "= 1\n",
		"quotes": "x = " + strings.Repeat("'a' ", 1<<18), "f-string": "x = f'" + strings.Repeat("{a}", 1<<18) + "'\n", "digits": "x = " + strings.Repeat("1", 1<<20) + "\n", "semicolons": strings.Repeat("x;", 1<<18),
	} {
		t.Run(name, func(t *testing.T) { agree(t, name, text) })
	}
}
