package server

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"awaiter/analysis/hover"
	"awaiter/analysis/workspace"
)

type positionParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
	Position position `json:"position"`
}

// hover is textDocument/hover. It answers where the asynchronous protocols have
// something to say, and where rules or settings of ours are named; it is null elsewhere:
// other servers speak there.
func (s *server) hover(_ context.Context, snap *workspace.Snapshot, p positionParams) (*protocol.Hover, error) {
	if d := s.docs.at(pathOf(p.TextDocument.URI)); d != nil {
		if n, err := s.namingIn(snap, d, p.Position); n != nil || err != nil {
			if err != nil || n.page == "" {
				return nil, err
			}
			span := rangeOf(n.text, n.at, s.enc)
			return &protocol.Hover{Contents: s.markup(n.page, s.client.hoverPlain), Range: &span}, nil
		}
	}
	at := s.spotAt(snap, p)
	if at == nil {
		return nil, nil
	}
	content, ok := hover.At(at.module, at.offset)
	if err := s.stillCurrent(snap, at.path); err != nil || !ok {
		return nil, err
	}
	span := rangeOf(at.text, content.Span, s.enc)
	return &protocol.Hover{Contents: s.markup(content.Markdown, s.client.hoverPlain), Range: &span}, nil
}

// stillCurrent returns ErrContentModified if the document at path is no longer
// what it is in snap: an answer would speak of places that have moved.
func (s *server) stillCurrent(snap *workspace.Snapshot, path string) error {
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	if d := s.docs.byPath[path]; d == nil || s.changedSince(snap, d) {
		return protocol.ErrContentModified
	}
	return nil
}

// plain returns Markdown, as our pages use it, without its marks.
func plain(markdown string) string {
	var b strings.Builder
	code := false
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			code = !code
			continue
		}
		if !code {
			line = plainLine(line)
		}
		b.WriteString(line)
	}
	return b.String()
}

// plainLine drops the marks of one line outside of code blocks: of headings,
// emphasis, code and links.
func plainLine(line string) string {
	if title := strings.TrimLeft(line, "#"); strings.HasPrefix(title, " ") && len(title) < len(line) {
		line = title[1:]
	}
	var b strings.Builder
	for i, part := range strings.Split(line, "`") {
		if i%2 == 0 {
			part = strings.ReplaceAll(part, "**", "")
			part = plainLinks(part)
		}
		b.WriteString(part)
	}
	return b.String()
}

// plainLinks turns "[text](url)" into "text".
func plainLinks(s string) string {
	for {
		open := strings.Index(s, "[")
		middle := strings.Index(s, "](")
		if open < 0 || middle < open {
			return s
		}
		end := strings.Index(s[middle:], ")")
		if end < 0 {
			return s
		}
		s = s[:open] + s[open+1:middle] + s[middle+end+1:]
	}
}
