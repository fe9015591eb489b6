package server

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"awaiter/analysis/source"
	"awaiter/fixes"
)

// workspaceEdit returns edits of v's document for the client, who refuses them if
// the document has changed meanwhile.
func (v *view) workspaceEdit(edits []fixes.Edit) *protocol.WorkspaceEdit {
	return v.s.workspaceEdit(target{uri: uri.URI(v.uri), version: v.version, text: v.file.Text}, edits)
}

// A target is a text that the client is to edit.
type target struct {
	uri     uri.URI
	version *int32       // nil: that is on disk
	text    *source.Text // nil: that is to be made
}

// workspaceEdit returns edits of t. A client that knows no documentChanges gets plain
// changes.
func (s *server) workspaceEdit(t target, edits []fixes.Edit) *protocol.WorkspaceEdit {
	text := t.text
	if text == nil {
		text = source.New("")
	}
	all := make([]protocol.TextEdit, len(edits))
	for i, e := range edits {
		all[i] = protocol.TextEdit{Range: rangeOf(text, e.Span, s.enc), NewText: e.New}
	}
	if !s.client.documentChanges {
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{t.uri: all}}
	}
	change := &protocol.TextDocumentEdit{
		TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: t.uri}, Version: t.version,
		},
	}
	for i := range all {
		change.Edits = append(change.Edits, &all[i])
	}
	out := &protocol.WorkspaceEdit{}
	if t.text == nil {
		out.DocumentChanges = append(out.DocumentChanges, &protocol.CreateFile{Kind: "create", URI: t.uri})
	}
	out.DocumentChanges = append(out.DocumentChanges, change)
	return out
}
