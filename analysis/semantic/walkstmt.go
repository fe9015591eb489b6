package semantic

import (
	"iter"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// block walks statements, up to the first that no way leads to.
func (w *walker) block(statements iter.Seq[syntax.Node]) {
	for n := range statements {
		if w.dead {
			w.flow.unreached = append(w.flow.unreached, interval{int32(n.Number()), int32(n.Beyond())})
			continue
		}
		w.statement(n)
	}
}

// module walks the statements of a module. What other code may change is not known from one of
// them to the next, whether or not one is called: so none decides on it for the others.
func (w *walker) module(statements iter.Seq[syntax.Node]) {
	w.block(func(yield func(syntax.Node) bool) {
		for n := range statements {
			if !yield(n) {
				return
			}
			w.touch()
		}
	})
}

// begins drops the values that the names bound in s, the scope of a class, had when its statement
// was run before, in a loop: they are of another class.
func (w *walker) begins(s *scope) {
	for y := s.first; y != nil; y = y.after {
		if y.home == y && y.slot != 0 && w.cur[y.slot] != nil {
			w.set(y.slot, nil)
		}
	}
}

// ends notes what the names bound in s, the scope of a class or module, are bound
// to where its code ends.
func (w *walker) ends(s *scope) {
	if w.dead {
		return
	}
	for y := s.first; y != nil; y = y.after {
		if y.home == y && y.isBoundSomewhere() {
			s := w.slot(y)
			if y.end = w.cur[s]; y.end == nil && w.slots[s].wild {
				y.end = w.value(s)
			}
		}
	}
}

func (w *walker) statement(n syntax.Node) {
	switch n.Kind() {
	case syntax.KindExprStmt:
		w.exprStmt(n)
	case syntax.KindAssign:
		w.expr(n.Field(syntax.FieldValue))
		for target := range n.Fields(syntax.FieldTarget) {
			w.target(target)
		}
	case syntax.KindAugAssign:
		w.expr(n.Field(syntax.FieldTarget))
		w.expr(n.Field(syntax.FieldValue))
		w.mayRaise()
		w.target(n.Field(syntax.FieldTarget))
	case syntax.KindAnnAssign:
		w.annotation(n.Field(syntax.FieldAnnotation))
		if value := n.Field(syntax.FieldValue); value.Exists() {
			w.expr(value)
			w.target(n.Field(syntax.FieldTarget))
		}
	case syntax.KindFunctionDef:
		w.functionDef(n)
	case syntax.KindClassDef:
		w.classDef(n)
	case syntax.KindReturn:
		w.expr(n.Field(syntax.FieldValue))
		if w.unit.kind == functionScope { // else it is of a def that is not there yet
			w.leave(jump{})
		}
	case syntax.KindRaise:
		w.expr(n.Field(syntax.FieldExc))
		w.expr(n.Field(syntax.FieldCause))
		w.mayRaise()
		w.dead = true
	case syntax.KindBreak, syntax.KindContinue:
		if len(w.loops) > 0 { // else it is of a loop that is not there yet
			w.leave(jump{loop: w.loops[len(w.loops)-1], isBreak: n.Is(syntax.KindBreak)})
		}
	case syntax.KindDelete:
		for target := range n.Fields(syntax.FieldTarget) {
			w.mayRaise()
			w.target(target)
		}
	case syntax.KindIf:
		w.branch(n)
	case syntax.KindWhile:
		w.while(n)
	case syntax.KindFor:
		w.forIn(n)
	case syntax.KindTry:
		w.try(n)
	case syntax.KindWith:
		w.with(n)
	case syntax.KindMatch:
		w.match(n)
	case syntax.KindAssert:
		w.assert(n)
	case syntax.KindImport, syntax.KindImportFrom:
		w.imports(n)
	case syntax.KindTypeAlias:
		w.typeParameters(n)
		w.lazy++
		w.expr(n.Field(syntax.FieldValue))
		w.lazy--
		w.bind(w.m.bindingOf(n.Field(syntax.FieldName)))
	case syntax.KindError:
		w.broken(n)
	}
}

// bind gives the name or chain that b binds its value. It takes nil.
func (w *walker) bind(b *binding) {
	if b == nil || b.symbol == nil {
		return
	}
	b.reached = true
	s := w.slotOf(b.symbol)
	w.forget(s)
	w.set(s, &b.gives)
}

// forget drops what is known of the attributes of slot root.
func (w *walker) forget(root int32) {
	if w.frail == 0 {
		return
	}
	for _, s := range w.fragile {
		if w.slots[s].root == root && w.cur[s] != nil {
			w.set(s, nil)
		}
		if w.slots[s].root == root {
			w.forget(s)
		}
	}
}

// touch drops what other code may have changed, where such code may run: in a call,
// at an await or a yield.
func (w *walker) touch() {
	if w.frail == 0 {
		return
	}
	for _, s := range w.fragile {
		if w.cur[s] != nil {
			w.set(s, nil)
		}
	}
}

// mayRaise notes that an exception may leave from here.
func (w *walker) mayRaise() {
	if w.protected == 0 || w.flushed == len(w.trail) {
		return
	}
	for _, c := range w.trail[w.flushed:] {
		w.raised = append(w.raised, change{c.slot, w.cur[c.slot]})
	}
	w.flushed = len(w.trail)
}

// target binds a target, and visits what it is made of.
func (w *walker) target(n syntax.Node) {
	switch n.Kind() {
	case syntax.KindName:
		w.bind(w.m.bindingOf(n))
	case syntax.KindTuple, syntax.KindList:
		w.mayRaise()
		for e := range n.Fields(syntax.FieldElt) {
			w.target(e)
		}
	case syntax.KindStarred:
		w.target(n.Field(syntax.FieldValue))
	case syntax.KindAttribute:
		w.expr(n.Field(syntax.FieldValue))
		w.mayRaise()
		w.bindAttribute(n)
	default:
		w.expr(n)
	}
}

// bindAttribute gives the attribute n, a target, its value. Another chain that ends
// in the same attribute may be of the same object.
func (w *walker) bindAttribute(n syntax.Node) {
	b := w.m.bindingOf(n)
	if b == nil {
		return
	}
	b.reached = true
	attr := n.Field(syntax.FieldAttr).Identifier()
	for _, s := range w.fragile {
		if w.slots[s].attr == attr && w.cur[s] != nil {
			w.set(s, nil)
		}
	}
	if s := w.chain(n, true); s != 0 {
		w.forget(s)
		if !b.unbinds() {
			w.set(s, &b.gives)
		}
	}
}

func (w *walker) exprStmt(n syntax.Node) {
	value := n.Field(syntax.FieldValue)
	w.expr(value)
	call := value
	if value.Is(syntax.KindAwait) {
		call = value.Field(syntax.FieldValue)
	}
	switch {
	case !call.Is(syntax.KindCall):
	case w.m.exits(call):
		w.dead = true
	case n.Next().Role() == n.Role():
		// A call that never returns is the last of its block.
	case !strings.HasPrefix(w.m.imported(call.Field(syntax.FieldFunc)), "builtins."):
		w.guard = append(w.guard, call)
	}
}

// leave follows a break, continue or return, which exits the context managers
// on its way.
func (w *walker) leave(j jump) {
	if j.loop == nil && w.entered > 0 || j.loop != nil && w.entered > j.loop.entered {
		w.touch()
		w.mayRaise()
	}
	w.send(j)
	w.dead = true
}

// send passes j, which leaves from here, on to the next finally block on its way,
// or to its loop.
func (w *walker) send(j jump) {
	around := 0
	if j.loop != nil {
		around = j.loop.finals
		j.diff = w.since(j.loop.mark)
	} else if len(w.finals) > 0 {
		j.diff = w.since(w.finals[0].mark)
	}
	switch {
	case len(w.finals) > around:
		f := w.finals[len(w.finals)-1]
		f.jumps = append(f.jumps, j)
	case j.loop == nil:
	case j.isBreak:
		j.loop.breaks = append(j.loop.breaks, j.diff)
	default:
		j.loop.continues = append(j.loop.continues, j.diff)
	}
}

// branch walks an if statement.
func (w *walker) branch(n syntax.Node) {
	m := w.mark()
	yes, no := w.condition(n.Field(syntax.FieldTest), m)
	w.apply(yes)
	w.block(n.Fields(syntax.FieldBody))
	yes = w.take(m)
	w.apply(no)
	w.block(n.Fields(syntax.FieldOrelse))
	no = w.take(m)
	w.join(yes, no)
}

func (w *walker) assert(n syntax.Node) {
	m := w.mark()
	yes, no := w.condition(n.Field(syntax.FieldTest), m)
	w.apply(no)
	if !w.dead {
		w.expr(n.Field(syntax.FieldMsg))
		w.mayRaise()
	}
	w.back(m)
	w.apply(yes)
}

func (w *walker) imports(n syntax.Node) {
	for alias := range n.Fields(syntax.FieldNames) {
		w.touch()
		w.mayRaise()
		name := alias.Field(syntax.FieldAsname)
		if !name.Exists() {
			name = alias.Field(syntax.FieldName)
		}
		b := w.m.bindingOf(name)
		if b == nil || b.kind != bindStar {
			w.bind(b)
			continue
		}
		w.star(b)
	}
}

// star gives what the star import b brings to all names of the unit.
func (w *walker) star(b *binding) {
	count := 0
	for y := w.unit.first; y != nil; y = y.after {
		count++
	}
	made := make([]originatedValue, count)
	for y := w.unit.first; y != nil; y = y.after {
		count--
		s := w.slotOf(y.home)
		w.set(s, made[count].star(b, y.home, w.value(s)))
	}
}

// broken visits text that is no Python: it may bind names in it. That it binds one which
// nobody else binds, a builtin, is not to be expected.
func (w *walker) broken(n syntax.Node) {
	for name := range syntax.All[syntax.Name](n) {
		in := w.m.scopeAt(name.Node)
		if in.unit != w.unit || !mayBeBound(name) {
			continue
		}
		if y := w.m.symbolOf(name.Node); y != nil && y.home.isBoundSomewhere() && (in.kind != classScope || y.home.scope == in) {
			s := w.slotOf(y.home)
			w.forget(s)
			w.set(s, &flowValue{symbol: y.home, origins: noOrigins})
		}
	}
}

// mayBeBound reports whether name, in text that is no Python, stands where a name may be
// bound, by what is next to it on its line.
func mayBeBound(name syntax.Name) bool {
	text, span := name.Tree().Text, name.Span()
	line := text.LineSpan(text.Line(span.Start))
	before := strings.TrimRight(text.Slice(source.Span{Start: line.Start, End: span.Start}), " \t")
	rest := strings.TrimLeft(text.Slice(source.Span{Start: span.End, End: line.End}), " \t")
	isAnnotation := strings.HasSuffix(before, ":") || strings.HasSuffix(before, ">")
	switch {
	case rest == "":
		return true
	case strings.HasPrefix(rest, "==") || rest[0] == '.' || rest[0] == '(' || rest[0] == '[':
		return false
	case rest[0] == ',' || rest[0] == ')':
		return !isAnnotation
	}
	return true
}
