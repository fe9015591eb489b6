// Package debian provides programs of several releases of Debian: it unpacks them from
// their packages into a folder of the project, beside the system, so that the same
// versions run everywhere and nothing is installed.
package debian

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A Suite is what is taken together from a release of Debian.
type Suite struct {
	Name     string            // the folder that Install makes
	Release  string            // Debian's name of the release
	Packages []string          // Debian's names of the packages; patchelf comes along
	Programs []string          // what the packages are started as
	Loaded   bool              // the loader starts the programs: they are not made for patchelf
	Data     map[string]string // lines of shell by which programs find their own data below $root, where they look for it below / otherwise
}

// Program returns the path at which Install puts the named program of s.
func (s Suite) Program(dir, name string) string { return filepath.Join(dir, s.Name, "bin", name) }

// File returns the path at which Install puts what the packages of s have at /name.
func (s Suite) File(dir, name string) string { return filepath.Join(dir, s.Name, "root", name) }

// packages are what is unpacked: wrap needs patchelf.
func (s Suite) packages() []string { return append(slices.Clone(s.Packages), "patchelf") }

// Install unpacks the programs of s below dir with the machine's own package sources:
// once, and again when other packages are wanted. What knows where it is, is told when
// dir is moved. It needs apt and an amd64 or arm64 Debian, and no privileges.
func Install(dir string, s Suite, log io.Writer) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	// A link to dir may be gone when dir is not.
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return err
	}
	home := filepath.Join(dir, s.Name)
	note := filepath.Join(home, "installed")
	packages := strings.Join(s.packages(), " ") + "\n"
	was, _ := os.ReadFile(note)
	if string(was) == packages+home {
		return nil
	}
	if !strings.HasPrefix(string(was), packages) {
		fmt.Fprintf(log, "unpacking %s of Debian %s\n", strings.Join(s.Packages, " and "), s.Release)
		if err := os.RemoveAll(home); err != nil {
			return err
		}
		if err := unpack(home, s); err != nil {
			return fmt.Errorf("install packages of Debian %s: %w", s.Release, err)
		}
	}
	if err := wrap(home, s); err != nil {
		return err
	}
	return os.WriteFile(note, []byte(packages+home), 0o644)
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
	source := fmt.Sprintf("deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n", uri, s.Release)
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
	if err := run("apt-get", append(append(options, "install", "-y", "--download-only"), s.packages()...)...); err != nil {
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
	if err := relink(root); err != nil {
		return err
	}
	return os.RemoveAll(apt)
}

// relink makes links below root lead there that lead to what the system would have.
func relink(root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Type()&fs.ModeSymlink == 0 {
			return err
		}
		target, err := os.Readlink(path)
		if err != nil || !filepath.IsAbs(target) {
			return err
		}
		if target, err = filepath.Rel(filepath.Dir(path), filepath.Join(root, target)); err != nil {
			return err
		}
		if err := os.Remove(path); err != nil {
			return err
		}
		return os.Symlink(target, path)
	})
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

func run(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}
