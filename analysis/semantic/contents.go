package semantic

import "awaiter/analysis/syntax"

// contained returns t, the value of the binding b, with what it contains where that is
// all seen: b is the only binding of a name of a function, t is a container that is
// made there, and everything that the name is used for reads the container or adds to
// it what is known. Else t's elements are not known.
func (e *eval) contained(m *Module, b *binding, t Type, f *frame) Type {
	if !isMutable(t) || len(t.d.args) == 0 {
		return t
	}
	unknown := instanceOf(t.d.class)
	if b.kind != bindAssign || b.scope.kind != functionScope || b.symbol.only() != b || !isMade(b.value()) {
		return unknown
	}
	last := len(t.d.args) - 1
	var elements []Type
	if made := t.d.args[last]; made.d != nil {
		elements = append(elements, made)
	} else if !isEmptyDisplay(b.value()) {
		return unknown
	}
	for n := range syntax.All[syntax.Name](b.scope.node) {
		if y := m.symbolOf(n.Node); y == nil || y.home != b.symbol || n.Node == b.target {
			continue
		}
		added, ok := e.added(m, n.Node, f)
		if !ok {
			return unknown
		}
		elements = append(elements, added...)
	}
	args := make([]Type, last+1)
	args[last] = join(elements...)
	if args[last].d == nil {
		return unknown
	}
	return instanceOf(t.d.class, args...)
}

// isMade reports whether n makes a container that nothing else refers to.
func isMade(n syntax.Node) bool {
	return n.Is(syntax.KindList, syntax.KindSet, syntax.KindDict, syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp)
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

// added returns what the use n of a name adds to the container that it stands for, and
// false if that is not known.
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
