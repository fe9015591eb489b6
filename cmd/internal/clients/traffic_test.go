//go:build clients

package clients_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
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

// believed returns the texts that the server has of documents, by the names of their
// files: what the client opened and changed, in the encoding that they agreed on.
func believed(t *testing.T, all []message) map[string]string {
	t.Helper()
	texts := map[string]string{}
	enc := source.UTF16
	for _, m := range all {
		var answer struct {
			Capabilities struct{ PositionEncoding string }
		}
		if m.Dir == "out" && json.Unmarshal(m.Msg.Result, &answer) == nil && answer.Capabilities.PositionEncoding != "" {
			enc = map[string]source.Encoding{"utf-8": source.UTF8, "utf-16": source.UTF16, "utf-32": source.UTF32}[answer.Capabilities.PositionEncoding]
		}
		var params struct {
			TextDocument   struct{ URI, Text string }
			ContentChanges []struct {
				Range *struct{ Start, End position }
				Text  string
			}
		}
		if m.Dir != "in" || json.Unmarshal(m.Msg.Params, &params) != nil {
			continue
		}
		uri := params.TextDocument.URI
		switch m.Msg.Method {
		case "textDocument/didOpen":
			texts[file(t, uri)] = params.TextDocument.Text
		case "textDocument/didChange":
			for _, change := range params.ContentChanges {
				if change.Range == nil {
					texts[file(t, uri)] = change.Text
					continue
				}
				text := source.New(texts[file(t, uri)])
				span := source.Span{Start: change.Range.Start.offset(text, enc), End: change.Range.End.offset(text, enc)}
				texts[file(t, uri)] = text.Edit(span, change.Text).String()
			}
		}
	}
	return texts
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
