package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"awaiter/analysis/navigate"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/analysis/workspace"
)

// A spot is a position of an open document, and what the document means.
type spot struct {
	path   string
	text   *source.Text
	module *semantic.Module
	offset int
}

// spotAt returns the place of p in snap, nil where we have nothing to say.
func (s *server) spotAt(snap *workspace.Snapshot, p positionParams) *spot {
	path := pathOf(p.TextDocument.URI)
	d := s.docs.at(path)
	if d == nil || d.kind != python || d.trust == lost {
		return nil
	}
	file, err := snap.File(path)
	if err != nil {
		return nil
	}
	module, err := snap.Module(path)
	if err != nil || module == nil {
		return nil
	}
	return &spot{path, file.Text, module, offset(file.Text, p.Position, s.enc)}
}

// definition is textDocument/definition, on the keywords of the asynchronous
// protocols. It and the other ways are null elsewhere: type checkers know them.
func (s *server) definition(_ context.Context, snap *workspace.Snapshot, p positionParams) (any, error) {
	return s.way(snap, p, s.client.definitionLinks, navigate.Definitions)
}

// typeDefinition is textDocument/typeDefinition, likewise.
func (s *server) typeDefinition(_ context.Context, snap *workspace.Snapshot, p positionParams) (any, error) {
	return s.way(snap, p, s.client.typeDefinitionLinks, navigate.Types)
}

func (s *server) way(snap *workspace.Snapshot, p positionParams, links bool, find func(*semantic.Module, int) (source.Span, []navigate.Place)) (any, error) {
	at := s.spotAt(snap, p)
	if at == nil {
		return nil, nil
	}
	from, to := find(at.module, at.offset)
	if err := s.stillCurrent(snap, at.path); err != nil {
		return nil, err
	}
	return s.locations(snap, at, from, to, links), nil
}

// implementation is textDocument/implementation, on special methods and the classes of
// protocols.
func (s *server) implementation(ctx context.Context, snap *workspace.Snapshot, p positionParams) (any, error) {
	at := s.spotAt(snap, p)
	if at == nil {
		return nil, nil
	}
	subject := navigate.Implementations(at.module, at.offset)
	if subject == nil {
		return nil, nil
	}
	found, err := s.search(ctx, snap, at, subject)
	if err != nil {
		return nil, err
	}
	return s.locations(snap, at, subject.From, found, s.client.implementationLinks), nil
}

// references is textDocument/references, on special methods and "async def".
func (s *server) references(ctx context.Context, snap *workspace.Snapshot, p positionParams) (any, error) {
	at := s.spotAt(snap, p)
	if at == nil {
		return nil, nil
	}
	subject := navigate.References(at.module, at.offset, sameFile(snap))
	if subject == nil {
		return nil, nil
	}
	found, err := s.search(ctx, snap, at, subject)
	if err != nil {
		return nil, err
	}
	return s.locations(snap, at, subject.From, found, false), nil
}

// search returns what there is of subject in the project and in the open documents,
// the document at first, then by path.
func (s *server) search(ctx context.Context, snap *workspace.Snapshot, at *spot, subject *navigate.Subject) ([]navigate.Place, error) {
	found := subject.In(at.module)
	err := s.eachModule(ctx, snap, subject.MayBeIn, func(path string, m *semantic.Module) {
		if path != at.path {
			found = append(found, subject.In(m)...)
		}
	})
	if err != nil {
		return nil, err
	}
	return found, s.stillCurrent(snap, at.path)
}

// sameFile reports whether two trees are of one file.
func sameFile(snap *workspace.Snapshot) navigate.SameFile {
	return func(a, b *syntax.Tree) bool {
		first, ok := snap.PathOf(a)
		second, found := snap.PathOf(b)
		return ok && found && first == second
	}
}

// eachModule calls do for the modules of the project and of the open documents whose
// text may be worth while, sorted by path.
func (s *server) eachModule(ctx context.Context, snap *workspace.Snapshot, worth func(*source.Text) bool, do func(path string, m *semantic.Module)) error {
	paths := snap.ProjectFiles(ctx)
	for f := range snap.OpenFiles() {
		paths = append(paths, f.Path)
	}
	slices.Sort(paths)
	for _, path := range slices.Compact(paths) {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		file, err := snap.File(path)
		if err != nil || !worth(file.Text) {
			continue
		}
		if m, err := snap.Module(path); err == nil && m != nil {
			do(path, m)
		}
	}
	return nil
}

// inFile returns p, or where in the sources of the environment that is of which p is our
// own description. ok is false if it lies in no file.
func inFile(snap *workspace.Snapshot, from string, p navigate.Place) (navigate.Place, bool) {
	if _, ok := snap.PathOf(p.Tree); ok {
		return p, true
	}
	def, ok := snap.Source(from, p.Of)
	return navigate.AtDef(def), ok
}

// locations returns places as the client wants them, nil for none. What lies in no
// file is left out.
func (s *server) locations(snap *workspace.Snapshot, at *spot, from source.Span, to []navigate.Place, links bool) any {
	var plain []protocol.Location
	var linked []protocol.LocationLink
	origin := rangeOf(at.text, from, s.enc)
	for _, p := range to {
		found, ok := s.found(snap, at.path, p)
		if !ok {
			continue
		}
		plain = append(plain, protocol.Location{URI: found.uri, Range: found.name})
		linked = append(linked, protocol.LocationLink{
			OriginSelectionRange: &origin, TargetURI: found.uri, TargetRange: found.all, TargetSelectionRange: found.name,
		})
	}
	switch {
	case len(plain) == 0:
		return nil
	case links:
		return linked
	}
	return plain
}

// A spotted is a Place as the client counts.
type spotted struct {
	uri       uri.URI
	all, name protocol.Range
}

// found returns where p is, as code in the file at from sees it. ok is false if it lies in
// no file.
func (s *server) found(snap *workspace.Snapshot, from string, p navigate.Place) (spotted, bool) {
	p, ok := inFile(snap, from, p)
	if !ok {
		return spotted{}, false
	}
	path, text, all, ok := snap.Where(p.Tree, p.Span)
	_, _, name, _ := snap.Where(p.Tree, p.Name)
	if !ok {
		return spotted{}, false
	}
	return spotted{s.uriOf(path), rangeOf(text, all, s.enc), rangeOf(text, name, s.enc)}, true
}

// documentHighlight is textDocument/documentHighlight: on the keywords of asynchronous
// code, where the function around may be suspended.
func (s *server) documentHighlight(_ context.Context, snap *workspace.Snapshot, p positionParams) ([]protocol.DocumentHighlight, error) {
	at := s.spotAt(snap, p)
	if at == nil {
		return nil, nil
	}
	var all []protocol.DocumentHighlight
	for _, h := range navigate.Highlights(at.module, at.offset) {
		kind := protocol.DocumentHighlightKindText
		if h.Owner {
			kind = protocol.DocumentHighlightKindWrite
		}
		all = append(all, protocol.DocumentHighlight{Range: rangeOf(at.text, h.Span, s.enc), Kind: kind})
	}
	return all, s.stillCurrent(snap, at.path)
}
