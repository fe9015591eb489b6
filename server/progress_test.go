package server_test

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"

	"awaiter/server"
)

// TestProgress checks that work that takes long is shown, from its begin to its end,
// and that short work is not.
func TestProgress(t *testing.T) {
	rules, began, goOn := blockingRule()
	clock := newManualClock()
	c := start(t, "helix-25.01", server.Options{Rules: rules, Clock: clock})
	for i := range 3 {
		c.Open(fmt.Sprintf("file:///%d.py", i), 1, "BAD\n")
		diagnostics(t, c, fmt.Sprintf("file:///%d.py", i), 1)
	}
	clock.fire(server.Idle)
	c.Open("file:///slow.py", 1, "WAIT\n")
	<-began
	clock.fire(server.Idle) // looks again at all four
	clock.fire(server.ProgressDelay)
	m, err := c.Received("$/progress", 1)
	if err != nil || !strings.Contains(string(m.Params), `"kind":"begin"`) {
		t.Errorf("got %s, %v", m.Params, err)
	}
	close(goOn)
	kind := ""
	for i := 2; kind != "end"; i++ {
		m, err := c.Received("$/progress", i)
		if err != nil {
			t.Fatal(err)
		}
		var p struct{ Value struct{ Kind string } }
		if err := json.Unmarshal(m.Params, &p); err != nil {
			t.Fatal(err)
		}
		kind = p.Value.Kind
	}
	created := 0
	for _, m := range c.Messages() {
		if m.Method == "window/workDoneProgress/create" {
			created++
		}
	}
	if created != 1 {
		t.Errorf("%d works were shown, want 1", created)
	}
}

// TestLogThatNobodyReads has a log whose writes never return.
func TestLogThatNobodyReads(t *testing.T) {
	r, w := io.Pipe()
	defer r.Close()
	c := start(t, "nothing", server.Options{Log: slog.New(slog.NewTextHandler(w, nil))})
	for range 2000 {
		c.Notify("test/error", nil)
	}
	if _, err := c.Received("window/logMessage", 2000); err != nil {
		t.Error(err)
	}
	stillWorks(t, c)
}

// TestLog checks that the log has what the client was told, in order.
func TestLog(t *testing.T) {
	var log strings.Builder
	c := start(t, "nothing", server.Options{Log: slog.New(slog.NewTextHandler(&log, nil)).With("pid", 7)})
	c.Notify("test/error", nil)
	c.CloseDocument("file:///unknown.py")
	if code := c.Shutdown(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	first, second := strings.Index(log.String(), "a plain error"), strings.Index(log.String(), "unknown.py")
	if first < 0 || second < first || !strings.Contains(log.String(), "pid=7") {
		t.Errorf("logged:\n%s", log.String())
	}
}
