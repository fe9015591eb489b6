package server

import (
	"slices"

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
// least one: those that stand one before the other in t, apart, as editors send the
// edits of many cursors, so that none moves the place of the next. Made one by one
// they would cost a copy of the text each.
func backwards(t *source.Text, changes []change, enc source.Encoding) []fixes.Edit {
	var edits []fixes.Edit
	for _, c := range changes {
		if c.Range == nil {
			break
		}
		s := spanOf(t, *c.Range, enc)
		if len(edits) > 0 && s.End >= edits[len(edits)-1].Span.Start {
			break
		}
		edits = append(edits, fixes.Edit{Span: s, New: *c.Text})
	}
	return edits
}
