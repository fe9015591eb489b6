package syntax

// #include "flatten.h"
import "C"

// A rawKind is a node type of tree-sitter's grammar that lowering asks for.
type rawKind uint16

const (
	rawOther rawKind = iota
	rawError
	rawWrapper // stands for its only child; lowering makes it where it mends a misparse

	rawComment
	rawLineContinuation
	rawIdentifier
	rawEllipsis
	rawInteger
	rawFloat
	rawTrue
	rawFalse
	rawNone
	rawModule
	rawImportStatement
	rawImportPrefix
	rawRelativeImport
	rawFutureImportStatement
	rawImportFromStatement
	rawAliasedImport
	rawWildcardImport
	rawPrintStatement
	rawExecStatement
	rawAssertStatement
	rawExpressionStatement
	rawNamedExpression
	rawReturnStatement
	rawDeleteStatement
	rawRaiseStatement
	rawPassStatement
	rawBreakStatement
	rawContinueStatement
	rawIfStatement
	rawElifClause
	rawElseClause
	rawMatchStatement
	rawCaseClause
	rawForStatement
	rawWhileStatement
	rawTryStatement
	rawExceptClause
	rawExceptGroupClause
	rawFinallyClause
	rawWithStatement
	rawWithClause
	rawWithItem
	rawFunctionDefinition
	rawParameters
	rawLambdaParameters
	rawListSplat
	rawDictionarySplat
	rawGlobalStatement
	rawNonlocalStatement
	rawTypeAliasStatement
	rawClassDefinition
	rawTypeParameter
	rawParenthesizedListSplat
	rawArgumentList
	rawDecoratedDefinition
	rawDecorator
	rawBlock
	rawExpressionList
	rawDottedName
	rawCasePattern
	rawAsPattern
	rawUnionPattern
	rawListPattern
	rawTuplePattern
	rawDictPattern
	rawKeywordPattern
	rawSplatPattern
	rawClassPattern
	rawComplexPattern
	rawDefaultParameter
	rawTypedDefaultParameter
	rawTypedParameter
	rawListSplatPattern
	rawDictionarySplatPattern
	rawAsPatternTarget
	rawNotOperator
	rawBooleanOperator
	rawBinaryOperator
	rawUnaryOperator
	rawNotInOp
	rawIsNotOp
	rawComparisonOperator
	rawLambda
	rawAssignment
	rawAugmentedAssignment
	rawPatternList
	rawYield
	rawAttribute
	rawSubscript
	rawSlice
	rawCall
	rawType
	rawSplatType
	rawGenericType
	rawUnionType
	rawConstrainedType
	rawMemberType
	rawKeywordArgument
	rawList
	rawSet
	rawTuple
	rawDictionary
	rawPair
	rawListComprehension
	rawDictionaryComprehension
	rawSetComprehension
	rawGeneratorExpression
	rawParenthesizedExpression
	rawForInClause
	rawIfClause
	rawConditionalExpression
	rawConcatenatedString
	rawString
	rawStringStart
	rawStringContent
	rawStringEnd
	rawInterpolation
	rawFormatSpecifier
	rawFormatExpression
	rawAwait
	rawPositionalSeparator
	rawKeywordSeparator
	rawChevron

	// Tokens.
	tokSemicolon
	tokImport
	tokDot
	tokFrom
	tokFuture
	tokLeftParen
	tokRightParen
	tokLeftBracket
	tokRightBracket
	tokLeftBrace
	tokRightBrace
	tokComma
	tokColon
	tokEqual
	tokWalrus
	tokAs
	tokStar
	tokStarStar
	tokPlus
	tokMinus
	tokAt
	tokSlash
	tokSlashSlash
	tokPercent
	tokLeftShift
	tokRightShift
	tokAmpersand
	tokCaret
	tokPipe
	tokTilde
	tokArrow
	tokNot
	tokAnd
	tokOr
	tokIs
	tokIn
	tokLess
	tokLessEqual
	tokEqualEqual
	tokNotEqual
	tokLessGreater
	tokGreaterEqual
	tokGreater
	tokPlusEqual
	tokMinusEqual
	tokStarEqual
	tokSlashEqual
	tokAtEqual
	tokSlashSlashEqual
	tokPercentEqual
	tokStarStarEqual
	tokRightShiftEqual
	tokLeftShiftEqual
	tokAmpersandEqual
	tokCaretEqual
	tokPipeEqual
	tokUnderscore
	tokAsync
	tokFor
	tokIf
	tokElse
	tokElif
	tokDef
	tokClass
	tokType
	tokAwait
	tokLambda
	tokYield
	tokPrint
	tokExec
	tokReturn
	tokDel
	tokRaise
	tokWhile
	tokTry
	tokExcept
	tokExceptStar
	tokFinally
	tokWith
	tokGlobal
	tokNonlocal
	tokAssert
	tokMatch
	tokCase
	tokPass
	tokBreak
	tokContinue

	rawKindCount

	firstToken = tokSemicolon
)

// namedRaw and tokenRaw tell what tree-sitter calls each rawKind: a name for a
// node type, and the text of a token.
var namedRaw = map[string]rawKind{
	"comment":                  rawComment,
	"line_continuation":        rawLineContinuation,
	"identifier":               rawIdentifier,
	"ellipsis":                 rawEllipsis,
	"integer":                  rawInteger,
	"float":                    rawFloat,
	"true":                     rawTrue,
	"false":                    rawFalse,
	"none":                     rawNone,
	"module":                   rawModule,
	"import_statement":         rawImportStatement,
	"import_prefix":            rawImportPrefix,
	"relative_import":          rawRelativeImport,
	"future_import_statement":  rawFutureImportStatement,
	"import_from_statement":    rawImportFromStatement,
	"aliased_import":           rawAliasedImport,
	"wildcard_import":          rawWildcardImport,
	"print_statement":          rawPrintStatement,
	"exec_statement":           rawExecStatement,
	"assert_statement":         rawAssertStatement,
	"expression_statement":     rawExpressionStatement,
	"named_expression":         rawNamedExpression,
	"return_statement":         rawReturnStatement,
	"delete_statement":         rawDeleteStatement,
	"raise_statement":          rawRaiseStatement,
	"pass_statement":           rawPassStatement,
	"break_statement":          rawBreakStatement,
	"continue_statement":       rawContinueStatement,
	"if_statement":             rawIfStatement,
	"elif_clause":              rawElifClause,
	"else_clause":              rawElseClause,
	"match_statement":          rawMatchStatement,
	"case_clause":              rawCaseClause,
	"for_statement":            rawForStatement,
	"while_statement":          rawWhileStatement,
	"try_statement":            rawTryStatement,
	"except_clause":            rawExceptClause,
	"except_group_clause":      rawExceptGroupClause,
	"finally_clause":           rawFinallyClause,
	"with_statement":           rawWithStatement,
	"with_clause":              rawWithClause,
	"with_item":                rawWithItem,
	"function_definition":      rawFunctionDefinition,
	"parameters":               rawParameters,
	"lambda_parameters":        rawLambdaParameters,
	"list_splat":               rawListSplat,
	"dictionary_splat":         rawDictionarySplat,
	"global_statement":         rawGlobalStatement,
	"nonlocal_statement":       rawNonlocalStatement,
	"type_alias_statement":     rawTypeAliasStatement,
	"class_definition":         rawClassDefinition,
	"type_parameter":           rawTypeParameter,
	"parenthesized_list_splat": rawParenthesizedListSplat,
	"argument_list":            rawArgumentList,
	"decorated_definition":     rawDecoratedDefinition,
	"decorator":                rawDecorator,
	"block":                    rawBlock,
	"expression_list":          rawExpressionList,
	"dotted_name":              rawDottedName,
	"case_pattern":             rawCasePattern,
	"as_pattern":               rawAsPattern,
	"union_pattern":            rawUnionPattern,
	"list_pattern":             rawListPattern,
	"tuple_pattern":            rawTuplePattern,
	"dict_pattern":             rawDictPattern,
	"keyword_pattern":          rawKeywordPattern,
	"splat_pattern":            rawSplatPattern,
	"class_pattern":            rawClassPattern,
	"complex_pattern":          rawComplexPattern,
	"default_parameter":        rawDefaultParameter,
	"typed_default_parameter":  rawTypedDefaultParameter,
	"typed_parameter":          rawTypedParameter,
	"list_splat_pattern":       rawListSplatPattern,
	"dictionary_splat_pattern": rawDictionarySplatPattern,
	"as_pattern_target":        rawAsPatternTarget,
	"not_operator":             rawNotOperator,
	"boolean_operator":         rawBooleanOperator,
	"binary_operator":          rawBinaryOperator,
	"unary_operator":           rawUnaryOperator,
	"comparison_operator":      rawComparisonOperator,
	"lambda":                   rawLambda,
	"assignment":               rawAssignment,
	"augmented_assignment":     rawAugmentedAssignment,
	"pattern_list":             rawPatternList,
	"yield":                    rawYield,
	"attribute":                rawAttribute,
	"subscript":                rawSubscript,
	"slice":                    rawSlice,
	"call":                     rawCall,
	"type":                     rawType,
	"splat_type":               rawSplatType,
	"generic_type":             rawGenericType,
	"union_type":               rawUnionType,
	"constrained_type":         rawConstrainedType,
	"member_type":              rawMemberType,
	"keyword_argument":         rawKeywordArgument,
	"list":                     rawList,
	"set":                      rawSet,
	"tuple":                    rawTuple,
	"dictionary":               rawDictionary,
	"pair":                     rawPair,
	"list_comprehension":       rawListComprehension,
	"dictionary_comprehension": rawDictionaryComprehension,
	"set_comprehension":        rawSetComprehension,
	"generator_expression":     rawGeneratorExpression,
	"parenthesized_expression": rawParenthesizedExpression,
	"for_in_clause":            rawForInClause,
	"if_clause":                rawIfClause,
	"conditional_expression":   rawConditionalExpression,
	"concatenated_string":      rawConcatenatedString,
	"string":                   rawString,
	"string_start":             rawStringStart,
	"string_content":           rawStringContent,
	"string_end":               rawStringEnd,
	"interpolation":            rawInterpolation,
	"format_specifier":         rawFormatSpecifier,
	"format_expression":        rawFormatExpression,
	"await":                    rawAwait,
	"positional_separator":     rawPositionalSeparator,
	"keyword_separator":        rawKeywordSeparator,
	"chevron":                  rawChevron,
}

var tokenRaw = map[string]rawKind{
	";": tokSemicolon, "import": tokImport, ".": tokDot, "from": tokFrom, "__future__": tokFuture,
	"(": tokLeftParen, ")": tokRightParen, "[": tokLeftBracket, "]": tokRightBracket, "{": tokLeftBrace, "}": tokRightBrace,
	",": tokComma, ":": tokColon, "=": tokEqual, ":=": tokWalrus, "as": tokAs,
	"*": tokStar, "**": tokStarStar, "+": tokPlus, "-": tokMinus, "@": tokAt, "/": tokSlash, "//": tokSlashSlash,
	"%": tokPercent, "<<": tokLeftShift, ">>": tokRightShift, "&": tokAmpersand, "^": tokCaret, "|": tokPipe, "~": tokTilde,
	"->": tokArrow, "not": tokNot, "and": tokAnd, "or": tokOr, "is": tokIs, "in": tokIn,
	"<": tokLess, "<=": tokLessEqual, "==": tokEqualEqual, "!=": tokNotEqual, "<>": tokLessGreater, ">=": tokGreaterEqual, ">": tokGreater,
	"+=": tokPlusEqual, "-=": tokMinusEqual, "*=": tokStarEqual, "/=": tokSlashEqual, "@=": tokAtEqual, "//=": tokSlashSlashEqual,
	"%=": tokPercentEqual, "**=": tokStarStarEqual, ">>=": tokRightShiftEqual, "<<=": tokLeftShiftEqual,
	"&=": tokAmpersandEqual, "^=": tokCaretEqual, "|=": tokPipeEqual, "_": tokUnderscore,
	"not in": rawNotInOp, "is not": rawIsNotOp,
	"async": tokAsync, "for": tokFor, "if": tokIf, "else": tokElse, "elif": tokElif, "def": tokDef, "class": tokClass,
	"type": tokType, "await": tokAwait, "lambda": tokLambda, "yield": tokYield, "print": tokPrint, "exec": tokExec,
	"return": tokReturn, "del": tokDel, "raise": tokRaise, "while": tokWhile, "try": tokTry, "except": tokExcept,
	"except*": tokExceptStar, "finally": tokFinally, "with": tokWith, "global": tokGlobal, "nonlocal": tokNonlocal,
	"assert": tokAssert, "match": tokMatch, "case": tokCase, "pass": tokPass, "break": tokBreak, "continue": tokContinue,
}

// A rawField is a field of tree-sitter's grammar that lowering asks for.
type rawField uint8

const (
	inNone rawField = iota
	inAlias
	inAlternative
	inArguments
	inBody
	inCause
	inCondition
	inConsequence
	inDefinition
	inExpression
	inFormatSpecifier
	inFunction
	inGuard
	inKey
	inLeft
	inModuleName
	inName
	inOperator
	inOperators
	inParameters
	inReturnType
	inRight
	inSubject
	inSubscript
	inSuperclasses
	inType
	inTypeParameters
	inValue
)

var namedField = map[string]rawField{
	"alias": inAlias, "alternative": inAlternative, "arguments": inArguments, "body": inBody, "cause": inCause,
	"condition": inCondition, "consequence": inConsequence, "definition": inDefinition, "expression": inExpression,
	"format_specifier": inFormatSpecifier, "function": inFunction, "guard": inGuard, "key": inKey, "left": inLeft,
	"module_name": inModuleName, "name": inName, "operator": inOperator, "operators": inOperators,
	"parameters": inParameters, "return_type": inReturnType, "right": inRight, "subject": inSubject,
	"subscript": inSubscript, "superclasses": inSuperclasses, "type": inType, "type_parameters": inTypeParameters,
	"value": inValue,
}

// rawKinds and rawFields translate tree-sitter's numbers.
var (
	rawKinds  [1 << 10]rawKind
	rawFields [1 << 8]rawField
)

// errorSymbol is the number that tree-sitter gives to error nodes.
const errorSymbol = 1<<16 - 1

func init() {
	const regular, anonymous = 0, 1 // TSSymbolType
	language := C.tree_sitter_python()
	for s := range C.uint16_t(C.ts_language_symbol_count(language)) {
		name := C.GoString(C.ts_language_symbol_name(language, s))
		switch C.ts_language_symbol_type(language, s) {
		case regular:
			rawKinds[s] = namedRaw[name]
		case anonymous:
			rawKinds[s] = tokenRaw[name]
		}
		if rawKinds[s] == rawOther {
			rawKinds[s] = tokenRaw[name]
		}
	}
	for f := C.uint16_t(1); f <= C.uint16_t(C.ts_language_field_count(language)); f++ {
		rawFields[f] = namedField[C.GoString(C.ts_language_field_name_for_id(language, f))]
	}
}
