package semantic

import (
	"encoding/binary"
	"hash/maphash"
	"iter"
	"maps"
	"slices"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A course is the ways through a statement that runs with a module, as its tests decide: the parts
// of it that are conditions, that are iterated over, matched, caught or entered, and those that are
// called and may not return.
//
// A statement with blocks has pieces, the statements in them that have none. Each says of the names
// that it binds what it would say at the top of the module, if the course comes to it.
type course struct {
	of    syntax.Node
	tests []syntax.Node

	// The tests are few, and nothing in the statement decides on them but by names of the
	// module: else the statement is one piece, and all of its text decides on all that it says.
	isApart bool

	hash   uint64              // of the text of the tests, and of what they stand in
	words  []nameKey           // that the tests mention, sorted
	before map[syntax.Node]int // by piece: how many statements with a part in the course stand before it; nil: see pieces
}

// mostTests is how many tests a statement may have that isApart: all of its pieces go by them.
const mostTests = 256

// courseOf returns the course of n, a statement of m.
func (m *Module) courseOf(n syntax.Node) *course {
	c := &course{of: n, tests: testsIn(n)}
	c.isApart = len(c.tests) <= mostTests
	for _, test := range c.tests {
		for name := range syntax.All[syntax.Name](test) {
			c.isApart = c.isApart && !m.symbolOf(name.Node).isIn(classScope)
		}
	}
	if !c.isApart || !hasPart(n) {
		return c
	}
	c.hash, c.words = m.digestOfTests(c)
	if hasBlocks(n) {
		c.before = map[syntax.Node]int{}
		count := 0
		for s := range statementsIn(n, hasBlocks) {
			if !hasBlocks(s) {
				c.before[s] = count
			}
			if hasPart(s) {
				count++
			}
		}
	}
	return c
}

// hasBlocks reports whether n is a statement with blocks that run with it.
func hasBlocks(n syntax.Node) bool {
	return n.Is(syntax.KindIf, syntax.KindFor, syntax.KindWhile, syntax.KindWith, syntax.KindTry, syntax.KindMatch)
}

// hasPart reports whether n, a statement, has a part in which ways are taken: whether it does
// more than to bind names.
func hasPart(n syntax.Node) bool {
	return !onlyBinds(n) && (!n.Is(syntax.KindExprStmt) || calledBy(n).Exists())
}

// statementsIn yields n, a statement, and those in the blocks of such of these as isOpen, in order.
func statementsIn(n syntax.Node, isOpen func(syntax.Node) bool) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		var visit func(syntax.Node) bool
		visit = func(n syntax.Node) bool {
			if n.IsStatement() && !yield(n) {
				return false
			}
			if isOpen(n) || n.Is(syntax.KindExceptHandler, syntax.KindMatchCase) {
				for c := range n.Children() {
					if !visit(c) {
						return false
					}
				}
			}
			return true
		}
		visit(n)
	}
}

// pieces returns the pieces of the statement, in order: itself if it has no blocks or c is not
// apart.
func (c *course) pieces() (all []syntax.Node) {
	if c.before == nil {
		return []syntax.Node{c.of}
	}
	for s := range statementsIn(c.of, hasBlocks) {
		if !hasBlocks(s) {
			all = append(all, s)
		}
	}
	return all
}

// piece returns that of the pieces which n is in, the zero Node if it is in none.
func (c *course) piece(n syntax.Node) (piece syntax.Node) {
	if c.before == nil {
		return c.of
	}
	for ; n != c.of && n.Exists(); n = n.Parent() {
		if n.IsStatement() && !hasBlocks(n) {
			piece = n
		}
	}
	return piece
}

// isBrought reports whether b is a name that an import, a piece of the statement, brings to the
// module, so that nothing else that the import brings decides on it.
func (c *course) isBrought(b *binding) bool {
	if c == nil || !c.isApart || b.kind != bindImport && b.kind != bindFrom {
		return false
	}
	statement := b.origin.Parent()
	return b.scope.kind == moduleScope && b.symbol.scope.kind == moduleScope && !isSpecial(b.symbol.name) &&
		c.piece(statement) == statement
}

// testsIn returns the tests in n, a statement, in order.
func testsIn(n syntax.Node) (tests []syntax.Node) {
	var visit func(syntax.Node)
	visit = func(n syntax.Node) {
		switch {
		case n.IsStatement() && onlyBinds(n):
			return
		case n.Is(syntax.KindExprStmt):
			if call := calledBy(n); call.Exists() {
				tests = append(tests, call.Func())
			}
			return
		}
		for part := range n.Children() {
			switch part.Role() {
			case syntax.FieldTest, syntax.FieldIter, syntax.FieldItems, syntax.FieldSubject, syntax.FieldPattern, syntax.FieldGuard, syntax.FieldType:
				tests = append(tests, part)
				continue
			}
			if part.IsStatement() || part.Is(syntax.KindExceptHandler, syntax.KindMatchCase) {
				visit(part)
			}
		}
	}
	visit(n)
	return tests
}

// digestOfTests returns what is said by the tests of c: hash and words.
func (m *Module) digestOfTests(c *course) (uint64, []nameKey) {
	d := newDigest(m)
	d.names = map[nameKey]bool{}
	runs := func(n syntax.Node) bool { return hasBlocks(n) || n.Is(syntax.KindClassDef) }
	for s := range statementsIn(c.of, runs) {
		if hasPart(s) {
			d.h.WriteByte(byte(s.Kind()))
			for n := s; n != c.of; n = n.Parent() {
				d.h.WriteByte(byte(n.Role()))
			}
		}
	}
	for _, test := range c.tests {
		d.text(test)
	}
	return d.h.Sum64(), slices.Sorted(maps.Keys(d.names))
}

// course takes in a course.
func (d *digest) course(c *course) {
	maphash.WriteComparable(&d.h, c.hash)
	d.more = append(d.more, c.words)
}

// piece takes in a piece of the statement of c. What the names of an import are is left out.
func (d *digest) piece(c *course, piece syntax.Node) {
	if c.isApart && piece.Is(syntax.KindImport, syntax.KindImportFrom) {
		d.h.WriteString(piece.Text())
	} else {
		d.statement(piece)
	}
	d.onCourse(c, piece)
}

// brought takes in the import of b, which isBrought. To where the name of a module leads is noted
// by who looks for it.
func (d *digest) brought(c *course, b *binding) {
	statement := b.origin.Parent()
	d.h.WriteString(d.m.Tree.Text.Slice(source.Span{Start: statement.Span().Start, End: statement.Field(syntax.FieldNames).Span().Start}))
	d.h.WriteString(b.origin.Text())
	if b.kind == bindFrom {
		d.mention(b.origin)
	}
	d.onCourse(c, c.piece(statement))
}

// onCourse takes in how c comes to a piece.
func (d *digest) onCourse(c *course, piece syntax.Node) {
	if c.before == nil {
		return
	}
	for n := piece; n != c.of; n = n.Parent() {
		d.h.WriteByte(byte(n.Role()))
	}
	d.h.Write(binary.AppendVarint(nil, int64(c.before[piece])))
	d.course(c)
}
