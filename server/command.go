package server

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"awaiter/analysis/workspace"
)

// The commands of workspace/executeCommand.
const (
	commandDebug  = "awaiter.debug"  // returns what a bug report should say
	commandFixAll = "awaiter.fixAll" // makes all safe repairs of the document whose URI it is given

	commandExpanded = "awaiter.showExpanded" // shows what an async with or async for stands for
	commandPage     = "awaiter.showPage"     // shows the page of a rule or special method
)

type commandParams struct {
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments"`
}

// executeCommand is workspace/executeCommand.
func (s *server) executeCommand(ctx context.Context, snap *workspace.Snapshot, p commandParams) (any, error) {
	switch p.Command {
	case commandDebug:
		return raw(s.debug())
	case commandFixAll:
		if len(p.Arguments) != 1 {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s takes the URI of a document", commandFixAll)
		}
		return s.fixAllCommand(ctx, snap, lenient[string](p.Arguments[0]))
	case commandExpanded:
		return s.showExpanded(snap, p.Arguments)
	case commandPage:
		return s.showPage(p.Arguments)
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no command %q", p.Command)
}

// fixAllCommand asks the client to make all safe repairs of a document. A document
// that is none of ours needs none: editors run commands wherever the user is.
func (s *server) fixAllCommand(ctx context.Context, snap *workspace.Snapshot, u string) (any, error) {
	if !s.client.applyEdit {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the client takes no edits from a server")
	}
	v, err := s.view(snap, pathOf(u))
	if v == nil || err != nil || v.trust != sure {
		return nil, err
	}
	edits, err := fixAll(ctx, snap, v.file)
	if err != nil || len(edits) == 0 {
		return nil, err
	}
	label := titleFixAll
	_, err = s.ask("workspace/applyEdit", &protocol.ApplyWorkspaceEditParams{Label: &label, Edit: *v.workspaceEdit(edits)})
	return nil, err
}

// debugInfo is the result of awaiter.debug.
type debugInfo struct {
	Version   string          `json:"version"`
	Go        string          `json:"go"`
	Client    string          `json:"client"`
	Encoding  string          `json:"positionEncoding"`
	Mode      string          `json:"diagnostics"`
	Waits     bool            `json:"workspaceWaits"` // a question about the workspace waits for a change
	Folders   []string        `json:"folders"`
	Heap      uint64          `json:"heapBytes"`
	Documents []debugDocument `json:"documents"`
}

type debugDocument struct {
	URI     string `json:"uri"`
	Version *int32 `json:"version"`
	Bytes   int    `json:"bytes"`
	Lines   int    `json:"lines"`
	SHA256  string `json:"sha256"` // of the text
	Python  bool   `json:"python"`
	InStep  bool   `json:"inStep"` // surely the text that the editor has
}

func (s *server) debug() debugInfo {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	info := debugInfo{
		Version: s.options.Version, Go: runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH,
		Client: s.client.name, Encoding: string(s.client.encoding(s.options.Encoding)), Mode: s.diag.mode.String(), Waits: s.wide.wait.Load() > 0,
		Folders: s.folders.paths(), Heap: memory.HeapInuse, Documents: []debugDocument{},
	}
	for _, path := range slices.Sorted(maps.Keys(s.docs.byPath)) {
		d := s.docs.byPath[path]
		one := debugDocument{URI: d.uri, Version: d.version, Python: d.kind == python, InStep: d.trust == sure}
		if d.text != nil {
			one.Bytes, one.Lines = d.text.Len(), d.text.LineCount()
			one.SHA256 = fmt.Sprintf("%x", sha256.Sum256([]byte(d.text.String())))
		}
		info.Documents = append(info.Documents, one)
	}
	return info
}
