//go:build clients

package clients_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"testing"
	"time"

	"awaiter/cmd/internal/clients"
)

// TestCodeMirror drives CodeMirror's own LSP client in a browser, with the Node and the
// Playwright of VS Code.
func TestCodeMirror(t *testing.T) {
	dir := need(t, "AWAITER_CLIENTS")
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	argv, _ := json.Marshal(server(t, "codemirror"))
	code := clients.VSCodeIn(dir)
	cmd := exec.Command(code.Node(), "testdata/codemirror.mjs")
	cmd.Env = append(os.Environ(), "CODEMIRROR="+clients.CodeMirrorIn(dir), "PLAYWRIGHT="+code.Folder(), "CHROMIUM="+browser,
		"SERVER="+string(argv), "FILE="+project(t), "HOME="+t.TempDir())
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
