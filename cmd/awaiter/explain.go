package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"awaiter/analysis"
	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
	"awaiter/docs"
)

func explainCommand() *command {
	return &command{
		name: "explain", usage: "RULE | FAMILY | METHOD | STATEMENT", summary: "Explain a rule, a special method or an asynchronous statement",
		help: `Shows the page of a rule (never-awaited), of another tool's id for the same mistake
(ASYNC251), of a special method (__aenter__, or aenter) or of a statement
("async with"); of a family (protocol) and of the beginning of an id (ASYNC1), the
rules that they mean. Into a pipe it writes the Markdown of the page as it is.
`,
		flags: func(flags *pflag.FlagSet) {
			flags.String("color", "auto", "`WHEN` to use colours: auto, always or never")
		},
		run: runExplain,
	}
}

func runExplain(w *world, flags *pflag.FlagSet) int {
	if flags.NArg() == 0 {
		return w.usageError(explainCommand(), "what is to be explained?")
	}
	word := strings.TrimSpace(strings.Join(flags.Args(), " "))
	pages := w.pagesFor(word)
	if len(pages) == 0 {
		message := fmt.Sprintf("there is no page about '%s'", word)
		if nearest := workspace.Nearest(word, w.explainable()); nearest != "" {
			message += fmt.Sprintf("; did you mean '%s'?", nearest)
		} else {
			message += "; 'awaiter rules' lists the rules"
		}
		return w.fail("%s", message)
	}
	style := w.style(w.out, stringFlag(flags, "color"))
	_, isTerminal := w.terminal(w.out)
	for i, page := range pages {
		if i > 0 {
			io.WriteString(w.out, "\n")
		}
		if isTerminal || stringFlag(flags, "color") == "always" {
			page = report.Markdown(page, style)
		}
		io.WriteString(w.out, page)
	}
	return exitClean
}

// pagesFor returns the pages that word means: that of a protocol, else those of the
// rules that have it as a name or an id, else a list of those that it means.
func (w *world) pagesFor(word string) []string {
	var pages []string
	called := workspace.RulesCalled(word, w.rules)
	for _, name := range protocolNames(word) {
		page, ok := docs.Protocol(name)
		switch {
		case ok && len(called) > 0:
			return []string{page, listPage(word, called)} // a family is called like the statement
		case ok:
			return []string{page}
		}
	}
	for _, r := range w.rulesCalled(word) {
		if page, ok := docs.Rule(r.Name); ok {
			pages = append(pages, page)
		}
	}
	if len(pages) > 0 {
		return pages
	}
	if page, ok := docs.Rule(word); ok {
		return []string{page}
	}
	if len(called) > 0 {
		return []string{listPage(word, called)}
	}
	return nil
}

// listPage is a page for a word that means several rules.
func listPage(word string, rules []*analysis.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s:\n\n", word, count(len(rules), "rule"))
	for _, r := range rules {
		fmt.Fprintf(&b, "- `%s` (%s): %s\n", r.Name, r.Severity, docs.Summary(r.Name))
	}
	return b.String()
}

// rulesCalled returns the one rule with that name, or those that share an id.
// A family is not one thing to explain.
func (w *world) rulesCalled(word string) []*analysis.Rule {
	if i := slices.IndexFunc(w.rules, func(r *analysis.Rule) bool { return strings.EqualFold(r.Name, word) }); i >= 0 {
		return w.rules[i : i+1]
	}
	return slices.DeleteFunc(slices.Clone(w.rules), func(r *analysis.Rule) bool {
		return !slices.ContainsFunc(r.Aliases, func(id string) bool { return strings.EqualFold(id, word) })
	})
}

// protocolNames are the ways in which word may be the name of a protocol's page.
func protocolNames(word string) []string {
	word = strings.TrimSuffix(strings.TrimPrefix(word, "@"), "()")
	lower := strings.ToLower(word)
	bare := strings.Trim(lower, "_")
	return []string{word, lower, strings.ReplaceAll(lower, " ", "-"), "__" + bare + "__", bare}
}

// explainable returns all words for which there is a page.
func (w *world) explainable() []string {
	ruleNames, protocols := docs.Names()
	names := slices.Concat(ruleNames, protocols)
	return append(names, workspace.RuleWords(w.rules)...)
}
