package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UnguardedYield = define(analysis.Rule{
	Name: "unguarded-yield", Family: "context-manager", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"40", "F06"},
	Aliases: []string{"RUF075"},
	Check:   unguardedYield,
})

// An exception of the block is raised in the generator, at its yield. What is behind it
// and has to be done in any case belongs into a finally clause.
func unguardedYield(p *analysis.Pass) {
	for m := range managers(p) {
		if m.IsAsync() != m.async || isLifespan(m) {
			continue
		}
		for _, y := range m.Yields() {
			stmt, release := releasedBehind(m, y)
			if !release.Exists() || isOnExitStack(p, y, release) {
				continue
			}
			fix := fixes.Guard(stmt)
			for n := stmt.Next(); n.Exists() && n.Role() == stmt.Role(); n = n.Next() {
				if !n.Is(syntax.KindExprStmt) {
					fix = fix.WithSafety(fixes.Sketch)
				}
			}
			p.Report(y, "an exception of the block leaves '%s' here, so '%s()' is not called", m.Name, release.Field(syntax.FieldFunc).Text()).
				See(release, "this is not in a 'finally' clause").
				Fix(fix)
		}
	}
}

// releases are the names of methods that give a resource back.
var releases = map[string]bool{
	"close": true, "aclose": true, "release": true, "disconnect": true, "stop": true, "shutdown": true, "cleanup": true, "terminate": true,
	"kill": true, "wait_closed": true, "dispose": true, "unlink": true, "rmtree": true, "teardown": true, "destroy": true, "close_all": true,
}

// isLifespan reports whether m is what a web framework enters for as long as the
// application lives: its block ends when the server does.
func isLifespan(m manager) bool {
	if strings.Contains(strings.ToLower(m.Name), "lifespan") {
		return true
	}
	for a := range m.def().Params().All() {
		if name := strings.Trim(a.Name().Text(), "_"); name == "app" || name == "application" || name == "server" {
			return true
		}
	}
	return false
}

// isOnExitStack reports whether y stands in the block of a stack of contextlib that was
// given release, a call, or its object, and so does it in any case.
func isOnExitStack(p *analysis.Pass, y, release syntax.Node) bool {
	method := syntax.As[syntax.Attribute](syntax.As[syntax.Call](release).Func())
	object := method.Value().Text()
	for n := range y.Ancestors() {
		for item := range syntax.As[syntax.With](n).Items() {
			switch p.TypeOf(item.ContextExpr()).Class().QualifiedName() {
			case "contextlib.ExitStack", "contextlib.AsyncExitStack":
			default:
				continue
			}
			for push := range syntax.All[syntax.Call](n) {
				arg, on := push.Arg(0), syntax.As[syntax.Attribute](push.Func()).Value()
				if on.Text() == item.OptionalVars().Text() && (arg.Text() == method.Text() || arg.Text() == object || syntax.As[syntax.Call](arg).Arg(0).Text() == object) {
					return true
				}
			}
		}
	}
	return false
}

// releasedBehind returns the statement of y, or the with statement at whose end it
// stands, behind which a resource is given back, and the call that does.
func releasedBehind(m manager, y syntax.Node) (stmt, release syntax.Node) {
	for stmt = statementOf(y); stmt != m.Def; stmt = stmt.Parent() {
		if parent := stmt.Parent(); parent.Is(syntax.KindTry) || parent.Is(syntax.KindExceptHandler) {
			return stmt, syntax.Node{}
		}
		if !stmt.Is(syntax.KindExprStmt, syntax.KindAssign, syntax.KindWith) {
			return stmt, syntax.Node{}
		}
		behind := stmt.Next()
		if !behind.Exists() || behind.Role() != stmt.Role() {
			continue
		}
		for n := behind; n.Exists() && n.Role() == stmt.Role(); n = n.Next() {
			value := syntax.As[syntax.ExprStmt](n).Value()
			if await := syntax.As[syntax.Await](value); await.Exists() {
				value = await.Value()
			}
			if method := syntax.As[syntax.Call](value).Func(); method.Is(syntax.KindAttribute) && releases[lastName(method)] {
				return stmt, value
			}
		}
		return stmt, syntax.Node{}
	}
	return stmt, syntax.Node{}
}
