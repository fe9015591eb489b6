package workspace

import (
	"iter"
	"math/bits"
	"slices"
	"sync"

	"awaiter/analysis/semantic"
)

// mostSpreadings is how many spreadings are kept, each for those documents that were last
// checked in one epoch.
const mostSpreadings = 8

// mostWords is how many words are carried through modules. Where they are more, hardly any
// module mentions none of them, and to find that out takes longer than to look at it.
const mostWords = 128

// A spreading finds out whom it concerns that modules say something else than in an epoch:
// those that mention one of the words and asked for the module, directly or through others,
// and those that mention a word of which these then say something else. It looks at each
// module once, after all that this one asked for, and only if somebody wants to know.
type spreading struct {
	session                     *Session
	since, changed, edits, ties uint64                   // of the facts
	said                        map[string]semantic.Said // by path: what modules say otherwise

	mu      sync.Mutex
	now     *Snapshot
	hearers map[string]*hearer // by path
	failed  bool               // nobody knows what is heard
	visited int
	open    []*hearer // visited, but without a component
	words   []semantic.Word
	numbers map[semantic.Word]int // of words: their places there
	halves  map[uint32][]int      // of words: their places there
}

// A hearer is a module that hears what those say that it asked for, and what they heard.
type hearer struct {
	path      string
	number    int // how many were visited before it, and it; 0: it was not
	asked     []*hearer
	component *component
	own       map[semantic.Word]bool // that it hears, and says alone
	hasOther  bool                   // it hears others
}

// A component is modules that asked for each other in a circle, so that all hear what one
// says, or a module that did not: a strongly connected component of the graph of modules.
type component struct {
	members  []*hearer
	isCircle bool
	all      bool            // anything may be said in it
	words    wordSet         // said in it, or heard
	by       map[int]*hearer // words that one member says alone, in the same sense as to itself
}

func newSpreading(s *Session, said map[string]semantic.Said) *spreading {
	return &spreading{session: s, said: said, hearers: map[string]*hearer{}, numbers: map[semantic.Word]int{}, halves: map[uint32][]int{}}
}

// concern reports whether what others say concerns the module at path, and returns the words by
// which what it says alone comes back to it.
func (p *spreading) concern(path string) (own map[semantic.Word]bool, others bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.hearer(path)
	if h.number == 0 && !p.failed {
		p.now, p.failed = p.session.Snapshot(), true // until visit returns: it may panic
		p.visit(h)
		p.now, p.failed = nil, false
	}
	return h.own, h.hasOther || p.failed
}

func (p *spreading) hearer(path string) *hearer {
	h := p.hearers[path]
	if h == nil {
		h = &hearer{path: path}
		p.hearers[path] = h
	}
	return h
}

// visit finds the components of h and of all that it asked for, by Tarjan's algorithm. It
// returns the least number that it knows of the component of h.
func (p *spreading) visit(h *hearer) (least int) {
	p.visited++
	h.number, least = p.visited, p.visited
	p.open = append(p.open, h)
	for _, path := range p.session.facts.askedBy(h.path) {
		other := p.hearer(path)
		h.asked = append(h.asked, other)
		switch {
		case other.number == 0:
			least = min(least, p.visit(other))
		case other.component == nil:
			least = min(least, other.number)
		}
	}
	if least == h.number {
		first := len(p.open) - 1
		for p.open[first] != h {
			first--
		}
		p.join(slices.Clone(p.open[first:]))
		p.open = p.open[:first]
	}
	return least
}

// join makes a component of members, of which all others that they asked for have one, and
// finds out how it concerns them what these say, and they themselves.
func (p *spreading) join(members []*hearer) {
	c := &component{members: members, by: map[int]*hearer{}}
	for _, h := range members {
		h.component = c
	}
	for _, h := range members {
		for _, other := range h.asked {
			if other.component == c {
				c.isCircle = true
				continue
			}
			c.all = c.all || other.component.all
			c.words.addAll(other.component.words)
		}
	}
	if !c.all {
		p.carry(c)
	} else {
		c.concernAll()
	}
}

// carry carries words through c: what it heard, and what its members say, of themselves and
// for what they hear from others, until nobody has anything to add.
func (p *spreading) carry(c *component) {
	heard := slices.Clone(c.words)
	own := p.tell(c, func(h *hearer) semantic.Said { return p.said[h.path] })
	if c.isCircle {
		heard.addAll(own)
	}
	for !heard.isEmpty() && !(c.all && c.isCircle) {
		told := p.tell(c, func(h *hearer) semantic.Said { return p.hear(h, heard) })
		c.all = c.all || c.words.count() > mostWords
		heard = nil
		if c.isCircle {
			heard = told
		}
	}
	if c.all && c.isCircle {
		c.concernAll()
	}
}

// concernAll notes that anything may be said to all members of c.
func (c *component) concernAll() {
	for _, h := range c.members {
		h.hasOther = true
	}
}

// tell adds to c what its members say, and returns the words that are new there.
func (p *spreading) tell(c *component, say func(*hearer) semantic.Said) (fresh wordSet) {
	by := map[int]*hearer{}
	for _, h := range c.members {
		said := say(h)
		c.all = c.all || said.All
		for said := range said.Words {
			for _, word := range said.Abroad() {
				i := p.numberOf(word)
				if c.words.has(i) {
					continue
				}
				if _, told := by[i]; told || word != said {
					by[i] = nil
					continue
				}
				by[i] = h
			}
		}
	}
	for i, h := range by {
		fresh.add(i)
		c.words.add(i)
		if h != nil {
			c.by[i] = h
		}
	}
	return fresh
}

// hear lets h hear words, and returns what it then says otherwise.
func (p *spreading) hear(h *hearer, words wordSet) semantic.Said {
	heard, others := map[semantic.Word]bool{}, map[semantic.Word]bool{}
	for i := range p.mentioned(h, words) {
		heard[p.words[i]] = true
		switch {
		case h.component.by[i] != h:
			others[p.words[i]] = true
		case h.own == nil:
			h.own = map[semantic.Word]bool{p.words[i]: true}
		default:
			h.own[p.words[i]] = true
		}
	}
	if len(heard) == 0 {
		return semantic.Said{}
	}
	f, err := p.now.File(h.path)
	if err != nil {
		h.hasOther = true
		return semantic.Said{All: true}
	}
	showing := semantic.ShowingOf(f.Tree(), nil)
	h.hasOther = h.hasOther || showing.Mentions(others)
	return showing.Through(heard, p.session.facts.looked(h.path))
}

// mentioned yields those of words that h may mention: all if that is not known. It takes
// as long as the words of the one or the other are many, whichever are fewer.
func (p *spreading) mentioned(h *hearer, words wordSet) iter.Seq[int] {
	vocabulary, known := p.session.vocabulary(p.now, h.path)
	return func(yield func(int) bool) {
		if !known || words.count() <= len(vocabulary) {
			for i := range words.all() {
				if (!known || vocabulary.Has(p.words[i])) && !yield(i) {
					return
				}
			}
			return
		}
		for _, half := range vocabulary {
			for _, i := range p.halves[half] {
				if words.has(i) && !yield(i) {
					return
				}
			}
		}
	}
}

// numberOf returns the place of word in words, where it is from now on.
func (p *spreading) numberOf(word semantic.Word) int {
	i, known := p.numbers[word]
	if !known {
		i = len(p.words)
		p.numbers[word], p.words = i, append(p.words, word)
		p.halves[word.Half()] = append(p.halves[word.Half()], i)
	}
	return i
}

// A wordSet is a set of words by their numbers: bit i%64 of the element i/64 is set for i.
// The nil wordSet is empty.
type wordSet []uint64

func (s wordSet) has(i int) bool { return i/64 < len(s) && s[i/64]>>(i%64)&1 == 1 }

func (s wordSet) isEmpty() bool { return s.count() == 0 }

func (s wordSet) count() (n int) {
	for _, some := range s {
		n += bits.OnesCount64(some)
	}
	return n
}

func (s wordSet) all() iter.Seq[int] {
	return func(yield func(int) bool) {
		for at, some := range s {
			for ; some != 0; some &= some - 1 {
				if !yield(at*64 + bits.TrailingZeros64(some)) {
					return
				}
			}
		}
	}
}

func (s *wordSet) add(i int) {
	s.reach(i/64 + 1)
	(*s)[i/64] |= 1 << (i % 64)
}

func (s *wordSet) addAll(other wordSet) {
	s.reach(len(other))
	for at, some := range other {
		(*s)[at] |= some
	}
}

// reach lets s have at least length elements.
func (s *wordSet) reach(length int) {
	if missing := length - len(*s); missing > 0 {
		*s = append(*s, make([]uint64, missing)...)
	}
}
