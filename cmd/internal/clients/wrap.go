package clients

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
		if err := run(loader, "--library-path", search, filepath.Join(root, "usr/bin/patchelf"),
			"--set-interpreter", loader, "--force-rpath", "--set-rpath", search, real); err != nil {
			return err
		}
		script := fmt.Sprintf("#!/bin/sh\nroot='%s' lib='%s'\n%s\nexec '%s' \"$@\"\n", root, libraries[0], data[program], real)
		if err := os.WriteFile(filepath.Join(home, "bin", program), []byte(script), 0o755); err != nil {
			return err
		}
	}
	return nil
}

// data are the lines of shell by which programs find their own data below $root,
// where they look for it below / otherwise.
var data = map[string]string{
	"nvim": `export VIMRUNTIME="$root/usr/share/nvim/runtime" LUA_CPATH="$lib/lua/5.1/?.so;;"
export LUA_PATH="$root/usr/share/lua/5.1/?.lua;$root/usr/share/lua/5.1/?/init.lua;;"`,
	"hx":        `export HELIX_RUNTIME="$root/usr/lib/hx/runtime"`,
	"vim.basic": `for VIMRUNTIME in "$root"/usr/share/vim/vim[0-9]*; do export VIMRUNTIME; done`,
	"emacs-nox": `for share in "$root"/usr/share/emacs/[0-9]*; do :; done
for dump in "$root"/usr/lib*/emacs/*/*/emacs*.pdmp; do :; done
for package in "$root"/usr/share/emacs/site-lisp/elpa-src/*; do packages="$packages$package:"; done
export EMACSDATA="$share/etc" EMACSDOC="$share/etc" EMACSPATH="${dump%/*}" EMACSLOADPATH="$packages$share/lisp"
set -- --dump-file="$dump" "$@"`,
	// Libraries of Kate's say themselves where on the system others are. Only the loader
	// knows better without telling the programs that Kate starts.
	"kate": `export QT_PLUGIN_PATH="$lib/qt6/plugins" QML_IMPORT_PATH="$lib/qt6/qml" XDG_DATA_DIRS="$root/usr/share"
for loader in "$root"/usr/lib*/ld-linux*.so.*; do :; done
exec "$loader" --library-path "$lib:$lib/libproxy:$lib/pulseaudio" "$root/usr/bin/kate" "$@"`,
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
