package server

import (
	"context"
	"encoding/json"
	"fmt"

	"awaiter/analysis/workspace"
)

type pullParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
	PreviousResultID string `json:"previousResultId"`
}

// A report is a protocol.DocumentDiagnosticReport with its list encoded before.
type report struct {
	Kind     string          `json:"kind"`
	ResultID string          `json:"resultId,omitempty"`
	Items    json.RawMessage `json:"items,omitempty"`
}

// pull is textDocument/diagnostic. The result id names the text and what was found
// in it: a report is unchanged only if both are, because an editor may have lost
// what it showed when the text changed and changed back.
func (s *server) pull(ctx context.Context, snap *workspace.Snapshot, p pullParams) (any, error) {
	s.diag.pulled()
	path := pathOf(p.TextDocument.URI)
	d := s.docs.at(path)
	if d != nil && d.kind == foreign || d == nil && !(isFile(path) && isPython(p.TextDocument.URI, "")) {
		return raw(report{Kind: "full", Items: emptyList})
	}
	ctx, done := s.whileIs(ctx, d)
	defer done()
	before := s.docs.settingsAt(path)
	list, hash, isEarly := s.findSoon(ctx, snap, d, path)
	if ctx.Err() != nil {
		return nil, errServerCancelled
	}

	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	var edits uint64
	if d = s.docs.byPath[path]; d != nil {
		if d.kind == python && s.changedSince(snap, d) || before != nil && d.trust != lost && d.text != before {
			return nil, errServerCancelled
		}
		d.check.force, d.check.told = false, hash
		edits = d.check.edits
		if isEarly {
			s.diag.start(d)
		}
	}
	id := resultID(edits, hash)
	if id == p.PreviousResultID {
		return raw(report{Kind: "unchanged", ResultID: id})
	}
	return raw(report{Kind: "full", ResultID: id, Items: list})
}

// findSoon is find, but of a document that was just opened it returns what an earlier run
// found, if that is known: isEarly.
func (s *server) findSoon(ctx context.Context, snap *workspace.Snapshot, d *document, path string) (list json.RawMessage, hash uint64, isEarly bool) {
	s.docs.mu.Lock()
	isFresh := d != nil && d.isFresh()
	if isFresh {
		d.check.begun = true
	}
	s.docs.mu.Unlock()
	if isFresh {
		if list, isEarly = s.remembered(snap, path); isEarly {
			return list, hashOf(list), true
		}
	}
	list, hash = s.diag.find(ctx, snap, path)
	return list, hash, false
}

// resultID names the text that was edited so often and what was found in it.
func resultID(edits, hash uint64) string { return fmt.Sprintf("%d-%x", edits, hash) }

// whileIs returns a context that ends with ctx and when d, which may be nil, changes.
func (s *server) whileIs(ctx context.Context, d *document) (context.Context, func()) {
	ctx, end := context.WithCancel(ctx)
	if d == nil {
		return ctx, end
	}
	s.docs.mu.Lock()
	stop := context.AfterFunc(d.check.ctx, end)
	s.docs.mu.Unlock()
	return ctx, func() { stop(); end() }
}

// raw encodes v for the connection.
func raw(v any) (json.RawMessage, error) { return json.Marshal(v) }

// changedSince reports whether d has got a new text since snap. The caller holds
// docs.mu.
func (s *server) changedSince(snap *workspace.Snapshot, d *document) bool {
	if d.trust == lost {
		return false
	}
	file, err := snap.File(d.path)
	return err != nil || file.Text != d.text
}
