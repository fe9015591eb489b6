package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/cmd/internal/clients"
)

// The packages of PyPI that programs of ours use, pinned.
const librariesPins = "testdata/libraries/requirements.txt"

var _ = define("libraries", "", "check and run programs that use packages from PyPI, as they are installed", func([]string) error {
	return testLibraries()
})

// testLibraries runs the pages and the programs that go wrong once more, with the
// packages that some of them import, checks the programs of testdata/libraries where
// those are installed, and has pip install projects in place.
func testLibraries() error {
	packages, err := installLibraries()
	if err != nil {
		return err
	}
	env := []string{oracle.Libraries + "=" + packages}
	if err := shell("", env, "go", "test", "-count=1", "-run", "Pages|TestMisses", "./docs", "./analysis/rules"); err != nil {
		return err
	}
	return shell("", env, "go", "test", "-count=1", "-tags", "libraries", "./cmd/internal/libraries")
}

// installLibraries returns the folder of the pinned packages, which lies in what looks
// like an environment. They are installed once for each list of them and each version of
// Python.
func installLibraries() (packages string, err error) {
	if err := needPip(); err != nil {
		return "", err
	}
	list, err := os.ReadFile(librariesPins)
	if err != nil {
		return "", err
	}
	python, err := ownPython()
	if err != nil {
		return "", err
	}
	environment, err := filepath.Abs(filepath.Join(cache, "libraries", fmt.Sprintf("%x", sha256.Sum256(list))[:12]+"-"+python))
	if err != nil {
		return "", err
	}
	inside := filepath.Join("lib", python, "site-packages")
	return filepath.Join(environment, inside), clients.Once(environment, func(unfinished string) error {
		return pip("--target", filepath.Join(unfinished, inside), "-r", librariesPins)
	})
}

// pip installs from PyPI.
func pip(args ...string) error {
	args = append([]string{"-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-warn-script-location"}, args...)
	return shell("", nil, "python3", args...)
}

// needPip says clearly that pip is missing, and installs it where we are allowed to.
func needPip() error {
	if exec.Command("python3", "-m", "pip", "--version").Run() == nil {
		return nil
	}
	return needProgram("pip", "python3-pip")
}
