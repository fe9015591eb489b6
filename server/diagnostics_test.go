package server_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"awaiter/analysis"
	"awaiter/server"
	"awaiter/server/servertest"
)

// pull asks for the diagnostics of a document.
func pull(t testing.TB, c *servertest.Client, uri, previous string) pulled {
	t.Helper()
	params := map[string]any{"textDocument": document(uri)}
	if previous != "" {
		params["previousResultId"] = previous
	}
	return call[pulled](t, c, "textDocument/diagnostic", params)
}

type pulled struct {
	Kind     string
	ResultID string
	Items    []servertest.Diagnostic
}

func TestPush(t *testing.T) {
	const uri = "file:///a.py"
	c := start(t, "helix-25.01", server.Options{})
	c.Open(uri, 1, "BAD\nGRIM\n")
	p := diagnostics(t, c, uri, 1)
	if got, want := codes(p.Diagnostics), "bad-name [0,0,0,3], grim-name [1,0,1,4]"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	first := p.Diagnostics[0]
	if first.Severity != 2 || first.Source != "awaiter" || first.Message != "'BAD' is a name that these tests mind" {
		t.Errorf("got %+v", first)
	}
	c.Change(uri, 2, servertest.Change{Text: "fine\n"})
	if p = diagnostics(t, c, uri, 2); len(p.Diagnostics) != 0 {
		t.Errorf("found %s in a text without mistakes", codes(p.Diagnostics))
	}
	// What stays the same is said again: an editor may have cleared it.
	c.Change(uri, 3, servertest.Change{Text: "fine too\n"})
	diagnostics(t, c, uri, 3)
	c.Change(uri, 4, servertest.Change{Text: "BAD\n"})
	diagnostics(t, c, uri, 4)
	c.CloseDocument(uri)
	debug(t, c)
	shown := c.Shown(uri)
	if last := shown[len(shown)-1]; len(last.Diagnostics) != 0 || last.Version != nil {
		t.Errorf("after the document was closed, the client still shows %s", codes(last.Diagnostics))
	}
}

func TestSeverities(t *testing.T) {
	const uri = "file:///a.py"
	c := start(t, "nothing", server.Options{})
	c.Open(uri, 1, "WORSE\nBAD\nODD\n")
	var got []int
	for _, d := range diagnostics(t, c, uri, 1).Diagnostics {
		got = append(got, d.Severity)
	}
	if want := []int{1, 2, 4}; !slices.Equal(got, want) {
		t.Errorf("severities %v, want %v", got, want)
	}
}

func TestRelatedAndPages(t *testing.T) {
	const uri = "file:///tmp/a@b.py"
	for client, want := range map[string]bool{"vscode-1.139": true, "eglot-1.17": false} {
		c := start(t, client, server.Options{Pages: "https://example.org/rules/"})
		c.Open(uri, 1, "😀 = 1\nx = '😀', BAD\n")
		var list []servertest.Diagnostic
		if client == "vscode-1.139" {
			list = pull(t, c, uri, "").Items
		} else {
			list = diagnostics(t, c, uri, 1).Diagnostics
		}
		if len(list) != 1 {
			t.Fatalf("%s: found %s", client, codes(list))
		}
		if got := string(list[0].CodeDescription) != ""; got != want {
			t.Errorf("%s: page %s", client, list[0].CodeDescription)
		}
		if want && string(list[0].CodeDescription) != `{"href":"https://example.org/rules/bad-name.md"}` {
			t.Errorf("%s: page %s", client, list[0].CodeDescription)
		}
		if got := len(list[0].Related) == 1; got != want {
			t.Fatalf("%s: related %v", client, list[0].Related)
		}
		if want && list[0].Related[0].Location.URI != uri {
			t.Errorf("%s: related to %s", client, list[0].Related[0].Location.URI)
		}
	}
}

func TestPull(t *testing.T) {
	const uri = "file:///a.py"
	c := start(t, "vscode-1.139", server.Options{})
	c.Open(uri, 1, "BAD\n")
	one := pull(t, c, uri, "")
	if one.Kind != "full" || codes(one.Items) != "bad-name [0,0,0,3]" || one.ResultID == "" {
		t.Fatalf("got %+v", one)
	}
	if again := pull(t, c, uri, one.ResultID); again.Kind != "unchanged" || again.ResultID != one.ResultID {
		t.Errorf("nothing has changed, and the client got %+v", again)
	}
	c.Change(uri, 2, servertest.Change{Text: "BAD\n"})
	two := pull(t, c, uri, one.ResultID)
	if two.Kind != "full" || two.ResultID == one.ResultID {
		t.Errorf("the text was typed anew, and the client got %+v", two)
	}
	c.Change(uri, 3, servertest.Change{Text: "\n"})
	if three := pull(t, c, uri, two.ResultID); three.Kind != "full" || three.Items == nil || len(three.Items) != 0 {
		t.Errorf("got %+v", three)
	}
	c.CloseDocument(uri)
	if n := len(c.Shown(uri)); n != 0 {
		t.Errorf("%d times published to a client that pulls", n)
	}
}

func TestPullOfAFileOnDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.py")
	if err := os.WriteFile(path, []byte("BAD\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := start(t, "vscode-1.139", server.Options{})
	if got := codes(pull(t, c, "file://"+path, "").Items); got != "bad-name [0,0,0,3]" {
		t.Errorf("found %s", got)
	}
	for _, uri := range []string{"file://" + path + ".missing", "file://" + filepath.Dir(path), "untitled:a", ""} {
		if got := pull(t, c, uri, ""); got.Kind != "full" || len(got.Items) != 0 {
			t.Errorf("%s: got %+v", uri, got)
		}
	}
}

// TestPullThatIsOvertaken asks for diagnostics and changes the text before they can
// be found: the client is told to ask again.
func TestPullThatIsOvertaken(t *testing.T) {
	const uri = "file:///a.py"
	rule, began, goOn := blockingRule()
	o := server.Options{Rules: rule}
	c := start(t, "vscode-1.139", o)
	c.Open(uri, 1, "WAIT\n")
	_, answer := c.Begin("textDocument/diagnostic", map[string]any{"textDocument": document(uri)})
	<-began
	c.Change(uri, 2, servertest.Change{Text: "fine\n"})
	debug(t, c)
	close(goOn)
	r := c.Await(answer)
	if r.Err == nil || r.Err.Code != -32802 || string(r.Err.Data) != `{"retriggerRequest":true}` {
		t.Errorf("got %s, %v", r.Result, r.Err)
	}
	if got := pull(t, c, uri, ""); got.Kind != "full" || len(got.Items) != 0 {
		t.Errorf("got %+v", got)
	}
}

// TestPushThatIsOvertaken changes the text while its diagnostics are being found:
// they are not published.
func TestPushThatIsOvertaken(t *testing.T) {
	const uri = "file:///a.py"
	rules, began, goOn := blockingRule()
	c := start(t, "nothing", server.Options{Rules: rules})
	c.Open(uri, 1, "WAIT\n")
	<-began
	c.Change(uri, 2, servertest.Change{Text: "fine\n"})
	debug(t, c)
	close(goOn)
	diagnostics(t, c, uri, 2)
	if shown := c.Shown(uri); len(shown) != 1 {
		t.Errorf("published %d times, want once", len(shown))
	}
}

// TestCloseOvertakesPush closes a document while its diagnostics are being found.
func TestCloseOvertakesPush(t *testing.T) {
	const uri = "file:///a.py"
	rules, began, goOn := blockingRule()
	c := start(t, "nothing", server.Options{Rules: rules})
	c.Open(uri, 1, "WAIT\n")
	<-began
	c.CloseDocument(uri)
	debug(t, c)
	close(goOn)
	c.Open("file:///b.py", 1, "fine\n")
	diagnostics(t, c, "file:///b.py", 1)
	for _, p := range c.Shown(uri) {
		if len(p.Diagnostics) > 0 {
			t.Errorf("published %s of a closed document", codes(p.Diagnostics))
		}
	}
}

// TestClientThatSaysItPullsAndDoesNot is CodeMirror's client.
func TestClientThatSaysItPullsAndDoesNot(t *testing.T) {
	const uri = "file:///a.py"
	clock := newManualClock()
	c := start(t, "codemirror-6.3", server.Options{Clock: clock})
	c.Open(uri, 1, "BAD\n")
	debug(t, c)
	if n := len(c.Shown(uri)); n != 0 {
		t.Errorf("published %d times before the client had time to pull", n)
	}
	clock.fire(server.PullWait)
	if got := codes(diagnostics(t, c, uri, 1).Diagnostics); got != "bad-name [0,0,0,3]" {
		t.Errorf("found %s", got)
	}
	c.Change(uri, 2, servertest.Change{Text: "GRIM\n"})
	if got := codes(diagnostics(t, c, uri, 2).Diagnostics); got != "grim-name [0,0,0,4]" {
		t.Errorf("found %s", got)
	}
}

// TestLatePull is a client that pulls after we gave up waiting: what it shows twice
// is taken back.
func TestLatePull(t *testing.T) {
	const uri = "file:///a.py"
	clock := newManualClock()
	c := start(t, "vscode-1.139", server.Options{Clock: clock})
	c.Open(uri, 1, "BAD\n")
	clock.fire(server.PullWait)
	diagnostics(t, c, uri, 1)
	if got := codes(pull(t, c, uri, "").Items); got != "bad-name [0,0,0,3]" {
		t.Errorf("pulled %s", got)
	}
	shown := c.Shown(uri)
	if last := shown[len(shown)-1]; len(last.Diagnostics) != 0 {
		t.Errorf("the client shows %s twice", codes(last.Diagnostics))
	}
	c.Change(uri, 2, servertest.Change{Text: "GRIM\n"})
	pull(t, c, uri, "")
	if n := len(c.Shown(uri)); n != len(shown) {
		t.Error("published to a client that pulls")
	}
}

func TestPullInTime(t *testing.T) {
	const uri = "file:///a.py"
	clock := newManualClock()
	c := start(t, "vscode-1.139", server.Options{Clock: clock})
	c.Open(uri, 1, "BAD\n")
	pull(t, c, uri, "")
	clock.fire(server.PullWait)
	c.Change(uri, 2, servertest.Change{Text: "GRIM\n"})
	clock.fire(server.Idle)
	debug(t, c)
	if n := len(c.Shown(uri)); n != 0 {
		t.Errorf("published %d times to a client that pulls", n)
	}
}

func TestRuleThatPanics(t *testing.T) {
	const uri = "file:///a.py"
	c := start(t, "nothing", server.Options{})
	c.Open(uri, 1, "BAD\nCRASH\n")
	if got := codes(diagnostics(t, c, uri, 1).Diagnostics); got != "bad-name [0,0,0,3]" {
		t.Errorf("found %s", got)
	}
	if m, err := c.Received("window/logMessage", 1); err != nil || !strings.Contains(string(m.Params), "crash-name") {
		t.Errorf("got %s, %v", m.Params, err)
	}
	stillWorks(t, c)
}

// waitFor waits until want is published of uri.
func waitFor(t testing.TB, c *servertest.Client, uri, want string) {
	t.Helper()
	last := ""
	err := c.WaitShown(uri, func(p servertest.Published) bool {
		last = codes(p.Diagnostics)
		return last == want
	})
	if err != nil {
		t.Errorf("%s: found %s, want %s: %v", uri, last, want, err)
	}
}

// TestTags checks that findings have the tags of their rules, for clients that show
// them.
func TestTags(t *testing.T) {
	const uri = "file:///a.py"
	tagged := []*analysis.Rule{{Name: "idle-name", Severity: analysis.Hint, Tag: analysis.Unnecessary, Check: testRules[3].Check}, {
		Name: "old-name", Severity: analysis.Hint, Tag: analysis.Deprecated, Check: testRules[0].Check,
	}}
	for capabilities, want := range map[string]string{
		`{"textDocument":{"publishDiagnostics":{"tagSupport":{"valueSet":[1,2]}}}}`: "old-name [2] idle-name [1]",
		`{"textDocument":{"publishDiagnostics":{"tagSupport":{"valueSet":[1]}}}}`:   "old-name [] idle-name [1]",
		`{}`: "old-name [] idle-name []",
	} {
		c := connect(t, server.Options{Rules: tagged})
		c.Initialize(capabilities, nil)
		c.Open(uri, 1, "BAD\nGRIM\n")
		var got []string
		for _, d := range diagnostics(t, c, uri, 1).Diagnostics {
			got = append(got, fmt.Sprint(d.Code, " ", d.Tags))
		}
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%s: got %s, want %s", capabilities, all, want)
		}
	}
}

// TestAnEditEndsTheCheck checks that rules which have not begun when the text changes
// do not look at the old one.
func TestAnEditEndsTheCheck(t *testing.T) {
	const uri = "file:///a.py"
	rules, began, goOn := blockingRule()
	var mu sync.Mutex
	var seen []string
	rules = append(rules, &analysis.Rule{Name: "seen", Severity: analysis.Hint, Check: func(p *analysis.Pass) {
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, p.Root().Text())
	}})
	c := start(t, "nothing", server.Options{Rules: rules})
	c.Open(uri, 1, "WAIT\n")
	<-began
	c.Change(uri, 2, servertest.Change{Text: "BAD\n"})
	debug(t, c) // is answered behind the change
	close(goOn)
	diagnostics(t, c, uri, 2)
	mu.Lock()
	defer mu.Unlock()
	if want := []string{"BAD\n"}; !slices.Equal(seen, want) {
		t.Errorf("a rule looked at %q, want %q", seen, want)
	}
}
