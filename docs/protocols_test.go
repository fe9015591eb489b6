package docs_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/docs"
)

// protocolSections are the headings that a page of docs/protocols may have, in this
// order; "Otherwise" and "Sources" it must have.
var protocolSections = []string{"In plain code", "Written as", "Otherwise", "Since", "Sources"}

// A program is a python block of a page, and what the next text blocks say that it
// prints, warns and raises.
type program struct {
	page, source string
	quotes       *quotes // of all programs before the text block
	inner        bool    // the body of a coroutine function behind testdata/prelude.py
}

// TestProtocolPages runs every python block of the pages. Several blocks before one
// text block do the same. Under "In plain code", where there are several, they also do
// the same when the body of a statement raises.
func TestProtocolPages(t *testing.T) {
	prelude, err := os.ReadFile("testdata/prelude.py")
	if err != nil {
		t.Fatal(err)
	}
	_, pages := docs.Names()
	if files, _ := filepath.Glob("protocols/*.md"); len(files) != len(pages)+1 {
		t.Fatalf("there are %d pages besides the README, and %d are embedded", len(files)-1, len(pages))
	}
	var programs []program
	for _, name := range pages {
		text, _ := docs.Protocol(name)
		page := docs.Parse(text)
		checkShape(t, name, text, page)
		for _, s := range page.Sections {
			programs = append(programs, programsOf(t, name, s)...)
		}
	}
	var sources []string
	for _, p := range programs {
		sources = append(sources, p.runnable(string(prelude), "None"))
		if p.inner {
			sources = append(sources, p.runnable(string(prelude), "KeyError"), p.runnable(string(prelude), "ValueError"))
		}
	}
	minor, results := oracle.Version(t), oracle.Run(t, sources...)
	failing := map[string][]string{} // by page and text: what a block does when the body raises
	for _, p := range programs {
		said := strings.Join(results[0].Said(), "\n")
		want := p.quotes.with(minor)
		if said != want {
			t.Errorf("%s: CPython says\n%s\nbut the page quotes\n%s\nof\n%s", p.page, said, want, p.source)
		}
		if results = results[1:]; !p.inner {
			continue
		}
		raised := slices.Concat(results[0].Said(), results[1].Said())
		key := p.page + want
		if other, ok := failing[key]; ok && !slices.Equal(raised, other) {
			t.Errorf("%s: if the body raises, CPython says %q, and of the other block %q", p.page, raised, other)
		}
		failing[key] = raised
		results = results[2:]
	}
}

// checkShape holds a page to the form that hover and explain rely on.
func checkShape(t *testing.T, name, text string, page docs.Page) {
	t.Helper()
	if strings.Trim(page.Title, "`") == page.Title || strings.TrimSpace(page.Intro) == "" {
		t.Errorf("%s: the page begins with the name in code, and says what is called", name)
	}
	next := 0
	for _, s := range page.Sections {
		i := slices.Index(protocolSections[next:], s.Heading)
		if i < 0 {
			t.Errorf("%s: the section %q is unknown or out of order", name, s.Heading)
			continue
		}
		next += i + 1
	}
	for _, heading := range []string{"Otherwise", "Sources"} {
		if strings.TrimSpace(page.Section(heading).Text) == "" {
			t.Errorf("%s: there is nothing under %q", name, heading)
		}
	}
	if strings.Count(text, "\n```python\n") < 2 {
		t.Errorf("%s: there are no programs", name)
	}
	for line := range strings.Lines(text) {
		if len([]rune(strings.TrimSpace(line))) > 120 && !strings.HasPrefix(line, "- ") && !strings.Contains(line, "Error: ") {
			t.Errorf("%s: the line is too long: %s", name, line)
		}
	}
}

// programsOf returns the programs of a section.
func programsOf(t *testing.T, page string, s docs.Section) (all []program) {
	t.Helper()
	var waiting []string // for their text block
	var last *quotes
	language, block, since := "", "", 0
	for line := range strings.Lines(s.Text) {
		fence, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && language == "":
			language, block = strings.TrimSpace(fence), ""
		case isFence:
			if language == "python" {
				waiting = append(waiting, block)
			} else if language == "text" {
				if len(waiting) > 0 {
					last = new(quotes)
				}
				last.add(t, since, block)
				for _, source := range waiting {
					all = append(all, program{page, source, last, len(waiting) > 1})
				}
				waiting = nil
			}
			language, since = "", 0
		case language != "":
			block += line
		default:
			if minor, ok := docs.Since(line); ok {
				since = minor
			}
		}
	}
	if len(waiting) > 0 {
		t.Errorf("%s: no text block says what this does:\n%s", page, waiting[0])
	}
	return all
}

// runnable returns the whole program: a block that defines main but does not run it is
// run by asyncio.run.
func (p program) runnable(prelude, fails string) string {
	if p.inner {
		return prelude + "FAILS = " + fails + "\n\n\nasync def main():\n    " +
			strings.ReplaceAll(strings.TrimSpace(p.source), "\n", "\n    ") + "\n\n\nasyncio.run(main())\n"
	}
	if strings.Contains(p.source, "def main():") {
		return "import asyncio\n\n" + p.source + "\n\nasyncio.run(main())\n"
	}
	return p.source
}
