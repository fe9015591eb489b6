package server

import (
	"context"

	"go.lsp.dev/protocol"

	"awaiter/analysis/workspace"
)

// completion is textDocument/completion. It offers the names of rules in comments that
// suppress findings, and those of rules and settings in configuration files. Elsewhere
// other servers speak.
func (s *server) completion(_ context.Context, snap *workspace.Snapshot, p positionParams) (*protocol.CompletionList, error) {
	d := s.docs.at(pathOf(p.TextDocument.URI))
	if d == nil {
		return nil, nil
	}
	n, err := s.namingIn(snap, d, p.Position)
	if n == nil || err != nil {
		return nil, err
	}
	at := rangeOf(n.text, n.at, s.enc)
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	for _, o := range n.offer {
		item := protocol.CompletionItem{
			Label: o.word, Kind: o.kind, Detail: optional(o.detail), FilterText: optional(o.insert),
			TextEdit: &protocol.TextEdit{Range: at, NewText: o.insert},
		}
		if o.about != "" {
			item.Documentation = s.markup(o.about, s.client.completionPlain)
		}
		list.Items = append(list.Items, item)
	}
	return list, nil
}

// markup returns Markdown for the client, or plain text if it wants that.
func (s *server) markup(markdown string, isPlain bool) *protocol.MarkupContent {
	if isPlain {
		return &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: plain(markdown)}
	}
	return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: markdown}
}
