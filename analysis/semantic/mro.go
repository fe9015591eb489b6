package semantic

import (
	"math"
	"slices"
	"strings"

	"awaiter/analysis/syntax"
)

// A classShape is what the header and the decorators of a class statement say.
type classShape struct {
	mro    []ancestor // the class itself first; an ancestor without a class is one that is not known
	params []string   // names of the type parameters, in their order; "" where that is not known

	hasUnknownBase   bool
	unknownMetaclass bool
	metaclass        *Class // nil: type
	open             bool   // instances may have attributes that nobody sees
	publicly         bool   // they may have such whose names do not begin with "_"
	isAbstract       bool   // ABC, Protocol
	isGeneric        bool   // inherits from Generic or Protocol, which have no stub
	isProtocol       bool   // inherits from Protocol, whose metaclass has no public name
	redirects        bool   // a __getattribute__ of its own decides what attributes of instances are
}

// An ancestor is a class in an MRO, with its type arguments in the words of the
// class whose MRO it is.
type ancestor struct {
	class *Class
	args  []Type
}

// shapeOf returns the shape of c, which is not nil.
func (e *eval) shapeOf(c *Class) *classShape {
	if s := c.shape.Load(); s != nil {
		return s
	}
	e.ask(c.Module, query{what: askShape, node: c.Def.Node})
	if s := c.shape.Load(); s != nil {
		return s
	}
	return &classShape{mro: []ancestor{{class: c}, {}}, hasUnknownBase: true, open: true}
}

// findShape finds the shape of c and keeps it unless it depends on itself.
func (e *eval) findShape(c *Class) Type {
	s := e.shape(c)
	if e.low == math.MaxInt && !e.deep {
		c.shape.Store(s)
	}
	return noneType
}

func (e *eval) shape(c *Class) *classShape {
	s := &classShape{}
	var lines [][]ancestor
	var bases []ancestor
	var headed []Type
	sure := true
	for b := range c.Def.Bases() {
		base := e.base(c.Module, b)
		headed = append(headed, base)
		sure = sure && e.showsVars(c.Module, b, base)
	}
	s.params = paramsOf(headed, sure)
	for _, base := range headed {
		switch {
		case base.is(kindTypeVar): // Generic[T], Protocol[T]
			s.isGeneric, s.isProtocol = true, s.isProtocol || base.d.name == "Protocol"
			s.isAbstract = s.isAbstract || s.isProtocol
		case base.is(kindClass):
			shape := e.shapeOf(base.d.class)
			line := shape.mro
			if len(shape.params) > 0 {
				line = make([]ancestor, len(shape.mro))
				for i, a := range shape.mro {
					line[i] = ancestor{a.class, substituteAll(a.args, shape.params, base.d.args)}
				}
			}
			lines = append(lines, line)
			bases = append(bases, line[0])
			s.inherit(shape)
		default:
			lines = append(lines, []ancestor{{}})
			bases = append(bases, ancestor{})
			s.hasUnknownBase = true
		}
	}
	for p := range c.Def.Fields(syntax.FieldTypeParams) {
		s.params = append(s.params, p.Field(syntax.FieldName).Identifier())
	}
	for k := range c.Def.Keywords() {
		e.classKeyword(c, syntax.As[syntax.Keyword](k), s)
	}
	own := ancestor{class: c}
	for _, p := range s.params {
		own.args = append(own.args, e.parameterOf(c, headed, p))
	}
	if len(bases) == 0 {
		if object := e.builtinClass("object"); object != nil && object != c {
			lines = append(lines, []ancestor{{class: object}})
		}
	}
	var ok bool
	if s.mro, ok = merge(own, lines, bases); !ok {
		s.hasUnknownBase = true
	}
	if len(s.mro) > maxAncestors {
		s.mro, s.hasUnknownBase = append(s.mro[:maxAncestors:maxAncestors], ancestor{}), true
	}
	s.redirects = s.redirects || !c.Module.isStub() && c.binds("__getattribute__")
	adds := e.decoratorsAdd(c)
	s.publicly = s.publicly || adds == publicNames
	s.open = s.open || s.hasUnknownBase || s.unknownMetaclass || isBrokenOutside(c.Def.Node) || adds == anyNames || c.Module.facts().patched[c.Name]
	return s
}

// isOpenTo reports whether instances may have an attribute called name that nobody sees.
func (s *classShape) isOpenTo(name string) bool {
	return s.open || s.publicly && !strings.HasPrefix(name, "_")
}

// parameterOf returns the type variable that is the parameter name of c, whose bases are
// headed; Unknown if name is "".
func (e *eval) parameterOf(c *Class, headed []Type, name string) Type {
	if name == "" {
		return Type{}
	}
	for p := range c.Def.Fields(syntax.FieldTypeParams) {
		if t := e.typeParameter(c.Module, p); t.is(kindTypeVar) && t.d.name == name {
			return t
		}
	}
	for _, base := range headed {
		if base.d == nil {
			continue
		}
		for _, a := range base.d.args {
			if found := typeVarIn(a, name); found.d != nil {
				return found
			}
		}
	}
	return Type{&typeData{kind: kindTypeVar, name: name}}
}

// maxAncestors bounds the MROs that are looked at. What a class further inherits is
// not known.
const maxAncestors = 200

// inherit takes over what a class has from the class of shape b.
func (s *classShape) inherit(b *classShape) {
	s.hasUnknownBase = s.hasUnknownBase || b.hasUnknownBase
	s.unknownMetaclass = s.unknownMetaclass || b.unknownMetaclass
	s.open = s.open || b.open
	s.publicly = s.publicly || b.publicly
	s.isProtocol = s.isProtocol || b.isProtocol
	s.isGeneric = s.isGeneric || b.isGeneric
	s.redirects = s.redirects || b.redirects
	if s.metaclass == nil {
		s.metaclass = b.metaclass
	}
}

// paramsOf returns the names of the type parameters of a class with bases: those of
// Generic or Protocol, or else the type variables in the order in which the bases
// mention them (typing, "User-defined generic types"). A parameter has an empty name
// if it is not known which it is: if sure is false.
func paramsOf(bases []Type, sure bool) []string {
	var mentioned []string
	for _, base := range bases {
		if base.is(kindTypeVar) && len(base.d.args) > 0 {
			params := make([]string, len(base.d.args))
			for i, p := range base.d.args {
				if p.is(kindTypeVar) {
					params[i] = p.d.name
				}
			}
			return params
		}
		if base.is(kindClass) {
			for _, a := range base.d.args {
				mentioned = typeVars(a, mentioned)
			}
		}
	}
	if !sure {
		return make([]string, len(mentioned))
	}
	return mentioned
}

// showsVars reports whether all type variables are known that stand in b, a base of a class
// of m: each of its parameters is known, or Any.
func (e *eval) showsVars(m *Module, b syntax.Node, base Type) bool {
	if !base.is(kindClass) {
		return true
	}
	params := items(syntax.As[syntax.Subscript](b).Slice())
	for i, a := range base.d.args {
		if a.d == nil && (i >= len(params) || e.qualifiedName(m, params[i]) != "typing.Any") {
			return false
		}
	}
	return true
}

// base returns what the expression b in a class header stands for: a class; for
// Generic[…] and Protocol[…] a nameless type variable with the parameters as its
// args.
func (e *eval) base(m *Module, b syntax.Node) Type {
	head, params := b, syntax.Node{}
	if s := syntax.As[syntax.Subscript](b); s.Exists() {
		head, params = s.Value(), s.Slice()
	}
	switch name := e.qualifiedName(m, head); name {
	case "typing.Generic", "typing.Protocol":
		d := &typeData{kind: kindTypeVar, name: name[len("typing."):]}
		for _, p := range items(params) {
			d.args = append(d.args, e.annotationOf(m, p, nil))
		}
		return Type{d}
	}
	t := e.typeOf(m, head, nil)
	if !t.is(kindClass) || !params.Exists() {
		return t
	}
	d := &typeData{kind: kindClass, class: t.d.class}
	for _, p := range items(params) {
		d.args = append(d.args, e.annotationOf(m, p, nil))
	}
	return Type{d}
}

// items returns the nodes of an index: the elements of a tuple, or the node itself.
func items(index syntax.Node) []syntax.Node {
	switch {
	case !index.Exists():
		return nil
	case index.Is(syntax.KindTuple):
		return slices.Collect(index.Fields(syntax.FieldElt))
	}
	return []syntax.Node{index}
}

// classKeyword takes in a keyword of the header of c.
func (e *eval) classKeyword(c *Class, k syntax.Keyword, s *classShape) {
	switch name := k.Name().Identifier(); name {
	case "metaclass":
		meta := e.typeOf(c.Module, k.Value(), nil)
		if !meta.is(kindClass) {
			s.unknownMetaclass = true
			return
		}
		s.metaclass = meta.d.class
		switch s.metaclass.QualifiedName() {
		case "abc.ABCMeta":
			s.isAbstract = true
		case "builtins.type":
			s.metaclass = nil
		case "enum.EnumMeta", "enum.EnumType":
		default:
			s.unknownMetaclass = !e.isPlainMetaclass(s.metaclass) && !e.makesDataclasses(s.metaclass)
		}
	case "":
		s.unknownMetaclass = true // **keywords
	}
}

// makesDataclasses reports whether classes of metaclass m are as their text says, but for
// what follows from their fields (PEP 681), which is no method of our protocols.
func (e *eval) makesDataclasses(m *Class) bool {
	if shape := e.shapeOf(m); shape.open || shape.publicly {
		return false
	}
	for d := range m.Def.Decorators() {
		if call := syntax.As[syntax.Call](d); e.qualifiedName(m.Module, call.Func()) == "typing.dataclass_transform" {
			return true
		}
	}
	return false
}

// isPlainMetaclass reports whether classes of metaclass m are made as type makes
// them.
func (e *eval) isPlainMetaclass(m *Class) bool {
	shape := e.shapeOf(m)
	if shape.open || shape.publicly {
		return false
	}
	for _, name := range []string{"__new__", "__init__", "__call__", "__prepare__", "mro", "__getattribute__"} {
		for _, a := range shape.mro {
			if a.class != nil && a.class.binds(name) {
				switch a.class.QualifiedName() {
				case "builtins.object", "builtins.type", "abc.ABCMeta":
				default:
					return false
				}
			}
		}
	}
	return true
}

// merge computes the C3 linearization of a class from those of its bases (The
// Python 2.3 Method Resolution Order), and reports whether there is one. An ancestor that is
// not known is taken for another one than all that are; what comes behind it is in no order.
func merge(own ancestor, lines [][]ancestor, bases []ancestor) ([]ancestor, bool) {
	mro := []ancestor{own}
	if slices.ContainsFunc(lines, hasUnknown) {
		known := make([][]ancestor, len(lines))
		for i, l := range lines {
			known[i] = slices.DeleteFunc(slices.Clone(l), isObject) // behind what is not known
		}
		lines = known
	} else if len(lines) == 1 {
		return append(mro, lines[0]...), true
	}
	rest := slices.Clone(lines)
	if len(bases) > 1 {
		rest = append(rest, bases)
	}
	for {
		rest = slices.DeleteFunc(rest, func(l []ancestor) bool { return len(l) == 0 })
		if len(rest) == 0 {
			return mro, true
		}
		next := slices.IndexFunc(rest, func(l []ancestor) bool {
			return !slices.ContainsFunc(rest, func(o []ancestor) bool {
				return slices.ContainsFunc(o[1:], l[0].is)
			})
		})
		switch {
		case next < 0:
			return mergeUnknown([]ancestor{own}, lines), false
		case rest[next][0].class == nil:
			return mergeUnknown(mro, rest), true
		}
		head := rest[next][0]
		mro = append(mro, head)
		for i, l := range rest {
			if l[0].is(head) {
				rest[i] = l[1:]
			}
		}
	}
}

func hasUnknown(line []ancestor) bool {
	return slices.ContainsFunc(line, func(a ancestor) bool { return a.class == nil })
}

func isObject(a ancestor) bool { return a.class != nil && a.class.QualifiedName() == "builtins.object" }

// is reports whether a and b are known to be the same class.
func (a ancestor) is(b ancestor) bool { return a.class != nil && a.class.Is(b.class) }

// mergeUnknown adds to mro all ancestors base by base, each once, without object.
func mergeUnknown(mro []ancestor, lines [][]ancestor) []ancestor {
	for _, l := range lines {
		for _, a := range l {
			if !isObject(a) && !slices.ContainsFunc(mro, a.is) {
				mro = append(mro, a)
			}
		}
	}
	return mro
}
