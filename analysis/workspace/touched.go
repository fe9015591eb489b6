package workspace

import (
	"maps"
	"slices"

	"awaiter/analysis/semantic"
)

// Touched returns those of the files that were checked so far in which something else may
// be found since the last call, and since the documents at edited changed, and only their
// texts: these, and all that mention a name of which a module that they asked for, directly or
// through others, now says something else, be it for what another one says.
func (s *Session) Touched(edited []string) map[string]bool {
	s.settle()
	reached := map[string]bool{}
	if p := s.facts.untouched(s); p != nil {
		for path := range s.facts.viewers(slices.Collect(maps.Keys(p.said))) {
			if heard, all := p.concern(path); all || len(heard) > 0 {
				reached[path] = true
			}
		}
	}
	for _, path := range edited {
		reached[path] = true
	}
	return reached
}

// mayDiffer reports whether something else may be true of the file at path than when it was
// checked as last, for what other modules say, and of which names they say what it says itself.
func (s *Session) mayDiffer(path string, last *checkedText) (heard map[semantic.Word]bool, differs bool) {
	if p := s.facts.spreadingSince(s, last.epoch, last.ties); p != nil {
		return p.concern(path)
	}
	return nil, false
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

// looked returns where the functions are in the file at path into which others look: see reads.
func (f *facts) looked(path string) (paths []semantic.Path) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for name := range f.readers[path] {
		paths = append(paths, semantic.PathOf(name))
	}
	return paths
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
