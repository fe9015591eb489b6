package semantic

import (
	"math"
	"strings"

	"awaiter/analysis/syntax"
)

// QualifiedName returns the dotted name under which Python's documentation knows
// what expr refers to, followed through imports, aliases and re-exports:
// "asyncio.run", "builtins.list", "contextlib.asynccontextmanager"; a method goes by
// the class that defines it: "asyncio.Lock.acquire". It is "" for what is not known.
// An Identifier stands for the attribute, or for what "from … import", that it names.
func (m *Module) QualifiedName(expr syntax.Node) string {
	if expr.Tree() != m.Tree {
		return ""
	}
	if expr.Is(syntax.KindIdentifier) {
		from := syntax.As[syntax.ImportFrom](expr.Parent().Parent())
		if from.Exists() && from.Level() == 0 && expr.Role() == syntax.FieldName {
			return from.Module().Text() + "." + expr.Text()
		}
		expr = expr.Named()
	}
	if !expr.Is(syntax.KindName, syntax.KindAttribute) {
		return ""
	}
	if name, kept := m.known.Of(expr); name != nil {
		return *name
	} else if kept {
		return ""
	}
	found := asking(m, func(e *eval) string { return e.qualifiedName(m, expr) })
	if found == "" {
		m.known.Keep(expr, nil)
		return ""
	}
	name := found
	m.known.Keep(expr, &name)
	return name
}

// QualifiedName returns module and qualified name: "asyncio.tasks.gather".
func (f *Function) QualifiedName() string {
	switch {
	case f == nil:
		return ""
	case f.Def.Is(syntax.KindLambda):
		return f.qualified.name(f.Module, f.Def, "<lambda>")
	}
	return f.qualified.name(f.Module, f.Def, f.Name)
}

// maxReexports bounds the bindings that a name is followed through. One of several
// bindings counts as joinCost.
const (
	maxReexports = 20
	joinCost     = 5
)

func (e *eval) qualifiedName(m *Module, n syntax.Node) string { return e.nameAt(m, n, place{}, 0) }

// nameAt returns the qualified name of the expression n of m, at p if n is part of
// an annotation, which may be run later or be text of a string.
func (e *eval) nameAt(m *Module, n syntax.Node, p place, depth int) string {
	switch n.Kind() {
	case syntax.KindName:
		v := m.valueOf(n)
		if p.at.Exists() {
			v = m.visibleAt(n.Identifier(), p.at)
		}
		if v != nil {
			return e.nameOf(m, v, depth)
		}
		if b := m.builtinModule(); b != nil && b.reexports(n.Identifier()) && (p.parsed || m.symbolOf(n).isBuiltin()) {
			return "builtins." + n.Identifier()
		}
	case syntax.KindAttribute:
		return e.attributeName(m, n, p, depth)
	}
	return ""
}

// attributeName is nameAt for an attribute.
func (e *eval) attributeName(m *Module, n syntax.Node, p place, depth int) string {
	if !e.enter() {
		return ""
	}
	defer e.leave()
	value, attr := n.Field(syntax.FieldValue), n.Field(syntax.FieldAttr).Identifier()
	base := ""
	if value.Is(syntax.KindName, syntax.KindAttribute) {
		base = e.nameAt(m, value, p, depth)
	}
	if base != "" {
		if in := m.importModule(base); in != nil {
			return e.exportName(in, base, attr, depth)
		}
	}
	if !p.parsed {
		if name := e.memberName(e.typeOf(m, value, nil), attr); name != "" {
			return name
		}
	}
	if base == "" {
		return ""
	}
	return canonical(base + "." + attr)
}

// memberName returns the qualified name of the method attr of t, which the class
// that defines it goes by.
func (e *eval) memberName(t Type, attr string) string {
	if !t.is(kindInstance) && !t.is(kindClass) {
		return ""
	}
	raw, owner, answer := e.lookup(t.d.class, attr, 0)
	if answer != Yes {
		return ""
	}
	if raw = raw.unwrapped(); raw.is(kindFunction) {
		return owner.class.QualifiedName() + "." + attr
	}
	return ""
}

// canonical returns the name that the documentation uses for name.
func canonical(name string) string {
	if rest, ok := strings.CutPrefix(name, "typing_extensions."); ok {
		return "typing." + rest
	}
	return name
}

// nameOf returns the qualified name of v: that of all its bindings. Where they
// differ, those from modules that cannot be imported do not count, as in
// "except ImportError".
func (e *eval) nameOf(m *Module, v *flowValue, depth int) string {
	if v.kind == boundValue {
		name, _ := e.nameOfBinding(v.binding, depth)
		return name
	}
	seen := map[*flowValue]bool{}
	open := []*flowValue{v}
	found, foundKnown, clash := "", false, false
	add := func(name string, known bool) {
		switch {
		case found == "" && !clash, known && !foundKnown:
			found, foundKnown, clash = name, known, name == ""
		case name != found && known == foundKnown:
			clash = true
		}
	}
	for len(open) > 0 && len(seen) < maxArrivals {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		if v == nil || seen[v] {
			continue
		}
		seen[v] = true
		switch v.kind {
		case unknownValue:
			clash = true
		case boundValue:
			if !v.binding.unbinds() && !isNoneConstant(v.binding.value()) {
				add(e.nameOfBinding(v.binding, depth+joinCost))
			}
		case starValue:
			from := m.importModule(m.source(v.binding.origin))
			switch {
			case from == nil || v.symbol == nil:
				add("", false)
			case from.isPublic(v.symbol.name) == Yes:
				add(e.exportName(from, from.Name, v.symbol.name, depth+1), true)
			case from.isPublic(v.symbol.name) == No && v.of != nil:
				open = append(open, v.of)
			case from.isPublic(v.symbol.name) == No && v.symbol.isBoundSomewhere(): // it brings nothing beside what that gives
			case from.isPublic(v.symbol.name) == No:
				add("builtins."+v.symbol.name, true)
			default:
				add("", false)
			}
		case narrowedValue:
			if v.of == nil && v.subject.Is(syntax.KindName) && m.symbolOf(v.subject).isBuiltin() {
				add("builtins."+v.subject.Identifier(), true)
			}
			open = append(open, v.of)
		default:
			for _, edge := range v.edges {
				open = append(open, edge.value)
			}
		}
	}
	if clash {
		return ""
	}
	return found
}

// A boundName is the qualified name of what a binding binds.
type boundName struct {
	name  string
	known bool // it is of a module that can be seen
	cost  int  // how far the name was followed
}

// nameOfBinding returns the qualified name of what b binds, and whether it is of a
// module that can be seen.
func (e *eval) nameOfBinding(b *binding, depth int) (string, bool) {
	if kept := b.named.Load(); kept != nil && depth+kept.cost <= maxReexports {
		e.followed = max(e.followed, depth+kept.cost)
		return kept.name, kept.known
	}
	low, followed := e.low, e.followed
	e.low, e.followed = math.MaxInt, depth
	name, known := e.findName(b, depth)
	if e.low == math.MaxInt && !e.deep && e.followed <= maxReexports && b.kind != bindParameter {
		b.named.Store(&boundName{name, known, e.followed - depth})
	}
	e.low, e.followed = min(e.low, low), max(e.followed, followed)
	return name, known
}

// findName is nameOfBinding where the answer is not kept.
func (e *eval) findName(b *binding, depth int) (string, bool) {
	m := b.scope.module
	if depth > maxReexports {
		return "", false
	}
	switch b.kind {
	case bindImport:
		name := b.origin.Field(syntax.FieldName).Identifier()
		if !b.origin.Field(syntax.FieldAsname).Exists() {
			name, _, _ = strings.Cut(name, ".")
		}
		return name, m.importModule(name) != nil
	case bindFrom:
		from, name := m.source(b.origin), b.origin.Field(syntax.FieldName).Identifier()
		if from == "" {
			return "", false
		}
		if in := m.importModule(from); in != nil {
			return e.exportName(in, from, name, depth+1), true
		}
		return canonical(from + "." + name), false
	case bindDef:
		return m.FunctionOf(b.origin).QualifiedName(), true
	case bindClass:
		return m.ClassOf(syntax.As[syntax.ClassDef](b.origin)).QualifiedName(), true
	case bindAssign, bindAnnotated:
		if v := b.value(); v.Is(syntax.KindName, syntax.KindAttribute) && len(b.path()) == 0 {
			if name := e.nameAt(m, v, place{}, depth+1); name != "" {
				return name, true
			}
		}
	case bindTypeAlias, bindWith, bindFor, bindWalrus:
	default:
		return "", true
	}
	if b.scope.kind == moduleScope && m.Name != "" && b.target.Is(syntax.KindName, syntax.KindIdentifier) {
		return m.Name + "." + b.target.Identifier(), true
	}
	return "", true
}

// exportName returns the qualified name of what m, imported as known, has as name.
func (e *eval) exportName(m *Module, known, name string, depth int) string {
	e.followed = max(e.followed, depth)
	if depth > maxReexports {
		return ""
	}
	scope := m.names.top
	if y := scope.symbolNamed(name); y != nil && y.isBoundSomewhere() {
		if v := m.atEnd(scope, name); v != nil && !e.isUnboundOnly(v) {
			if found := e.nameOf(m, v, depth); found != "" {
				return canonical(found)
			}
		}
		return canonical(known + "." + name)
	}
	for i := len(m.names.stars) - 1; i >= 0; i-- {
		from := m.importModule(m.source(m.names.stars[i].origin))
		if from != nil && from != m && from.isPublic(name) == Yes {
			return e.exportName(from, from.Name, name, depth+1)
		}
	}
	return canonical(known + "." + name)
}

// isUnboundOnly reports whether v is no value: of a name that is declared only.
func (e *eval) isUnboundOnly(v *flowValue) bool { return v.kind == unboundValue }

// origin returns the binding of the module from which b, in an ImportFrom, imports:
// the only one of the name there; nil if that is not known.
func (e *eval) origin(m *Module, b *binding, depth int) *binding {
	for ; b != nil && b.kind == bindFrom && depth < maxReexports; depth++ {
		from := b.scope.module.importModule(b.scope.module.source(b.origin))
		if from == nil {
			return nil
		}
		b = from.names.top.symbolNamed(b.origin.Field(syntax.FieldName).Identifier()).only()
	}
	return b
}
