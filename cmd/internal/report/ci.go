package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"awaiter/analysis"
	"awaiter/analysis/source"
)

// writeGitHub writes workflow commands (GitHub Docs, "Workflow commands").
func writeGitHub(w io.Writer, r *Report, _ Style) error {
	var b strings.Builder
	for f, d := range r.all() {
		at := placeOf(f.Text, d.Span)
		command := [...]string{analysis.Error: "error", analysis.Warning: "warning", analysis.Hint: "notice"}[d.Severity]
		fmt.Fprintf(&b, "::%s file=%s,line=%d,", command, githubProperty(filepath.ToSlash(r.show(f.Path))), at.line)
		if at.line == at.endLine {
			fmt.Fprintf(&b, "endLine=%d,col=%d,endColumn=%d,", at.endLine, at.column, max(at.column, at.endColumn-1))
		} else {
			fmt.Fprintf(&b, "endLine=%d,", at.endLine)
		}
		fmt.Fprintf(&b, "title=%s::%s\n", githubProperty("Awaiter ("+d.Rule.Name+")"), githubData(d.Message+adviceOf(d)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// adviceOf returns what the likeliest fix of d would do, for formats without a place
// for it.
func adviceOf(d *analysis.Diagnostic) string {
	if all := offered(d); len(all) > 0 {
		return "\nhelp: " + all[0].Title
	}
	return ""
}

var githubDataEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
var githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")

func githubData(s string) string { return githubDataEscapes.Replace(s) }

func githubProperty(s string) string { return githubPropertyEscapes.Replace(s) }

// writeGitLab writes a code quality report (GitLab Docs, "Code Quality report format").
func writeGitLab(w io.Writer, r *Report, _ Style) error {
	issues := []object{}
	seen := map[string]int{}
	for f, d := range r.all() {
		at, path := placeOf(f.Text, d.Span), filepath.ToSlash(r.show(f.Path))
		id := fingerprint(path, f.Text, d)
		seen[id]++
		if seen[id] > 1 {
			id = hash(id, fmt.Sprint(seen[id]))
		}
		issues = append(issues, object{
			"description": d.Message,
			"check_name":  d.Rule.Name,
			"fingerprint": id,
			"severity":    [...]string{analysis.Error: "major", analysis.Warning: "minor", analysis.Hint: "info"}[d.Severity],
			"location": object{"path": path, "positions": object{
				"begin": object{"line": at.line, "column": at.column},
				"end":   object{"line": at.endLine, "column": at.endColumn},
			}},
		})
	}
	return encode(w, issues, "  ")
}

// fingerprint tells findings apart and stays when the lines above change: it is made
// of the path, the rule, the message and the code.
func fingerprint(path string, text *source.Text, d *analysis.Diagnostic) string {
	line := text.Slice(text.LineSpan(text.Line(d.Span.Start)))
	return hash(filepath.ToSlash(path), d.Rule.Name, d.Message, strings.TrimSpace(line))
}

func hash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// The elements of JUnit's XML that its readers agree on.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitFailure `xml:"failure"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes a suite for every file with findings, a failed test for each; or
// one test that passed.
func writeJUnit(w io.Writer, r *Report, _ Style) error {
	all := junitSuites{Name: "awaiter"}
	for _, f := range r.Found {
		path := filepath.ToSlash(r.show(f.Path))
		suite := junitSuite{Name: xmlText(path), Tests: len(f.Diagnostics), Failures: len(f.Diagnostics)}
		for _, d := range f.Diagnostics {
			at := placeOf(f.Text, d.Span)
			where := fmt.Sprintf("%s:%d:%d: %s%s", path, at.line, at.column, d.Message, adviceOf(d))
			suite.Cases = append(suite.Cases, junitCase{
				Name: fmt.Sprintf("%s (%d:%d)", d.Rule.Name, at.line, at.column), Class: xmlText(path), File: xmlText(path), Line: at.line,
				Failure: &junitFailure{Type: d.Severity.String(), Message: xmlText(d.Message), Text: xmlText(where)},
			})
		}
		all.Tests, all.Failures = all.Tests+suite.Tests, all.Failures+suite.Failures
		all.Suites = append(all.Suites, suite)
	}
	if all.Suites == nil {
		all.Tests = 1
		all.Suites = []junitSuite{{Name: "awaiter", Tests: 1, Cases: []junitCase{{Name: plural(r.Files, "file"), Class: "awaiter"}}}}
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// xmlText replaces what XML 1.0 has no way to say.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', 0x20 <= r && r <= 0xD7FF, 0xE000 <= r && r <= 0xFFFD, 0x10000 <= r:
			return r
		}
		return utf8.RuneError
	}, s)
}
