// Package clients provides the real editors that Awaiter is tested and shown in:
// it unpacks them from Debian's packages into a folder of the project, beside the
// system, so that the same versions run everywhere and nothing is installed.
package clients

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// A Suite is a release of Debian and the editors that are taken from it.
type Suite struct {
	Name     string   // Debian's name of the release
	Packages []string // Debian's names of the editors
	Programs []string // what the packages are started as
}

// Suites are the releases whose editors are driven, the newest last: Neovim 0.7
// from Debian 12, Neovim 0.10, Helix 25.01 and the tmux it runs in from Debian 13.
var Suites = []Suite{
	{"bookworm", []string{"neovim", "patchelf"}, []string{"nvim"}},
	{"trixie", []string{"neovim", "hx", "tmux", "patchelf"}, []string{"nvim", "hx", "tmux"}},
}

// Newest returns the newest suite.
func Newest() Suite { return Suites[len(Suites)-1] }

// Program returns the path at which Install puts the named program of s.
func (s Suite) Program(dir, name string) string { return filepath.Join(dir, s.Name, "bin", name) }

// Install unpacks the editors of s below dir, once, with the machine's own package
// sources. It needs apt and an amd64 or arm64 Debian, and no privileges.
func Install(dir string, s Suite, log io.Writer) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	complete := true
	for _, program := range s.Programs {
		if _, err := os.Stat(s.Program(dir, program)); err != nil {
			complete = false
		}
	}
	if complete {
		return nil
	}
	fmt.Fprintf(log, "unpacking %s of Debian %s\n", strings.Join(s.Packages, " and "), s.Name)
	home := filepath.Join(dir, s.Name)
	if err := os.RemoveAll(home); err != nil {
		return err
	}
	if err := unpack(home, s); err != nil {
		return fmt.Errorf("install the editors of Debian %s: %w", s.Name, err)
	}
	return wrap(home, s)
}

// unpack downloads the packages with all they depend on and unpacks them to home/root.
func unpack(home string, s Suite) error {
	uri, err := mirror()
	if err != nil {
		return err
	}
	apt, root := filepath.Join(home, "apt"), filepath.Join(home, "root")
	for _, d := range []string{"lists/partial", "archives/partial"} {
		if err := os.MkdirAll(filepath.Join(apt, d), 0o755); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return err
	}
	source := fmt.Sprintf("deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n", uri, s.Name)
	for name, content := range map[string]string{"sources.list": source, "status": ""} {
		if err := os.WriteFile(filepath.Join(apt, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	options := []string{
		"-o", "Dir::State=" + apt, "-o", "Dir::State::lists=" + apt + "/lists", "-o", "Dir::State::status=" + apt + "/status",
		"-o", "Dir::Cache=" + apt, "-o", "Dir::Cache::archives=" + apt + "/archives",
		"-o", "Dir::Etc::sourcelist=" + apt + "/sources.list", "-o", "Dir::Etc::sourceparts=-",
		"-o", "APT::Install-Recommends=0", "-o", "APT::Sandbox::User=", "-o", "Debug::NoLocking=1", "-qq",
	}
	if err := run("apt-get", append(options, "update")...); err != nil {
		return err
	}
	if err := run("apt-get", append(append(options, "install", "-y", "--download-only"), s.Packages...)...); err != nil {
		return err
	}
	packages, err := filepath.Glob(filepath.Join(apt, "archives", "*.deb"))
	if err != nil {
		return err
	}
	for _, p := range packages {
		if err := run("dpkg-deb", "--extract", p, root); err != nil {
			return err
		}
	}
	return os.RemoveAll(apt)
}

// mirror returns where this machine gets Debian's packages from.
func mirror() (string, error) {
	files, _ := filepath.Glob("/etc/apt/sources.list.d/*")
	for _, f := range append(files, "/etc/apt/sources.list") {
		content, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		if m := debianURI.FindSubmatch(content); m != nil {
			return string(m[1]), nil
		}
	}
	return "", fmt.Errorf("no package source of Debian under /etc/apt")
}

var debianURI = regexp.MustCompile(`(?m)^(?:URIs:|deb\b[^#\n]*?)\s+(\S+/debian/?)(?:\s|$)`)

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
		return fmt.Errorf("no libraries in the packages of Debian %s", s.Name)
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
		script := fmt.Sprintf(`#!/bin/sh
export VIMRUNTIME='%[1]s/usr/share/nvim/runtime' HELIX_RUNTIME='%[1]s/usr/lib/hx/runtime'
export LUA_PATH='%[1]s/usr/share/lua/5.1/?.lua;%[1]s/usr/share/lua/5.1/?/init.lua;;'
export LUA_CPATH='%[2]s/lua/5.1/?.so;;'
exec '%[3]s' "$@"
`, root, libraries[0], real)
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

func run(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}
