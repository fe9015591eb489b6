package semantic

import (
	"iter"
	"slices"
	"strings"
)

// A Path is where others look for a function: the names of the functions and classes around
// it, and its own.
type Path struct {
	root, name Word
	isMember   bool // there are no others, and nobody finds it who does not mention its name
}

// PathOf returns the Path that is written as name, with dots.
func PathOf(name string) Path {
	root, rest, within := strings.Cut(name, ".")
	return Path{keyOf(root), keyOf(rest), within && !strings.Contains(rest, ".") && !isFoundByOthers(rest)}
}

// A looking is into what others look in a module, beyond what it shows: the text of functions,
// and what is passed to them.
type looking struct {
	roots   map[Word]bool    // names of the module by which they come to all that is there
	methods map[[2]Word]bool // methods that are shown alone, by class and name
	names   map[Word]bool    // names by which others come to these, and the roots
	classes map[Word]bool    // of the methods: who makes objects says what these have
}

// looking returns the looking into the functions at paths.
func (s *Showing) looking(paths []Path) *looking {
	if len(paths) == 0 {
		return nil
	}
	l := &looking{roots: map[Word]bool{}, methods: map[[2]Word]bool{}, names: map[Word]bool{}, classes: map[Word]bool{}}
	for _, p := range paths {
		if p.isMember {
			l.methods[[2]Word{p.root, p.name}] = false
		}
	}
	for _, one := range s.statements {
		if _, is := l.methods[one.method()]; is {
			l.methods[one.method()] = true
		}
	}
	for _, p := range paths {
		if method := [2]Word{p.root, p.name}; l.methods[method] {
			l.names[p.name], l.classes[p.root] = true, true
			continue
		}
		delete(l.methods, [2]Word{p.root, p.name})
		l.roots[p.root], l.names[p.root] = true, true
	}
	return l
}

// method returns class and name of s, no names if it is no method.
func (s *shownStatement) method() (of [2]Word) {
	if s.class != 0 {
		of = [2]Word{s.class, s.names[0]}
	}
	return of
}

// isInto reports whether s may be, or may pass something to, what others look into.
func (l *looking) isInto(s *shownStatement) bool {
	if l == nil {
		return false
	}
	if s.class != 0 && (l.roots[s.class] || l.methods[s.method()]) {
		return true
	}
	return mentionsAny(s.words, l.names) || mentionsAny(s.called, l.classes)
}

// deciding returns the words that decide on what s says. Who looks into a function sees all
// of it, and what is passed to it.
func (l *looking) deciding(s *shownStatement) []Word {
	if l.isInto(s) || l != nil && slices.ContainsFunc(s.names, func(name Word) bool { return l.roots[name] }) {
		return s.words
	}
	return s.by
}

// passed yields the names by which others come to that into which they look, and to which s
// may pass something or which it is.
func (l *looking) passed(s *shownStatement) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		if l == nil {
			return
		}
		for name := range l.names {
			if _, mentions := slices.BinarySearch(s.words, name); (mentions || name == s.class) && !yield(name) {
				return
			}
		}
		for method := range l.methods {
			if _, makes := slices.BinarySearch(s.called, method[0]); makes && !yield(method[1]) {
				return
			}
		}
	}
}
