package syntax

func (l *lowering) match(i, parent int32, role Field) {
	me := l.begin(KindMatch, i, parent, role)
	l.subject(i, me)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].kind == rawBlock:
			for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
				if l.raw[d].kind == rawCaseClause {
					l.matchCase(d, me)
				} else {
					l.rest(d, me, FieldNone)
				}
			}
		case l.raw[c].kind == rawCaseClause:
			l.matchCase(c, me)
		case l.raw[c].field != inSubject:
			l.rest(c, me, FieldNone)
		}
	}
	l.endAtLast(me)
}

// subject lowers what is matched, a Tuple if there is a comma.
func (l *lowering) subject(i, me int32) {
	first, last, comma := int32(-1), int32(-1), false
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].field == inSubject && l.isNode(c):
			if last = c; first < 0 {
				first = c
			}
		case l.raw[c].kind == tokComma:
			last, comma = c, true
		}
	}
	if first < 0 {
		return
	}
	if !comma {
		l.expr(first, me, FieldSubject)
		return
	}
	tuple := l.open(KindTuple, me, FieldSubject, l.raw[first].start, l.raw[last].end)
	for c := first; c <= last; c = l.raw[c].after {
		if l.raw[c].field == inSubject {
			l.rest(c, tuple, FieldElt)
		}
	}
	l.close(tuple)
}

func (l *lowering) matchCase(i, parent int32) {
	me := l.begin(KindMatchCase, i, parent, FieldCases)
	first, last, commas := int32(-1), int32(-1), false
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawCasePattern:
			if last = c; first < 0 {
				first = c
			}
		case tokComma:
			last, commas = c, true
		}
	}
	sequence := int32(-1)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch k := l.raw[c].kind; {
		case k == rawCasePattern && !commas:
			l.pattern(c, me, FieldPattern)
		case k == rawCasePattern:
			if sequence < 0 {
				sequence = l.open(KindMatchSequence, me, FieldPattern, l.raw[first].start, l.raw[last].end)
			}
			l.pattern(c, sequence, FieldPattern)
		case k == rawIfClause:
			l.fill(c, me, FieldGuard)
		case k == rawBlock:
			l.statements(c, me, FieldBody)
		case sequence >= 0 && c < last:
			l.rest(c, sequence, FieldNone)
		default:
			l.rest(c, me, FieldNone)
		}
		if c == last && sequence >= 0 {
			l.close(sequence)
		}
	}
	l.endAtLast(me)
}

// pattern lowers raw node i, a pattern.
func (l *lowering) pattern(i, parent int32, role Field) {
	mark := len(l.opened)
	for {
		if l.raw[i].kind == rawCasePattern {
			c := l.casePattern(i, parent, role)
			if c < 0 {
				return
			}
			i = c
			continue
		}
		if l.raw[i].kind == rawTuplePattern && l.find(i, tokComma) < 0 {
			if c := l.operand(i); c >= 0 && l.raw[c].kind == rawCasePattern {
				l.opened = append(l.opened, span{l.raw[i].start, l.raw[i].end})
				i = c
				continue
			}
		}
		break
	}
	me := int32(len(l.out))
	for p := len(l.opened) - 1; p >= mark; p-- {
		l.parens = append(l.parens, paren{me, l.opened[p].start, l.opened[p].end})
	}
	inParens := len(l.opened) > mark
	l.opened = l.opened[:mark]
	if l.depth++; l.depth > maxDepth {
		l.begin(KindError, i, parent, role)
		l.broken = true
	} else {
		l.barePattern(i, parent, role)
	}
	l.depth--
	if inParens {
		l.out[me].flags |= flagParens
	}
}

// casePattern returns what a case_pattern wraps, or lowers it and returns -1 where
// it is more than one node: a sign and a number.
func (l *lowering) casePattern(i, parent int32, role Field) int32 {
	first := i + 1
	if first >= l.raw[i].after {
		l.failure(i, parent, role)
		return -1
	}
	switch l.raw[first].kind {
	case tokMinus:
		value := l.begin(KindMatchValue, i, parent, role)
		l.negative(first, value, FieldValue)
		l.close(value)
		return -1
	case tokUnderscore:
		return first
	}
	if !l.isNode(first) {
		l.failure(i, parent, role)
		return -1
	}
	return first
}

// negative lowers a minus token and the number behind it.
func (l *lowering) negative(minus, parent int32, role Field) {
	number := minus + 1
	me := l.open(KindUnaryOp, parent, role, l.raw[minus].start, l.raw[number].end)
	l.out[me].op = OpUSub
	l.rest(number, me, FieldOperand)
	l.close(me)
}

func (l *lowering) barePattern(i, parent int32, role Field) {
	switch l.raw[i].kind {
	case tokUnderscore:
		l.begin(KindMatchAs, i, parent, role)
	case rawIdentifier:
		l.capture(i, parent, role)
	case rawDottedName:
		if l.find(i, tokDot) < 0 {
			l.capture(i, parent, role)
			return
		}
		l.value(i, parent, role)
	case rawInteger, rawFloat, rawString, rawConcatenatedString, rawComplexPattern:
		l.value(i, parent, role)
	case rawNone, rawTrue, rawFalse:
		me := l.begin(KindMatchSingleton, i, parent, role)
		l.out[me].op = map[rawKind]Op{rawNone: ConstNone, rawTrue: ConstTrue, rawFalse: ConstFalse}[l.raw[i].kind]
	case rawListPattern, rawTuplePattern:
		me := l.begin(KindMatchSequence, i, parent, role)
		l.patterns(i, me)
		l.close(me)
	case rawUnionPattern:
		me := l.begin(KindMatchOr, i, parent, role)
		l.patterns(i, me)
		l.close(me)
	case rawAsPattern:
		me := l.begin(KindMatchAs, i, parent, role)
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			switch l.raw[c].kind {
			case rawCasePattern:
				l.pattern(c, me, FieldPattern)
			case rawIdentifier:
				l.leaf(KindIdentifier, c, me, FieldName)
			default:
				l.rest(c, me, FieldNone)
			}
		}
		l.close(me)
	case rawSplatPattern:
		me := l.begin(KindMatchStar, i, parent, role)
		if c := l.find(i, rawIdentifier); c >= 0 {
			l.leaf(KindIdentifier, c, me, FieldName)
		}
		l.close(me)
	case rawDictPattern:
		l.mapping(i, parent, role)
	case rawClassPattern:
		l.classPattern(i, parent, role)
	default:
		l.failure(i, parent, role)
	}
}

func (l *lowering) capture(i, parent int32, role Field) {
	if l.text(i) == "_" {
		l.begin(KindMatchAs, i, parent, role)
		return
	}
	me := l.begin(KindMatchAs, i, parent, role)
	l.leaf(KindIdentifier, i, me, FieldName)
	l.close(me)
}

// value lowers a pattern that is compared with: a literal or a dotted name.
func (l *lowering) value(i, parent int32, role Field) {
	me := l.begin(KindMatchValue, i, parent, role)
	l.literal(i, me, FieldValue)
	l.close(me)
}

// literal lowers the expression in a pattern: dotted names, numbers, strings.
func (l *lowering) literal(i, parent int32, role Field) {
	switch l.raw[i].kind {
	case rawDottedName:
		l.dotted(i, parent, role)
	case rawComplexPattern:
		l.complex(i, parent, role)
	default:
		l.rest(i, parent, role)
	}
}

// complex lowers a sum or difference of two numbers.
func (l *lowering) complex(i, parent int32, role Field) {
	me := l.begin(KindBinOp, i, parent, role)
	side := FieldLeft
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch k := l.raw[c].kind; {
		case k == tokMinus && c == i+1:
			l.negative(c, me, side)
			c++
			side = FieldRight
		case k == tokPlus, k == tokMinus:
			l.out[me].op = binaryOps[k]
		default:
			l.rest(c, me, side)
			side = FieldRight
		}
	}
	l.close(me)
}

// dotted lowers a dotted name to a Name or Attributes around it.
func (l *lowering) dotted(i, parent int32, role Field) {
	names := []int32{}
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == rawIdentifier {
			names = append(names, c)
		}
	}
	if len(names) == 0 {
		l.failure(i, parent, role)
		return
	}
	opened := []int32{}
	for n := len(names) - 1; n > 0; n-- {
		parent = l.open(KindAttribute, parent, role, l.raw[i].start, l.raw[names[n]].end)
		opened = append(opened, parent)
		role = FieldValue
	}
	l.leaf(KindName, names[0], parent, role)
	for n := 1; n < len(names); n++ {
		me := opened[len(opened)-n]
		l.leaf(KindIdentifier, names[n], me, FieldAttr)
		l.close(me)
	}
}

func (l *lowering) patterns(i, me int32) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case tokMinus:
			value := l.open(KindMatchValue, me, FieldPattern, l.raw[c].start, l.raw[c+1].end)
			l.negative(c, value, FieldValue)
			l.close(value)
			c++
		case tokUnderscore:
			l.pattern(c, me, FieldPattern)
		default:
			if l.isNode(c) {
				l.pattern(c, me, FieldPattern)
			} else {
				l.rest(c, me, FieldNone)
			}
		}
	}
}

func (l *lowering) mapping(i, parent int32, role Field) {
	me := l.begin(KindMatchMapping, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch k := l.raw[c].kind; {
		case l.raw[c].field == inKey && k == tokMinus:
			l.negative(c, me, FieldKey)
			c++
		case l.raw[c].field == inKey:
			l.literal(c, me, FieldKey)
		case k == rawCasePattern:
			l.pattern(c, me, FieldPattern)
		case k == rawSplatPattern:
			if d := l.find(c, rawIdentifier); d >= 0 {
				l.leaf(KindIdentifier, d, me, FieldName)
			}
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

func (l *lowering) classPattern(i, parent int32, role Field) {
	me := l.begin(KindMatchClass, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawDottedName:
			l.dotted(c, me, FieldCls)
		case rawCasePattern:
			k := c + 1
			if k < l.raw[c].after && l.raw[k].kind == rawKeywordPattern {
				l.keywordPattern(k, me)
			} else {
				l.pattern(c, me, FieldPattern)
			}
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

func (l *lowering) keywordPattern(i, me int32) {
	named := false
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch k := l.raw[c].kind; {
		case k == rawIdentifier && !named:
			l.leaf(KindIdentifier, c, me, FieldKwdAttrs)
			named = true
		case k == tokMinus:
			value := l.open(KindMatchValue, me, FieldKwdPatterns, l.raw[c].start, l.raw[c+1].end)
			l.negative(c, value, FieldValue)
			l.close(value)
			c++
		case k == tokUnderscore || l.isNode(c):
			l.pattern(c, me, FieldKwdPatterns)
		default:
			l.rest(c, me, FieldNone)
		}
	}
}
