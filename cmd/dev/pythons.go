package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"awaiter/cmd/internal/debian"
)

// pythons are the versions of CPython that judge us, whatever python3 is here.
var pythons = []debian.Suite{
	pythonOf("bookworm", "python3.11"),
	pythonOf("trixie", "python3.13"),
	pythonOf("forky", "python3.14"),
}

// pythonOf is a version of CPython with its standard library and the tests of that.
func pythonOf(release, python string) debian.Suite {
	return debian.Suite{Name: python, Release: release, Packages: []string{python, "lib" + python + "-testsuite"}, Programs: []string{python}, Loaded: true}
}

// judgedByAll are the tests that every version is asked for, by package. Of its standard
// library they take every tenth file.
var judgedByAll = [][2]string{
	{"./docs", "Pages"},
	{"./analysis/syntax", "AgreesWithAST|AgreeWithAST|TestTokensAgree|TestValidIsStrict"},
	{"./analysis/rules", "TestCompile"},
	{"./analysis/library", "TestStubs|TestNeeds|TestProtocols|TestValues"},
	{"./analysis/semantic", "TestNamesAgreeWithCPython|TestVerdicts"},
}

var _ = define("pythons", "[python3.13 ...]", "compare what we say with several versions of CPython", func(names []string) error {
	return testPythons(func(python string) bool { return len(names) == 0 || slices.Contains(names, python) })
})

// testOtherPythons lets those of pythons judge that are not python3, which has judged
// before.
func testOtherPythons() error {
	own, err := ownPython()
	if err != nil {
		return err
	}
	return testPythons(func(python string) bool { return python != own })
}

// ownPython returns the version of python3: "python3.11".
func ownPython() (string, error) {
	out, err := exec.Command("python3", "-c", "import sys; print('python3.%d' % sys.version_info[1])").Output()
	if err != nil {
		return "", fmt.Errorf("python3: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// testPythons runs the oracle and the tests that compare with CPython under each of
// pythons that is asked for: it is the python3 on the PATH.
func testPythons(asked func(name string) bool) error {
	before := os.Getenv("PATH")
	defer os.Setenv("PATH", before)
	for _, suite := range pythons {
		if !asked(suite.Name) {
			continue
		}
		bin, err := installPython(suite)
		if err != nil {
			return err
		}
		if err := os.Setenv("PATH", bin+string(filepath.ListSeparator)+before); err != nil {
			return err
		}
		fmt.Printf("\njudged by %s\n", suite.Name)
		if err := testOracle(); err != nil {
			return fmt.Errorf("judged by %s: %w", suite.Name, err)
		}
		for _, test := range judgedByAll {
			if err := shell("", nil, "go", "test", "-short", "-count=1", "-run", test[1], test[0]); err != nil {
				return fmt.Errorf("judged by %s: %w", suite.Name, err)
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
