package syntax

// isMatch reports whether the name match at the current lexeme begins a match
// statement: its line ends with a colon, and the next one is a case.
func (b *builder) isMatch() bool {
	switch b.peek() {
	case lexEqual, lexDot, lexComma, lexColon, lexNewline, lexSemicolon, lexAugmented:
		return false
	}
	for i := b.at + 1; i+2 < len(b.lexemes); i++ {
		if b.lexemes[i].kind == lexNewline {
			word := b.lexemes[i+2]
			return b.lexemes[i-1].kind == lexColon && b.lexemes[i+1].kind == lexIndent && b.src[word.start:word.end] == "case"
		}
	}
	return false
}

func (b *builder) match(role Field) {
	start, mark := b.start(), b.mark()
	b.next()
	b.subject()
	b.expect(lexColon)
	if b.kind != lexNewline || b.peek() != lexIndent {
		b.fail()
	}
	b.skip()
	b.skip()
	for b.isWord("case") {
		b.matchCase()
	}
	if b.kind != lexDedent {
		b.fail()
	}
	b.skip()
	b.node(KindMatch, start, mark).field = role
}

// subject builds what is matched, a Tuple if there is a comma.
func (b *builder) subject() {
	b.list((*builder).starNamed)
	if b.top().kind == KindStarred {
		b.fail()
	}
	b.as(FieldSubject)
}

func (b *builder) matchCase() {
	start, mark := b.start(), b.mark()
	b.next()
	b.openPattern()
	b.as(FieldPattern)
	if b.accept(lexIf) {
		b.namedExpression()
		b.as(FieldGuard)
	}
	b.block(FieldBody)
	b.node(KindMatchCase, start, mark).field = FieldCases
}

// openPattern builds a pattern that may be a sequence without brackets.
func (b *builder) openPattern() {
	start, mark, star := b.start(), b.mark(), b.kind == lexStar
	b.sequenceItem()
	if b.kind != lexComma {
		if star {
			b.fail()
		}
		return
	}
	b.as(FieldPattern)
	for b.accept(lexComma) && b.kind != lexColon && b.kind != lexIf {
		b.sequenceItem()
		b.as(FieldPattern)
	}
	b.node(KindMatchSequence, start, mark)
}

// sequenceItem builds a pattern or *name.
func (b *builder) sequenceItem() {
	if b.kind != lexStar {
		b.pattern()
		return
	}
	start, mark := b.start(), b.mark()
	b.next()
	if b.isWord("_") {
		b.next()
	} else {
		b.identifier(FieldName)
	}
	b.node(KindMatchStar, start, mark)
}

// pattern builds alternatives and "as name".
func (b *builder) pattern() {
	b.enter()
	start, mark := b.start(), b.mark()
	b.closedPattern()
	if b.kind == lexPipe {
		b.as(FieldPattern)
		for b.accept(lexPipe) {
			b.closedPattern()
			b.as(FieldPattern)
		}
		b.node(KindMatchOr, start, mark)
	}
	if b.kind == lexAs {
		b.as(FieldPattern)
		b.next()
		b.captured()
		b.node(KindMatchAs, start, mark)
	}
	b.depth--
}

// captured builds the name that a pattern binds.
func (b *builder) captured() {
	if b.isWord("_") {
		b.fail()
	}
	b.identifier(FieldName)
}

func (b *builder) closedPattern() {
	start, mark := b.start(), b.mark()
	switch b.kind {
	case lexNone, lexTrue, lexFalse:
		b.atom()
		b.top().kind = KindMatchSingleton
	case lexInt, lexFloat, lexImaginary, lexMinus, lexString, lexBytes:
		b.patternLiteral()
		b.as(FieldValue)
		b.node(KindMatchValue, start, mark)
	case lexName:
		b.namePattern(start, mark)
	case lexLeftParen:
		b.groupPattern(start, mark)
	case lexLeftBracket:
		b.next()
		b.patternItems(lexRightBracket)
		b.node(KindMatchSequence, start, mark)
	case lexLeftBrace:
		b.mappingPattern(start, mark)
	default:
		b.fail()
	}
}

// patternLiteral builds a number, a sum of a real and an imaginary one, or a string.
func (b *builder) patternLiteral() {
	if b.kind == lexString || b.kind == lexBytes {
		b.strings()
		if b.top().kind != KindConstant {
			b.fail()
		}
		return
	}
	start, mark := b.start(), b.mark()
	minus := b.accept(lexMinus)
	imaginary := b.kind == lexImaginary
	if !imaginary && b.kind != lexInt && b.kind != lexFloat {
		b.fail()
	}
	b.atom()
	if minus {
		b.as(FieldOperand)
		b.node(KindUnaryOp, start, mark).op = OpUSub
	}
	if b.kind != lexPlus && b.kind != lexMinus {
		return
	}
	op := lexOps[b.kind]
	b.as(FieldLeft)
	b.next()
	if imaginary || b.kind != lexImaginary {
		b.fail()
	}
	b.atom()
	b.as(FieldRight)
	b.node(KindBinOp, start, mark).op = op
}

// dottedPattern builds a Name with the Attributes of it.
func (b *builder) dottedPattern(start uint32, mark int) {
	b.leaf(KindName)
	for b.kind == lexDot {
		b.as(FieldValue)
		b.next()
		b.identifier(FieldAttr)
		b.node(KindAttribute, start, mark)
	}
}

// namePattern builds what begins with a name: a capture, the wildcard, a dotted
// name or a class pattern.
func (b *builder) namePattern(start uint32, mark int) {
	switch b.peek() {
	case lexDot, lexLeftParen:
	case lexEqual:
		b.fail()
		return
	default:
		if b.isWord("_") {
			b.leaf(KindMatchAs)
			return
		}
		b.leaf(KindIdentifier).field = FieldName
		b.node(KindMatchAs, start, mark)
		return
	}
	b.dottedPattern(start, mark)
	if b.kind != lexLeftParen {
		b.as(FieldValue)
		b.node(KindMatchValue, start, mark)
		return
	}
	b.as(FieldCls)
	b.next()
	keywords := false
	for b.kind != lexRightParen && b.kind != lexEnd {
		if b.kind == lexName && b.peek() == lexEqual {
			keywords = true
			b.identifier(FieldKwdAttrs)
			b.next()
			b.pattern()
			b.as(FieldKwdPatterns)
		} else if keywords {
			b.fail()
		} else {
			b.pattern()
			b.as(FieldPattern)
		}
		if !b.accept(lexComma) {
			break
		}
	}
	b.expect(lexRightParen)
	b.node(KindMatchClass, start, mark)
}

// patternItems builds the items of a sequence up to its closing bracket.
func (b *builder) patternItems(end lexKind) {
	for b.kind != end && b.kind != lexEnd {
		b.sequenceItem()
		b.as(FieldPattern)
		if !b.accept(lexComma) {
			break
		}
	}
	b.expect(end)
}

// groupPattern builds a pattern in parentheses or a sequence.
func (b *builder) groupPattern(start uint32, mark int) {
	b.next()
	if b.kind == lexRightParen {
		b.next()
		b.node(KindMatchSequence, start, mark)
		return
	}
	star := b.kind == lexStar
	b.sequenceItem()
	if b.kind != lexComma {
		if star {
			b.fail()
		}
		b.expect(lexRightParen)
		b.paren(start)
		return
	}
	b.as(FieldPattern)
	b.next()
	b.patternItems(lexRightParen)
	b.node(KindMatchSequence, start, mark)
}

func (b *builder) mappingPattern(start uint32, mark int) {
	b.next()
	for b.kind != lexRightBrace && b.kind != lexEnd {
		if b.accept(lexStarStar) {
			b.captured()
			b.accept(lexComma)
			break
		}
		b.mappingKey()
		b.as(FieldKey)
		b.expect(lexColon)
		b.pattern()
		b.as(FieldPattern)
		if !b.accept(lexComma) {
			break
		}
	}
	b.expect(lexRightBrace)
	b.node(KindMatchMapping, start, mark)
}

func (b *builder) mappingKey() {
	switch b.kind {
	case lexNone, lexTrue, lexFalse:
		b.atom()
	case lexName:
		if b.peek() != lexDot {
			b.fail()
			return
		}
		b.dottedPattern(b.start(), b.mark())
	default:
		b.patternLiteral()
	}
}
