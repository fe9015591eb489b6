package syntax

// #include "flatten.h"
import "C"

import (
	"runtime"
	"slices"
	"sort"
	"strings"
	"unsafe"

	_ "github.com/smacker/go-tree-sitter"        // the runtime
	_ "github.com/smacker/go-tree-sitter/python" // the grammar

	"awaiter/analysis/source"
)

// A Parser parses the successive texts of one document and does again only what
// an edit touches. It owns memory outside Go: call Close when done. It is not
// safe for concurrent use; the Trees it returns are.
type Parser struct {
	ts   *C.TSParser
	last *Tree // of the last text

	parses int         // how many texts were parsed
	wanted []*keptTree // those that Keep is to make, some of them no longer in use

	keeps    bool // trees of tree-sitter
	keptFrom int  // as the constant, but for tests
	limit    int  // microseconds that tree-sitter may take; 0 for no limit
	strict   bool // what can be parsed in Go is; only tests say no

	scan  scanner
	raw   []rawNode // used again from piece to piece, as are the following
	clean []byte
	lower lowering
	valid builder
}

// parseLimit is the time in microseconds that tree-sitter may take for one piece.
// It is there for an endless loop in its recovery, nothing else: a piece that is
// given up becomes one error, and the limit is far above what any real text needs,
// so that the tree depends on the text alone.
const parseLimit = 20_000_000

// C and Go agree on the layout of a flat node.
var _ [unsafe.Sizeof(rawNode{})]byte = [C.sizeof_flat_node]byte{}

// NewParser returns a Parser without a text.
func NewParser() *Parser {
	p := &Parser{ts: C.ts_parser_new(), keptFrom: keptFrom, limit: parseLimit, keeps: true, strict: true}
	if !C.ts_parser_set_language(p.ts, C.tree_sitter_python()) {
		panic("the grammar does not fit the runtime")
	}
	return p
}

// Close frees the memory that p holds outside Go. Its trees stay usable.
func (p *Parser) Close() {
	count := 0
	if p.last != nil {
		count = closeAll(p.last.chunks, func(*keptTree) bool { return false })
	}
	p.wanted = nil
	if p.ts != nil {
		C.ts_parser_delete(p.ts)
		p.ts = nil
	}
	p.last = nil
	if freed.Add(int64(count)) >= trimFrom {
		Trim()
	}
}

// Parse returns the tree of text. It never fails: what is no Python becomes
// KindError nodes.
//
// The edit since the last text is found by comparing, not asked for, so the same
// call serves an opened file, a keystroke and a reload from disk.
func (p *Parser) Parse(text *source.Text) *Tree {
	last := p.last
	if last == nil {
		last = &Tree{Text: source.New("")}
	}
	p.last = &Tree{Text: text, chunks: p.update(last, text)}
	p.drop(last.chunks, p.last.chunks)
	return p.last
}

// ParseOnce returns the tree of text, which will not be edited. It is the tree that
// a Parser makes, and comes much faster where text is valid Python.
func ParseOnce(text *source.Text) *Tree {
	if t := parseValid(text); t != nil {
		return t
	}
	p := NewParser()
	p.keeps = false
	defer p.Close()
	return &Tree{Text: text, chunks: p.update(&Tree{Text: source.New("")}, text)}
}

// ParseLike is ParseOnce for a text that is like the one of another tree, with which the
// result shares what the edit between them leaves alone. A Parser may go on from that tree
// meanwhile: what it keeps outside Go is not looked at.
func ParseLike(like *Tree, text *source.Text) *Tree {
	p := NewParser()
	p.keeps = false
	defer p.Close()
	return &Tree{Text: text, chunks: p.update(like, text)}
}

// update returns the chunks of text. It shares with last what lies before the
// first chunk whose end depends on the edit, and what follows the first of the
// old chunk boundaries that is one again: from a boundary on, all boundaries
// depend only on the text behind it.
func (p *Parser) update(last *Tree, text *source.Text) []chunkAt {
	e := newEdit(last.Text, text)
	before, size := last.chunks, text.Len()
	kept := 0
	for kept < len(before) && before[kept].reach <= e.prefix {
		kept++
	}
	at := 0
	if strings.HasPrefix(text.Slice(source.Span{End: len(byteOrderMark)}), byteOrderMark) {
		at = len(byteOrderMark)
	}
	if kept > 0 {
		at = before[kept-1].base + before[kept-1].length
	}
	chunks := append(make([]chunkAt, 0, len(before)+1), before[:kept]...)
	for before = before[kept:]; at < size; at += chunks[len(chunks)-1].length {
		if at >= size-e.suffix {
			for len(before) > 0 && before[0].base+e.shift < at {
				before = before[1:]
			}
			if len(before) > 0 && before[0].base+e.shift == at {
				for _, c := range before {
					chunks = append(chunks, chunkAt{c.chunk, c.base + e.shift, c.reach + e.shift, c.scanned})
				}
				break
			}
		}
		likely, was := 0, earlier{}
		if len(before) > 0 && before[0].base == at {
			likely = before[0].reach - at + max(0, e.shift) + 1
			was = earlier{before[0], e.prefix - at, size - e.suffix - at, e.shift}
		}
		src := p.scanAt(text, at, likely, was)
		old := e.counterpart(last.chunks, at, at+len(src))
		c := old.front.chunk
		if !old.unchanged || c.deep != p.scan.deep || !slices.Equal(c.inserts, p.scan.inserts) {
			c = p.parse(src, old)
		}
		chunks = append(chunks, chunkAt{c, at, at + p.scan.reach, p.scan.scanned(c)})
	}
	return chunks
}

// scanAt scans the chunk of text that begins at offset at, and returns it. It looks at no
// more of the text than it needs, which is likely to be so many bytes, as the whole may
// not be there in one piece. was is what stood there.
func (p *Parser) scanAt(text *source.Text, at, likely int, was earlier) string {
	piece, start := text.Piece(at)
	src := piece[at-start:]
	if rest := text.Len() - at; len(src) < likely && len(src) < rest {
		src = text.Slice(source.Span{Start: at, End: at + likely})
	}
	for {
		end := p.scan.chunk(src, was)
		if p.scan.reach <= len(src) || at+len(src) == text.Len() {
			return src[:end]
		}
		src = text.Slice(source.Span{Start: at, End: at + 4*len(src) + 1<<10})
	}
}

// An edit says what two texts have in common.
type edit struct {
	old, new       *source.Text
	prefix, suffix int // bytes in common at the beginning and the end
	shift          int // how far the suffix moves
}

func newEdit(old, new *source.Text) edit {
	prefix, suffix := old.Common(new)
	return edit{old, new, prefix, suffix, new.Len() - old.Len()}
}

// A counterpart is what an old text has in the place of a chunk: the chunk that begins
// where it does and the one that ends where it does, often the same.
type counterpart struct {
	front, back oldChunk
	unchanged   bool // front has the same text
}

// An oldChunk is a chunk of an old text, the zero value for none.
type oldChunk struct {
	*chunk
	text string
}

// counterpart returns what stood in the place of the new chunk from start to end.
// chunks are those of the old text.
func (e edit) counterpart(chunks []chunkAt, start, end int) (old counterpart) {
	take := func(i int) oldChunk {
		c := chunks[i]
		return oldChunk{c.chunk, e.old.Slice(source.Span{Start: c.base, End: c.base + c.length})}
	}
	if start <= e.prefix {
		i := sort.Search(len(chunks), func(i int) bool { return chunks[i].base >= start })
		if i < len(chunks) && chunks[i].base == start {
			old.front = take(i)
			old.unchanged = chunks[i].length == end-start && end <= e.prefix
		}
	}
	if end >= e.new.Len()-e.suffix {
		i := sort.Search(len(chunks), func(i int) bool { return chunks[i].base+chunks[i].length+e.shift >= end })
		if i < len(chunks) && chunks[i].base+chunks[i].length+e.shift == end {
			old.back = take(i)
		}
	}
	return old
}

const byteOrderMark = "\ufeff"

// parse returns the chunk of src, which p.scan has just scanned. old is what stood in
// its place.
func (p *Parser) parse(src string, old counterpart) *chunk {
	c := &chunk{length: len(src), comments: slices.Clone(p.scan.comments), inserts: slices.Clone(p.scan.inserts), deep: p.scan.deep}
	if c.deep {
		c.nodes = []node{{end: uint32(len(src)), parent: -1, after: 1, kind: KindError, field: FieldBody}}
		c.finish(src)
		return c
	}
	all := p.scan.edits
	members, rest := p.scan.members(len(src))
	switch {
	case len(members) == 0:
		whole := p.piece(src, all, false, old.front.keptLast())
		c.nodes, c.parens, c.kept = whole.nodes, whole.parens, []*keptTree{whole.kept}
	case rest:
		p.rest(c, src, all, members, old)
	default:
		p.class(c, src, all, members, old)
	}
	c.finish(src)
	return c
}

// piece parses src, whole lines, with e applied to it: in Go if that makes it valid
// Python, else by tree-sitter, which is made for what is not. indented says that it
// stands in a block. before is the kept tree of what stood in its place, or nil.
func (p *Parser) piece(src string, e edits, indented bool, before *keptTree) piece {
	if p.strict && len(e.marks) == 0 {
		if made, ok := p.valid.piece(src, e.inserts, indented); ok {
			if p.keeps {
				made.kept = p.want(e.text(src), before)
			}
			return made
		}
	}
	text := unsafe.Slice(unsafe.StringData(src), len(src))
	if len(e.patches)+len(e.inserts) > 0 {
		p.clean = e.apply(p.clean[:0], src)
		text = p.clean
	}
	kept := p.sitter(text)
	raw := p.flatten(kept, len(text))
	e.restore(raw)
	l := &p.lower
	*l = lowering{src: src, raw: raw, marks: e.marks, broken: kept.broken || len(e.inserts)+len(e.marks) > 0, out: l.out[:0], parens: l.parens[:0], opened: l.opened[:0]}
	l.module()
	if !p.keeps && kept.close() >= trimFrom {
		C.flat_trim()
	}
	return piece{nodes: slices.Clone(l.out), parens: slices.Clone(l.parens), kept: kept}
}

// flatten copies the tree of a text of the given length into Go. The result is valid
// until the next call.
func (p *Parser) flatten(k *keptTree, length int) []rawNode {
	if length == 0 {
		return nil
	}
	if k.tree == nil {
		return []rawNode{{end: uint32(length), after: 1, kind: rawError}}
	}
	if cap(p.raw) < int(k.count) {
		p.raw = make([]rawNode, k.count)
	}
	raw := p.raw[:k.count]
	n := C.flat_copy(k.tree, (*C.flat_node)(unsafe.Pointer(unsafe.SliceData(raw))), C.int32_t(k.count), C.bool(k.broken))
	runtime.KeepAlive(p)
	raw = raw[:n]
	for i := range raw {
		r := &raw[i]
		if r.kind == errorSymbol {
			r.kind = rawError
		} else {
			r.kind = rawKinds[r.kind]
		}
		if r.kind == rawComment || r.kind == rawLineContinuation {
			r.kind = rawOther
		}
		r.field = rawFields[r.field]
	}
	return raw
}
