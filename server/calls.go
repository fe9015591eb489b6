package server

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"

	"awaiter/analysis/navigate"
	"awaiter/analysis/semantic"
	"awaiter/analysis/workspace"
)

// prepareCallHierarchy is textDocument/prepareCallHierarchy: the function that a def, a
// call or an await is about.
func (s *server) prepareCallHierarchy(_ context.Context, snap *workspace.Snapshot, p positionParams) (any, error) {
	at := s.spotAt(snap, p)
	if at == nil || !snap.Configuration(at.path).Shows(workspace.CallHierarchy) {
		return nil, nil
	}
	fn, from := navigate.Callable(at.module, at.offset)
	if fn == nil {
		return nil, nil
	}
	item := s.callItem(snap, at.path, fn, navigate.Place{Tree: at.module.Tree, Span: from, Name: from}, "")
	return []protocol.CallHierarchyItem{item}, s.stillCurrent(snap, at.path)
}

// callParams have a protocol.CallHierarchyItem as a client sends it back.
type callParams struct {
	Item struct {
		URI            string          `json:"uri"`
		SelectionRange span            `json:"selectionRange"`
		Data           json.RawMessage `json:"data"`
	} `json:"item"`
}

// A callData is what an item says to ourselves.
type callData struct {
	Library string `json:"library,omitempty"` // how a library calls what has no source of the user's
	Name    string `json:"name"`
}

// callItem returns the item of fn, as code of the file at from sees it: at its def, or at
// the place of a call where that lies in no file.
func (s *server) callItem(snap *workspace.Snapshot, from string, fn *semantic.Function, call navigate.Place, how string) protocol.CallHierarchyItem {
	def := navigate.AtDef(fn.Def)
	def.Of = fn.QualifiedName()
	where, ok := s.found(snap, from, def)
	if !ok {
		where, _ = s.found(snap, from, call)
	}
	data, _ := raw(callData{navigate.LibraryName(fn), fn.Name})
	item := protocol.CallHierarchyItem{
		Name: fn.Name, Kind: protocol.SymbolKindFunction, URI: where.uri, Range: where.all, SelectionRange: where.name, Data: protocol.LSPAny(data),
	}
	if fn.Class != nil {
		item.Name, item.Kind = fn.Class.Name+"."+fn.Name, protocol.SymbolKindMethod
	}
	item.Detail = detailOf(how, fn.Module.Name)
	return item
}

// moduleItem returns the item of the code of the file at path outside of functions.
func (s *server) moduleItem(snap *workspace.Snapshot, path string, how string) protocol.CallHierarchyItem {
	data, _ := raw(callData{})
	return protocol.CallHierarchyItem{Name: filepath.Base(path), Kind: protocol.SymbolKindModule, URI: s.uriOf(path), Detail: detailOf(how, ""), Data: protocol.LSPAny(data)}
}

// detailOf returns what an item says beside its name.
func detailOf(how, module string) *string {
	parts := []string{}
	for _, part := range []string{how, module} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	detail := strings.Join(parts, " · ")
	return &detail
}

// callee returns the function of an item and the path of its file; nil where it is no
// longer there.
func (s *server) callee(snap *workspace.Snapshot, p callParams) (fn *semantic.Function, data callData, path string) {
	data, path = lenient[callData](p.Item.Data), pathOf(p.Item.URI)
	file, err := snap.File(path)
	if err != nil || data.Name == "" {
		return nil, data, path
	}
	m, err := snap.Module(path)
	if err != nil || m == nil {
		return nil, data, path
	}
	fn, _ = navigate.Callable(m, offset(file.Text, p.Item.SelectionRange.Start, s.enc))
	if fn == nil || fn.Name != data.Name {
		return nil, data, path
	}
	return fn, data, path
}

// outgoingCalls is callHierarchy/outgoingCalls. What is called in several ways comes once
// for each.
func (s *server) outgoingCalls(ctx context.Context, snap *workspace.Snapshot, p callParams) (any, error) {
	fn, _, path := s.callee(snap, p)
	if fn == nil {
		return nil, nil
	}
	all := []protocol.CallHierarchyOutgoingCall{}
	for _, group := range navigate.GroupCalls(navigate.CallsFrom(fn), func(c navigate.Call) *semantic.Function { return c.Callee }) {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		all = append(all, protocol.CallHierarchyOutgoingCall{
			To: s.callItem(snap, path, group[0].Callee, group[0].Place(), group[0].How), FromRanges: s.ranges(snap, path, group),
		})
	}
	return all, nil
}

// incomingCalls is callHierarchy/incomingCalls. Who calls in several ways comes once for
// each.
func (s *server) incomingCalls(ctx context.Context, snap *workspace.Snapshot, p callParams) (any, error) {
	fn, data, _ := s.callee(snap, p)
	if fn == nil && data.Library == "" {
		return nil, nil
	}
	search := navigate.CallsTo(fn, data.Library, sameFile(snap))
	all := []protocol.CallHierarchyIncomingCall{}
	err := s.eachModule(ctx, snap, search.MayBeIn, func(path string, m *semantic.Module) {
		for _, group := range navigate.GroupCalls(search.In(m), func(c navigate.Call) *semantic.Function { return c.Caller }) {
			one := protocol.CallHierarchyIncomingCall{FromRanges: s.ranges(snap, path, group)}
			if caller := group[0].Caller; caller != nil {
				one.From = s.callItem(snap, path, caller, group[0].Place(), group[0].How)
			} else {
				one.From = s.moduleItem(snap, path, group[0].How)
			}
			all = append(all, one)
		}
	})
	return all, err
}

// ranges returns where the calls of group, in the file at path, are.
func (s *server) ranges(snap *workspace.Snapshot, path string, group []navigate.Call) []protocol.Range {
	var ranges []protocol.Range
	for _, c := range group {
		if where, ok := s.found(snap, path, c.Place()); ok {
			ranges = append(ranges, where.all)
		}
	}
	return ranges
}

type symbolParams struct {
	Query string `json:"query"`
}

// workspaceSymbol is workspace/symbol, for queries that begin with a word of
// navigate.SymbolWords. It is null for others: type checkers know names.
func (s *server) workspaceSymbol(ctx context.Context, snap *workspace.Snapshot, p symbolParams) (any, error) {
	search := navigate.Symbols(p.Query)
	if search == nil {
		return nil, nil
	}
	all := []protocol.SymbolInformation{}
	err := s.eachModule(ctx, snap, search.MayBeIn, func(path string, m *semantic.Module) {
		for _, one := range search.In(m) {
			where, ok := s.found(snap, path, one.At)
			if !ok {
				continue
			}
			kind := protocol.SymbolKindFunction
			switch {
			case one.IsClass():
				kind = protocol.SymbolKindClass
			case one.IsCall():
				kind = protocol.SymbolKindEvent
			}
			container := one.Container
			all = append(all, protocol.SymbolInformation{
				BaseSymbolInformation: protocol.BaseSymbolInformation{Name: one.Name, Kind: kind, ContainerName: &container},
				Location:              protocol.Location{URI: where.uri, Range: where.name},
			})
		}
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}
