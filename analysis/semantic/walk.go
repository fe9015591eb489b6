package semantic

import (
	"sync"

	"awaiter/analysis/syntax"
)

// A walker runs the code of one unit in its head, once from top to bottom, and
// notes for every name what value it has then. Where ways part it goes one after
// the other: what a way changed is taken back from the trail, kept as a diff, and
// joined with the others where they meet. So the cost is that of the changes, not
// of the names.
type walker struct {
	m     *Module
	unit  *scope
	flow  *flow
	slots []slot       // what can have a value, by its number; the first is none
	cur   []*flowValue // by slot: the value now; nil: as nothing had happened
	trail []change     // what cur was before, in order
	dead  bool         // no way leads here
	guard []syntax.Node

	outside map[*symbol]int32 // slots of names of other units
	chains  map[chainKey]int32
	fragile []int32 // slots that a call may change: chains, and names that other units bind
	frail   int     // number of fragile slots with a value

	// Exceptions: raised lists the values that names had at places that may raise,
	// as far as they changed since the last such place.
	raised    []change
	flushed   int // length of the trail at the last place that may raise
	protected int // number of statements around that catch
	entered   int // number of context managers that are entered

	loops    []*loop
	finals   []*final
	repeats  []int32  // numbers of the loops and comprehensions around, the outermost first
	deferred []*scope // lambdas and generator expressions around, the outermost first
	lazy     int      // annotations around
	stamp    []int32  // by slot: the last generation that saw it
	place    []int32  // by slot: scratch of join
	stamps   int32
	changed  []int32 // slots of names whose values changed since the last def
	depth    int
}

// A slot is a name, or an attribute chain such as self.x, that has a value.
type slot struct {
	symbol *symbol // the home; of a chain, that of its root
	root   int32   // of a chain: the slot of what stands before the dot, else 0
	attr   string  // of a chain: the name behind the dot
	wild   bool    // bound by other units too, so that a call may change it
	start  *flowValue
	known  bool       // start was looked for
	ever   *flowValue // see anyTime
	last   int32      // see lastBound
}

type chainKey struct {
	root int32
	attr string
}

// A change is a slot and a value of it.
type change struct {
	slot  int32
	value *flowValue
}

// A diff is what a way changed between a mark and its end.
type diff struct {
	dead    bool
	changes []change // one per slot
	guard   []syntax.Node
}

// A mark is a place on the way, to come back to.
type mark struct{ trail, guard int }

// A loop is a for or while statement being walked.
type loop struct {
	mark              mark
	finals, entered   int // number of finally blocks and context managers around the loop
	breaks, continues []diff
}

// A final is a try statement with a finally block, being walked.
type final struct {
	mark  mark
	jumps []jump
}

// A jump leaves through a finally block: to the end or the head of a loop, or, with
// no loop, out of the function.
type jump struct {
	loop    *loop
	isBreak bool
	diff    diff
}

// deepest is the number of expressions within each other that are looked into;
// CPython itself gives up before.
const deepest = 2000

// walkers holds what a walk needs on its way, for the next one.
var walkers = sync.Pool{New: func() any {
	return &walker{outside: map[*symbol]int32{}, chains: map[chainKey]int32{}}
}}

// reset makes w ready for unit.
func (w *walker) reset(unit *scope, found *flow) {
	clear(w.outside)
	clear(w.chains)
	clear(w.slots)
	clear(w.cur)
	clear(w.trail)
	clear(w.raised)
	*w = walker{
		m: unit.module, unit: unit, flow: found,
		slots: append(w.slots[:0], slot{}), cur: append(w.cur[:0], nil),
		stamp: append(w.stamp[:0], 0), place: append(w.place[:0], 0),
		trail: w.trail[:0], raised: w.raised[:0], fragile: w.fragile[:0], changed: w.changed[:0],
		outside: w.outside, chains: w.chains,
	}
}

// walk finds the flow of unit, and notes it in found.
func walk(unit *scope, found *flow) {
	w := walkers.Get().(*walker)
	defer walkers.Put(w)
	w.reset(unit, found)
	if unit.kind == functionScope {
		for a := range syntax.As[syntax.Arguments](unit.node.Field(syntax.FieldParams)).All() {
			w.bind(w.m.bindingOf(a.Name()))
		}
	}
	if unit.kind != moduleScope {
		w.block(unit.node.Fields(syntax.FieldBody))
	} else {
		w.module(w.m.sight.root.Fields(syntax.FieldBody))
		w.ends(unit)
	}
	w.flow.sortLoads()
}

// slot returns the slot of y, a symbol of a scope of the unit.
func (w *walker) slot(y *symbol) int32 {
	if y.slot == 0 {
		y.slot = w.slotOf(y.home)
	}
	return y.slot
}

// slotOf returns the slot of home, which may belong to another unit.
func (w *walker) slotOf(home *symbol) int32 {
	if home.scope.unit == w.unit {
		if home.slot == 0 {
			home.slot = w.newSlot(slot{symbol: home, wild: home.isWild()})
		}
		return home.slot
	}
	s, known := w.outside[home]
	if !known {
		s = w.newSlot(slot{symbol: home, wild: home.isWild() || home.scope.kind != moduleScope && home.only() == nil})
		w.outside[home] = s
	}
	return s
}

func (w *walker) newSlot(s slot) int32 {
	w.slots, w.cur = append(w.slots, s), append(w.cur, nil)
	w.stamp, w.place = append(w.stamp, 0), append(w.place, 0)
	n := int32(len(w.slots) - 1)
	if s.isFragile() {
		w.fragile = append(w.fragile, n)
	}
	return n
}

func (s slot) isFragile() bool { return s.wild || s.root != 0 }

// isWild reports whether y, a home, is bound by code of other units too.
func (y *symbol) isWild() bool { return y.flags&symbolWild != 0 }

// set gives slot s the value v.
func (w *walker) set(s int32, v *flowValue) {
	w.trail = append(w.trail, change{s, w.cur[s]})
	w.put(s, v)
}

func (w *walker) put(s int32, v *flowValue) {
	if w.slots[s].isFragile() {
		if w.cur[s] != nil {
			w.frail--
		}
		if v != nil {
			w.frail++
		}
	}
	w.cur[s] = v
	if w.slots[s].root == 0 {
		w.changed = append(w.changed, s)
	}
}

// value returns the value of slot s now: nil if flow knows nothing.
func (w *walker) value(s int32) *flowValue {
	if v := w.cur[s]; v != nil {
		return v
	}
	if sl := w.slots[s]; !sl.known && sl.root == 0 {
		start := w.start(s) // which may make slots
		w.slots[s].known, w.slots[s].start = true, start
	}
	return w.slots[s].start
}

// start returns the value that slot s has before its unit does anything to it.
func (w *walker) start(s int32) *flowValue {
	y := w.slots[s].symbol
	switch {
	case !y.isBoundSomewhere():
		if y.scope.kind == moduleScope && w.unit.kind != moduleScope {
			return w.m.starred(y, nil)
		}
		return nil
	case y.scope.unit != w.unit:
		return w.captured(y)
	case w.slots[s].wild:
		return w.anyTime(s)
	case y.scope.kind == classScope:
		// LOAD_NAME looks in the module next.
		if global := w.m.names.top.symbolNamed(y.name); global != nil {
			return w.value(w.slotOf(global))
		}
		return w.m.starredName(y.name)
	}
	return &flowValue{kind: unboundValue, symbol: y, origins: noOrigins}
}

// anyTime returns what the name of slot s may be for code that runs at some other
// time: anyOrder, while the unit may still be being walked.
func (w *walker) anyTime(s int32) *flowValue {
	y := w.slots[s].symbol
	if y.scope.unit != w.unit || !y.isBoundSomewhere() {
		return w.value(s)
	}
	if w.slots[s].ever == nil {
		v := newValue(anyValue, y, origins{})
		for b := range y.bindings() {
			if !b.declares() && !b.unbinds() {
				v.edges = append(v.edges, flowEdge{value: &b.gives})
			}
		}
		if len(v.edges) == 1 {
			v = v.edges[0].value
		}
		w.slots[s].ever = v
	}
	return w.slots[s].ever
}

// captured returns the value of y, a variable of a unit around: the one it had for
// good when the def was run that holds this code, else any of its bindings.
func (w *walker) captured(y *symbol) *flowValue {
	home := y.scope.unit
	f := home.follow()
	c := w.unit
	for c.parent.unit != home {
		c = c.parent.unit
	}
	if v := f.captured(int32(c.node.Number()), y); v != nil {
		return v
	}
	return y.anyTime()
}

// load notes the value that the Name or attribute chain n has in slot s.
func (w *walker) load(n syntax.Node, v *flowValue) {
	if v != nil {
		w.flow.loads = append(w.flow.loads, flowLoad{int32(n.Number()), v})
	}
}
