package syntax

import (
	"bytes"
	"slices"
	"unsafe"
)

// What is half written is completed by the scanner. If that makes valid Python of it,
// it is parsed as such. What was inserted becomes errors without a length: a name or
// pass is one itself, and where another token was there is one in the innermost node
// around it. So tree-sitter has it too, which is left with what cannot be completed.

// A completion is the memory for one completed text.
type completion struct {
	text    []byte
	whole   chunk
	missing []span  // the tokens of text that are not in the source
	moved   []int32 // where each node of whole is when errors are among them
	around  []int32 // the nodes of whole that are open
}

// completed is piece for a src in which something is missing.
func (b *builder) completed(src string, inserts []insertion, indented bool) (piece, bool) {
	c := &b.completion
	c.text = edits{inserts: inserts}.apply(c.text[:0], src)
	if !b.read(unsafe.String(unsafe.SliceData(c.text), len(c.text)), indented) || !c.findMissing(b.lexemes, inserts) {
		return piece{}, false
	}
	c.whole.nodes = slices.Grow(c.whole.nodes[:0], len(b.built))[:len(b.built)]
	c.whole.parens = make([]paren, len(b.parens))
	if !b.order(&c.whole, lexedRun{}, lexedRun{len(b.built), len(b.parens)}, 0) {
		return piece{}, false
	}
	back := offsetsBefore(inserts)
	made := piece{nodes: c.withErrors(back), parens: c.whole.parens}
	for i, p := range made.parens {
		made.parens[i] = paren{c.moved[p.node], back(p.start), back(p.end)}
	}
	return made, true
}

// findMissing finds the tokens among lexemes that inserts brought. It reports false where
// one took something of the source in, other than a string that it closes.
func (c *completion) findMissing(lexemes []lexeme, inserts []insertion) bool {
	c.missing = c.missing[:0]
	shift, at := uint32(0), 0
	for _, x := range inserts {
		start := x.at + shift
		shift += uint32(len(x.text))
		end := x.at + shift
		for at < len(lexemes) && lexemes[at].end <= start {
			at++
		}
		for ; at < len(lexemes) && lexemes[at].start < end; at++ {
			switch t := lexemes[at]; {
			case t.end > end, t.start < start && t.kind != lexString && t.kind != lexBytes && t.kind != lexFormatEnd:
				return false
			case t.end > t.start:
				c.missing = append(c.missing, span{max(t.start, start), t.end})
			}
		}
	}
	return true
}

// withErrors returns the nodes of c.whole, at the offsets that back gives, with the errors
// among them, and sets c.moved. Of several errors in one place one is enough, unless they
// stand for nodes.
func (c *completion) withErrors(back func(uint32) uint32) []node {
	in, missing := c.whole.nodes, c.missing
	out := make([]node, 0, len(in)+len(missing))
	c.moved, c.around = c.moved[:0], c.around[:0]
	// add adds the errors for what is missing before the offset end.
	add := func(end uint32) {
		for ; len(missing) > 0 && missing[0].end <= end; missing = missing[1:] {
			at := back(missing[0].start)
			if n := len(out); n > 0 && out[n-1].kind == KindError && out[n-1].end == at {
				continue
			}
			parent, role := int32(-1), FieldBody
			if n := len(c.around); n > 0 {
				parent, role = c.moved[c.around[n-1]], FieldNone
				out[parent].start = min(out[parent].start, at) // decorators stand before it
			}
			out = append(out, node{start: at, end: at, parent: parent, after: int32(len(out)) + 1, kind: KindError, field: role})
		}
	}
	// leave closes the nodes that end before node next.
	leave := func(next int32) {
		for n := len(c.around); n > 0 && in[c.around[n-1]].after <= next; n-- {
			last := c.around[n-1]
			me, end := c.moved[last], in[last].end
			if in[last].kind == KindArguments {
				end = c.parametersEnd(end, missing)
				out[me].end = back(end)
			}
			if in[last].kind != KindIdentifier {
				add(end)
			}
			out[me].after = int32(len(out))
			c.around = c.around[:n-1]
		}
	}
	for i := int32(0); int(i) < len(in); i++ {
		n := in[i]
		leave(i)
		start, leaf := n.start, n.after == i+1
		if !leaf && in[i+1].field == FieldDecoratorList {
			start = in[i+1].start
		}
		add(start)
		isText := (leaf || n.kind == KindExprStmt) && n.end > n.start
		n.start, n.end = back(n.start), back(n.end)
		if n.parent >= 0 {
			n.parent = c.moved[n.parent]
		}
		me := int32(len(out))
		c.moved, c.around = append(c.moved, me), append(c.around, i)
		if isText && n.start == n.end {
			n.kind, n.op, n.flags = KindError, 0, 0
			for ; i+1 < n.after; i++ {
				c.moved = append(c.moved, me)
			}
		}
		out = append(out, n)
	}
	leave(int32(len(in)))
	add(uint32(len(c.text)))
	return out
}

// parametersEnd returns the end of the parameters that end at end, with the ")" that is
// missing behind them, if it is.
func (c *completion) parametersEnd(end uint32, missing []span) uint32 {
	if len(missing) == 0 || missing[0].start < end || c.text[missing[0].start] != ')' {
		return end
	}
	if between := bytes.TrimLeft(c.text[end:missing[0].start], ", \t\f"); len(between) > 0 {
		return end
	}
	return missing[0].end
}
