package server

import (
	"encoding/json"
	"os"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"awaiter/analysis/workspace"
)

// serverName is our name for clients: of the server, and the source of diagnostics.
const serverName = "awaiter"

// parentPoll is how often we look whether the client's process still lives.
const parentPoll = 3 * time.Second

type initializeParams struct {
	ProcessID             json.RawMessage `json:"processId"`
	ClientInfo            json.RawMessage `json:"clientInfo"`
	RootURI               json.RawMessage `json:"rootUri"`
	RootPath              json.RawMessage `json:"rootPath"`
	WorkspaceFolders      json.RawMessage `json:"workspaceFolders"`
	Capabilities          json.RawMessage `json:"capabilities"`
	InitializationOptions json.RawMessage `json:"initializationOptions"`
	Trace                 json.RawMessage `json:"trace"`
}

// initialize begins the session. Every part of its params that has not the
// protocol's shape counts as absent.
func (s *server) initialize(params jsonrpc2.RawMessage) (*protocol.InitializeResult, error) {
	if s.state.Load() != phaseNew {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is initialized already")
	}
	p, err := decode[initializeParams](params)
	if err != nil {
		return nil, err
	}
	s.client = resolveCapabilities(p.Capabilities)
	s.client.wide = tree{lenient[any](p.InitializationOptions)}.wants(optionWide)
	s.client.name = lenient[struct{ Name string }](p.ClientInfo).Name
	if trace := lenient[string](p.Trace); trace != "" {
		s.trace.Store(&trace)
	}
	encoding := s.client.encoding(s.options.Encoding)
	s.enc = encodings[encoding]

	s.folders.begin(p)
	settings := s.folders.read(s.options.Rules)
	s.session = workspace.NewSession(workspace.Options{
		Roots: s.folders.paths(), Rules: s.options.Rules, Settings: settings.everywhere, Environment: s.options.Environment, Stores: s.options.Stores, Crashed: s.crashed,
	})
	s.diag.begin(s.client.pull)
	if pid := lenient[int](p.ProcessID); pid > 0 {
		s.watchParent(pid)
	}
	s.state.Store(phaseRunning)
	s.poll(pollEvery)
	for _, p := range settings.problems {
		s.log.Warn("initializationOptions: " + p.Message)
	}
	offer := s.client.serverCapabilities(encoding)
	s.offerViews(&offer)
	return &protocol.InitializeResult{
		ServerInfo: protocol.ServerInfo{Name: serverName, Version: optional(s.options.Version)}, Capabilities: offer,
	}, nil
}

// lenient decodes raw, or as much of it as fits; the zero T if nothing does.
func lenient[T any](raw json.RawMessage) T {
	var v T
	if json.Unmarshal(raw, &v) != nil {
		return *new(T)
	}
	return v
}

func optional(s string) protocol.Optional[string] {
	if s == "" {
		return protocol.Optional[string]{}
	}
	return protocol.NewOptional(s)
}

// initialized asks the client for what it could not say before.
func (s *server) initialized(struct{}) error {
	go func() {
		s.register()
		s.views.mu.Lock()
		s.views.ready = true
		s.views.mu.Unlock()
		s.lookAtViews(false)
		s.pullConfiguration()
	}()
	return nil
}

// shutdown ends the work; only exit may follow.
func (s *server) shutdown() error {
	s.state.Store(phaseShutDown)
	s.diag.stop()
	return nil
}

// watchParent ends the session when the process of the client ends without a word.
// A process that cannot be seen from the start, as that of a client outside of our
// container, is not watched.
func (s *server) watchParent(pid int) {
	child := os.Getppid() == pid
	if !child && !alive(pid) {
		s.log.Info("the client's process is not seen and not watched", "pid", pid)
		return
	}
	var look func()
	look = func() {
		switch {
		case s.ctx.Err() != nil:
		case child && os.Getppid() != pid, !alive(pid):
			s.log.Warn("the client's process is gone", "pid", pid)
			select {
			case s.exit <- s.exitCode():
			default:
			}
		default:
			s.clock.AfterFunc(parentPoll, look)
		}
	}
	s.clock.AfterFunc(parentPoll, look)
}
