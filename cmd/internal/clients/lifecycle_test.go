//go:build clients

package clients_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"awaiter/server/servertest"
)

// limit is how long anything here is waited for.
const limit = 60 * time.Second

// TestLongSession opens 10,000 programs in a server process, makes 2,000 changes back to
// back in one of them, works in it, and closes all.
func TestLongSession(t *testing.T) {
	const documents, edits = 10_000, 2_000
	var complaints bytes.Buffer
	cmd := exec.Command(need(t, "AWAITER_BIN"), "serve")
	cmd.Stderr = &complaints
	c := serve(t, cmd)
	if _, failure := c.Initialize(servertest.Clients["helix-25.01"], nil); failure != nil {
		t.Fatal(failure)
	}
	program, err := os.ReadFile("testdata/app.py")
	if err != nil {
		t.Fatal(err)
	}
	uri := func(i int) string { return fmt.Sprintf("file:///session/%d.py", i) }
	for i := range documents {
		c.Open(uri(i), 1, string(program))
	}
	for i := range edits {
		c.Change(uri(0), 2+i, servertest.Change{Range: &servertest.Range{}, Text: "# 日本語 🎉\n"})
	}
	// What is asked now is answered for the last of them, whatever still waits.
	last, line := 1+edits, edits+17
	actions, failure := c.Call("textDocument/codeAction", map[string]any{
		"textDocument": map[string]any{"uri": uri(0)}, "context": map[string]any{"diagnostics": []any{}},
		"range": servertest.Range{Start: servertest.Position{Line: line}, End: servertest.Position{Line: line, Character: 200}},
	})
	if failure != nil || !strings.Contains(string(actions), "Await the coroutine") {
		t.Fatalf("code actions behind %d changes: %s, %v", edits, actions, failure)
	}
	for i := range documents {
		version := 1
		if i == 0 {
			version = last
		}
		shown, err := c.Diagnostics(uri(i), version)
		if err != nil {
			t.Fatal(err)
		}
		if len(shown.Diagnostics) != 2 {
			t.Fatalf("%d findings in %s", len(shown.Diagnostics), shown.URI)
		}
	}
	t.Logf("%d documents: %s", documents, memory(cmd.Process.Pid))
	for i := range documents {
		c.CloseDocument(uri(i))
	}
	if _, failure := c.Call("shutdown", nil); failure != nil {
		t.Fatal(failure)
	}
	c.Notify("exit", nil)
	gone(t, cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if complaints.Len() > 0 {
		t.Errorf("the server complains: %.2000s", complaints.Bytes())
	}
}

// serve starts a server, which must end when the test has.
func serve(t *testing.T, cmd *exec.Cmd) *servertest.Client {
	t.Helper()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		gone(t, cmd.Process.Pid)
		cmd.Wait()
	})
	return servertest.Connect(out, in)
}

// gone waits until there is no process pid that runs; one that has ended and was not
// waited for is a zombie.
func gone(t *testing.T, pid int) {
	t.Helper()
	for deadline := time.Now().Add(limit); ; time.Sleep(10 * time.Millisecond) {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if _, state, _ := strings.Cut(string(stat), ") "); err != nil || strings.HasPrefix(state, "Z") {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("process %d still runs", pid)
		}
	}
}

// memory returns what the kernel says of a process.
func memory(pid int) string {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	var found []string
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmHWM") || strings.HasPrefix(line, "VmRSS") {
			found = append(found, strings.Join(strings.Fields(line), " "))
		}
	}
	return strings.Join(found, ", ")
}

// TestClientThatDies kills a client: one that alone has the end of the pipe to the
// server, and one that shares it with a process that lives on.
func TestClientThatDies(t *testing.T) {
	for name, shared := range map[string]bool{"the pipe ends": false, "the pipe stays open": true} {
		t.Run(name, func(t *testing.T) {
			in, out, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer out.Close()
			client := exec.Command("python3", "testdata/client.py", need(t, "AWAITER_BIN"))
			client.ExtraFiles = []*os.File{in, out}
			if _, err := client.StdinPipe(); err != nil {
				t.Fatal(err)
			}
			said, err := client.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := client.Start(); err != nil {
				t.Fatal(err)
			}
			in.Close()
			var server int
			if _, err := fmt.Fscan(said, &server); err != nil {
				t.Fatal(err)
			}
			if !shared {
				out.Close()
			}
			client.Process.Kill()
			client.Wait()
			gone(t, server)
		})
	}
}
