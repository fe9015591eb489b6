//go:build unix

package workspace

import (
	"crypto/sha256"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/syntax"
)

// TestWhereEnvironmentsLie has trees, which folder of them is open, and what environment
// a file in it is then for: its folder and version. ROOT in a file is the folder that all
// are in, SUM is what Poetry writes into the name of an environment of p.
func TestWhereEnvironmentsLie(t *testing.T) {
	const made = "-- p/pyproject.toml --\n-- p/a.py --\n"
	for name, c := range map[string]struct {
		archive string
		links   string // "at to" for each, to as a link has it
		open    string // "" for p
		file    string // "" for p/a.py
		chosen  string // --python
		given   string // VIRTUAL_ENV
		want    string
		version syntax.Version
	}{
		"no project":                     {archive: "-- p/a.py --\n-- p/.venv/pyvenv.cfg --\nversion = 3.12.1\n", want: "p/.venv", version: 12},
		"no project, a folder deeper":    {archive: "-- p/deep/a.py --\n-- p/.venv/pyvenv.cfg --\nversion = 3.12.1\n", file: "p/deep/a.py", want: "p/.venv", version: 12},
		"no project, above what is open": {archive: "-- p/a.py --\n-- .venv/pyvenv.cfg --\nversion = 3.12.1\n"},
		"of the repository": {
			archive: "-- r/.git/HEAD --\n-- r/.venv/pyvenv.cfg --\nversion = 3.13.0\n-- r/packages/p/pyproject.toml --\n-- r/packages/p/a.py --\n",
			open:    "r/packages/p", file: "r/packages/p/a.py", want: "r/.venv", version: 13,
		},
		"outside of the repository": {archive: made + "-- p/.git/HEAD --\n-- .venv/pyvenv.cfg --\n"},
		"the nearest": {
			archive: "-- r/.venv/pyvenv.cfg --\nversion = 3.13.0\n-- r/p/pyproject.toml --\n-- r/p/a.py --\n-- r/p/venv/pyvenv.cfg --\nversion = 3.9\n",
			open:    "r", file: "r/p/a.py", want: "r/p/venv", version: 9,
		},
		"under a name of its own":      {archive: made + "-- p/py312/pyvenv.cfg --\nversion = 3.12\n-- p/lib/x --\n", want: "p/py312", version: 12},
		"under two names of their own": {archive: made + "-- p/py312/pyvenv.cfg --\nversion = 3.12\n-- p/py313/pyvenv.cfg --\n"},
		"active, and under a name of its own": {
			archive: made + "-- p/py312/pyvenv.cfg --\nversion = 3.12\n-- active/pyvenv.cfg --\nversion = 3.9\n", given: "active", want: "active", version: 9,
		},
		"before the active one":  {archive: made + "-- p/.venv/pyvenv.cfg --\nversion = 3.12\n-- active/pyvenv.cfg --\n", given: "active", want: "p/.venv", version: 12},
		"a link to a folder":     {archive: made + "-- far/pyvenv.cfg --\nversion = 3.12\n", links: "p/.venv ../far", want: "p/.venv", version: 12},
		"a link to nothing":      {archive: made + "-- active/pyvenv.cfg --\nversion = 3.10\n", links: "p/.venv ../far\np/venv venv", given: "active", want: "active", version: 10},
		"a file that names it":   {archive: made + "-- p/.venv --\n../far\n-- far/pyvenv.cfg --\nversion = 3.12\n", want: "far", version: 12},
		"a file that names none": {archive: made + "-- p/.venv --\nmy-environment\n-- p/venv --\n"},
		"a folder that is none":  {archive: made + "-- p/.venv/bin/activate --\n-- p/venv/pyvenv.cfg/odd --\n"},
		"conda, elsewhere": {
			archive: made + "-- conda/envs/x/conda-meta/history --\n-- conda/envs/x/lib/python3.12/site-packages/there.py --\n-- conda/lib/python3.9/os.py --\n",
			given:   "conda/envs/x", want: "conda/envs/x", version: 12,
		},
		"conda of Windows, by its interpreter": {
			archive: made + "-- conda/conda-meta/history --\n-- conda/python.exe --\n-- conda/Lib/site-packages/there.py --\n", chosen: "conda/python.exe", want: "conda",
		},
		"PDM":                     {archive: made + "-- p/.pdm-python --\nROOT/pdm/bin/python\n-- pdm/bin/python --\n-- pdm/pyvenv.cfg --\nversion = 3.12\n", want: "pdm", version: 12},
		"PDM, with a venv":        {archive: made + "-- p/.pdm-python --\nROOT/pdm/bin/python\n-- pdm/bin/python --\n-- p/.venv/pyvenv.cfg --\nversion = 3.9\n", want: "p/.venv", version: 9},
		"PDM, of what is gone":    {archive: made + "-- p/.pdm-python --\nROOT/pdm/bin/python\n"},
		"Poetry":                  {archive: made + "-- poetry/x-SUM-py3.12/pyvenv.cfg --\nversion = 3.12\n-- poetry/x-abcdefgh-py3.13/pyvenv.cfg --\n", want: "poetry/x-SUM-py3.12", version: 12},
		"Poetry, several":         {archive: made + "-- poetry/x-SUM-py3.12/pyvenv.cfg --\nversion = 3.12\n-- poetry/x-SUM-py3.9/pyvenv.cfg --\n-- poetry/x-SUM-py3.10/conda --\n", want: "poetry/x-SUM-py3.12", version: 12},
		"Poetry, one is chosen":   {archive: made + "-- poetry/envs.toml --\n[x-SUM]\nminor = '3.9'\n-- poetry/x-SUM-py3.12/pyvenv.cfg --\n-- poetry/x-SUM-py3.9/pyvenv.cfg --\nversion = 3.9\n", want: "poetry/x-SUM-py3.9", version: 9},
		"Poetry, a broken choice": {archive: made + "-- poetry/envs.toml --\n[x-SUM\n-- poetry/x-SUM-py3.12/pyvenv.cfg --\nversion = 3.12\n-- poetry/x-SUM-py3.9/pyvenv.cfg --\n", want: "poetry/x-SUM-py3.12", version: 12},
		"Pipenv":                  {archive: "-- p/Pipfile --\n-- p/a.py --\n-- pipenv/p-Q4UgCzxk/.project --\nROOT/p\n-- pipenv/p-Q4UgCzxk/pyvenv.cfg --\nversion = 3.12\n-- pipenv/p-other/.project --\nROOT/q\n-- pipenv/p-other/pyvenv.cfg --\n", want: "pipenv/p-Q4UgCzxk", version: 12},
		"its folder for programs": {archive: made + "-- far/pyvenv.cfg --\nversion = 3.12\n-- far/bin/python --\n", chosen: "far/bin", want: "far", version: 12},
		"a link to an interpreter": {
			archive: made + "-- far/bin/python3.10 --\n-- far/lib/python3.10/site-packages/there.py --\n-- far/lib/python3.12/os.py --\n",
			links:   "mine/bin/python3 middle\nmine/bin/middle ../../far/bin/python3.10", chosen: "mine/bin/python3", want: "far", version: 10,
		},
		"the interpreter of a virtual environment, a link": {
			archive: made + "-- far/bin/python3.10 --\n-- far/lib/python3.10/os.py --\n-- mine/pyvenv.cfg --\n-- mine/lib/python3.10/site-packages/there.py --\n",
			links:   "mine/bin/python ../../far/bin/python3.10", chosen: "mine/bin/python", want: "mine", version: 10,
		},
		"an interpreter that is a loop": {archive: made, links: "mine/bin/python python", chosen: "mine/bin/python", want: "mine/bin/python"},
		"PyPy":                          {archive: made + "-- p/.venv/pyvenv.cfg --\nimplementation = PyPy\n-- p/.venv/lib/pypy3.10/site-packages/there.py --\n", want: "p/.venv", version: 10},
		"without a global lock":         {archive: made + "-- p/.venv/pyvenv.cfg --\nversion = 3.13.0\n-- p/.venv/lib/python3.13t/site-packages/there.py --\n", want: "p/.venv", version: 13},
	} {
		t.Run(name, func(t *testing.T) {
			root := writeTree(t, "")
			sum := sha256.Sum256([]byte(filepath.Join(root, "p")))
			writeFiles(t, root, strings.NewReplacer("ROOT", root, "SUM", base64.URLEncoding.EncodeToString(sum[:])[:8]).Replace(c.archive))
			for line := range strings.Lines(c.links) {
				at, to, _ := strings.Cut(strings.TrimSpace(line), " ")
				at = filepath.Join(root, at)
				if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(to, at); err != nil {
					t.Fatal(err)
				}
			}
			in := func(path, otherwise string) string {
				if path == "" {
					path = otherwise
				}
				if path == "" {
					return ""
				}
				return filepath.Join(root, path)
			}
			s := NewSession(Options{
				Roots: []string{in(c.open, "p")}, Settings: Settings{Python: in(c.chosen, "")}, Environment: in(c.given, ""),
				Stores: []string{in("gone", ""), in("poetry", ""), in("pipenv", "")},
			}).Snapshot()
			search := s.searchOf(in(c.file, "p/a.py"))
			e := search.installed
			if e == nil {
				if c.want != "" {
					t.Fatalf("none is found, want %s", c.want)
				}
				return
			}
			want := strings.NewReplacer("SUM", base64.URLEncoding.EncodeToString(sum[:])[:8]).Replace(c.want)
			if got := below(root, e.folder); got != want || e.version != c.version {
				t.Errorf("%s of 3.%d, want %s of 3.%d", got, e.version, want, c.version)
			}
			if strings.Contains(c.archive, "there.py") && s.locate(search, "there").kind != targetFile {
				t.Errorf("what is installed is not found in %q", e.packages)
			}
		})
	}
}

// TestNameOfPoetry holds the name that Poetry 2.5 gave to an environment for a project in that folder.
func TestNameOfPoetry(t *testing.T) {
	root := writeTree(t, "-- s/app-eYIQYu4r-py3.12/pyvenv.cfg --\n")
	d, store := newDisk(), filepath.Join(root, "s")
	const project = "/home/me/My.proj"
	d.read[filepath.Join(project, pyprojectFile)] = stamp{size: 1}
	if at := poetryEnvironment(d, store, project); at != filepath.Join(store, "app-eYIQYu4r-py3.12") {
		t.Errorf("found %q", at)
	}
}
