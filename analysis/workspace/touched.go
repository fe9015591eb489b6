package workspace

import (
	"maps"
	"strings"

	"awaiter/analysis/semantic"
)

// Touched returns those of the files that were checked so far in which something else may
// be found since the last call, and since the documents at edited changed, and only their
// texts: these, and all that mention a name of which a module that they asked for, directly or
// through others, now says something else, be it for what another one says.
func (s *Session) Touched(edited []string) map[string]bool {
	s.settle()
	reached := s.spread(s.facts.untouched(), nil, "")
	for _, path := range edited {
		reached[path] = true
	}
	return reached
}

// mayDiffer reports whether something else may be true of the file at path than in the given
// epoch, for what other modules say. What it says of its own names it need not hear from
// others.
func (s *Session) mayDiffer(path string, since uint64) bool {
	said := s.facts.saidSince(since)
	if len(said) == 0 {
		return false
	}
	within := s.facts.reach(path)
	maps.DeleteFunc(said, func(path string, _ semantic.Said) bool { return !within[path] })
	return len(said) > 0 && s.spread(said, within, path)[path]
}

// A spreading finds out whom it concerns that modules say something else than before.
type spreading struct {
	session *Session
	now     *Snapshot
	within  map[string]bool // the files that count; nil: all
	author  string          // the path of one that knows what it says itself; "": none
	reached map[string]bool
	said    map[string]semantic.Said          // by path: what is said otherwise
	heard   map[string]map[semantic.Word]bool // by path: of what others say something else
}

// spread returns the paths of the files of which something else may be true if the modules
// at some paths say something else: those that mention one of these words and asked for the
// module, directly or through others, and those that mention a word of which these then say
// something else. With within no other files count; what the one at author says concerns that
// one only for what others then say.
func (s *Session) spread(said map[string]semantic.Said, within map[string]bool, author string) map[string]bool {
	p := &spreading{s, s.Snapshot(), within, author, map[string]bool{}, map[string]semantic.Said{}, map[string]map[semantic.Word]bool{}}
	for len(said) > 0 {
		said = p.next(p.hear(said))
	}
	return p.reached
}

// hear adds those that said concerns to reached, and returns the paths of those of which
// others may hear then.
func (p *spreading) hear(said map[string]semantic.Said) map[string]bool {
	hearing := map[string]bool{}
	for path, otherwise := range said {
		for viewer := range p.session.facts.viewers(path) {
			if p.within != nil && !p.within[viewer] {
				continue
			}
			if otherwise.All {
				p.reached[viewer] = true // and all that asked for it
				continue
			}
			if viewer == p.author && path == viewer {
				continue
			}
			if words, known := p.session.vocabulary(p.now, viewer); known && !words.HasAny(otherwise.Words) {
				continue
			}
			p.reached[viewer], hearing[viewer] = true, true
			if p.heard[viewer] == nil {
				p.heard[viewer] = map[semantic.Word]bool{}
			}
			maps.Copy(p.heard[viewer], otherwise.Words)
		}
	}
	return hearing
}

// next returns what the modules at paths say otherwise for what they heard, beyond what they
// said so far.
func (p *spreading) next(paths map[string]bool) map[string]semantic.Said {
	more := map[string]semantic.Said{}
	for path := range paths {
		before := p.said[path]
		if before.All {
			continue
		}
		now := semantic.Said{All: true}
		if f, err := p.now.File(path); err == nil {
			now = semantic.ShowingOf(f.Tree(), nil).Through(p.heard[path], p.session.facts.looked(path))
		}
		p.said[path] = now
		if !now.All {
			fresh := maps.Clone(now.Words)
			maps.DeleteFunc(fresh, func(word semantic.Word, _ bool) bool { return before.Words[word] || p.heard[path][word] })
			now.Words = fresh
		}
		if !now.IsNothing() {
			more[path] = now
		}
	}
	return more
}

// vocabulary returns the words of the file at path in now, the latest Snapshot, if it can be
// read. Nothing is parsed or kept for it but these words.
func (s *Session) vocabulary(now *Snapshot, path string) (words semantic.Vocabulary, ok bool) {
	words, edits := s.facts.knownWords(path)
	if words != nil {
		return words, true
	}
	text, err := now.content(path)
	if err != nil {
		return nil, false
	}
	words = semantic.VocabularyOf(text)
	s.facts.keepWords(path, words, edits)
	return words, true
}

// looked returns the names of what others look into in the file at path: see reads.
func (f *facts) looked(path string) map[semantic.Word]bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	words := map[semantic.Word]bool{}
	for name := range f.readers[path] {
		words[rootOf(name)] = true
	}
	return words
}

// rootOf returns the name of a module by which others come to what pathTo calls name.
func rootOf(name string) semantic.Word {
	root, _, _ := strings.Cut(name, ".")
	return semantic.WordOf(root)
}

func (f *facts) knownWords(path string) (words semantic.Vocabulary, edits uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.words[path], f.edits
}

// keepWords keeps the words of the file at path, unless something was edited since.
func (f *facts) keepWords(path string, words semantic.Vocabulary, edits uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.edits == edits {
		f.words[path] = words
	}
}
