package semantic

import (
	"slices"

	"awaiter/analysis/syntax"
)

// A frame is a call of a function whose arguments are known, while inference looks
// into its body, and then what functions that its body defines see of it.
type frame struct {
	fn    *Function
	outer *frame
	args  []argument
	memo  memo
}

type argument struct {
	param syntax.Node // Arg
	value Type
}

// argument returns the value that the call f, or one around it, has for param.
func (f *frame) argument(param syntax.Node) (Type, bool) {
	for ; f != nil; f = f.outer {
		if i := slices.IndexFunc(f.args, func(a argument) bool { return a.param == param }); i >= 0 {
			return f.args[i].value, true
		}
	}
	return Type{}, false
}

// defining returns f if the def of b stands in the body that f runs, or in one
// around it, so that it sees its arguments; else nil.
func (f *frame) defining(b *binding) *frame {
	for ; f != nil; f = f.outer {
		if f.fn.Def.Contains(b.origin) {
			return f
		}
	}
	return nil
}
