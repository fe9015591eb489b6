package clients

import (
	"io"
	"path/filepath"
)

// CodeMirrorIn is the folder of CodeMirror's LSP client below dir, the folder of all
// clients, and of the esbuild that makes a page of it.
func CodeMirrorIn(dir string) string { return filepath.Join(dir, "codemirror-6.3.0") }

// InstallCodeMirror gets it from npm.
func InstallCodeMirror(dir string, log io.Writer) error {
	return fromNPM(CodeMirrorIn(dir),
		`"@codemirror/lsp-client": "6.3.0", "@codemirror/lang-python": "6.2.1", "codemirror": "6.0.2", "esbuild": "0.25.12"`, log)
}
