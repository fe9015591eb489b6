package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"awaiter/analysis"
	"awaiter/analysis/rules"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var update = flag.Bool("update", false, "write what is compared into testdata/cli")

// TestScripts runs testdata/cli. Besides the commands of testscript there are:
//
//	awaiter N ARG… [<FILE]   run awaiter in this process; it must exit with N
//	valid json|sarif|junit|gitlab FILE
//	same-mode FILE OCTAL
//	bytes FILE 'GO STRING'   write, with escapes
//	large N FILE             write a line of N bytes with a finding at its end
//	deep N FILE              write N brackets and a finding below
//
// The rules are those below, unless RULES=real. With TTY=80 all streams are
// terminals of 80 columns. What is kept between runs is in the folder CACHE; without it
// nothing is.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/cli",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir+"/home")
			e.Setenv("TERM", "xterm")
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, fmt.Errorf("there is no condition %s", name)
			}
			return os.Getuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"awaiter": runInScript, "valid": validate, "same-mode": checkMode, "bytes": writeBytes,
			"large": func(ts *testscript.TestScript, _ bool, args []string) {
				n, err := strconv.Atoi(args[0])
				ts.Check(err)
				ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte("x = ["+strings.Repeat("1, ", n/3)+"fetch()]\n"), 0o644))
			},
			"deep": func(ts *testscript.TestScript, _ bool, args []string) {
				n, err := strconv.Atoi(args[0])
				ts.Check(err)
				ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte("x = "+strings.Repeat("(", n)+"1"+strings.Repeat(")", n)+"\nfetch()\n"), 0o644))
			},
		},
	})
}

func runInScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: awaiter EXIT-CODE ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	w := &world{in: strings.NewReader(""), out: ts.Stdout(), err: ts.Stderr(), folder: ts.MkAbs("."), env: ts.Getenv, rules: scriptRules}
	if cache := ts.Getenv("CACHE"); cache != "" {
		w.cache = ts.MkAbs(cache)
	}
	w.terminal = func(any) (int, bool) {
		width, err := strconv.Atoi(ts.Getenv("TTY"))
		return width, err == nil
	}
	args = args[1:]
	if last := len(args) - 1; last >= 0 && strings.HasPrefix(args[last], "<") {
		w.in, args = strings.NewReader(ts.ReadFile(args[last][1:])), args[:last]
	}
	if ts.Getenv("RULES") == "real" {
		w.rules = rules.All()
	}
	code := run(args, w)
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

func checkMode(ts *testscript.TestScript, neg bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := fmt.Sprintf("%o", info.Mode().Perm()); got != args[1] {
		ts.Fatalf("mode %s, want %s", got, args[1])
	}
}

func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	content, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o644))
}

// validate checks the form of a report beyond what a comparison shows.
func validate(ts *testscript.TestScript, neg bool, args []string) {
	content := []byte(ts.ReadFile(args[1]))
	switch args[0] {
	case "junit":
		decoder := xml.NewDecoder(bytes.NewReader(content))
		for {
			if _, err := decoder.Token(); err == io.EOF {
				return
			} else if err != nil {
				ts.Fatalf("%v", err)
			}
		}
	case "jsonl":
		for line := range bytes.Lines(content) {
			ts.Check(validJSON(line, "check.schema.json", "#/definitions/diagnostic"))
		}
	case "json":
		ts.Check(validJSON(content, "check.schema.json", "#"))
	case "sarif":
		ts.Check(validSARIF(content))
	default:
		ts.Fatalf("there is no check for %s", args[0])
	}
}

// validSARIF checks what SARIF 2.1.0 demands of the parts that we write.
func validSARIF(content []byte) error {
	var log struct {
		Version string
		Schema  string `json:"$schema"`
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct{ ID string }
				}
			}
			ColumnKind string
			Results    []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI, URIBaseID string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(content, &log); err != nil {
		return err
	}
	if log.Version != "2.1.0" || !strings.HasPrefix(log.Schema, "https://") || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name == "" || log.Runs[0].ColumnKind != "unicodeCodePoints" {
		return fmt.Errorf("the head is wrong: %+v", log)
	}
	run := log.Runs[0]
	for _, r := range run.Results {
		switch {
		case r.RuleIndex >= len(run.Tool.Driver.Rules) || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID:
			return fmt.Errorf("the index of %s is wrong", r.RuleID)
		case !regexp.MustCompile("^(error|warning|note)$").MatchString(r.Level) || r.Message.Text == "" || len(r.Locations) != 1:
			return fmt.Errorf("the result is wrong: %+v", r)
		}
		at := r.Locations[0].PhysicalLocation
		if at.ArtifactLocation.URI == "" || strings.ContainsAny(at.ArtifactLocation.URI, " \\") || at.Region.StartLine < 1 || at.Region.StartColumn < 1 || at.Region.EndLine < at.Region.StartLine {
			return fmt.Errorf("the place is wrong: %+v", at)
		}
	}
	return nil
}

// scriptRules are rules for the scripts, so that what they show does not change with
// the real ones.
var scriptRules = []*analysis.Rule{
	{Name: "test-again", Family: "testing", Severity: analysis.Warning, Check: onNames("again", func(p *analysis.Pass, n syntax.Node) {
		p.Report(n, "'again' asks for more").Fix(fixes.Fix{Title: "Ask again", Edits: []fixes.Edit{{Span: source.Span{Start: n.Span().End, End: n.Span().End}, New: "\nagain"}}})
	})},
	{Name: "test-breaks", Family: "testing", Severity: analysis.Warning, Check: onNames("breaks", func(p *analysis.Pass, n syntax.Node) {
		p.Report(n, "'breaks' has a bad fix").Fix(replacing(n, "(", "Break it", fixes.Safe))
	})},
	{Name: "test-fetch", Family: "await", Severity: analysis.Error, Aliases: []string{"TEST101"}, Check: onNames("fetch", func(p *analysis.Pass, n syntax.Node) {
		call := n.Parent()
		if !call.Is(syntax.KindCall) || call.Parent().Is(syntax.KindAwait) {
			return
		}
		r := p.Report(call, "coroutine 'fetch()' is never awaited")
		for f := range syntax.All[syntax.FunctionDef](p.Root()) {
			if f.Name().Text() == "fetch" {
				r.See(f.Name(), "'fetch' is a coroutine function")
			}
		}
		r.Fix(replacing(call, "await "+call.Text(), "Await the coroutine", fixes.Safe))
		r.Fix(replacing(call, "create_task("+call.Text()+")", "Make it a task", fixes.Unsafe))
	})},
	{Name: "test-print", Family: "testing", Severity: analysis.Warning, Aliases: []string{"TEST201"}, Check: onNames("print", func(p *analysis.Pass, n syntax.Node) {
		p.Report(n, "'print' writes").Fix(replacing(n, "log", "Log it", fixes.Unsafe))
	})},
	{Name: "test-sketch", Family: "testing", Severity: analysis.Hint, Check: onNames("sketch", func(p *analysis.Pass, n syntax.Node) {
		p.Report(n, "'sketch' is unfinished").Fix(replacing(n, "finished", "Finish it", fixes.Sketch))
	})},
	{Name: "test-count", Family: "testing", Severity: analysis.Warning, Options: []analysis.Option{{Name: "most", Default: 2, Example: "3", Doc: "How often 'count' may stand in a file."}}, Check: func(p *analysis.Pass) {
		left := analysis.OptionOf[int](p, "most")
		onNames("count", func(p *analysis.Pass, n syntax.Node) {
			if left--; left < 0 {
				p.Report(n, "'count' stands here once too often")
			}
		})(p)
	}},
	{Name: "test-quiet", Family: "testing", Severity: analysis.Hint, OptIn: true, Check: onNames("quiet", func(p *analysis.Pass, n syntax.Node) {
		p.Report(n, "'quiet' is found only when asked for")
	})},
	{Name: "test-panic", Family: "testing", Severity: analysis.Hint, Check: onNames("panic", func(p *analysis.Pass, n syntax.Node) {
		panic("as asked for")
	})},
	{Name: "test-import", Family: "testing", Severity: analysis.Hint, Check: func(p *analysis.Pass) {
		for call := range syntax.All[syntax.Call](p.Root()) {
			if t := p.TypeOf(call.Node); t.IsCoroutine() {
				p.Report(call, "this gives %s", t).See(t.Function().Def, "made here")
			}
		}
	}, OptIn: true},
}

func onNames(name string, report func(*analysis.Pass, syntax.Node)) func(*analysis.Pass) {
	return func(p *analysis.Pass) {
		for n := range syntax.All[syntax.Name](p.Root()) {
			if n.Text() == name {
				report(p, n.Node)
			}
		}
	}
}

func replacing(n syntax.Node, with, title string, safety fixes.Safety) fixes.Fix {
	return fixes.Fix{Title: title, Safety: safety, Edits: []fixes.Edit{{Span: n.Span(), New: with}}}
}
