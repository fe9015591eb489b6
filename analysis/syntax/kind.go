package syntax

// A Kind says what a Node is. The names are those of Python's ast module; the
// comments say what ast has under another name or not at all.
type Kind uint8

const (
	KindNone  Kind = iota // the zero Node
	KindError             // text that is no Python, or a token that is missing

	KindModule

	// Statements.
	KindFunctionDef // ast.FunctionDef and, with IsAsync, ast.AsyncFunctionDef
	KindClassDef
	KindReturn
	KindDelete
	KindAssign
	KindAugAssign
	KindAnnAssign
	KindTypeAlias
	KindFor // with IsAsync, ast.AsyncFor
	KindWhile
	KindIf
	KindWith // with IsAsync, ast.AsyncWith
	KindMatch
	KindRaise
	KindTry // with IsStar, ast.TryStar
	KindAssert
	KindImport
	KindImportFrom
	KindGlobal
	KindNonlocal
	KindExprStmt // ast.Expr: an expression that stands alone
	KindPass
	KindBreak
	KindContinue

	// Expressions.
	KindBoolOp
	KindNamedExpr
	KindBinOp
	KindUnaryOp
	KindLambda
	KindIfExp
	KindDict
	KindSet
	KindListComp
	KindSetComp
	KindDictComp
	KindGeneratorExp
	KindAwait
	KindYield
	KindYieldFrom
	KindCompare
	KindCall
	KindJoinedStr      // an f-string, or a concatenation with one in it
	KindTemplateStr    // a t-string (3.14)
	KindFormattedValue // {…} in an f-string; in a t-string ast.Interpolation
	KindConstant
	KindAttribute
	KindSubscript
	KindStarred
	KindName
	KindList
	KindTuple
	KindSlice

	// Parts of statements and expressions.
	KindComprehension // for … in … if …; with IsAsync, async for
	KindExceptHandler
	KindArguments // the parameters of a def or lambda; absent when there are none
	KindArg
	KindKeyword // name=value or **value in a call or class header
	KindAlias   // a name in an import
	KindWithItem
	KindMatchCase
	KindCmpOp      // one operator of a Compare
	KindIdentifier // a name that ast holds as a string: of a def, an attribute, a keyword …
	KindTypeVar
	KindParamSpec
	KindTypeVarTuple

	// Patterns.
	KindMatchValue
	KindMatchSingleton
	KindMatchSequence
	KindMatchMapping
	KindMatchClass
	KindMatchStar
	KindMatchAs
	KindMatchOr

	kindCount
)

// A Field is the role of a node in its parent, named as in Python's ast module.
type Field uint8

const (
	FieldNone Field = iota
	FieldAnnotation
	FieldArgs // positional arguments of a Call; parameters that are neither positional-only nor keyword-only
	FieldAsname
	FieldAttr
	FieldBases
	FieldBody
	FieldBound
	FieldCases
	FieldCause
	FieldCls
	FieldComparators
	FieldContextExpr
	FieldDecoratorList
	FieldDefault // of a parameter (follows its Arg) or a type parameter
	FieldElt     // of a DictComp: the value
	FieldExc
	FieldFinalbody
	FieldFormatSpec
	FieldFunc
	FieldGenerators
	FieldGuard
	FieldHandlers
	FieldIfs
	FieldItems
	FieldIter
	FieldKey
	FieldKeywords
	FieldKwarg
	FieldKwdAttrs
	FieldKwdPatterns
	FieldKwonlyargs
	FieldLeft
	FieldLower
	FieldModule
	FieldMsg
	FieldName
	FieldNames
	FieldOperand
	FieldOps
	FieldOptionalVars
	FieldOrelse
	FieldParams // the Arguments of a FunctionDef or Lambda
	FieldPattern
	FieldPosonlyargs
	FieldReturns
	FieldRight
	FieldSlice
	FieldStep
	FieldSubject
	FieldTarget
	FieldTest
	FieldType
	FieldTypeParams
	FieldUpper
	FieldValue
	FieldVararg

	fieldCount
)

// An Op tells apart nodes of one kind: the operator of a BinOp, AugAssign,
// BoolOp, UnaryOp or CmpOp, the type of a Constant, the dots of a relative import.
type Op uint8

const (
	OpNone Op = iota

	OpAdd
	OpSub
	OpMult
	OpMatMult
	OpDiv
	OpMod
	OpPow
	OpLShift
	OpRShift
	OpBitOr
	OpBitXor
	OpBitAnd
	OpFloorDiv

	OpAnd
	OpOr

	OpInvert
	OpNot
	OpUAdd
	OpUSub

	OpEq
	OpNotEq
	OpLt
	OpLtE
	OpGt
	OpGtE
	OpIs
	OpIsNot
	OpIn
	OpNotIn

	ConstNone
	ConstTrue
	ConstFalse
	ConstEllipsis
	ConstStr
	ConstBytes
	ConstInt
	ConstFloat
	ConstComplex

	opCount
)

// A Version is a minor version of Python 3: 11 is Python 3.11. The zero Version
// means that it is not known.
type Version uint8

const (
	OldestVersion Version = 8
	NewestVersion Version = 14
)
