package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// The packages that the programs in this folder use, pinned.
const librariesData = "testdata/libraries"

var _ = define("libraries", "", "check programs that use packages from PyPI, as they are installed", func([]string) error {
	return testLibraries()
})

// testLibraries makes an environment of the pinned packages, once for each list of
// them, and checks the programs in it.
func testLibraries() error {
	requirements := filepath.Join(librariesData, "requirements.txt")
	list, err := os.ReadFile(requirements)
	if err != nil {
		return err
	}
	folder, err := filepath.Abs(filepath.Join(cache, "libraries", fmt.Sprintf("%x", sha256.Sum256(list))[:12]))
	if err != nil {
		return err
	}
	if _, err := os.Stat(folder); errors.Is(err, os.ErrNotExist) {
		if err := install(folder, requirements); err != nil {
			return err
		}
	}
	return shell("", []string{"AWAITER_LIBRARIES=" + folder}, "go", "test", "-count=1", "-tags", "libraries", "./cmd/internal/libraries")
}

// install makes a virtual environment at folder, whole or not at all.
func install(folder, requirements string) error {
	unfinished := folder + ".new"
	if err := os.RemoveAll(unfinished); err != nil {
		return err
	}
	if err := shell("", nil, "python3", "-m", "venv", unfinished); err != nil {
		return err
	}
	pip := filepath.Join(unfinished, "bin", "python")
	if err := shell("", nil, pip, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements); err != nil {
		return err
	}
	return os.Rename(unfinished, folder)
}
