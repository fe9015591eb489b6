package server

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"

	"awaiter/analysis/complete"
	"awaiter/analysis/workspace"
	"awaiter/docs"
)

// completion is textDocument/completion. It offers the names of rules in comments that
// suppress findings, those of rules and settings in configuration files, and what of the
// asynchronous protocols can be typed. Elsewhere other servers speak.
func (s *server) completion(_ context.Context, snap *workspace.Snapshot, p positionParams) (*protocol.CompletionList, error) {
	d := s.docs.at(pathOf(p.TextDocument.URI))
	if d == nil {
		return nil, nil
	}
	n, err := s.namingIn(snap, d, p.Position)
	if n == nil && err == nil {
		return s.protocolCompletion(snap, d, p)
	}
	if err != nil {
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

// protocolCompletion offers what of the asynchronous protocols can be typed at p in d.
// Without a place for it the text alone is looked at.
func (s *server) protocolCompletion(snap *workspace.Snapshot, d *document, p positionParams) (*protocol.CompletionList, error) {
	file, err := snap.File(d.path)
	if err != nil || d.kind != python || filepath.Ext(d.path) == ".pyi" {
		return nil, nil
	}
	place, ok := complete.PlaceAt(file.Text, offset(file.Text, p.Position, s.enc))
	if !ok {
		return nil, nil
	}
	module, err := snap.With(d.path, place.Whole()).Module(d.path)
	if err != nil {
		return nil, nil
	}
	items := place.Items(module)
	if err := s.stillCurrent(snap, d.path); err != nil || len(items) == 0 {
		return nil, err
	}
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	for i, item := range items {
		one := protocol.CompletionItem{
			Label: item.Label, Kind: protocol.CompletionItemKindKeyword, Detail: optional(item.Detail),
			FilterText: optional(item.Filter), SortText: optional(fmt.Sprintf("%d", i)),
		}
		edit := &protocol.TextEdit{Range: rangeOf(file.Text, item.At, s.enc), NewText: item.Lines[0]}
		if len(item.Lines) > 1 {
			one.Kind = protocol.CompletionItemKindMethod
			s.withBody(&one, edit, item, file.Text.Newline())
		}
		one.TextEdit = edit
		for _, e := range item.Also {
			one.AdditionalTextEdits = append(one.AdditionalTextEdits, protocol.TextEdit{Range: rangeOf(file.Text, e.Span, s.enc), NewText: e.New})
		}
		if text, ok := docs.Protocol(item.Page); ok {
			one.Documentation = s.markup(docs.Parse(text).Intro, s.client.completionPlain)
		}
		list.Items = append(list.Items, one)
	}
	return list, nil
}

// withBody gives a client that takes snippets the body of a method too, its last line
// selected. How far lines are indented it is told where it listens; others add the
// indentation of the first line to those of a snippet.
func (s *server) withBody(one *protocol.CompletionItem, edit *protocol.TextEdit, item complete.Item, newline string) {
	if !s.client.snippets {
		return
	}
	margin := ""
	if s.client.insertAsIs {
		margin = item.Margin
		one.InsertTextMode = protocol.InsertTextModeAsIs
	}
	last := len(item.Lines) - 1
	var b strings.Builder
	for i, line := range item.Lines {
		if i > 0 {
			b.WriteString(newline + margin)
		}
		text := snippetText.Replace(line)
		if i == last {
			body := strings.TrimLeft(text, " \t")
			text = text[:len(text)-len(body)] + "${0:" + body + "}"
		}
		b.WriteString(text)
	}
	edit.NewText = b.String()
	one.InsertTextFormat = protocol.InsertTextFormatSnippet
}

// snippetText escapes what has a meaning in snippets (LSP 3.18, "Snippet Syntax").
var snippetText = strings.NewReplacer(`\`, `\\`, "$", `\$`, "}", `\}`)

// markup returns Markdown for the client, or plain text if it wants that.
func (s *server) markup(markdown string, isPlain bool) *protocol.MarkupContent {
	if isPlain {
		return &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: plain(markdown)}
	}
	return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: markdown}
}
