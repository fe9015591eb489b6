//go:build clients

package clients_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
