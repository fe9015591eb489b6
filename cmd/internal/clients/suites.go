// Package clients drives the real editors that Awaiter is tested and shown in.
package clients

import (
	"slices"
	"strings"

	"awaiter/cmd/internal/debian"
)

// Suites are the releases whose editors are driven, the newest last: Neovim 0.7 and
// Emacs 28 with eglot 1.9 from Debian 12; from Debian 13 Neovim 0.10, Helix 25.01 and
// the tmux it runs in, Emacs 30 with its own eglot and lsp-mode 9, Vim 9.1 with ALE 4;
// from Debian 14, which moves, Neovim 0.12 or later and Helix 25.07 or later. Kate 25.04
// of Debian 13 is apart, since it brings 450 packages along.
var Suites = []debian.Suite{
	suite("bookworm", "bookworm", "neovim emacs-nox elpa-eglot", "nvim emacs-nox"),
	suite("trixie", "trixie", "neovim hx tmux emacs-nox elpa-lsp-mode vim vim-ale", "nvim hx tmux emacs-nox vim.basic"),
	suite("kate", "trixie", "kate", "kate"),
	suite("forky", "forky", "neovim hx", "nvim hx"),
}

func suite(name, release, packages, programs string) debian.Suite {
	return debian.Suite{Name: name, Release: release, Packages: strings.Fields(packages), Programs: strings.Fields(programs), Data: data}
}

// With returns the suites that have the program, the newest last.
func With(program string) []debian.Suite {
	return slices.DeleteFunc(slices.Clone(Suites), func(s debian.Suite) bool { return !slices.Contains(s.Programs, program) })
}

// Newest returns the newest suite that has the program, which one has.
func Newest(program string) debian.Suite {
	with := With(program)
	return with[len(with)-1]
}

// Named returns the suite of that name, which there is.
func Named(name string) debian.Suite {
	return Suites[slices.IndexFunc(Suites, func(s debian.Suite) bool { return s.Name == name })]
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
