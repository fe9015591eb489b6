package semantic

import "awaiter/analysis/syntax"

// boolOp returns the type of "a and b" and "a or b": the operands at which the
// evaluation may stop.
func (e *eval) boolOp(m *Module, n syntax.Node, f *frame) Type {
	stops := No // the truth of an operand at which the evaluation stops
	if n.Op() == syntax.OpOr {
		stops = Yes
	}
	var types []Type
	for v := range n.Fields(syntax.FieldValue) {
		t := e.typeOf(m, v, f)
		last := v.Next().Role() != syntax.FieldValue
		if last {
			types = append(types, t)
			break
		}
		if t.d == nil {
			return Type{}
		}
		for _, one := range t.Members() {
			if truth := e.truth(one); truth == Unknown || truth == stops {
				types = append(types, one)
			}
		}
		if e.truth(t) == stops {
			break
		}
	}
	return join(types...)
}

// compare returns the type of a comparison: bool, unless a class of the operands
// defines the operator to give something else (data model, "Basic customization").
func (e *eval) compare(m *Module, c syntax.Compare, f *frame) Type {
	count := 0
	for op := range c.Ops() {
		count++
		switch op.Op() {
		case syntax.OpIs, syntax.OpIsNot, syntax.OpIn, syntax.OpNotIn:
			continue
		}
		if count > 1 {
			return Type{}
		}
		if !e.comparesPlainly(e.typeOf(m, c.Left(), f)) {
			return Type{}
		}
		for right := range c.Comparators() {
			if !e.comparesPlainly(e.typeOf(m, right, f)) {
				return Type{}
			}
			break
		}
	}
	return e.builtinInstance("bool")
}

func (e *eval) comparesPlainly(t Type) bool {
	return t.every(func(d *typeData) bool {
		return d.kind == kindNone || d.kind == kindInstance && d.class.Module.Name == "builtins" && d.flags&declaredFlag == 0
	})
}

func (e *eval) unaryOp(m *Module, n syntax.Node, f *frame) Type {
	if n.Op() == syntax.OpNot {
		return e.builtinInstance("bool")
	}
	t := e.typeOf(m, n.Field(syntax.FieldOperand), f)
	switch e.builtinName(t) {
	case "int", "float", "complex":
		return instanceOf(t.d.class)
	case "bool":
		return e.builtinInstance("int")
	}
	return Type{}
}

// builtinName returns the name of the class of builtins of which t is exactly an
// instance, or "".
func (e *eval) builtinName(t Type) string {
	if t.is(kindInstance) && !t.has(declaredFlag) && t.d.class.Module.Name == "builtins" {
		return t.d.class.Name
	}
	return ""
}

// binary returns what an arithmetic operator gives (library reference, "Built-in
// Types").
func (e *eval) binary(op syntax.Op, left, right Type) Type {
	if left.is(kindUnion) {
		return left.mapMembers(func(m Type) Type { return e.binary(op, m, right) })
	}
	l, r := e.builtinName(left), e.builtinName(right)
	if op == syntax.OpMod && (l == "str" || l == "bytes") {
		return instanceOf(left.d.class)
	}
	if name := operatorMethods[op]; l == "" && name != "" && left.is(kindInstance) {
		return e.callMethod(left, name)
	}
	if l == "" || r == "" {
		return Type{}
	}
	if isNumber(l) && isNumber(r) {
		return e.arithmetic(op, l, r)
	}
	switch op {
	case syntax.OpAdd:
		switch {
		case l != r:
		case l == "str", l == "bytes":
			return left
		case l == "list":
			return instanceOf(left.d.class, join(left.arg(0), right.arg(0)))
		case l == "tuple" && left.has(fixedFlag) && right.has(fixedFlag):
			return Type{&typeData{kind: kindInstance, flags: fixedFlag, class: left.d.class,
				args: append(append([]Type{}, left.d.args...), right.d.args...)}}
		}
	case syntax.OpMult:
		if r == "int" || r == "bool" {
			switch l {
			case "str", "bytes", "list":
				return left
			case "tuple":
				return instanceOf(left.d.class, e.iterated(left, false))
			}
		}
	case syntax.OpBitOr, syntax.OpBitAnd, syntax.OpSub, syntax.OpBitXor:
		if l == r && (l == "set" || l == "dict" && op == syntax.OpBitOr) {
			return instanceOf(left.d.class, Type{}, Type{})
		}
	}
	return Type{}
}

// operatorMethods are the methods of the left operand (data model, "Emulating numeric
// types").
var operatorMethods = map[syntax.Op]string{
	syntax.OpAdd: "__add__", syntax.OpSub: "__sub__", syntax.OpMult: "__mul__", syntax.OpMatMult: "__matmul__",
	syntax.OpDiv: "__truediv__", syntax.OpFloorDiv: "__floordiv__", syntax.OpMod: "__mod__", syntax.OpLShift: "__lshift__",
	syntax.OpRShift: "__rshift__", syntax.OpBitAnd: "__and__", syntax.OpBitOr: "__or__", syntax.OpBitXor: "__xor__",
}

func isNumber(name string) bool {
	return name == "int" || name == "float" || name == "complex" || name == "bool"
}

// arithmetic returns the type of an operation on two numbers.
func (e *eval) arithmetic(op syntax.Op, l, r string) Type {
	switch op {
	case syntax.OpMatMult:
		return Type{}
	case syntax.OpLShift, syntax.OpRShift:
		if l == "float" || r == "float" || l == "complex" || r == "complex" {
			return Type{}
		}
		return e.builtinInstance("int")
	case syntax.OpBitOr, syntax.OpBitAnd, syntax.OpBitXor:
		switch {
		case l == "bool" && r == "bool":
			return e.builtinInstance("bool")
		case l == "float" || r == "float" || l == "complex" || r == "complex":
			return Type{}
		}
		return e.builtinInstance("int")
	}
	switch {
	case l == "complex" || r == "complex":
		if op == syntax.OpMod || op == syntax.OpFloorDiv {
			return Type{}
		}
		return e.builtinInstance("complex")
	case op == syntax.OpPow: // 2 ** -1 is a float, (-8.0) ** 0.5 complex
		return Type{}
	case op == syntax.OpDiv || l == "float" || r == "float":
		return e.builtinInstance("float")
	}
	return e.builtinInstance("int")
}

// augmented returns what "target op= value" gives.
func (e *eval) augmented(m *Module, n syntax.Node, f *frame) Type {
	target := n.Field(syntax.FieldTarget)
	if !target.Is(syntax.KindName) {
		return Type{}
	}
	v := m.valueOf(target)
	if v == nil {
		return Type{}
	}
	return e.binary(n.Op(), e.arriving(m, v, f), e.typeOf(m, n.Field(syntax.FieldValue), f))
}

// subscript returns the type of s.
func (e *eval) subscript(m *Module, s syntax.Subscript, f *frame) Type {
	index := s.Slice()
	if t, ok := e.itemUnder(m, s, f); ok {
		return t
	}
	return e.typeOf(m, s.Value(), f).Used().mapMembers(func(t Type) Type {
		switch t.d.kind {
		case kindClass:
			return e.parameterized(m, t, index, f)
		case kindInstance:
			return e.indexed(m, t, index, f)
		}
		return Type{}
	})
}

// parameterized returns what t[index] gives for a class t: an alias with type
// arguments, if t takes them.
func (e *eval) parameterized(m *Module, t Type, index syntax.Node, f *frame) Type {
	shape := e.shapeOf(t.d.class)
	if len(t.d.args) > 0 || shape.metaclass != nil && e.has(shape.metaclass, "__getitem__") != No || shape.unknownMetaclass {
		return Type{}
	}
	if len(shape.params) == 0 && e.has(t.d.class, "__class_getitem__") != No && !t.d.class.Module.isStub() {
		return Type{}
	}
	d := &typeData{kind: kindClass, class: t.d.class}
	for _, p := range items(index) {
		d.args = append(d.args, e.annotationOf(m, p, f))
	}
	if len(d.args) == 0 {
		d.args = []Type{{}}
	}
	return Type{d}
}

// indexed returns what t[index] gives for an instance t.
func (e *eval) indexed(m *Module, t Type, index syntax.Node, f *frame) Type {
	if index.Is(syntax.KindSlice) {
		switch e.builtinName(t) {
		case "str", "bytes", "list":
			return t
		case "tuple":
			return instanceOf(t.d.class, e.iterated(t, false))
		}
		return Type{}
	}
	if key, ok := stringConstant(index); ok && e.isSubclass(t.d.class, "typing.TypedDict") == Yes {
		return e.keyed(t.d.class, key)
	}
	switch name := t.d.class.QualifiedName(); {
	case name == "builtins.tuple" || t.has(fixedFlag):
		if i, ok := smallInt(index); ok && t.has(fixedFlag) {
			return t.arg(i)
		}
		return e.iterated(t, false)
	case name == "builtins.list" || name == "collections.deque" || name == "collections.abc.Sequence" || name == "collections.abc.MutableSequence":
		return t.arg(0)
	case name == "collections.abc.Mapping" || name == "collections.abc.MutableMapping":
		return t.arg(1)
	case name == "builtins.dict" || name == "collections.OrderedDict" || name == "collections.defaultdict":
		return t.arg(1)
	}
	return e.callMethod(t, "__getitem__")
}

// keyed returns what is declared for key in c, a subclass of typing.TypedDict.
func (e *eval) keyed(c *Class, key string) Type {
	for _, a := range e.shapeOf(c).mro {
		if a.class == nil {
			break
		}
		if declared := a.class.declaration(key); declared.Exists() {
			return erase(e.annotationOf(a.class.Module, declared, nil))
		}
	}
	return Type{}
}

// smallInt returns the value of a decimal literal of one digit.
func smallInt(n syntax.Node) (int, bool) {
	text := n.Text()
	if n.Is(syntax.KindConstant) && n.Op() == syntax.ConstInt && len(text) == 1 {
		return int(text[0] - '0'), true
	}
	return 0, false
}
