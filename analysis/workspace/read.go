package workspace

import (
	"hash/maphash"
	"maps"
	"slices"
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// reads are functions into whose text somebody looked, by the path of their file and their
// dotted name in it, each with the hash of its text.
type reads map[string]map[string]uint64

func (r reads) add(path, name string, hash uint64) {
	if r[path] == nil {
		r[path] = map[string]uint64{}
	}
	r[path][name] = hash
}

func (r reads) clone() reads {
	all := make(reads, len(r))
	for path, functions := range r {
		all[path] = maps.Clone(functions)
	}
	return all
}

// Read returns f as it stands in the latest Snapshot, and notes its text. It is nil for what
// is only read here, such as an installed package, and for the file of u itself. The same
// question always gets the same answer.
func (u *unit) Read(f *semantic.Function) *semantic.Function {
	u.mu.Lock()
	now, known := u.texts[f]
	u.mu.Unlock()
	if known {
		return now
	}
	now = u.readNow(f)
	u.mu.Lock()
	defer u.mu.Unlock()
	if first, had := u.texts[f]; had {
		return first
	}
	u.texts[f] = now
	return now
}

func (u *unit) readNow(f *semantic.Function) *semantic.Function {
	path, ok := u.session.trees.of(f.Module.Tree)
	if !ok || path == u.file.Path {
		return nil
	}
	other, err := u.session.Snapshot().unitAt(path)
	if err != nil || other.foreign {
		return nil
	}
	name, tree := pathTo(f.Def), other.file.Tree()
	if tree != f.Module.Tree {
		f = functionLike(f, other.module())
	}
	hash := hashAt(tree, name)
	u.mu.Lock()
	u.read.add(path, name, hash)
	u.mu.Unlock()
	u.session.facts.noteRead(path, name, hash)
	if now, err := u.session.Snapshot().File(path); err != nil || now != other.file {
		u.session.facts.moved() // edited before it was noted that somebody reads it
	}
	return f
}

// readsSame reports whether what was read is the same in the latest Snapshot, and notes that
// u depends on it.
func (u *unit) readsSame(last reads) bool {
	if !u.session.Snapshot().isSame(last) {
		return false
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	for path, functions := range last {
		for name, hash := range functions {
			u.read.add(path, name, hash)
		}
	}
	return true
}

// reads reports whether u would read the same in s.
func (s *Snapshot) reads(u *unit) bool {
	u.mu.Lock()
	read := u.read.clone()
	u.mu.Unlock()
	return s.isSame(read)
}

// isSame reports whether the text of what was read is the same in s.
func (s *Snapshot) isSame(read reads) bool {
	for path, functions := range read {
		f, err := s.File(path)
		if err != nil || !isSameIn(f, functions) {
			return false
		}
	}
	return true
}

func isSameIn(f *File, functions map[string]uint64) bool {
	for name, hash := range functions {
		if hashAt(f.Tree(), name) != hash {
			return false
		}
	}
	return true
}

// noteRead notes that somebody depends on the text of a function.
func (f *facts) noteRead(path, name string, hash uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, known := f.readers[path][name]; !known {
		f.ties++
	}
	f.readers.add(path, name, hash)
}

// show notes what the text of file is where somebody read another one.
func (f *facts) show(file *File) {
	f.mu.Lock()
	functions := maps.Clone(f.readers[file.Path])
	f.mu.Unlock()
	var edited []semantic.Path
	for name, before := range functions {
		if functions[name] = hashAt(file.Tree(), name); functions[name] != before {
			edited = append(edited, semantic.PathOf(name))
		}
	}
	if len(edited) == 0 {
		return
	}
	said := semantic.ShowingOf(file.Tree(), nil).Edited(edited, f.looked(file.Path))
	f.mu.Lock()
	defer f.mu.Unlock()
	maps.Copy(f.readers[file.Path], functions)
	f.change(file.Path, said)
}

// pathTo returns the names of the functions and classes around def, and its own, with dots
// between them.
func pathTo(def syntax.Node) string {
	var names []string
	for n := def; n.Exists(); n = n.Parent() {
		if n.Is(syntax.KindFunctionDef, syntax.KindClassDef) {
			names = append([]string{n.Field(syntax.FieldName).Text()}, names...)
		}
	}
	return strings.Join(names, ".")
}

// functionLike returns the function of m that Is f, of another text of the same file, nil if
// there is none.
func functionLike(f *semantic.Function, m *semantic.Module) *semantic.Function {
	if i := slices.IndexFunc(m.Functions, f.Is); i >= 0 {
		return m.Functions[i]
	}
	return nil
}

// hashAt returns a number that stays the same as long as the text of the functions does that
// pathTo calls name.
func hashAt(tree *syntax.Tree, name string) uint64 {
	type key struct{}
	var h uint64
	for part, first := range tree.Parts() {
		texts := part.Kept(key{}, func() any {
			texts := map[string]uint64{}
			for n := range part.Statements(first) {
				for def := range syntax.All[syntax.FunctionDef](n) {
					name := strings.Clone(pathTo(def.Node))
					texts[name] = texts[name]*31 + maphash.String(textSeed, def.Text())
				}
			}
			return texts
		}).(map[string]uint64)
		if hash, ok := texts[name]; ok {
			h = h*31 + hash
		}
	}
	return h
}
