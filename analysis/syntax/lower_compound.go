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
			l.withClause(c, me)
		case l.raw[c].field == inBody:
			l.statements(c, me, FieldBody)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.endAtLast(me)
}

func (l *lowering) withClause(i, me int32) {
	if list := l.parenthesizedItems(i); list >= 0 {
		for c, end := list+1, l.raw[list].after; c < end; c = l.raw[c].after {
			if l.isNode(c) {
				item := l.begin(KindWithItem, c, me, FieldItems)
				l.withValue(c, item)
				l.close(item)
			} else {
				l.rest(c, me, FieldNone)
			}
		}
		return
	}
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind != rawWithItem {
			l.rest(c, me, FieldNone)
			continue
		}
		item := l.begin(KindWithItem, c, me, FieldItems)
		for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
			l.withValue(d, item)
		}
		l.close(item)
	}
}

// parenthesizedItems returns the tuple or parenthesized expression that the
// grammar made of "(item, …)", or -1.
func (l *lowering) parenthesizedItems(i int32) int32 {
	item := l.operand(i)
	if item < 0 || l.raw[item].kind != rawWithItem || l.raw[item].start != l.raw[i].start || l.raw[item].end != l.raw[i].end {
		return -1
	}
	list := l.operand(item)
	if list < 0 {
		return -1
	}
	switch l.raw[list].kind {
	case rawParenthesizedExpression:
		if l.find(list, rawAsPattern) >= 0 {
			return list
		}
	case rawTuple:
		if l.find(list, rawListSplat) < 0 && l.find(list, rawNamedExpression) < 0 && l.operand(list) >= 0 {
			return list
		}
	}
	return -1
}

// withValue lowers raw node i, the value of a with item, or "value as target".
func (l *lowering) withValue(i, item int32) {
	if l.raw[i].kind != rawAsPattern {
		l.rest(i, item, FieldContextExpr)
		return
	}
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].field == inAlias {
			l.expr(c, item, FieldOptionalVars)
		} else {
			l.rest(c, item, FieldContextExpr)
		}
	}
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

// handler lowers an except clause.
func (l *lowering) handler(i, parent int32) {
	me := l.begin(KindExceptHandler, i, parent, FieldHandlers)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawBlock:
			l.statements(c, me, FieldBody)
		case rawComparisonOperator:
			l.caught(c, me)
		case rawAsPattern:
			for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
				if t := l.unwrapTarget(d); l.raw[d].field == inAlias && l.raw[t].kind == rawIdentifier {
					l.leaf(KindIdentifier, t, me, FieldName)
				} else {
					l.rest(d, me, FieldType)
				}
			}
		default:
			l.rest(c, me, FieldType)
		}
	}
	l.endAtLast(me)
}

// caught lowers several exceptions without parentheses (PEP 758), whose commas the
// scanner made comparisons.
func (l *lowering) caught(i, me int32) {
	op := l.child(i, inOperators)
	if op < 0 || l.byteAt(l.raw[op].start) != ',' {
		l.rest(i, me, FieldType)
		return
	}
	tuple := l.begin(KindTuple, i, me, FieldType)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		l.rest(c, tuple, FieldElt)
	}
	l.close(tuple)
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
		case tokLeftParen, tokRightParen, tokComma, rawOther, rawError:
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
		case k == rawPositionalSeparator:
		case !l.isNode(c):
			l.rest(c, me, FieldNone)
		case c < slash:
			l.parameter(c, me, FieldPosonlyargs)
		case l.parameter(c, me, role):
			role = FieldKwonlyargs
		}
	}
	l.close(me)
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
		l.rest(annotation, me, FieldAnnotation)
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
