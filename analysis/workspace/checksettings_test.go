package workspace

import (
	"fmt"
	"strings"
	"testing"
)

// TestCheckSettings has texts of configuration files, and what is wrong in them: the
// words that it is about, and of its message the beginning.
func TestCheckSettings(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"awaiter.toml", "", ""},
		{"awaiter.toml", "ignore = [\"never-awaited\"]\n", ""},
		{"awaiter.toml", "selct = []\n", "selct: there is no setting 'selct'"},
		{"awaiter.toml", "\ufeffselct = []\n", "selct: there is no setting 'selct'"},
		{"awaiter.toml", "\"selct\" = []\n", "\"selct\": there is no setting 'selct'"},
		{"awaiter.toml", "# 日本語 🎉\r\nignore = [ \"never-awaited\", # 日本語\r\n  'nevr-awaited' ]\r\n", "'nevr-awaited': no rule, family or id is called 'nevr-awaited'"},
		{"awaiter.toml", "ignore = [\"日本語\", \"nevr-awaited\"]", "\"日本語\": no rule, family or id is called '日本語'; \"nevr-awaited\": no rule, family or id is called 'nevr-awaited'"},
		{"awaiter.toml", "inlay-hints = 3\n", "inlay-hints: 'inlay-hints' is"},
		{"awaiter.toml", "[severity]\nnever-awaited = \"lout\"\n", "never-awaited: "},
		{"awaiter.toml", "ignore = [\n", ": "},
		{"awaiter.toml", "ignore = = 3\n", "= 3: "},
		{"pyproject.toml", "selct = []\n[tool.ruff]\nawaiter = 3\n", ""},
		{"pyproject.toml", "ignore = [\n", ""},
		{"pyproject.toml", "[tool.awaiter]\nselct = []\n", "selct: there is no setting 'selct'"},
		{"pyproject.toml", "[tool]\nawaiter = 3\n", "awaiter: 'awaiter' is"},
	} {
		var got []string
		for _, m := range CheckSettings("/p/"+c.name, c.text, testRules) {
			got = append(got, fmt.Sprintf("%s: %s", c.text[m.At.Start:m.At.End], m.Message))
		}
		want := strings.Split(c.want, "; ")
		if c.want == "" {
			want = nil
		}
		if len(got) != len(want) {
			t.Errorf("%s %q has %q, want %q", c.name, c.text, got, want)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], want[i]) {
				t.Errorf("%s %q has %q, want %q", c.name, c.text, got[i], want[i])
			}
		}
	}
}
