package syntax

import (
	"iter"
	"math"
)

// A View is a Node of known kind with the vocabulary that Python's ast module
// has for it. Views cost nothing: each is a Node and adds only methods.
type View interface {
	~struct{ Node }
	kind() Kind
}

// As views n as a V. A node of another kind gives the zero V, which like the
// zero Node answers every question with "there is none".
func As[V View](n Node) V {
	var v V
	if n.Kind() == v.kind() {
		v = V(struct{ Node }{n})
	}
	return v
}

// All yields every V among n and the nodes below it in source order. It costs in
// proportion to what it yields.
func All[V View](n Node) iter.Seq[V] {
	return func(yield func(V) bool) { yieldAll(n, yield) }
}

func yieldAll[V View](n Node, yield func(V) bool) {
	var zero V
	switch k := zero.kind(); {
	case n.tree == nil:
	case n.index != rootIndex:
		if n.at().kind != k || yield(V(struct{ Node }{n})) {
			yieldKind(n.tree, k, n.chunk, indexRange{n.index + 1, n.at().after}, yield)
		}
	case n.chunk > 0:
		for c, r := range n.shown() {
			if !yieldKind(n.tree, k, c, r, yield) {
				return
			}
		}
	case n.tree.MayHold(k):
		for c := range n.tree.chunks {
			if !yieldKind(n.tree, k, int32(c), indexRange{0, math.MaxInt32}, yield) {
				return
			}
		}
	}
}

// yieldKind yields the nodes of kind k among those of chunk c of t that are in r, and
// reports whether it came to their end.
func yieldKind[V View](t *Tree, k Kind, c int32, r indexRange, yield func(V) bool) bool {
	all := t.chunks[c].byKind.of(k)
	for _, i := range all[lowerBound(all, r.start):] {
		if i >= r.end {
			break
		}
		if !yield(V(struct{ Node }{Node{t, c, i}})) {
			return false
		}
	}
	return true
}

func lowerBound(all []int32, min int32) int {
	lo, hi := 0, len(all)
	for lo < hi {
		if mid := (lo + hi) / 2; all[mid] < min {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Enclosing returns the innermost V around n, n excluded, or the zero V.
func Enclosing[V View](n Node) V {
	for p := range n.Ancestors() {
		if v := As[V](p); Node(struct{ Node }(v).Node).Exists() {
			return v
		}
	}
	var none V
	return none
}

type (
	Module      struct{ Node }
	FunctionDef struct{ Node } // def, asynchronous or not
	ClassDef    struct{ Node }
	Return      struct{ Node }
	Delete      struct{ Node }
	Assign      struct{ Node } // a = b = value
	AugAssign   struct{ Node } // a += value
	AnnAssign   struct{ Node } // a: annotation = value
	TypeAlias   struct{ Node } // type X = …
	For         struct{ Node } // for, asynchronous or not
	While       struct{ Node }
	If          struct{ Node } // an elif is an If in the Orelse
	With        struct{ Node } // with, asynchronous or not
	Match       struct{ Node }
	Raise       struct{ Node }
	Try         struct{ Node } // with except or except*
	Assert      struct{ Node }
	Import      struct{ Node } // import a, b
	ImportFrom  struct{ Node } // from a import b, c
	Global      struct{ Node }
	Nonlocal    struct{ Node }
	ExprStmt    struct{ Node } // an expression standing alone

	BoolOp         struct{ Node }
	NamedExpr      struct{ Node } // target := value
	BinOp          struct{ Node }
	UnaryOp        struct{ Node }
	Lambda         struct{ Node }
	IfExp          struct{ Node }
	Dict           struct{ Node }
	Set            struct{ Node }
	ListComp       struct{ Node }
	SetComp        struct{ Node }
	DictComp       struct{ Node }
	GeneratorExp   struct{ Node }
	Await          struct{ Node }
	Yield          struct{ Node }
	YieldFrom      struct{ Node }
	Compare        struct{ Node }
	Call           struct{ Node }
	JoinedStr      struct{ Node }
	TemplateStr    struct{ Node }
	FormattedValue struct{ Node }
	Constant       struct{ Node }
	Attribute      struct{ Node }
	Subscript      struct{ Node }
	Starred        struct{ Node }
	Name           struct{ Node }
	List           struct{ Node }
	Tuple          struct{ Node }

	Comprehension struct{ Node } // one for … in … if … of a comprehension
	ExceptHandler struct{ Node }
	Arguments     struct{ Node } // parameters
	Arg           struct{ Node } // one parameter
	Keyword       struct{ Node }
	Alias         struct{ Node }
	WithItem      struct{ Node }
	MatchCase     struct{ Node }
	MatchAs       struct{ Node }
	MatchStar     struct{ Node }
	MatchMapping  struct{ Node }
	MatchClass    struct{ Node }
	TypeVar       struct{ Node } // a type parameter T
	ParamSpec     struct{ Node } // **P
	TypeVarTuple  struct{ Node } // *Ts
	Error         struct{ Node }
)

func (Module) kind() Kind         { return KindModule }
func (FunctionDef) kind() Kind    { return KindFunctionDef }
func (ClassDef) kind() Kind       { return KindClassDef }
func (Return) kind() Kind         { return KindReturn }
func (Delete) kind() Kind         { return KindDelete }
func (Assign) kind() Kind         { return KindAssign }
func (AugAssign) kind() Kind      { return KindAugAssign }
func (AnnAssign) kind() Kind      { return KindAnnAssign }
func (TypeAlias) kind() Kind      { return KindTypeAlias }
func (For) kind() Kind            { return KindFor }
func (While) kind() Kind          { return KindWhile }
func (If) kind() Kind             { return KindIf }
func (With) kind() Kind           { return KindWith }
func (Match) kind() Kind          { return KindMatch }
func (Raise) kind() Kind          { return KindRaise }
func (Try) kind() Kind            { return KindTry }
func (Assert) kind() Kind         { return KindAssert }
func (Import) kind() Kind         { return KindImport }
func (ImportFrom) kind() Kind     { return KindImportFrom }
func (Global) kind() Kind         { return KindGlobal }
func (Nonlocal) kind() Kind       { return KindNonlocal }
func (ExprStmt) kind() Kind       { return KindExprStmt }
func (BoolOp) kind() Kind         { return KindBoolOp }
func (NamedExpr) kind() Kind      { return KindNamedExpr }
func (BinOp) kind() Kind          { return KindBinOp }
func (UnaryOp) kind() Kind        { return KindUnaryOp }
func (Lambda) kind() Kind         { return KindLambda }
func (IfExp) kind() Kind          { return KindIfExp }
func (Dict) kind() Kind           { return KindDict }
func (Set) kind() Kind            { return KindSet }
func (ListComp) kind() Kind       { return KindListComp }
func (SetComp) kind() Kind        { return KindSetComp }
func (DictComp) kind() Kind       { return KindDictComp }
func (GeneratorExp) kind() Kind   { return KindGeneratorExp }
func (Await) kind() Kind          { return KindAwait }
func (Yield) kind() Kind          { return KindYield }
func (YieldFrom) kind() Kind      { return KindYieldFrom }
func (Compare) kind() Kind        { return KindCompare }
func (Call) kind() Kind           { return KindCall }
func (JoinedStr) kind() Kind      { return KindJoinedStr }
func (TemplateStr) kind() Kind    { return KindTemplateStr }
func (FormattedValue) kind() Kind { return KindFormattedValue }
func (Constant) kind() Kind       { return KindConstant }
func (Attribute) kind() Kind      { return KindAttribute }
func (Subscript) kind() Kind      { return KindSubscript }
func (Starred) kind() Kind        { return KindStarred }
func (Name) kind() Kind           { return KindName }
func (List) kind() Kind           { return KindList }
func (Tuple) kind() Kind          { return KindTuple }
func (Comprehension) kind() Kind  { return KindComprehension }
func (ExceptHandler) kind() Kind  { return KindExceptHandler }
func (Arguments) kind() Kind      { return KindArguments }
func (Arg) kind() Kind            { return KindArg }
func (Keyword) kind() Kind        { return KindKeyword }
func (Alias) kind() Kind          { return KindAlias }
func (WithItem) kind() Kind       { return KindWithItem }
func (MatchCase) kind() Kind      { return KindMatchCase }
func (MatchAs) kind() Kind        { return KindMatchAs }
func (MatchStar) kind() Kind      { return KindMatchStar }
func (MatchMapping) kind() Kind   { return KindMatchMapping }
func (MatchClass) kind() Kind     { return KindMatchClass }
func (TypeVar) kind() Kind        { return KindTypeVar }
func (ParamSpec) kind() Kind      { return KindParamSpec }
func (TypeVarTuple) kind() Kind   { return KindTypeVarTuple }
func (Error) kind() Kind          { return KindError }

// Name returns the Identifier that the def binds.
func (f FunctionDef) Name() Node { return f.Field(FieldName) }

// Params returns the parameters, the zero Arguments when there are none.
func (f FunctionDef) Params() Arguments { return As[Arguments](f.Field(FieldParams)) }

// TypeParams yields the TypeVar, ParamSpec and TypeVarTuple nodes (PEP 695).
func (f FunctionDef) TypeParams() iter.Seq[Node] { return f.Fields(FieldTypeParams) }

// Returns returns the annotation behind "->".
func (f FunctionDef) Returns() Node { return f.Field(FieldReturns) }

// Body yields the statements of the body.
func (f FunctionDef) Body() iter.Seq[Node] { return f.Fields(FieldBody) }

// Decorators yields the decorators' expressions, without the "@".
func (f FunctionDef) Decorators() iter.Seq[Node] { return f.Fields(FieldDecoratorList) }

// Name returns the Identifier that the class statement binds.
func (c ClassDef) Name() Node { return c.Field(FieldName) }

// TypeParams yields the TypeVar, ParamSpec and TypeVarTuple nodes (PEP 695).
func (c ClassDef) TypeParams() iter.Seq[Node] { return c.Fields(FieldTypeParams) }

// Bases yields the positional arguments of the class header.
func (c ClassDef) Bases() iter.Seq[Node] { return c.Fields(FieldBases) }

// Keywords yields the Keyword nodes of the class header, metaclass= among them.
func (c ClassDef) Keywords() iter.Seq[Node] { return c.Fields(FieldKeywords) }

// Body yields the statements of the body.
func (c ClassDef) Body() iter.Seq[Node] { return c.Fields(FieldBody) }

// Decorators yields the decorators' expressions, without the "@".
func (c ClassDef) Decorators() iter.Seq[Node] { return c.Fields(FieldDecoratorList) }

// Value returns what is returned, the zero Node for a bare return.
func (r Return) Value() Node { return r.Field(FieldValue) }

// Targets yields what is deleted.
func (d Delete) Targets() iter.Seq[Node] { return d.Fields(FieldTarget) }

// Targets yields the targets, more than one for a = b = value.
func (a Assign) Targets() iter.Seq[Node] { return a.Fields(FieldTarget) }

// Value returns what is assigned.
func (a Assign) Value() Node { return a.Field(FieldValue) }

func (a AugAssign) Target() Node { return a.Field(FieldTarget) }
func (a AugAssign) Value() Node  { return a.Field(FieldValue) }

func (a AnnAssign) Target() Node     { return a.Field(FieldTarget) }
func (a AnnAssign) Annotation() Node { return a.Field(FieldAnnotation) }

// Value returns what is assigned, the zero Node for a bare annotation.
func (a AnnAssign) Value() Node { return a.Field(FieldValue) }

// Name returns the Name that the statement binds.
func (t TypeAlias) Name() Node { return t.Field(FieldName) }

// TypeParams yields the TypeVar, ParamSpec and TypeVarTuple nodes.
func (t TypeAlias) TypeParams() iter.Seq[Node] { return t.Fields(FieldTypeParams) }

func (t TypeAlias) Value() Node { return t.Field(FieldValue) }

func (f For) Target() Node           { return f.Field(FieldTarget) }
func (f For) Iter() Node             { return f.Field(FieldIter) }
func (f For) Body() iter.Seq[Node]   { return f.Fields(FieldBody) }
func (f For) Orelse() iter.Seq[Node] { return f.Fields(FieldOrelse) }

func (w While) Test() Node             { return w.Field(FieldTest) }
func (w While) Body() iter.Seq[Node]   { return w.Fields(FieldBody) }
func (w While) Orelse() iter.Seq[Node] { return w.Fields(FieldOrelse) }

func (i If) Test() Node             { return i.Field(FieldTest) }
func (i If) Body() iter.Seq[Node]   { return i.Fields(FieldBody) }
func (i If) Orelse() iter.Seq[Node] { return i.Fields(FieldOrelse) }

// Items yields the WithItem nodes.
func (w With) Items() iter.Seq[WithItem] {
	return func(yield func(WithItem) bool) {
		for c := range w.Fields(FieldItems) {
			if !yield(As[WithItem](c)) {
				return
			}
		}
	}
}

func (w With) Body() iter.Seq[Node] { return w.Fields(FieldBody) }

// ContextExpr returns the expression whose value is entered.
func (w WithItem) ContextExpr() Node { return w.Field(FieldContextExpr) }

// OptionalVars returns the target behind "as", if there is one.
func (w WithItem) OptionalVars() Node { return w.Field(FieldOptionalVars) }

func (m Match) Subject() Node         { return m.Field(FieldSubject) }
func (m Match) Cases() iter.Seq[Node] { return m.Fields(FieldCases) }

func (c MatchCase) Pattern() Node        { return c.Field(FieldPattern) }
func (c MatchCase) Guard() Node          { return c.Field(FieldGuard) }
func (c MatchCase) Body() iter.Seq[Node] { return c.Fields(FieldBody) }

// Pattern returns the pattern before "as"; none for a capture or a wildcard.
func (m MatchAs) Pattern() Node { return m.Field(FieldPattern) }

// Name returns the Identifier that is bound; none for the wildcard "_".
func (m MatchAs) Name() Node { return m.Field(FieldName) }

func (m MatchStar) Name() Node { return m.Field(FieldName) }

// Rest returns the Identifier behind "**".
func (m MatchMapping) Rest() Node { return m.Field(FieldName) }

func (m MatchClass) Cls() Node { return m.Field(FieldCls) }

func (r Raise) Exc() Node   { return r.Field(FieldExc) }
func (r Raise) Cause() Node { return r.Field(FieldCause) }

// IsStar reports whether the handlers are except*.
func (t Try) IsStar() bool              { return t.at().flags&flagStar != 0 }
func (t Try) Body() iter.Seq[Node]      { return t.Fields(FieldBody) }
func (t Try) Orelse() iter.Seq[Node]    { return t.Fields(FieldOrelse) }
func (t Try) Finalbody() iter.Seq[Node] { return t.Fields(FieldFinalbody) }

// Handlers yields the except clauses.
func (t Try) Handlers() iter.Seq[ExceptHandler] {
	return func(yield func(ExceptHandler) bool) {
		for c := range t.Fields(FieldHandlers) {
			if !yield(As[ExceptHandler](c)) {
				return
			}
		}
	}
}

// Type returns the class or tuple of classes that is caught; none for a bare except.
func (h ExceptHandler) Type() Node { return h.Field(FieldType) }

// Name returns the Identifier behind "as".
func (h ExceptHandler) Name() Node           { return h.Field(FieldName) }
func (h ExceptHandler) Body() iter.Seq[Node] { return h.Fields(FieldBody) }

func (a Assert) Test() Node { return a.Field(FieldTest) }
func (a Assert) Msg() Node  { return a.Field(FieldMsg) }

// Names yields the Alias nodes.
func (i Import) Names() iter.Seq[Node] { return i.Fields(FieldNames) }

// Names yields the Alias nodes; the name of "import *" is "*".
func (i ImportFrom) Names() iter.Seq[Node] { return i.Fields(FieldNames) }

// Module returns the Identifier that holds the dotted name, none for "from . import x".
func (i ImportFrom) Module() Node { return i.Field(FieldModule) }

// Level returns the number of leading dots of a relative import. Text with 255
// dots or more counts as 255.
func (i ImportFrom) Level() int { return int(i.Op()) }

// Name returns the Identifier that is imported, dotted in an Import.
func (a Alias) Name() Node { return a.Field(FieldName) }

// Asname returns the Identifier behind "as", if there is one.
func (a Alias) Asname() Node { return a.Field(FieldAsname) }

func (g Global) Names() iter.Seq[Node]   { return g.Fields(FieldNames) }
func (n Nonlocal) Names() iter.Seq[Node] { return n.Fields(FieldNames) }

func (s ExprStmt) Value() Node { return s.Field(FieldValue) }

// Values yields the operands.
func (b BoolOp) Values() iter.Seq[Node] { return b.Fields(FieldValue) }

func (e NamedExpr) Target() Node { return e.Field(FieldTarget) }
func (e NamedExpr) Value() Node  { return e.Field(FieldValue) }

func (b BinOp) Left() Node  { return b.Field(FieldLeft) }
func (b BinOp) Right() Node { return b.Field(FieldRight) }

func (u UnaryOp) Operand() Node { return u.Field(FieldOperand) }

func (l Lambda) Params() Arguments { return As[Arguments](l.Field(FieldParams)) }
func (l Lambda) Body() Node        { return l.Field(FieldBody) }

func (i IfExp) Test() Node   { return i.Field(FieldTest) }
func (i IfExp) Body() Node   { return i.Field(FieldBody) }
func (i IfExp) Orelse() Node { return i.Field(FieldOrelse) }

// Keys yields the keys; an entry **x has none.
func (d Dict) Keys() iter.Seq[Node]   { return d.Fields(FieldKey) }
func (d Dict) Values() iter.Seq[Node] { return d.Fields(FieldValue) }

func (s Set) Elts() iter.Seq[Node]   { return s.Fields(FieldElt) }
func (l List) Elts() iter.Seq[Node]  { return l.Fields(FieldElt) }
func (t Tuple) Elts() iter.Seq[Node] { return t.Fields(FieldElt) }

func (c ListComp) Elt() Node     { return c.Field(FieldElt) }
func (c SetComp) Elt() Node      { return c.Field(FieldElt) }
func (c GeneratorExp) Elt() Node { return c.Field(FieldElt) }
func (c DictComp) Key() Node     { return c.Field(FieldKey) }
func (c DictComp) Value() Node   { return c.Field(FieldElt) }

// Called returns the function that n calls, n itself if it is no call: of a decorator what
// it is, with arguments or without.
func Called(n Node) Node {
	if call := As[Call](n); call.Exists() {
		return call.Func()
	}
	return n
}

// Generators yields the Comprehension nodes of a ListComp, SetComp, DictComp or
// GeneratorExp, and nothing for any other node.
func Generators(n Node) iter.Seq[Comprehension] {
	return func(yield func(Comprehension) bool) {
		for c := range n.Fields(FieldGenerators) {
			if !yield(As[Comprehension](c)) {
				return
			}
		}
	}
}

func (c Comprehension) Target() Node        { return c.Field(FieldTarget) }
func (c Comprehension) Iter() Node          { return c.Field(FieldIter) }
func (c Comprehension) Ifs() iter.Seq[Node] { return c.Fields(FieldIfs) }

func (a Await) Value() Node { return a.Field(FieldValue) }

// Value returns what is yielded, the zero Node for a bare yield.
func (y Yield) Value() Node     { return y.Field(FieldValue) }
func (y YieldFrom) Value() Node { return y.Field(FieldValue) }

func (c Compare) Left() Node                  { return c.Field(FieldLeft) }
func (c Compare) Comparators() iter.Seq[Node] { return c.Fields(FieldComparators) }

// Ops yields the CmpOp nodes, as many as there are comparators.
func (c Compare) Ops() iter.Seq[Node] { return c.Fields(FieldOps) }

// Func returns what is called.
func (c Call) Func() Node { return c.Field(FieldFunc) }

// Args yields the positional arguments; *x is a Starred.
func (c Call) Args() iter.Seq[Node] { return c.Fields(FieldArgs) }

// Keywords yields the Keyword nodes; one without a name is **x.
func (c Call) Keywords() iter.Seq[Keyword] {
	return func(yield func(Keyword) bool) {
		for k := range c.Fields(FieldKeywords) {
			if !yield(As[Keyword](k)) {
				return
			}
		}
	}
}

// Arg returns the i-th positional argument, or the zero Node; it does not look
// behind a Starred one.
func (c Call) Arg(i int) Node {
	for a := range c.Args() {
		if a.Is(KindStarred) {
			break
		}
		if i == 0 {
			return a
		}
		i--
	}
	return Node{}
}

// Keyword returns the value of the keyword argument name, or the zero Node.
func (c Call) Keyword(name string) Node {
	for k := range c.Keywords() {
		if k.Name().Identifier() == name {
			return k.Value()
		}
	}
	return Node{}
}

// Name returns the Identifier before "=", none for **value.
func (k Keyword) Name() Node  { return k.Field(FieldName) }
func (k Keyword) Value() Node { return k.Field(FieldValue) }

// Values yields the FormattedValue nodes; the text between them has none.
func (j JoinedStr) Values() iter.Seq[Node] { return j.Fields(FieldValue) }

// Values yields the FormattedValue nodes; the text between them has none.
func (t TemplateStr) Values() iter.Seq[Node] { return t.Fields(FieldValue) }

func (f FormattedValue) Value() Node { return f.Field(FieldValue) }

// FormatSpec returns what stands behind the colon, with FormattedValue nodes of
// its own.
func (f FormattedValue) FormatSpec() JoinedStr { return As[JoinedStr](f.Field(FieldFormatSpec)) }

func (a Attribute) Value() Node { return a.Field(FieldValue) }

// Attr returns the Identifier behind the dot.
func (a Attribute) Attr() Node { return a.Field(FieldAttr) }

func (s Subscript) Value() Node { return s.Field(FieldValue) }
func (s Subscript) Slice() Node { return s.Field(FieldSlice) }

func (s Starred) Value() Node { return s.Field(FieldValue) }

// All yields the parameters in source order; the Role of each tells
// positional-only (FieldPosonlyargs), ordinary (FieldArgs), *args (FieldVararg),
// keyword-only (FieldKwonlyargs) and **kwargs (FieldKwarg) apart.
func (a Arguments) All() iter.Seq[Arg] {
	return func(yield func(Arg) bool) {
		for c := range a.Children() {
			if c.Is(KindArg) && !yield(As[Arg](c)) {
				return
			}
		}
	}
}

// Name returns the Identifier of the parameter.
func (a Arg) Name() Node       { return a.Field(FieldName) }
func (a Arg) Annotation() Node { return a.Field(FieldAnnotation) }

// Default returns the default value, which stands behind the Arg in the
// Arguments, or the zero Node.
func (a Arg) Default() Node {
	if d := a.Next(); d.Role() == FieldDefault {
		return d
	}
	return Node{}
}

// Name returns the Identifier of the type parameter.
func (t TypeVar) Name() Node { return t.Field(FieldName) }

// Bound returns what follows the colon: a type, or a tuple of constraints.
func (t TypeVar) Bound() Node        { return t.Field(FieldBound) }
func (t TypeVar) Default() Node      { return t.Field(FieldDefault) }
func (p ParamSpec) Name() Node       { return p.Field(FieldName) }
func (t TypeVarTuple) Name() Node    { return t.Field(FieldName) }
func (p ParamSpec) Default() Node    { return p.Field(FieldDefault) }
func (t TypeVarTuple) Default() Node { return t.Field(FieldDefault) }
