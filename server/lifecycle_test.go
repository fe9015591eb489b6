package server_test

import (
	"encoding/json"
	"testing"

	"awaiter/server"
	"awaiter/server/servertest"
)

const (
	notInitialized = -32002
	invalidRequest = -32600
	methodNotFound = -32601
	invalidParams  = -32602
	cancelled      = -32800
	modified       = -32801
)

func TestRequestBeforeInitialize(t *testing.T) {
	c := connect(t, server.Options{})
	if _, err := c.Call("textDocument/hover", map[string]any{"textDocument": document("file:///a.py"), "position": at(0, 0).Start}); err == nil || err.Code != notInitialized {
		t.Errorf("got %v, want code %d", err, notInitialized)
	}
	c.Open("file:///a.py", 1, "BAD") // is ignored
	if _, err := c.Initialize("{}", nil); err != nil {
		t.Fatal(err)
	}
	if docs := debug(t, c).Documents; len(docs) != 0 {
		t.Errorf("documents from before initialize: %v", docs)
	}
}

func TestInitializeTwice(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	if _, err := c.Initialize("{}", nil); err == nil || err.Code != invalidRequest {
		t.Errorf("got %v, want code %d", err, invalidRequest)
	}
	debug(t, c)
}

func TestRequestAfterShutdown(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	if raw, err := c.Call("shutdown", nil); err != nil || string(raw) != "null" {
		t.Fatalf("shutdown gave %s, %v", raw, err)
	}
	for _, method := range []string{"textDocument/hover", "shutdown", "initialize"} {
		if _, err := c.Call(method, map[string]any{}); err == nil || err.Code != invalidRequest {
			t.Errorf("%s after shutdown: got %v, want code %d", method, err, invalidRequest)
		}
	}
	c.Notify("exit", nil)
	if code := c.ExitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestExitCodes(t *testing.T) {
	cases := []struct {
		name string
		end  func(c *servertest.Client)
		want int
	}{
		{"shutdown, exit", func(c *servertest.Client) { c.Call("shutdown", nil); c.Notify("exit", nil) }, 0},
		{"exit alone", func(c *servertest.Client) { c.Notify("exit", nil) }, 1},
		{"the pipe ends", func(c *servertest.Client) { c.Hang() }, 1},
		{"shutdown, the pipe ends", func(c *servertest.Client) { c.Call("shutdown", nil); c.Hang() }, 0},
		{"the pipe ends within a message", func(c *servertest.Client) {
			c.SendBytes([]byte("Content-Length: 100\r\n\r\n{"))
			c.Hang()
		}, 1},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			c := start(t, "nothing", server.Options{})
			c.Open("file:///a.py", 1, "BAD")
			tc.end(c)
			if code := c.ExitCode(); code != tc.want {
				t.Errorf("exit code %d, want %d", code, tc.want)
			}
		})
	}
}

func TestExitBeforeInitialize(t *testing.T) {
	c := connect(t, server.Options{})
	c.Notify("exit", nil)
	if code := c.ExitCode(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
}

func TestUnknownMethods(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	for _, method := range []string{"custom/foo", "$/custom", "textDocument/formatting", "textDocument/rename"} {
		if _, err := c.Call(method, map[string]any{}); err == nil || err.Code != methodNotFound {
			t.Errorf("%s: got %v, want code %d", method, err, methodNotFound)
		}
		c.Notify(method, map[string]any{})
	}
	debug(t, c)
}

func TestServerInfo(t *testing.T) {
	c := connect(t, server.Options{Version: "1.2.3"})
	raw, failure := c.Initialize(servertest.Clients["vscode-1.139"], nil)
	if failure != nil {
		t.Fatal(failure)
	}
	var result struct {
		ServerInfo   struct{ Name, Version string }
		Capabilities map[string]json.RawMessage
	}
	if err := json.Unmarshal(raw, &result); err != nil {
		t.Fatal(err)
	}
	if result.ServerInfo.Name != "awaiter" || result.ServerInfo.Version != "1.2.3" {
		t.Errorf("got %+v", result.ServerInfo)
	}
	for _, rude := range []string{"documentFormattingProvider", "renameProvider", "signatureHelpProvider", "foldingRangeProvider", "completionProvider", "semanticTokensProvider", "codeLensProvider"} {
		if _, ok := result.Capabilities[rude]; ok {
			t.Errorf("%s is advertised: it is another server's", rude)
		}
	}
}

func TestInitializeWithOddParams(t *testing.T) {
	for _, params := range []string{
		`null`, `[]`, `{}`, `{"capabilities":[]}`, `{"capabilities":null,"processId":"x","workspaceFolders":{}}`,
		`{"capabilities":{"textDocument":[],"general":{"positionEncodings":"utf-8"},"workspace":7}}`,
		`{"capabilities":{},"initializationOptions":[],"workspaceFolders":[{"uri":null}],"rootUri":7,"trace":1,"clientInfo":[]}`,
		`{"capabilities":{},"processId":-1,"rootPath":"relative","workspaceFolders":[{}, {"uri":"zip*:///"}]}`,
	} {
		c := connect(t, server.Options{})
		if _, err := c.Call("initialize", json.RawMessage(params)); err != nil {
			t.Errorf("%s: %v", params, err)
			continue
		}
		if got := debug(t, c).PositionEncoding; got != "utf-16" {
			t.Errorf("%s: encoding %s", params, got)
		}
	}
}
