package semantic

import (
	"cmp"
	"slices"

	"awaiter/analysis/syntax"
)

// atEnd returns the value that name, bound in s, the scope of a class or module,
// has when its code has run.
func (m *Module) atEnd(s *scope, name string) *flowValue {
	y := s.symbolNamed(name)
	if y == nil {
		return nil
	}
	s.unit.follow()
	if y.end != nil {
		return y.end
	}
	return y.anyTime()
}

// endsUnbound reports whether name may have no value when the code of s, the scope
// of a class or module, has run.
func (m *Module) endsUnbound(s *scope, name string) bool {
	y := s.symbolNamed(name)
	if y == nil {
		return true
	}
	s.unit.follow()
	return y.end == nil || y.end.mayBeUnbound()
}

// isReachable reports whether some way leads to the statement or expression n.
func (m *Module) isReachable(n syntax.Node) bool {
	unreached := m.scopeAt(n).unit.follow().unreached
	number := int32(n.Number())
	i, found := slices.BinarySearchFunc(unreached, number, func(x interval, number int32) int { return cmp.Compare(x.from, number) })
	return !found && (i == 0 || unreached[i-1].beyond <= number)
}
