package main

import (
	"encoding/json"
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

func rulesCommand() *command {
	return &command{
		name: "rules", usage: "[OPTION…] [RULES]", summary: "List the rules",
		help: `RULES is a family (await), another tool's id or the beginning of one (ASYNC1), or a
name; without it, all rules are listed.
`,
		flags: func(flags *pflag.FlagSet) {
			flags.String("format", "text", "how to list them: `FORMAT` is text or json")
			flags.String("color", "auto", "`WHEN` to use colours: auto, always or never")
		},
		run: runRules,
	}
}

func runRules(w *world, flags *pflag.FlagSet) int {
	rules := w.rules
	if word := flags.Arg(0); word != "" {
		if err := workspace.CheckRuleWord(word, w.rules); err != nil {
			return w.fail("%s", err)
		}
		rules = workspace.RulesCalled(word, w.rules)
	}
	switch format := stringFlag(flags, "format"); format {
	case "text":
		io.WriteString(w.out, listRules(rules, w.style(w.out, stringFlag(flags, "color"))))
	case "json":
		b, err := json.MarshalIndent(describeRules(rules), "", "  ")
		if err != nil {
			return w.fail("%s", err)
		}
		w.out.Write(append(b, '\n'))
	default:
		return w.fail("%s", notOneOf("--format", format, []string{"text", "json"}))
	}
	return exitClean
}

// listRules writes the rules by family.
func listRules(rules []*analysis.Rule, style report.Style) string {
	byFamily := map[string][]*analysis.Rule{}
	var families []string
	for _, r := range rules {
		if byFamily[r.Family] == nil {
			families = append(families, r.Family)
		}
		byFamily[r.Family] = append(byFamily[r.Family], r)
	}
	slices.Sort(families)
	var b strings.Builder
	for i, family := range families {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s\n", style.Bold(family))
		for _, r := range byFamily[family] {
			off := ""
			if r.OptIn {
				off = style.Dim(" (off by default)")
			}
			severity := style.Severity(r.Severity) + strings.Repeat(" ", 8-len(r.Severity.String()))
			fmt.Fprintf(&b, "  %s%-32s %s%s\n", severity, r.Name, report.Inline(docs.Summary(r.Name), style), off)
		}
	}
	return b.String()
}

// describedRule is a rule in the JSON of the command.
type describedRule struct {
	Name     string   `json:"name"`
	Family   string   `json:"family"`
	Severity string   `json:"severity"`
	Summary  string   `json:"summary"`
	Since    string   `json:"since"`
	Default  bool     `json:"default"`
	Aliases  []string `json:"aliases"`
}

func describeRules(rules []*analysis.Rule) []describedRule {
	all := []describedRule{}
	for _, r := range rules {
		all = append(all, describedRule{r.Name, r.Family, r.Severity.String(), docs.Summary(r.Name), r.Since, !r.OptIn, append([]string{}, r.Aliases...)})
	}
	return all
}
