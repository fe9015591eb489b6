package workspace

// Touched returns those of the files that were checked so far in which something else may
// be found since the documents at edited changed, and only their texts: these, and all that
// asked, directly or through others, for one of which others are now told something else.
func (s *Session) Touched(edited []string) map[string]bool {
	s.settle()
	return s.facts.touched(edited)
}

// noteAsked notes that the file at path asked for the module in the file at other.
func (f *facts) noteAsked(path, other string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.askers[other] == nil {
		f.askers[other] = map[string]struct{}{}
	}
	f.askers[other][path] = struct{}{}
}

// touched does what Session.Touched does, and forgets of which files others are told
// something else.
func (f *facts) touched(edited []string) map[string]bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	reached, queue := map[string]bool{}, []string(nil)
	for _, path := range edited {
		reached[path] = true
		if _, differs := f.different[path]; differs {
			queue = append(queue, path)
		}
	}
	clear(f.different)
	seen := map[string]bool{}
	for len(queue) > 0 {
		next := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for path := range f.askers[next] {
			reached[path] = true
			if !seen[path] {
				seen[path] = true
				queue = append(queue, path)
			}
		}
	}
	return reached
}
