package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var SingleTaskGroup = define(analysis.Rule{
	Name: "single-task-group", Family: "task", Severity: analysis.Hint, Since: "0.1.0",
	Covers: []string{"71"}, Aliases: []string{"ASYNC112", "S7513"},
	Check: singleTaskGroup,
})

// A task group that does nothing but start one task waits for it as await does, in more
// words, and wraps what it raises in a group.
func singleTaskGroup(p *analysis.Pass) {
	for item, scope := range enteredScopes(p) {
		with := withOf(item)
		if scope.Kind != library.TaskGroup || isInTest(p, with.Node) || isStaged(p, with.Node) {
			continue
		}
		stmt := with.Field(syntax.FieldBody)
		for call, started := range starts(stmt, nameOfGroup(item)) {
			if call.Parent() != stmt || !stmt.Is(syntax.KindExprStmt) || stmt.Next().Role() == syntax.FieldBody || usesGroup(call, nameOfGroup(item)) || lastName(call.Func()) == "create_task" && !started.Is(syntax.KindCall) {
				break
			}
			fix := fixes.None
			if only := firstItem(with) == item && item.Next().Role() != syntax.FieldItems; only {
				fix = fixes.AwaitStarted(with, calledAs(call, started))
			}
			p.Report(item.ContextExpr(), "the only thing that '%s()' does here is to wait for one task", scope.Name).
				See(call.Node, "the task is started here").Fix(fix)
			break
		}
	}
}

func firstItem(with syntax.With) syntax.WithItem {
	return syntax.As[syntax.WithItem](with.Field(syntax.FieldItems))
}

// usesGroup reports whether the task that call starts gets the group itself.
func usesGroup(call syntax.Call, name string) bool {
	for n := range syntax.All[syntax.Name](call.Node) {
		if n.Text() == name && !call.Func().Contains(n.Node) {
			return true
		}
	}
	return false
}

// calledAs returns the call that the task which call starts makes: f(a, b) for
// start_soon(f, a, b), the coroutine's own for create_task(f()). It is "" where that is
// not plain to see.
func calledAs(call syntax.Call, started syntax.Node) string {
	if strings.ContainsAny(call.Text(), "\r\n") {
		return ""
	}
	if lastName(call.Func()) == "create_task" {
		if !started.Is(syntax.KindCall) || started.HasParens() {
			return ""
		}
		return started.Text()
	}
	if !started.Is(syntax.KindName, syntax.KindAttribute) {
		return ""
	}
	var arguments []string
	for arg := range call.Args() {
		if arg.Is(syntax.KindStarred) && arg == started {
			return ""
		}
		if arg != started {
			arguments = append(arguments, arg.Tree().Text.Slice(arg.OuterSpan()))
		}
	}
	for k := range call.Keywords() {
		if k.Name().Text() != "name" {
			return ""
		}
	}
	return started.Text() + "(" + strings.Join(arguments, ", ") + ")"
}
