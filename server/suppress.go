package server

import (
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"awaiter/analysis"
	"awaiter/analysis/workspace"
	"awaiter/fixes"
)

// suppressions returns the actions that suppress findings: each on its line, then their
// rules in the file and in the project.
func (v *view) suppressions(found []*analysis.Diagnostic) []action {
	var here, wider []action
	var rules []*analysis.Rule
	for _, d := range found {
		add := func(list *[]action, title string, edit func() (*protocol.WorkspaceEdit, error)) {
			*list = append(*list, action{title: title, kind: protocol.CodeActionKindQuickFix, diagnostic: d, edit: edit})
		}
		if f := fixes.Suppress(v.file.Tree(), d.Span.Start, d.Rule.Name); !f.IsNone() {
			add(&here, f.Title, v.fixed(f.Edits))
		}
		if slices.Contains(rules, d.Rule) {
			continue
		}
		rules = append(rules, d.Rule)
		if f := fixes.SuppressFile(v.file.Tree(), d.Rule.Name); !f.IsNone() {
			add(&wider, f.Title, v.fixed(f.Edits))
		}
		if edit, path := v.turnOff(d.Rule.Name); edit != nil {
			add(&wider, "Turn off '"+d.Rule.Name+"' in "+filepath.Base(path), func() (*protocol.WorkspaceEdit, error) { return edit, nil })
		}
	}
	return append(here, wider...)
}

// turnOff returns the edit of the project's configuration file after which rule is
// off, and the path of the file. It is nil where that is not plain.
func (v *view) turnOff(rule string) (*protocol.WorkspaceEdit, string) {
	path := v.snap.ProjectFile(v.file.Path)
	if path == "" {
		return nil, ""
	}
	t := v.s.settingsText(v.snap, path)
	content := ""
	switch {
	case t.text != nil:
		content = t.text.String()
	case !v.s.client.createFile:
		return nil, ""
	}
	at, put, ok := workspace.AddIgnore(path, content, rule)
	if !ok {
		return nil, ""
	}
	return v.s.workspaceEdit(t, []fixes.Edit{{Span: at, New: put}}), path
}

// settingsText returns the configuration file at path as the editor has it, else as it
// is on disk.
func (s *server) settingsText(snap *workspace.Snapshot, path string) target {
	s.docs.mu.Lock()
	if d := s.docs.byPath[path]; d != nil && d.text != nil && d.trust == sure {
		defer s.docs.mu.Unlock()
		return target{uri.URI(d.uri), d.version, d.text}
	}
	s.docs.mu.Unlock()
	t := target{uri: s.uriOf(path)}
	if file, err := snap.File(path); err == nil {
		t.text = file.Text
	}
	return t
}
