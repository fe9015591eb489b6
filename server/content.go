package server

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"awaiter/analysis/glance"
	"awaiter/analysis/workspace"
	"awaiter/docs"
)

// contentScheme is the scheme of the URIs of documents that only we have:
//
//	awaiter:/rules/never-awaited.md             the page of a rule
//	awaiter:/protocols/__aenter__.md            the page of a special method or statement
//	awaiter:/expanded/12/session.py?<a place>   what stands there, as the awaits it stands for
const contentScheme = serverName

// An expandedAt is the place behind the "?", in base64, as editors escape URIs as they
// like.
type expandedAt struct {
	URI     string   `json:"uri"`
	Version *int32   `json:"version,omitempty"` // so that editors ask anew for another one
	At      position `json:"at"`
}

// A content is a document that only we have.
type content struct {
	URI      string `json:"uri"`
	Language string `json:"languageId"`
	Text     string `json:"text"`
	Shown    bool   `json:"shown"` // the client was asked to show it
}

type contentParams struct {
	URI string `json:"uri"`
}

// textDocumentContent is workspace/textDocumentContent (LSP 3.18).
func (s *server) textDocumentContent(_ context.Context, snap *workspace.Snapshot, p contentParams) (any, error) {
	scheme, rest, _ := strings.Cut(p.URI, ":")
	where, query, _ := strings.Cut(rest, "?")
	if name, err := url.PathUnescape(where); err == nil {
		where = strings.TrimLeft(name, "/")
	}
	kind, name, _ := strings.Cut(where, "/")
	if scheme == contentScheme && kind == "expanded" {
		return &protocol.TextDocumentContentResult{Text: s.expandedText(snap, query)}, nil
	}
	if c, ok := pageContent(strings.TrimSuffix(name, ".md")); ok && c.URI == scheme+":/"+where {
		return &protocol.TextDocumentContentResult{Text: c.Text}, nil
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no document %q", p.URI)
}

// expandedText is the text of the document that query names.
func (s *server) expandedText(snap *workspace.Snapshot, query string) string {
	raw, _ := base64.RawURLEncoding.DecodeString(query)
	if c, ok := s.expandedContent(snap, lenient[expandedAt](raw)); ok {
		return c.Text
	}
	return "# It is no longer there.\n"
}

// expandedContent returns what stands at a place as the awaits that it stands for.
func (s *server) expandedContent(snap *workspace.Snapshot, at expandedAt) (content, bool) {
	file, err := snap.File(pathOf(at.URI))
	if err != nil {
		return content{}, false
	}
	text, begin, ok := glance.Expanded(file.Tree(), offset(file.Text, at.At, s.enc))
	if !ok {
		return content{}, false
	}
	raw, err := json.Marshal(at)
	if err != nil {
		return content{}, false
	}
	name := filepath.Base(file.Path)
	if !isFile(file.Path) {
		name = path.Base(file.Path)
	}
	u := fmt.Sprintf("%s:/expanded/%d/%s?%s", contentScheme, file.Text.Line(begin)+1, url.PathEscape(name), base64.RawURLEncoding.EncodeToString(raw))
	return content{URI: u, Language: "python", Text: text}, true
}

// pageContent returns the page of the rule, special method or statement called name.
func pageContent(name string) (content, bool) {
	if text, ok := docs.Rule(name); ok {
		return content{URI: contentScheme + ":/rules/" + name + ".md", Language: "markdown", Text: text}, true
	}
	if text, ok := docs.Protocol(name); ok {
		return content{URI: contentScheme + ":/protocols/" + name + ".md", Language: "markdown", Text: text}, true
	}
	return content{}, false
}

// showExpanded is the command awaiter.showExpanded, with the URI of a document and a
// Position in it. Its result is null where nothing can be expanded.
func (s *server) showExpanded(snap *workspace.Snapshot, arguments []json.RawMessage) (any, error) {
	if len(arguments) != 2 {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s takes the URI of a document and a position", commandExpanded)
	}
	at := expandedAt{URI: lenient[string](arguments[0]), At: lenient[position](arguments[1])}
	d := s.docs.at(pathOf(at.URI))
	if d == nil || d.kind != python || d.trust == lost {
		return nil, nil
	}
	at.Version = d.version
	c, ok := s.expandedContent(snap, at)
	if err := s.stillCurrent(snap, d.path); err != nil || !ok {
		return nil, err
	}
	return s.show(c)
}

// showPage is the command awaiter.showPage, with the name of a rule, a special method or
// an asynchronous statement. Its result is null for other names.
func (s *server) showPage(arguments []json.RawMessage) (any, error) {
	if len(arguments) != 1 {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s takes the name of a rule or of a special method", commandPage)
	}
	if c, ok := pageContent(lenient[string](arguments[0])); ok {
		return s.show(c)
	}
	return nil, nil
}

// show lets a client that can do so show c, and returns it.
func (s *server) show(c content) (any, error) {
	if s.client.showsContent {
		yes := true
		answer, err := s.ask("window/showDocument", &protocol.ShowDocumentParams{URI: uri.URI(c.URI), TakeFocus: &yes})
		c.Shown = err == nil && lenient[struct{ Success bool }](answer).Success
	}
	return raw(c)
}
