package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var LeafAttributeOfGroup = define(analysis.Rule{
	Name: "leaf-attribute-of-group", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"86"}, Aliases: []string{"ASYNC400"},
	Check: leafAttributeOfGroup,
})

// ofGroups are the attributes of exception groups (library reference, "Exception
// groups").
var ofGroups = map[string]bool{
	"message": true, "exceptions": true, "subgroup": true, "split": true, "derive": true,
	"args": true, "with_traceback": true, "add_note": true,
}

// What except* binds is a group of the exceptions that match, even of one (PEP 654).
func leafAttributeOfGroup(p *analysis.Pass) {
	for try := range syntax.All[syntax.Try](p.Root()) {
		if !try.IsStar() || try.IsBroken() || definesGroups(p, try) {
			continue
		}
		for h := range try.Handlers() {
			reads, answer := p.Reads(h.Name())
			if !h.Name().Exists() || answer != semantic.Yes && p.FunctionAround(try.Node) != nil {
				continue
			}
			if answer != semantic.Yes {
				reads = namesIn(h)
			}
			for _, read := range reads {
				a := syntax.As[syntax.Attribute](read.Parent())
				name := a.Attr().Text()
				if !a.Exists() || !h.Contains(read) || ofGroups[name] || strings.HasPrefix(name, "__") || isTarget(a.Node) || catchesTypeError(a.Node) {
					continue
				}
				p.Report(a.Attr(), "'%s' is a group of exceptions, which has no attribute '%s'", h.Name().Text(), name).
					See(h.Type(), "'except*' binds a group, of one exception too")
			}
		}
	}
}

// namesIn returns the names in the body of h that are that of what it caught.
func namesIn(h syntax.ExceptHandler) (reads []syntax.Node) {
	for n := range ownNodes(h.Body()) {
		if n.Is(syntax.KindName) && n.Text() == h.Name().Text() && n.Role() != syntax.FieldTarget {
			reads = append(reads, n)
		}
	}
	return reads
}

// isTarget reports whether the attribute n is assigned or deleted.
func isTarget(n syntax.Node) bool {
	return n.Role() == syntax.FieldTarget || n.Role() == syntax.FieldOptionalVars
}

// definesGroups reports whether the module of try has classes of groups, with attributes of
// their own.
func definesGroups(p *analysis.Pass, try syntax.Try) bool { return p.Anywhere(try, groups{}) }

// groups is the sign that a class inherits from one that is by its name a group.
type groups struct{}

func (groups) In(stmt syntax.Node) int {
	return count(stmt, func(class syntax.ClassDef) bool {
		for base := range class.Bases() {
			if strings.HasSuffix(base.Text(), "Group") {
				return true
			}
		}
		return false
	})
}
