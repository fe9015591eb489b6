package main

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"awaiter/cmd/internal/clients"
)

// The versions of what others use in our place.
const (
	ruffVersion         = "0.17.5"
	pylintVersion       = "4.1.4"
	flake8Version       = "7.5.0"
	flake8AsyncVersion  = "26.8.1"
	pylspVersion        = "1.15.0"
	pylspRuffVersion    = "2.3.4"
	pyrightVersion      = "1.1.414"
	basedpyrightVersion = "1.40.1"
	rassVersion         = "0.3.5"
)

// A toolbox is a folder in which those tools are installed.
type toolbox string

// python returns the program called name of PyPI, and the environment that it needs.
func (t toolbox) python(name string) (program string, env []string) {
	packages := filepath.Join(string(t), "python")
	return filepath.Join(packages, "bin", name), []string{"PYTHONPATH=" + packages}
}

// node returns the program called name of npm.
func (t toolbox) node(name string) (program string) {
	return filepath.Join(string(t), "node_modules", ".bin", name)
}

// What is installed together, from PyPI and from npm.
var (
	// neighbours run beside us in an editor.
	neighbours = toolList{[]string{ruff, "rassumfrassum==" + rassVersion}, []string{pyright}}

	// linters are compared with us.
	linters = toolList{
		[]string{ruff, "pylint==" + pylintVersion, "flake8==" + flake8Version, "flake8-async==" + flake8AsyncVersion},
		[]string{pyright},
	}

	// rivals are measured beside us.
	rivals = toolList{
		[]string{
			ruff, "pylint==" + pylintVersion, "flake8==" + flake8Version, "flake8-async==" + flake8AsyncVersion,
			"python-lsp-server==" + pylspVersion, "python-lsp-ruff==" + pylspRuffVersion,
		},
		[]string{pyright, "basedpyright@" + basedpyrightVersion},
	}
)

const (
	ruff    = "ruff==" + ruffVersion
	pyright = "pyright@" + pyrightVersion
)

type toolList struct{ pypi, npm []string }

// install installs what is in l, once, whole or not at all.
func (l toolList) install() (toolbox, error) {
	sum := sha256.Sum256([]byte(strings.Join(slices.Concat(l.pypi, l.npm), " ")))
	dir, err := filepath.Abs(filepath.Join(cache, "tools", fmt.Sprintf("%x", sum[:6])))
	if err != nil {
		return "", err
	}
	return toolbox(dir), clients.Once(dir, func(unfinished string) error {
		if err := needPip(); err != nil {
			return err
		}
		if err := pip(append([]string{"--target", filepath.Join(unfinished, "python")}, l.pypi...)...); err != nil {
			return err
		}
		return shell("", nil, "npm", append([]string{"install", "--silent", "--no-save", "--prefix", unfinished}, l.npm...)...)
	})
}
