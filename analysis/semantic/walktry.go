package semantic

import "awaiter/analysis/syntax"

// try walks a try statement. Its handlers begin where any place in its body may
// raise; its finally block runs after all of it, however it is left, but what
// follows comes only from where it was left without an exception.
func (w *walker) try(n syntax.Node) {
	start, raised := w.mark(), len(w.raised)
	final := w.beginFinal(n, start)
	handlers := n.Field(syntax.FieldHandlers).Exists()
	if handlers {
		w.protected++
	}
	w.block(n.Fields(syntax.FieldBody))
	if handlers {
		w.protected--
	}
	to := len(w.raised)
	w.block(n.Fields(syntax.FieldOrelse))
	ends := []diff{w.take(start)}
	star := syntax.As[syntax.Try](n).IsStar()
	for h := range n.Fields(syntax.FieldHandlers) {
		w.caught(raised, to)
		if star {
			// Several except* clauses may run, one after the other.
			w.join(append(append([]diff{}, ends[1:]...), w.take(start))...)
		}
		w.expr(h.Field(syntax.FieldType))
		w.mayRaise()
		name := h.Field(syntax.FieldName)
		if name.Exists() {
			w.bind(w.m.bindingOf(name))
		}
		w.block(h.Fields(syntax.FieldBody))
		if name.Exists() && !w.dead {
			w.bind(w.m.names.endOf(w.m.bindingOf(name)))
		}
		ends = append(ends, w.take(start))
	}
	w.join(ends...)
	if final != nil {
		w.endFinal(n, final, raised)
	}
}

// endOf returns the bindExceptEnd that belongs to b, a bindExcept.
func (t *nameTable) endOf(b *binding) *binding {
	if b == nil || b.kind != bindExcept {
		return nil
	}
	return t.bindings.at(b.place + 1)
}

// beginFinal notes that a finally block is around what is walked next, if n has one.
func (w *walker) beginFinal(n syntax.Node, start mark) *final {
	if !n.Field(syntax.FieldFinalbody).Exists() {
		return nil
	}
	f := &final{mark: start}
	w.finals = append(w.finals, f)
	w.protected++
	return f
}

// endFinal walks the finally block of n, from every way that leads there, and goes
// on as the try statement ended before it.
func (w *walker) endFinal(n syntax.Node, f *final, raised int) {
	w.finals = w.finals[:len(w.finals)-1]
	w.protected--
	done := w.take(f.mark)
	w.caught(raised, len(w.raised))
	ways := []diff{done, w.take(f.mark)}
	for _, j := range f.jumps {
		ways = append(ways, j.diff)
	}
	w.join(ways...)
	w.mayRaise()
	inside := w.mark()
	w.block(n.Fields(syntax.FieldFinalbody))
	// An exception that led here goes on.
	w.mayRaise()
	after := w.since(inside)
	w.back(f.mark)
	if after.dead {
		w.dead = true
		return
	}
	// What the block dropped of attributes need not show in after.
	for _, j := range f.jumps {
		w.apply(j.diff)
		w.touch()
		w.apply(after)
		w.send(j)
		w.back(f.mark)
	}
	if w.apply(done); !w.dead {
		w.touch()
		w.apply(after)
	}
}

// mostItems bounds the items of a with statement that are told apart: what leaves
// through one behind them counts as left through the last.
const mostItems = 32

func (w *walker) with(n syntax.Node) {
	type entered struct {
		mark   mark
		raised int
		guard  []syntax.Node
	}
	var items []entered
	for item := range n.Fields(syntax.FieldItems) {
		w.expr(item.Field(syntax.FieldContextExpr))
		w.touch()
		w.mayRaise()
		if len(items) < mostItems {
			items = append(items, entered{w.mark(), len(w.raised), []syntax.Node{item}})
		} else {
			items[mostItems-1].guard = nil
		}
		w.protected++
		w.entered++
		w.target(item.Field(syntax.FieldOptionalVars))
	}
	w.block(n.Fields(syntax.FieldBody))
	for range n.Fields(syntax.FieldItems) {
		w.protected--
		w.entered--
	}
	for i := len(items) - 1; i >= 0; i-- {
		e := items[i]
		done := w.take(e.mark)
		w.caught(e.raised, len(w.raised))
		w.touch()
		w.guard = append(w.guard, e.guard...)
		swallowed := w.take(e.mark)
		w.protected += i
		w.apply(done)
		w.touch()
		done = w.take(e.mark)
		w.join(done, swallowed)
		w.mayRaise()
		w.protected -= i
	}
}

// caught goes on where any exception noted in raised[from:to] arrives: every name
// has the value from here, or one of those noted.
func (w *walker) caught(from, to int) {
	if from == to {
		return
	}
	known := make(map[change]bool, to-from)
	edges := make(map[int32][]flowEdge, 8)
	var met []int32
	for _, r := range w.raised[from:to] {
		if known[r] {
			continue
		}
		known[r] = true
		if edges[r.slot] == nil {
			start := w.value(r.slot)
			known[change{r.slot, start}] = true
			edges[r.slot] = []flowEdge{{value: start}}
			met = append(met, r.slot)
			if r.value == start {
				continue
			}
		}
		edges[r.slot] = append(edges[r.slot], flowEdge{value: r.value})
	}
	for _, s := range met {
		w.set(s, w.joined(s, edges[s]))
	}
}
