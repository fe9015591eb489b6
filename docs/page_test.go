package docs

import (
	"slices"
	"testing"
)

func TestParse(t *testing.T) {
	page := Parse("# name\n\nWhat.\n\n## Example\n\n```python\n# a comment\n## another\nx = 1\n```\n\n```text\n1\n```\n\n```python\n```\n\n## References\n\n- one\n")
	if page.Title != "name" || page.Intro != "\nWhat.\n\n" || len(page.Sections) != 2 {
		t.Fatalf("%q", page)
	}
	if got := page.Section("Example").Blocks("python"); !slices.Equal(got, []string{"# a comment\n## another\nx = 1\n", ""}) {
		t.Errorf("python blocks: %q", got)
	}
	if got := page.Section("Example").Block("text"); got != "1\n" {
		t.Errorf("text block: %q", got)
	}
	if got := page.Section("References").Text; got != "\n- one\n" {
		t.Errorf("References: %q", got)
	}
	if got := page.Section("Nowhere").Block("python"); got != "" {
		t.Errorf("no section: %q", got)
	}
}
