package workspace

import (
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
)

// TestClassesOfAnEarlierText edits what others know nothing of, so that what they were told
// of the module speaks of the classes of the text before, and compares what is said then
// with what a Session says that sees the files so for the first time.
func TestClassesOfAnEarlierText(t *testing.T) {
	for name, tc := range map[string]struct {
		files  map[string]string
		edited string
		shown  string
	}{
		"attributes that are set on an heir": {map[string]string{
			"a.py": "from b import B\n\nclass A:\n    def __init__(self): self.x = 1\n    def use(self): print(self.x, 'old')\n\ndef patch(b: B): b.x = ''\n",
			"b.py": "from a import A\n\nclass B(A): pass\n",
		}, "a.py", "a.py"},
		"a base by two ways": {map[string]string{
			"a.py": "class A:\n    x = 1\n    def m(self): print('old')\n",
			"b.py": "from a import A\n\nclass B(A): pass\n\ndef make(): return A()\n",
			"c.py": "import a\nimport b\n\nclass C(b.B, a.A): y = 'old'\n\nmade = b.make()\nif isinstance(made, a.A): made.x, C().m(), 'old'\nelse: made\n",
		}, "a.py", "c.py"},
		"what is its own": {map[string]string{
			"a.py": "import b\n\nclass A:\n    def m(self): return 1\n\ndef g():\n    x = b.make()\n    if isinstance(x, A): print(x.m(), x, 'old')\n    else: print(x)\n",
			"b.py": "import a\n\ndef make(): return a.A()\n",
		}, "a.py", "a.py"},
		"a method of a class that is seen through another module": {map[string]string{
			"a.py": "import b\n\nclass A:\n    def old(self): return 1\n\ndef g(): b.made.new()\n",
			"b.py": "import c\n\nmade = c.make()\n",
			"c.py": "import a\n\ndef make(): return a.A()\n",
		}, "a.py", "a.py"},
		"a module that its package gets back by star imports": {map[string]string{
			"p/__init__.py": "from .b import *\nfrom .c import *\nfrom .d import *\n",
			"p/b.py":        "class B: pass\n",
			"p/c.py":        "from . import b\n",
			"p/d.py":        "from . import b\n\ndef f(): return b.B\n\ndef g(): b.B, 'old'\n",
		}, "p/d.py", "p/d.py"},
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			at := func(file string) string { return filepath.Join(root, file) }
			for file, text := range tc.files {
				write(t, at(file), text)
			}
			options := Options{Roots: []string{root}, Rules: []*analysis.Rule{analysistest.SayAll}}
			session := NewSession(options)
			session.Edit(at(tc.edited), 1, text(tc.files[tc.edited]))
			session.Edit(at(tc.shown), 1, text(tc.files[tc.shown]))
			lines(t, session.Snapshot(), at(tc.shown))
			for _, file := range []string{tc.edited, tc.shown} {
				session.Edit(at(file), 2, text(strings.ReplaceAll(tc.files[file], "old", "new")))
			}
			fresh := NewSession(options)
			for f := range session.Snapshot().OpenFiles() {
				fresh.Edit(f.Path, f.Version, f.Text)
			}
			if got, want := lines(t, session.Snapshot(), at(tc.shown)), lines(t, fresh.Snapshot(), at(tc.shown)); got != want {
				t.Errorf("found\n%s", differs(got, want))
			}
		})
	}
}
