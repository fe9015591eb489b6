package semantic

import (
	"slices"
	"strings"

	"awaiter/analysis/syntax"
)

// An openDef is a def with parameters of which nothing but its calls says what they are.
type openDef struct {
	index int32   // of the def among the nodes of its part
	name  nameKey // that calls in other parts go by, as if it was a variable; 0 if there are none
	makes bool    // it is an __init__, and decides what self is
}

type openKey struct{}

// openIn returns the open defs of part, with the given first statement, in order. It goes
// by nothing but the text.
func openIn(part syntax.Part, first syntax.Node) []openDef {
	return part.Kept(openKey{}, func() any {
		var all []openDef
		for n := range part.Statements(first) {
			for def := range syntax.All[syntax.FunctionDef](n) {
				if open, is := openAt(def.Node); is {
					all = append(all, open)
				}
			}
		}
		return all
	}).([]openDef)
}

// openAt returns def as an open one, false if it is none.
func openAt(def syntax.Node) (open openDef, is bool) {
	name, is := callName(def)
	if !is || len(openParameters(def)) == 0 {
		return openDef{}, false
	}
	_, index, _ := def.Place()
	return openDef{int32(index), name, def.Field(syntax.FieldName).Identifier() == "__init__"}, true
}

// callName returns the name that calls of def in other parts go by, 0 if others do not see
// it, and false if what calls it is not to be seen.
func callName(def syntax.Node) (name nameKey, is bool) {
	called := def.Field(syntax.FieldName).Identifier()
	if isSpecial(called) && called != "__init__" || def.Field(syntax.FieldDecoratorList).Exists() {
		return 0, false
	}
	class := syntax.As[syntax.ClassDef](def.Parent())
	if class.Exists() && called == "__init__" {
		called = class.Name().Identifier()
	}
	for p := range def.Ancestors() {
		if p.Is(syntax.KindFunctionDef) {
			return 0, true
		}
	}
	return keyOf(called), called != "__init__"
}

// openParameters returns the parameters of def of which nothing but calls says what they
// are: without annotation and used. It returns none if a parameter decides what the body
// does, or if the body has a way for values of either kind.
func openParameters(def syntax.Node) []syntax.Arg {
	var open []syntax.Arg
	var named []string // the parameters, and what is made of them
	isFirst := def.Parent().Is(syntax.KindClassDef)
	for a := range syntax.As[syntax.Arguments](def.Field(syntax.FieldParams)).All() {
		if isFirst || a.Role() == syntax.FieldVararg || a.Role() == syntax.FieldKwarg {
			isFirst = false
			continue
		}
		if named = append(named, a.Name().Identifier()); !a.Annotation().Exists() {
			open = append(open, a)
		}
	}
	if len(open) == 0 {
		return nil
	}
	open = slices.DeleteFunc(open, func(a syntax.Arg) bool { return !isNamed(def, a.Name().Identifier()) })
	if len(open) == 0 {
		return nil
	}
	isParameter := func(n syntax.Node) bool { return n.Is(syntax.KindName) && slices.Contains(named, n.Identifier()) }
	if decides(def, withMadeOf(def, isParameter)) {
		return nil
	}
	return open
}

// withMadeOf returns what reports whether a node in def is meant, or a name that is bound
// to a part of what is.
func withMadeOf(def syntax.Node, isMeant func(syntax.Node) bool) func(syntax.Node) bool {
	var names []string
	is := func(n syntax.Node) bool {
		return isMeant(n) || n.Is(syntax.KindName) && slices.Contains(names, n.Identifier())
	}
	for n := range syntax.All[syntax.Name](def) {
		if isMadeOf(n.Node, is) {
			names = append(names, n.Identifier())
		}
	}
	return is
}

// decides reports whether what isMeant decides what def does, or def knows values of
// either kind.
func decides(def syntax.Node, isMeant func(syntax.Node) bool) bool {
	for n := range def.Subtree() {
		if n.Is(syntax.KindName, syntax.KindAttribute) && isMeant(n) && decidesAt(n, def) {
			return true
		}
	}
	return goesBothWays(def, isMeant)
}

// isNamed reports whether name stands in the code of def.
func isNamed(def syntax.Node, name string) bool {
	for n := range syntax.All[syntax.Name](def) {
		if n.Identifier() == name {
			return true
		}
	}
	return false
}

// isMadeOf reports whether n, a name, is bound to a part of what isMeant: an attribute, an
// element, what a method gives that tells what it is.
func isMadeOf(n syntax.Node, isMeant func(syntax.Node) bool) bool {
	if n.Role() != syntax.FieldTarget {
		return false
	}
	var of syntax.Node
	switch by := n.Parent(); by.Kind() {
	case syntax.KindAssign, syntax.KindAnnAssign, syntax.KindNamedExpr:
		of = by.Field(syntax.FieldValue)
	case syntax.KindFor, syntax.KindComprehension:
		of = by.Field(syntax.FieldIter)
	}
	for !isMeant(of) {
		switch of.Kind() {
		case syntax.KindAttribute, syntax.KindSubscript:
			of = of.Field(syntax.FieldValue)
		case syntax.KindCall:
			if of = of.Field(syntax.FieldFunc); !looksAt(lastName(of)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// decidesAt reports whether n stands where its value decides what within does: in a
// condition, in a call of what tells kinds of values apart, in a try statement that has
// another way for it, or where it is changed.
func decidesAt(n, within syntax.Node) bool {
	if isChange(n) {
		return true
	}
	c, isLookedAt := n, true
	for p := n.Parent(); p.Exists() && p != within; c, p = p, p.Parent() {
		switch p.Kind() {
		case syntax.KindCompare, syntax.KindBoolOp:
			if isLookedAt {
				return true
			}
		case syntax.KindUnaryOp:
			if isLookedAt && p.Op() == syntax.OpNot {
				return true
			}
		case syntax.KindCall:
			callee := p.Field(syntax.FieldFunc)
			looks := looksAt(lastName(callee))
			if callee != c && looks && isLookedAt {
				return true
			}
			isLookedAt = isLookedAt && (callee != c || looks) // what another method gives does not say what it is a method of
		case syntax.KindTry:
			if c.Role() == syntax.FieldBody && triesAgain(p, n.Text()) {
				return true
			}
		}
		switch c.Role() {
		case syntax.FieldTest, syntax.FieldIfs, syntax.FieldSubject:
			if isLookedAt {
				return true
			}
		}
	}
	return false
}

// triesAgain reports whether a handler of try mentions what text is: there is another way
// for what does not go the first one.
func triesAgain(try syntax.Node, text string) bool {
	for h := range syntax.As[syntax.Try](try).Handlers() {
		for n := range h.Subtree() {
			if n.Is(syntax.KindName, syntax.KindAttribute) && n.Text() == text {
				return true
			}
		}
	}
	return false
}

// looksAt reports whether the function or method called name is one that tells kinds of
// values apart.
func looksAt(name string) bool {
	switch name {
	case "getattr", "setattr", "callable", "type":
		return true
	}
	return strings.HasPrefix(name, "is") || strings.HasPrefix(name, "has") || strings.HasPrefix(name, "supports")
}

// goesBothWays reports whether one use of what isMeant is asynchronous in one place of
// within and plain in another: whoever wrote that knows values of both kinds.
func goesBothWays(within syntax.Node, isMeant func(syntax.Node) bool) bool {
	var asynchronous, plain []string
	for n := range within.Subtree() {
		if !n.Is(syntax.KindName, syntax.KindAttribute) || !isMeant(n) {
			continue
		}
		use, way := wayOf(n)
		switch way {
		case Yes:
			asynchronous = append(asynchronous, use)
		case No:
			plain = append(plain, use)
		}
	}
	return slices.ContainsFunc(asynchronous, func(use string) bool { return slices.Contains(plain, use) })
}

// wayOf returns the use of which n is the beginning, and whether it is asynchronous;
// Unknown if it has no two ways.
func wayOf(n syntax.Node) (use string, isAsync Answer) {
	use = n.Text()
	isCall := false
	for {
		p := n.Parent()
		if p.Is(syntax.KindAttribute, syntax.KindSubscript) && n.Role() == syntax.FieldValue {
			isCall = false
			if use += "[]"; p.Is(syntax.KindAttribute) {
				use = use[:len(use)-2] + "." + lastName(p)
			}
		} else if p.Is(syntax.KindCall) && n.Role() == syntax.FieldFunc {
			use += "()"
			isCall = true
		} else {
			break
		}
		n = p
	}
	switch p := n.Parent(); p.Kind() {
	case syntax.KindAwait:
		return use, Yes
	case syntax.KindWithItem:
		return "with " + use, answer(p.Parent().IsAsync())
	case syntax.KindFor, syntax.KindComprehension:
		if n.Role() == syntax.FieldIter {
			return "for " + use, answer(p.IsAsync())
		}
	case syntax.KindReturn:
		return use, No
	}
	if isCall {
		return use, No
	}
	return use, Unknown
}
