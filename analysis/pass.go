package analysis

import (
	"fmt"
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// A Pass is one rule looking at one module. The questions about the program are
// those of semantic.Module.
type Pass struct {
	*semantic.Module
	Functions []*semantic.Function // those that the rule is to look at

	rule    *Rule
	root    syntax.Node
	classes []*semantic.Class
	only    syntax.Members    // all that is shown of their part, if there are any
	around  []*semantic.Class // the others of that part
	found   *[]*Diagnostic
	asks    *asks
	asked   bool      // for more than is told of changes
	signs   []signAsk // that it asked for

	from *semantic.Module // that is checked, where p is over another one: see Inside

	option     func(*Rule, string) any // see Config
	directives []directive             // for a rule that runs Last: with what was of use
	idle       []*Rule                 // for such a rule: the others that did not run
}

// TypeOf returns what is known of the value of expr, an expression of the module, where it
// stands; of one that comes from a parameter without an annotation, by the calls that are
// seen: see semantic.Module.SeenType. Elsewhere these are not, as nobody notes them.
func (p *Pass) TypeOf(expr syntax.Node) semantic.Type {
	if t := p.Module.TypeOf(expr); !t.IsUnknown() || p.IsElsewhere() {
		return t
	}
	return p.Module.SeenType(expr)
}

// Root returns the Module node, with nothing below it but what the rule is to look at.
func (p *Pass) Root() syntax.Node { return p.root }

// Classes returns the classes that the rule is to look at, as wholes. One that asks for
// them looks at a whole class again where another one looks at the method that changed.
func (p *Pass) Classes() []*semantic.Class {
	p.asks.classes[p.rule] = true
	return p.classes
}

// OwnMethods returns the methods with one of names in the classes that the rule is to look
// at: see Class.OwnMethod. It looks at a whole class again where another one looks at the
// method that changed, but only if that class has such a method.
func (p *Pass) OwnMethods(names ...string) (all []*semantic.Function) {
	for _, name := range names {
		for _, class := range p.around {
			if class.OwnMethod(name) != nil {
				p.asks.classes[p.rule] = true
			}
		}
		for _, class := range p.classes {
			if f := class.OwnMethod(name); f != nil {
				all = append(all, f)
			}
		}
	}
	return all
}

// A Spanner is anything with a place in the text: a node, a view.
type Spanner interface{ Span() source.Span }

// A Report is a Diagnostic that is being built: see Pass.Report. The nil Report
// takes everything and keeps nothing.
type Report struct{ d *Diagnostic }

// Report records a finding at the given place. The message states the fact,
// without a full stop; the advice is the fix's title.
func (p *Pass) Report(at Spanner, format string, args ...any) *Report {
	if !p.rule.Broken && p.isHalfTyped(at) {
		return nil
	}
	d := &Diagnostic{Rule: p.rule, Severity: p.rule.Severity, Span: at.Span(), Message: say(format, args...)}
	*p.found = append(*p.found, d)
	return &Report{d}
}

// say returns a message, in one line whatever is quoted in it.
func say(format string, args ...any) string {
	message := fmt.Sprintf(format, args...)
	if !strings.ContainsAny(message, "\r\n") {
		return message
	}
	message = strings.Join(strings.Fields(message), " ")
	return strings.NewReplacer("( ", "(", "[ ", "[", "{ ", "{", ", )", ")", ", ]", "]", ", }", "}", " )", ")", " ]", "]", " }", "}").Replace(message)
}

// isHalfTyped reports whether what is at the given place, or what it belongs to, is no
// Python yet: an expression or simple statement around it, or the header of a compound
// statement around it, which may bind the names that are read there. Nobody knows what
// becomes of it. For the body of a function or class its header decides nothing: its
// parameters are not known then. What stands between the methods of a class decides on what
// is said of its name, and not of expressions in its header.
func (p *Pass) isHalfTyped(at Spanner) bool {
	n, inBody, from := p.Tree.At(at.Span().Start), false, syntax.FieldNone
	if node, ok := at.(interface {
		IsBroken() bool
		IsAdrift() bool
		IsStatement() bool
		Parent() syntax.Node
		Role() syntax.Field
	}); ok {
		if node.IsBroken() || node.IsAdrift() {
			return true
		}
		n, inBody, from = node.Parent(), node.IsStatement(), node.Role()
	}
	for ; n.Exists(); n, inBody, from = n.Parent(), n.IsStatement(), n.Role() {
		switch n.Kind() {
		case syntax.KindModule:
		case syntax.KindFunctionDef, syntax.KindClassDef:
			if !inBody && hasBrokenHeader(n, n.Is(syntax.KindClassDef) && from != syntax.FieldName) {
				return true
			}
		case syntax.KindFor, syntax.KindWhile, syntax.KindIf, syntax.KindWith, syntax.KindMatch, syntax.KindTry,
			syntax.KindExceptHandler, syntax.KindMatchCase:
			if hasBrokenHeader(n, false) {
				return true
			}
		default:
			if n.IsBroken() {
				return true
			}
		}
	}
	return false
}

// hasBrokenHeader reports whether what stands before the statements in n, a compound
// statement, or between them if not only what is before counts, is no Python.
func hasBrokenHeader(n syntax.Node, onlyBefore bool) bool {
	if !n.IsBroken() {
		return false
	}
	for c := range n.Children() {
		if onlyBefore && c.Role() == syntax.FieldBody {
			return false
		}
		if c.IsBroken() && !c.IsStatement() && !c.Is(syntax.KindExceptHandler, syntax.KindMatchCase) {
			return true
		}
	}
	return false
}

// Fix offers a repair. The first one offered is the preferred one; fixes.None is
// no offer.
func (r *Report) Fix(f fixes.Fix) *Report {
	if r != nil && !f.IsNone() {
		r.d.fixes = append(r.d.fixes, f)
	}
	return r
}

// As gives this one finding another severity than its rule's.
func (r *Report) As(s Severity) *Report {
	if r != nil {
		r.d.Severity = s
	}
	return r
}

// See points at a place that explains the finding. A node of another file's tree
// is shown in that file; the zero Node is no place.
func (r *Report) See(at syntax.Node, format string, args ...any) *Report {
	if r != nil && at.Exists() {
		r.d.Related = append(r.d.Related, Related{at.Tree(), at.Span(), say(format, args...)})
	}
	return r
}
