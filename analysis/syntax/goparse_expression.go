package syntax

// Precedences of binary operators; the higher bind closer.
const (
	bindOr = 1 + iota
	bindAnd
	bindNot
	bindCompare
	bindBitOr
	bindBitXor
	bindBitAnd
	bindShift
	bindSum
	bindProduct
	bindUnary
	bindPower
)

var bindings = [lexKindCount]uint8{
	lexOr: bindOr, lexAnd: bindAnd,
	lexIn: bindCompare, lexNot: bindCompare, lexIs: bindCompare, lexEqualEqual: bindCompare, lexNotEqual: bindCompare,
	lexLess: bindCompare, lexLessEqual: bindCompare, lexGreater: bindCompare, lexGreaterEqual: bindCompare,
	lexPipe: bindBitOr, lexCaret: bindBitXor, lexAmpersand: bindBitAnd, lexLeftShift: bindShift, lexRightShift: bindShift,
	lexPlus: bindSum, lexMinus: bindSum, lexStar: bindProduct, lexSlash: bindProduct, lexSlashSlash: bindProduct,
	lexPercent: bindProduct, lexAt: bindProduct, lexStarStar: bindPower,
}

// starExpressions builds one expression or, with commas, a Tuple; *x may stand in
// it.
func (b *builder) starExpressions() { b.list((*builder).starExpression) }

// list builds one item or, with commas, a Tuple of items.
func (b *builder) list(item func(*builder)) {
	start, mark := b.start(), b.mark()
	item(b)
	if b.kind != lexComma {
		return
	}
	b.as(FieldElt)
	for b.accept(lexComma) && !b.endsList() {
		item(b)
		b.as(FieldElt)
	}
	b.node(KindTuple, start, mark)
}

// endsList reports whether the current lexeme may stand behind the last comma of a
// list.
func (b *builder) endsList() bool {
	switch b.kind {
	case lexNewline, lexEqual, lexRightParen, lexRightBracket, lexRightBrace, lexColon, lexSemicolon, lexEnd, lexAugmented, lexIn, lexExclamation:
		return true
	}
	return false
}

// starExpression builds an expression or *x, where the star binds like in an
// assignment.
func (b *builder) starExpression() {
	if b.kind == lexStar {
		b.starred(bindBitOr)
	} else {
		b.expression()
	}
}

// starNamed is starExpression where x := y may stand.
func (b *builder) starNamed() {
	if b.kind == lexStar {
		b.starred(bindBitOr)
	} else {
		b.namedExpression()
	}
}

// starred builds *x, whose operand binds at least so closely; 0 stands for any
// expression.
func (b *builder) starred(binding uint8) {
	start, mark := b.start(), b.mark()
	b.next()
	if binding == 0 {
		b.expression()
	} else {
		b.binary(binding)
	}
	b.as(FieldValue)
	b.node(KindStarred, start, mark)
}

// namedExpression builds an expression or name := expression.
func (b *builder) namedExpression() {
	if b.kind != lexName || b.peek() != lexColonEqual {
		b.expression()
		return
	}
	start, mark := b.start(), b.mark()
	b.leaf(KindName).field = FieldTarget
	b.next()
	b.expression()
	b.as(FieldValue)
	b.node(KindNamedExpr, start, mark)
}

// expression builds a lambda, a conditional expression or what is below.
func (b *builder) expression() {
	b.enter()
	start, mark := b.start(), b.mark()
	if b.kind == lexLambda {
		b.lambda()
	} else if b.binary(bindOr); b.kind == lexIf {
		b.as(FieldBody)
		b.next()
		b.binary(bindOr)
		b.as(FieldTest)
		b.expect(lexElse)
		b.expression()
		b.as(FieldOrelse)
		b.node(KindIfExp, start, mark)
	}
	b.depth--
}

func (b *builder) lambda() {
	start, mark := b.start(), b.mark()
	b.next()
	b.parameters(lexColon)
	b.expect(lexColon)
	b.expression()
	b.as(FieldBody)
	b.node(KindLambda, start, mark)
}

// disjunction builds an expression that is neither a lambda nor conditional.
func (b *builder) disjunction() { b.binary(bindOr) }

// bitwise builds an expression of operators that bind closer than comparisons.
func (b *builder) bitwise() { b.binary(bindBitOr) }

// binary builds an expression of operators that bind at least so closely.
func (b *builder) binary(least uint8) {
	start, mark := b.start(), b.mark()
	b.operand(least)
	for {
		binding := bindings[b.kind]
		if binding < least || binding == 0 {
			return
		}
		switch binding {
		case bindOr, bindAnd:
			b.boolean(binding, start, mark)
			continue
		case bindCompare:
			if b.kind == lexNot && b.peek() != lexIn {
				return
			}
			b.comparison(start, mark)
			continue
		}
		op := lexOps[b.kind]
		b.as(FieldLeft)
		b.next()
		if binding == bindPower {
			b.enter()
			b.binary(bindUnary)
			b.depth--
		} else {
			b.binary(binding + 1)
		}
		b.as(FieldRight)
		b.node(KindBinOp, start, mark).op = op
	}
}

// operand builds what a binary operator may stand behind.
func (b *builder) operand(least uint8) {
	op, binding := OpNone, uint8(bindUnary)
	switch b.kind {
	case lexNot:
		op, binding = OpNot, bindNot
	case lexMinus:
		op = OpUSub
	case lexPlus:
		op = OpUAdd
	case lexTilde:
		op = OpInvert
	default:
		b.primary()
		return
	}
	if least > binding {
		b.fail()
	}
	start, mark := b.start(), b.mark()
	b.next()
	b.enter()
	b.binary(binding)
	b.depth--
	b.as(FieldOperand)
	b.node(KindUnaryOp, start, mark).op = op
}

// boolean builds a chain of one operator.
func (b *builder) boolean(binding uint8, start uint32, mark int) {
	kind := b.kind
	b.as(FieldValue)
	for b.accept(kind) {
		b.binary(binding + 1)
		b.as(FieldValue)
	}
	b.node(KindBoolOp, start, mark).op = lexOps[kind]
}

// comparison builds a chain of comparisons.
func (b *builder) comparison(start uint32, mark int) {
	b.as(FieldLeft)
	for bindings[b.kind] == bindCompare {
		at, op := b.start(), lexOps[b.kind]
		first := b.kind
		if first == lexNot {
			if b.peek() != lexIn {
				break
			}
			op = OpNotIn
			b.next()
		}
		b.next()
		if first == lexIs && b.kind == lexNot {
			op = OpIsNot
			b.next()
		}
		o := b.node(KindCmpOp, at, b.mark())
		o.field, o.op = FieldOps, op
		b.bitwise()
		b.as(FieldComparators)
	}
	b.node(KindCompare, start, mark)
}

// primary builds an atom with what follows it, and await.
func (b *builder) primary() {
	start, mark := b.start(), b.mark()
	if b.kind == lexAwait {
		b.next()
		if b.kind == lexAwait {
			b.fail()
		}
		b.primary()
		b.as(FieldValue)
		b.node(KindAwait, start, mark)
		return
	}
	b.atom()
	for {
		switch b.kind {
		case lexDot:
			b.as(FieldValue)
			b.next()
			b.identifier(FieldAttr)
			b.node(KindAttribute, start, mark)
		case lexLeftParen:
			b.as(FieldFunc)
			paren := b.start()
			b.next()
			b.arguments(FieldArgs, paren)
			b.expect(lexRightParen)
			b.node(KindCall, start, mark)
		case lexLeftBracket:
			b.as(FieldValue)
			b.next()
			b.subscripts()
			b.expect(lexRightBracket)
			b.node(KindSubscript, start, mark)
		default:
			return
		}
	}
}

// subscripts builds what stands in the brackets of a Subscript: several, or one
// with a star, make a Tuple.
func (b *builder) subscripts() {
	start, mark, star := b.start(), b.mark(), b.kind == lexStar
	b.subscript()
	if b.kind == lexComma || star {
		b.as(FieldElt)
		for b.accept(lexComma) && b.kind != lexRightBracket {
			b.subscript()
			b.as(FieldElt)
		}
		b.node(KindTuple, start, mark)
	}
	b.as(FieldSlice)
}

func (b *builder) subscript() {
	if b.kind == lexStar {
		b.starred(0)
		return
	}
	start, mark := b.start(), b.mark()
	if b.kind != lexColon {
		b.namedExpression()
		if b.kind != lexColon {
			return
		}
		if b.top().kind == KindNamedExpr && b.top().flags&flagParens == 0 {
			b.fail()
		}
		b.as(FieldLower)
	}
	b.next()
	if b.kind != lexColon && b.kind != lexRightBracket && b.kind != lexComma {
		b.expression()
		b.as(FieldUpper)
	}
	if b.accept(lexColon) && b.kind != lexRightBracket && b.kind != lexComma {
		b.expression()
		b.as(FieldStep)
	}
	b.node(KindSlice, start, mark)
}

// yield builds yield and yield from.
func (b *builder) yield() {
	start, mark := b.start(), b.mark()
	b.next()
	if b.accept(lexFrom) {
		b.expression()
		b.as(FieldValue)
		b.node(KindYieldFrom, start, mark)
		return
	}
	if !b.endsList() {
		b.starExpressions()
		b.as(FieldValue)
	}
	b.node(KindYield, start, mark)
}

// targets builds the target of a for clause: one or, with commas, a Tuple.
func (b *builder) targets() {
	b.list((*builder).bareTarget)
	if !b.isTarget(len(b.built)-1, true) {
		b.fail()
	}
}

// bareTarget builds what may be a target.
func (b *builder) bareTarget() {
	if b.kind == lexStar {
		b.starred(bindBitOr)
	} else {
		b.bitwise()
	}
}

// target builds the target of a with item.
func (b *builder) target() {
	b.bitwise()
	if !b.isTarget(len(b.built)-1, true) {
		b.fail()
	}
}
