package syntax

// #include "flatten.h"
import "C"

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

	"awaiter/analysis/source"
)

// A keptTree is tree-sitter's tree of one piece of an open document, a chunk, or a
// member of a class or what is around the members. The Parser has one for every piece
// of its last text and frees those of pieces that are gone. Of a piece that was parsed
// in Go the tree is made by Keep, after the answer.
//
// Chunks hold their keptTrees, but only the Parser looks into them; memos are for all.
type keptTree struct {
	memos  sync.Map // see Node.KeptWith
	tree   *C.TSTree
	count  C.uint32_t // of its nodes
	broken bool       // it has errors
	wanted bool       // tree is nil or the tree of an older text
	used   int        // the number of the last parse of which it is part
	of     string     // the text of tree, if that is large
	text   string     // the text that is wanted
	before *keptTree  // of what stood in its place
}

// keptFrom is the length from which on making a tree out of the one of an older text
// is faster than making it anew.
const keptFrom = 8 << 10

// keptLast returns the tree of c as a whole, or of what is around its members; nil if c
// is none.
func (c oldChunk) keptLast() *keptTree {
	if c.chunk == nil || len(c.kept) == 0 {
		return nil
	}
	return c.kept[len(c.kept)-1]
}

// trimFrom is how many nodes must be freed, at once or with one Parser after another,
// before it is worth giving their memory back.
const trimFrom = 100_000

// freed counts the nodes of Parsers that were closed since memory was given back.
var freed atomic.Int64

// Trim gives memory outside Go that is free back to the system. It is for when nothing
// else happens.
func Trim() {
	freed.Store(0)
	C.flat_trim()
}

// close frees the tree and returns how many nodes it had.
func (k *keptTree) close() (count int) {
	if k.tree != nil {
		C.ts_tree_delete(k.tree)
		count = int(k.count)
	}
	k.tree, k.count, k.broken, k.wanted, k.used, k.of, k.text, k.before = nil, 0, false, false, 0, "", "", nil
	return count
}

// closeAll frees the trees of chunks and returns how many nodes they had.
func closeAll(chunks []chunkAt, spare func(*keptTree) bool) (count int) {
	for _, c := range chunks {
		for _, k := range c.kept {
			if !spare(k) {
				count += k.close()
			}
		}
	}
	return count
}

// text returns what tree-sitter is to read in the place of src, in memory of its own.
func (e edits) text(src string) string {
	if len(e.patches)+len(e.inserts) == 0 {
		return strings.Clone(src)
	}
	return string(e.apply(nil, src))
}

// want returns the keptTree of text, which Keep will make.
func (p *Parser) want(text string, before *keptTree) *keptTree {
	k := &keptTree{wanted: true, text: text}
	if len(text) >= p.keptFrom {
		k.before = before
	}
	p.wanted = append(p.wanted, k)
	return k
}

// Keep makes one of the trees of tree-sitter that Parse put off, and reports whether
// there are more of them. It is for when the trees that Parse returns are in use
// already.
func (p *Parser) Keep() (more bool) {
	for len(p.wanted) > 0 && p.ts != nil {
		k := p.wanted[0]
		p.wanted[0], p.wanted = nil, p.wanted[1:]
		if k.wanted {
			p.make(k)
			break
		}
	}
	return len(p.wanted) > 0
}

// make makes the tree of k, out of the one that it has of an older text if there is
// one. tree-sitter may mend broken text in another way then, so that is done only from
// valid text to valid text.
func (p *Parser) make(k *keptTree) {
	text, old := k.text, k.tree
	k.wanted, k.text = false, ""
	bytes := unsafe.Slice(unsafe.StringData(text), len(text))
	if k.tree != nil {
		k.tree, k.count, k.broken = p.parseText(old, inputEdit(k.of, text), bytes)
		C.ts_tree_delete(old)
		if k.broken {
			C.ts_tree_delete(k.tree)
			k.tree = nil
		}
	}
	if k.tree == nil {
		k.tree, k.count, k.broken = p.parseText(nil, nil, bytes)
	}
	if k.of = ""; len(text) >= p.keptFrom {
		k.of = text
	}
}

// sitter returns the tree of text, which is made now.
func (p *Parser) sitter(text []byte) *keptTree {
	k := &keptTree{}
	if len(text) > 0 {
		k.tree, k.count, k.broken = p.parseText(nil, nil, text)
		k.broken = k.broken || k.tree == nil
	}
	return k
}

// parseText calls tree-sitter. The tree is nil if it did not come to an end.
func (p *Parser) parseText(old *C.TSTree, e *C.TSInputEdit, text []byte) (tree *C.TSTree, count C.uint32_t, broken bool) {
	var bad C.bool
	tree = C.flat_parse(p.ts, old, e, (*C.char)(unsafe.Pointer(unsafe.SliceData(text))), C.uint32_t(len(text)), C.uint64_t(p.limit), &count, &bad)
	runtime.KeepAlive(text)
	return tree, count, bool(bad)
}

// inputEdit returns what makes old the new text, as tree-sitter wants to be told.
func inputEdit(old, new string) *C.TSInputEdit {
	prefix, suffix := source.Common(old, new)
	oldEnd, newEnd := len(old)-suffix, len(new)-suffix
	return &C.TSInputEdit{
		start_byte: C.uint32_t(prefix), old_end_byte: C.uint32_t(oldEnd), new_end_byte: C.uint32_t(newEnd),
		start_point: point(old, prefix), old_end_point: point(old, oldEnd), new_end_point: point(new, newEnd),
	}
}

func point(text string, at int) C.TSPoint {
	line := text[:at]
	return C.TSPoint{row: C.uint32_t(strings.Count(line, "\n")), column: C.uint32_t(at - 1 - strings.LastIndexByte(line, '\n'))}
}

// drop frees the trees of the pieces of before, the chunks of the last text, that are
// not in now. Those that are to be made out of them take them over.
func (p *Parser) drop(before, now []chunkAt) {
	for len(before) > 0 && len(now) > 0 && before[0].chunk == now[0].chunk {
		before, now = before[1:], now[1:]
	}
	for len(before) > 0 && len(now) > 0 && before[len(before)-1].chunk == now[len(now)-1].chunk {
		before, now = before[:len(before)-1], now[:len(now)-1]
	}
	p.parses++
	for _, c := range now {
		for _, k := range c.kept {
			k.used = p.parses
		}
	}
	for _, c := range now {
		for _, k := range c.kept {
			if b := k.before; b != nil && b.used != p.parses && b.tree != nil && !b.broken && b.of != "" {
				k.tree, k.count, k.of = b.tree, b.count, b.of
				b.tree = nil
			}
			k.before = nil
		}
	}
	if closeAll(before, func(k *keptTree) bool { return k.used == p.parses }) >= trimFrom {
		C.flat_trim()
	}
}
