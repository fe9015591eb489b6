package semantic

import (
	"slices"
	"sync"

	"awaiter/analysis/syntax"
)

// places are Names and Attributes of a module by their last name, in source order.
type places struct {
	by     map[string][]syntax.Node
	sorted sync.Map // of *sortedPlaces, by name: see concerning
}

// sortedPlaces are places of one name, by the class of whose self or cls each is an attribute.
type sortedPlaces struct {
	own  map[*Class][]int32
	open []int32 // of none, or of one of which it is not seen what it inherits from
}

// fewPlaces is how many places of a name are looked at one by one.
const fewPlaces = 16

// concerning returns the places of name, where they are many without those that are attributes
// of the self or cls of a class of which an object of c cannot be, too.
func (p *places) concerning(c *Class, name string) []syntax.Node {
	all := p.by[name]
	if len(all) <= fewPlaces {
		return all
	}
	kin := c.kin()
	if !kin.sure {
		return all
	}
	s := p.sort(c.Module, name)
	found := slices.Concat(s.open, s.own[c])
	for _, d := range kin.classes {
		found = append(found, s.own[d]...)
	}
	slices.Sort(found)
	return pick(all, slices.Compact(found))
}

// ofSelf returns the places of name, where they are many without those that are no attributes of
// the self or cls of c.
func (p *places) ofSelf(c *Class, name string) []syntax.Node {
	all := p.by[name]
	if len(all) <= fewPlaces {
		return all
	}
	return pick(all, p.sort(c.Module, name).own[c])
}

func pick(all []syntax.Node, places []int32) []syntax.Node {
	some := make([]syntax.Node, len(places))
	for i, place := range places {
		some[i] = all[place]
	}
	return some
}

// sort returns the sortedPlaces of name.
func (p *places) sort(m *Module, name string) *sortedPlaces {
	if known, ok := p.sorted.Load(name); ok {
		return known.(*sortedPlaces)
	}
	s := &sortedPlaces{own: map[*Class][]int32{}}
	for i, n := range p.by[name] {
		c := m.selfClass(n.Field(syntax.FieldValue))
		if c != nil {
			s.own[c] = append(s.own[c], int32(i))
		}
		if c == nil || !c.above().sure {
			s.open = append(s.open, int32(i))
		}
	}
	known, _ := p.sorted.LoadOrStore(name, s)
	return known.(*sortedPlaces)
}

// stored returns the types of what the module assigns to the attribute name of
// instances of c, for r, one that may be of a subclass, and whether the methods of c
// declare that. An assignment whose object is not known counts as one of these.
func (e *eval) stored(c *Class, name string, r *typeData) (found []Type, isDeclared bool) {
	if t := e.declaredOnSelf(c, name); t.d != nil {
		return []Type{t}, true
	}
	found = e.storedValues(c, name, r)
	for i, t := range found {
		if e.isReplacedInside(c.Module, name, t) {
			return []Type{{}}, false
		}
		if isMutable(t) && len(t.d.args) == 0 {
			found[i] = filled(t, e.ask(c.Module, query{what: askHeld, node: c.Def.Node, name: name}))
		}
	}
	return found, false
}

// isReplacedInside reports whether m puts something of its own in place of a method of t,
// which the attribute name of some object holds: "self.pool.submit = submit".
func (e *eval) isReplacedInside(m *Module, name string, t Type) bool {
	for _, set := range m.facts().inside[name] {
		if !t.is(kindInstance) {
			continue
		}
		if raw, _, answer := e.lookup(t.d.class, set, 0); answer == Yes && raw.unwrapped().is(kindFunction) {
			return true
		}
	}
	return false
}

// storedValues is stored for values without what they contain. What a class that r is known
// to inherit from stores, too, is left to that class.
func (e *eval) storedValues(c *Class, name string, r *typeData) []Type {
	var found []Type
	m, on := c.Module, c
	if r != nil && r.class.Module == m && r.class.mayBeBelow(c) {
		on = r.class
	}
	for _, target := range m.facts().stores.concerning(on, name) {
		a := syntax.As[syntax.Attribute](target)
		if of := m.selfClass(a.Value()); of != nil {
			if of == c || of.mayBeBelow(c) && e.inherits(of, c) != No && (r == nil || e.inherits(r.class, of) != Yes && e.mayMeet(r.class, of)) {
				by := m.symbolOf(a.Value()).only().scope.function
				in := e.inheritedBy(by, r)
				if r != nil && r.frame != nil && r.frame.fn == by {
					in = r.frame
				}
				found = append(found, e.storedBy(m, target, in))
			}
			continue
		}
		object := e.typeOf(m, a.Value(), nil)
		if object.d == nil {
			return []Type{{}}
		}
		for _, o := range object.Members() {
			if !o.is(kindClass) && !o.is(kindInstance) || !e.areRelated(o.d.class, c) || r != nil && !e.mayMeet(r.class, o.d.class) {
				continue
			}
			if o.is(kindClass) {
				return []Type{{}}
			}
			found = append(found, e.storedBy(m, target, nil))
		}
	}
	return found
}

// declaredOnSelf returns what the methods of c annotate the attribute name of self with,
// Unknown if they do not: "self.channel: Channel = channel" says what other assignments
// may put there (PEP 526).
func (e *eval) declaredOnSelf(c *Class, name string) Type {
	m := c.Module
	for _, target := range m.facts().stores.ofSelf(c, name) {
		b := m.bindingOf(target)
		if b.kind != bindAnnotated || m.selfClass(target.Field(syntax.FieldValue)) != c {
			continue
		}
		if t := e.annotationOf(m, b.origin.Field(syntax.FieldAnnotation), nil); t.d != nil {
			return t
		}
	}
	return Type{}
}

// storedBy returns the type of what the assignment to target, an attribute, says
// the attribute is: its annotation, or the value, in the call in of the function around.
func (e *eval) storedBy(m *Module, target syntax.Node, in *frame) Type {
	b := m.bindingOf(target)
	if v := b.value(); b.kind == bindAssign && v.Is(syntax.KindName) && len(b.path()) == 0 {
		// self.x = x, where the parameter x may speak of the class's type variables.
		if p := m.symbolOf(v).only(); p != nil && p.kind == bindParameter && p.scope.function.Class != nil {
			if t := e.annotationOf(m, p.origin.Field(syntax.FieldAnnotation), nil); mentionsTypeVar(t, 0) {
				return e.collected(syntax.As[syntax.Arg](p.origin), t)
			}
		}
	}
	if b.kind == bindAnnotated {
		if t := e.annotationOf(m, b.origin.Field(syntax.FieldAnnotation), nil); t.d != nil || b.declares() {
			return t
		}
	}
	return e.binding(b, in)
}
