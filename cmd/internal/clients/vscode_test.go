//go:build clients

package clients_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"awaiter/cmd/internal/clients"
)

// TestVSCode drives the workbench of VS Code with the VSIX in a browser. Pictures of
// what it saw are in AWAITER_LOGS, of a failure too; those of the tour are in
// editors/vscode/images.
func TestVSCode(t *testing.T) {
	code := clients.VSCodeIn(need(t, "AWAITER_CLIENTS"))
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	argv, _ := json.Marshal(server(t, "vscode"))
	cmd := exec.Command(code.Node(), "testdata/vscode.mjs")
	cmd.Env = append(os.Environ(), "CODE_SERVER="+code.Folder(), "CHROMIUM="+browser, "VSIX="+need(t, "AWAITER_VSIX"),
		"SERVER="+string(argv), "FOLDER="+filepath.Dir(project(t)), "HOME="+t.TempDir(), "LOGS="+need(t, "AWAITER_LOGS"))
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}

// TestVSCodeBinary runs the extension's own search for the server, as it is, in the Node
// of VS Code: what it says in the end, the workbench shows in TestVSCode.
func TestVSCodeBinary(t *testing.T) {
	source, err := filepath.Abs("../../../editors/vscode/src/binary.ts")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(clients.VSCodeIn(need(t, "AWAITER_CLIENTS")).Node(), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "testdata/binary.mjs")
	cmd.Env = append(os.Environ(), "SOURCE="+source, "HOME="+t.TempDir())
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
