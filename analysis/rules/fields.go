package rules

import (
	"iter"
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// fieldArguments yields the arguments of call, with the fields that get them, of the class that
// it makes an object of, where __init__ follows from the annotated fields (PEP 681, "Data
// class transforms").
func fieldArguments(p *analysis.Pass, call syntax.Call) iter.Seq2[string, syntax.Node] {
	return func(yield func(string, syntax.Node) bool) {
		t := library.ClassCalled(p.Module, call)
		if t.IsUnknown() || !isMadeOfFields(t.Class()) || hasWrittenConstructor(p, call) {
			return
		}
		p.LookInto(t.Class().Def.Node, call.Node)
		ordered := orderedFields(t.Class())
		for a := range call.Args() {
			if len(ordered) == 0 || a.Is(syntax.KindStarred) || !yield(ordered[0], a) {
				break
			}
			ordered = ordered[1:]
		}
		for k := range call.Keywords() {
			if k.Name().Exists() && !yield(k.Name().Text(), k.Value()) {
				return
			}
		}
	}
}

// orderedFields returns the fields of class, without bases, that positional arguments are for,
// in their order, as far as it is certain.
func orderedFields(class *semantic.Class) (names []string) {
	for base := range class.Def.Bases() {
		if class.Module.QualifiedName(base) != "typing.NamedTuple" {
			return nil
		}
	}
	for d := range class.Def.Decorators() {
		if syntax.As[syntax.Call](d).Keyword("kw_only").Exists() {
			return nil
		}
	}
	for stmt := range class.Def.Body() {
		field := syntax.As[syntax.AnnAssign](stmt)
		if stmt.Is(syntax.KindAssign) && syntax.As[syntax.Assign](stmt).Value().Is(syntax.KindCall) || field.Value().Is(syntax.KindCall) {
			return names // attr.ib() without an annotation; field(init=False)
		}
		annotation := field.Annotation()
		if generic := syntax.As[syntax.Subscript](annotation); generic.Exists() {
			annotation = generic.Value()
		}
		switch class.Module.QualifiedName(annotation) {
		case "dataclasses.KW_ONLY":
			return names
		case "typing.ClassVar":
			continue
		}
		if field.Target().Is(syntax.KindName) {
			names = append(names, field.Target().Text())
		}
	}
	return names
}

// declaredAttribute returns what the attribute of of with that name is annotated with; Unknown
// if that is not known, or something is only assigned.
func declaredAttribute(of semantic.Type, name string) semantic.Type {
	t := of.Attribute(name)
	for _, m := range t.Members() {
		if !m.IsNone() && !m.IsDeclared() {
			return semantic.Type{}
		}
	}
	return t
}

// hasWrittenConstructor reports whether call runs an __init__ or __new__ that takes more than
// any keyword.
func hasWrittenConstructor(p *analysis.Pass, call syntax.Call) bool {
	f := library.Called(p.Module, call)
	if f == nil || library.IsStub(f.Module) { // that of NamedTuple
		return false
	}
	for name := range library.Arguments(p.Module, call, f) {
		for a := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
			if a.Name().Text() == name && a.Role() != syntax.FieldKwarg {
				return true
			}
		}
	}
	return false
}

// isMadeOfFields reports whether a decorator or base makes the __init__ of class of its
// annotated fields.
func isMadeOfFields(class *semantic.Class) bool {
	for _, c := range class.MRO() {
		if hasDecorator(c.Module, c.Def.Node, makersOfFields...) {
			return true
		}
		for base := range c.Def.Bases() {
			if slices.Contains(makersOfFields, c.Module.QualifiedName(base)) {
				return true
			}
		}
	}
	return false
}

// makersOfFields are the decorators and bases of which isMadeOfFields speaks.
var makersOfFields = []string{
	"attr.attrs", "attr.dataclass", "attr.define", "attr.frozen", "attr.mutable", "attr.s",
	"attrs.define", "attrs.frozen", "attrs.mutable",
	"dataclasses.dataclass",
	"pydantic.BaseModel", "pydantic.main.BaseModel", "pydantic.dataclasses.dataclass",
	"typing.NamedTuple",
}
