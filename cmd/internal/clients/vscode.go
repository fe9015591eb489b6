package clients

import (
	"fmt"
	"io"
	"os"
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

// Install gets it from npm, once. Nothing is compiled: no package's own scripts run.
func (c VSCode) Install(log io.Writer) error {
	if _, err := os.Stat(c.dir); err == nil {
		return nil
	}
	fmt.Fprintln(log, "installing", filepath.Base(c.dir))
	unfinished := c.dir + ".new"
	if err := os.RemoveAll(unfinished); err != nil {
		return err
	}
	if err := os.MkdirAll(unfinished, 0o755); err != nil {
		return err
	}
	wanted := fmt.Sprintf(`{"private": true, "dependencies": {"code-server": "4.139.1", "playwright-core": "1.65.1", %q: "24.21.0"}}`, nodePackage())
	if err := os.WriteFile(filepath.Join(unfinished, "package.json"), []byte(wanted), 0o644); err != nil {
		return err
	}
	for _, folder := range []string{".", "node_modules/code-server/lib/vscode"} {
		if err := run("npm", "install", "--prefix", filepath.Join(unfinished, folder),
			"--ignore-scripts", "--omit", "dev", "--no-audit", "--no-fund", "--loglevel", "error"); err != nil {
			return fmt.Errorf("install VS Code: %w", err)
		}
	}
	return os.Rename(unfinished, c.dir)
}
