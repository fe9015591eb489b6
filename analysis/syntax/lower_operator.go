package syntax

var binaryOps = [rawKindCount]Op{
	tokPlus: OpAdd, tokMinus: OpSub, tokStar: OpMult, tokAt: OpMatMult, tokSlash: OpDiv, tokPercent: OpMod,
	tokStarStar: OpPow, tokLeftShift: OpLShift, tokRightShift: OpRShift, tokPipe: OpBitOr, tokCaret: OpBitXor,
	tokAmpersand: OpBitAnd, tokSlashSlash: OpFloorDiv,
	tokPlusEqual: OpAdd, tokMinusEqual: OpSub, tokStarEqual: OpMult, tokAtEqual: OpMatMult, tokSlashEqual: OpDiv,
	tokPercentEqual: OpMod, tokStarStarEqual: OpPow, tokLeftShiftEqual: OpLShift, tokRightShiftEqual: OpRShift,
	tokPipeEqual: OpBitOr, tokCaretEqual: OpBitXor, tokAmpersandEqual: OpBitAnd, tokSlashSlashEqual: OpFloorDiv,
	tokAnd: OpAnd, tokOr: OpOr,
}

var compareOps = [rawKindCount]Op{
	tokEqualEqual: OpEq, tokNotEqual: OpNotEq, tokLess: OpLt, tokLessEqual: OpLtE, tokGreater: OpGt,
	tokGreaterEqual: OpGtE, tokIs: OpIs, rawIsNotOp: OpIsNot, tokIn: OpIn, rawNotInOp: OpNotIn,
}

var unaryOps = [rawKindCount]Op{tokMinus: OpUSub, tokPlus: OpUAdd, tokTilde: OpInvert}

// await lowers await. The grammar lets ** bind closer than await, Python does not.
func (l *lowering) await(i, parent int32, role Field) {
	c := l.operand(i)
	if c < 0 || l.raw[c].kind != rawBinaryOperator || l.find(c, tokStarStar) < 0 {
		l.simple(KindAwait, i, parent, role, FieldValue)
		return
	}
	left := l.child(c, inLeft)
	me := l.begin(KindBinOp, i, parent, role)
	l.out[me].op = OpPow
	await := l.open(KindAwait, me, FieldLeft, l.raw[i].start, l.raw[left].end)
	l.expr(left, await, FieldValue)
	l.close(await)
	for d, end := left, l.raw[c].after; d < end; d = l.raw[d].after {
		if d != left {
			l.rest(d, me, FieldRight)
		}
	}
	l.close(me)
}

// binary lowers a binary operator.
func (l *lowering) binary(i, parent int32, role Field) {
	if l.misjudged(i) {
		l.rebuilt(i, parent, role)
		return
	}
	me := l.begin(KindBinOp, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].field {
		case inLeft:
			l.expr(c, me, FieldLeft)
		case inOperator:
			l.out[me].op = binaryOps[l.raw[c].kind]
		case inRight:
			l.expr(c, me, FieldRight)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

// misjudged reports whether raw node i is an & around a ^, or around an & around
// one: in the grammar ^ binds closer, in Python it does not.
func (l *lowering) misjudged(i int32) bool {
	for i >= 0 && l.raw[l.operator(i)].kind == tokAmpersand {
		left := int32(-1)
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			if l.raw[c].kind != rawBinaryOperator {
				continue
			}
			if l.raw[l.operator(c)].kind == tokCaret {
				return true
			}
			if l.raw[c].field == inLeft {
				left = c
			}
		}
		i = left
	}
	return false
}

// union lowers A | B in an annotation.
func (l *lowering) union(i, parent int32, role Field) { l.rebuilt(i, parent, role) }

// rebuilt lowers raw node i, operators that the grammar groups in another way than
// Python, from its operands.
func (l *lowering) rebuilt(i, parent int32, role Field) {
	var operands, operators []int32
	l.flat(i, &operands, &operators)
	if len(operands) < 2 || len(operands) != len(operators)+1 {
		l.failure(i, parent, role)
		return
	}
	// Runs of & are the operands of ^.
	var runs [][]int32
	first := 0
	for n, o := range operators {
		if l.raw[o].kind == tokCaret {
			runs = append(runs, operands[first:n+1])
			first = n + 1
		}
	}
	runs = append(runs, operands[first:])
	inner := l.raw[operators[0]].kind
	if inner != tokPipe {
		inner = tokAmpersand
	}
	l.leftChain(len(runs), OpBitXor, parent, role, func(n int) span {
		run := runs[n]
		return span{l.raw[run[0]].start, l.raw[run[len(run)-1]].end}
	}, func(n int, parent int32, role Field) {
		run := runs[n]
		l.leftChain(len(run), binaryOps[inner], parent, role, func(n int) span {
			return span{l.raw[run[n]].start, l.raw[run[n]].end}
		}, func(n int, parent int32, role Field) { l.expr(run[n], parent, role) })
	})
}

// flat collects the operands and operators of a tree of &, ^ and | that has no
// parentheses in it.
func (l *lowering) flat(i int32, operands, operators *[]int32) {
	pipe := l.raw[i].kind == rawUnionType || l.raw[l.operator(i)].kind == tokPipe
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		in := l.unwrapType(c)
		k := l.raw[in].kind
		op := l.raw[l.operator(in)].kind
		switch {
		case k >= firstToken:
			*operators = append(*operators, c)
		case pipe && k == rawUnionType,
			k == rawBinaryOperator && pipe && op == tokPipe,
			k == rawBinaryOperator && !pipe && (op == tokAmpersand || op == tokCaret):
			if l.depth++; l.depth > maxDepth {
				*operands = append(*operands, c)
			} else {
				l.flat(in, operands, operators)
			}
			l.depth--
		case k == rawError:
		default:
			*operands = append(*operands, c)
		}
	}
}

// leftChain lowers count operands that one operator joins from the left.
func (l *lowering) leftChain(count int, op Op, parent int32, role Field, at func(int) span, operand func(n int, parent int32, role Field)) {
	if count == 1 {
		operand(0, parent, role)
		return
	}
	var opened []int32
	for n := count - 1; n > 0; n-- {
		if l.depth++; l.depth > maxDepth {
			break
		}
		me := l.open(KindBinOp, parent, role, at(0).start, at(n).end)
		l.out[me].op = op
		opened = append(opened, me)
		parent, role = me, FieldLeft
	}
	if missing := count - 1 - len(opened); missing > 0 {
		l.open(KindError, parent, role, at(0).start, at(missing).end)
		l.broken = true
		l.depth--
	} else {
		operand(0, parent, role)
	}
	for n := len(opened) - 1; n >= 0; n-- {
		operand(count-1-n, opened[n], FieldRight)
		l.close(opened[n])
		l.depth--
	}
}

// boolean lowers a chain of one operator to one BoolOp.
func (l *lowering) boolean(i, parent int32, role Field) {
	op := l.raw[l.operator(i)].kind
	chain := []int32{i}
	for {
		left := l.child(i, inLeft)
		if left < 0 || l.raw[left].kind != rawBooleanOperator || l.raw[l.operator(left)].kind != op {
			break
		}
		i = left
		chain = append(chain, i)
	}
	me := l.begin(KindBoolOp, chain[0], parent, role)
	l.out[me].op = binaryOps[op]
	for n := len(chain) - 1; n >= 0; n-- {
		i := chain[n]
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			if n == len(chain)-1 || c != chain[n+1] {
				l.rest(c, me, FieldValue)
			}
		}
	}
	l.close(me)
}

// operator returns the operator token of raw node i, or i if it has none.
func (l *lowering) operator(i int32) int32 {
	if c := l.child(i, inOperator); c >= 0 {
		return c
	}
	return i
}

func (l *lowering) comparison(i, parent int32, role Field) {
	me := l.begin(KindCompare, i, parent, role)
	operand := FieldLeft
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if op := compareOps[l.raw[c].kind]; op != OpNone {
			o := l.leaf(KindCmpOp, c, me, FieldOps)
			l.out[o].op = op
			operand = FieldComparators
			continue
		}
		if l.raw[c].kind == tokLessGreater {
			l.fail(c, me)
			operand = FieldComparators
			continue
		}
		l.rest(c, me, operand)
	}
	l.close(me)
}
