package server_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
	"awaiter/server"
	"awaiter/server/servertest"
)

// The rules of these tests speak of names, so that the server is tested alone: BAD
// has a safe repair and another one, WORSE one that makes it BAD, ODD one that only
// a user can want, GRIM none, and CRASH makes the rule panic. What a rule finds points at
// the first statement of the file.
var testRules = []*analysis.Rule{
	{Name: "bad-name", Severity: analysis.Warning, Check: func(p *analysis.Pass) {
		for n := range namesOf(p, "BAD") {
			report(p, n).Fix(rename(n, "GOOD", fixes.Safe)).Fix(rename(n, "BETTER", fixes.Unsafe))
		}
	}},
	{Name: "worse-name", Severity: analysis.Error, Check: func(p *analysis.Pass) {
		for n := range namesOf(p, "WORSE") {
			report(p, n).Fix(rename(n, "BAD", fixes.Safe))
		}
	}},
	{Name: "odd-name", Severity: analysis.Hint, Check: func(p *analysis.Pass) {
		for n := range namesOf(p, "ODD") {
			report(p, n).Fix(rename(n, "EVEN", fixes.Sketch))
		}
	}},
	{Name: "grim-name", Severity: analysis.Warning, Check: func(p *analysis.Pass) {
		for n := range namesOf(p, "GRIM") {
			report(p, n)
		}
	}},
	{Name: "crash-name", Severity: analysis.Warning, Check: func(p *analysis.Pass) {
		for range namesOf(p, "CRASH") {
			panic("the rule of these tests")
		}
	}},
}

func namesOf(p *analysis.Pass, text string) func(func(syntax.Name) bool) {
	return func(yield func(syntax.Name) bool) {
		for n := range syntax.All[syntax.Name](p.Root()) {
			if n.Text() == text && !yield(n) {
				return
			}
		}
	}
}

func report(p *analysis.Pass, n syntax.Name) *analysis.Report {
	r := p.Report(n, "'%s' is a name that these tests mind", n.Text())
	for first := range p.Root().Children() {
		return r.See(first, "the file begins here")
	}
	return r
}

func rename(n syntax.Name, to string, s fixes.Safety) fixes.Fix {
	return fixes.Fix{Title: "Rename '" + n.Text() + "' to '" + to + "'", Safety: s, Edits: []fixes.Edit{{Span: n.Span(), New: to}}}
}

// blockingRule returns rules of which one, at the name WAIT, says that it has begun
// and goes on when it may.
func blockingRule() (rules []*analysis.Rule, began, goOn chan struct{}) {
	began, goOn = make(chan struct{}, 100), make(chan struct{})
	wait := &analysis.Rule{Name: "wait-name", Severity: analysis.Warning, Check: func(p *analysis.Pass) {
		for n := range namesOf(p, "WAIT") {
			began <- struct{}{}
			<-goOn
			report(p, n)
		}
	}}
	return append([]*analysis.Rule{wait}, testRules...), began, goOn
}

// metamodel is read once.
var metamodel = sync.OnceValues(servertest.LoadMetamodel)

// start serves a client that has the capabilities of the named one. What the server
// sends is checked against the protocol at the end.
func start(t testing.TB, client string, o server.Options) *servertest.Client {
	t.Helper()
	c := connect(t, o)
	if _, err := c.Initialize(servertest.Clients[client], nil); err != nil {
		t.Fatal(err)
	}
	return c
}

// connect is start without initialize.
func connect(t testing.TB, o server.Options) *servertest.Client {
	t.Helper()
	if o.Rules == nil {
		o.Rules = testRules
	}
	c := servertest.Start(o)
	t.Cleanup(func() {
		c.Hang()
		c.ExitCode()
		judge(t, c)
	})
	return c
}

// judge checks all that the server sent against the protocol.
func judge(t testing.TB, c *servertest.Client) {
	t.Helper()
	m, err := metamodel()
	if err != nil {
		t.Fatal(err)
	}
	for _, message := range c.Messages() {
		if err := m.Judge(message); err != nil {
			t.Error(err)
		}
	}
}

// diagnostics waits for those of a version.
func diagnostics(t testing.TB, c *servertest.Client, uri string, version int) servertest.Published {
	t.Helper()
	p, err := c.Diagnostics(uri, version)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// codes lists what was found, each with its place: "bad-name 0:4-0:7".
func codes(list []servertest.Diagnostic) string {
	var b strings.Builder
	for i, d := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(d.Code + " " + place(d.Range))
	}
	return b.String()
}

func place(r servertest.Range) string {
	b, _ := json.Marshal([]int{r.Start.Line, r.Start.Character, r.End.Line, r.End.Character})
	return string(b)
}

// call sends a request that must succeed, and decodes its result.
func call[T any](t testing.TB, c *servertest.Client, method string, params any) T {
	t.Helper()
	raw, failure := c.Call(method, params)
	if failure != nil {
		t.Fatalf("%s: %v", method, failure)
	}
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("%s: %v in %s", method, err, raw)
	}
	return v
}

// debugInfo is the result of awaiter.debug.
type debugInfo struct {
	PositionEncoding string
	Diagnostics      string
	Documents        []struct {
		URI    string
		SHA256 string
		InStep bool
		Python bool
	}
}

func debug(t testing.TB, c *servertest.Client) debugInfo {
	t.Helper()
	return call[debugInfo](t, c, "workspace/executeCommand", map[string]any{"command": "awaiter.debug"})
}

// document names a document in params.
func document(uri string) map[string]any { return map[string]any{"uri": uri} }

// at is the empty range at a place.
func at(line, character int) servertest.Range {
	p := servertest.Position{Line: line, Character: character}
	return servertest.Range{Start: p, End: p}
}

// manualClock is a Clock whose time the test moves.
type manualClock struct {
	mu     sync.Mutex
	timers []*manualTimer
	set    *sync.Cond
}

type manualTimer struct {
	d    time.Duration
	f    func()
	done bool
}

func newManualClock() *manualClock {
	c := &manualClock{}
	c.set = sync.NewCond(&c.mu)
	return c
}

func (c *manualClock) AfterFunc(d time.Duration, f func()) func() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	timer := &manualTimer{d: d, f: f}
	c.timers = append(c.timers, timer)
	c.set.Broadcast()
	return func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		was := timer.done
		timer.done = true
		return !was
	}
}

// fire waits for a timer of d, and runs all those of d that are set.
func (c *manualClock) fire(d time.Duration) {
	impatient := time.AfterFunc(servertest.Patience, func() { panic(fmt.Sprintf("no timer of %s was set", d)) })
	defer impatient.Stop()
	c.mu.Lock()
	var due []*manualTimer
	for {
		for _, timer := range c.timers {
			if timer.d == d && !timer.done {
				timer.done = true
				due = append(due, timer)
			}
		}
		if len(due) > 0 {
			break
		}
		c.set.Wait()
	}
	c.mu.Unlock()
	for _, timer := range due {
		timer.f()
	}
}
