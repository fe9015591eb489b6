package semantic

import (
	"cmp"
	"slices"
)

// allScopes returns the scopes of m, those in bodies too, in the order of their nodes.
func (m *Module) allScopes() (all []*scope) {
	for i := range m.names.bodies.count {
		m.names.bodies.at(i).find()
	}
	for i := range m.names.scopes.count {
		all = append(all, m.names.scopeAt(i))
	}
	slices.SortStableFunc(all, func(a, b *scope) int { return cmp.Compare(a.node.Number(), b.node.Number()) })
	return all
}
