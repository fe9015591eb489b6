package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/rules"
)

var _ = define("generate", "", "write what is made of the rules and settings: tables, schema, manifest", func([]string) error {
	generated, err := generate(".")
	if err != nil {
		return err
	}
	for path, text := range generated {
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, text) {
			continue
		}
		if err := os.WriteFile(path, text, 0o666); err != nil {
			return err
		}
		fmt.Println("wrote", path)
	}
	return nil
})

// generate returns, by path, all files under root that are or hold something
// generated, as they should be.
func generate(root string) (map[string][]byte, error) {
	coverage, err := coveragePage(filepath.Join(root, "docs", "coverage.tsv"))
	if err != nil {
		return nil, err
	}
	threads, err := readThreads(root)
	if err != nil {
		return nil, err
	}
	precision, err := precisionPage(root)
	if err != nil {
		return nil, err
	}
	schema, err := settingsSchema()
	if err != nil {
		return nil, err
	}
	extension, err := manifestWithSettings(filepath.Join(root, manifest))
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{
		filepath.Join(root, "docs", "coverage.md"):          append(coverage, threadsTable(threads)...),
		filepath.Join(root, "docs", "library.md"):           knowledgePage(),
		filepath.Join(root, "docs", "precision.md"):         precision,
		filepath.Join(root, "docs", "settings.schema.json"): schema,
		filepath.Join(root, manifest):                       extension,
	}
	pages, err := markdown(root)
	if err != nil {
		return nil, err
	}
	for _, page := range pages {
		old, err := os.ReadFile(page)
		if err != nil {
			return nil, err
		}
		text, err := fillSections(page, string(old))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", page, err)
		}
		if text != "" {
			all[page] = []byte(text)
		}
	}
	return all, nil
}

// markdown returns the README of root and the pages under its docs.
func markdown(root string) ([]string, error) {
	var pages []string
	if readme := filepath.Join(root, "README.md"); exists(readme) {
		pages = append(pages, readme)
	}
	err := filepath.WalkDir(filepath.Join(root, "docs"), func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".md" {
			pages = append(pages, path)
		}
		return err
	})
	return pages, err
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// sections are what stands between "<!-- generated NAME -->" and "<!-- end -->" in
// Markdown pages. rulesFolder is the relative link from the page to docs/rules.
var sections = map[string]func(rulesFolder string) string{
	"rules":            rulesTable,
	"settings":         settingsReference,
	"comparison":       comparison,
	"comparison-table": comparisonTable,

	"performance-machine":        performanceTable("machine"),
	"performance-typing":         performanceTable("typing"),
	"performance-typing-beside":  performanceTable("typing-beside"),
	"performance-typing-by-hand": performanceTable("typing-by-hand"),
	"performance-typing-real":    performanceTable("typing-real"),
	"performance-tree":           performanceTable("tree"),
	"performance-start":          performanceTable("start"),
	"performance-imports":        performanceTable("imports"),
	"performance-memory":         performanceTable("memory"),
	"performance-files":          performanceTable("files"),
	"performance-checks":         performanceTable("checks"),
}

// fillSections returns the text of page with its generated sections written anew,
// "" if it has none.
func fillSections(page, text string) (string, error) {
	const begin, end = "<!-- generated ", "<!-- end -->"
	if !strings.Contains(text, begin) {
		return "", nil
	}
	folder := "docs/rules/"
	if inDocs, err := filepath.Rel("docs", page); err == nil && !strings.HasPrefix(inDocs, "..") {
		folder = strings.TrimPrefix(strings.Repeat("../", strings.Count(inDocs, string(filepath.Separator)))+"rules/", "../rules/")
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, begin)
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, rest, _ := strings.Cut(after, " -->")
		_, rest, closed := strings.Cut(rest, end)
		section := sections[name]
		if section == nil || !closed {
			return "", fmt.Errorf("the section %q is not known or has no end", name)
		}
		fmt.Fprintf(&b, "%s%s -->\n%s%s", begin, name, section(folder), end)
		text = rest
	}
}

// rulesTable lists the rules by family.
func rulesTable(folder string) string {
	byFamily := map[string][]*analysis.Rule{}
	var families []string
	for _, r := range rules.All() {
		if byFamily[r.Family] == nil {
			families = append(families, r.Family)
		}
		byFamily[r.Family] = append(byFamily[r.Family], r)
	}
	slices.Sort(families)
	var b strings.Builder
	b.WriteString("| rule | finds | severity |\n|---|---|---|\n")
	for _, family := range families {
		fmt.Fprintf(&b, "| **%s** | | |\n", family)
		for _, r := range byFamily[family] {
			severity := r.Severity.String()
			if r.OptIn {
				severity += ", off by default"
			}
			fmt.Fprintf(&b, "| [%s](%s%s.md) | %s | %s |\n", r.Name, folder, r.Name, summary(r.Name), severity)
		}
	}
	return b.String()
}
