package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var TaskGroupNotEntered = define(analysis.Rule{
	Name: "task-group-not-entered", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"H03", "H04"},
	Check:  taskGroupNotEntered,
})

// A task group starts tasks only within its async with statement, which waits for them.
func taskGroupNotEntered(p *analysis.Pass) {
	starts := false
	for _, f := range factual(p) {
		starts = starts || f.facts.NeedsEntry
		if made := groupOf(p, f.call); made.Is(syntax.KindCall) {
			fails(p, f.call.Node, p.TypeOf(made), "'%s()' fails: only 'async with' makes the task group ready", calledName(f.call))
		}
	}
	if !starts {
		return
	}
	for assign := range syntax.All[syntax.Assign](p.Root()) {
		if target := onlyTarget(assign); target.Is(syntax.KindName) && isMade(p, syntax.As[syntax.Call](assign.Value())) && p.FunctionAround(target) != nil {
			checkNeverEntered(p, assign, onlyReads(p, target))
		}
	}
	for with := range syntax.All[syntax.With](p.Root()) {
		for item := range with.Items() {
			target := item.Field(syntax.FieldOptionalVars)
			if with.IsAsync() && target.Is(syntax.KindName) && p.FunctionAround(target) != nil {
				checkLeft(p, with, item, onlyReads(p, target))
			}
		}
	}
}

// isMade reports whether call makes the object that it gives: it calls its class, or a
// function of the library that has the class. Another one may give a group that is entered.
func isMade(p *analysis.Pass, call syntax.Call) bool {
	if p.TypeOf(call.Func()).IsClassObject() {
		return true
	}
	class, f := p.TypeOf(call.Node).Class(), p.Callee(call)
	if class == nil || f == nil || f.Class != nil {
		return false
	}
	of, _, _ := strings.Cut(class.Module.Name, ".")
	by, _, _ := strings.Cut(f.Module.Name, ".")
	return of == by
}

// groupOf returns the task group whose method call is, if that works only while the
// group is entered, else the zero Node.
func groupOf(p *analysis.Pass, call syntax.Call) syntax.Node {
	method := syntax.As[syntax.Attribute](call.Func())
	if !method.Exists() || !library.FactsAt(p.Module, call).NeedsEntry || p.TypeOf(method.Value()).IsClassObject() {
		return syntax.Node{} // type(group).start_soon(group, f)
	}
	return method.Value()
}

// startedBy returns the call of such a method of the group that read gives, the zero Call
// if it is none.
func startedBy(p *analysis.Pass, read syntax.Node) syntax.Call {
	call := syntax.As[syntax.Call](read.Parent().Parent())
	if call.Func() != read.Parent() || groupOf(p, call) != read {
		return syntax.Call{}
	}
	return call
}

// checkNeverEntered reports the first task of a group that assign binds to a name, with
// the given reads, and that nothing has entered then.
func checkNeverEntered(p *analysis.Pass, assign syntax.Assign, reads []syntax.Node) {
	var first syntax.Call
	var entry syntax.Node
	for _, r := range reads {
		switch call := startedBy(p, r); {
		case call.Exists() && !first.Exists():
			first = call
		case r.Role() == syntax.FieldContextExpr && !entry.Exists():
			entry = r
		case !r.Parent().Is(syntax.KindAttribute) || r.Parent().Field(syntax.FieldAttr).Text() == "__aenter__":
			return // whoever gets it may enter it
		}
	}
	if !first.Exists() || p.FunctionAround(first.Node) != p.FunctionAround(assign.Node) || entry.Exists() && !runsBefore(first.Node, entry) {
		return
	}
	r := fails(p, first.Node, p.TypeOf(assign.Value()), "'%s()' fails: no 'async with' has entered '%s'", calledName(first), onlyTarget(assign).Text()).
		See(assign.Value(), "the task group is made here")
	if !entry.Exists() {
		r.Fix(fixes.EnterRestAs(assign))
	}
}

// checkLeft reports the first task that is started in the group that item of with binds
// after with has ended.
func checkLeft(p *analysis.Pass, with syntax.With, item syntax.WithItem, reads []syntax.Node) {
	for _, r := range reads {
		call := startedBy(p, r)
		if !call.Exists() || with.Contains(call.Node) || p.FunctionAround(call.Node) != p.FunctionAround(with.Node) || !runsBefore(item.Node, call.Node) {
			continue
		}
		fails(p, call.Node, p.TypeOf(r), "'%s()' fails: the 'async with' of '%s' has ended", calledName(call), r.Text()).
			See(item.Node, "the task group is entered here").
			Fix(fixes.ExtendWith(with, statementIn(call.Node, with.Parent())))
		return
	}
}

// statementIn returns the statement around n that is a child of block.
func statementIn(n, block syntax.Node) syntax.Node {
	for n.Exists() && n.Parent() != block {
		n = n.Parent()
	}
	return n
}
