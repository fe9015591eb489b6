package syntax

// markAsync sets the flag of an opened node if raw node i begins with async.
func (l *lowering) markAsync(i, me int32) {
	if c := i + 1; c < l.raw[i].after && l.raw[c].kind == tokAsync {
		l.out[me].flags |= flagAsync
	}
}

// ifStatement lowers if, elif and else; an elif is an If in the Orelse of the one
// before it.
func (l *lowering) ifStatement(i, parent int32, role Field) {
	outer := l.depth
	first := l.begin(KindIf, i, parent, role)
	current := first
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].field == inCondition:
			l.expr(c, current, FieldTest)
		case l.raw[c].field == inConsequence:
			l.statements(c, current, FieldBody)
		case l.raw[c].kind == rawElifClause:
			if l.depth++; l.depth > maxDepth {
				l.begin(KindError, c, current, FieldOrelse)
				l.broken = true
				continue
			}
			current = l.begin(KindIf, c, current, FieldOrelse)
			for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
				switch l.raw[d].field {
				case inCondition:
					l.expr(d, current, FieldTest)
				case inConsequence:
					l.statements(d, current, FieldBody)
				default:
					l.rest(d, current, FieldNone)
				}
			}
		case l.raw[c].kind == rawElseClause:
			l.clause(c, current, FieldOrelse)
		default:
			l.rest(c, current, FieldNone)
		}
	}
	for n := current; n != parent; n = l.out[n].parent {
		l.endAtLast(n)
	}
	l.depth = outer
}

// clause lowers the block of an else or finally clause.
func (l *lowering) clause(i, me int32, role Field) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == rawBlock {
			l.statements(c, me, role)
		} else {
			l.rest(c, me, FieldNone)
		}
	}
}

func (l *lowering) loop(k Kind, i, parent int32, role Field) {
	me := l.begin(k, i, parent, role)
	l.markAsync(i, me)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].field {
		case inLeft:
			l.expr(c, me, FieldTarget)
		case inRight:
			l.expr(c, me, FieldIter)
		case inCondition:
			l.expr(c, me, FieldTest)
		case inBody:
			l.statements(c, me, FieldBody)
		case inAlternative:
			l.clause(c, me, FieldOrelse)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.endAtLast(me)
}

func (l *lowering) with(i, parent int32, role Field) {
	me := l.begin(KindWith, i, parent, role)
	l.markAsync(i, me)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].kind == rawWithClause:
			for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
				if l.raw[d].kind == rawWithItem {
					l.withItem(d, me)
				} else {
					l.rest(d, me, FieldNone)
				}
			}
		case l.raw[c].field == inBody:
			l.statements(c, me, FieldBody)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.endAtLast(me)
}

func (l *lowering) withItem(i, parent int32) {
	me := l.begin(KindWithItem, i, parent, FieldItems)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind != rawAsPattern {
			l.rest(c, me, FieldContextExpr)
			continue
		}
		for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
			if l.raw[d].field == inAlias {
				l.expr(d, me, FieldOptionalVars)
			} else {
				l.rest(d, me, FieldContextExpr)
			}
		}
	}
	l.close(me)
}

func (l *lowering) try(i, parent int32, role Field) {
	me := l.begin(KindTry, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawBlock:
			l.statements(c, me, FieldBody)
		case rawExceptClause:
			l.handler(c, me)
		case rawExceptGroupClause:
			l.out[me].flags |= flagStar
			l.handler(c, me)
		case rawElseClause:
			l.clause(c, me, FieldOrelse)
		case rawFinallyClause:
			l.clause(c, me, FieldFinalbody)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.endAtLast(me)
}

// handler lowers an except clause. The grammar reads the "except A, B" of PEP 758
// as Python 2 did.
func (l *lowering) handler(i, parent int32) {
	me := l.begin(KindExceptHandler, i, parent, FieldHandlers)
	comma := l.find(i, tokComma) >= 0
	tuple := int32(-1)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch k := l.raw[c].kind; {
		case k == rawBlock:
			if tuple >= 0 {
				l.close(tuple)
				tuple = -1
			}
			l.statements(c, me, FieldBody)
		case k == rawAsPattern:
			for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
				if t := l.unwrapTarget(d); l.raw[d].field == inAlias && l.raw[t].kind == rawIdentifier {
					l.leaf(KindIdentifier, t, me, FieldName)
				} else {
					l.rest(d, me, FieldType)
				}
			}
		case l.isNode(c) && comma:
			if tuple < 0 {
				tuple = l.begin(KindTuple, c, me, FieldType)
			}
			l.expr(c, tuple, FieldElt)
			l.out[tuple].end = l.raw[c].end
		default:
			l.rest(c, me, FieldType)
		}
	}
	l.endAtLast(me)
}

func (l *lowering) unwrapTarget(i int32) int32 {
	if l.raw[i].kind == rawAsPatternTarget && i+1 < l.raw[i].after {
		return i + 1
	}
	return i
}

// decorated lowers a def or class with its decorators, which come first among its
// children though its span begins behind them.
func (l *lowering) decorated(i, parent int32, role Field) {
	d := l.child(i, inDefinition)
	switch {
	case d >= 0 && l.raw[d].kind == rawFunctionDefinition:
		l.function(d, parent, role, i)
	case d >= 0 && l.raw[d].kind == rawClassDefinition:
		l.class(d, parent, role, i)
	default:
		l.failure(i, parent, role)
	}
}

// decorators lowers the decorators of raw node i, which is -1 if there are none.
func (l *lowering) decorators(i, me int32) {
	if i < 0 {
		return
	}
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].kind == rawDecorator:
			l.fill(c, me, FieldDecoratorList)
		case l.raw[c].field != inDefinition:
			l.rest(c, me, FieldNone)
		}
	}
}

func (l *lowering) function(i, parent int32, role Field, decorated int32) {
	me := l.begin(KindFunctionDef, i, parent, role)
	l.markAsync(i, me)
	l.decorators(decorated, me)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].field == inName:
			l.leaf(KindIdentifier, c, me, FieldName)
		case l.raw[c].kind == rawTypeParameter:
			l.typeParameters(c, me)
		case l.raw[c].field == inParameters:
			l.parameters(c, me)
		case l.raw[c].field == inReturnType:
			l.expr(c, me, FieldReturns)
		case l.raw[c].field == inBody:
			l.statements(c, me, FieldBody)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.endAtLast(me)
}

func (l *lowering) class(i, parent int32, role Field, decorated int32) {
	me := l.begin(KindClassDef, i, parent, role)
	l.decorators(decorated, me)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].field == inName:
			l.leaf(KindIdentifier, c, me, FieldName)
		case l.raw[c].kind == rawTypeParameter:
			l.typeParameters(c, me)
		case l.raw[c].field == inSuperclasses:
			l.arguments(c, me, FieldBases)
		case l.raw[c].field == inBody:
			l.statements(c, me, FieldBody)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.endAtLast(me)
}

// parameters lowers the parameters of a def or lambda; there is no node if there
// are none.
func (l *lowering) parameters(i, parent int32) {
	first, last, slash := int32(-1), int32(-1), int32(-1)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case tokLeftParen, tokRightParen, tokComma, rawError:
			continue
		case rawPositionalSeparator:
			slash = c
		}
		if last = c; first < 0 {
			first = c
		}
	}
	if first < 0 {
		l.fill(i, parent, FieldNone)
		return
	}
	me := l.open(KindArguments, parent, FieldParams, l.raw[first].start, l.raw[last].end)
	role := FieldArgs
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch k := l.raw[c].kind; {
		case k == rawKeywordSeparator:
			role = FieldKwonlyargs
		case k == rawPositionalSeparator, !l.isNode(c):
			l.rest2(c, me)
		case c < slash:
			l.parameter(c, me, FieldPosonlyargs)
		case l.parameter(c, me, role):
			role = FieldKwonlyargs
		}
	}
	l.close(me)
}

// rest2 lowers errors only: separators are no expressions.
func (l *lowering) rest2(i, me int32) {
	if k := l.raw[i].kind; k != rawPositionalSeparator {
		l.rest(i, me, FieldNone)
	}
}

// parameter lowers one parameter with its default and reports whether it is *args.
func (l *lowering) parameter(i, parent int32, role Field) (star bool) {
	name := i
	switch l.raw[i].kind {
	case rawDefaultParameter, rawTypedDefaultParameter:
		name = l.child(i, inName)
	case rawTypedParameter:
		name = l.operand(i)
	}
	if name < 0 {
		l.failure(i, parent, FieldNone)
		return false
	}
	start := l.raw[name].start
	switch l.raw[name].kind {
	case rawListSplatPattern, rawDictionarySplatPattern:
		if role = FieldVararg; l.raw[name].kind == rawDictionarySplatPattern {
			role = FieldKwarg
		}
		star = role == FieldVararg
		if inner := l.operand(name); inner >= 0 {
			start, name = l.raw[inner].start, inner
		}
	}
	if l.raw[name].kind != rawIdentifier {
		l.failure(i, parent, FieldNone)
		return star
	}
	annotation, end := l.child(i, inType), l.raw[name].end
	if l.raw[i].kind == rawIdentifier {
		annotation = -1
	}
	if annotation >= 0 {
		end = l.raw[annotation].end
	}
	me := l.open(KindArg, parent, role, start, end)
	l.leaf(KindIdentifier, name, me, FieldName)
	if annotation >= 0 {
		l.expr(annotation, me, FieldAnnotation)
	}
	l.close(me)
	if l.raw[i].kind == rawDefaultParameter || l.raw[i].kind == rawTypedDefaultParameter {
		if value := l.child(i, inValue); value >= 0 {
			l.expr(value, parent, FieldDefault)
		}
	}
	if l.broken {
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			if l.raw[c].kind == rawError {
				l.failure(c, parent, FieldNone)
			}
		}
	}
	return star
}
