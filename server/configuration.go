package server

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"awaiter/analysis/workspace"
)

// section is where an editor's settings hold ours.
const section = serverName

// patience is how long we wait for an answer of the client to a question of ours.
const patience = 30 * time.Second

// optionWide is the option of initialize with which the findings in the whole workspace
// are offered, not only those in open files.
const optionWide = "workspaceDiagnostics"

// forExtension are the names in our section that are no settings: those that an editor's
// extension reads, and options of initialize.
var forExtension = []string{"enable", "path", "server", "trace", optionWide}

// ourSettings returns what of the settings that an editor sent is for us: what stands
// under our section, or all of it if a name of ours stands there.
func ourSettings(sent any) map[string]any {
	m, _ := sent.(map[string]any)
	if inner, ok := m[section]; ok {
		m, _ = inner.(map[string]any)
	} else if !slices.ContainsFunc(workspace.KnownSettings(), func(k workspace.Setting) bool { return m[k.Name] != nil || m[k.EditorName()] != nil }) {
		return nil
	}
	m = maps.Clone(m)
	for _, name := range forExtension {
		delete(m, name)
	}
	return m
}

// pulls are our questions for settings. One runs at a time, so that the last
// answer is the newest.
type pulls struct {
	mu             sync.Mutex
	running, again bool
}

// pullConfiguration asks the client for our settings (LSP 3.18,
// workspace/configuration): for all, and for each folder.
func (s *server) pullConfiguration() {
	if !s.client.configuration {
		return
	}
	q := &s.pulls
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.again = true; q.running {
		return
	}
	q.running = true
	go func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		for q.again {
			q.again = false
			q.mu.Unlock()
			s.askConfiguration()
			q.mu.Lock()
		}
		q.running = false
	}()
}

func (s *server) askConfiguration() {
	name := section
	items := []protocol.ConfigurationItem{{Section: &name}}
	for _, u := range s.folders.uris() {
		scope := uri.URI(u)
		items = append(items, protocol.ConfigurationItem{ScopeURI: &scope, Section: &name})
	}
	answer, err := s.ask("workspace/configuration", &protocol.ConfigurationParams{Items: items})
	if err != nil {
		return
	}
	sent := scopes{folders: map[string]map[string]any{}}
	for i, one := range lenient[[]any](answer) {
		ours := ourSettings(map[string]any{section: one})
		switch {
		case i == 0:
			sent.all = ours
		case i < len(items) && ours != nil:
			values := map[string]any{}
			merge(values, sent.all)
			merge(values, ours)
			sent.folders[pathOf(string(*items[i].ScopeURI))] = values
		}
	}
	s.configure("workspace/configuration", sent)
}

// merge puts what m sets into to.
func merge(to, m map[string]any) {
	for name, value := range m {
		if value != nil {
			to[name] = value
		}
	}
}

// ask sends the client a request and waits for the answer. That it has none is
// logged: a client may not know what it is asked. The reader must not ask.
func (s *server) ask(method string, params any) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(s.ctx, patience)
	defer cancel()
	var answer json.RawMessage
	_, err := s.conn.Call(ctx, method, params, &answer)
	if err != nil && s.ctx.Err() == nil {
		s.log.Info("the client did not answer", "method", method, "error", err)
	}
	return answer, err
}

type configurationParams struct {
	Settings any `json:"settings"`
}

// didChangeConfiguration takes settings that are pushed, and asks for those that
// are not.
func (s *server) didChangeConfiguration(p configurationParams) error {
	if s.client.configuration {
		s.pullConfiguration()
	} else {
		s.configure("workspace/didChangeConfiguration", scopes{all: ourSettings(p.Settings)})
	}
	return nil
}

// configure puts the editor's settings in force.
func (s *server) configure(from string, sent scopes) {
	s.folders.setSettings(sent)
	for _, p := range s.reconfigure() {
		s.log.Warn(from + ": " + p.Message)
	}
}

// complaints are what was last said to be wrong in each configuration file.
type complaints struct{ byFile sync.Map }

// complain logs what is wrong in the configuration file of c, once.
func (s *server) complain(c *workspace.Configuration) {
	if c == nil || c.File == "" {
		return
	}
	var all strings.Builder
	for _, p := range c.Problems {
		all.WriteString(p.String() + "\n")
	}
	if last, _ := s.said.byFile.Swap(c.File, all.String()); all.Len() > 0 && last != all.String() {
		for _, p := range c.Problems {
			s.log.Warn(p.String())
		}
	}
}
