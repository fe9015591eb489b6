package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"awaiter/cmd/internal/debian"
)

// pythons are the versions of CPython that judge us, whatever python3 is here.
var pythons = []debian.Suite{
	pythonOf("bookworm", "3.11"),
	pythonOf("trixie", "3.13"),
	pythonOf("forky", "3.14"),
}

// pythonOf is a version of CPython with its standard library and the tests of that.
func pythonOf(release, version string) debian.Suite {
	python := "python" + version
	return debian.Suite{Name: python, Release: release, Packages: []string{python, "lib" + python + "-testsuite"}, Programs: []string{python}, Loaded: true}
}

var _ = define("pythons", "[3.13 ...]", "compare what we say with several versions of CPython", func(versions []string) error {
	return testPythons(versions...)
})

// judged are the tests that ask python3 for what differs with its version, by package.
var judgedBy = [][2]string{
	{"./docs", "Pages"},
}

// testPythons runs the tests that compare with CPython under each of pythons, or those of
// the given versions: it is the python3 on their PATH.
func testPythons(versions ...string) error {
	for _, suite := range pythons {
		if len(versions) > 0 && !slices.Contains(versions, suite.Name[len("python"):]) {
			continue
		}
		bin, err := installPython(suite)
		if err != nil {
			return err
		}
		path := "PATH=" + bin + string(filepath.ListSeparator) + os.Getenv("PATH")
		for _, test := range judgedBy {
			if err := shell("", []string{path}, "go", "test", "-count=1", "-run", test[1], test[0]); err != nil {
				return fmt.Errorf("by %s: %w", suite.Name, err)
			}
		}
	}
	return nil
}

// installPython returns the folder in which suite is python3. It finds its standard
// library as it does below /usr.
func installPython(suite debian.Suite) (bin string, err error) {
	dir, err := filepath.Abs(filepath.Join(cache, "pythons"))
	if err != nil {
		return "", err
	}
	if err := debian.Install(dir, suite, os.Stdout); err != nil {
		return "", err
	}
	home := filepath.Join(dir, suite.Name)
	for link, to := range map[string]string{"bin/python3": suite.Name, "lib": "root/usr/lib"} {
		if err := os.Symlink(to, filepath.Join(home, link)); err != nil && !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
	return filepath.Join(home, "bin"), nil
}
