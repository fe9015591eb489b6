package syntax

func isStatement(k rawKind) bool {
	switch k {
	case rawImportStatement, rawFutureImportStatement, rawImportFromStatement, rawPrintStatement, rawExecStatement,
		rawAssertStatement, rawExpressionStatement, rawReturnStatement, rawDeleteStatement, rawRaiseStatement,
		rawPassStatement, rawBreakStatement, rawContinueStatement, rawIfStatement, rawMatchStatement,
		rawForStatement, rawWhileStatement, rawTryStatement, rawWithStatement, rawFunctionDefinition,
		rawGlobalStatement, rawNonlocalStatement, rawTypeAliasStatement, rawClassDefinition,
		rawDecoratedDefinition, rawBlock, rawElifClause, rawElseClause, rawExceptClause, rawExceptGroupClause,
		rawFinallyClause, rawCaseClause:
		return true
	}
	return false
}

// statements lowers the statements that raw node i, a module or block, holds.
func (l *lowering) statements(i, parent int32, role Field) {
	last := i
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		l.rest(c, parent, role)
		if l.raw[c].kind != rawOther {
			last = c
		}
	}
	if l.raw[last].kind == tokSemicolon {
		l.blockEnd = l.raw[last].end
	}
}

// endAtLast moves the end of a compound statement to that of its last child or of
// a semicolon behind it, as CPython has it: tree-sitter's blocks may take in what
// follows.
func (l *lowering) endAtLast(me int32) {
	l.close(me)
	last := int32(-1)
	for c := me + 1; c < l.out[me].after; c = l.out[c].after {
		last = c
	}
	if last >= 0 && l.out[last].end > l.out[me].start {
		l.out[me].end = max(l.out[last].end, l.blockEnd)
	}
}

func (l *lowering) statement(i, parent int32, role Field) {
	if l.depth++; l.depth > maxDepth {
		l.begin(KindError, i, parent, role)
		l.broken = true
		l.depth--
		return
	}
	switch l.raw[i].kind {
	case rawExpressionStatement:
		l.expressionStatement(i, parent, role)
	case rawReturnStatement:
		l.simple(KindReturn, i, parent, role, FieldValue)
	case rawDeleteStatement:
		l.delete(i, parent, role)
	case rawRaiseStatement:
		l.raise(i, parent, role)
	case rawAssertStatement:
		l.assert(i, parent, role)
	case rawPassStatement:
		l.leaf(KindPass, i, parent, role)
	case rawBreakStatement:
		l.leaf(KindBreak, i, parent, role)
	case rawContinueStatement:
		l.leaf(KindContinue, i, parent, role)
	case rawGlobalStatement:
		l.names(KindGlobal, i, parent, role)
	case rawNonlocalStatement:
		l.names(KindNonlocal, i, parent, role)
	case rawImportStatement:
		l.imports(KindImport, i, parent, role)
	case rawImportFromStatement, rawFutureImportStatement:
		l.imports(KindImportFrom, i, parent, role)
	case rawTypeAliasStatement:
		l.typeAlias(i, parent, role)
	case rawIfStatement:
		l.ifStatement(i, parent, role)
	case rawForStatement:
		l.loop(KindFor, i, parent, role)
	case rawWhileStatement:
		l.loop(KindWhile, i, parent, role)
	case rawWithStatement:
		l.with(i, parent, role)
	case rawTryStatement:
		l.try(i, parent, role)
	case rawMatchStatement:
		l.match(i, parent, role)
	case rawFunctionDefinition:
		l.function(i, parent, role, -1)
	case rawClassDefinition:
		l.class(i, parent, role, -1)
	case rawDecoratedDefinition:
		l.decorated(i, parent, role)
	case rawBlock:
		l.statements(i, parent, role)
	default:
		l.failure(i, parent, role)
	}
	l.depth--
}

// expressionStatement lowers an expression that stands alone or an assignment.
func (l *lowering) expressionStatement(i, parent int32, role Field) {
	first := l.operand(i)
	if first < 0 {
		l.failure(i, parent, role)
		return
	}
	switch l.raw[first].kind {
	case rawAssignment:
		l.assignment(first, parent, role)
		l.others(i, first, parent, role)
		return
	case rawAugmentedAssignment:
		l.augmented(first, parent, role)
		l.others(i, first, parent, role)
		return
	}
	me := l.begin(KindExprStmt, i, parent, role)
	if l.find(i, tokComma) >= 0 {
		tuple := l.begin(KindTuple, i, me, FieldValue)
		l.elements(i, tuple)
		l.close(tuple)
	} else {
		l.fill(i, me, FieldValue)
	}
	l.close(me)
}

// others lowers the errors among the children of raw node i besides child taken.
func (l *lowering) others(i, taken, parent int32, role Field) {
	if !l.broken {
		return
	}
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if c != taken {
			l.rest(c, parent, role)
		}
	}
}

// fill lowers all expressions among the children of raw node i in one role.
func (l *lowering) fill(i, me int32, role Field) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		l.rest(c, me, role)
	}
}

// simple lowers a statement or expression of keywords and operands in one role.
func (l *lowering) simple(k Kind, i, parent int32, role, operand Field) int32 {
	me := l.begin(k, i, parent, role)
	l.fill(i, me, operand)
	l.close(me)
	return me
}

func (l *lowering) assignment(i, parent int32, role Field) {
	if t := l.child(i, inType); t >= 0 {
		me := l.begin(KindAnnAssign, i, parent, role)
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			switch l.raw[c].field {
			case inLeft:
				l.expr(c, me, FieldTarget)
			case inType:
				l.expr(c, me, FieldAnnotation)
			case inRight:
				l.expr(c, me, FieldValue)
			default:
				l.rest(c, me, FieldNone)
			}
		}
		l.close(me)
		return
	}
	me := l.begin(KindAssign, i, parent, role)
	for again := true; again; {
		again = false
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			switch {
			case l.raw[c].field == inLeft:
				l.expr(c, me, FieldTarget)
			case l.raw[c].field != inRight:
				l.rest(c, me, FieldNone)
			case l.raw[c].kind == rawAssignment && l.child(c, inType) < 0:
				i, again = c, true
			default:
				l.expr(c, me, FieldValue)
			}
		}
	}
	l.close(me)
}

func (l *lowering) augmented(i, parent int32, role Field) {
	me := l.begin(KindAugAssign, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].field {
		case inLeft:
			l.expr(c, me, FieldTarget)
		case inOperator:
			l.out[me].op = binaryOps[l.raw[c].kind]
		case inRight:
			l.expr(c, me, FieldValue)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

func (l *lowering) delete(i, parent int32, role Field) {
	me := l.begin(KindDelete, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == rawExpressionList {
			l.fill(c, me, FieldTarget)
		} else {
			l.rest(c, me, FieldTarget)
		}
	}
	l.close(me)
}

func (l *lowering) raise(i, parent int32, role Field) {
	me := l.begin(KindRaise, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == rawExpressionList { // Python 2: raise class, value
			l.fail(c, me)
		} else if l.raw[c].field == inCause {
			l.rest(c, me, FieldCause)
		} else {
			l.rest(c, me, FieldExc)
		}
	}
	l.close(me)
}

func (l *lowering) assert(i, parent int32, role Field) {
	me := l.begin(KindAssert, i, parent, role)
	operand := FieldTest
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		l.rest(c, me, operand)
		if l.raw[c].kind == tokComma {
			operand = FieldMsg
		}
	}
	l.close(me)
}

// names lowers a global or nonlocal statement.
func (l *lowering) names(k Kind, i, parent int32, role Field) {
	me := l.begin(k, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == rawIdentifier {
			l.leaf(KindIdentifier, c, me, FieldNames)
		} else {
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

func (l *lowering) imports(k Kind, i, parent int32, role Field) {
	me := l.begin(k, i, parent, role)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch kind := l.raw[c].kind; {
		case kind == tokFuture:
			l.leaf(KindIdentifier, c, me, FieldModule)
		case kind == rawRelativeImport:
			l.relative(c, me)
		case kind == rawDottedName && l.raw[c].field == inModuleName:
			l.leaf(KindIdentifier, c, me, FieldModule)
		case kind == rawDottedName, kind == rawWildcardImport:
			alias := l.begin(KindAlias, c, me, FieldNames)
			l.leaf(KindIdentifier, c, alias, FieldName)
			l.close(alias)
		case kind == rawAliasedImport:
			l.alias(c, me)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

func (l *lowering) relative(i, me int32) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawImportPrefix:
			dots := 0
			for d := l.raw[c].start; d < l.raw[c].end; d++ {
				if l.src[d] == '.' {
					dots++
				}
			}
			l.out[me].op = Op(min(dots, 255))
		case rawDottedName:
			l.leaf(KindIdentifier, c, me, FieldModule)
		default:
			l.rest(c, me, FieldNone)
		}
	}
}

func (l *lowering) alias(i, parent int32) {
	me := l.begin(KindAlias, i, parent, FieldNames)
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch l.raw[c].kind {
		case rawDottedName:
			l.leaf(KindIdentifier, c, me, FieldName)
		case rawIdentifier:
			l.leaf(KindIdentifier, c, me, FieldAsname)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

func (l *lowering) typeAlias(i, parent int32, role Field) {
	me := l.begin(KindTypeAlias, i, parent, role)
	side := 0
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		switch {
		case l.raw[c].kind == tokEqual:
			side = 1
		case l.raw[c].kind == rawType && side == 0:
			l.typeAliasName(c, me)
		case l.raw[c].kind == rawType:
			l.expr(c, me, FieldValue)
		default:
			l.rest(c, me, FieldNone)
		}
	}
	l.close(me)
}

// typeAliasName lowers the name and the type parameters before "=".
func (l *lowering) typeAliasName(i, me int32) {
	if c := l.operand(i); c >= 0 && (l.raw[c].kind == rawGenericType || l.raw[c].kind == rawSubscript) {
		for d, end := c+1, l.raw[c].after; d < end; d = l.raw[d].after {
			switch {
			case d == c+1:
				l.expr(d, me, FieldName)
			case l.raw[d].kind == rawTypeParameter:
				l.typeParameters(d, me)
			default:
				l.typeParameter(d, me)
			}
		}
		return
	}
	l.expr(i, me, FieldName)
}

// typeParameters lowers a list of type parameters in brackets (PEP 695).
func (l *lowering) typeParameters(i, me int32) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		l.typeParameter(c, me)
	}
}

// typeParameter lowers one type parameter. A bound follows a colon, and so does a
// default, whose "=" the scanner made one (PEP 696).
func (l *lowering) typeParameter(i, parent int32) {
	i = l.unwrapType(i)
	name := i
	if k := l.raw[i].kind; k == rawConstrainedType || k == rawSlice {
		if c := l.operand(i); c >= 0 {
			name = l.unwrapType(c)
		}
	}
	kind, identifier := KindTypeVar, name
	switch l.raw[name].kind {
	case rawIdentifier:
	case rawSplatType, rawListSplat, rawDictionarySplat:
		if kind = KindTypeVarTuple; l.raw[name+1].kind == tokStarStar {
			kind = KindParamSpec
		}
		identifier = l.find(name, rawIdentifier)
	default:
		identifier = -1
	}
	if identifier < 0 {
		l.rest(i, parent, FieldTypeParams)
		return
	}
	me := l.begin(kind, i, parent, FieldTypeParams)
	l.leaf(KindIdentifier, identifier, me, FieldName)
	if i != name {
		l.typeParameterParts(i, me)
	}
	l.close(me)
}

// typeParameterParts lowers what follows the colons of raw node i.
func (l *lowering) typeParameterParts(i, me int32) {
	role, named := FieldBound, true
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		in := l.unwrapType(c)
		switch {
		case l.raw[c].kind == tokColon:
			if l.byteAt(l.raw[c].start) == '=' {
				role = FieldDefault
			}
		case named && l.isNode(c):
			named = false
		case l.raw[in].kind == rawConstrainedType:
			l.typeParameterNested(in, me, role)
		default:
			l.rest(c, me, role)
		}
	}
}

// typeParameterNested lowers bound and default, which the grammar nests.
func (l *lowering) typeParameterNested(i, me int32, role Field) {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == tokColon {
			role = FieldDefault
		} else {
			l.rest(c, me, role)
		}
	}
}

// unwrapType goes down from a type node to what it wraps.
func (l *lowering) unwrapType(i int32) int32 {
	for l.raw[i].kind == rawType {
		c := l.operand(i)
		if c < 0 {
			break
		}
		i = c
	}
	return i
}
