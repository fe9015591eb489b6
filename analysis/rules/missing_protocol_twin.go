package rules

import (
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var MissingProtocolTwin = define(analysis.Rule{
	Name:     "missing-protocol-twin",
	Family:   "protocol",
	Severity: analysis.Warning,
	Since:    "0.1.0",
	Covers:   []string{"A03d", "A04d", "B08", "B08d"},
	Check:    missingProtocolTwin,
})

// The statements look up both methods of a protocol on the class. Only __aiter__
// may stand alone, for it may return another object.
func missingProtocolTwin(p *analysis.Pass) {
	for _, class := range p.Classes() {
		if class.MayBeExtended() || class.Def.IsBroken() { // who types in it may not be done
			continue
		}
		for _, name := range []string{"__aenter__", "__aexit__", "__anext__"} {
			at, twin := bound(class, name), twins[name]
			if !at.Exists() || class.Has(twin) != semantic.No || strayTwin(class, name) != nil || nearlyNamed(p, class, twin) || refuses(class.OwnMethod(name)) {
				continue
			}
			if isCalledByHand(p, class, name) || name == "__anext__" && isIteratorOfAnother(p, class) {
				continue
			}
			p.Report(at, "'%s' has '%s' but no '%s', so %s cannot use it", class.Name, name, twin, callers[name]).
				Fix(fixes.AddMethod(class.Def, twin))
		}
	}
}

// refuses reports whether f ends in an exception however it runs: then it is there to
// say so, unless it is an __anext__, which ends so.
func refuses(f *semantic.Function) bool {
	return f != nil && f.Name != "__anext__" && len(f.ReturnStatements()) == 0 && f.FallsThrough() == semantic.No
}

// isCalledByHand reports whether the module, outside of class, says the name of the
// method itself, or calls anext(): then no statement need be able to use class.
func isCalledByHand(p *analysis.Pass, class *semantic.Class, name string) bool {
	t := p.Everywhere(class.Def).Tree()
	if said := saidByHand(t, name); len(said) > 0 && !(class.Def.Contains(said[0]) && class.Def.Contains(said[len(said)-1])) {
		return true
	}
	return name == "__anext__" && slices.ContainsFunc(syntax.Mentions.Find(t, "anext"), func(n syntax.Node) bool { return n.Is(syntax.KindName) })
}

// saidByHand returns, in source order, the attributes in t called name, of anything but what
// super() gives.
func saidByHand(t *syntax.Tree, name string) []syntax.Node {
	type key struct{ name string }
	return t.Kept(key{name}, func() any {
		var said []syntax.Node
		for _, n := range syntax.Mentions.Find(t, name) {
			a := syntax.As[syntax.Attribute](n.Parent())
			if a.Attr() == n && syntax.As[syntax.Call](a.Value()).Func().Text() != "super" {
				said = append(said, a.Node)
			}
		}
		return said
	}).([]syntax.Node)
}

// isIteratorOfAnother reports whether instances of class, which has no __aiter__, may
// be what the __aiter__ of another class returns: one of the module returns such an
// instance, or something that is not known, or some function returns one.
func isIteratorOfAnother(p *analysis.Pass, class *semantic.Class) bool {
	for _, other := range p.Module.Classes {
		if f := other.OwnMethod("__aiter__"); f != nil && other != class {
			if t := f.Returns(); t.IsUnknown() || t.Class().Is(class) {
				return true
			}
		}
	}
	for r := range syntax.All[syntax.Return](p.Everywhere(class.Def)) {
		if t := p.TypeOf(r.Value()); t.IsInstance() && t.Class().Is(class) && !class.Def.Contains(r.Node) {
			return true
		}
	}
	return false
}
