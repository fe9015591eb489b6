package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// notCode are the names of folders that hold no code of a project.
var notCode = []string{
	".bzr", ".direnv", ".eggs", ".git", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox", ".pytest_cache", ".ruff_cache",
	".svn", ".tox", ".venv", ".vscode", "__pycache__", "__pypackages__", "_build", "build", "dist", "node_modules",
	"site-packages", "venv",
}

// templateMark stands in the names of folders of a project's template, as Cookiecutter and
// Copier have them: what is in them is to become Python.
const templateMark = "{{"

func defaultExcludeWords() string { return "`" + strings.Join(notCode, "`, `") + "`" }

// isPython reports whether a file is Python by its name.
func isPython(name string) bool {
	switch filepath.Ext(name) {
	case ".py", ".pyi", ".pyw":
		return true
	}
	return false
}

// Find returns the Python files that paths, absolute ones, mean: files themselves,
// whatever their name and whatever is excluded, and of folders all Python files in
// them that are not excluded, sorted. No file comes twice. A path that does not
// exist and a folder that cannot be listed are errors; the rest is found all the
// same. Links to folders are not followed unless they are named. It stops early
// when ctx ends.
func (s *Snapshot) Find(ctx context.Context, paths ...string) (files []string, errs []error) {
	f := finder{ctx: ctx, snapshot: s, seen: map[string]bool{}}
	for _, path := range paths {
		path = filepath.Clean(path)
		info, err := os.Stat(path)
		switch {
		case err != nil:
			f.errs = append(f.errs, readError(path, err))
		case info.IsDir():
			f.folder(path, f.ignoresAbove(path))
		default:
			f.file(path)
		}
	}
	return f.files, f.errs
}

// ProjectFiles returns the Python files under the roots of the Session, and nothing
// for a root that is the top of the file system or the user's home.
func (s *Snapshot) ProjectFiles(ctx context.Context) []string {
	home, _ := os.UserHomeDir()
	roots := slices.DeleteFunc(slices.Clone(s.roots), func(root string) bool {
		return filepath.Dir(root) == root || root == filepath.Clean(home)
	})
	files, _ := s.Find(ctx, roots...)
	return files
}

// A finder looks through folders.
type finder struct {
	ctx      context.Context
	snapshot *Snapshot
	seen     map[string]bool
	files    []string
	errs     []error
}

func (f *finder) file(path string) {
	if !f.seen[path] {
		f.seen[path] = true
		f.files = append(f.files, path)
	}
}

// folder looks through the folder at path, where ignores hold.
func (f *finder) folder(path string, ignores []*patternList) {
	if f.ctx.Err() != nil {
		return
	}
	listing := f.snapshot.world.disk.list(path)
	if listing.err != nil {
		f.errs = append(f.errs, listing.err)
	}
	if isRepository(path) {
		ignores = repositoryIgnores(path)
	}
	ignores = withIgnoreFile(ignores, path)
	exclude := f.snapshot.configurationIn(path).exclude
	for _, name := range sortedKeys(listing.entries) {
		below := filepath.Join(path, name)
		switch kind := listing.entries[name]; {
		case kind == entryFolder:
			if !excludesFolder(below, exclude, ignores) {
				f.folder(below, ignores)
			}
		case kind == entryFile && isPython(name):
			if excluded, _ := decide(below, false, exclude, ignores); !excluded {
				f.file(below)
			}
		}
	}
}

func excludesFolder(path string, exclude *patternList, ignores []*patternList) bool {
	if excluded, decided := decide(path, true, exclude, ignores); decided {
		return excluded
	}
	if name := filepath.Base(path); slices.Contains(notCode, name) || strings.Contains(name, templateMark) {
		return true
	}
	_, err := os.Stat(filepath.Join(path, "pyvenv.cfg"))
	return err == nil
}

// decide returns whether path is excluded: as the settings say, else as the nearest
// .gitignore says that speaks of it. What .gitignore takes back in is decided only
// against other .gitignore files.
func decide(path string, isFolder bool, exclude *patternList, ignores []*patternList) (excluded, decided bool) {
	if excluded, ok := exclude.decide(path, isFolder); ok {
		return excluded, true
	}
	for _, list := range slices.Backward(ignores) {
		if excluded, ok := list.decide(path, isFolder); ok {
			return excluded, excluded
		}
	}
	return false, false
}

// ignoresAbove returns what the .gitignore files above folder say, the outermost
// first: up to the top of the repository, nothing outside of one.
func (f *finder) ignoresAbove(folder string) []*patternList {
	if isRepository(folder) {
		return nil
	}
	var above []string
	for at := folder; ; {
		parent := filepath.Dir(at)
		if parent == at {
			return nil
		}
		above, at = append(above, parent), parent
		if isRepository(at) {
			break
		}
	}
	ignores := repositoryIgnores(above[len(above)-1])
	for _, folder := range slices.Backward(above) {
		ignores = withIgnoreFile(ignores, folder)
	}
	return ignores
}

func isRepository(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, ".git"))
	return err == nil
}

// repositoryIgnores returns what holds in a whole repository (gitignore(5),
// "$GIT_DIR/info/exclude").
func repositoryIgnores(folder string) []*patternList {
	return appendIgnores(nil, folder, filepath.Join(folder, ".git", "info", "exclude"))
}

func withIgnoreFile(ignores []*patternList, folder string) []*patternList {
	return appendIgnores(slices.Clip(ignores), folder, filepath.Join(folder, ".gitignore"))
}

func appendIgnores(ignores []*patternList, folder, path string) []*patternList {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ignores
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return ignores
	}
	text := strings.TrimPrefix(string(content), "\uFEFF")
	if list := parsePatterns(folder, strings.Split(text, "\n")); len(list.patterns) > 0 {
		return append(ignores, list)
	}
	return ignores
}

// Excludes reports whether the file at path is no code of the user's, so that an
// editor that shows it should not show findings in it: the settings of its project
// exclude it, or it lies in a folder that holds no code of a project, such as an
// environment. What .gitignore says does not count, as it is open on a screen.
func (s *Snapshot) Excludes(path string) bool {
	if !filepath.IsAbs(path) {
		return false
	}
	c := s.configurationIn(filepath.Dir(path))
	if excluded, decided := c.exclude.decide(path, false); decided {
		return excluded
	}
	for folder := filepath.Dir(path); folder != c.Project && filepath.Dir(folder) != folder; folder = filepath.Dir(folder) {
		if c.Project == "" || !isBelow(folder, c.Project) {
			if name := filepath.Base(folder); name == "site-packages" || name == "dist-packages" {
				return true
			}
			continue
		}
		if excludesFolder(folder, c.exclude, nil) {
			return true
		}
	}
	return false
}
