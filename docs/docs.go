// Package docs embeds the pages that editors and `awaiter explain` show, so that
// what a user reads there is the file next to this one.
package docs

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed rules all:protocols
var pages embed.FS

// Rule returns the Markdown page of the named rule.
func Rule(name string) (string, bool) { return page("rules", name) }

// Protocol returns the Markdown page of a special method or an asynchronous
// statement, by the name of its file: "__aenter__", "async-with".
func Protocol(name string) (string, bool) { return page("protocols", name) }

// Names returns the names that Rule and Protocol know, each sorted.
func Names() (rules, protocols []string) { return names("rules"), names("protocols") }

// Summary returns the line that says what the named rule finds, "" if it has no page.
func Summary(rule string) string {
	text, _ := Rule(rule)
	line, _, _ := strings.Cut(strings.TrimSpace(Parse(text).Intro), "\n\n")
	return strings.Join(strings.Fields(line), " ")
}

func page(folder, name string) (string, bool) {
	b, err := pages.ReadFile(path.Join(folder, name+".md"))
	return string(b), err == nil
}

func names(folder string) []string {
	files, _ := fs.Glob(pages, folder+"/*.md")
	for i, file := range files {
		files[i] = strings.TrimSuffix(path.Base(file), ".md")
	}
	slices.Sort(files)
	return slices.DeleteFunc(files, func(name string) bool { return name == "README" })
}
