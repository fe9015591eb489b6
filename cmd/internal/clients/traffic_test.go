//go:build clients

package clients_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/source"
)

// A message is one that was recorded between a client and the server.
type message struct {
	Dir string
	Msg struct {
		ID     json.RawMessage
		Method string
		Params json.RawMessage
		Result json.RawMessage
	}
}

// logOf returns the file with what is recorded under name.
func logOf(t *testing.T, name string) string {
	t.Helper()
	return filepath.Join(need(t, "AWAITER_LOGS"), name+".jsonl")
}

// traffic returns what a log holds so far.
func traffic(t *testing.T, log string) []message {
	t.Helper()
	content, err := os.ReadFile(log)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var all []message
	for line := range bytes.Lines(content) {
		if !bytes.HasSuffix(line, []byte("\n")) {
			break // it is being written
		}
		var m message
		if err := json.Unmarshal(line, &m); err != nil && m.Dir != "err" {
			t.Fatalf("%s: %v in %.200s", log, err, line)
		}
		all = append(all, m)
	}
	return all
}

// believed returns the texts that a server has of documents that follows the client, by
// the names of their files: what the client opened and changed, in the encoding that they
// agreed on. The changes are made in the order of their versions, in which Helix up to
// 25.01 does not always send them.
func believed(t *testing.T, all []message) map[string]string {
	t.Helper()
	type document struct {
		text    string
		changes []didChange
	}
	documents := map[string]*document{}
	enc := source.UTF16
	for _, m := range all {
		var answer struct {
			Capabilities struct{ PositionEncoding string }
		}
		if m.Dir == "out" && json.Unmarshal(m.Msg.Result, &answer) == nil && answer.Capabilities.PositionEncoding != "" {
			enc = map[string]source.Encoding{"utf-8": source.UTF8, "utf-16": source.UTF16, "utf-32": source.UTF32}[answer.Capabilities.PositionEncoding]
		}
		var params didChange
		if m.Dir != "in" || json.Unmarshal(m.Msg.Params, &params) != nil {
			continue
		}
		switch m.Msg.Method {
		case "textDocument/didOpen":
			documents[file(t, params.TextDocument.URI)] = &document{text: params.TextDocument.Text}
		case "textDocument/didChange":
			name := file(t, params.TextDocument.URI)
			d := documents[name]
			if d == nil {
				t.Fatalf("%s was changed without having been opened", name)
			}
			d.changes = append(d.changes, params)
		}
	}
	texts := map[string]string{}
	for name, d := range documents {
		slices.SortStableFunc(d.changes, func(a, b didChange) int {
			return cmp.Compare(a.TextDocument.Version, b.TextDocument.Version)
		})
		text := source.New(d.text)
		for _, c := range d.changes {
			text = c.on(text, enc)
		}
		texts[name] = text.String()
	}
	return texts
}

// A didChange is what a client says of a document that it opened or changed.
type didChange struct {
	TextDocument struct {
		URI, Text string
		Version   int
	}
	ContentChanges []struct {
		Range *struct{ Start, End position }
		Text  string
	}
}

// on returns text as the changes leave it.
func (c didChange) on(text *source.Text, enc source.Encoding) *source.Text {
	for _, change := range c.ContentChanges {
		if change.Range == nil {
			text = source.New(change.Text)
			continue
		}
		span := source.Span{Start: change.Range.Start.offset(text, enc), End: change.Range.End.offset(text, enc)}
		text = text.Edit(span, change.Text)
	}
	return text
}

type position struct{ Line, Character int }

func (p position) offset(text *source.Text, enc source.Encoding) int {
	return text.Offset(source.Position{Line: p.Line, Column: p.Character}, enc)
}

// file returns the name of the file with that URI.
func file(t *testing.T, uri string) string {
	t.Helper()
	u, err := url.Parse(uri)
	if err != nil {
		t.Fatal(err)
	}
	return u.Path
}

// agrees fails unless the server's text of what was recorded under name is the file on
// disk, but for the ends of lines, which some clients keep to themselves.
func agrees(t *testing.T, name, file string) {
	t.Helper()
	onDisk, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, opened := believed(t, traffic(t, logOf(t, name)))[file]
	if !opened {
		t.Fatalf("%s never opened %s", name, file)
	}
	if unix := strings.NewReplacer("\r\n", "\n"); unix.Replace(text) != unix.Replace(string(onDisk)) {
		t.Fatalf("the server has another text than the disk:\n%q\n%q", text, onDisk)
	}
}

func TestBelieved(t *testing.T) {
	const log = `{"dir":"out","msg":{"id":0,"result":{"capabilities":{"positionEncoding":"utf-8"}}}}
{"dir":"in","msg":{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.py","version":0,"text":"é()"}}}}
{"dir":"in","msg":{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a.py","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":3}},"text":"c"}]}}}
{"dir":"in","msg":{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a.py","version":1},"contentChanges":[{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":2}},"text":"b"}]}}}
`
	name := filepath.Join(t.TempDir(), "log.jsonl")
	if err := os.WriteFile(name, []byte(log), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := believed(t, traffic(t, name))["/a.py"]; got != "ébc()" {
		t.Errorf("the server has %q, want ébc()", got)
	}
}
