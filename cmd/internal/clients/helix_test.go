//go:build clients

package clients_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"awaiter/cmd/internal/clients"
	"awaiter/cmd/internal/debian"
)

// helix is a running Helix in a terminal of tmux.
type helix struct {
	t      *testing.T
	tmuxAt string
	socket string
}

func (h helix) tmux(args ...string) string {
	h.t.Helper()
	out, err := exec.Command(h.tmuxAt, append([]string{"-L", h.socket, "-f", "/dev/null"}, args...)...).CombinedOutput()
	if err != nil {
		h.t.Fatalf("tmux %s: %v\n%s", args[0], err, out)
	}
	return string(out)
}

func (h helix) keys(keys ...string) {
	h.t.Helper()
	h.tmux(append([]string{"send-keys", "-t", "h"}, keys...)...)
}

// see waits until the screen shows all of texts.
func (h helix) see(texts ...string) {
	h.t.Helper()
	h.until(strings.Join(texts, " and ")+" on the screen", func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

func (h helix) until(what string, holds func(screen string) bool) {
	h.t.Helper()
	screen := ""
	for deadline := time.Now().Add(limit); time.Now().Before(deadline); {
		if screen = h.tmux("capture-pane", "-p", "-t", "h"); holds(screen) {
			h.t.Logf("%s", what)
			return
		}
		time.Sleep(30 * time.Millisecond)
	}
	h.t.Fatalf("timeout: %s; the screen is:\n%s", what, screen)
}

// startHelix opens file in the Helix of a suite, with the ready configuration as edit
// leaves it.
func startHelix(t *testing.T, suite debian.Suite, file, trial string, edit func(config string) string) helix {
	t.Helper()
	home := t.TempDir()
	configure(t, home, trial+"-"+suite.Name, edit)
	dir := need(t, "AWAITER_CLIENTS")
	h := helix{t, clients.Newest("tmux").Program(dir, "tmux"), "awaiter-" + filepath.Base(filepath.Dir(home))}
	t.Cleanup(func() {
		exec.Command(h.tmuxAt, "-L", h.socket, "kill-server").Run()
		if log, _ := os.ReadFile(filepath.Join(home, "hx.log")); t.Failed() {
			t.Logf("%s", log)
		}
	})
	// The shell that tmux starts it in has its own idea of PATH.
	command := "env"
	for _, variable := range append(neighbours(t)[len(os.Environ()):],
		"HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, "COLORTERM=truecolor", "LC_ALL=C.UTF-8") {
		command += " '" + variable + "'"
	}
	h.tmux("new-session", "-d", "-s", "h", "-x", "130", "-y", "40",
		command+" '"+suite.Program(dir, "hx")+"' --log '"+home+"/hx.log' -v '"+file+"'")
	return h
}

// saved waits until the repairs are in the file on disk.
func (h helix) saved(file string, repairs ...string) {
	h.t.Helper()
	h.keys(":w", "Enter")
	for deadline := time.Now().Add(limit); ; time.Sleep(30 * time.Millisecond) {
		content, _ := os.ReadFile(file)
		if !slices.ContainsFunc(repairs, func(repair string) bool { return !strings.Contains(string(content), repair) }) {
			break
		}
		if time.Now().After(deadline) {
			h.t.Fatalf("the file on disk lacks the repairs:\n%q", content)
		}
	}
	h.keys(":q!", "Enter")
}

func TestHelix(t *testing.T) {
	for _, suite := range clients.With("hx") {
		t.Run(suite.Name, func(t *testing.T) { onHelix(t, suite) })
		t.Run(suite.Name+" beside pyright and ruff", func(t *testing.T) { onHelixBeside(t, suite) })
	}
}

func onHelix(t *testing.T, suite debian.Suite) {
	file := project(t)
	h := startHelix(t, suite, file, "helix", func(config string) string { return config })
	h.see("def __aenter__", "cannot be awaited", "never awaited")
	h.keys("/__aenter__", "Enter")
	h.keys(" ", "k")
	h.see("awaits the result before the body runs")
	h.keys("Escape")
	h.until("the hover closes", func(screen string) bool { return !strings.Contains(screen, "awaits the result") })
	h.keys(" ", "a")
	h.see("Make '__aenter__' async")
	h.keys("Enter")
	h.see("async def __aenter__")
	h.until("its finding is gone", func(screen string) bool { return !strings.Contains(screen, "cannot be awaited") })
	h.keys("/fetch\\(\\)  #", "Enter")
	h.keys("i", "await ", "Escape")
	h.until("the last finding is gone", func(screen string) bool { return !strings.Contains(screen, "never awaited") })
	h.saved(file, "    async def __aenter__(self):\r\n", "await fetch()  #")
	agrees(t, "helix-"+suite.Name, file)
}

// Helix asks for UTF-8; pyright counts in UTF-16, whatever it is asked for.
func onHelixBeside(t *testing.T, suite debian.Suite) {
	file := project(t)
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append([]byte("import os\r\n"), content...), 0o644); err != nil {
		t.Fatal(err)
	}
	h := startHelix(t, suite, file, "helix-beside", func(config string) string {
		return strings.Replace(config, `["awaiter"]`, `["pyright", "ruff", "awaiter"]`, 1)
	})
	// Helix may open the file with ruff before it says that it is initialized, and ruff ends then.
	h.until("ruff has found something", func(screen string) bool {
		if strings.Contains(screen, "Language server exited") {
			h.keys(":lsp-restart ruff", "Enter")
			time.Sleep(2 * time.Second) // older ones restart all servers, and say so
		}
		return strings.Contains(screen, "`os` imported but unused")
	})
	h.see("cannot be awaited", "never awaited", "Result of async function call is not used")
	h.until("each finding of ours is shown once", func(screen string) bool {
		return strings.Count(screen, "never awaited") == 1 && strings.Count(screen, "cannot be awaited") == 1
	})
	h.keys("/__aenter__", "Enter")
	h.keys(" ", "k")
	if suite.Name == "trixie" {
		h.see("(method) def __aenter__") // the first server's, and no other's
	} else {
		h.see("[1/2]")
		first := h.tmux("capture-pane", "-p", "-t", "h")
		h.keys("M-n")
		h.see("[2/2]")
		both := first + h.tmux("capture-pane", "-p", "-t", "h")
		for _, text := range []string{"] pyright", "(method) def __aenter__", "] awaiter", "awaits the result before the body"} {
			if strings.Count(both, text) != 1 {
				t.Fatalf("%q is not in one of the hovers alone:\n%s", text, both)
			}
		}
	}
	h.keys("Escape")
	h.until("the hover closes", func(screen string) bool {
		return !strings.Contains(screen, "(method)") && !strings.Contains(screen, "awaits the result")
	})
	h.keys(" ", "a")
	const repair = "Make '__aenter__' async"
	entry := func(title string) int {
		at := -1
		for row, line := range strings.Split(h.tmux("capture-pane", "-p", "-t", "h"), "\n") {
			if _, rest, ok := strings.Cut(line, title); ok && !strings.HasPrefix(rest, " and") {
				if at >= 0 {
					t.Fatalf("%q is offered twice", title)
				}
				at = row
			}
		}
		return at
	}
	h.until("both have repairs", func(string) bool { return entry(repair) >= 0 && entry("Ruff: Fix all") >= 0 })
	for range entry(repair) - entry("Ruff: Fix all") { // none where ours is above it, then the first
		h.keys("Down")
	}
	h.keys("Enter")
	h.see("async def __aenter__")
	h.keys("/fetch\\(\\)  #", "Enter")
	// As one change: Helix sends several of them in any order, which others take amiss.
	h.keys("i")
	h.tmux("set-buffer", "await ")
	h.tmux("paste-buffer", "-p", "-t", "h")
	h.keys("Escape")
	h.until("pyright and Awaiter agree that all is well", func(screen string) bool {
		return !strings.Contains(screen, "never awaited") && !strings.Contains(screen, "cannot be awaited") &&
			!strings.Contains(screen, "Result of async") && strings.Contains(screen, "`os` imported but unused")
	})
	h.saved(file, "    async def __aenter__(self):\r\n", "; await fetch()  #")
	agrees(t, "helix-beside-"+suite.Name, file)
}

// configure writes the ready configuration, as edit leaves it, with the command of a
// server in it that is recorded under name.
func configure(t *testing.T, home, name string, edit func(config string) string) {
	t.Helper()
	ready, err := os.ReadFile("../../../editors/helix/languages.toml")
	if err != nil {
		t.Fatal(err)
	}
	argv := server(t, name)
	args, _ := json.Marshal(argv[1:])
	command, _ := json.Marshal(argv[0])
	text := strings.Replace(edit(string(ready)), `command = "awaiter"`, "command = "+string(command), 1)
	text = strings.Replace(text, `args = ["serve"]`, "args = "+string(args), 1)
	if strings.Contains(text, `"awaiter"`+"\nargs") {
		t.Fatal("editors/helix/languages.toml has another shape than the test expects")
	}
	editor := "[editor.lsp]\ndisplay-messages = true\n[editor.inline-diagnostics]\ncursor-line = \"hint\"\nother-lines = \"hint\"\n"
	folder := filepath.Join(home, "helix")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"languages.toml": text, "config.toml": editor} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
