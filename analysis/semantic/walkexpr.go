package semantic

import "awaiter/analysis/syntax"

// expr walks an expression in the order of its evaluation. It takes the zero Node.
func (w *walker) expr(n syntax.Node) {
	if !n.Exists() || w.depth > deepest {
		return
	}
	w.depth++
	switch n.Kind() {
	case syntax.KindName:
		w.name(n)
	case syntax.KindConstant, syntax.KindIdentifier, syntax.KindCmpOp:
	case syntax.KindAttribute:
		w.expr(n.Field(syntax.FieldValue))
		if len(w.chains) > 0 {
			if s := w.chain(n, false); s != 0 {
				w.load(n, w.cur[s])
			}
		}
		w.mayRaise()
	case syntax.KindCall, syntax.KindAwait, syntax.KindYield, syntax.KindYieldFrom:
		w.parts(n)
		w.touch()
		w.mayRaise()
	case syntax.KindNamedExpr:
		w.expr(n.Field(syntax.FieldValue))
		w.target(n.Field(syntax.FieldTarget))
	case syntax.KindBoolOp:
		w.boolean(n)
	case syntax.KindIfExp:
		m := w.mark()
		yes, no := w.condition(n.Field(syntax.FieldTest), m)
		w.apply(yes)
		w.live(n.Field(syntax.FieldBody))
		yes = w.take(m)
		w.apply(no)
		w.live(n.Field(syntax.FieldOrelse))
		w.join(yes, w.take(m))
	case syntax.KindLambda:
		w.lambda(n)
	case syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp:
		w.comprehension(n)
	case syntax.KindGeneratorExp:
		w.generator(n)
	case syntax.KindError:
		w.broken(n)
	default:
		w.parts(n)
		w.mayRaise()
	}
	w.depth--
}

// live walks n unless no way leads here.
func (w *walker) live(n syntax.Node) {
	if !w.dead {
		w.expr(n)
	}
}

// parts walks the children of n in source order.
func (w *walker) parts(n syntax.Node) {
	for c := range n.Children() {
		w.expr(c)
	}
}

// name notes the value of a Name.
func (w *walker) name(n syntax.Node) {
	r := w.m.entry(n).ref
	if r == 0 {
		return
	}
	var s int32
	if r > 0 {
		s = w.slot(w.m.names.symbols.at(r - 1))
	} else {
		// The target of an AugAssign.
		b := w.m.names.bindings.at(-r - 1)
		s = w.slotOf(b.symbol)
	}
	v := w.value(s)
	switch {
	case w.lazy > 0 && (w.m.isLazy() || v != nil && v.kind == unboundValue):
		v = w.anyTime(s)
	case len(w.deferred) > 0 && w.isStale(s):
		v = w.anyTime(s)
	}
	w.load(n, v)
	if !v.isBound() {
		w.mayRaise()
	}
}

// isBound reports whether v surely is a value, so that loading it raises nothing.
func (v *flowValue) isBound() bool {
	for steps := 0; v != nil && v.kind == narrowedValue && steps < 8; steps++ {
		v = v.of
	}
	return v != nil && v.kind == boundValue && !v.binding.unbinds()
}

// isLazy reports whether annotations are evaluated later than they stand (PEP 563,
// PEP 649).
func (m *Module) isLazy() bool { return m.names.lazy || m.Target >= 14 }

// annotation walks an annotation.
func (w *walker) annotation(n syntax.Node) {
	w.lazy++
	w.expr(n)
	w.lazy--
}

// chain returns the slot of an attribute chain that begins with a name, 0 if there
// is none. With add one is made.
func (w *walker) chain(n syntax.Node, add bool) int32 {
	switch n.Kind() {
	case syntax.KindName:
		if y := w.m.symbolOf(n); y != nil {
			if s := w.slotOf(y.home); len(w.deferred) == 0 || !w.isStale(s) {
				return s
			}
		}
	case syntax.KindAttribute:
		root := w.chain(n.Field(syntax.FieldValue), add)
		if root == 0 {
			return 0
		}
		key := chainKey{root, n.Field(syntax.FieldAttr).Identifier()}
		s, known := w.chains[key]
		if known || !add {
			return s
		}
		s = w.newSlot(slot{symbol: w.slots[root].symbol, root: root, attr: key.attr})
		w.chains[key] = s
		return s
	}
	return 0
}

// lambda walks a lambda, whose body runs later, any number of times.
func (w *walker) lambda(n syntax.Node) {
	params := n.Field(syntax.FieldParams)
	for d := range params.Fields(syntax.FieldDefault) {
		w.expr(d)
	}
	m := w.later(w.m.scopeOf(n))
	for a := range syntax.As[syntax.Arguments](params).All() {
		w.bind(w.m.bindingOf(a.Name()))
	}
	protected := w.protected
	w.protected = 0
	w.expr(n.Field(syntax.FieldBody))
	w.protected = protected
	w.deferred = w.deferred[:len(w.deferred)-1]
	w.back(m)
}

// later begins the walk of code of s that runs later than it stands.
func (w *walker) later(s *scope) mark {
	m := w.mark()
	w.deferred = append(w.deferred, s)
	w.touch()
	return m
}

// generator walks a generator expression. All but its first iterable runs later; a
// name that it binds by := is taken as bound at once.
func (w *walker) generator(n syntax.Node) {
	first := n.Field(syntax.FieldGenerators).Field(syntax.FieldIter)
	w.expr(first)
	w.deferred = append(w.deferred, w.m.scopeOf(n))
	w.rounds(n)
	w.deferred = w.deferred[:len(w.deferred)-1]
}

// comprehension walks a list, set or dict comprehension.
func (w *walker) comprehension(n syntax.Node) {
	w.expr(n.Field(syntax.FieldGenerators).Field(syntax.FieldIter))
	w.mayRaise()
	w.rounds(n)
}

// rounds walks what a comprehension does again and again, as one loop.
func (w *walker) rounds(n syntax.Node) {
	l, heads := w.head(n)
	first := true
	for g := range n.Fields(syntax.FieldGenerators) {
		if !first {
			w.live(g.Field(syntax.FieldIter))
			l.continues = append(l.continues, w.since(l.mark))
		}
		first = false
		if w.dead {
			break
		}
		w.touch()
		w.mayRaise()
		w.target(g.Field(syntax.FieldTarget))
		for test := range g.Fields(syntax.FieldIfs) {
			if w.dead {
				break
			}
			yes, no := w.condition(test, l.mark)
			l.continues = append(l.continues, no)
			w.apply(yes)
		}
	}
	w.live(n.Field(syntax.FieldKey))
	w.live(n.Field(syntax.FieldElt))
	w.again(l, heads)
}
