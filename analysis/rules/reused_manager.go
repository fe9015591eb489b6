package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ReusedManager = define(analysis.Rule{
	Name: "reused-manager", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"F11"},
	Check:  reusedManager,
})

// A context manager that contextlib makes of a generator holds one generator, which runs
// once.
func reusedManager(p *analysis.Pass) {
	entered := map[syntax.Node]map[string]bool{}
	for assign := range syntax.All[syntax.Assign](p.Root()) {
		target := assign.Field(syntax.FieldTarget)
		if !target.Is(syntax.KindName) {
			continue
		}
		around := readers(assign.Node)
		if entered[around] == nil {
			entered[around] = enteredNames(around)
		}
		if !entered[around][target.Identifier()] {
			continue
		}
		t := p.TypeOf(assign.Value())
		if name := t.RuntimeName(); name != "_AsyncGeneratorContextManager" && name != "_GeneratorContextManager" {
			continue
		}
		reads, sure := p.Reads(target)
		if sure != semantic.Yes {
			continue
		}
		var before []syntax.Node
		for _, read := range reads {
			if read.Role() != syntax.FieldContextExpr || p.TypeOf(read).RuntimeName() != t.RuntimeName() || isReboundIn(p, assign, target) {
				continue
			}
			for _, first := range before {
				if runsBefore(first, read) || first.Parent().Parent().Contains(read) {
					fails(p, read, t, "'%s' was entered before, and its generator runs only once", read.Text()).
						See(first, "it is entered here").
						Fix(makeAgain(assign, read))
					break
				}
			}
			if comesAgain(read, assign.Node) {
				fails(p, read, t, "'%s' is entered in every round of the loop, and its generator runs only once", read.Text()).
					See(target, "it is made here").
					Fix(makeAgain(assign, read))
			}
			before = append(before, read)
		}
	}
}

// readers returns the node below which what assign binds is read: the outermost function
// around it, or else the module.
func readers(assign syntax.Node) syntax.Node {
	outermost := assign.Tree().Root()
	for n := assign.Parent(); n.Exists(); n = n.Parent() {
		if n.Is(syntax.KindFunctionDef) {
			outermost = n
		}
	}
	return outermost
}

// enteredNames returns the names that with statements below around enter.
func enteredNames(around syntax.Node) map[string]bool {
	names := map[string]bool{}
	for item := range syntax.All[syntax.WithItem](around) {
		if name := item.ContextExpr(); name.Is(syntax.KindName) {
			names[name.Identifier()] = true
		}
	}
	return names
}

// isReboundIn reports whether something else than assign binds the name target in its
// function.
func isReboundIn(p *analysis.Pass, assign syntax.Assign, target syntax.Node) bool {
	f := p.FunctionAround(target)
	if f == nil {
		return true
	}
	for name := range syntax.All[syntax.Name](f.Def) {
		if name.Node == target || name.Text() != target.Text() {
			continue
		}
		for n := name.Node; n.Exists() && !n.Is(syntax.KindCall, syntax.KindFunctionDef); n = n.Parent() {
			switch n.Role() {
			case syntax.FieldTarget, syntax.FieldOptionalVars:
				return true
			}
			if !n.Parent().Is(syntax.KindTuple, syntax.KindList, syntax.KindStarred) {
				break
			}
		}
	}
	return false
}

// makeAgain puts the call of assign in the place of read.
func makeAgain(assign syntax.Assign, read syntax.Node) fixes.Fix {
	value := assign.Value()
	if !value.Is(syntax.KindCall) {
		return fixes.None
	}
	for n := range value.Subtree() {
		if n != value && !n.Is(syntax.KindName, syntax.KindAttribute, syntax.KindIdentifier, syntax.KindConstant, syntax.KindKeyword) {
			return fixes.None
		}
	}
	return fixes.Replace(read, value.Text()).Titled("Make a new one")
}
