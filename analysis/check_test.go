package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// badCall finds every call of a function called "bad".
var badCall = &analysis.Rule{
	Name:    "bad-call",
	Family:  "calls",
	Aliases: []string{"E1701", "not-async-context-manager", "mypy:attr-defined", "pyright:reportBad", "ty:invalid-await"},
	Check: func(p *analysis.Pass) {
		for call := range syntax.All[syntax.Call](p.Root()) {
			if call.Func().Text() == "bad" {
				p.Report(call, "'bad' is called")
			}
		}
	},
}

func analyze(t *testing.T, text string) *semantic.Module {
	t.Helper()
	parser := syntax.NewParser()
	defer parser.Close()
	return semantic.Analyze("test", false, parser.Parse(source.New(text)), syntax.NewestVersion, nil)
}

func TestCheckSortsAndMerges(t *testing.T) {
	rule := func(name string, spans ...source.Span) *analysis.Rule {
		return &analysis.Rule{Name: name, Check: func(p *analysis.Pass) {
			for _, s := range spans {
				p.Report(at(s), "from %s", name)
			}
		}}
	}
	m := analyze(t, "abc = defg\n")
	found := analysis.Check(m, []*analysis.Rule{
		rule("b", source.Span{Start: 6, End: 10}, source.Span{Start: 0, End: 3}, source.Span{Start: 0, End: 3}),
		rule("a", source.Span{Start: 6, End: 10}, source.Span{Start: 0, End: 1}),
	}, nil)
	var got []string
	for _, d := range found {
		got = append(got, d.Span.String()+" "+d.Message)
	}
	want := []string{"[0,1) from a", "[0,3) from b", "[6,10) from a", "[6,10) from b"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// at is a Spanner that is no node.
type at source.Span

func (s at) Span() source.Span { return source.Span(s) }

func TestCheckSurvivesAPanic(t *testing.T) {
	panics := &analysis.Rule{Name: "panics", Check: func(p *analysis.Pass) {
		p.Report(p.Root(), "found before")
		panic("no")
	}}
	m := analyze(t, "bad()\n")
	var crashed string
	found := analysis.Check(m, []*analysis.Rule{panics, badCall}, &analysis.Config{
		Crashed: func(r *analysis.Rule, reason any) { crashed = r.Name + ": " + reason.(string) },
	})
	if len(found) != 1 || found[0].Rule != badCall || crashed != "panics: no" {
		t.Errorf("found %v, crashed %q", found, crashed)
	}
	defer func() {
		if recover() == nil {
			t.Error("without Crashed the panic must go on")
		}
	}()
	analysis.Check(m, []*analysis.Rule{panics}, nil)
}

func TestCheckConfig(t *testing.T) {
	m := analyze(t, "bad()\n")
	optIn := *badCall
	optIn.OptIn = true
	if found := analysis.Check(m, []*analysis.Rule{&optIn}, nil); len(found) != 0 {
		t.Errorf("a rule that is opt-in found %v", found)
	}
	found := analysis.Check(m, []*analysis.Rule{&optIn}, &analysis.Config{
		Enabled:  func(*analysis.Rule) bool { return true },
		Severity: func(*analysis.Rule) analysis.Severity { return analysis.Hint },
	})
	if len(found) != 1 || found[0].Severity != analysis.Hint {
		t.Errorf("found %v, want one hint", found)
	}
}

func TestIsCalled(t *testing.T) {
	for word, want := range map[string]bool{
		"bad-call": true, "BAD-CALL": true, "calls": true, "all": true, "ALL": true,
		"E1701": true, "e1701": true, "E17": true, "E2": false, "E": false, "E17011": false,
		"not-async-context-manager": true, "not-async": false, "mypy:attr-defined": true, "attr-defined": false, "": false,
	} {
		if got := badCall.IsCalled(word); got != want {
			t.Errorf("IsCalled(%q) = %v", word, got)
		}
	}
}

// TestSuppression has programs in which every finding of badCall is suppressed but
// those of calls with the argument 1, "bad(1)".
func TestSuppression(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":                        "bad(1)\n",
		"all rules":                      "bad()  # awaiter: ignore\nbad(1)\n",
		"by name":                        "bad()  # awaiter: ignore[bad-call]\nbad(1)\n",
		"by family":                      "bad()  # awaiter: ignore[calls]\n",
		"one of several":                 "bad()  # awaiter: ignore[other-rule, bad-call]\n",
		"another rule":                   "bad(1)  # awaiter: ignore[other-rule]\n",
		"no rule at all":                 "bad(1)  # awaiter: ignore[]\n",
		"behind other words":             "bad()  # why: see below # awaiter:ignore[bad-call]\n",
		"the line above":                 "# awaiter: ignore[bad-call]\nbad()\nbad(1)\n",
		"comments above":                 "# awaiter: ignore[bad-call]\n# noqa: F401\nbad()\n",
		"not two lines above":            "# awaiter: ignore[bad-call]\n\nbad(1)\n",
		"the file":                       "bad()\n# awaiter: ignore-file[bad-call]\nbad()\n",
		"the file, all":                  "# awaiter: ignore-file\nbad()\n",
		"the file, another rule":         "# awaiter: ignore-file[other-rule]\nbad(1)\n",
		"noqa":                           "bad()  # noqa\nbad(1)\n",
		"noqa without spaces":            "bad()  #noqa:E1701\n",
		"noqa in capitals":               "bad()  # NOQA : e1701\n",
		"noqa with codes":                "bad()  # noqa: F401,E1701 because\n",
		"noqa of others":                 "bad(1)  # noqa: F401\n",
		"noqa with words":                "bad()  # noqa: this is fine\n",
		"noqa by name":                   "bad()  # noqa: bad-call\n",
		"ruff, file":                     "bad()\n# ruff: noqa\n",
		"ruff, file, code":               "bad()\n# ruff: noqa: E1701\n",
		"ruff, file, other code":         "bad(1)\n# ruff: noqa: F401\n",
		"flake8, file":                   "# flake8: noqa\nbad()\n",
		"flake8, not behind code":        "x = 1  # flake8: noqa\nbad(1)\n",
		"ruff, range":                    "bad(1)\n# ruff: disable[E1701]\nbad()\n# ruff: enable[E1701]\nbad(1)\n",
		"ruff, line":                     "# ruff: ignore[E1701]\nbad()\nbad()  # ruff: ignore[E1701]\n",
		"pylint, line":                   "bad()  # pylint: disable=E1701\nbad(1)\n",
		"pylint, symbol":                 "bad()  # pylint: disable=unused,not-async-context-manager\n",
		"pylint, all":                    "bad()  # pylint: disable=all\n",
		"pylint, other":                  "bad(1)  # pylint: disable=C0114\n",
		"pylint, next":                   "# pylint: disable-next=E1701\nbad()\nbad(1)\n",
		"pylint, rest of the file":       "bad(1)\n# pylint: disable=E1701\nbad()\ndef f():\n    bad()\n",
		"pylint, rest of the block":      "def f():\n    bad(1)\n    # pylint: disable=E1701\n    bad()\n    if x:\n        bad()\nbad(1)\n",
		"pylint, enabled again":          "def f():\n    # pylint: disable=E1701\n    bad()\n    # pylint: enable=E1701\n    bad(1)\n",
		"pylint, suite":                  "def f():  # pylint: disable=E1701\n    bad()\nbad(1)\n",
		"pylint, file":                   "# pylint: skip-file\nbad()\n",
		"noqa does not speak of a suite": "def f():  # noqa\n    bad(1)\n",
		"mypy":                           "bad()  # type: ignore\nbad()  # type: ignore[attr-defined]\nbad(1)  # type: ignore[misc]\n",
		"mypy, with our name":            "bad()  # type: ignore[misc, awaiter:bad-call]\n",
		"mypy, file":                     "# type: ignore\nbad()\n",
		"mypy, not below code":           "x = 1\n# type: ignore\nbad(1)\n",
		"pyright":                        "bad()  # pyright: ignore[reportBad]\nbad(1)  # pyright: ignore[reportGood]\n",
		"ty":                             "bad()  # ty: ignore[invalid-await]\n",
		"pyrefly knows nothing of it":    "bad(1)  # pyrefly: ignore\n",
		"sonar":                          "bad()  # NOSONAR\nbad(1)  # NOSONAR(S123)\nbad()  # NOSONAR(E1701)\n",
		"first line of several":          "x = (  # noqa\n    1,\n    bad(),\n    2,\n)\n",
		"last line of several":           "x = (\n    1,\n    bad(),\n    2,\n)  # noqa\n",
		"own line of several":            "x = (\n    1,\n    bad(),  # noqa\n    2,\n)\n",
		"another line of several":        "x = (\n    1,  # noqa\n    bad(1),\n    2,\n)\n",
		"multi-line string":              "x = bad(\"\"\"\n  # noqa no comment\n\"\"\")  # noqa\n",
		"no comment in a string":         "x = bad(1), \"# noqa\"\n",
		"header, first line":             "with x(  # noqa\n    bad(),\n    y,\n):\n    bad(1)\n",
		"header, last line":              "with x(\n    bad(),\n    y,\n):  # noqa\n    bad(1)\n",
		"header, comments below":         "with x(\n    bad(),\n    y,\n):  # noqa\n    # noqa of nothing\n\n    bad(1)\n",
		"header and body in a line":      "if bad(): bad()  # noqa\n",
		"elif":                           "if x:\n    pass\nelif bad():  # noqa\n    bad(1)\n",
		"except":                         "try:\n    pass\nexcept bad():  # noqa\n    bad(1)\n",
		"decorator":                      "@bad()  # noqa\ndef f():\n    bad(1)\n",
		"CRLF":                           "bad()  # noqa\r\nbad(1)\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			for _, d := range analysis.Check(analyze(t, text), []*analysis.Rule{badCall}, nil) {
				if call := text[d.Span.Start:d.Span.End]; call != "bad(1)" {
					t.Errorf("%s is found in\n%s", call, text)
				}
			}
			want := strings.Count(text, "bad(1)")
			if got := len(analysis.Check(analyze(t, text), []*analysis.Rule{badCall}, nil)); got < want {
				t.Errorf("%d findings, want %d in\n%s", got, want, text)
			}
		})
	}
}
