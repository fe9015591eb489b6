package server

import (
	"encoding/json"
	"sync"
	"sync/atomic"

	"go.lsp.dev/protocol"

	"awaiter/analysis/workspace"
)

// A viewFeature is how the protocol offers a View: a request that the client makes only
// if the server says that it answers it.
type viewFeature struct {
	view    workspace.View
	client  string          // the capability of the client under textDocument
	method  string          // to be registered
	options json.RawMessage // beside the documentSelector
	refresh string          // the capability of the client under workspace, "" if there is none
	offer   func(*protocol.ServerCapabilities)
}

var viewFeatures = []viewFeature{
	{workspace.InlayHints, "inlayHint", "textDocument/inlayHint", nil, "inlayHint", func(c *protocol.ServerCapabilities) {
		c.InlayHintProvider = protocol.Boolean(true)
	}},
	{workspace.CodeLens, "codeLens", "textDocument/codeLens", json.RawMessage(`"resolveProvider":true`), "codeLens", func(c *protocol.ServerCapabilities) {
		yes := true
		c.CodeLensProvider = &protocol.CodeLensOptions{ResolveProvider: &yes}
	}},
	{workspace.SemanticTokens, "semanticTokens", "textDocument/semanticTokens", json.RawMessage(`"legend":` + string(encode(&tokenLegend)) + `,"full":true,"range":true`), "semanticTokens", func(c *protocol.ServerCapabilities) {
		c.SemanticTokensProvider = &protocol.SemanticTokensOptions{Legend: tokenLegend, Full: protocol.Boolean(true), Range: protocol.Boolean(true)}
	}},
	{workspace.CallHierarchy, "callHierarchy", "textDocument/prepareCallHierarchy", nil, "", func(c *protocol.ServerCapabilities) {
		c.CallHierarchyProvider = protocol.Boolean(true)
	}},
}

// A clientView is what the client can do with a View.
type clientView struct {
	registers, refreshes bool
}

// views are the Views that the client was offered. One goroutine at a time looks after
// them.
type views struct {
	stale atomic.Bool // what they show may be another, though no document was edited

	mu             sync.Mutex
	ready          bool // the client takes registrations
	running, again bool
	refresh        bool
	offered        map[workspace.View]bool
}

// wantsView reports whether settings ask for v somewhere: in a folder of the workspace,
// or for an open document.
func wantsView(snap *workspace.Snapshot, v workspace.View) bool {
	roots := snap.Roots()
	if len(roots) == 0 {
		roots = []string{""}
	}
	for _, root := range roots {
		if snap.Configuration(root).Shows(v) {
			return true
		}
	}
	for f := range snap.OpenFiles() {
		if snap.Configuration(f.Path).Shows(v) {
			return true
		}
	}
	return false
}

// offerViews offers the Views that are asked for to a client that takes no registrations
// of them. Some have what they do not speak of.
func (s *server) offerViews(to *protocol.ServerCapabilities) {
	s.views.offered = map[workspace.View]bool{}
	for _, f := range viewFeatures {
		if c := s.client.views[f.view]; !c.registers && wantsView(s.session.Snapshot(), f.view) {
			f.offer(to)
			s.views.offered[f.view] = true
		}
	}
}

// lookAtViews registers the Views that are asked for now, withdraws the others, and with
// refresh lets the client ask again for what they show.
func (s *server) lookAtViews(refresh bool) {
	v := &s.views
	v.mu.Lock()
	defer v.mu.Unlock()
	v.refresh = v.refresh || refresh
	if v.again = true; v.running || !v.ready {
		return
	}
	v.running = true
	go func() {
		v.mu.Lock()
		defer v.mu.Unlock()
		for v.again && s.ctx.Err() == nil {
			refresh := v.refresh
			v.again, v.refresh = false, false
			v.mu.Unlock()
			s.bringViews(refresh)
			v.mu.Lock()
		}
		v.running = false
	}()
}

// bringViews is one round of lookAtViews.
func (s *server) bringViews(refresh bool) {
	snap := s.snapshot()
	for _, f := range viewFeatures {
		c, id := s.client.views[f.view], "awaiter-"+string(f.view)
		if c.registers {
			switch wanted := wantsView(snap, f.view); {
			case wanted && !s.views.offered[f.view]:
				options := `{"documentSelector":[{"language":"python"}]`
				if f.options != nil {
					options += "," + string(f.options)
				}
				one := protocol.Registration{ID: id, Method: f.method, RegisterOptions: protocol.LSPAny(options + "}")}
				_, err := s.ask("client/registerCapability", &protocol.RegistrationParams{Registrations: []protocol.Registration{one}})
				s.views.offered[f.view] = err == nil
				continue
			case !wanted && s.views.offered[f.view]:
				one := protocol.Unregistration{ID: id, Method: f.method}
				_, _ = s.ask("client/unregisterCapability", &protocol.UnregistrationParams{Unregisterations: []protocol.Unregistration{one}})
				s.views.offered[f.view] = false
				continue
			}
		}
		if refresh && c.refreshes && s.views.offered[f.view] {
			_, _ = s.ask("workspace/"+f.refresh+"/refresh", nil)
		}
	}
}

// viewed returns what the document at path means, if settings ask for v in it and it is
// one of ours; else nil.
func (s *server) viewed(snap *workspace.Snapshot, uri string, v workspace.View) *spot {
	at := s.spotAt(snap, positionParams{TextDocument: struct {
		URI string `json:"uri"`
	}{uri}})
	if at == nil || !snap.Configuration(at.path).Shows(v) {
		return nil
	}
	return at
}
