package debian

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// wrap makes the programs use their own loader and libraries, since those of the
// system may be older, and writes home/bin: scripts that start them with their own data.
func wrap(home string, s Suite) error {
	root := filepath.Join(home, "root")
	loader, err := first(root, "lib*/ld-linux*.so.*", "usr/lib*/ld-linux*.so.*", "usr/lib/*/ld-linux*.so.*", "lib/*/ld-linux*.so.*")
	if err != nil {
		return err
	}
	// In older releases /lib, where libc is, is apart from /usr/lib.
	libraries, _ := filepath.Glob(filepath.Join(root, "usr/lib/*-linux-gnu"))
	older, _ := filepath.Glob(filepath.Join(root, "lib/*-linux-gnu"))
	if libraries = append(libraries, older...); len(libraries) == 0 {
		return fmt.Errorf("no libraries in the packages of Debian %s", s.Release)
	}
	search := strings.Join(libraries, ":")
	if err := os.MkdirAll(filepath.Join(home, "bin"), 0o755); err != nil {
		return err
	}
	for _, program := range s.Programs {
		real, err := filepath.EvalSymlinks(filepath.Join(root, "usr/bin", program))
		if err != nil {
			return err
		}
		start := fmt.Sprintf("'%s'", real)
		if s.Loaded {
			start = fmt.Sprintf("'%s' --library-path '%s' --argv0 \"$0\" '%s'", loader, search, real)
		} else if err := run(loader, "--library-path", search, filepath.Join(root, "usr/bin/patchelf"),
			"--set-interpreter", loader, "--force-rpath", "--set-rpath", search, real); err != nil {
			return err
		}
		script := fmt.Sprintf("#!/bin/sh\nroot='%s' lib='%s'\n%s\nexec %s \"$@\"\n", root, libraries[0], s.Data[program], start)
		if err := os.WriteFile(filepath.Join(home, "bin", program), []byte(script), 0o755); err != nil {
			return err
		}
	}
	return nil
}

// first returns the first file below root that one of patterns matches.
func first(root string, patterns ...string) (string, error) {
	for _, pattern := range patterns {
		if found, _ := filepath.Glob(filepath.Join(root, pattern)); len(found) > 0 {
			return found[0], nil
		}
	}
	return "", fmt.Errorf("nothing like %s in the packages", patterns[0])
}
