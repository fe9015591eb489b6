package fixes_test

import (
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

func init() {
	task := verbs["return-task"]
	task.kind, task.do = syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.ReturnTask(v.m, def(v.at)) }
	verbs["return-task"] = task
	inline := verbs["inline"]
	inline.kind, inline.do = syntax.KindAssign, func(v verbCall) fixes.Fix {
		reads, _ := v.m.Reads(v.at.Field(syntax.FieldTarget))
		return fixes.Inline(syntax.As[syntax.Assign](v.at), reads)
	}
	verbs["inline"] = inline
	add := func(name string, kind syntax.Kind, do func(v verbCall) fixes.Fix) {
		verb := verbs[name]
		verb.kind, verb.do = kind, do
		verbs[name] = verb
	}
	add("await-in-place", syntax.KindCall, func(v verbCall) fixes.Fix {
		part := v.call().Func().Field(syntax.FieldValue)
		if v.argument == "argument" {
			part = syntax.As[syntax.Call](part).Arg(0)
		}
		return fixes.AwaitInPlace(v.at, part)
	})
	add("await-each", syntax.KindAwait, func(v verbCall) fixes.Fix { return fixes.AwaitEach(syntax.As[syntax.Await](v.at)) })
	add("yield-nothing", syntax.KindYield, func(v verbCall) fixes.Fix { return fixes.YieldNothing(syntax.As[syntax.Yield](v.at)) })
	add("yield-from-awaitable", syntax.KindYield, func(v verbCall) fixes.Fix {
		return fixes.YieldFromAwaitable(v.m, syntax.As[syntax.Yield](v.at))
	})
	add("gather-for", syntax.KindFor, func(v verbCall) fixes.Fix { return fixes.AwaitingLoopOf(v.at).Gather() })
	add("gather-list", syntax.KindListComp, func(v verbCall) fixes.Fix { return fixes.AwaitingLoopOf(v.at).Gather() })
	add("await-cancelled", syntax.KindExprStmt, func(v verbCall) fixes.Fix { return fixes.AwaitCancelled(v.at, v.argument) })
	add("enter-rest-as", syntax.KindAssign, func(v verbCall) fixes.Fix { return fixes.EnterRestAs(syntax.As[syntax.Assign](v.at)) })
	add("extend-with", syntax.KindWith, func(v verbCall) fixes.Fix {
		last := v.at
		for next := last.Next(); next.Exists() && next.Role() == v.at.Role(); next = next.Next() {
			last = next
		}
		return fixes.ExtendWith(syntax.As[syntax.With](v.at), last)
	})
}
