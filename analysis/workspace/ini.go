package workspace

import "strings"

// parseINI reads a file such as setup.cfg: values by section and key. A line that is
// indented goes on with the value above it. What is no such line is passed over.
func parseINI(content string) map[string]map[string]string {
	sections := map[string]map[string]string{}
	section, key := map[string]string{}, ""
	for line := range strings.Lines(strings.TrimPrefix(content, "\ufeff")) {
		text := strings.TrimSpace(line)
		switch {
		case text == "" || text[0] == '#' || text[0] == ';':
		case text[0] == '[' && strings.HasSuffix(text, "]"):
			name := strings.ToLower(strings.TrimSpace(text[1 : len(text)-1]))
			if sections[name] == nil {
				sections[name] = map[string]string{}
			}
			section, key = sections[name], ""
		case line[0] == ' ' || line[0] == '\t':
			if key != "" {
				section[key] += "\n" + text
			}
		default:
			key = ""
			if i := strings.IndexAny(text, "=:"); i > 0 {
				key = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(text[:i])), "_", "-")
				section[key] = strings.TrimSpace(text[i+1:])
			}
		}
	}
	return sections
}
