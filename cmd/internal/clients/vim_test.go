//go:build clients

package clients_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"awaiter/cmd/internal/clients"
)

func TestVim(t *testing.T) {
	dir := need(t, "AWAITER_CLIENTS")
	config, err := filepath.Abs("../../../editors/vim")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	file := project(t)
	seen := filepath.Join(home, "seen")
	newest := clients.Newest("vim.basic")
	cmd := exec.Command(newest.Program(dir, "vim.basic"), "-Nes", "-u", "NONE", "-i", "NONE", "-n", "-S", "testdata/ale.vim")
	cmd.Env = append(os.Environ(), "CONFIG="+config, "ALE="+newest.File(dir, "usr/share/vim-ale"), "COMMAND="+recorded(t, "vim-ale"),
		"OUT="+seen, "FILE="+file, "HOME="+home, "LC_ALL=C.UTF-8")
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	said, _ := os.ReadFile(seen)
	t.Logf("%s%s", out, said)
	if err != nil {
		t.Fatal(err)
	}
	agrees(t, "vim-ale", file)
}

// recorded returns a program that is the command, and whose messages are recorded
// under name when it serves.
func recorded(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "awaiter")
	argv := server(t, name)
	script := fmt.Sprintf("#!/bin/sh\ncase \"$1\" in\nserve) exec '%s' '%s' '%s' '%s' \"$@\" ;;\nesac\nexec '%[4]s' \"$@\"\n", argv[0], argv[1], argv[2], argv[3])
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestVimLsp reads the ready file for vim-lsp, which itself is in no package source, with
// what its documentation says of the functions that the file calls.
func TestVimLsp(t *testing.T) {
	absolute := func(path string) string {
		t.Helper()
		path, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	dir := t.TempDir()
	for _, folder := range []string{"git/.git", "git/package/own"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "git/package/own/setup.cfg"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	seen := filepath.Join(dir, "seen")
	cmd := exec.Command(clients.Newest("vim.basic").Program(need(t, "AWAITER_CLIENTS"), "vim.basic"),
		"-Nes", "-u", "NONE", "-i", "NONE", "-n", "-S", "testdata/vim-lsp/check.vim")
	files := []string{
		filepath.Join(dir, "git/package/a.py"), filepath.Join(dir, "git"),
		filepath.Join(dir, "git/package/own/a.py"), filepath.Join(dir, "git/package/own"),
	}
	cmd.Env = append(os.Environ(), "READY="+absolute("../../../editors/vim/vim-lsp.vim"), "STANDIN="+absolute("testdata/vim-lsp"),
		"OUT="+seen, "FILES="+strings.Join(files, "\n"), "HOME="+dir, "LC_ALL=C.UTF-8")
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	if said, _ := os.ReadFile(seen); err != nil {
		t.Fatalf("%v\n%s%s", err, out, said)
	}
}
