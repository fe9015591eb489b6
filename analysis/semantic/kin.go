package semantic

import (
	"iter"
	"slices"

	"awaiter/analysis/syntax"
)

// relatives are classes of the module of a class, without that class. There may be more if
// that is not sure.
type relatives struct {
	classes []*Class
	sure    bool
}

// above returns the classes of its module that c inherits from. That is not sure where a base
// is not imported or builtin, nor the name of nothing but class statements. Whoever made what
// is imported does not know the classes of the module.
func (c *Class) above() *relatives {
	if known := c.bases.Load(); known != nil {
		return known
	}
	r := &relatives{sure: true}
	add := func(of *Class) {
		for base := range of.Def.Bases() {
			name, y := of.Module.rootOfBase(base)
			r.sure = r.sure && y != nil
			for b := range y.bindings() {
				switch {
				case b.kind == bindImport || b.kind == bindFrom:
				case b.kind != bindClass || name.Parent().Is(syntax.KindAttribute) || b.origin.Field(syntax.FieldDecoratorList).Exists():
					r.sure = false
				default:
					if a := of.Module.ClassOf(syntax.As[syntax.ClassDef](b.origin)); a != c && !slices.Contains(r.classes, a) {
						r.classes = append(r.classes, a)
					}
				}
			}
		}
	}
	add(c)
	for i := 0; i < len(r.classes); i++ {
		add(r.classes[i])
	}
	c.bases.Store(r)
	return r
}

// mayBeBelow reports whether c may inherit from a, of the same module.
func (c *Class) mayBeBelow(a *Class) bool {
	above := c.above()
	return !above.sure || slices.Contains(above.classes, a)
}

// below returns the classes of its module that have a base of the name of c, or of one of these.
func (c *Class) below() []*Class {
	heirs := c.Module.facts().heirs
	if heirs[c.Name] == nil {
		return nil
	}
	var below []*Class
	seen := map[*Class]bool{c: true}
	add := func(name string) {
		for _, heir := range heirs[name] {
			if !seen[heir] {
				seen[heir] = true
				below = append(below, heir)
			}
		}
	}
	add(c.Name)
	for i := 0; i < len(below); i++ {
		add(below[i].Name)
	}
	return below
}

// kin returns the classes of which an object of c may be, too: those above and below c, and
// those above these.
func (c *Class) kin() *relatives {
	above, below := c.above(), c.below()
	if len(below) == 0 {
		return above
	}
	r := &relatives{classes: slices.Concat(above.classes, below), sure: above.sure}
	for _, heir := range below {
		above := heir.above()
		r.classes, r.sure = append(r.classes, above.classes...), r.sure && above.sure
	}
	return r
}

// mayMeet reports whether an object may be of both c and d, as far as the module of c says.
func (e *eval) mayMeet(c, d *Class) bool {
	return e.areRelated(c, d) || slices.ContainsFunc(c.below(), func(heir *Class) bool { return e.inherits(heir, d) != No })
}

// rootsOfBases yields for each base of def the name of the module that it is, or is an
// attribute of; nil for any other base.
func (m *Module) rootsOfBases(def syntax.ClassDef) iter.Seq[*symbol] {
	return func(yield func(*symbol) bool) {
		for base := range def.Bases() {
			if _, y := m.rootOfBase(base); !yield(y) {
				return
			}
		}
	}
}

// rootOfBase returns the Name that base, of a class, is or is an attribute of, and the name of
// the module that this is, nil if it is none.
func (m *Module) rootOfBase(base syntax.Node) (syntax.Node, *symbol) {
	if base.Is(syntax.KindSubscript) {
		base = base.Field(syntax.FieldValue)
	}
	for base.Is(syntax.KindAttribute) {
		base = base.Field(syntax.FieldValue)
	}
	if y := m.symbolOf(base); y != nil && y.home.scope.kind == moduleScope {
		return base, y.home
	}
	return base, nil
}
