package hover

import (
	"strings"
	"sync"

	"awaiter/docs"
)

// shortPage returns the page of the given name as far as it fits a hover, "" if there
// is no such page.
func shortPage(name string) string { return shortPages()[name] }

// shortPages are all pages, shortened once: it takes longer than to answer.
var shortPages = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	_, names := docs.Names()
	for _, name := range names {
		text, _ := docs.Protocol(name)
		all[name] = shorten(text)
	}
	return all
})

// shorten keeps of a page what is called, the plain code it stands for, what CPython
// says otherwise, since when, and the sources.
func shorten(text string) string {
	page := docs.Parse(text)
	parts := []string{strings.TrimSpace(page.Intro)}
	if blocks := page.Section("In plain code").Blocks("python"); len(blocks) > 1 {
		parts = append(parts, "In plain code:", "```python\n"+blocks[len(blocks)-1]+"```")
	}
	if otherwise := failures(page.Section("Otherwise").Text); otherwise != "" {
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
// paragraph of the section with the last line of the text block that follows.
func failures(section string) string {
	var list []string
	lead, language, said := "", "", ""
	for line := range strings.Lines(section) {
		fence, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && language == "":
			language, said = strings.TrimSpace(fence), ""
		case isFence:
			if language == "text" && lead != "" {
				list = append(list, "- "+strings.TrimRight(oneLine(lead), ":.")+": `"+said+"`")
				lead = ""
			}
			language = ""
		case language != "":
			said = strings.TrimSpace(line)
		default:
			lead += line
		}
	}
	return strings.Join(list, "\n")
}

// oneLine returns the words of text with single blanks between them.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
