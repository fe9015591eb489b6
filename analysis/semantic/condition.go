package semantic

import (
	"strconv"
	"strings"

	"awaiter/analysis/syntax"
)

// condition walks a test, and returns the ways on which it is true and false, from
// m, where it goes back to.
func (w *walker) condition(n syntax.Node, m mark) (yes, no diff) {
	if w.dead || w.depth > deepest {
		d := w.take(m)
		return d, d
	}
	w.depth++
	defer func() { w.depth-- }()
	switch {
	case n.Is(syntax.KindUnaryOp) && n.Op() == syntax.OpNot:
		no, yes = w.condition(n.Field(syntax.FieldOperand), m)
		return yes, no
	case n.Is(syntax.KindBoolOp):
		return w.connective(n, m)
	}
	w.expr(n)
	answer := w.m.constant(n)
	here := w.mark()
	w.narrow(n, true)
	yes = w.since(m)
	w.back(here)
	w.narrow(n, false)
	no = w.take(m)
	if answer == No {
		yes = diff{dead: true}
	}
	if answer == Yes {
		no = diff{dead: true}
	}
	return yes, no
}

// connective is condition for and, or.
func (w *walker) connective(n syntax.Node, m mark) (yes, no diff) {
	var through diff
	var out []diff
	for operand := range n.Fields(syntax.FieldValue) {
		w.apply(through)
		if w.dead {
			w.back(m)
			break
		}
		yes, no := w.condition(operand, m)
		if n.Op() == syntax.OpOr {
			yes, no = no, yes
		}
		through, out = yes, append(out, no)
	}
	w.join(out...)
	left := w.take(m)
	if n.Op() == syntax.OpOr {
		return left, through
	}
	return through, left
}

// boolean walks "and" or "or" for its value, which of the last operand is not tested.
func (w *walker) boolean(n syntax.Node) {
	m := w.mark()
	var out []diff
	for operand := range n.Fields(syntax.FieldValue) {
		if operand.Next().Role() != syntax.FieldValue {
			w.expr(operand)
			out = append(out, w.take(m))
			break
		}
		through, end := w.condition(operand, m)
		if n.Op() == syntax.OpOr {
			through, end = end, through
		}
		out = append(out, end)
		w.apply(through)
		if w.dead {
			w.back(m)
			break
		}
	}
	w.join(out...)
}

// narrow notes for what test speaks of whether it holds.
func (w *walker) narrow(test syntax.Node, holds bool) {
	switch test.Kind() {
	case syntax.KindName, syntax.KindAttribute, syntax.KindNamedExpr:
		w.narrowOne(test, test, holds)
	case syntax.KindCompare:
		w.narrowCompared(test, holds)
	case syntax.KindCall:
		w.narrowOne(syntax.As[syntax.Call](test).Arg(0), test, holds)
	}
}

func (w *walker) narrowCompared(test syntax.Node, holds bool) {
	op := test.Field(syntax.FieldOps)
	if op.Next().Role() == syntax.FieldOps {
		return
	}
	for side := range test.Children() {
		switch {
		case side.Is(syntax.KindCmpOp):
			switch side.Op() {
			case syntax.OpIs, syntax.OpIsNot, syntax.OpEq, syntax.OpNotEq, syntax.OpIn, syntax.OpNotIn:
			default:
				return
			}
		case side.Is(syntax.KindCall) && side.Field(syntax.FieldFunc).Text() == "type":
			w.narrowOne(syntax.As[syntax.Call](side).Arg(0), test, holds)
		default:
			w.narrowOne(side, test, holds)
		}
	}
}

// narrowOne notes that test holds, or not, of the value of subject.
func (w *walker) narrowOne(subject, test syntax.Node, holds bool) {
	ref := subject
	if subject.Is(syntax.KindNamedExpr) {
		ref = subject.Field(syntax.FieldTarget)
	}
	s := w.chain(ref, true)
	if s == 0 {
		return
	}
	v := w.value(s)
	if v == nil && w.slots[s].root == 0 {
		return
	}
	narrowed := newValue(narrowedValue, w.slots[s].symbol, origins{of: v, subject: subject, test: test})
	narrowed.holds = holds
	w.set(s, narrowed)
}

// constant answers whether a test is always true, for every Python that the program
// is written for. TYPE_CHECKING is both.
func (m *Module) constant(n syntax.Node) Answer {
	switch n.Kind() {
	case syntax.KindConstant:
		switch n.Op() {
		case syntax.ConstTrue:
			return Yes
		case syntax.ConstFalse, syntax.ConstNone:
			return No
		case syntax.ConstInt:
			if i, err := strconv.ParseInt(n.Text(), 0, 64); err == nil {
				return answer(i != 0)
			}
		}
	case syntax.KindCompare:
		return m.version(n)
	}
	return Unknown
}

func answer(b bool) Answer {
	if b {
		return Yes
	}
	return No
}

// version answers a comparison of sys.version_info with a literal, for m.Target and
// every Python after it.
func (m *Module) version(n syntax.Node) Answer {
	op, left, right := n.Field(syntax.FieldOps), n.Field(syntax.FieldLeft), n.Field(syntax.FieldComparators)
	if op.Next().Role() == syntax.FieldOps {
		return Unknown
	}
	major := false
	exact := false
	switch left.Kind() {
	case syntax.KindSubscript:
		index := left.Field(syntax.FieldSlice)
		switch {
		case index.Text() == "0":
			major = true
		case index.Is(syntax.KindSlice) && strings.ReplaceAll(index.Text(), " ", "") == ":2":
			exact = true
		default:
			return Unknown
		}
		left = left.Field(syntax.FieldValue)
	case syntax.KindAttribute:
		if left.Field(syntax.FieldAttr).Identifier() == "major" {
			major, left = true, left.Field(syntax.FieldValue)
		}
	}
	if m.imported(left) != "sys.version_info" {
		return Unknown
	}
	if major {
		return compared(op.Op(), 3, 3, number(right))
	}
	if !right.Is(syntax.KindTuple) {
		return Unknown
	}
	var parts []int
	for e := range right.Fields(syntax.FieldElt) {
		parts = append(parts, number(e))
	}
	switch {
	case len(parts) == 0 || parts[0] < 0:
		return Unknown
	case parts[0] != 3:
		return compared(op.Op(), 3, 3, parts[0])
	case len(parts) != 2:
		return Unknown
	}
	oldest := int(max(m.Target, syntax.OldestVersion))
	if !exact {
		// version_info is longer than the tuple, so it is never equal to it, and
		// greater once its first two items are.
		switch op.Op() {
		case syntax.OpGt:
			return compared(syntax.OpGtE, oldest, newest, parts[1])
		case syntax.OpLtE:
			return compared(syntax.OpLt, oldest, newest, parts[1])
		}
	}
	return compared(op.Op(), oldest, newest, parts[1])
}

// newest stands for all minor versions of Python 3 to come.
const newest = 1 << 20

// number returns the value of a literal, -1 if n is none.
func number(n syntax.Node) int {
	if i, err := strconv.Atoi(n.Text()); err == nil && n.Is(syntax.KindConstant) {
		return i
	}
	return -1
}

// compared answers "x op with" for all x from low to high.
func compared(op syntax.Op, low, high, with int) Answer {
	if with < 0 {
		return Unknown
	}
	all := func(never, always bool) Answer {
		switch {
		case always:
			return Yes
		case never:
			return No
		}
		return Unknown
	}
	switch op {
	case syntax.OpGtE:
		return all(high < with, low >= with)
	case syntax.OpGt:
		return all(high <= with, low > with)
	case syntax.OpLt:
		return all(low >= with, high < with)
	case syntax.OpLtE:
		return all(low > with, high <= with)
	case syntax.OpEq:
		return all(with < low || with > high, low == with && high == with)
	case syntax.OpNotEq:
		return all(low == with && high == with, with < low || with > high)
	}
	return Unknown
}

// imported returns the dotted name of what n, a name or attribute chain, refers to
// when its root is bound by one import and nothing else; else "". For a builtin it
// is "builtins." and the name.
func (m *Module) imported(n syntax.Node) string {
	switch n.Kind() {
	case syntax.KindAttribute:
		if of := m.imported(n.Field(syntax.FieldValue)); of != "" {
			return of + "." + n.Field(syntax.FieldAttr).Identifier()
		}
	case syntax.KindName:
		y := m.symbolOf(n)
		if y == nil {
			return ""
		}
		if !y.home.isBoundSomewhere() && len(m.names.stars) == 0 && y.home.scope.kind == moduleScope {
			return "builtins." + y.name
		}
		b := y.only()
		if b == nil || b.kind != bindImport && b.kind != bindFrom {
			return ""
		}
		name := b.origin.Field(syntax.FieldName).Identifier()
		if b.kind == bindFrom {
			from := syntax.As[syntax.ImportFrom](b.origin.Parent())
			if from.Level() > 0 {
				return ""
			}
			return from.Module().Identifier() + "." + name
		}
		if !b.origin.Field(syntax.FieldAsname).Exists() {
			name, _, _ = strings.Cut(name, ".")
		}
		return name
	}
	return ""
}
