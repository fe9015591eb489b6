package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// cache is where everything goes that can be made again: built programs, editors,
// packages. It is ignored by git.
const cache = ".cache"

// shell runs a program with our own output, in dir ("" is here) and with more
// variables in its environment.
func shell(dir string, env []string, name string, args ...string) error {
	fmt.Printf("\n$ %s %s\n", name, strings.Join(args, " "))
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return nil
}

// build compiles the command package to the cache and returns its absolute path.
func build(pkg string) (string, error) {
	out, err := filepath.Abs(filepath.Join(cache, "bin", filepath.Base(pkg)))
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "windows" {
		out += ".exe"
	}
	return out, shell("", nil, "go", "build", "-o", out, pkg)
}

// needProgram says clearly what is missing, and installs it where Debian has it and
// we are allowed to.
func needProgram(program, debian string) error {
	if _, err := exec.LookPath(program); err == nil {
		return nil
	}
	if os.Geteuid() == 0 {
		if err := shell("", []string{"DEBIAN_FRONTEND=noninteractive"}, "apt-get", "install", "-y", "-qq", debian); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%s is missing: install Debian's package %s, or its like", program, debian)
}
