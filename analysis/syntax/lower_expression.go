package syntax

import "strings"

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
