package syntax

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
