package semantic

import "awaiter/analysis/syntax"

// head begins the loop n, whose code is repeated: every name that it binds may have
// the value of the last round.
func (w *walker) head(n syntax.Node) (*loop, []change) {
	w.touch()
	w.repeats = append(w.repeats, int32(n.Number()))
	var heads []change
	w.stamps++
	for b := range w.m.names.boundIn(n) {
		if b.scope.unit != w.unit || b.symbol == nil {
			continue
		}
		s := w.slotOf(b.symbol)
		if w.stamp[s] == w.stamps {
			continue
		}
		w.stamp[s] = w.stamps
		if v := w.value(s); v != nil {
			heads = append(heads, change{s, newValue(joinedValue, w.slots[s].symbol, origins{edges: []flowEdge{{value: v}}})})
		}
	}
	for _, h := range heads {
		w.set(h.slot, h.value)
	}
	l := &loop{mark: w.mark(), finals: len(w.finals), entered: w.entered}
	w.loops = append(w.loops, l)
	return l, heads
}

// again ends a round of l: its end, and every continue, lead back to the head. The
// walk is at the head then.
func (w *walker) again(l *loop, heads []change) {
	rounds := append(l.continues, w.take(l.mark))
	w.loops = w.loops[:len(w.loops)-1]
	w.repeats = w.repeats[:len(w.repeats)-1]
	for _, d := range rounds {
		if d.dead {
			continue
		}
		w.stamps++
		for i, c := range d.changes {
			w.stamp[c.slot], w.place[c.slot] = w.stamps, int32(i)
		}
		for _, h := range heads {
			if w.stamp[h.slot] != w.stamps {
				continue
			}
			v := d.changes[w.place[h.slot]].value
			if v == nil {
				v = &flowValue{origins: noOrigins}
			}
			h.value.edges = append(h.value.edges, flowEdge{v, d.guard})
		}
	}
}

func (w *walker) while(n syntax.Node) {
	l, heads := w.head(n)
	yes, no := w.condition(n.Field(syntax.FieldTest), l.mark)
	w.apply(yes)
	w.block(n.Fields(syntax.FieldBody))
	w.again(l, heads)
	w.otherwise(n, l, no)
}

// otherwise walks the else block of the loop l, which the way done leads to, and
// goes on where it and every break meet.
func (w *walker) otherwise(n syntax.Node, l *loop, done diff) {
	w.apply(done)
	w.block(n.Fields(syntax.FieldOrelse))
	w.join(append(l.breaks, w.take(l.mark))...)
}

func (w *walker) forIn(n syntax.Node) {
	w.expr(n.Field(syntax.FieldIter))
	w.mayRaise()
	l, heads := w.head(n)
	w.mayRaise()
	w.target(n.Field(syntax.FieldTarget))
	w.block(n.Fields(syntax.FieldBody))
	w.again(l, heads)
	w.otherwise(n, l, diff{})
}
