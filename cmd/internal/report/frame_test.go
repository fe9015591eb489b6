package report

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/fixes"
)

// TestMarksStandUnderTheCode marks the word x or longer in lines with characters of
// every width, and checks by columns that the marks stand under it.
func TestMarksStandUnderTheCode(t *testing.T) {
	for _, line := range []string{
		"[x]", "\t[x]", "ab\t[x]", "日本[x]", "e\u0301[x]", "👩‍👩‍👧 [x]", "🇩🇪[x]", "\f[x]", "\uFEFF[x]", "\x1b[31m[x]", "a\u202Eb[x]", "\xff[x]", "[日本語]x", "[\tx]y", "ｗｉｄｅ [x] = 1", "[👍🏽]",
		"नमस्ते [x]", "[]", "[]x", "x = 1[]", strings.Repeat("a", 500) + "[x]" + strings.Repeat("b", 500), strings.Repeat("日", 500) + "[x]", "[x]" + strings.Repeat("b", 1000), "[" + strings.Repeat("x", 1000) + "]",
	} {
		for _, width := range []int{0, 40, 80} {
			start, end := strings.Index(line, "["), strings.LastIndex(line, "]")
			if strings.Contains(line, "31m") {
				start = strings.LastIndex(line, "[")
			}
			code := line[:start] + line[start+1:end] + line[end+1:]
			var b strings.Builder
			f := frame{style: Style{Width: width}, digits: 1, b: &b}
			f.marked(source.New(code+"\n"), source.Span{Start: start, End: end - 1}, "^", red, "", 0)
			lines := strings.Split(b.String(), "\n")
			shown, marks := strings.TrimPrefix(lines[0], "1 |"), strings.TrimPrefix(lines[1], "  |")
			from := strings.Index(marks, "^")
			count := strings.Count(marks, "^")
			if limit := max(width, widest) + 6; width > 0 && uniseg.StringWidth(lines[0]) > width || uniseg.StringWidth(lines[0]) > limit {
				t.Errorf("%q in %d columns: shown in %d", line, width, uniseg.StringWidth(lines[0]))
			}
			under := columnsBetween(shown, from, from+count)
			want := code[start : end-1]
			if len(want) > 100 || want == "" || strings.Contains(want, "\t") {
				continue
			}
			if under != want {
				t.Errorf("%q in %d columns: the marks stand under %q\n%s", line, width, under, b.String())
			}
		}
	}
}

// TestManyFindingsInOneLine shows some of many findings in a line of a megabyte, each
// of which must cost no more than what is shown of it.
func TestManyFindingsInOneLine(t *testing.T) {
	text := source.New("above\n" + strings.Repeat("é = 'a' + ", 1<<17) + "\nbelow\n")
	var b strings.Builder
	f := frame{style: Style{Width: 80}, digits: 1, b: &b}
	for at := range 2000 {
		offset := text.LineSpan(1).Start + at*11
		b.Reset()
		f.marked(text, source.Span{Start: offset, End: offset + 2}, "^", red, "", 1)
		lines := strings.Split(b.String(), "\n")
		shown := lines[0]
		if len(lines) > 2 && strings.HasPrefix(shown, "1") {
			shown = lines[1]
		}
		marks := lines[len(lines)-2]
		if strings.HasPrefix(marks, "3") {
			marks = lines[len(lines)-3]
		}
		if column := strings.Index(marks, "^"); uniseg.StringWidth(shown) > 80 || columnsBetween(shown, column, column+1) != "é" {
			t.Fatalf("at %d:\n%s", offset, b.String())
		}
	}
}

// columnsBetween returns what a terminal shows in the columns from from to to.
func columnsBetween(s string, from, to int) string {
	var b strings.Builder
	column := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if column >= from && column < to {
			b.WriteString(g.Str())
		}
		column += g.Width()
	}
	return b.String()
}

func TestNothingThatATerminalObeysIsShown(t *testing.T) {
	evil := "x = '\x1b]0;owned\x07' + '\u202E' + '\x9b31m' + '\r' # \u2066\x00\x7f\u200f"
	rule := &analysis.Rule{Name: "evil", Severity: analysis.Error}
	d := (&analysis.Diagnostic{Rule: rule, Span: source.Span{Start: 0, End: 1}, Message: "bad " + evil}).With(fixes.Fix{Title: evil, Edits: []fixes.Edit{{New: "x"}}})
	r := &Report{Files: 1, Found: []File{{Path: "a\x1b[2J.py", Text: source.New(evil + "\nsecond"), Diagnostics: []*analysis.Diagnostic{d}}}}
	for _, format := range []string{"text", "concise"} {
		var b strings.Builder
		if err := Write(&b, format, r, Style{}); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(strings.ReplaceAll(b.String(), "\n", ""), func(r rune) bool { return r != '\uFFFD' && isHidden(r) }); i >= 0 {
			t.Errorf("%s shows a character that a terminal obeys at %d:\n%q", format, i, b.String())
		}
	}
}

func TestGitHubEscapes(t *testing.T) {
	if got := githubProperty("a:b,c%d\r\n"); got != "a%3Ab%2Cc%25d%0D%0A" {
		t.Error(got)
	}
	if got := githubData("50% of\n::error::x"); got != "50%25 of%0A::error::x" {
		t.Error(got)
	}
}

func TestXMLText(t *testing.T) {
	if got := xmlText("a\x00b\x1bc\uFFFEd\n"); got != "a\uFFFDb\uFFFDc\uFFFDd\n" {
		t.Errorf("%q", got)
	}
}

func TestFingerprintsSurviveLinesAbove(t *testing.T) {
	rule := &analysis.Rule{Name: "r"}
	at := func(text string) string {
		i := strings.Index(text, "fetch")
		return fingerprint("a.py", source.New(text), &analysis.Diagnostic{Rule: rule, Span: source.Span{Start: i, End: i + 5}, Message: "m"})
	}
	if at("fetch()\n") != at("import x\n\n\n    fetch()\n") {
		t.Error("lines above change the fingerprint")
	}
	if at("fetch()\n") == at("await fetch()\n") {
		t.Error("other code has the same fingerprint")
	}
}
