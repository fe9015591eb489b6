package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"awaiter/analysis/rules"
	"awaiter/analysis/workspace"
)

// settingsReference describes every setting of the table in analysis/workspace.
func settingsReference(string) string {
	var b strings.Builder
	for _, s := range slices.Concat(workspace.KnownSettings(), workspace.RuleSettings(rules.All())) {
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\nType: %s. Default: %s.\n\n```toml\n", s.Name, s.Doc, s.Type, s.Default)
		if !strings.HasPrefix(s.Example, "[") {
			b.WriteString("[tool.awaiter]\n")
		}
		fmt.Fprintf(&b, "%s\n```\n", s.Example)
	}
	b.WriteString("\n")
	return b.String()
}

// settingsSchema is the JSON schema of the settings, for editors that check TOML.
func settingsSchema() ([]byte, error) {
	b, err := json.MarshalIndent(workspace.Schema(rules.All()), "", "  ")
	return append(b, '\n'), err
}
