package semantic

import "awaiter/analysis/syntax"

// contained returns t, the value of the binding b, with what it contains where that is
// all seen: b is the only binding of a name of a function, t is a container that is
// made there, and everything that the name is used for reads the container or adds to
// it what is known. Of one that a call makes, only what changes it by this name counts.
// Else t's elements are not known.
func (e *eval) contained(m *Module, b *binding, t Type, f *frame) Type {
	if !isMutable(t) || len(t.d.args) == 0 {
		return t
	}
	unknown := instanceOf(t.d.class)
	if !b.makesContainer() || !b.isOnlyValue() {
		return unknown
	}
	elements, ok := made(t, b.value())
	if !ok {
		return unknown
	}
	for n := range syntax.All[syntax.Name](b.scope.node) {
		if y := m.symbolOf(n.Node); y == nil || y.home != b.symbol || n.Node == b.target {
			continue
		}
		if !b.makesItself() && !isChange(n.Node) {
			continue
		}
		added, ok := e.added(m, n.Node, f)
		if !ok {
			return unknown
		}
		elements = append(elements, added...)
	}
	return filled(t, join(elements...))
}

// held returns the elements of the containers that the class c makes for the attribute
// name of its objects, where its module shows all that they get: what methods of c do
// with the attribute reads it or adds to it what is known, and so does all code that
// changes an attribute of that name.
func (e *eval) held(c *Class, name string) Type {
	var elements []Type
	m, facts := c.Module, c.Module.facts()
	for _, target := range facts.stores.ofSelf(c, name) {
		b := m.bindingOf(target)
		if m.selfClass(target.Field(syntax.FieldValue)) != c || isNoneConstant(b.value()) {
			continue
		}
		t := e.typeOf(m, b.value(), nil)
		first, ok := made(t, b.value())
		if !ok || !isMutable(t) || !isMade(b.value()) || len(b.path()) > 0 {
			return Type{}
		}
		elements = append(elements, first...)
	}
	uses := facts.changes.concerning(c, name)
	for _, n := range c.attributes()[name] {
		if m.bindingOf(n) == nil && m.selfClass(n.Field(syntax.FieldValue)) == c {
			uses = append(uses[:len(uses):len(uses)], n)
		}
	}
	for _, n := range uses {
		a := syntax.As[syntax.Attribute](n)
		if !a.Exists() {
			continue
		}
		if of := m.selfClass(a.Value()); of != nil && !e.areRelated(of, c) || of == nil && e.isNoInstance(e.typeOf(m, a.Value(), nil), c) {
			continue
		}
		added, ok := e.added(m, n, nil)
		if !ok {
			return Type{}
		}
		elements = append(elements, added...)
	}
	return join(elements...)
}

// attributes returns the Attributes in the class statement of c, in source order, by name.
func (c *Class) attributes() map[string][]syntax.Node {
	type key struct{ of *Class }
	return c.Module.Kept(key{c}, func() any {
		found := map[string][]syntax.Node{}
		for a := range syntax.All[syntax.Attribute](c.Def.Node) {
			name := c.Module.mangledAt(a.Node, a.Attr().Identifier())
			found[name] = append(found[name], a.Node)
		}
		return found
	}).(map[string][]syntax.Node)
}

// isNoInstance reports whether t surely has nothing to do with c, its subclasses and
// those that it inherits from.
func (e *eval) isNoInstance(t Type, c *Class) bool {
	return t.every(func(d *typeData) bool {
		return d.class == nil || !e.areRelated(d.class, c)
	})
}

// areRelated reports whether one of c and d may inherit from the other.
func (e *eval) areRelated(c, d *Class) bool { return e.inherits(c, d) != No || e.inherits(d, c) != No }

// filled returns t, a container, with elements; for a dictionary these are its values.
func filled(t, elements Type) Type {
	if elements.d == nil {
		return instanceOf(t.d.class)
	}
	if name := t.d.class.Name; name == "dict" || name == "defaultdict" {
		return instanceOf(t.d.class, Type{}, elements)
	}
	return instanceOf(t.d.class, elements)
}

// made returns what t contains, a container that n makes, and false if that is not known.
func made(t Type, n syntax.Node) ([]Type, bool) {
	if t.d == nil || len(t.d.args) == 0 {
		return nil, false
	}
	if element := t.d.args[len(t.d.args)-1]; element.d != nil {
		return []Type{element}, true
	}
	return nil, isEmptyDisplay(n)
}

// makesContainer reports whether b gives a name of a function a container that nothing
// else refers to.
func (b *binding) makesContainer() bool {
	if b.kind != bindAssign && b.kind != bindWalrus || b.scope.kind != functionScope || b.target.Is(syntax.KindAttribute) {
		return false
	}
	return b.makesItself() || b.value().Is(syntax.KindCall, syntax.KindAwait)
}

// makesItself reports whether b makes the container that it gives its name, which a
// call or await may do too.
func (b *binding) makesItself() bool {
	return isMade(b.value()) || b.target.Parent().Is(syntax.KindStarred)
}

// isOnlyValue reports whether b is the only binding of a name of a function that gives it
// something else than None.
func (b *binding) isOnlyValue() bool {
	if b.symbol.scope != b.scope {
		return false
	}
	for other := range b.symbol.bindings() {
		if other != b && !other.declares() && !(other.kind == bindAssign && isNoneConstant(other.value())) {
			return false
		}
	}
	return true
}

// isMade reports whether n makes a container that nothing else refers to.
func isMade(n syntax.Node) bool {
	return n.Is(syntax.KindList, syntax.KindSet, syntax.KindDict, syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp) ||
		n.Is(syntax.KindCall) && lastName(n.Field(syntax.FieldFunc)) == "defaultdict"
}

func isEmptyDisplay(n syntax.Node) bool {
	if d := syntax.As[syntax.Dict](n); d.Exists() {
		for range d.Values() {
			return false
		}
		return true
	}
	return n.Is(syntax.KindList) && !n.Field(syntax.FieldElt).Exists()
}

// added returns what the use n of a name or attribute adds to the container that it
// stands for, and false if that is not known.
func (e *eval) added(m *Module, n syntax.Node, f *frame) ([]Type, bool) {
	p := n.Parent()
	switch p.Kind() {
	case syntax.KindSubscript:
		return e.addedByItem(m, syntax.As[syntax.Subscript](p), n, f)
	case syntax.KindAttribute:
		call := syntax.As[syntax.Call](p.Parent())
		if !call.Exists() || call.Func() != p {
			return nil, false
		}
		return e.addedByMethod(m, call, syntax.As[syntax.Attribute](p).Attr().Identifier(), f)
	case syntax.KindCall:
		return nil, onlyReads[e.qualifiedName(m, p.Field(syntax.FieldFunc))]
	case syntax.KindFor, syntax.KindComprehension:
		return nil, p.Field(syntax.FieldIter) == n
	case syntax.KindIf, syntax.KindWhile, syntax.KindIfExp, syntax.KindAssert:
		return nil, p.Field(syntax.FieldTest) == n
	case syntax.KindStarred:
		return nil, !p.Parent().Is(syntax.KindTuple, syntax.KindList)
	case syntax.KindCompare, syntax.KindUnaryOp, syntax.KindFormattedValue, syntax.KindReturn:
		return nil, true
	}
	return nil, false
}

// addedByItem is added for a subscript of n, which is read, deleted or assigned to.
func (e *eval) addedByItem(m *Module, s syntax.Subscript, n syntax.Node, f *frame) ([]Type, bool) {
	if s.Value() != n || s.Slice().Is(syntax.KindSlice) {
		return nil, false
	}
	switch p := s.Parent(); p.Kind() {
	case syntax.KindAssign:
		if p.Field(syntax.FieldValue) == s.Node {
			return nil, true
		}
		return []Type{e.typeOf(m, p.Field(syntax.FieldValue), f)}, true
	case syntax.KindAugAssign, syntax.KindAnnAssign:
		return nil, p.Field(syntax.FieldValue) == s.Node
	case syntax.KindTuple, syntax.KindList, syntax.KindStarred, syntax.KindWithItem:
		return nil, s.Role() == syntax.FieldContextExpr
	case syntax.KindFor, syntax.KindComprehension:
		return nil, s.Role() == syntax.FieldIter
	}
	return nil, true
}

// addedByMethod is added for a call of the method name.
func (e *eval) addedByMethod(m *Module, call syntax.Call, name string, f *frame) ([]Type, bool) {
	switch name {
	case "append", "add":
		return []Type{e.typeOf(m, call.Arg(0), f)}, true
	case "insert", "setdefault":
		return []Type{e.typeOf(m, call.Arg(1), f)}, true
	case "get", "items", "values", "keys", "pop", "index", "count", "clear", "remove", "discard", "reverse", "sort":
		return nil, true
	}
	return nil, false
}

// onlyReads are functions that keep no argument and put nothing into it.
var onlyReads = map[string]bool{
	"builtins.len": true, "builtins.list": true, "builtins.tuple": true, "builtins.set": true, "builtins.sorted": true,
	"builtins.enumerate": true, "builtins.print": true, "builtins.any": true, "builtins.all": true, "builtins.sum": true,
	"builtins.min": true, "builtins.max": true, "builtins.str": true, "builtins.repr": true, "builtins.bool": true,
	"builtins.zip": true, "builtins.reversed": true, "builtins.iter": true, "builtins.isinstance": true,
}
