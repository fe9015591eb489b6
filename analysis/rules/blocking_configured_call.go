package rules

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

var BlockingConfiguredCall = define(analysis.Rule{
	Name: "blocking-configured-call", Family: "blocking", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"94"},
	Aliases: []string{"ASYNC200"},
	Check:   blockingConfiguredCall,
	Options: []analysis.Option{{
		Name: "calls", Default: map[string]string{}, Entry: analysis.CheckNamePattern,
		Example: `{ "legacy.fetch" = "await client.get()", "*.Session.commit" = "" }`,
		Doc:     "What blocks: patterns of dotted names, with `*` for any letters and dots, and for each the advice to show, or an empty string. A function is meant by the name under which it is imported, a method by its class, and both by the name that stands in the text. flake8-async's `async200-blocking-calls` adds to it.",
	}},
})

// A function that blocks makes all tasks wait that share the thread; which functions
// of a project do, its authors know.
func blockingConfiguredCall(p *analysis.Pass) {
	calls := analysis.OptionOf[map[string]string](p, "calls")
	if len(calls) == 0 {
		return
	}
	isListed := func(p *analysis.Pass, call syntax.Call) bool { _, ok := listedAs(p, calls, call); return ok }
	for w := range waits(p, isListed) {
		advice, _ := listedAs(w.in, calls, w.last())
		what := "is listed as blocking"
		if advice = strings.Trim(strings.Join(strings.Fields(advice), " "), "."); advice != "" {
			what += " (" + advice + ")"
		}
		w.report(p, what).Fix(inThread(p, w.first()))
	}
}

// listedAs returns the advice for what call calls, if one of the patterns means it;
// that of the longest of several.
func listedAs(p *analysis.Pass, patterns map[string]string, call syntax.Call) (advice string, ok bool) {
	names, longest := namesOf(p, call), ""
	for pattern := range patterns {
		matches := func(name string) bool { return analysis.MatchesName(pattern, name) }
		if longer := len(pattern) > len(longest) || len(pattern) == len(longest) && pattern > longest; longer && slices.ContainsFunc(names, matches) {
			longest = pattern
		}
	}
	advice, ok = patterns[longest]
	return advice, ok
}

// namesOf returns the dotted names of what call calls.
func namesOf(p *analysis.Pass, call syntax.Call) []string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	add(p.QualifiedName(call.Func()))
	add(p.Callee(call).QualifiedName())
	if a := syntax.As[syntax.Attribute](call.Func()); a.Exists() {
		if class := p.TypeOf(a.Value()).Class(); class != nil {
			for _, c := range class.MRO() {
				add(c.QualifiedName() + "." + a.Attr().Text())
			}
		}
	}
	if isDottedName(call.Func()) {
		add(strings.Join(strings.Fields(call.Func().Text()), ""))
	}
	return names
}
