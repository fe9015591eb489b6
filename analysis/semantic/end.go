package semantic

import "awaiter/analysis/syntax"

// atEnd returns the value that name, bound in s, the scope of a class or module,
// has when its code has run.
func (m *Module) atEnd(s *scope, name string) *flowValue {
	y := s.symbolNamed(name)
	if y == nil {
		return nil
	}
	s.unit.follow()
	return y.any
}

// isReachable reports whether some way leads to the statement or expression n.
func (m *Module) isReachable(n syntax.Node) bool { return true }
