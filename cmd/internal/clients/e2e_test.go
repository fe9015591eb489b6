//go:build clients

// These tests drive the real editors through the ready configurations. They run
// under `go run ./cmd/dev test`, which installs the editors and sets
//
//	AWAITER_CLIENTS  the folder in which cmd/internal/clients put them
//	AWAITER_BIN      the built server
//	AWAITER_RECORDER the command that stands between client and server
//	AWAITER_LOGS     where the recorded messages go, for strict validation
//	AWAITER_NEIGHBOURS the folder of the programs that run beside the server
package clients_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"awaiter/cmd/internal/clients"
)

func need(t *testing.T, name string) string {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		t.Fatalf("%s is not set: run go run ./cmd/dev test", name)
	}
	return value
}

// project makes a project whose path and content are hard on clients: a space, an
// "@" and letters outside ASCII in the path, CRLF, CJK and emoji before a finding.
func project(t *testing.T) (file string) { return projectIn(t, "my @pp é") }

// projectIn is project with another name for its folder.
func projectIn(t *testing.T, folder string) (file string) {
	t.Helper()
	content, err := os.ReadFile("testdata/app.py")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), folder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(dir, "äpp.py")
	crlf := strings.ReplaceAll(string(content), "\n", "\r\n")
	for name, text := range map[string]string{file: crlf, filepath.Join(dir, "pyproject.toml"): "[project]\nname = \"trial\"\n"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return file
}

// server returns the command of a server whose messages are recorded under name.
func server(t *testing.T, name string) []string {
	t.Helper()
	log := filepath.Join(need(t, "AWAITER_LOGS"), name+".jsonl")
	return []string{need(t, "AWAITER_RECORDER"), "record", log, need(t, "AWAITER_BIN"), "serve"}
}

func TestNeovim(t *testing.T) {
	dir := need(t, "AWAITER_CLIENTS")
	config, err := filepath.Abs("../../../editors/neovim")
	if err != nil {
		t.Fatal(err)
	}
	for _, suite := range clients.Suites {
		t.Run(suite.Name, func(t *testing.T) {
			home := t.TempDir()
			argv, _ := json.Marshal(server(t, "neovim-"+suite.Name))
			cmd := exec.Command(suite.Program(dir, "nvim"), "--headless", "--clean", "-n", "-i", "NONE", "-u", "testdata/neovim.lua")
			cmd.Env = append(os.Environ(), "CONFIG="+config, "SERVER="+string(argv), "FILE="+project(t),
				"HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home)
			cmd.WaitDelay = time.Second
			out, err := cmd.CombinedOutput()
			t.Logf("%s", out)
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

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
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); {
		if screen = h.tmux("capture-pane", "-p", "-t", "h"); holds(screen) {
			h.t.Logf("%s", what)
			return
		}
		time.Sleep(30 * time.Millisecond)
	}
	h.t.Fatalf("timeout: %s; the screen is:\n%s", what, screen)
}

func TestHelix(t *testing.T) {
	dir := need(t, "AWAITER_CLIENTS")
	home := t.TempDir()
	configure(t, home)
	file := project(t)
	h := helix{t, clients.Newest().Program(dir, "tmux"), "awaiter-" + filepath.Base(home)}
	defer exec.Command(h.tmuxAt, "-L", h.socket, "kill-server").Run()
	h.tmux("new-session", "-d", "-s", "h", "-x", "130", "-y", "40",
		"-e", "HOME="+home, "-e", "XDG_CONFIG_HOME="+home, "-e", "XDG_CACHE_HOME="+home, "-e", "XDG_STATE_HOME="+home,
		"-e", "COLORTERM=truecolor", "-e", "LC_ALL=C.UTF-8",
		"'"+clients.Newest().Program(dir, "hx")+"' --log '"+home+"/hx.log' -v '"+file+"'")

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
	h.keys(":w", "Enter")
	deadline := time.Now().Add(10 * time.Second)
	for {
		content, _ := os.ReadFile(file)
		if strings.Contains(string(content), "    async def __aenter__(self):\r\n") && strings.Contains(string(content), "await fetch()  #") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the file on disk lacks the repairs:\n%q", content)
		}
		time.Sleep(30 * time.Millisecond)
	}
	h.keys(":q!", "Enter")
}

// configure writes the ready configuration with our server's command in it.
func configure(t *testing.T, home string) {
	t.Helper()
	ready, err := os.ReadFile("../../../editors/helix/languages.toml")
	if err != nil {
		t.Fatal(err)
	}
	argv := server(t, "helix")
	args, _ := json.Marshal(argv[1:])
	command, _ := json.Marshal(argv[0])
	text := strings.Replace(string(ready), `command = "awaiter"`, "command = "+string(command), 1)
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
