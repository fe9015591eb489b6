package fixes

import (
	"iter"
	"strconv"
	"strings"

	"awaiter/analysis/syntax"
)

// bound returns the name that n, a Name or Identifier, binds in the scope whose code
// it is; "" where n only reads, or binds a parameter or a comprehension's target.
func bound(n syntax.Node) string {
	switch n.Kind() {
	case syntax.KindName:
		if !isBound(n) && !n.Parent().Is(syntax.KindTypeAlias) {
			return ""
		}
		for p := n; p.Exists(); p = p.Parent() {
			if p.Role() == syntax.FieldTarget && p.Parent().Is(syntax.KindComprehension) {
				return ""
			}
			if !p.Is(syntax.KindName, syntax.KindTuple, syntax.KindList, syntax.KindStarred) {
				break
			}
		}
		return n.Text()
	case syntax.KindIdentifier:
		return boundIdentifier(n)
	}
	return ""
}

func boundIdentifier(n syntax.Node) string {
	parent := n.Parent()
	switch parent.Kind() {
	case syntax.KindFunctionDef, syntax.KindClassDef, syntax.KindExceptHandler, syntax.KindMatchAs, syntax.KindMatchStar,
		syntax.KindMatchMapping, syntax.KindTypeAlias, syntax.KindGlobal, syntax.KindNonlocal:
		return n.Text()
	case syntax.KindAlias:
		if n.Role() == syntax.FieldAsname {
			return n.Text()
		}
		if parent.Field(syntax.FieldAsname).Exists() || n.Text() == "*" {
			return ""
		}
		if parent.Parent().Is(syntax.KindImport) {
			first, _, _ := strings.Cut(n.Text(), ".")
			return strings.TrimSpace(first)
		}
		return n.Text()
	}
	return ""
}

// visible returns the nodes that bind name in the scope where code at the node at
// finds it; none where it is a builtin or not bound at all.
func visible(at syntax.Node, name string) (by []syntax.Node) {
	p := placeOf(at)
	for direct := true; ; direct = false {
		for _, c := range p.comps {
			for g := range syntax.Generators(c) {
				for n := range g.Target().Subtree() {
					if n.Is(syntax.KindName) && n.Text() == name {
						by = append(by, n)
					}
				}
			}
		}
		if len(by) > 0 {
			return by
		}
		if direct || !p.scope.Is(syntax.KindClassDef) {
			by = boundIn(p.scope, name)
		}
		if len(by) > 0 || !p.scope.Exists() || p.scope.Is(syntax.KindModule) {
			return by
		}
		p = placeOf(p.scope)
	}
}

// boundIn returns the nodes that bind name in scope, parameters included.
func boundIn(scope syntax.Node, name string) []syntax.Node {
	switch {
	case !scope.Exists():
		return nil
	case scope.Is(syntax.KindModule):
		return moduleNames.Find(scope.Tree(), name)
	}
	type key struct{ scope syntax.Node }
	all := scope.Tree().Kept(key{scope}, func() any {
		by := map[string][]syntax.Node{}
		for a := range syntax.As[syntax.Arguments](scope.Field(syntax.FieldParams)).All() {
			by[a.Name().Identifier()] = append(by[a.Name().Identifier()], a.Name())
		}
		for n := range own(scope) {
			if name := bound(n); name != "" {
				by[name] = append(by[name], n)
			}
		}
		return by
	})
	return all.(map[string][]syntax.Node)[name]
}

// moduleNames finds the nodes that bind a name in the Module.
var moduleNames = &syntax.Index{Keep: true, In: func(stmt syntax.Node) iter.Seq2[string, syntax.Node] {
	return func(yield func(string, syntax.Node) bool) {
		walk(stmt, func(n syntax.Node) bool {
			name := bound(n)
			return name == "" || yield(name, n)
		})
	}
}}

// isBuiltin reports whether name means the builtin at the node at.
func isBuiltin(at syntax.Node, name string) bool { return len(visible(at, name)) == 0 }

// usedNames are the names that a piece of code mentions.
type usedNames map[string]bool

func namesIn(scope syntax.Node) usedNames {
	used := usedNames{}
	for n := range scope.Subtree() {
		if n.Is(syntax.KindName, syntax.KindIdentifier) {
			used[n.Text()] = true
		}
	}
	return used
}

// free returns wanted, or wanted with a number behind it, which is not used and from
// now on is.
func (u usedNames) free(wanted string) string {
	name := wanted
	for i := 2; u[name]; i++ {
		name = wanted + strconv.Itoa(i)
	}
	u[name] = true
	return name
}

// freeName returns wanted, or wanted with a number behind it, such that nothing in
// scope is called so.
func freeName(scope syntax.Node, wanted string) string {
	has := func(name string) bool { return scopeHas(scope, name) }
	if scope.Is(syntax.KindModule) {
		has = func(name string) bool { return moduleHas(scope.Tree(), name) }
	}
	name := wanted
	for i := 2; has(name); i++ {
		name = wanted + strconv.Itoa(i)
	}
	return name
}

// mentions reports whether something in n is called name, other than in its decorators.
func mentions(n syntax.Node, name string) bool {
	return strings.Contains(n.Text(), name) && namesIn(n)[name]
}

// scopeHas is mentions for a function or class, of which many names may be asked, and often.
func scopeHas(scope syntax.Node, name string) bool {
	type names struct{ scope syntax.Node }
	type has struct {
		scope syntax.Node
		name  string
	}
	t := scope.Tree()
	return t.Kept(has{scope, name}, func() any {
		return strings.Contains(scope.Text(), name) && t.Kept(names{scope}, func() any { return namesIn(scope) }).(usedNames)[name]
	}).(bool)
}

// moduleHas reports whether something in t is called name.
func moduleHas(t *syntax.Tree, name string) bool {
	type key struct{ name string }
	asked := key{strings.Clone(name)}
	return t.Kept(asked, func() any {
		for part, first := range t.Parts() {
			has := part.Kept(asked, func() any {
				for stmt := range part.Statements(first) {
					if mentions(stmt, name) {
						return true
					}
				}
				return false
			})
			if has.(bool) {
				return true
			}
		}
		return false
	}).(bool)
}
