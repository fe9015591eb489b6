package server

import (
	"slices"
	"strings"

	"awaiter/analysis/source"
	"awaiter/fixes"
)

// A change is a protocol.TextDocumentContentChangeEvent. The library's own type
// reads an edit at a position that is a float, negative or over 32 bits as the text
// of the whole document. Without a range, or with null for one, it is the whole text.
type change struct {
	Range *span   `json:"range"`
	Text  *string `json:"text"`
}

// apply returns the text after changes, made one after the other.
func apply(t *source.Text, changes []change, enc source.Encoding) *source.Text {
	for len(changes) > 0 {
		if changes[0].Range == nil {
			t, changes = source.New(*changes[0].Text), changes[1:]
			continue
		}
		edits := backwards(t, changes, enc)
		changes = changes[len(edits):]
		if len(edits) == 1 {
			t = t.Edit(edits[0].Span, edits[0].New)
			continue
		}
		slices.Reverse(edits)
		whole, err := fixes.Apply(t.String(), edits)
		if err != nil {
			panic(err) // backwards returns no others
		}
		t = source.New(whole)
	}
	return t
}

// backwards returns as many of the first changes as can be made of t at once, at
// least one: those that stand one before the other in t, apart, as editors send the edits of
// many cursors, so that none moves the place of the next. Made one by one they would
// cost a copy of the text each.
func backwards(t *source.Text, changes []change, enc source.Encoding) []fixes.Edit {
	var edits []fixes.Edit
	for i, c := range changes {
		if c.Range == nil {
			break
		}
		s := spanOf(t, *c.Range, enc)
		if i > 0 && (s.End >= edits[i-1].Span.Start || !isExact(t, *c.Range, s, enc)) {
			break
		}
		edits = append(edits, fixes.Edit{Span: s, New: *c.Text})
		if !isExact(t, *c.Range, s, enc) || movesLine(t, edits[i]) {
			break
		}
	}
	return edits
}

// isExact reports whether s is where r says, and not only the nearest place that
// there is. What is nearest may change with an edit behind it.
func isExact(t *source.Text, r span, s source.Span, enc source.Encoding) bool {
	start, end := positionOf(t, s.Start, enc), positionOf(t, s.End, enc)
	return float64(start.Line) == r.Start.Line && float64(start.Character) == r.Start.Character &&
		float64(end.Line) == r.End.Line && float64(end.Character) == r.End.Character
}

// movesLine reports whether e joins a "\r" before it with a "\n" to one line end, or
// parts two such, so that lines before it end elsewhere.
func movesLine(t *source.Text, e fixes.Edit) bool {
	after := e.New + t.Slice(source.Span{Start: e.Span.End, End: e.Span.End + 1})
	before := t.Slice(source.Span{Start: e.Span.Start - 1, End: e.Span.Start})
	return before == "\r" && (strings.HasPrefix(after, "\n") || strings.HasPrefix(t.Slice(source.Span{Start: e.Span.Start, End: e.Span.Start + 1}), "\n"))
}
