//go:build clients

package clients_test

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"awaiter/cmd/internal/clients"
	"awaiter/cmd/internal/debian"
)

// The trials are testdata/emacs/<trial>.el, each in the releases of Debian whose
// packages it needs.
func TestEmacs(t *testing.T) {
	const hard = "my @pp é"
	for _, tc := range []struct{ suite, trial, folder string }{
		{"bookworm", "eglot", hard},
		{"bookworm", "flymake", hard},
		{"trixie", "eglot", hard},
		{"trixie", "flymake", hard},
		{"trixie", "flymake-beside", hard},
		{"trixie", "lsp-mode", hard},
		// Pyright writes an "@" in another way than eglot, and rass compares letters.
		{"trixie", "rass", "my app é"},
	} {
		t.Run(tc.suite+"/"+tc.trial, func(t *testing.T) {
			emacs(t, clients.Named(tc.suite), tc.trial, projectIn(t, tc.folder))
		})
	}
}

// emacs runs a trial on a file in the Emacs of a suite.
func emacs(t *testing.T, suite debian.Suite, trial, file string) {
	config, err := filepath.Abs("../../../editors/emacs")
	if err != nil {
		t.Fatal(err)
	}
	name := "emacs-" + suite.Name + "-" + trial
	argv, _ := json.Marshal(server(t, name))
	check, _ := json.Marshal([]string{need(t, "AWAITER_BIN")})
	cmd := exec.Command(suite.Program(need(t, "AWAITER_CLIENTS"), "emacs-nox"), "-q", "--batch",
		"-l", "testdata/emacs/drive.el", "-l", filepath.Join("testdata/emacs", trial+".el"))
	cmd.Env = append(neighbours(t), "CONFIG="+config, "SERVER="+string(argv), "CHECK="+string(check), "FILE="+file,
		"HOME="+t.TempDir(), "LC_ALL=C.UTF-8")
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(trial, "flymake") { // which asks the command line
		agrees(t, name, file)
	}
}
