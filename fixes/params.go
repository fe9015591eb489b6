package fixes

import (
	"slices"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// RewriteParams gives def the parameters params, "self, exc_type, exc, tb", all
// without defaults. A parameter that is there keeps its annotation, at the place of
// its name in params if it has one, else at its own, under its own name. None where
// a parameter would go that the body uses, and where there are comments.
func RewriteParams(def syntax.FunctionDef, params string) Fix {
	if !def.Exists() || def.IsBroken() {
		return None
	}
	text := textOf(def.Node)
	open := seek(text, def.Name().Span().End, text.Len(), '(')
	if tp := def.Field(syntax.FieldTypeParams); tp.Exists() {
		for n := range def.Fields(syntax.FieldTypeParams) {
			open = seek(text, n.OuterSpan().End, text.Len(), '(')
		}
	}
	if open < 0 {
		return None
	}
	end := skip(text, open+1)
	if p := def.Params(); p.Exists() {
		end = p.Span().End
	}
	closing := seek(text, end, text.Len(), ')')
	if closing < 0 || hasComment(def.Tree(), source.Span{Start: open, End: closing}) {
		return None
	}
	wanted := strings.Split(params, ", ")
	slots, ok := placeParams(def, wanted)
	if !ok {
		return None
	}
	return fix("Take the parameters '"+params+"'", Safe, replace(open+1, closing, strings.Join(slots, ", ")))
}

// placeParams returns the text of each wanted parameter.
func placeParams(def syntax.FunctionDef, wanted []string) (slots []string, ok bool) {
	var have []syntax.Arg
	for a := range def.Params().All() {
		if a.Role() == syntax.FieldArgs || a.Role() == syntax.FieldPosonlyargs {
			have = append(have, a)
		} else if uses(def, a.Name().Text()) {
			return nil, false
		}
	}
	byName := len(have) > 1 && slices.ContainsFunc(have[1:], func(a syntax.Arg) bool {
		return slices.Contains(wanted[1:], a.Name().Text())
	}) && !slices.ContainsFunc(have[1:], func(a syntax.Arg) bool {
		return !slices.Contains(wanted[1:], a.Name().Text()) && uses(def, a.Name().Text())
	})
	names := slices.Clone(wanted)
	slots = slices.Clone(wanted)
	for i, a := range have {
		name, to := a.Name().Text(), i
		if byName && i > 0 {
			to = slices.Index(wanted, name)
		}
		if to < 0 || to >= len(wanted) {
			if uses(def, name) {
				return nil, false
			}
			continue
		}
		names[to], slots[to] = name, name
		if a.Annotation().Exists() {
			slots[to] += ": " + outerText(a.Annotation())
		}
	}
	slices.Sort(names)
	return slots, len(slices.Compact(names)) == len(wanted)
}

// uses reports whether the body of def mentions name.
func uses(def syntax.FunctionDef, name string) bool {
	for s := range def.Body() {
		for n := range syntax.All[syntax.Name](s) {
			if n.Text() == name {
				return true
			}
		}
	}
	return false
}
