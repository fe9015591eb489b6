package semantic

import (
	"strings"

	"awaiter/analysis/syntax"
)

// cover makes the nodes from number on, up to each end in turn, part of the scope
// beside it.
func (s *scanner) cover(regions ...region) {
	for i := len(regions) - 1; i >= 0; i-- {
		s.open = append(s.open, regions[i])
	}
}

// functionDef binds the name of a def, and makes its scope. Decorators and defaults
// are run by the code around, and annotations too, unless there are type
// parameters, which they see.
func (s *scanner) functionDef(n syntax.Node, in *scope) {
	name := n.Field(syntax.FieldName)
	f := &Function{Module: s.m, Def: n, Name: name.Identifier(), Class: in.class}
	f.binding = s.bind(bindDef, name, n, f.Name, in)
	s.m.Functions = append(s.m.Functions, f)
	around := s.typeParameters(n, in)
	body := s.newScope(functionScope, n, around)
	body.function, f.scope = f, body
	s.entry(n).ref = body.number + 1
	if first := n.Field(syntax.FieldBody); isApart(n, first, in) {
		_, s.apart = s.m.names.bodies.add()
		s.apart.scope, s.apart.from, s.apart.to = body, s.number+1, int32(n.Beyond())
		s.first, body.body = int32(first.Number()), s.apart
	} else {
		s.parameters(n, body)
	}
	s.inside(n, body, in, around)
}

// lambda makes the scope of a lambda. Defaults are run by the code around.
func (s *scanner) lambda(n syntax.Node, in *scope) {
	f := &Function{Module: s.m, Def: n}
	body := s.newScope(lambdaScope, n, in)
	body.function, f.scope = f, body
	s.entry(n).ref = body.number + 1
	s.parameters(n, body)
	s.inside(n, body, in, in)
}

// classDef binds the name of a class statement, and makes its scope.
func (s *scanner) classDef(n syntax.Node, in *scope) {
	name := n.Field(syntax.FieldName)
	s.bind(bindClass, name, n, name.Identifier(), in)
	c := newClass(s.m, syntax.As[syntax.ClassDef](n))
	s.m.Classes = append(s.m.Classes, c)
	around := s.typeParameters(n, in)
	body := s.newScope(classScope, n, around)
	body.class, body.private, c.body = c, name.Identifier(), body
	s.entry(n).ref = body.number + 1
	s.inside(n, body, in, around)
}

// inside makes the body of n, a def, class or lambda, part of body, and what stands
// before it part of around, but for decorators and defaults, which are part of in.
func (s *scanner) inside(n syntax.Node, body, in, around *scope) {
	first := n.Field(syntax.FieldBody)
	if !first.Exists() {
		s.cover(region{n.Beyond(), in})
		return
	}
	s.cover(region{n.Beyond(), body})
	if in == around {
		s.cover(region{first.Number(), in})
		return
	}
	regions := []region{}
	outer := func(c syntax.Node) {
		regions = append(regions, region{c.Number(), around}, region{c.Beyond(), in})
	}
	for c := range n.Children() {
		switch c.Role() {
		case syntax.FieldDecoratorList:
			outer(c)
		case syntax.FieldParams:
			for d := range c.Fields(syntax.FieldDefault) {
				outer(d)
			}
		}
	}
	s.cover(append(regions, region{first.Number(), around})...)
}

// parameters binds the parameters of n, a def or lambda, in body.
func (s *scanner) parameters(n syntax.Node, body *scope) {
	for a := range syntax.As[syntax.Arguments](n.Field(syntax.FieldParams)).All() {
		name := a.Name()
		s.bind(bindParameter, name, a.Node, name.Identifier(), body).symbol.flags |= symbolParameter
	}
}

// typeParameters returns the scope that the type parameters of n make within in,
// and in itself where there are none.
func (s *scanner) typeParameters(n syntax.Node, in *scope) *scope {
	if !n.Field(syntax.FieldTypeParams).Exists() {
		return in
	}
	return s.newScope(typeParameterScope, n, in)
}

// comprehension makes the scope of a comprehension or generator expression. Its
// first iterable is evaluated by the code around (language reference, "Displays
// for lists, sets and dictionaries").
func (s *scanner) comprehension(n syntax.Node, in *scope) {
	c := s.newScope(comprehensionScope, n, in)
	s.entry(n).ref = c.number + 1
	s.cover(region{n.Beyond(), c})
	if first := n.Field(syntax.FieldGenerators).Field(syntax.FieldIter); first.Exists() {
		s.cover(region{first.Number(), c}, region{first.Beyond(), in})
	}
}

// typeAlias binds the name of a type statement, whose value is a scope of its own
// (PEP 695, "Lazy Evaluation").
func (s *scanner) typeAlias(n syntax.Node, in *scope) {
	name := n.Field(syntax.FieldName)
	s.bind(bindTypeAlias, name, n, name.Identifier(), in)
	around := s.typeParameters(n, in)
	value := n.Field(syntax.FieldValue)
	s.cover(region{value.Number(), around}, region{value.Beyond(), s.newScope(lazyScope, n, around)}, region{n.Beyond(), around})
}

// typeParameter binds a type parameter, whose bound and default are scopes of
// their own.
func (s *scanner) typeParameter(n syntax.Node, in *scope) {
	name := n.Field(syntax.FieldName)
	s.bind(bindTypeParameter, name, n, name.Identifier(), in)
	regions := []region{}
	for c := range n.Children() {
		if c != name {
			regions = append(regions, region{c.Number(), in}, region{c.Beyond(), s.newScope(lazyScope, n, in)})
		}
	}
	s.cover(append(regions, region{n.Beyond(), in})...)
}

// alias binds the name that an import brings.
func (s *scanner) alias(n syntax.Node, in *scope) {
	name, as := n.Field(syntax.FieldName), n.Field(syntax.FieldAsname)
	text, from := name.Identifier(), syntax.As[syntax.ImportFrom](n.Parent())
	kind := bindImport
	if from.Exists() {
		kind = bindFrom
		if from.Module().Identifier() == "__future__" && text == "annotations" && in.kind == moduleScope {
			s.m.names.lazy = true
		}
	}
	switch {
	case as.Exists():
		s.bind(kind, as, n, as.Identifier(), in).symbol.flags |= symbolImported
	case text == "*":
		s.star(name, n, in)
	default:
		first, _, _ := strings.Cut(text, ".")
		s.bind(kind, name, n, strings.TrimSpace(first), in).symbol.flags |= symbolImported
	}
}

// star notes an "import *", which may bind any name of the module.
func (s *scanner) star(name, alias syntax.Node, in *scope) {
	if in.kind != moduleScope {
		in.unseen = true
		return
	}
	b := s.newBinding(bindStar, name, alias, in)
	s.entry(name).ref = -b.place - 1
	s.m.names.stars = append(s.m.names.stars, b)
}

// declare notes the names of a global or nonlocal statement.
func (s *scanner) declare(n syntax.Node, flag symbolFlags, in *scope) {
	for name := range n.Fields(syntax.FieldNames) {
		y := s.symbol(name.Identifier(), in)
		y.flags |= flag
		s.entry(name).ref = y.place + 1
	}
}
