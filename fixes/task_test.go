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
}
