package syntax

// simpleStatement builds one simple statement.
func (b *builder) simpleStatement() {
	start, mark := b.start(), b.mark()
	switch b.kind {
	case lexReturn:
		b.next()
		if b.kind != lexNewline && b.kind != lexSemicolon {
			b.starExpressions()
			b.as(FieldValue)
		}
		b.node(KindReturn, start, mark)
	case lexImport:
		b.next()
		for {
			b.alias(true)
			if !b.accept(lexComma) {
				break
			}
		}
		b.node(KindImport, start, mark)
	case lexFrom:
		b.importFrom()
	case lexRaise:
		b.next()
		if b.kind != lexNewline && b.kind != lexSemicolon {
			b.expression()
			b.as(FieldExc)
			if b.accept(lexFrom) {
				b.expression()
				b.as(FieldCause)
			}
		}
		b.node(KindRaise, start, mark)
	case lexPass:
		b.leaf(KindPass)
	case lexBreak:
		b.leaf(KindBreak)
	case lexContinue:
		b.leaf(KindContinue)
	case lexDel:
		b.delete()
	case lexAssert:
		b.next()
		b.expression()
		b.as(FieldTest)
		if b.accept(lexComma) {
			b.expression()
			b.as(FieldMsg)
		}
		b.node(KindAssert, start, mark)
	case lexGlobal:
		b.names(KindGlobal)
	case lexNonlocal:
		b.names(KindNonlocal)
	case lexName:
		if b.peek() == lexName && b.word() == "type" {
			b.typeAlias()
		} else {
			b.expressionStatement()
		}
	default:
		b.expressionStatement()
	}
}

// names builds a global or nonlocal statement.
func (b *builder) names(k Kind) {
	start, mark := b.start(), b.mark()
	b.next()
	b.identifier(FieldNames)
	for b.accept(lexComma) {
		b.identifier(FieldNames)
	}
	b.node(k, start, mark)
}

func (b *builder) delete() {
	start, mark := b.start(), b.mark()
	b.next()
	for {
		b.bitwise()
		b.as(FieldTarget)
		if !b.isTarget(len(b.built)-1, false) {
			b.fail()
		}
		if !b.accept(lexComma) || b.kind == lexNewline || b.kind == lexSemicolon {
			break
		}
	}
	b.node(KindDelete, start, mark)
}

// dotted builds an Identifier of a name with dots.
func (b *builder) dotted(role Field) {
	start := b.start()
	b.expect(lexName)
	for b.accept(lexDot) {
		b.expect(lexName)
	}
	b.node(KindIdentifier, start, b.mark()).field = role
}

// alias builds a name in an import.
func (b *builder) alias(dotted bool) {
	start, mark := b.start(), b.mark()
	if dotted {
		b.dotted(FieldName)
	} else {
		b.identifier(FieldName)
	}
	if b.accept(lexAs) {
		b.identifier(FieldAsname)
	}
	b.node(KindAlias, start, mark).field = FieldNames
}

func (b *builder) importFrom() {
	start, mark, dots := b.start(), b.mark(), 0
	b.next()
	for {
		if b.accept(lexDot) {
			dots++
		} else if b.accept(lexEllipsis) {
			dots += 3
		} else {
			break
		}
	}
	if b.kind != lexImport || dots == 0 {
		b.dotted(FieldModule)
	}
	if dots > 255 {
		b.fail()
	}
	b.expect(lexImport)
	switch b.kind {
	case lexStar:
		star := b.start()
		b.leaf(KindIdentifier).field = FieldName
		b.node(KindAlias, star, b.mark()-1).field = FieldNames
	case lexLeftParen:
		b.next()
		for {
			b.alias(false)
			if !b.accept(lexComma) || b.kind == lexRightParen {
				break
			}
		}
		b.expect(lexRightParen)
	default:
		for {
			b.alias(false)
			if !b.accept(lexComma) {
				break
			}
		}
	}
	b.node(KindImportFrom, start, mark).op = Op(min(dots, 255))
}

// typeAlias builds a type statement (PEP 695).
func (b *builder) typeAlias() {
	start, mark := b.start(), b.mark()
	b.next()
	b.leaf(KindName).field = FieldName
	b.typeParameters()
	b.expect(lexEqual)
	b.expression()
	b.as(FieldValue)
	b.node(KindTypeAlias, start, mark)
}

// typeParameters builds type parameters in brackets, if there are any (PEP 695,
// with the defaults of PEP 696).
func (b *builder) typeParameters() {
	if !b.accept(lexLeftBracket) {
		return
	}
	for {
		start, mark, kind := b.start(), b.mark(), KindTypeVar
		if b.accept(lexStar) {
			kind = KindTypeVarTuple
		} else if b.accept(lexStarStar) {
			kind = KindParamSpec
		}
		b.identifier(FieldName)
		if kind == KindTypeVar && b.accept(lexColon) {
			b.expression()
			b.as(FieldBound)
		}
		if b.accept(lexEqual) {
			if kind == KindTypeVarTuple {
				b.starExpression()
			} else {
				b.expression()
			}
			b.as(FieldDefault)
		}
		b.node(kind, start, mark).field = FieldTypeParams
		if !b.accept(lexComma) || b.kind == lexRightBracket {
			break
		}
	}
	b.expect(lexRightBracket)
}

// assigned builds what may stand behind "=".
func (b *builder) assigned() {
	if b.kind == lexYield {
		b.yield()
	} else {
		b.starExpressions()
	}
}

// expressionStatement builds an expression that stands alone or an assignment.
func (b *builder) expressionStatement() {
	start, mark := b.start(), b.mark()
	yield := b.kind == lexYield
	b.assigned()
	switch b.kind {
	case lexEqual:
		for {
			if yield || !b.isTarget(len(b.built)-1, true) {
				b.fail()
			}
			b.as(FieldTarget)
			b.expect(lexEqual)
			yield = b.kind == lexYield
			b.assigned()
			if b.kind != lexEqual {
				break
			}
		}
		b.as(FieldValue)
		b.node(KindAssign, start, mark)
	case lexAugmented:
		if !b.isSingleTarget() {
			b.fail()
			return
		}
		b.as(FieldTarget)
		op := augmentedOp(b.word())
		b.next()
		b.assigned()
		b.as(FieldValue)
		b.node(KindAugAssign, start, mark).op = op
	case lexColon:
		if !b.isSingleTarget() {
			b.fail()
		}
		b.as(FieldTarget)
		b.next()
		b.expression()
		b.as(FieldAnnotation)
		if b.accept(lexEqual) {
			b.assigned()
			b.as(FieldValue)
		}
		b.node(KindAnnAssign, start, mark)
	default:
		b.as(FieldValue)
		b.node(KindExprStmt, start, mark)
	}
}

// isSingleTarget reports whether the node that was built last may be the target of
// an annotated or augmented assignment.
func (b *builder) isSingleTarget() bool {
	switch b.top().kind {
	case KindName, KindAttribute, KindSubscript:
		return true
	}
	return false
}

// isTarget reports whether node i may be assigned to or, without stars, deleted.
func (b *builder) isTarget(i int, stars bool) bool {
	if b.failed {
		return false
	}
	switch n := b.built[i]; n.kind {
	case KindName, KindAttribute, KindSubscript:
		return true
	case KindStarred:
		return stars && b.built[i-1].kind != KindStarred && b.isTarget(i-1, stars)
	case KindTuple, KindList:
		for c := i - 1; c > i-int(n.size); c -= int(b.built[c].size) {
			if !b.isTarget(c, stars) {
				return false
			}
		}
		return true
	}
	return false
}
