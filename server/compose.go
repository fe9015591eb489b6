package server

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/fixes"
)

// A patchwork is a text made of pieces of another one and of new text between them.
// It turns edits that were made one after the other into edits of the first text.
type patchwork struct {
	pieces []piece
	length int // of the first text
}

// A piece is either bytes of the first text or new text.
type piece struct {
	kept source.Span
	new  string
}

func (p piece) len() int { return p.kept.Len() + len(p.new) }

// cut returns the first n bytes of p, and the rest.
func (p piece) cut(n int) (before, after piece) {
	if p.new != "" {
		return piece{new: p.new[:n]}, piece{new: p.new[n:]}
	}
	middle := p.kept.Start + n
	return piece{kept: source.Span{Start: p.kept.Start, End: middle}}, piece{kept: source.Span{Start: middle, End: p.kept.End}}
}

// newPatchwork returns the text of length bytes that is the first one still.
func newPatchwork(length int) *patchwork {
	return &patchwork{[]piece{{kept: source.Span{End: length}}}, length}
}

// edit makes edits, which are sorted and count in the text as it is now.
func (w *patchwork) edit(edits []fixes.Edit) {
	var out []piece
	rest, offset := w.pieces, 0
	// take moves the pieces up to end to out, or drops them.
	take := func(end int, keep bool) {
		for offset < end {
			p := rest[0]
			if n := end - offset; p.len() > n {
				p, rest[0] = p.cut(n)
			} else {
				rest = rest[1:]
			}
			offset += p.len()
			if keep {
				out = append(out, p)
			}
		}
	}
	for _, e := range edits {
		take(e.Span.Start, true)
		take(e.Span.End, false)
		if e.New != "" {
			out = append(out, piece{new: e.New})
		}
	}
	w.pieces = append(out, rest...)
}

// edits returns the edits of the first text that give the text as it is now, sorted.
func (w *patchwork) edits() []fixes.Edit {
	var all []fixes.Edit
	var fresh strings.Builder
	done := 0
	flush := func(start int) {
		if start > done || fresh.Len() > 0 {
			all = append(all, fixes.Edit{Span: source.Span{Start: done, End: start}, New: fresh.String()})
			fresh.Reset()
		}
	}
	for _, p := range w.pieces {
		if p.new != "" {
			fresh.WriteString(p.new)
		} else if !p.kept.IsEmpty() {
			flush(p.kept.Start)
			done = p.kept.End
		}
	}
	flush(w.length)
	return all
}
