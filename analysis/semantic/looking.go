package semantic

import (
	"slices"
	"strings"
)

// A Path is where others look for a function: the names of the functions and classes around
// it, and its own.
type Path struct {
	root   Word    // the first
	method [2]Word // the first two, if there are more: of a class and its method, or else of no use
}

// PathOf returns the Path that is written as path, with dots.
func PathOf(path string) Path {
	names := strings.Split(path, ".")
	p := Path{root: keyOf(names[0])}
	if len(names) > 1 {
		p.method = [2]Word{p.root, keyOf(names[1]).as(asAttribute)}
	}
	return p
}

// A looking is into what others look in a module, beyond what it shows: the text of functions.
type looking struct {
	methods    map[[2]Word]bool // that are shown alone: classes and names
	statements map[Word]bool    // others, by names that they bind
}

// looking returns the looking into the functions at paths, nil for none.
func (s *Showing) looking(paths []Path) *looking {
	if len(paths) == 0 {
		return nil
	}
	alone := map[[2]Word]bool{}
	for _, one := range s.statements {
		if one.class != 0 {
			alone[one.method()] = true
		}
	}
	l := &looking{map[[2]Word]bool{}, map[Word]bool{}}
	for _, p := range paths {
		if alone[p.method] {
			l.methods[p.method] = true
		} else {
			l.statements[p.root] = true
		}
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

// deciding returns the words that decide on what s says. Who looks into a function sees all
// of it.
func (l *looking) deciding(s *shownStatement) []Word {
	if l != nil && (l.methods[s.method()] || slices.ContainsFunc(s.names, func(name Word) bool { return l.statements[name] })) {
		return s.words
	}
	return s.by
}
