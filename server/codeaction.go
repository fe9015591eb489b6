package server

import (
	"context"
	"encoding/json"
	"strings"

	"go.lsp.dev/protocol"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
	"awaiter/fixes"
)

// kindFixAll is the kind of the action that makes all safe repairs of a file. Only
// the leaf is ours: an editor that asks for "source.fixAll" gets it from everybody.
const kindFixAll protocol.CodeActionKind = protocol.CodeActionKindSourceFixAll + "." + serverName

// What the user reads of actions that no fix has a title for, or that cannot be done.
const (
	titleFixAll = "Fix all that Awaiter can fix safely"
	outOfStep   = "Awaiter's copy of this document may differ from the editor's; close it and open it again"
	onlyUnsafe  = "The repairs of this file may change what it does; make them one at a time"
)

type actionParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
	Range   span `json:"range"`
	Context struct {
		Diagnostics []shown                        `json:"diagnostics"`
		Only        []string                       `json:"only"`
		TriggerKind protocol.CodeActionTriggerKind `json:"triggerKind"`
	} `json:"context"`
}

// shown is what we read of a diagnostic that the client shows.
type shown struct {
	Range span `json:"range"`
	Code  any  `json:"code"`
}

// An action is one code action before it is written for the client.
type action struct {
	title      string
	kind       protocol.CodeActionKind
	diagnostic *analysis.Diagnostic // that it repairs, if it does
	preferred  bool
	disabled   string // why it cannot be done, if it cannot
	edit       func() (*protocol.WorkspaceEdit, error)
}

// codeAction is textDocument/codeAction.
func (s *server) codeAction(ctx context.Context, snap *workspace.Snapshot, p actionParams) ([]protocol.CodeAction, error) {
	v, err := s.view(snap, pathOf(p.TextDocument.URI))
	if v == nil || err != nil || !s.client.actionLiterals {
		return nil, err
	}
	all, err := v.actions(ctx, spanOf(v.file.Text, p.Range, s.enc), p.Context.Diagnostics)
	if err != nil {
		return nil, err
	}
	var out []protocol.CodeAction
	for i, a := range all {
		if !p.wants(a.kind) || a.disabled != "" && !s.client.actionDisabled {
			continue
		}
		literal := v.literal(a)
		switch {
		case a.disabled != "":
		case s.client.actionResolve:
			data, err := raw(ticket{p.TextDocument.URI, v.edits, p.Range, p.Context.Diagnostics, i, a.title})
			if err != nil {
				return nil, err
			}
			literal.Data = protocol.LSPAny(data)
		default:
			if literal.Edit, err = a.edit(); err != nil {
				return nil, err
			}
		}
		out = append(out, literal)
	}
	return out, s.stillCurrent(snap, v.file.Path)
}

// wants reports whether the client asks for actions of kind, or for one of the kinds
// that kind belongs to. A client that names no kinds gets the repairs of what it
// shows, and refactorings only where the user asked (LSP 3.17,
// CodeActionTriggerKind); what changes the whole file must be asked for by name.
func (p *actionParams) wants(kind protocol.CodeActionKind) bool {
	c := &p.Context
	if len(c.Only) == 0 {
		automatic := c.TriggerKind == protocol.CodeActionTriggerKindAutomatic
		switch kind {
		case protocol.CodeActionKindQuickFix:
			return !automatic || len(c.Diagnostics) > 0
		case kindFixAll:
			return false
		}
		return !automatic
	}
	for _, only := range c.Only {
		if only == "" || string(kind) == only || strings.HasPrefix(string(kind), only+".") {
			return true
		}
	}
	return false
}

// A view is a document of the client in a Snapshot.
type view struct {
	s       *server
	snap    *workspace.Snapshot
	file    *workspace.File
	uri     string
	version *int32
	edits   uint64 // names the text
	trust   trust
}

// view returns the document at path as it is in snap, nil if it is none of ours, and
// ErrContentModified if it is newer by now.
func (s *server) view(snap *workspace.Snapshot, path string) (*view, error) {
	file, err := snap.File(path)
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	d := s.docs.byPath[path]
	if d == nil || d.kind != python || err != nil {
		return nil, nil
	}
	if s.changedSince(snap, d) {
		return nil, protocol.ErrContentModified
	}
	return &view{s, snap, file, d.uri, d.version, d.check.edits, d.trust}, nil
}

// actions returns what can be done at selected: the repairs of the findings that it
// touches or that the client shows there, the likeliest first; refactorings; the
// repair of the whole file; and at last what suppresses.
func (v *view) actions(ctx context.Context, selected source.Span, client []shown) ([]action, error) {
	found, err := v.snap.Diagnostics(ctx, v.file.Path)
	if err != nil {
		return nil, nil
	}
	var list []action
	var at []*analysis.Diagnostic
	for _, d := range found {
		if !touches(d.Span, selected) && !v.isShown(d, client) {
			continue
		}
		for i, f := range d.Fixes() {
			list = append(list, action{
				title: f.Title, kind: protocol.CodeActionKindQuickFix, diagnostic: d,
				preferred: i == 0 && f.Safety != fixes.Sketch, edit: v.fixed(f.Edits),
			})
		}
		at = append(at, d)
	}
	if module, err := v.snap.Module(v.file.Path); err == nil && module != nil {
		for _, r := range fixes.Refactorings(module, selected) {
			list = append(list, action{title: r.Title, kind: protocol.CodeActionKind(r.Kind), edit: v.fixed(r.Edits)})
		}
	}
	list = append(append(list, v.fixAllAction(ctx, found)...), v.suppressions(at)...)
	if v.trust != sure {
		for i := range list {
			list[i].disabled = outOfStep
		}
	}
	return list, nil
}

// touches reports whether a and b share a byte or meet.
func touches(a, b source.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// isShown reports whether d is one of those that the client shows where the user is:
// on the line, for instance, though not at the cursor.
func (v *view) isShown(d *analysis.Diagnostic, client []shown) bool {
	for _, c := range client {
		if c.Code == d.Rule.Name && spanOf(v.file.Text, c.Range, v.s.enc) == d.Span {
			return true
		}
	}
	return false
}

// fixAllAction returns the action that makes all safe repairs among those of found,
// if there are repairs.
func (v *view) fixAllAction(ctx context.Context, found []*analysis.Diagnostic) []action {
	a := action{title: titleFixAll, kind: kindFixAll, disabled: onlyUnsafe, edit: func() (*protocol.WorkspaceEdit, error) {
		edits, err := fixAll(ctx, v.snap, v.file)
		if err != nil {
			return nil, err
		}
		return v.workspaceEdit(edits), nil
	}}
	repairable := false
	for _, d := range found {
		repairable = repairable || len(d.Fixes()) > 0
		if _, ok := safeFix(d); ok {
			a.disabled = ""
		}
	}
	if !repairable {
		return nil
	}
	return []action{a}
}

// fixed is what an action does whose edits are known already.
func (v *view) fixed(edits []fixes.Edit) func() (*protocol.WorkspaceEdit, error) {
	return func() (*protocol.WorkspaceEdit, error) { return v.workspaceEdit(edits), nil }
}

// literal returns a for the client, without its edit.
func (v *view) literal(a action) protocol.CodeAction {
	out := protocol.CodeAction{Title: a.title, Kind: &a.kind}
	if a.diagnostic != nil {
		out.Diagnostics = []protocol.Diagnostic{v.s.diagnostic(v.snap, v.file, a.diagnostic)}
	}
	if a.disabled != "" {
		out.Disabled = protocol.CodeActionDisabled{Reason: a.disabled}
	} else if a.preferred && v.s.client.actionPreferred {
		out.IsPreferred = &a.preferred
	}
	return out
}

// A ticket is what an action carries until it is resolved. The action is then found
// again, in the text that the client has then.
type ticket struct {
	URI   string  `json:"uri"`
	Edits uint64  `json:"edits"`
	Range span    `json:"range"`
	Shown []shown `json:"shown"`
	Index int     `json:"index"`
	Title string  `json:"title"`
}

// resolveCodeAction is codeAction/resolve. The client gets back all that it sent, as
// it sent it, with the edit.
func (s *server) resolveCodeAction(ctx context.Context, snap *workspace.Snapshot, p map[string]json.RawMessage) (any, error) {
	t := lenient[*ticket](p["data"])
	if t == nil || p["edit"] != nil {
		return raw(p)
	}
	v, err := s.view(snap, pathOf(t.URI))
	if err != nil {
		return nil, err
	}
	if v == nil || v.edits != t.Edits {
		return nil, protocol.ErrContentModified
	}
	all, err := v.actions(ctx, spanOf(v.file.Text, t.Range, s.enc), t.Shown)
	if err != nil {
		return nil, err
	}
	if t.Index < 0 || t.Index >= len(all) || all[t.Index].title != t.Title || all[t.Index].disabled != "" {
		return nil, protocol.ErrContentModified
	}
	edit, err := all[t.Index].edit()
	if err != nil {
		return nil, err
	}
	p["edit"] = json.RawMessage(encode(edit))
	out, err := raw(p)
	if err == nil {
		err = s.stillCurrent(snap, v.file.Path)
	}
	return out, err
}
