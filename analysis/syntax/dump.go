package syntax

import (
	"fmt"
	"strings"
)

var kindNames = [kindCount]string{
	KindNone:           "None",
	KindError:          "Error",
	KindModule:         "Module",
	KindFunctionDef:    "FunctionDef",
	KindClassDef:       "ClassDef",
	KindReturn:         "Return",
	KindDelete:         "Delete",
	KindAssign:         "Assign",
	KindAugAssign:      "AugAssign",
	KindAnnAssign:      "AnnAssign",
	KindTypeAlias:      "TypeAlias",
	KindFor:            "For",
	KindWhile:          "While",
	KindIf:             "If",
	KindWith:           "With",
	KindMatch:          "Match",
	KindRaise:          "Raise",
	KindTry:            "Try",
	KindAssert:         "Assert",
	KindImport:         "Import",
	KindImportFrom:     "ImportFrom",
	KindGlobal:         "Global",
	KindNonlocal:       "Nonlocal",
	KindExprStmt:       "ExprStmt",
	KindPass:           "Pass",
	KindBreak:          "Break",
	KindContinue:       "Continue",
	KindBoolOp:         "BoolOp",
	KindNamedExpr:      "NamedExpr",
	KindBinOp:          "BinOp",
	KindUnaryOp:        "UnaryOp",
	KindLambda:         "Lambda",
	KindIfExp:          "IfExp",
	KindDict:           "Dict",
	KindSet:            "Set",
	KindListComp:       "ListComp",
	KindSetComp:        "SetComp",
	KindDictComp:       "DictComp",
	KindGeneratorExp:   "GeneratorExp",
	KindAwait:          "Await",
	KindYield:          "Yield",
	KindYieldFrom:      "YieldFrom",
	KindCompare:        "Compare",
	KindCall:           "Call",
	KindJoinedStr:      "JoinedStr",
	KindTemplateStr:    "TemplateStr",
	KindFormattedValue: "FormattedValue",
	KindConstant:       "Constant",
	KindAttribute:      "Attribute",
	KindSubscript:      "Subscript",
	KindStarred:        "Starred",
	KindName:           "Name",
	KindList:           "List",
	KindTuple:          "Tuple",
	KindSlice:          "Slice",
	KindComprehension:  "Comprehension",
	KindExceptHandler:  "ExceptHandler",
	KindArguments:      "Arguments",
	KindArg:            "Arg",
	KindKeyword:        "Keyword",
	KindAlias:          "Alias",
	KindWithItem:       "WithItem",
	KindMatchCase:      "MatchCase",
	KindCmpOp:          "CmpOp",
	KindIdentifier:     "Identifier",
	KindTypeVar:        "TypeVar",
	KindParamSpec:      "ParamSpec",
	KindTypeVarTuple:   "TypeVarTuple",
	KindMatchValue:     "MatchValue",
	KindMatchSingleton: "MatchSingleton",
	KindMatchSequence:  "MatchSequence",
	KindMatchMapping:   "MatchMapping",
	KindMatchClass:     "MatchClass",
	KindMatchStar:      "MatchStar",
	KindMatchAs:        "MatchAs",
	KindMatchOr:        "MatchOr",
}

var fieldNames = [fieldCount]string{
	FieldNone:          "",
	FieldAnnotation:    "annotation",
	FieldArgs:          "args",
	FieldAsname:        "asname",
	FieldAttr:          "attr",
	FieldBases:         "bases",
	FieldBody:          "body",
	FieldBound:         "bound",
	FieldCases:         "cases",
	FieldCause:         "cause",
	FieldCls:           "cls",
	FieldComparators:   "comparators",
	FieldContextExpr:   "context_expr",
	FieldDecoratorList: "decorator_list",
	FieldDefault:       "default",
	FieldElt:           "elt",
	FieldExc:           "exc",
	FieldFinalbody:     "finalbody",
	FieldFormatSpec:    "format_spec",
	FieldFunc:          "func",
	FieldGenerators:    "generators",
	FieldGuard:         "guard",
	FieldHandlers:      "handlers",
	FieldIfs:           "ifs",
	FieldItems:         "items",
	FieldIter:          "iter",
	FieldKey:           "key",
	FieldKeywords:      "keywords",
	FieldKwarg:         "kwarg",
	FieldKwdAttrs:      "kwd_attrs",
	FieldKwdPatterns:   "kwd_patterns",
	FieldKwonlyargs:    "kwonlyargs",
	FieldLeft:          "left",
	FieldLower:         "lower",
	FieldModule:        "module",
	FieldMsg:           "msg",
	FieldName:          "name",
	FieldNames:         "names",
	FieldOperand:       "operand",
	FieldOps:           "ops",
	FieldOptionalVars:  "optional_vars",
	FieldOrelse:        "orelse",
	FieldParams:        "params",
	FieldPattern:       "pattern",
	FieldPosonlyargs:   "posonlyargs",
	FieldReturns:       "returns",
	FieldRight:         "right",
	FieldSlice:         "slice",
	FieldStep:          "step",
	FieldSubject:       "subject",
	FieldTarget:        "target",
	FieldTest:          "test",
	FieldType:          "type",
	FieldTypeParams:    "type_params",
	FieldUpper:         "upper",
	FieldValue:         "value",
	FieldVararg:        "vararg",
}

var opNames = [opCount]string{
	OpNone:        "",
	OpAdd:         "Add",
	OpSub:         "Sub",
	OpMult:        "Mult",
	OpMatMult:     "MatMult",
	OpDiv:         "Div",
	OpMod:         "Mod",
	OpPow:         "Pow",
	OpLShift:      "LShift",
	OpRShift:      "RShift",
	OpBitOr:       "BitOr",
	OpBitXor:      "BitXor",
	OpBitAnd:      "BitAnd",
	OpFloorDiv:    "FloorDiv",
	OpAnd:         "And",
	OpOr:          "Or",
	OpInvert:      "Invert",
	OpNot:         "Not",
	OpUAdd:        "UAdd",
	OpUSub:        "USub",
	OpEq:          "Eq",
	OpNotEq:       "NotEq",
	OpLt:          "Lt",
	OpLtE:         "LtE",
	OpGt:          "Gt",
	OpGtE:         "GtE",
	OpIs:          "Is",
	OpIsNot:       "IsNot",
	OpIn:          "In",
	OpNotIn:       "NotIn",
	ConstNone:     "none",
	ConstTrue:     "true",
	ConstFalse:    "false",
	ConstEllipsis: "ellipsis",
	ConstStr:      "str",
	ConstBytes:    "bytes",
	ConstInt:      "int",
	ConstFloat:    "float",
	ConstComplex:  "complex",
}

// String returns the name that Python's ast module has for k.
func (k Kind) String() string { return kindNames[k] }

// String returns the name that Python's ast module has for f, "" for FieldNone.
func (f Field) String() string { return fieldNames[f] }

// String returns the name that Python's ast module has for o: "Add", "NotIn"; for
// the type of a constant its name in lower case: "str", "ellipsis".
func (o Op) String() string {
	if o >= opCount {
		return fmt.Sprint(int(o))
	}
	return opNames[o]
}

// Dump returns the whole tree, a line per node.
func (t *Tree) Dump() string { return Dump(t.Root()) }

// Dump returns n and all nodes below it, a line per node, indented by depth: the
// role, the kind, the operator, the span, marks for async, except*, parentheses
// and brokenness, and the text of leaves.
func Dump(n Node) string {
	var b strings.Builder
	depth := map[int32]int{} // of the nodes of a chunk
	for c := range n.Subtree() {
		d := 0
		if c != n {
			d = 1
			if p := c.at().parent; p >= 0 {
				d = depth[p] + 1
			}
		}
		if c.index != rootIndex {
			depth[c.index] = d
		}
		dumpLine(&b, c, d)
	}
	return b.String()
}

func dumpLine(b *strings.Builder, n Node, depth int) {
	b.WriteString(strings.Repeat("  ", depth))
	if f := n.Role(); f != FieldNone {
		b.WriteString(f.String() + ": ")
	}
	b.WriteString(n.Kind().String())
	switch op := n.Op(); {
	case n.Is(KindImportFrom):
		if op > 0 {
			fmt.Fprintf(b, " level=%d", int(op))
		}
	case op != OpNone:
		b.WriteString(" " + op.String())
	}
	s := n.Span()
	fmt.Fprintf(b, " %d..%d", s.Start, s.End)
	if n.IsAsync() {
		b.WriteString(" async")
	}
	if As[Try](n).IsStar() {
		b.WriteString(" star")
	}
	if n.HasParens() {
		o := n.OuterSpan()
		fmt.Fprintf(b, " parens=%d..%d", o.Start, o.End)
	}
	if n.IsBroken() {
		b.WriteString(" broken")
	}
	if n.index != rootIndex && n.at().after == n.index+1 {
		text := n.Text()
		if len(text) > 60 {
			text = text[:60]
		}
		fmt.Fprintf(b, " %q", text)
	}
	b.WriteString("\n")
}
