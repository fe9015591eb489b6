package semantic

import "awaiter/analysis/syntax"

// A CodeKind says how a piece of code is run.
type CodeKind uint8

const (
	ModuleCode        CodeKind = iota // once, when the module is imported
	ClassCode                         // the body of a class statement: at once
	FunctionCode                      // the body of a def: when it is called
	LambdaCode                        // likewise
	ComprehensionCode                 // a comprehension or generator expression, but for its first iterable
	GenericCode                       // the header of a def or class with type parameters (PEP 695)
	LazyCode                          // the value of a type alias, the bound or default of a type parameter: when asked for
)

// CodeAround returns the code that n is part of, and the node that it is the code of:
// the Module, ClassDef, FunctionDef, Lambda, comprehension, TypeAlias or type
// parameter. Decorators and defaults belong to the code around their def, the first
// iterable of a comprehension to the code around that.
func (m *Module) CodeAround(n syntax.Node) (CodeKind, syntax.Node) {
	s := m.scopeAt(n)
	switch s.kind {
	case classScope:
		return ClassCode, s.node
	case functionScope:
		return FunctionCode, s.node
	case lambdaScope:
		return LambdaCode, s.node
	case comprehensionScope:
		return ComprehensionCode, s.node
	case typeParameterScope:
		return GenericCode, s.node
	case lazyScope:
		return LazyCode, s.node
	}
	return ModuleCode, s.node
}

// AnnotationAround returns the annotation that n is part of, unless a lambda or
// comprehension in it has n; else the zero Node.
func (m *Module) AnnotationAround(n syntax.Node) syntax.Node {
	s := m.scopeAt(n)
	for ; n.Exists() && n.Role() != syntax.FieldBody && m.scopeAt(n) == s; n = n.Parent() {
		if r := n.Role(); r == syntax.FieldAnnotation || r == syntax.FieldReturns {
			return n
		}
	}
	return syntax.Node{}
}

// HasLazyAnnotations reports whether annotations are not evaluated where they stand:
// after "from __future__ import annotations" (PEP 563), and from 3.14 on (PEP 649).
func (m *Module) HasLazyAnnotations() bool { return m.isLazy() }
