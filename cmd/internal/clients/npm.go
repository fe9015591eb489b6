package clients

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// fromNPM installs packages of npm, the members of a JSON object, in dir, and what the
// folders in it want. That is done once, whole or not at all. Nothing is compiled: no
// package's own scripts run.
func fromNPM(dir, packages string, log io.Writer, folders ...string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	fmt.Fprintln(log, "installing", filepath.Base(dir))
	unfinished := dir + ".new"
	if err := os.RemoveAll(unfinished); err != nil {
		return err
	}
	if err := os.MkdirAll(unfinished, 0o755); err != nil {
		return err
	}
	wanted := fmt.Sprintf(`{"private": true, "dependencies": {%s}}`, packages)
	if err := os.WriteFile(filepath.Join(unfinished, "package.json"), []byte(wanted), 0o644); err != nil {
		return err
	}
	for _, folder := range append([]string{"."}, folders...) {
		if err := run("npm", "install", "--prefix", filepath.Join(unfinished, folder),
			"--ignore-scripts", "--omit", "dev", "--no-audit", "--no-fund", "--loglevel", "error"); err != nil {
			return fmt.Errorf("install %s: %w", filepath.Base(dir), err)
		}
	}
	return os.Rename(unfinished, dir)
}
