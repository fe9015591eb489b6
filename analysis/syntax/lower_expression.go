package syntax

import "strings"

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

// expr lowers raw node i, an expression, in the given role. Parentheses around it
// are no nodes but recorded beside it.
func (l *lowering) expr(i, parent int32, role Field) {
	mark := len(l.opened)
	outer := i
unwrap:
	for {
		inner := int32(-1)
		switch l.raw[i].kind {
		case rawParenthesizedExpression, rawParenthesizedListSplat:
			inner = l.operand(i)
		case rawTuplePattern:
			if l.find(i, tokComma) < 0 {
				inner = l.operand(i)
			}
		case rawType, rawWrapper, rawAsPatternTarget:
			if inner = l.operand(i); inner >= 0 {
				i = inner
				continue
			}
		}
		if inner < 0 {
			break unwrap
		}
		l.opened = append(l.opened, span{l.raw[i].start, l.raw[i].end})
		i = inner
	}
	if outer == i {
		l.bare(i, parent, role)
		return
	}
	if l.broken {
		l.between(outer, i, parent, true)
	}
	me := int32(len(l.out))
	if len(l.opened) > mark {
		// The node that comes next is the one in the parentheses, the innermost
		// pair was opened last.
		for p := len(l.opened) - 1; p >= mark; p-- {
			l.parens = append(l.parens, paren{me, l.opened[p].start, l.opened[p].end})
		}
		l.opened = l.opened[:mark]
		l.bare(i, parent, role)
		l.out[me].flags |= flagParens
	} else {
		l.bare(i, parent, role)
	}
	if l.broken {
		l.between(outer, i, parent, false)
	}
}

// between lowers the errors that stand in the wrappers from outer down to inner,
// before or behind inner.
func (l *lowering) between(outer, inner, parent int32, before bool) {
	for w := outer; w != inner; {
		down := l.operand(w)
		for c, end := w+1, l.raw[w].after; c < end; c = l.raw[c].after {
			if c != down && (c < down) == before {
				l.rest(c, parent, FieldNone)
			}
		}
		w = down
	}
}

// bare lowers raw node i, an expression without parentheses around it. The grammar lets
// a star bind closer than a dot, a call, brackets or an operator behind it.
func (l *lowering) bare(i, parent int32, role Field) {
	if l.byteAt(l.raw[i].start) == '*' && l.starInside(i, parent, role) {
		return
	}
	if l.depth++; l.depth > maxDepth {
		l.begin(KindError, i, parent, role)
		l.broken = true
		l.depth--
		return
	}
	switch l.raw[i].kind {
	case rawIdentifier, tokUnderscore:
		l.leaf(KindName, i, parent, role)
	case rawInteger, rawFloat:
		l.number(i, parent, role)
	case rawTrue:
		l.constant(i, parent, role, ConstTrue)
	case rawFalse:
		l.constant(i, parent, role, ConstFalse)
	case rawNone:
		l.constant(i, parent, role, ConstNone)
	case rawEllipsis:
		l.constant(i, parent, role, ConstEllipsis)
	case rawString, rawConcatenatedString:
		l.stringLiteral(i, parent, role)
	case rawAttribute, rawMemberType:
		l.attribute(i, parent, role)
	case rawCall:
		l.call(i, parent, role)
	case rawSubscript:
		l.subscript(i, parent, role)
	case rawGenericType:
		l.genericType(i, parent, role)
	case rawAwait:
		l.await(i, parent, role)
	case rawBinaryOperator:
		l.binary(i, parent, role)
	case rawUnionType:
		l.union(i, parent, role)
	case rawBooleanOperator:
		l.boolean(i, parent, role)
	case rawComparisonOperator:
		l.comparison(i, parent, role)
	case rawUnaryOperator:
		me := l.simple(KindUnaryOp, i, parent, role, FieldOperand)
		l.out[me].op = unaryOps[l.raw[i+1].kind]
	case rawNotOperator:
		me := l.simple(KindUnaryOp, i, parent, role, FieldOperand)
		l.out[me].op = OpNot
	case rawConditionalExpression:
		l.conditional(i, parent, role)
	case rawNamedExpression:
		me := l.begin(KindNamedExpr, i, parent, role)
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			if l.raw[c].field == inName {
				l.rest(c, me, FieldTarget)
			} else {
				l.rest(c, me, FieldValue)
			}
		}
		l.close(me)
	case rawLambda:
		l.lambda(i, parent, role)
	case rawYield:
		l.yield(i, parent, role)
	case rawListSplat, rawListSplatPattern, rawSplatType:
		if l.raw[i+1].kind == tokStarStar {
			l.failure(i, parent, role)
		} else {
			l.simple(KindStarred, i, parent, role, FieldValue)
		}
	case rawList, rawListPattern:
		l.sequence(KindList, i, parent, role)
	case rawSet:
		l.sequence(KindSet, i, parent, role)
	case rawTuple, rawTuplePattern, rawExpressionList, rawPatternList:
		l.sequence(KindTuple, i, parent, role)
	case rawDictionary:
		l.dict(i, parent, role)
	case rawListComprehension:
		l.comprehension(KindListComp, i, parent, role)
	case rawSetComprehension:
		l.comprehension(KindSetComp, i, parent, role)
	case rawDictionaryComprehension:
		l.comprehension(KindDictComp, i, parent, role)
	case rawGeneratorExpression:
		l.comprehension(KindGeneratorExp, i, parent, role)
	case rawSlice, rawConstrainedType:
		l.slice(i, parent, role)
	default:
		l.failure(i, parent, role)
	}
	l.depth--
}

func (l *lowering) constant(i, parent int32, role Field, op Op) {
	me := l.leaf(KindConstant, i, parent, role)
	l.out[me].op = op
}

func (l *lowering) number(i, parent int32, role Field) {
	op, text := ConstInt, l.text(i)
	if oldNumber(text) {
		l.broken = true
		l.failure(i, parent, role)
		return
	}
	hex := len(text) > 1 && text[0] == '0' && (text[1]|0x20) == 'x'
	switch {
	case text == "":
	case text[len(text)-1]|0x20 == 'j':
		op = ConstComplex
	case l.raw[i].kind == rawFloat || !hex && strings.ContainsAny(text, ".eE"):
		op = ConstFloat
	}
	l.constant(i, parent, role, op)
}

// oldNumber reports whether text is an integer of Python 2: 10L, 0777.
func oldNumber(text string) bool {
	digits := strings.Trim(text, "0123456789_")
	return strings.EqualFold(digits, "l") || digits == "" && len(text) > 1 && text[0] == '0' && strings.Trim(text, "0_") != ""
}

// elements lowers the elements of a list, set or tuple.
func (l *lowering) elements(i, me int32) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		l.rest(c, me, FieldElt)
	}
}

// starInside lowers raw node i to a Starred if a star is the leftmost leaf of what
// should be starred as a whole.
func (l *lowering) starInside(i, parent int32, role Field) bool {
	leaf := i
	for l.leansOnFirst(l.raw[leaf].kind) {
		leaf++
	}
	if k := l.raw[leaf].kind; l.unwrapType(i) == leaf || k != rawListSplat && k != rawSplatType {
		return false
	}
	operand := l.operand(leaf)
	if operand < 0 {
		return false
	}
	me := l.begin(KindStarred, i, parent, role)
	l.raw[leaf].kind = rawWrapper
	for n := i; n <= leaf; n++ {
		l.raw[n].start = l.raw[operand].start
	}
	l.expr(i, me, FieldValue)
	l.close(me)
	return true
}

// leansOnFirst reports whether nodes of kind k begin with an operand.
func (l *lowering) leansOnFirst(k rawKind) bool {
	switch k {
	case rawAttribute, rawCall, rawSubscript, rawBinaryOperator, rawBooleanOperator, rawComparisonOperator,
		rawConditionalExpression, rawType, rawGenericType, rawUnionType, rawMemberType:
		return true
	}
	return false
}

func (l *lowering) sequence(k Kind, i, parent int32, role Field) {
	me := l.begin(k, i, parent, role)
	l.elements(i, me)
	l.close(me)
}

func (l *lowering) dict(i, parent int32, role Field) {
	me := l.begin(KindDict, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawPair:
			l.pair(c, me, FieldValue)
		case rawDictionarySplat:
			l.fill(c, me, FieldValue)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

func (l *lowering) pair(i, me int32, value Field) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].field == inKey {
			l.rest(c, me, FieldKey)
		} else {
			l.rest(c, me, value)
		}
	}
}

func (l *lowering) comprehension(k Kind, i, parent int32, role Field) {
	me := l.begin(k, i, parent, role)
	clause := int32(-1)
	end := func() {
		if clause >= 0 {
			l.close(clause)
		}
	}
	for c, last := i+1, l.raw[i].after; c < last; c = l.raw[c].after {
		switch kind := l.raw[c].kind; {
		case kind == rawPair:
			l.pair(c, me, FieldElt)
		case kind == rawForInClause:
			end()
			clause = l.begin(KindComprehension, c, me, FieldGenerators)
			l.markAsync(c, clause)
			l.forIn(c, clause)
		case kind == rawIfClause && clause >= 0:
			l.out[clause].end = l.raw[c].end
			l.fill(c, clause, FieldIfs)
		case l.raw[c].field == inBody:
			l.rest(c, me, FieldElt)
		case clause >= 0:
			l.rest(c, clause, FieldNone)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	end()
	l.close(me)
}

// forIn lowers "for target in iter" of a comprehension.
func (l *lowering) forIn(i, clause int32) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].field {
		case inLeft:
			l.expr(c, clause, FieldTarget)
		case inRight:
			l.rest(c, clause, FieldIter)
		default:
			l.rest(c, clause, FieldNone)
		}
	}
}

func (l *lowering) attribute(i, parent int32, role Field) {
	me := l.begin(KindAttribute, i, parent, role)
	dot := false
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch k := l.raw[c].kind; {
		case k == tokDot:
			dot = true
			l.rest(c, me, FieldNone)
		case dot && k == rawIdentifier:
			l.leaf(KindIdentifier, c, me, FieldAttr)
		default:
			l.rest(c, me, FieldValue)
		}
	}
	l.close(me)
}

func (l *lowering) call(i, parent int32, role Field) {
	me := l.begin(KindCall, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].field == inFunction:
			l.rest(c, me, FieldFunc)
		case l.raw[c].kind == rawArgumentList:
			l.arguments(c, me, FieldArgs)
		default:
			l.rest(c, me, FieldArgs)
		}
	}
	l.close(me)
}

// arguments lowers what stands in the parentheses of a call or class header.
func (l *lowering) arguments(i, me int32, positional Field) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawKeywordArgument:
			keyword := l.begin(KindKeyword, c, me, FieldKeywords)
			for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
				if l.raw[d].field == inName && l.raw[d].kind == rawIdentifier {
					l.leaf(KindIdentifier, d, keyword, FieldName)
				} else {
					l.rest(d, keyword, FieldValue)
				}
			}
			l.close(keyword)
		case rawDictionarySplat:
			l.simple(KindKeyword, c, me, FieldKeywords, FieldValue)
		default:
			l.rest(c, me, positional)
		}
	}
}

func (l *lowering) subscript(i, parent int32, role Field) {
	me := l.begin(KindSubscript, i, parent, role)
	l.subscripts(i, me, func(c int32) bool { return l.raw[c].field == inSubscript })
	l.close(me)
}

// subscripts lowers the children of raw node i that are subscripts, several or
// one with a comma or star to a Tuple, and the others before them.
func (l *lowering) subscripts(i, me int32, is func(int32) bool) {
	first, last, count := int32(-1), int32(-1), 0
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case is(c):
			if last = c; first < 0 {
				first = c
			}
			count++
		case l.raw[c].kind == tokComma && first >= 0:
			last = c
			count++
		}
	}
	tuple := int32(-1)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case !is(c) && c < first || first < 0:
			l.rest(c, me, FieldValue)
		case c == first && (count > 1 || l.byteAt(l.raw[c].start) == '*'):
			tuple = l.open(KindTuple, me, FieldSlice, l.raw[first].start, l.raw[last].end)
			l.rest(c, tuple, FieldElt)
		case tuple >= 0 && c <= last:
			l.rest(c, tuple, FieldElt)
		default:
			l.rest(c, me, FieldSlice)
		}
		if tuple >= 0 && c == last {
			l.close(tuple)
		}
	}
}

// slice lowers lower:upper:step.
func (l *lowering) slice(i, parent int32, role Field) {
	me := l.begin(KindSlice, i, parent, role)
	operand := FieldLower
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		l.rest(c, me, operand)
		if l.raw[c].kind == tokColon {
			if operand == FieldLower {
				operand = FieldUpper
			} else {
				operand = FieldStep
			}
		}
	}
	l.close(me)
}

// genericType lowers name[…] in an annotation.
func (l *lowering) genericType(i, parent int32, role Field) {
	me := l.begin(KindSubscript, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == rawTypeParameter {
			l.subscripts(c, me, func(c int32) bool { return l.raw[c].kind == rawType })
		} else {
			l.rest(c, me, FieldValue)
		}
	}
	l.close(me)
}

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

func (l *lowering) conditional(i, parent int32, role Field) {
	me := l.begin(KindIfExp, i, parent, role)
	operand := FieldBody
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		l.rest(c, me, operand)
		switch l.raw[c].kind {
		case tokIf:
			operand = FieldTest
		case tokElse:
			operand = FieldOrelse
		}
	}
	l.close(me)
}

func (l *lowering) lambda(i, parent int32, role Field) {
	me := l.begin(KindLambda, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].field {
		case inParameters:
			l.parameters(c, me)
		default:
			l.rest(c, me, FieldBody)
		}
	}
	l.close(me)
}

func (l *lowering) yield(i, parent int32, role Field) {
	k := KindYield
	if l.find(i, tokFrom) >= 0 {
		k = KindYieldFrom
	}
	l.simple(k, i, parent, role, FieldValue)
}
