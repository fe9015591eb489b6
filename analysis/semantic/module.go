package semantic

import (
	"iter"
	"sync"
	"sync/atomic"
	"unique"

	"awaiter/analysis/syntax"
)

// A Module is the meaning of one parsed file. It is safe for concurrent use.
type Module struct {
	Name      string // dotted, as import sees it; "" when the file is no module of a known root
	Tree      *syntax.Tree
	Target    syntax.Version // the oldest Python the program is written for
	Async     string         // the asynchronous library that runs it where its text does not tell; "": not known
	Functions []*Function    // every def, methods and nested ones included, in source order
	Classes   []*Class       // every class statement, in source order
	Called    Notes[any]     // what package library keeps of calls

	isPackage bool // an __init__ file: relative imports start here
	file      unique.Handle[string]
	sight     *sight
	importer  Importer
	names     nameTable
	memo      memo
	known     Notes[string] // see QualifiedName
	places    moduleFacts
	library   library
	exported  exported
	listing   atomic.Pointer[exportList]
	asked     sync.Map // of answers, by *Question
	kept      sync.Map // see Kept
	selves    sync.Map // of true, by syntax.Part: see SelvesSeen
}

// Kept returns what find returned when it was first called for key, a value of a type
// that the caller's package keeps to itself: what depends on nothing but m. Calls at the
// same time may all call find, and get the same.
func (m *Module) Kept(key any, find func() any) any {
	if found, ok := m.kept.Load(key); ok {
		return found
	}
	found, _ := m.kept.LoadOrStore(key, find())
	return found
}

// A Question is asked about the text of a whole module. Of answers that are the same for
// two texts, and comparable, it gives equal ones. Where one part stands in the place of
// another for which By is the same, the answer is; By goes by nothing but the text of the
// part, given with its first statement.
type Question struct {
	Of func(*syntax.Tree) any
	By func(syntax.Part, syntax.Node) uint64
}

// Ask returns the answer to q, and keeps in mind that it was asked. Calls at the same time
// may all find it.
func (m *Module) Ask(q *Question) any {
	if answer, ok := m.asked.Load(q); ok {
		return answer
	}
	answer := q.Of(m.Tree)
	m.asked.Store(q, answer)
	return answer
}

// Answer gives the answer to q, found out elsewhere.
func (m *Module) Answer(q *Question, answer any) { m.asked.Store(q, answer) }

// Asked yields what was asked of m so far, with the answers.
func (m *Module) Asked() iter.Seq2[*Question, any] {
	return func(yield func(*Question, any) bool) {
		m.asked.Range(func(q, answer any) bool { return yield(q.(*Question), answer) })
	}
}

// Analyze finds the meaning of tree. What costs much is found only when asked.
// importer may be nil. isPackage is true for an __init__ file.
func Analyze(name string, isPackage bool, tree *syntax.Tree, target syntax.Version, importer Importer) *Module {
	return Program{Name: name, IsPackage: isPackage, Tree: tree, Target: target, Importer: importer}.analyze(&sight{root: tree.Root()})
}

// A Program is what Analyze finds the meaning of, under the names of its parameters, and
// what it does not need.
type Program struct {
	Name      string
	IsPackage bool
	Tree      *syntax.Tree
	Target    syntax.Version
	Importer  Importer
	Async     string                // see Module
	File      unique.Handle[string] // its path; the Modules of successive texts have the same. The zero Handle: not known
	Heard     map[Word]bool         // of these names other modules say otherwise than before what the text itself says otherwise of them, and nothing else
}

var noFile unique.Handle[string]

// Analyze finds the meaning of p.
func (p Program) Analyze() *Module { return p.analyze(&sight{root: p.Tree.Root()}) }

// analyze finds the meaning of what is in sight.
func (p Program) analyze(s *sight) *Module {
	m := &Module{Name: p.Name, Tree: p.Tree, Target: p.Target, Async: p.Async, isPackage: p.IsPackage, file: p.File, importer: p.Importer, sight: s}
	scan(m)
	return m
}

// A nameTable holds the scopes of a module and, by the Number of a node, what the
// node has to do with names.
type nameTable struct {
	module entry                            // of the Module node
	pages  []*entryPage                     // of the others; see of
	stars  []*binding                       // the "import *" of the module
	lazy   bool                             // from __future__ import annotations
	bodies slab[body]                       // in the order of their numbers
	top    *scope                           // that of the module
	open   struct{ scopes, bindings int32 } // how many there are outside of bodies, which come first, in the order of their nodes; 0: not all were found

	finding  sync.Mutex // held while the names of a body are found, and for what follows
	scopes   slab[*scope]
	symbols  slab[symbol]
	bindings slab[binding]
	byName   symbolIndex
	scratch  []int32
}

// An entry is what a node has to do with names.
type entry struct {
	scope atomic.Int32 // number + 1 of the one that the node is part of; 0: it is in a body of which the names were not found yet
	ref   int32
}

// An entryPage holds the entries of some parts that follow each other, by their own places
// in these. Parts that are not in sight have none, and mostly no page.
type entryPage [entryPageSize][]entry

const entryPageSize = 32

// of returns the entries of the nodes of a part, nil if it is not in sight.
func (t *nameTable) of(part int) []entry {
	if page := t.pages[part/entryPageSize]; page != nil {
		return page[part%entryPageSize]
	}
	return nil
}

// scopeAt returns the scope with the given number.
func (t *nameTable) scopeAt(number int32) *scope { return *t.scopes.at(number) }

// make makes the entries of a part of so many nodes.
func (t *nameTable) make(part, count int) []entry {
	page := &t.pages[part/entryPageSize]
	if *page == nil {
		*page = new(entryPage)
	}
	entries := make([]entry, count)
	(*page)[part%entryPageSize] = entries
	return entries
}

// The ref of a node is 0 for a node without relation to names, and else
//
//	a Name or Identifier that only mentions a name   its symbol's place in symbols + 1
//	a target, a Name or Identifier that binds        −(its binding's place in bindings + 1)
//	a node that makes a scope                        the scope's place in scopes + 1

// symbolOf returns the symbol that a Name, or an Identifier that binds, refers to
// in the scope where it stands; nil for any other node.
func (m *Module) symbolOf(n syntax.Node) *symbol {
	if !n.Is(syntax.KindName, syntax.KindIdentifier) {
		return nil
	}
	switch r := m.entry(n).ref; {
	case r > 0:
		return m.names.symbols.at(r - 1)
	case r < 0:
		return m.names.bindings.at(-r - 1).symbol
	}
	return nil
}

// bindingOf returns the binding whose target n is, or nil.
func (m *Module) bindingOf(n syntax.Node) *binding {
	if n.Tree() != m.Tree {
		return nil
	}
	if r := m.entry(n).ref; r < 0 {
		return m.names.bindings.at(-r - 1)
	}
	return nil
}

// scopeAt returns the scope whose code n is part of: for a def, its surroundings.
func (m *Module) scopeAt(n syntax.Node) *scope {
	if n.Tree() != m.Tree {
		return m.names.top
	}
	if number := m.entry(n).scope.Load(); number > 0 {
		return m.names.scopeAt(number - 1)
	}
	return m.names.top
}

// scopeOf returns the scope that n, a Module, def, class, lambda or comprehension,
// makes; nil for any other node.
func (m *Module) scopeOf(n syntax.Node) *scope {
	switch {
	case n.Tree() != m.Tree:
		return nil
	case n.Is(syntax.KindModule, syntax.KindFunctionDef, syntax.KindClassDef, syntax.KindLambda,
		syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp):
		if r := m.entry(n).ref; r > 0 {
			return m.names.scopeAt(r - 1)
		}
	}
	return nil
}

// A slab hands out values of one type, many per allocation, at places that do not
// move. One goroutine may add values while others look at those that they know of.
type slab[T any] struct {
	blocks atomic.Pointer[[]*[slabBlock]T]
	count  int32
}

const slabBlock = 32

// add makes a new value and returns its place and its address.
func (s *slab[T]) add() (int32, *T) {
	i := s.count
	s.count++
	if i%slabBlock == 0 {
		var blocks []*[slabBlock]T
		if old := s.blocks.Load(); old != nil {
			blocks = *old
		}
		blocks = append(blocks, new([slabBlock]T))
		s.blocks.Store(&blocks)
	}
	return i, s.at(i)
}

// at returns the address of the value at place i.
func (s *slab[T]) at(i int32) *T { return &(*s.blocks.Load())[i/slabBlock][i%slabBlock] }
