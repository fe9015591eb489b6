package syntax

// #include "flatten.h"
import "C"

import (
	"runtime"
	"unsafe"

	_ "github.com/smacker/go-tree-sitter"        // the runtime
	_ "github.com/smacker/go-tree-sitter/python" // the grammar

	"awaiter/analysis/source"
)

// A Parser parses the successive texts of one document and does again only what
// an edit touches. It owns memory outside Go: call Close when done. It is not
// safe for concurrent use; the Trees it returns are.
type Parser struct {
	ts  *C.TSParser
	raw []rawNode
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
}

// Parse returns the tree of text. It never fails: what is no Python becomes
// KindError nodes.
//
// The edit since the last text is found by comparing, not asked for, so the same
// call serves an opened file, a keystroke and a reload from disk.
func (p *Parser) Parse(text *source.Text) *Tree {
	c := p.parseChunk(text.String())
	return &Tree{Text: text, chunks: []chunkAt{{c, 0}}}
}

// ParseOnce returns the tree of text, which will not be edited.
func ParseOnce(text *source.Text) *Tree {
	p := NewParser()
	defer p.Close()
	return p.Parse(text)
}

func (p *Parser) parseChunk(src string) *chunk {
	var count C.uint32_t
	var broken C.bool
	data := (*C.char)(unsafe.Pointer(unsafe.StringData(src)))
	if src == "" {
		data = (*C.char)(unsafe.Pointer(&noText))
	}
	tree := C.flat_parse(p.ts, nil, nil, data, C.uint32_t(len(src)), 0, &count, &broken)
	if cap(p.raw) < int(count) {
		p.raw = make([]rawNode, count)
	}
	raw := p.raw[:count]
	n := C.flat_copy(tree, (*C.flat_node)(unsafe.Pointer(unsafe.SliceData(raw))), C.int32_t(len(raw)))
	C.ts_tree_delete(tree)
	runtime.KeepAlive(src)
	raw = raw[:n]

	c := &chunk{length: len(src)}
	for i := range raw {
		if raw[i].kind == errorSymbol {
			raw[i].kind = rawError
		} else {
			raw[i].kind = rawKinds[raw[i].kind]
		}
		raw[i].field = rawFields[raw[i].field]
		switch raw[i].kind {
		case rawComment:
			c.comments = append(c.comments, span{raw[i].start, raw[i].end})
			raw[i].kind = rawOther
		case rawLineContinuation:
			raw[i].kind = rawOther
		}
	}
	l := lowering{src: src, raw: raw, broken: bool(broken)}
	l.module()
	c.nodes, c.parens = l.out, l.parens
	c.byKind = newKindIndex(c.nodes)
	return c
}

var noText byte
