package semantic

import "awaiter/analysis/syntax"

// itemUnder returns what s, which asks a dictionary for a constant key, gives where that
// is known better than what all items are: the dictionary is a display that one name of
// a function or of the module is bound to, and what else is put under the key is seen.
// Else it returns false.
func (e *eval) itemUnder(m *Module, s syntax.Subscript, f *frame) (Type, bool) {
	key, ok := stringConstant(s.Slice())
	b := m.symbolOf(s.Value()).only()
	if !ok || !s.Value().Is(syntax.KindName) || b == nil || b.kind != bindAssign && b.kind != bindAnnotated || b.scope.module != m {
		return Type{}, false
	}
	display := syntax.As[syntax.Dict](b.value())
	if !display.Exists() || len(b.path()) > 0 {
		return Type{}, false
	}
	found, ok := e.valuesOf(m, display, key, f)
	if !ok {
		return Type{}, false
	}
	switch b.scope.kind {
	case functionScope:
		for n := range syntax.All[syntax.Name](b.scope.node) {
			if y := m.symbolOf(n.Node); y == nil || y.home != b.symbol || n.Node == b.target {
				continue
			}
			if _, ok := e.added(m, n.Node, f); !ok {
				return Type{}, false
			}
			if found, ok = e.putUnder(m, n.Node, key, found, f); !ok {
				return Type{}, false
			}
		}
	case moduleScope:
		for _, n := range m.facts().changes.by[b.symbol.name] {
			if y := m.symbolOf(n); y == nil || y.home != b.symbol {
				continue
			}
			if found, ok = e.putUnder(m, n, key, found, nil); !ok {
				return Type{}, false
			}
		}
	default:
		return Type{}, false
	}
	if len(found) == 0 {
		return Type{}, false
	}
	return join(found...), true
}

// valuesOf returns the values that display has under key, and false if not all its keys
// are constants.
func (e *eval) valuesOf(m *Module, display syntax.Dict, key string, f *frame) (found []Type, ok bool) {
	var values []syntax.Node
	for v := range display.Values() {
		values = append(values, v)
	}
	place := 0
	for k := range display.Keys() {
		text, ok := stringConstant(k)
		if !ok || place == len(values) || place == maxItems {
			return nil, false
		}
		if text == key {
			found = append(found, e.typeOf(m, values[place], f))
		}
		place++
	}
	return found, place == len(values)
}

// putUnder adds to found what the use n of the name of a dictionary puts under key, and
// returns false if that is not known.
func (e *eval) putUnder(m *Module, n syntax.Node, key string, found []Type, f *frame) ([]Type, bool) {
	if s := syntax.As[syntax.Subscript](n.Parent()); s.Exists() && s.Value() == n {
		if !settingOf(s.Node).Exists() {
			return found, true
		}
		other, ok := stringConstant(s.Slice())
		switch {
		case !ok:
			return nil, false
		case other != key || s.Parent().Is(syntax.KindDelete):
			return found, true
		case !s.Parent().Is(syntax.KindAssign):
			return nil, false
		}
		return append(found, e.typeOf(m, s.Parent().Field(syntax.FieldValue), f)), true
	}
	method := syntax.As[syntax.Attribute](n.Parent())
	call := syntax.As[syntax.Call](method.Parent())
	switch name := method.Attr().Identifier(); {
	case !call.Exists() || call.Func() != method.Node || !changing[name]:
		return found, true
	case name == "pop" || name == "popitem" || name == "clear":
		return found, true
	case name == "setdefault":
		other, ok := stringConstant(call.Arg(0))
		if ok && other == key {
			found = append(found, e.typeOf(m, call.Arg(1), f))
		}
		return found, ok
	}
	return nil, false
}

// changing are the methods of containers that change them.
var changing = map[string]bool{
	"append": true, "add": true, "insert": true, "extend": true, "update": true, "setdefault": true, "pop": true, "popitem": true,
	"clear": true, "appendleft": true, "extendleft": true, "__setitem__": true,
}

// changed returns the name or attribute that stands for the container that n, a
// subscript or a call of a method, puts something into or takes something from; the zero
// Node if n does no such thing.
func changed(n syntax.Node) syntax.Node {
	var container syntax.Node
	switch n.Kind() {
	case syntax.KindSubscript:
		if settingOf(n).Exists() {
			container = n.Field(syntax.FieldValue)
		}
	case syntax.KindCall:
		if a := syntax.As[syntax.Attribute](n.Field(syntax.FieldFunc)); a.Exists() && changing[a.Attr().Identifier()] {
			container = a.Value()
		}
	}
	if container.Is(syntax.KindName, syntax.KindAttribute) {
		return container
	}
	return syntax.Node{}
}

// isChange reports whether n, a name or attribute, stands for a container that is changed
// there.
func isChange(n syntax.Node) bool {
	p := n.Parent()
	return changed(p) == n || changed(p.Parent()) == n
}
