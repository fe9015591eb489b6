package syntax

// statement builds the statements of a line or one compound statement.
func (b *builder) statement(role Field) {
	b.enter()
	start, mark := b.start(), b.mark()
	switch b.kind {
	case lexIf:
		b.ifStatement(role)
	case lexWhile:
		b.next()
		b.namedExpression()
		b.as(FieldTest)
		b.block(FieldBody)
		b.orElse()
		b.node(KindWhile, start, mark).field = role
	case lexFor:
		b.forStatement(start, mark, 0, role)
	case lexTry:
		b.try(role)
	case lexWith:
		b.with(start, mark, 0, role)
	case lexDef:
		b.function(start, mark, 0, role)
	case lexClass:
		b.class(start, mark, role)
	case lexAt:
		b.decorated(role)
	case lexAsync:
		b.async(start, mark, role)
	case lexName:
		if b.isWord("match") && b.isMatch() {
			b.match(role)
		} else {
			b.simpleStatements(role)
		}
	default:
		b.simpleStatements(role)
	}
	b.depth--
}

// async builds what async begins.
func (b *builder) async(start uint32, mark int, role Field) {
	b.next()
	switch b.kind {
	case lexDef:
		b.function(start, mark, flagAsync, role)
	case lexWith:
		b.with(start, mark, flagAsync, role)
	case lexFor:
		b.forStatement(start, mark, flagAsync, role)
	default:
		b.fail()
	}
}

// simpleStatements builds the simple statements of one line.
func (b *builder) simpleStatements(role Field) {
	for {
		b.simpleStatement()
		b.as(role)
		if b.kind == lexSemicolon {
			b.next()
			if b.kind != lexNewline {
				continue
			}
		}
		if b.kind != lexNewline {
			b.fail()
		}
		b.skip()
		return
	}
}

// block builds a colon and the statements that it governs.
func (b *builder) block(role Field) {
	b.expect(lexColon)
	if b.kind != lexNewline {
		b.simpleStatements(role)
		return
	}
	b.skip()
	if b.kind != lexIndent {
		b.fail()
		return
	}
	b.skip()
	for b.kind != lexDedent && b.kind != lexEnd {
		b.statement(role)
	}
	b.skip()
}

func (b *builder) orElse() {
	if b.accept(lexElse) {
		b.block(FieldOrelse)
	}
}

// ifStatement builds if, elif and else; an elif is an If in the Orelse of the one
// before it.
func (b *builder) ifStatement(role Field) {
	start, mark := b.start(), b.mark()
	b.next()
	b.namedExpression()
	b.as(FieldTest)
	b.block(FieldBody)
	if b.kind == lexElif {
		b.enter()
		b.ifStatement(FieldOrelse)
		b.depth--
	} else {
		b.orElse()
	}
	b.node(KindIf, start, mark).field = role
}

func (b *builder) forStatement(start uint32, mark int, async flags, role Field) {
	b.next()
	b.targets()
	b.as(FieldTarget)
	b.expect(lexIn)
	b.starExpressions()
	b.as(FieldIter)
	b.block(FieldBody)
	b.orElse()
	n := b.node(KindFor, start, mark)
	n.field, n.flags = role, async
}

func (b *builder) try(role Field) {
	start, mark := b.start(), b.mark()
	b.next()
	b.block(FieldBody)
	star, handlers := flags(0), 0
	for ; b.kind == lexExcept; handlers++ {
		found := b.handler()
		if handlers > 0 && found != star {
			b.fail()
		}
		star = found
	}
	if handlers > 0 {
		b.orElse()
	}
	if b.accept(lexFinally) {
		b.block(FieldFinalbody)
	} else if handlers == 0 {
		b.fail()
	}
	n := b.node(KindTry, start, mark)
	n.field, n.flags = role, star
}

// handler builds an except clause and reports whether it is an except* clause.
func (b *builder) handler() (star flags) {
	start, mark := b.start(), b.mark()
	b.next()
	if b.accept(lexStar) {
		star = flagStar
	}
	if b.kind != lexColon || star != 0 {
		first := b.start()
		b.expression()
		switch b.kind {
		case lexComma: // PEP 758
			b.as(FieldElt)
			for b.accept(lexComma) {
				b.expression()
				b.as(FieldElt)
			}
			b.node(KindTuple, first, mark).field = FieldType
		case lexAs:
			b.as(FieldType)
			b.next()
			b.identifier(FieldName)
		default:
			b.as(FieldType)
		}
	}
	b.block(FieldBody)
	b.node(KindExceptHandler, start, mark).field = FieldHandlers
	return star
}

// decorated builds a def or class with its decorators, which come first among its
// children though its span begins behind them.
func (b *builder) decorated(role Field) {
	mark := b.mark()
	for b.accept(lexAt) {
		b.namedExpression()
		b.as(FieldDecoratorList)
		if b.kind != lexNewline {
			b.fail()
		}
		b.skip()
	}
	start, async := b.start(), flags(0)
	if b.kind == lexAsync && b.peek() == lexDef {
		b.next()
		async = flagAsync
	}
	switch b.kind {
	case lexDef:
		b.function(start, mark, async, role)
	case lexClass:
		b.class(start, mark, role)
	default:
		b.fail()
	}
}

func (b *builder) function(start uint32, mark int, async flags, role Field) {
	b.next()
	b.identifier(FieldName)
	b.typeParameters()
	b.expect(lexLeftParen)
	b.parameters(lexRightParen)
	b.expect(lexRightParen)
	if b.accept(lexArrow) {
		b.expression()
		b.as(FieldReturns)
	}
	b.block(FieldBody)
	n := b.node(KindFunctionDef, start, mark)
	n.field, n.flags = role, async
}

func (b *builder) class(start uint32, mark int, role Field) {
	b.next()
	b.identifier(FieldName)
	b.typeParameters()
	if b.accept(lexLeftParen) {
		b.arguments(FieldBases, b.lexemes[b.at-1].start)
		b.expect(lexRightParen)
	}
	b.block(FieldBody)
	b.node(KindClassDef, start, mark).field = role
}

// with builds a with statement. Parentheses around the items are told from those
// around one expression by what CPython's grammar tries first.
func (b *builder) with(start uint32, mark int, async flags, role Field) {
	b.next()
	if !b.parenthesizedItems() {
		for {
			b.withItem()
			if !b.accept(lexComma) {
				break
			}
		}
	}
	b.block(FieldBody)
	n := b.node(KindWith, start, mark)
	n.field, n.flags = role, async
}

func (b *builder) withItem() {
	start, mark := b.start(), b.mark()
	b.expression()
	b.as(FieldContextExpr)
	if b.accept(lexAs) {
		b.target()
		b.as(FieldOptionalVars)
	}
	b.node(KindWithItem, start, mark).field = FieldItems
}

// parenthesizedItems builds "(item, …)" if that is what stands before the colon of
// a with statement. One expression in parentheses is left to withItem.
func (b *builder) parenthesizedItems() bool {
	if b.kind != lexLeftParen || !b.closesBeforeColon() {
		return false
	}
	at, last, mark, parens := b.at, b.last, b.mark(), len(b.parens)
	var before built // an attempt that fails may write to the node before
	if mark > 0 {
		before = b.built[mark-1]
	}
	b.next()
	comma, named := false, false
	for b.kind != lexRightParen && !b.failed {
		b.withItem()
		if b.failed {
			break
		}
		named = named || b.built[len(b.built)-2].field == FieldOptionalVars
		if !b.accept(lexComma) {
			break
		}
		comma = true
	}
	if !b.failed && b.kind == lexRightParen && (comma || named) {
		b.next()
		return true
	}
	b.at, b.kind, b.last, b.failed = at, lexLeftParen, last, false
	b.built, b.parens = b.built[:mark], b.parens[:parens]
	if mark > 0 {
		b.built[mark-1] = before
	}
	return false
}

// closesBeforeColon reports whether a colon follows the bracket that closes the one
// at the current lexeme.
func (b *builder) closesBeforeColon() bool {
	level := 0
	for i := b.at; i+1 < len(b.lexemes); i++ {
		switch b.lexemes[i].kind {
		case lexLeftParen, lexLeftBracket, lexLeftBrace:
			level++
		case lexRightParen, lexRightBracket, lexRightBrace:
			if level--; level == 0 {
				return b.lexemes[i+1].kind == lexColon
			}
		case lexNewline:
			return false
		}
	}
	return false
}
