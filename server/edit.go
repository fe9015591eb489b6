package server

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"awaiter/fixes"
)

// workspaceEdit returns edits of v's document for the client, who refuses them if
// the document has changed meanwhile. A client that knows no documentChanges gets
// plain changes.
func (v *view) workspaceEdit(edits []fixes.Edit) *protocol.WorkspaceEdit {
	u := uri.URI(v.uri)
	if !v.s.client.documentChanges {
		changes := make([]protocol.TextEdit, len(edits))
		for i, e := range edits {
			changes[i] = v.textEdit(e)
		}
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{u: changes}}
	}
	change := &protocol.TextDocumentEdit{
		TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: u}, Version: v.version,
		},
		Edits: make([]protocol.TextDocumentEditElement, len(edits)),
	}
	for i, e := range edits {
		edit := v.textEdit(e)
		change.Edits[i] = &edit
	}
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{change}}
}

func (v *view) textEdit(e fixes.Edit) protocol.TextEdit {
	return protocol.TextEdit{Range: rangeOf(v.file.Text, e.Span, v.s.enc), NewText: e.New}
}
