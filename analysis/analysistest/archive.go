package analysistest

import (
	"fmt"
	"strings"
)

// A file is one file of a case or of a golden archive.
type file struct{ name, text string }

// parseArchive splits text into files that begin at lines "-- name --". What
// stands before the first one is a comment.
func parseArchive(text string) []file {
	var files []file
	for line := range strings.Lines(text) {
		if name, ok := archiveName(line); ok {
			files = append(files, file{name: name})
		} else if len(files) > 0 {
			files[len(files)-1].text += line
		}
	}
	return files
}

func archiveName(line string) (string, bool) {
	name, ok := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "-- ")
	if !ok {
		return "", false
	}
	name, ok = strings.CutSuffix(name, " --")
	return strings.TrimSpace(name), ok
}

// formatArchive is the inverse of parseArchive for files that end with a newline.
func formatArchive(files []file) string {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "-- %s --\n%s", f.name, f.text)
		if !strings.HasSuffix(f.text, "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
