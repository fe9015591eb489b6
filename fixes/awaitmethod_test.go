package fixes_test

import (
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

func init() {
	onDef := func(name string, do func(d syntax.FunctionDef, argument string) fixes.Fix) {
		v := verbs[name]
		v.kind, v.do = syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return do(def(v.at), v.argument) }
		verbs[name] = v
	}
	onDef("await-by-coroutine", func(d syntax.FunctionDef, _ string) fixes.Fix { return fixes.AwaitByCoroutine(d) })
	onDef("prepend", fixes.PrependStatement)
	onDef("factory", func(d syntax.FunctionDef, _ string) fixes.Fix { return fixes.MakeFactory(d) })
	v := verbs["return-yielded"]
	v.kind, v.do = syntax.KindYield, func(v verbCall) fixes.Fix { return fixes.ReturnYielded(syntax.As[syntax.Yield](v.at)) }
	verbs["return-yielded"] = v
}
