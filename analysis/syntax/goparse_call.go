package syntax

// arguments builds what stands in the parentheses of a call or class header, the
// first of which begins at paren.
func (b *builder) arguments(positional Field, paren uint32) {
	keywords, doubled := false, false
	for b.kind != lexRightParen && b.kind != lexEnd {
		start, mark := b.start(), b.mark()
		switch {
		case b.kind == lexStar:
			if doubled {
				b.fail()
			}
			b.starred(0)
			b.as(positional)
		case b.kind == lexStarStar:
			keywords, doubled = true, true
			b.next()
			b.expression()
			b.as(FieldValue)
			b.node(KindKeyword, start, mark).field = FieldKeywords
		case b.kind == lexName && b.peek() == lexEqual:
			keywords = true
			b.leaf(KindIdentifier).field = FieldName
			b.next()
			b.expression()
			b.as(FieldValue)
			b.node(KindKeyword, start, mark).field = FieldKeywords
		case keywords:
			b.fail()
		default:
			b.namedExpression()
			if b.kind == lexFor || b.kind == lexAsync {
				b.soleGenerator(positional, paren, mark)
				return
			}
			b.as(positional)
		}
		if !b.accept(lexComma) {
			return
		}
		if b.kind == lexComma {
			b.fail()
		}
	}
}

// soleGenerator builds a generator expression that is the only argument of a call;
// its parentheses are those of the call.
func (b *builder) soleGenerator(positional Field, paren uint32, mark int) {
	if positional != FieldArgs || b.lexemes[b.at].start < paren || !b.isFirstArgument(paren, mark) {
		b.fail()
	}
	b.as(FieldElt)
	b.generators()
	if b.kind != lexRightParen {
		b.fail()
	}
	n := b.node(KindGeneratorExp, paren, mark)
	n.field, n.end = positional, b.lexemes[b.at].end
}

// isFirstArgument reports whether the argument whose nodes begin at mark is the
// first in the parentheses that begin at paren.
func (b *builder) isFirstArgument(paren uint32, mark int) bool {
	return mark == 0 || b.built[mark-1].end <= paren
}

// parameters builds the parameters of a def, up to a parenthesis, or of a lambda,
// up to a colon. There is no node if there are none.
func (b *builder) parameters(end lexKind) {
	if b.kind == end {
		return
	}
	start, mark := b.start(), b.mark()
	role, defaults, slash := FieldArgs, false, false
	last, bare := b.last, false
	for b.kind != end && b.kind != lexEnd {
		switch b.kind {
		case lexSlash:
			if slash || role != FieldArgs || b.mark() == mark {
				b.fail()
			}
			b.next()
			slash = true
			b.positionalOnly(mark)
		case lexStar:
			if role != FieldArgs {
				b.fail()
			}
			role = FieldKwonlyargs
			b.next()
			if bare = b.kind == lexComma; !bare {
				b.parameter(FieldVararg, end)
			}
		case lexStarStar:
			if bare {
				b.fail()
			}
			b.next()
			b.parameter(FieldKwarg, end)
			last = b.last
			b.accept(lexComma)
			if b.kind != end {
				b.fail()
			}
			b.closeParameters(start, mark, last)
			return
		default:
			bare = false
			b.parameter(role, end)
			if b.accept(lexEqual) {
				defaults = defaults || role == FieldArgs
				b.expression()
				b.as(FieldDefault)
			} else if defaults && role == FieldArgs {
				b.fail()
			}
		}
		last = b.last
		if !b.accept(lexComma) {
			break
		}
	}
	if bare {
		b.fail()
	}
	b.closeParameters(start, mark, last)
}

// closeParameters builds the Arguments node of parameters that end at end.
func (b *builder) closeParameters(start uint32, mark int, end uint32) {
	n := b.node(KindArguments, start, mark)
	n.field, n.end = FieldParams, end
}

// positionalOnly gives the parameters since mark the role of those before "/".
func (b *builder) positionalOnly(mark int) {
	for i := len(b.built) - 1; i >= mark; i -= int(b.built[i].size) {
		if b.built[i].field == FieldArgs {
			b.built[i].field = FieldPosonlyargs
		}
	}
}

// parameter builds one parameter without its default.
func (b *builder) parameter(role Field, end lexKind) {
	start, mark := b.start(), b.mark()
	b.identifier(FieldName)
	if end == lexRightParen && b.accept(lexColon) {
		if role == FieldVararg {
			b.starExpression()
		} else {
			b.expression()
		}
		b.as(FieldAnnotation)
	}
	b.node(KindArg, start, mark).field = role
}
