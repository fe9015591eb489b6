package syntax

// #include "flatten.h"
import "C"

import (
	"runtime"
	"slices"
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

	scan  scanner
	raw   []rawNode // used again from chunk to chunk, as are the following
	clean []byte
	lower lowering
}

// NewParser returns a Parser without a text.
func NewParser() *Parser {
	p := &Parser{ts: C.ts_parser_new()}
	if !C.ts_parser_set_language(p.ts, C.tree_sitter_python()) {
		panic("the grammar does not fit the runtime")
	}
	return p
}

// Close frees the memory that p holds outside Go. Its trees stay usable.
func (p *Parser) Close() {
	if p.ts != nil {
		C.ts_parser_delete(p.ts)
		p.ts = nil
	}
	p.last = nil
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
	p.last = &Tree{Text: text, chunks: p.update(last, text.String())}
	return p.last
}

// ParseOnce returns the tree of text, which will not be edited.
func ParseOnce(text *source.Text) *Tree {
	p := NewParser()
	defer p.Close()
	return p.Parse(text)
}

// update returns the chunks of src. It shares with last what lies before the
// first chunk whose end depends on the edit, and what follows the first of the
// old chunk boundaries that is one again: from a boundary on, all boundaries
// depend only on the text behind it.
func (p *Parser) update(last *Tree, src string) []chunkAt {
	old, before := last.Text.String(), last.chunks
	prefix := commonPrefix(old, src)
	suffix := commonSuffix(old[prefix:], src[prefix:])
	shift := len(src) - len(old)

	kept := 0
	for kept < len(before) && before[kept].reach <= prefix {
		kept++
	}
	at := 0
	if strings.HasPrefix(src, byteOrderMark) {
		at = len(byteOrderMark)
	}
	if kept > 0 {
		at = before[kept-1].base + before[kept-1].length
	}
	chunks := append(make([]chunkAt, 0, len(before)+1), before[:kept]...)
	next := kept // the old chunk that may be met again
	for at < len(src) {
		for next < len(before) && before[next].base+shift < at {
			next++
		}
		same := next < len(before) && before[next].base+shift == at
		if same && at >= len(src)-suffix {
			for _, c := range before[next:] {
				chunks = append(chunks, chunkAt{c.chunk, c.base + shift, c.reach + shift})
			}
			break
		}
		end := p.scan.chunk(src, at)
		c := unchanged(before[kept:], at, end, prefix)
		if c == nil {
			c = p.parse(src[at:end])
		}
		chunks = append(chunks, chunkAt{c, at, p.scan.reach})
		at = end
	}
	return chunks
}

// unchanged returns the one of chunks that spans start to end if both lie before
// prefix, where the text is the old one.
func unchanged(chunks []chunkAt, start, end, prefix int) *chunk {
	if end > prefix {
		return nil
	}
	for _, c := range chunks {
		if c.base == start && c.length == end-start {
			return c.chunk
		}
		if c.base >= start {
			break
		}
	}
	return nil
}

const byteOrderMark = "\ufeff"

// commonPrefix returns how many bytes a and b have in common at their beginning.
func commonPrefix(a, b string) int {
	n, i := min(len(a), len(b)), 0
	for step := 4096; step > 0; step /= 8 {
		for i+step <= n && a[i:i+step] == b[i:i+step] {
			i += step
		}
	}
	return i
}

// commonSuffix returns how many bytes a and b have in common at their end.
func commonSuffix(a, b string) int {
	n, i := min(len(a), len(b)), 0
	for step := 4096; step > 0; step /= 8 {
		for i+step <= n && a[len(a)-i-step:len(a)-i] == b[len(b)-i-step:len(b)-i] {
			i += step
		}
	}
	return i
}

// parse returns the chunk of src, which p.scan has just scanned.
func (p *Parser) parse(src string) *chunk {
	c := &chunk{length: len(src), comments: slices.Clone(p.scan.comments)}
	if p.scan.deep {
		c.nodes = []node{{end: uint32(len(src)), parent: -1, after: 1, kind: KindError, field: FieldBody, flags: flagBroken}}
	} else {
		raw, broken := p.flatten(p.patched(src))
		l := &p.lower
		*l = lowering{src: src, raw: raw, broken: broken, out: l.out[:0], parens: l.parens[:0], opened: l.opened[:0]}
		l.module()
		c.nodes, c.parens = slices.Clone(l.out), slices.Clone(l.parens)
	}
	c.byKind = newKindIndex(c.nodes)
	return c
}

// patched returns src as tree-sitter should read it.
func (p *Parser) patched(src string) []byte {
	if len(p.scan.patches) == 0 {
		return unsafe.Slice(unsafe.StringData(src), len(src))
	}
	p.clean = append(p.clean[:0], src...)
	for _, patch := range p.scan.patches {
		p.clean[patch.at] = patch.to
	}
	return p.clean
}

// flatten parses text with tree-sitter and copies its tree into Go. The result is
// valid until the next call.
func (p *Parser) flatten(text []byte) (raw []rawNode, broken bool) {
	if len(text) == 0 {
		return nil, false
	}
	var count C.uint32_t
	var bad C.bool
	tree := C.flat_parse(p.ts, nil, nil, (*C.char)(unsafe.Pointer(&text[0])), C.uint32_t(len(text)), 0, &count, &bad)
	if cap(p.raw) < int(count) {
		p.raw = make([]rawNode, count)
	}
	raw = p.raw[:count]
	n := C.flat_copy(tree, (*C.flat_node)(unsafe.Pointer(unsafe.SliceData(raw))), C.int32_t(len(raw)))
	C.ts_tree_delete(tree)
	runtime.KeepAlive(text)
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
	return raw, bool(bad)
}
