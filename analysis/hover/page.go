package hover

import (
	"strings"
	"sync"

	"awaiter/analysis/syntax"
	"awaiter/docs"
)

// shortPage returns the page of the given name as far as it fits a hover, with what
// CPython says of the given version, "" if there is no such page.
func shortPage(name string, target syntax.Version) string {
	pages, ok := shortPages.Load(target)
	if !ok {
		pages, _ = shortPages.LoadOrStore(target, allShortened(target))
	}
	return pages.(map[string]string)[name]
}

// shortPages are all pages by their names, by version. They are shortened once: it takes
// longer than to answer.
var shortPages sync.Map

func allShortened(target syntax.Version) map[string]string {
	all := map[string]string{}
	_, names := docs.Names()
	for _, name := range names {
		text, _ := docs.Protocol(name)
		all[name] = shorten(text, target)
	}
	return all
}

// shorten keeps of a page what is called, the plain code it stands for, what CPython
// says otherwise, since when, and the sources.
func shorten(text string, target syntax.Version) string {
	page := docs.Parse(text)
	parts := []string{strings.TrimSpace(page.Intro)}
	if blocks := page.Section("In plain code").Blocks("python"); len(blocks) > 1 {
		parts = append(parts, "In plain code:", "```python\n"+blocks[len(blocks)-1]+"```")
	}
	if otherwise := failures(page.Section("Otherwise").Text, target); otherwise != "" {
		parts = append(parts, otherwise)
	}
	last := oneLine(page.Section("Since").Text)
	if last != "" {
		last = "Since " + last + " "
	}
	var sources []string
	for line := range strings.Lines(page.Section("Sources").Text) {
		if source, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok {
			sources = append(sources, source)
		}
	}
	return strings.Join(append(parts, last+strings.Join(sources, " · ")), "\n\n") + "\n"
}

// failures returns a list of what goes wrong and what CPython says of it: each
// paragraph of the section with the last line of the text block that follows, of those
// of several versions the one that holds for target.
func failures(section string, target syntax.Version) string {
	var leads, quotes []string
	lead, language, said, since := "", "", "", 0
	for line := range strings.Lines(section) {
		fence, isFence := strings.CutPrefix(line, "```")
		minor, isSince := docs.Since(line)
		switch {
		case isFence && language == "":
			language, said = strings.TrimSpace(fence), ""
		case isFence:
			if language == "text" && strings.TrimSpace(lead) != "" {
				leads, quotes = append(leads, strings.TrimRight(oneLine(lead), ":.")), append(quotes, said)
				lead = ""
			} else if language == "text" && 0 < since && since <= int(target) {
				quotes[len(quotes)-1] = said
			}
			language = ""
		case language != "":
			said = strings.TrimSpace(line)
		case isSince:
			since = minor
		default:
			lead += strings.TrimSpace(line) + " "
		}
	}
	for i, quote := range quotes {
		leads[i] = "- " + leads[i] + ": `" + quote + "`"
	}
	return strings.Join(leads, "\n")
}

// oneLine returns the words of text with single blanks between them.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
