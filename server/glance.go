package server

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"weak"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"awaiter/analysis/glance"
	"awaiter/analysis/navigate"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
)

type rangeParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
	Range span `json:"range"`
}

// inlayHint is textDocument/inlayHint: the awaits that the code does not show.
func (s *server) inlayHint(_ context.Context, snap *workspace.Snapshot, p rangeParams) (any, error) {
	at := s.viewed(snap, p.TextDocument.URI, workspace.InlayHints)
	if at == nil {
		return nil, nil
	}
	yes := true
	all := []protocol.InlayHint{}
	for _, h := range glance.Hints(at.module, spanOf(at.text, p.Range, s.enc)) {
		part := protocol.InlayHintLabelPart{Value: h.Label}
		if h.Method != nil {
			place := navigate.AtDef(h.Method.Def)
			place.Of = h.Method.QualifiedName()
			if where, ok := s.found(snap, at.path, place); ok {
				part.Location = protocol.Location{URI: where.uri, Range: where.name}
			}
		}
		all = append(all, protocol.InlayHint{
			Position: positionOf(at.text, h.Offset, s.enc), Label: protocol.InlayHintLabelPartSlice{part},
			Tooltip: s.markup(h.About, s.client.hoverPlain), PaddingLeft: &yes,
		})
	}
	return all, s.stillCurrent(snap, at.path)
}

// A lensData is what a code lens says to ourselves.
type lensData struct {
	Path  string     `json:"path"` // of the file of the class
	Class string     `json:"class"`
	Use   glance.Use `json:"use"`
	Used  string     `json:"used"`
	Title string     `json:"title"`
}

// commandReferences is a command that a client may have: it shows Locations, its third
// argument, at a Position of a document, its second and its first.
const commandReferences = "awaiter.showReferences"

// codeLens is textDocument/codeLens: what classes are to the asynchronous protocols. How
// often they are used is found when the client shows it.
func (s *server) codeLens(_ context.Context, snap *workspace.Snapshot, p documentParams) (any, error) {
	at := s.viewed(snap, p.TextDocument.URI, workspace.CodeLens)
	if at == nil {
		return nil, nil
	}
	all := []protocol.CodeLens{}
	for _, l := range glance.Lenses(at.module) {
		lens := protocol.CodeLens{Range: rangeOf(at.text, l.At, s.enc)}
		if l.Used == "" {
			lens.Command = protocol.Command{Title: l.Title}
		} else {
			data, err := raw(lensData{at.path, l.Class.QualifiedName(), l.Use, l.Used, l.Title})
			if err != nil {
				return nil, err
			}
			lens.Data = protocol.LSPAny(data)
		}
		all = append(all, lens)
	}
	return all, s.stillCurrent(snap, at.path)
}

type lensParams struct {
	Range span            `json:"range"`
	Data  json.RawMessage `json:"data"`
}

// resolveCodeLens is codeLens/resolve.
func (s *server) resolveCodeLens(ctx context.Context, snap *workspace.Snapshot, p lensParams) (any, error) {
	data := lenient[lensData](p.Data)
	if data.Title == "" {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "a code lens that is none of ours")
	}
	places, err := s.uses.of(ctx, s, snap, data)
	if err != nil {
		return nil, err
	}
	begin, end := p.Range.Start.echo(), p.Range.End.echo()
	command := protocol.Command{Title: fmt.Sprintf("%s · %s %d×", data.Title, data.Used, len(places))}
	if s.client.showsReferences && len(places) > 0 {
		command.Command = commandReferences
		command.Arguments = []protocol.LSPAny{encode(protocol.String(s.uriOf(data.Path))), encode(&begin), encode(protocol.LocationSlice(places))}
	}
	return protocol.CodeLens{Range: protocol.Range{Start: begin, End: end}, Command: command, Data: protocol.LSPAny(p.Data)}, nil
}

// uses are the places where the classes of a project are used, as they were found in one
// Snapshot, so that one search is enough for all lenses of a document.
type uses struct {
	mu     sync.Mutex
	snap   weak.Pointer[workspace.Snapshot]
	places map[usedClass][]protocol.Location
}

// A usedClass is one class, by its file and its qualified name, and one use of it.
type usedClass struct {
	path, name string
	use        glance.Use
}

// of returns the places of what data is about.
func (u *uses) of(ctx context.Context, s *server, snap *workspace.Snapshot, data lensData) ([]protocol.Location, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.snap != weak.Make(snap) {
		places := map[usedClass][]protocol.Location{}
		err := s.eachModule(ctx, snap, mayUse, func(path string, m *semantic.Module) {
			for _, one := range glance.Uses(m) {
				of, ok := snap.PathOf(one.Class.Module.Tree)
				if !ok {
					continue
				}
				key := usedClass{of, one.Class.QualifiedName(), one.Use}
				if where, ok := s.found(snap, path, navigate.Place{Tree: m.Tree, Span: one.At, Name: one.At}); ok {
					places[key] = append(places[key], protocol.Location{URI: where.uri, Range: where.all})
				}
			}
		})
		if err != nil {
			return nil, err
		}
		u.snap, u.places = weak.Make(snap), places
	}
	return u.places[usedClass{data.Path, data.Class, data.Use}], nil
}

// mayUse reports whether a module of this text may use what has an asynchronous protocol.
func mayUse(text *source.Text) bool {
	return strings.Contains(text.String(), "async") || strings.Contains(text.String(), "await")
}

// semanticTokens is textDocument/semanticTokens/full, and with a range
// textDocument/semanticTokens/range: the keywords at which code may be suspended.
func (s *server) semanticTokens(_ context.Context, snap *workspace.Snapshot, p tokenParams) (any, error) {
	at := s.viewed(snap, p.TextDocument.URI, workspace.SemanticTokens)
	if at == nil {
		return nil, nil
	}
	span := source.Span{End: at.text.Len()}
	if p.Range != nil {
		span = spanOf(at.text, *p.Range, s.enc)
	}
	tokens := &protocol.SemanticTokens{Data: []uint32{}}
	var last protocol.Position
	for _, one := range glance.Suspensions(at.module, span) {
		r := rangeOf(at.text, one, s.enc)
		start := r.Start.Character
		if r.Start.Line == last.Line {
			start -= last.Character
		}
		tokens.Data = append(tokens.Data, r.Start.Line-last.Line, start, r.End.Character-r.Start.Character, 0, 1)
		last = r.Start
	}
	return tokens, s.stillCurrent(snap, at.path)
}

type tokenParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
	Range *span `json:"range"`
}

// tokenLegend says what the numbers in our semantic tokens mean.
var tokenLegend = protocol.SemanticTokensLegend{TokenTypes: []string{"keyword"}, TokenModifiers: []string{"suspends"}}
