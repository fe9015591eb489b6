package clients

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// fromNPM installs packages of npm, the members of a JSON object, in dir, and what the
// folders in it want. That is done once, whole or not at all. Nothing is compiled: no
// package's own scripts run.
func fromNPM(dir, packages string, log io.Writer, folders ...string) error {
	return Once(dir, func(unfinished string) error {
		fmt.Fprintln(log, "installing", filepath.Base(dir))
		wanted := fmt.Sprintf(`{"private": true, "dependencies": {%s}}`, packages)
		if err := os.WriteFile(filepath.Join(unfinished, "package.json"), []byte(wanted), 0o644); err != nil {
			return err
		}
		for _, folder := range append([]string{"."}, folders...) {
			npm := exec.Command("npm", "install", "--prefix", filepath.Join(unfinished, folder),
				"--ignore-scripts", "--omit", "dev", "--no-audit", "--no-fund", "--loglevel", "error")
			if out, err := npm.CombinedOutput(); err != nil {
				return fmt.Errorf("install %s: %w\n%s", filepath.Base(dir), err, out)
			}
		}
		return nil
	})
}

// Once fills the folder dir unless it is there, whole or not at all: install gets an
// empty folder, which then takes its place.
func Once(dir string, install func(unfinished string) error) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	unfinished := dir + ".new"
	if err := os.RemoveAll(unfinished); err != nil {
		return err
	}
	if err := os.MkdirAll(unfinished, 0o755); err != nil {
		return err
	}
	if err := install(unfinished); err != nil {
		return err
	}
	return os.Rename(unfinished, dir)
}
