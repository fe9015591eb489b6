package syntax

// A lexKind says what a lexeme is.
type lexKind uint8

const (
	lexEnd lexKind = iota
	lexNewline
	lexIndent
	lexDedent
	lexName
	lexInt
	lexFloat
	lexImaginary
	lexString
	lexBytes
	lexFormatStart   // prefix and opening quote of an f-string
	lexTemplateStart // of a t-string
	lexFormatEnd     // closing quote of either

	lexLeftParen
	lexRightParen
	lexLeftBracket
	lexRightBracket
	lexLeftBrace
	lexRightBrace
	lexComma
	lexColon
	lexSemicolon
	lexDot
	lexEllipsis
	lexArrow
	lexColonEqual
	lexEqual
	lexExclamation // before the conversion of a field
	lexAugmented   // an augmented assignment; its operator is augmentedOp of the text
	lexTilde

	// Binary operators, by themselves in lexOps.
	lexPlus
	lexMinus
	lexStar
	lexAt
	lexSlash
	lexPercent
	lexStarStar
	lexLeftShift
	lexRightShift
	lexPipe
	lexCaret
	lexAmpersand
	lexSlashSlash
	lexEqualEqual
	lexNotEqual
	lexLess
	lexLessEqual
	lexGreater
	lexGreaterEqual

	lexFalse
	lexNone
	lexTrue
	lexAnd
	lexAs
	lexAssert
	lexAsync
	lexAwait
	lexBreak
	lexClass
	lexContinue
	lexDef
	lexDel
	lexElif
	lexElse
	lexExcept
	lexFinally
	lexFor
	lexFrom
	lexGlobal
	lexIf
	lexImport
	lexIn
	lexIs
	lexLambda
	lexNonlocal
	lexNot
	lexOr
	lexPass
	lexRaise
	lexReturn
	lexTry
	lexWhile
	lexWith
	lexYield

	lexKindCount
)

// lexOps are the operators that the kinds of lexeme stand for.
var lexOps = [lexKindCount]Op{
	lexPlus: OpAdd, lexMinus: OpSub, lexStar: OpMult, lexAt: OpMatMult, lexSlash: OpDiv, lexPercent: OpMod,
	lexStarStar: OpPow, lexLeftShift: OpLShift, lexRightShift: OpRShift, lexPipe: OpBitOr, lexCaret: OpBitXor,
	lexAmpersand: OpBitAnd, lexSlashSlash: OpFloorDiv, lexAnd: OpAnd, lexOr: OpOr,
	lexEqualEqual: OpEq, lexNotEqual: OpNotEq, lexLess: OpLt, lexLessEqual: OpLtE, lexGreater: OpGt,
	lexGreaterEqual: OpGtE, lexIs: OpIs, lexIn: OpIn,
}

// keyword returns the kind of a word: a keyword or a name.
func keyword(word string) lexKind {
	switch word {
	case "False":
		return lexFalse
	case "None":
		return lexNone
	case "True":
		return lexTrue
	case "and":
		return lexAnd
	case "as":
		return lexAs
	case "assert":
		return lexAssert
	case "async":
		return lexAsync
	case "await":
		return lexAwait
	case "break":
		return lexBreak
	case "class":
		return lexClass
	case "continue":
		return lexContinue
	case "def":
		return lexDef
	case "del":
		return lexDel
	case "elif":
		return lexElif
	case "else":
		return lexElse
	case "except":
		return lexExcept
	case "finally":
		return lexFinally
	case "for":
		return lexFor
	case "from":
		return lexFrom
	case "global":
		return lexGlobal
	case "if":
		return lexIf
	case "import":
		return lexImport
	case "in":
		return lexIn
	case "is":
		return lexIs
	case "lambda":
		return lexLambda
	case "nonlocal":
		return lexNonlocal
	case "not":
		return lexNot
	case "or":
		return lexOr
	case "pass":
		return lexPass
	case "raise":
		return lexRaise
	case "return":
		return lexReturn
	case "try":
		return lexTry
	case "while":
		return lexWhile
	case "with":
		return lexWith
	case "yield":
		return lexYield
	}
	return lexName
}

// operator reads the operator or delimiter that s begins with. Its length is 0 if
// there is none.
func operator(s string) (kind lexKind, length int) {
	var next, third byte
	if len(s) > 1 {
		next = s[1]
	}
	if len(s) > 2 {
		third = s[2]
	}
	switch c := s[0]; c {
	case '(':
		return lexLeftParen, 1
	case ')':
		return lexRightParen, 1
	case ',':
		return lexComma, 1
	case '[':
		return lexLeftBracket, 1
	case ']':
		return lexRightBracket, 1
	case '{':
		return lexLeftBrace, 1
	case '}':
		return lexRightBrace, 1
	case ';':
		return lexSemicolon, 1
	case '~':
		return lexTilde, 1
	case '.':
		if next == '.' && third == '.' {
			return lexEllipsis, 3
		}
		return lexDot, 1
	case ':':
		return orEqual(next, lexColon, lexColonEqual)
	case '=':
		return orEqual(next, lexEqual, lexEqualEqual)
	case '!':
		if next == '=' {
			return lexNotEqual, 2
		}
	case '-':
		if next == '>' {
			return lexArrow, 2
		}
		return orEqual(next, lexMinus, lexAugmented)
	case '+':
		return orEqual(next, lexPlus, lexAugmented)
	case '%':
		return orEqual(next, lexPercent, lexAugmented)
	case '&':
		return orEqual(next, lexAmpersand, lexAugmented)
	case '|':
		return orEqual(next, lexPipe, lexAugmented)
	case '^':
		return orEqual(next, lexCaret, lexAugmented)
	case '@':
		return orEqual(next, lexAt, lexAugmented)
	case '*':
		return doubled(c, next, third, lexStar, lexStarStar, lexAugmented)
	case '/':
		return doubled(c, next, third, lexSlash, lexSlashSlash, lexAugmented)
	case '<':
		return doubled(c, next, third, lexLess, lexLeftShift, lexLessEqual)
	case '>':
		return doubled(c, next, third, lexGreater, lexRightShift, lexGreaterEqual)
	}
	return lexEnd, 0
}

func orEqual(next byte, alone, equal lexKind) (lexKind, int) {
	if next == '=' {
		return equal, 2
	}
	return alone, 1
}

// doubled is for operators that may be doubled and then be followed by "=".
func doubled(c, next, third byte, alone, double, equal lexKind) (lexKind, int) {
	switch {
	case next == '=':
		return equal, 2
	case next != c:
		return alone, 1
	case third == '=':
		return lexAugmented, 3
	}
	return double, 2
}

// augmentedOp returns the operator of an augmented assignment.
func augmentedOp(text string) Op {
	kind, _ := operator(text[:len(text)-1])
	return lexOps[kind]
}
