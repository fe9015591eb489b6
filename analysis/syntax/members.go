package syntax

import (
	"slices"
	"strings"
)

// A class is parsed in pieces: each def and class in its body on its own, and the
// rest, the frame, with pass in their places. So a keystroke in a method parses
// that method, whatever the class measures, and a bracket that is never closed
// breaks one method. A line with a name and nothing else counts as one, as what is
// being typed there becomes a def more often than not.
//
// Where a line in the middle of a class comes to stand at column 0, as it does when it
// is split in two, the rest of the class is a chunk of its own, statements that are
// indented and in no block. It is parsed in pieces, too: its members, and what is
// between them.
//
// A member is such a def, class or name with its decorators, up to the next logical line
// of the class body.
type member struct {
	start, end  uint32 // in the chunk, whole lines
	first, last int32  // its nodes are nodes[first:last] of the chunk
}

// membersFrom is the length from which on a class is worth the trouble.
const membersFrom = 256

// members returns the members of the class that the scanned chunk of the given length
// is, or the pieces of what is the rest of one; none if the chunk is anything else.
func (s *scanner) members(length int) (members []member, rest bool) {
	lines := s.lines
	for len(lines) > 0 && lines[0].opens == opensDecorator && lines[0].column == 0 {
		lines = lines[1:]
	}
	if length < membersFrom || len(lines) < 2 || lines[0].column != 0 {
		return nil, false
	}
	switch lines[0].opens {
	case opensClass:
		return membersOf(lines[1:], lines[1].column, length, false), false
	case opensOther, opensWord:
		body := 0
		for _, line := range lines {
			if line.column > 0 && (body == 0 || line.column < body) {
				body = line.column
			}
		}
		if found := membersOf(lines, body, length, true); body > 0 && len(found) > 0 {
			return betweenToo(found, length), true
		}
	}
	return nil, false
}

// membersOf returns the members that lines have at the column body. Among those of a
// class no line may stand at column 0.
func membersOf(lines []logicalLine, body, length int, rest bool) []member {
	var found []member
	open := false // the last member goes on
	decorated := false
	for _, line := range lines {
		if line.column == 0 && !rest {
			return nil
		}
		if line.column > body {
			continue
		}
		if open && !decorated {
			found[len(found)-1].end, open = uint32(line.start), false
		}
		if line.column < body || line.opens == opensOther || line.opens == opensBlock {
			if open { // decorators of nothing
				return nil
			}
			continue
		}
		if !open {
			found = append(found, member{start: uint32(line.start)})
		}
		open, decorated = true, line.opens == opensDecorator
	}
	if decorated {
		return nil
	}
	if open {
		found[len(found)-1].end = uint32(length)
	}
	return found
}

// betweenToo returns members and what is before, between and behind them.
func betweenToo(members []member, length int) (all []member) {
	at := uint32(0)
	for _, m := range append(members, member{start: uint32(length)}) {
		if m.start > at {
			all = append(all, member{start: at, end: m.start})
		}
		if at = m.end; m.end > 0 {
			all = append(all, m)
		}
	}
	return all
}

// A piece is the outcome of one parse or a part of an older chunk.
type piece struct {
	nodes  []node
	parens []paren
	first  int32 // the index that nodes[0] has in parent, after and parens
	offset uint32
	kept   *keptTree
}

// holeText stands in the frame for a member, indented like it.
const holeText = "pass\n"

// class sets the nodes of c, the chunk of src, a class with members. What is the same
// in old is taken from it.
func (p *Parser) class(c *chunk, src string, all edits, members []member, old counterpart) {
	pieces := p.memberPieces(src, all, members, old)
	for _, m := range pieces {
		c.kept = append(c.kept, m.kept)
	}
	text, cuts := frameOf(src, members)
	around := all.aroundMembers(src, members, cuts)
	front := old.front
	isWhole := false // nothing was put into what is around the members, here and in front
	if front.memberCount() > 0 && !front.rest {
		oldText, oldCuts := frameOf(front.text, front.members)
		oldAround := edits{inserts: front.inserts}.aroundMembers(front.text, front.members, oldCuts)
		if oldText == text && slices.Equal(oldCuts, cuts) && slices.Equal(oldAround.inserts, around.inserts) {
			c.kept, c.around = append(c.kept, front.keptLast()), front.around
			c.assemble(piece{nodes: front.nodes, parens: front.parens}, front.members, members, pieces)
			return
		}
		isWhole = len(around.inserts)+len(around.patches)+len(around.marks)+len(oldAround.inserts) == 0
	}
	frame := p.piece(text, around, false, front.keptLast())
	c.kept = append(c.kept, frame.kept)
	if !findHoles(frame.nodes, cuts) {
		c.nodes, c.parens = brokenClass(len(src), pieces)
		return
	}
	c.assemble(frame, cuts, members, pieces)
	if c.around = frame.kept; isWhole && c.isAmended(src, front) {
		c.around = front.around
	}
}

// isAmended reports whether c, the chunk of src, and old, classes with members, are the same but
// for members that follow each other.
func (c *chunk) isAmended(src string, old oldChunk) bool {
	a, ok := c.amendment(old.chunk)
	if !ok {
		return false
	}
	now, was := a.spans(c, old.chunk)
	return len(src)-int(now.end) == len(old.text)-int(was.end) &&
		src[:now.start] == old.text[:was.start] && src[now.end:] == old.text[was.end:]
}

// rest sets the nodes of c, the chunk of src, the rest of a class; see class.
func (p *Parser) rest(c *chunk, src string, all edits, members []member, old counterpart) {
	for i, m := range p.memberPieces(src, all, members, old) {
		members[i].first = int32(len(c.nodes))
		c.nodes, c.parens = m.append(c.nodes, c.parens, -1)
		members[i].last = int32(len(c.nodes))
		c.kept = append(c.kept, m.kept)
	}
	c.members, c.rest = members, true
}

// aroundMembers returns the edits of the frame: those outside of members, and
// those of the white space that the holes begin with.
func (e edits) aroundMembers(src string, members, cuts []member) edits {
	var all edits
	add := func(start, end, to uint32) {
		all.append(e.within(start, end), int(to))
	}
	from, to := uint32(0), uint32(0)
	for k, m := range members {
		add(from, m.start, to)
		token, _, _ := lineHead(src, int(m.start))
		add(m.start, uint32(token), cuts[k].start)
		from, to = m.end, cuts[k].end
	}
	add(from, uint32(len(src)), to)
	return all
}

// memberPieces returns the nodes of each member: those of the members that front begins
// with, those that back ends with, and parsed ones.
func (p *Parser) memberPieces(src string, all edits, members []member, old counterpart) []piece {
	pieces := make([]piece, len(members))
	// take takes member n from member o of the old chunk c if it is the same.
	take := func(n int, c oldChunk, o int) bool {
		m, b := members[n], c.members[o]
		if src[m.start:m.end] != c.text[b.start:b.end] ||
			!slices.Equal(all.within(m.start, m.end).inserts, edits{inserts: c.inserts}.within(b.start, b.end).inserts) {
			return false
		}
		pieces[n] = piece{c.nodes[b.first:b.last], parensOf(c.parens, b.first, b.last), b.first, m.start - b.start, c.kept[o]}
		return true
	}
	front, end := 0, len(members)
	for front < end && front < old.front.memberCount() && take(front, old.front, front) {
		front++
	}
	for o := old.back.memberCount() - 1; end > front && o >= 0 && take(end-1, old.back, o); o-- {
		end--
	}
	for n := front; n < end; n++ {
		m := members[n]
		var before *keptTree
		if old.front.memberCount() == len(members) {
			before = old.front.kept[n]
		}
		pieces[n] = p.piece(src[m.start:m.end], all.within(m.start, m.end), true, before)
		pieces[n].offset = m.start
	}
	return pieces
}

// memberCount returns the number of members of c, which may be none.
func (c oldChunk) memberCount() int {
	if c.chunk == nil {
		return 0
	}
	return len(c.members)
}

// parensOf returns the parentheses around the nodes from first to last.
func parensOf(parens []paren, first, last int32) []paren {
	at := func(i int32) int {
		n, _ := slices.BinarySearchFunc(parens, i, func(p paren, i int32) int { return int(p.node) - int(i) })
		return n
	}
	return parens[at(first):at(last)]
}

// frameOf returns src with holeText in the place of the members, and where that
// puts them.
func frameOf(src string, members []member) (text string, cuts []member) {
	var b strings.Builder
	from := uint32(0)
	cuts = make([]member, len(members))
	for i, m := range members {
		b.WriteString(src[from:m.start])
		cuts[i].start = uint32(b.Len())
		token, _, _ := lineHead(src, int(m.start))
		b.WriteString(src[m.start:token])
		b.WriteString(holeText)
		cuts[i].end = uint32(b.Len())
		from = m.end
	}
	b.WriteString(src[from:])
	return b.String(), cuts
}

// findHoles finds the pass statements that stand for the members. It reports
// false if they are not all there, in the body of the one class, with nothing
// else that begins or ends in their lines.
func findHoles(nodes []node, cuts []member) bool {
	class := slices.IndexFunc(nodes, func(n node) bool { return n.parent < 0 })
	if class < 0 || nodes[class].kind != KindClassDef || int(nodes[class].after) != len(nodes) {
		return false
	}
	next := 0
	for i, n := range nodes {
		for next < len(cuts) && n.start >= cuts[next].end {
			if cuts[next].last == 0 {
				return false
			}
			next++
		}
		if next == len(cuts) {
			break
		}
		cut := &cuts[next]
		switch {
		case n.start < cut.start && (n.end <= cut.start || i == class):
		case cut.last == 0 && n.kind == KindPass && n.field == FieldBody && int(n.parent) == class && n.start >= cut.start && n.end < cut.end:
			cut.first, cut.last = int32(i), int32(i)+1
		default:
			return false
		}
	}
	return next == len(cuts) || next == len(cuts)-1 && cuts[next].last > 0
}

// brokenClass returns the nodes of a class whose frame has no use: an error with
// the members in it.
func brokenClass(length int, pieces []piece) (nodes []node, parens []paren) {
	nodes = append(nodes, node{end: uint32(length), parent: -1, kind: KindError, field: FieldBody})
	for _, m := range pieces {
		nodes, parens = m.append(nodes, parens, 0)
	}
	nodes[0].after = int32(len(nodes))
	return nodes, parens
}

// append appends the nodes and parentheses of p, whose roots become children of
// parent.
func (p piece) append(nodes []node, parens []paren, parent int32) ([]node, []paren) {
	shift := int32(len(nodes)) - p.first
	for _, n := range p.nodes {
		n.start, n.end = n.start+p.offset, n.end+p.offset
		if n.parent < p.first {
			n.parent = parent
		} else {
			n.parent += shift
		}
		n.after += shift
		nodes = append(nodes, n)
	}
	for _, q := range p.parens {
		parens = append(parens, paren{q.node + shift, q.start + p.offset, q.end + p.offset})
	}
	return nodes, parens
}

// assemble sets the nodes of c to those of frame with pieces in its holes.
func (c *chunk) assemble(frame piece, holes, members []member, pieces []piece) {
	// grown and moved tell how far indices and offsets behind a hole move.
	grown, moved, total := make([]int32, len(holes)+1), make([]uint32, len(holes)+1), len(frame.nodes)
	for k, h := range holes {
		more := int32(len(pieces[k].nodes)) - (h.last - h.first)
		grown[k+1], total = grown[k]+more, total+int(more)
		moved[k+1] = members[k].end - h.end
	}
	index := func(i int32) int32 {
		n, _ := slices.BinarySearchFunc(holes, i, func(h member, i int32) int { return int(h.first) - int(i) })
		return i + grown[n]
	}
	offset := func(o uint32) uint32 {
		n, _ := slices.BinarySearchFunc(holes, o, func(h member, o uint32) int { return int(h.end) - int(o) - 1 })
		return o + moved[n]
	}
	c.nodes = make([]node, 0, total)
	c.members = members
	copyFrame := func(from, to int32) {
		for _, n := range frame.nodes[from:to] {
			n.start, n.end, n.after = offset(n.start), offset(n.end), index(n.after)
			if n.parent >= 0 {
				n.parent = index(n.parent)
			}
			c.nodes = append(c.nodes, n)
		}
		for _, q := range parensOf(frame.parens, from, to) {
			c.parens = append(c.parens, paren{index(q.node), offset(q.start), offset(q.end)})
		}
	}
	from := int32(0)
	for k, h := range holes {
		copyFrame(from, h.first)
		members[k].first = int32(len(c.nodes))
		c.nodes, c.parens = pieces[k].append(c.nodes, c.parens, index(frame.nodes[h.first].parent))
		members[k].last = int32(len(c.nodes))
		from = h.last
	}
	copyFrame(from, int32(len(frame.nodes)))
	// A class that ends with a member ends where the last of its nodes does.
	class := slices.IndexFunc(frame.nodes, func(n node) bool { return n.parent < 0 })
	if me := &c.nodes[class]; frame.nodes[class].after == holes[len(holes)-1].last {
		me.end = 0
		for i := int32(class) + 1; i < me.after; i = c.nodes[i].after {
			me.end = max(me.end, c.nodes[i].end) // an error may end behind what follows it
		}
	}
}
