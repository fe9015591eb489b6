package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
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

// manifest is the manifest of the VS Code extension.
const manifest = "editors/vscode/package.json"

// manifestWithSettings returns the manifest at path with the settings written anew
// that VS Code is to know, a line for each. What users do not choose stays with the
// project's own file, so the defaults are only shown.
func manifestWithSettings(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	const begin, end = "\"title\": \"Checks\",\n        \"properties\": {\n", "\n        }"
	before, after, found := strings.Cut(string(text), begin)
	i := strings.Index("\n"+after, end)
	if !found || i < 0 {
		return nil, fmt.Errorf("%s has no place for the settings", path)
	}
	schemas := workspace.Schema(rules.All())["properties"].(map[string]any)
	var lines []string
	for _, s := range workspace.KnownSettings() {
		schema := schemas[s.Name].(map[string]any)
		schema["scope"], schema["markdownDescription"] = "resource", s.Doc
		delete(schema, "description")
		var value any
		if json.Unmarshal([]byte(strings.Trim(s.Default, "`")), &value) == nil {
			schema["default"] = value
		}
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(schema); err != nil {
			return nil, err
		}
		lines = append(lines, fmt.Sprintf("          %q: %s", "awaiter."+s.EditorName(), strings.TrimSpace(b.String())))
	}
	return []byte(before + begin + strings.Join(lines, ",\n") + ("\n" + after)[i:]), nil
}
