//go:build clients

// These tests drive the real editors through the ready configurations. They run
// under `go run ./cmd/dev test`, which installs the editors and sets
//
//	AWAITER_CLIENTS  the folder in which cmd/internal/clients put them
//	AWAITER_BIN      the built server
//	AWAITER_RECORDER the command that stands between client and server
//	AWAITER_LOGS     where the recorded messages go, for strict validation
//	AWAITER_VSIX     the packed extension for VS Code
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
	"awaiter/cmd/internal/debian"
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
	return []string{need(t, "AWAITER_RECORDER"), "record", logOf(t, name), need(t, "AWAITER_BIN"), "serve"}
}

func TestNeovim(t *testing.T) {
	for _, tc := range []struct{ suite, trial string }{
		{"bookworm", "neovim"},
		{"trixie", "neovim"},
		{"trixie", "neovim-beside"},
		{"forky", "neovim"},
		{"forky", "neovim-beside"},
	} {
		t.Run(tc.suite+"/"+tc.trial, func(t *testing.T) { neovim(t, clients.Named(tc.suite), tc.trial) })
	}
}

// neovim runs a trial in the Neovim of a suite.
func neovim(t *testing.T, suite debian.Suite, trial string) {
	config, err := filepath.Abs("../../../editors/neovim")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	name, file := trial+"-"+suite.Name, project(t)
	argv, _ := json.Marshal(server(t, name))
	cmd := exec.Command(suite.Program(need(t, "AWAITER_CLIENTS"), "nvim"), "--headless", "--clean", "-n", "-i", "NONE", "-u", filepath.Join("testdata", trial+".lua"))
	cmd.Env = append(neighbours(t), "CONFIG="+config, "SERVER="+string(argv), "FILE="+file,
		"HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CACHE_HOME="+home)
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
	agrees(t, name, file)
}
