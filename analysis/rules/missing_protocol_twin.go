package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
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
	for f := range methods(p, "__aenter__", "__aexit__", "__anext__") {
		class, twin := f.Class, twins[f.Name]
		if class.Has(twin) != semantic.No || class.MayBeExtended() || strayTwin(class, f.Name) != nil {
			continue
		}
		if f.Name == "__anext__" && isIteratorOfAnother(p, class) {
			continue
		}
		p.Report(nameOf(f), "'%s' has '%s' but no '%s', so %s cannot use it", class.Name, f.Name, twin, callers[f.Name]).
			Fix(fixes.AddMethod(class.Def, twin))
	}
}

// isIteratorOfAnother reports whether instances of class, which has no __aiter__,
// are made by some function of the module or passed about in it, so that they may
// be what the __aiter__ of another class returns.
func isIteratorOfAnother(p *analysis.Pass, class *semantic.Class) bool {
	for _, other := range p.Classes {
		if f := other.OwnMethod("__aiter__"); f != nil && other != class {
			if t := f.Returns(); t.IsUnknown() || t.Class() == class {
				return true
			}
		}
	}
	return false
}
