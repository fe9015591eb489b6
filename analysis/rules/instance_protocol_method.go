package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var InstanceProtocolMethod = define(analysis.Rule{
	Name: "instance-protocol-method", Family: "protocol", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"A14", "C13"},
	Check:  instanceProtocolMethod,
})

// Python looks special methods up on the class (data model, "Special method lookup").
func instanceProtocolMethod(p *analysis.Pass) {
	for assign := range syntax.All[syntax.Assign](p.Root()) {
		target := syntax.As[syntax.Attribute](assign.Field(syntax.FieldTarget))
		name := target.Attr().Text()
		if callers[name] == "" && twins[name] == "" {
			continue
		}
		t := p.TypeOf(target.Value())
		if class := t.Class(); t.IsInstance() && class.Module == p.Module && class.Has(name) == semantic.No {
			p.Report(target.Attr(), "'%s' is looked up on the class '%s', which has none, and not on its instances", name, class.Name).
				See(class.Def.Name(), "'%s' is defined here", class.Name).
				Fix(moveToClass(p, class))
		}
	}
}

// moveToClass puts the special methods that the methods of class set on the instance, to
// methods of the class, into its body. None where one is set to something else.
func moveToClass(p *analysis.Pass, class *semantic.Class) fixes.Fix {
	type key struct{ class *semantic.Class }
	return p.Kept(key{class}, func() any { return joinedMoves(class) }).(fixes.Fix)
}

// joinedMoves is moveToClass, found anew.
func joinedMoves(class *semantic.Class) fixes.Fix {
	var all []fixes.Fix
	for assign := range syntax.All[syntax.Assign](class.Def.Node) {
		target := syntax.As[syntax.Attribute](assign.Field(syntax.FieldTarget))
		if name := target.Attr().Text(); callers[name] == "" && twins[name] == "" {
			continue
		}
		value := syntax.As[syntax.Attribute](assign.Value())
		method := class.OwnMethod(value.Attr().Text())
		if value.Value().Text() != target.Value().Text() || method == nil || !isPlain(method) {
			return fixes.None
		}
		all = append(all, fixes.AliasMethod(assign, syntax.As[syntax.FunctionDef](method.Def), target.Attr().Text()))
	}
	if len(all) == 0 || len(all) > 1 && onlySets(class) {
		return fixes.None
	}
	return fixes.Join(all...).Titled("Bind it in the body of '%s'", class.Name)
}

// onlySets reports whether a method of class does nothing but set special methods, so
// that nothing would be left of it.
func onlySets(class *semantic.Class) bool {
	for def := range syntax.All[syntax.FunctionDef](class.Def.Node) {
		only := true
		for stmt := range def.Body() {
			name := syntax.As[syntax.Attribute](syntax.As[syntax.Assign](stmt).Field(syntax.FieldTarget)).Attr().Text()
			only = only && (callers[name] != "" || twins[name] != "")
		}
		if only {
			return true
		}
	}
	return false
}
