package syntax

import "strings"

// stringLiteral lowers a string or an implicit concatenation: a Constant, or
// where an f-string or t-string takes part, the node that holds its expressions.
func (l *lowering) stringLiteral(i, parent int32, role Field) {
	prefix := l.prefixes(i)
	switch {
	case strings.Contains(prefix, "?"):
		l.broken = true
		l.failure(i, parent, role)
	case strings.ContainsAny(prefix, "tT"):
		me := l.begin(KindTemplateStr, i, parent, role)
		l.interpolations(i, me)
		l.close(me)
	case strings.ContainsAny(prefix, "fF"):
		me := l.begin(KindJoinedStr, i, parent, role)
		l.interpolations(i, me)
		l.close(me)
	default:
		op := ConstStr
		if strings.ContainsAny(prefix, "bB") {
			op = ConstBytes
		}
		me := l.leaf(KindConstant, i, parent, role)
		l.out[me].op = op
		l.interpolations(i, me)
		l.close(me)
	}
}

// prefixes returns the prefixes of a string or of all parts of a concatenation,
// with "?" for one that Python 3 does not know.
func (l *lowering) prefixes(i int32) string {
	if l.raw[i].kind != rawString {
		all := ""
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			if l.raw[c].kind == rawString {
				all += l.prefixes(c)
			}
		}
		return all
	}
	c := l.find(i, rawStringStart)
	if c < 0 {
		return ""
	}
	prefix := strings.TrimRight(l.text(c), `"'`)
	if _, _, ok := stringPrefix(prefix); !ok {
		return "?"
	}
	return prefix
}

// interpolations lowers the {…} of a string, of a concatenation or of a format
// specifier, and the errors between them.
func (l *lowering) interpolations(i, me int32) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawString:
			l.interpolations(c, me)
		case rawInterpolation, rawFormatExpression:
			l.interpolation(c, me)
		case rawStringContent:
			l.contentErrors(c, me)
		case rawStringStart, rawStringEnd:
			if l.raw[c].missing != 0 {
				l.leaf(KindError, c, me, FieldNone)
			}
		default:
			l.rest(c, me, FieldNone)
		}
	}
}

// contentErrors lowers the errors in the text between two expressions.
func (l *lowering) contentErrors(i, me int32) {
	if !l.broken {
		return
	}
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == rawError {
			l.failure(c, me, FieldNone)
		}
	}
}

func (l *lowering) interpolation(i, parent int32) {
	me := l.begin(KindFormattedValue, i, parent, FieldValue)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawFormatSpecifier:
			spec := l.begin(KindJoinedStr, c, me, FieldFormatSpec)
			l.interpolations(c, spec)
			l.close(spec)
		default:
			l.rest(c, me, FieldValue)
		}
	}
	l.close(me)
}
