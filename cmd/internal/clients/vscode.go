package clients

import (
	"fmt"
	"io"
	"path/filepath"
	"runtime"
)

// A VSCode is VS Code as a web page: npm's code-server with the Node that it wants, and
// the Playwright that drives a browser. code-server 4.139.1 is VS Code 1.139.1.
type VSCode struct{ dir string }

// VSCodeIn is the VSCode below dir, the folder of all clients.
func VSCodeIn(dir string) VSCode { return VSCode{filepath.Join(dir, "vscode-1.139.1")} }

// Folder is where Install puts it.
func (c VSCode) Folder() string { return c.dir }

// Node is the path of its Node.
func (c VSCode) Node() string {
	return filepath.Join(c.dir, "node_modules", nodePackage(), "bin", "node")
}

func nodePackage() string {
	return "node-linux-" + map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
}

// Install gets it from npm.
func (c VSCode) Install(log io.Writer) error {
	return fromNPM(c.dir, fmt.Sprintf(`"code-server": "4.139.1", "playwright-core": "1.65.1", %q: "24.21.0"`, nodePackage()), log,
		"node_modules/code-server/lib/vscode")
}
