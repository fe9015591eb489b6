package syntax

// atom builds what an expression begins with.
func (b *builder) atom() {
	op := OpNone
	switch b.kind {
	case lexName:
		b.leaf(KindName)
		return
	case lexString, lexBytes, lexFormatStart, lexTemplateStart:
		b.strings()
		return
	case lexLeftParen:
		b.enter()
		b.group()
		b.depth--
		return
	case lexLeftBracket:
		b.enter()
		b.brackets()
		b.depth--
		return
	case lexLeftBrace:
		b.enter()
		b.braces()
		b.depth--
		return
	case lexInt:
		op = ConstInt
	case lexFloat:
		op = ConstFloat
	case lexImaginary:
		op = ConstComplex
	case lexNone:
		op = ConstNone
	case lexTrue:
		op = ConstTrue
	case lexFalse:
		op = ConstFalse
	case lexEllipsis:
		op = ConstEllipsis
	default:
		b.fail()
		return
	}
	b.leaf(KindConstant).op = op
}

// group builds what stands in parentheses: a Tuple, a generator expression, or
// any expression, beside which the parentheses are noted.
func (b *builder) group() {
	start, mark := b.start(), b.mark()
	b.next()
	switch b.kind {
	case lexRightParen:
		b.next()
		b.node(KindTuple, start, mark)
		return
	case lexYield:
		b.yield()
		b.expect(lexRightParen)
		b.paren(start)
		return
	}
	b.starNamed()
	switch b.kind {
	case lexFor, lexAsync:
		b.comprehension(KindGeneratorExp, lexRightParen, start, mark)
	case lexComma:
		b.elements(lexRightParen)
		b.node(KindTuple, start, mark)
	default:
		if b.top().kind == KindStarred {
			b.fail()
		}
		b.expect(lexRightParen)
		b.paren(start)
	}
}

// elements builds the elements behind the first one, up to the closing bracket.
func (b *builder) elements(end lexKind) {
	b.as(FieldElt)
	for b.accept(lexComma) && b.kind != end {
		b.starNamed()
		b.as(FieldElt)
	}
	b.expect(end)
}

func (b *builder) brackets() {
	start, mark := b.start(), b.mark()
	b.next()
	if b.accept(lexRightBracket) {
		b.node(KindList, start, mark)
		return
	}
	b.starNamed()
	if b.kind == lexFor || b.kind == lexAsync {
		b.comprehension(KindListComp, lexRightBracket, start, mark)
		return
	}
	b.elements(lexRightBracket)
	b.node(KindList, start, mark)
}

// braces builds a dict or set or a comprehension of one.
func (b *builder) braces() {
	start, mark := b.start(), b.mark()
	b.next()
	if b.accept(lexRightBrace) {
		b.node(KindDict, start, mark)
		return
	}
	if b.kind == lexStarStar {
		b.dict(start, mark)
		return
	}
	b.starNamed()
	switch b.kind {
	case lexColon:
		b.firstKey()
		b.expression()
		if b.kind == lexFor || b.kind == lexAsync {
			b.comprehension(KindDictComp, lexRightBrace, start, mark)
			return
		}
		b.as(FieldValue)
		if b.accept(lexComma) {
			b.dict(start, mark)
			return
		}
		b.expect(lexRightBrace)
		b.node(KindDict, start, mark)
	case lexFor, lexAsync:
		b.comprehension(KindSetComp, lexRightBrace, start, mark)
	default:
		b.elements(lexRightBrace)
		b.node(KindSet, start, mark)
	}
}

// firstKey makes the node that was built last the first key of a dict.
func (b *builder) firstKey() {
	switch n := b.top(); {
	case n.kind == KindStarred, n.kind == KindNamedExpr && n.flags&flagParens == 0:
		b.fail()
	default:
		n.field = FieldKey
		b.next()
	}
}

// dict builds the items of a dict up to its end.
func (b *builder) dict(start uint32, mark int) {
	for b.kind != lexRightBrace && b.kind != lexEnd {
		if b.accept(lexStarStar) {
			b.bitwise()
		} else {
			b.expression()
			b.as(FieldKey)
			b.expect(lexColon)
			b.expression()
		}
		b.as(FieldValue)
		if !b.accept(lexComma) {
			break
		}
	}
	b.expect(lexRightBrace)
	b.node(KindDict, start, mark)
}

// comprehension builds a comprehension whose element was built last, up to its
// closing bracket.
func (b *builder) comprehension(k Kind, end lexKind, start uint32, mark int) {
	if b.top().kind == KindStarred {
		b.fail()
	}
	b.as(FieldElt)
	b.generators()
	b.expect(end)
	b.node(k, start, mark)
}

// generators builds the clauses of a comprehension.
func (b *builder) generators() {
	for b.kind == lexFor || b.kind == lexAsync {
		start, mark, async := b.start(), b.mark(), flags(0)
		if b.accept(lexAsync) {
			async = flagAsync
		}
		b.expect(lexFor)
		b.targets()
		b.as(FieldTarget)
		b.expect(lexIn)
		b.disjunction()
		b.as(FieldIter)
		for b.accept(lexIf) {
			b.disjunction()
			b.as(FieldIfs)
		}
		n := b.node(KindComprehension, start, mark)
		n.field, n.flags = FieldGenerators, async
	}
}

// strings builds a string literal or several in a row: a Constant or, where an
// f-string or t-string takes part, the node that holds its fields.
func (b *builder) strings() {
	start, mark := b.start(), b.mark()
	kinds := [lexKindCount]bool{}
	for {
		k := b.kind
		switch k {
		case lexString, lexBytes:
			b.next()
		case lexFormatStart, lexTemplateStart:
			b.next()
			for b.kind == lexLeftBrace {
				b.formatField()
			}
			b.expect(lexFormatEnd)
		default:
			b.stringNode(&kinds, start, mark)
			return
		}
		kinds[k] = true
	}
}

func (b *builder) stringNode(kinds *[lexKindCount]bool, start uint32, mark int) {
	text, format := kinds[lexString], kinds[lexFormatStart]
	switch {
	case kinds[lexTemplateStart]:
		if text || format || kinds[lexBytes] {
			b.fail()
		}
		b.node(KindTemplateStr, start, mark)
	case kinds[lexBytes]:
		if text || format {
			b.fail()
		}
		b.node(KindConstant, start, mark).op = ConstBytes
	case format:
		b.node(KindJoinedStr, start, mark)
	default:
		b.node(KindConstant, start, mark).op = ConstStr
	}
}

// formatField builds a field of an f-string.
func (b *builder) formatField() {
	b.enter()
	start, mark := b.start(), b.mark()
	b.next()
	if b.kind == lexYield {
		b.yield()
	} else {
		b.starExpressions()
	}
	if b.top().kind == KindStarred {
		b.fail()
	}
	b.as(FieldValue)
	b.accept(lexEqual)
	b.accept(lexExclamation)
	if colon, inner := b.start(), b.mark(); b.accept(lexColon) {
		for b.kind == lexLeftBrace {
			b.formatField()
		}
		n := b.node(KindJoinedStr, colon, inner)
		n.field, n.end = FieldFormatSpec, b.start()
	}
	b.expect(lexRightBrace)
	b.node(KindFormattedValue, start, mark).field = FieldValue
	b.depth--
}
