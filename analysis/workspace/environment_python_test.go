package workspace

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestEnvironmentAsPython makes virtual environments with Python's own venv, puts files
// into their site-packages, and asks the Python in them for the folders of packages that
// it has and where modules are. ROOT in the files is the folder that all are in. What only
// code in a .pth file makes known is not asked for.
func TestEnvironmentAsPython(t *testing.T) {
	for name, c := range map[string]struct {
		archive string // SITE/ is site-packages
		options string // of venv
		modules string
	}{
		"lines of .pth files": {
			archive: "-- SITE/a.pth --\nROOT/one\n  ROOT/indented\n# ROOT/commented\n  # ROOT/two\nROOT/two  \n\n\t\nmissing\nROOT/missing\nrelative\n../site-packages/relative/below\nROOT/one\nfile.py\n" +
				"-- SITE/b.pth --\nimport sys\nimport\tsys\nimport os; os.environ\nROOT/three\n" +
				"-- SITE/c.pth --\nROOT/one\nROOT/again\n-- SITE/.hidden.pth --\nROOT/hidden\n-- SITE/d.pth.txt --\nROOT/other\n-- SITE/file.py --\n" +
				"-- SITE/d.pth --\n.\n..\n-- SITE/relative/r.py --\n-- SITE/relative/below/rb.py --\n-- one/m1.py --\n-- two/m2.py --\n-- three/m3.py --\n-- again/m4.py --\n" +
				"-- indented/i.py --\n-- commented/i.py --\n-- other/o.py --\n-- one/twice.py --\n-- two/twice.py --\n-- SITE/first.py --\n-- one/first.py --\n",
			modules: "m1 m2 m3 m4 r rb i o twice first file nothing",
		},
		"ends of lines, no end, what is no text": {
			archive: "-- SITE/a.pth --\nROOT/one\r\n\r\nROOT/two\r\n-- SITE/b.pth --\nROOT/three\n-- SITE/c.pth --\nROOT/f\xc3\xbcnf\n-- SITE/long.pth --\n" + strings.Repeat("x", 5000) + "\nROOT/four\n" +
				"-- one/m1.py --\n-- two/m2.py --\n-- three/m3.py --\n-- f\xc3\xbcnf/m5.py --\n-- four/m4.py --\n",
			modules: "m1 m2 m3 m4 m5",
		},
		"a circle of .pth files": {
			archive: "-- SITE/a.pth --\nROOT/one\n-- one/b.pth --\nROOT/two\n-- two/c.pth --\nROOT/one\n-- one/m1.py --\n-- two/m2.py --\n-- SITE/s.pth --\nROOT/venv/lib\n",
			modules: "m1 m2",
		},
		"packages without a file, and those that reach for more": {
			archive: "-- SITE/a.pth --\nROOT/one\nROOT/two\n" +
				"-- SITE/firm/x.py --\n-- one/firm/y.py --\n-- two/firm/z/__init__.py --\n-- two/firm/y.py --\n" +
				"-- SITE/late/part.py --\n-- two/late/__init__.py --\n-- two/late/own.py --\n" +
				"-- one/old/__init__.py --\n__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n-- one/old/a.py --\n" +
				"-- two/old/__init__.py --\nfrom pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n-- two/old/b.py --\n-- two/old/a.py --\n-- two/old/deep/__init__.py --\n-- two/old/deep/c.py --\n" +
				"-- one/shut/__init__.py --\n-- two/shut/__init__.py --\n-- two/shut/b.py --\n",
			modules: "firm firm.x firm.y firm.z late late.own late.part old old.a old.b old.deep old.deep.c old.nothing shut shut.b",
		},
		"with what the system has": {options: "--system-site-packages", modules: "nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := writeTree(t, "-- p/pyproject.toml --\n-- p/a.py --\n")
			venv := filepath.Join(root, "venv")
			made := exec.Command("python3", append([]string{"-m", "venv", "--without-pip", venv}, strings.Fields(c.options)...)...)
			if out, err := made.CombinedOutput(); err != nil {
				t.Fatalf("python3 -m venv: %v\n%s", err, out)
			}
			site, err := filepath.Glob(filepath.Join(venv, "lib", "python3*", "site-packages"))
			if err != nil || len(site) != 1 {
				t.Fatalf("venv made no site-packages: %v, %v", site, err)
			}
			writeFiles(t, root, strings.ReplaceAll(strings.ReplaceAll(c.archive, "-- SITE/", "-- "+below(root, site[0])+"/"), "ROOT", root))
			for _, python := range []string{"python", "python3"} {
				s := NewSession(Options{Roots: []string{root}, Settings: Settings{Python: filepath.Join(venv, "bin", python)}}).Snapshot()
				search := s.searchOf(filepath.Join(root, "p/a.py"))
				folders, places := pythonIn(t, venv, strings.Fields(c.modules))
				if e := search.installed; !slices.Equal(e.packages, folders) {
					t.Errorf("packages are in %q, Python has %q", e.packages, folders)
				}
				for module, place := range places {
					got := describeTarget(root, s.locate(search, module))
					if want := below(root, place); got != want && !(got == "library" && place == "none") {
						t.Errorf("import %s: %s, Python has %s", module, got, want)
					}
				}
			}
		})
	}
}

// writeFiles writes the files of a txtar archive below root, without the end of their last
// line.
func writeFiles(t *testing.T, root, archive string) {
	t.Helper()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		write(t, filepath.Join(root, filepath.FromSlash(f.Name)), strings.TrimSuffix(string(f.Data), "\n"))
	}
}

// pythonIn returns the folders that the Python of venv has on its search path behind the
// standard library, and where it finds modules: their files, of one without a file its
// first folder, "none".
func pythonIn(t *testing.T, venv string, modules []string) (folders []string, places map[string]string) {
	t.Helper()
	c := exec.Command(filepath.Join(venv, "bin", "python"), "-I", "-c", `
import importlib.util, json, os, sys, sysconfig
def place(name):
    try:
        spec = importlib.util.find_spec(name)
    except ImportError:
        spec = None
    return 'none' if spec is None else spec.origin or list(spec.submodule_search_locations)[0]
standard = sysconfig.get_path('stdlib')
folders = [p for p in sys.path if os.path.isdir(p) and p not in (standard, os.path.join(standard, 'lib-dynload'))]
json.dump([folders, {name: place(name) for name in json.load(sys.stdin)}], sys.stdout)
`)
	question, err := json.Marshal(modules)
	if err != nil {
		t.Fatal(err)
	}
	c.Stdin, c.Stderr = strings.NewReader(string(question)), os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("python in %s: %v", venv, err)
	}
	if err := json.Unmarshal(out, &[]any{&folders, &places}); err != nil {
		t.Fatal(err)
	}
	return folders, places
}
