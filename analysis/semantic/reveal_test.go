package semantic_test

import (
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// TestReveal compares, for every "reveal(expr)  # type: words" in the cases, what
// is known of the expression with the words; "?" is Unknown. "# seen: words" asks for
// what calls pass, "# name: words" for the qualified name.
func TestReveal(t *testing.T) {
	for name, text := range readCases(t, "types") {
		t.Run(name, func(t *testing.T) {
			w := newWorld("main.py", text)
			asked := 0
			for file := range w.texts {
				asked += reveal(t, w.module(file), file)
			}
			if asked == 0 {
				t.Error("reveals nothing")
			}
		})
	}
}

func reveal(t *testing.T, m *semantic.Module, file string) int {
	text, asked := m.Tree.Text, 0
	for call := range syntax.All[syntax.Call](m.Tree.Root()) {
		if call.Func().Text() != "reveal" {
			continue
		}
		line := text.Line(call.Span().Start)
		_, comment, _ := strings.Cut(text.Slice(text.LineSpan(line)), "#")
		what, want, ok := strings.Cut(strings.TrimSpace(comment), ": ")
		if !ok {
			t.Errorf("%s:%d: reveal without expectation", file, line+1)
			continue
		}
		asked++
		var got string
		switch what {
		case "type":
			got = m.TypeOf(call.Arg(0)).String()
		case "seen":
			got = m.SeenType(call.Arg(0)).String()
		case "name":
			got = m.QualifiedName(call.Arg(0))
		case "runtime":
			got = m.TypeOf(call.Arg(0)).RuntimeName()
		default:
			t.Errorf("%s:%d: cannot reveal %q", file, line+1, what)
		}
		if got == "" {
			got = "?"
		}
		if got != want {
			t.Errorf("%s:%d: %s of %s is %s, want %s", file, line+1, what, call.Arg(0).Text(), got, want)
		}
	}
	return asked
}
