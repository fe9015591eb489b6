package workspace

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
)

// installedRequests is a package under the name of one that a stub describes, made of
// other modules than the stub.
const installedRequests = `
-- p/pyproject.toml --
-- p/.venv/pyvenv.cfg --
version = 3.11
-- p/.venv/lib/python3.11/site-packages/requests/__init__.py --
from .api import get, Session
-- p/.venv/lib/python3.11/site-packages/requests/api.py --
def get(url): return 1
class Verbs:
    def post(self, url): return 1
    def mount(self, prefix): return 1
class Session(Verbs):
    pass
class Other(Verbs):
    pass
`

const callsRequests = `
import requests
from requests import api
class Quiet(requests.Session):
    def post(self, url): return 1
class Loud(requests.Session):
    pass
requests.get("x")
api.get("x")
requests.Session().post("x")
requests.Session().mount("x")
Loud().post("x")
Quiet().post("x")
api.Other().post("x")
`

// TestFactsOfInstalled asks which calls of an installed package wait, as its stub has it:
// what the package exports under the names of the stub, wherever it is defined, and nothing
// else. A module of the project under such a name is not the package.
func TestFactsOfInstalled(t *testing.T) {
	for name, c := range map[string]struct {
		archive string
		waits   []string
	}{
		"installed":      {installedRequests, []string{`requests.get("x")`, `api.get("x")`, `requests.Session().post("x")`, `Loud().post("x")`}},
		"of the project": {strings.ReplaceAll(installedRequests, ".venv/lib/python3.11/site-packages/", ""), nil},
	} {
		t.Run(name, func(t *testing.T) {
			root := writeTree(t, c.archive+"-- p/a.py --"+callsRequests)
			m, err := NewSession(Options{Roots: []string{root}, Rules: testRules}).Snapshot().Module(filepath.Join(root, "p/a.py"))
			if err != nil {
				t.Fatal(err)
			}
			var waits []string
			for call := range syntax.All[syntax.Call](m.Tree.Root()) {
				if m.TypeOf(call.Node).IsUnknown() {
					t.Errorf("the type of %s is not known from the package", call.Text())
				}
				if library.FactsAt(m, call).Blocks != "" {
					waits = append(waits, call.Text())
				}
			}
			if !slices.Equal(waits, c.waits) {
				t.Errorf("%q wait, want %q", waits, c.waits)
			}
		})
	}
}
