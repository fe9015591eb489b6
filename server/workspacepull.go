package server

import (
	"context"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"sync/atomic"

	"go.lsp.dev/protocol"

	"awaiter/analysis/workspace"
)

// batch is how many reports of files go to the client at once, where it takes them one
// after the other.
const batch = 32

type workspacePullParams struct {
	PreviousResultIDs []struct {
		URI   string `json:"uri"`
		Value string `json:"value"`
	} `json:"previousResultIds"`
	PartialResultToken json.RawMessage `json:"partialResultToken"`
}

// A fileReport is a protocol.WorkspaceDocumentDiagnosticReport.
type fileReport struct {
	URI     protocol.String `json:"uri"`
	Version *int32          `json:"version"`
	report
}

// A workspaceReport is a protocol.WorkspaceDiagnosticReport.
type workspaceReport struct {
	Items []fileReport `json:"items"`
}

// workspacePulls are the questions for the whole workspace.
type workspacePulls struct {
	latest latest
	wait   atomic.Int32 // how many wait for something to change
}

// pullWorkspace is workspace/diagnostic. Reports of files about which the client knows
// all are left out; if that is true of every file, the answer waits until it is not
// (LSP 3.17, "Workspace Diagnostics": "the server can delay").
func (s *server) pullWorkspace(ctx context.Context, _ *workspace.Snapshot, p workspacePullParams) (any, error) {
	s.diag.pulled()
	known := map[string]string{}
	for _, id := range p.PreviousResultIDs {
		known[pathOf(id.URI)] = id.Value
	}
	for {
		again := s.diag.rechecked()
		out := &stream{s: s, token: p.PartialResultToken}
		if err := s.reportAll(ctx, maps.Clone(known), out); err != nil {
			return nil, err
		}
		if out.any {
			return raw(workspaceReport{Items: out.rest()})
		}
		s.wide.wait.Add(1)
		select {
		case <-again:
		case <-ctx.Done():
		}
		s.wide.wait.Add(-1)
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
	}
}

// reportAll reports the programs of the workspace, and those that are open, that are not
// as known, and takes back what is known of others.
func (s *server) reportAll(ctx context.Context, known map[string]string, out *stream) error {
	snap := s.snapshot()
	paths := snap.ProjectFiles(ctx)
	for f := range snap.OpenFiles() {
		if filepath.IsAbs(f.Path) && !slices.Contains(paths, f.Path) {
			paths = append(paths, f.Path)
		}
	}
	slices.Sort(paths)
	for _, path := range paths {
		one, ok, err := s.reportOf(ctx, snap, path)
		if err != nil {
			return err
		}
		before, was := known[path]
		delete(known, path)
		if !ok || one.ResultID == before || !was && string(one.Items) == string(emptyList) {
			continue
		}
		out.add(one)
	}
	for _, path := range slices.Sorted(maps.Keys(known)) {
		if s.docs.settingsAt(path) != nil {
			continue // what is wrong in it, its own pull says
		}
		out.add(fileReport{URI: protocol.String(s.uriOf(path)), report: report{Kind: "full", Items: emptyList}})
	}
	return nil
}

// reportOf returns what there is to say of the file at path. ok is false if it has
// changed meanwhile: then there will be another round.
func (s *server) reportOf(ctx context.Context, snap *workspace.Snapshot, path string) (one fileReport, ok bool, err error) {
	s.diag.others <- struct{}{}
	var in foundIn
	if s.docs.at(path) == nil {
		in = s.findClosed(ctx, path)
	} else {
		in.list, in.hash = s.diag.find(ctx, snap, path)
	}
	<-s.diag.others
	if ctx.Err() != nil {
		return fileReport{}, false, context.Cause(ctx)
	}
	one = fileReport{URI: protocol.String(s.uriOf(path)), report: report{Kind: "full", Items: in.list}}
	var edits uint64
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	if d := s.docs.byPath[path]; d != nil && d.kind == python {
		if s.changedSince(snap, d) {
			return fileReport{}, false, nil
		}
		edits, one.Version = d.check.edits, d.version
	}
	one.ResultID = resultID(edits, in.hash)
	return one, true, nil
}

// A stream takes reports to the client: some at a time if it has a token for them, else
// with the answer.
type stream struct {
	s     *server
	token json.RawMessage
	items []fileReport
	any   bool
}

func (o *stream) add(r fileReport) {
	o.items, o.any = append(o.items, r), true
	if len(o.items) >= batch && o.streams() {
		o.flush()
	}
}

func (o *stream) streams() bool { return len(o.token) > 0 && string(o.token) != "null" }

func (o *stream) flush() {
	value, err := raw(workspaceReport{Items: o.items})
	if err != nil {
		return
	}
	o.items = nil
	o.s.out.room()
	o.s.tell("$/progress", map[string]json.RawMessage{"token": o.token, "value": value})
}

// rest returns what the answer itself must hold.
func (o *stream) rest() []fileReport {
	if o.streams() && len(o.items) > 0 {
		o.flush()
	}
	if o.items == nil {
		return []fileReport{}
	}
	return o.items
}
