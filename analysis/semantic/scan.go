package semantic

import (
	"strings"

	"awaiter/analysis/syntax"
)

// A scanner goes once through nodes in source order, makes the scopes, and notes which
// names each one mentions and binds. It never recurses, for trees can be as deep as texts
// are long.
type scanner struct {
	m      *Module
	open   []region // the innermost last; together they cover what is left to visit
	number int32    // of the node being visited
	apart  *body    // the last that was passed over
	first  int32    // the number of the node that it begins with
	scopes []int32  // of a body: those of its nodes, by number
}

// A region is a run of nodes that are part of one scope.
type region struct {
	end   int // number of the node behind it
	scope *scope
}

// scan fills the name table of m but for the bodies of functions, and m.Functions and
// m.Classes.
func scan(m *Module) {
	root := m.Tree.Root()
	t := &m.names
	t.pages = make([]*entryPage, m.Tree.PartCount()/entryPageSize+1)
	t.byName.grow(m.sight.root.CountBelow() / 32)
	s := &scanner{m: m}
	t.top = s.newScope(moduleScope, root, nil)
	t.module.ref = t.top.number + 1
	s.open = append(s.open, region{m.Tree.Count(), t.top})
	m.sight.root.Walk(func(n syntax.Node) (below bool) {
		part, index, count := n.Place()
		if part < 0 {
			return true
		}
		entries := t.of(part)
		if entries == nil {
			entries = t.make(part, count)
		}
		in := s.enter(n)
		if b := s.apart; b != nil && s.number < b.to {
			switch {
			case s.number >= s.first:
				return false
			case n.Is(syntax.KindIdentifier) && n.Parent().Is(syntax.KindArg) && n.Parent().Parent().Parent() == b.scope.node:
				return true // a parameter, bound in the body
			}
		}
		entries[index].scope.Store(in.number + 1)
		s.visit(n, in)
		return true
	})
	for i := range t.scopes.count {
		if f := t.scopeAt(i).function; f != nil {
			f.Kind = kindOf(f.Def, f.Yields())
		}
	}
	t.resolve(0, 0)
	t.open.scopes, t.open.bindings = t.scopes.count, t.bindings.count
}

// enter makes n the node being visited, and returns the scope that it is part of.
func (s *scanner) enter(n syntax.Node) *scope {
	number := n.Number()
	s.number = int32(number)
	for s.open[len(s.open)-1].end <= number {
		s.open = s.open[:len(s.open)-1]
	}
	return s.open[len(s.open)-1].scope
}

// entry returns what n, a node in sight, has to do with names as far as that was found.
func (s *scanner) entry(n syntax.Node) *entry {
	part, index, _ := n.Place()
	if part < 0 { // what broken text lacks
		return &entry{}
	}
	return &s.m.names.of(part)[index]
}

// newScope makes a scope within parent.
func (s *scanner) newScope(kind scopeKind, node syntax.Node, parent *scope) *scope {
	number, place := s.m.names.scopes.add()
	made := &scope{kind: kind, node: node, parent: parent, module: s.m, number: number}
	*place = made
	if parent != nil {
		made.private, made.unit = parent.private, parent.unit
	}
	if kind == moduleScope || kind == functionScope {
		made.unit = made
	}
	return made
}

// visit notes what n, a part of in, does with names.
func (s *scanner) visit(n syntax.Node, in *scope) {
	switch n.Kind() {
	case syntax.KindName:
		s.name(n, in)
	case syntax.KindFunctionDef:
		s.functionDef(n, in)
	case syntax.KindClassDef:
		s.classDef(n, in)
	case syntax.KindLambda:
		s.lambda(n, in)
	case syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp:
		s.comprehension(n, in)
	case syntax.KindAssign:
		for target := range n.Fields(syntax.FieldTarget) {
			s.target(bindAssign, target, n, in)
		}
	case syntax.KindAugAssign:
		s.target(bindAugmented, n.Field(syntax.FieldTarget), n, in)
	case syntax.KindAnnAssign:
		s.annAssign(n, in)
	case syntax.KindFor:
		s.target(bindFor, n.Field(syntax.FieldTarget), n, in)
	case syntax.KindComprehension:
		s.target(bindComprehension, n.Field(syntax.FieldTarget), n, in)
	case syntax.KindWithItem:
		s.target(bindWith, n.Field(syntax.FieldOptionalVars), n, in)
	case syntax.KindDelete:
		for target := range n.Fields(syntax.FieldTarget) {
			s.target(bindDelete, target, n, in)
		}
	case syntax.KindNamedExpr:
		s.namedExpr(n, in)
	case syntax.KindAlias:
		s.alias(n, in)
	case syntax.KindExceptHandler:
		if name := n.Field(syntax.FieldName); name.Exists() {
			s.bind(bindExcept, name, n, name.Identifier(), in)
			s.bindOnly(bindExceptEnd, name, n, name.Identifier(), in)
		}
	case syntax.KindMatchAs, syntax.KindMatchStar, syntax.KindMatchMapping:
		if name := n.Field(syntax.FieldName); name.Exists() {
			s.bind(bindCapture, name, n, name.Identifier(), in)
		}
	case syntax.KindGlobal:
		s.declare(n, symbolGlobal, in)
	case syntax.KindNonlocal:
		s.declare(n, symbolNonlocal, in)
	case syntax.KindTypeAlias:
		s.typeAlias(n, in)
	case syntax.KindTypeVar, syntax.KindParamSpec, syntax.KindTypeVarTuple:
		s.typeParameter(n, in)
	case syntax.KindYield, syntax.KindYieldFrom:
		if f := in.function; f != nil {
			l := f.leave()
			l.yields = append(l.yields, n)
		}
	case syntax.KindReturn:
		if f := in.function; f != nil {
			l := f.leave()
			l.returns = append(l.returns, syntax.As[syntax.Return](n))
		}
	}
}

// mangled returns the name under which name is known in in (The Python Tutorial,
// "Private Variables").
func mangled(name string, in *scope) string {
	if in.private == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	if class := strings.TrimLeft(in.private, "_"); class != "" {
		return "_" + class + name
	}
	return name
}

// mangledAt returns the name under which name is known at n.
func (m *Module) mangledAt(n syntax.Node, name string) string {
	if !strings.HasPrefix(name, "__") {
		return name
	}
	if b := m.names.bodyAt(int32(n.Number())); b != nil {
		return mangled(name, b.scope) // no class is in it
	}
	return mangled(name, m.scopeAt(n))
}

// symbol returns the symbol of name in in, made where there is none, and its place.
func (s *scanner) symbol(name string, in *scope) *symbol {
	return s.m.names.symbol(mangled(name, in), in)
}

// symbol returns the symbol of name, mangled, in in, made where there is none.
func (t *nameTable) symbol(name string, in *scope) *symbol {
	hash := symbolHash(name, in)
	if y := t.symbolAt(hash, name, in); y != nil {
		return y
	}
	place, y := t.symbols.add()
	*y = symbol{name: name, scope: in, place: place}
	t.byName.add(hash, place)
	switch {
	case t.open.scopes > 0 && in.unit == t.top: // known to those who mention it in a body, and to no others
	case in.last == nil:
		in.first, in.last = y, y
	default:
		in.last.after, in.last = y, y
	}
	return y
}

// symbolNamed returns the symbol of name in s itself, or nil. name is mangled. Classes and
// modules are asked for many names by others.
func (s *scope) symbolNamed(name string) *symbol {
	if s.kind == classScope || s.kind == moduleScope {
		if t := s.table(); t.marks.has(name) {
			return t.symbols[name]
		}
		return nil
	}
	t := &s.module.names
	s.unit.body.find()
	t.finding.Lock()
	defer t.finding.Unlock()
	return t.symbolAt(symbolHash(name, s), name, s)
}

// table returns the symbols of s by name.
func (s *scope) table() *symbolTable {
	if t := s.named.Load(); t != nil {
		return t
	}
	t := &symbolTable{symbols: map[string]*symbol{}}
	for y := s.first; y != nil; y = y.after {
		t.symbols[y.name] = y
		t.marks.add(y.name)
	}
	s.named.Store(t)
	return t
}

// name notes a Name that is loaded. A Name that is bound was met before, at the
// node that binds it.
func (s *scanner) name(n syntax.Node, in *scope) {
	if s.entry(n).ref != 0 {
		return
	}
	y := s.symbol(n.Identifier(), in)
	s.entry(n).ref = y.place + 1
	if s.m.names.lazy && inAnnotation(n) {
		return
	}
	y.flags |= symbolUsed
	switch y.name {
	case "super":
		if in.isFunctionBlock() {
			s.symbol("__class__", in).flags |= symbolUsed
		}
	case "locals", "vars", "exec", "eval", "globals", "dir":
		in.unseen = true
	}
}

// isFunctionBlock reports whether CPython's symtable calls s a function.
func (s *scope) isFunctionBlock() bool {
	return s.kind == functionScope || s.kind == lambdaScope || s.kind == comprehensionScope
}

// inAnnotation reports whether n stands in an annotation.
func inAnnotation(n syntax.Node) bool {
	for ; n.Exists(); n = n.Parent() {
		switch n.Role() {
		case syntax.FieldAnnotation, syntax.FieldReturns:
			return true
		case syntax.FieldBody, syntax.FieldOrelse, syntax.FieldFinalbody:
			if !n.Parent().Is(syntax.KindLambda, syntax.KindIfExp) {
				return false
			}
		}
	}
	return false
}

// bind notes that target, a Name or Identifier, gets a value by origin, in the
// code of in.
func (s *scanner) bind(kind bindingKind, target, origin syntax.Node, name string, in *scope) *binding {
	b := s.bindOnly(kind, target, origin, name, in)
	s.entry(target).ref = -b.place - 1
	return b
}

// bindOnly is bind for a target whose node another binding has.
func (s *scanner) bindOnly(kind bindingKind, target, origin syntax.Node, name string, in *scope) *binding {
	y := s.symbol(name, in)
	y.flags |= symbolBound
	b := s.newBinding(kind, target, origin, in)
	b.symbol = y
	return b
}

func (s *scanner) newBinding(kind bindingKind, target, origin syntax.Node, in *scope) *binding {
	place, b := s.m.names.bindings.add()
	*b = binding{kind: kind, scope: in, target: target, origin: origin, place: place, found: s.number}
	b.gives = flowValue{kind: boundValue, binding: b, origins: noOrigins}
	return b
}

// target notes the names that target, with the tuples and lists in it, binds, and
// its attributes.
func (s *scanner) target(kind bindingKind, target, origin syntax.Node, in *scope) {
	switch target.Kind() {
	case syntax.KindName:
		s.bind(kind, target, origin, target.Identifier(), in)
	case syntax.KindAttribute:
		b := s.newBinding(kind, target, origin, in)
		s.entry(target).ref = -b.place - 1
	case syntax.KindTuple, syntax.KindList:
		for e := range target.Fields(syntax.FieldElt) {
			s.target(kind, e, origin, in)
		}
	case syntax.KindStarred:
		s.target(kind, target.Field(syntax.FieldValue), origin, in)
	}
}

func (s *scanner) annAssign(n syntax.Node, in *scope) {
	target := n.Field(syntax.FieldTarget)
	if target.Is(syntax.KindName) {
		// "(x): int" annotates no name: only a value binds it (language reference,
		// "Annotated assignment statements").
		if target.HasParens() && !n.Field(syntax.FieldValue).Exists() {
			return
		}
		if !target.HasParens() {
			s.symbol(target.Identifier(), in).flags |= symbolAnnotated
		}
	}
	s.target(bindAnnotated, target, n, in)
}

// namedExpr binds the name before ":=" in the function, lambda or module around the
// comprehensions that it stands in (PEP 572, "Scope of the target").
func (s *scanner) namedExpr(n syntax.Node, in *scope) {
	target := n.Field(syntax.FieldTarget)
	if !target.Is(syntax.KindName) {
		return
	}
	name, holder := target.Identifier(), in
	for holder.kind == comprehensionScope {
		holder = holder.parent
	}
	flag := symbolNonlocal
	if holder.kind == moduleScope || s.symbol(name, holder).flags&symbolGlobal != 0 {
		flag = symbolGlobal
	}
	if in != holder {
		s.symbol(name, in).flags |= symbolBound | flag
	}
	s.bind(bindWalrus, target, n, name, holder).scope = in
}
