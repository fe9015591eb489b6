package server_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"awaiter/analysis/rules"
	"awaiter/analysis/source"
	"awaiter/server"
	"awaiter/server/servertest"
)

var update = flag.Bool("update", false, "write the want sections of testdata/server anew")

// A marker is a comment line whose caret points up at a place of the code above it:
//
//	fetch()
//	#^ hover
//
// It asks for the hover, for the actions, or for a way, at that place.
var marker = regexp.MustCompile(`^\s*#\s*\^ (hover|actions|actions \S+|definition|typeDefinition|implementation|references|documentHighlight)$`)

// sessions are clients that differ in all that must not matter: encodings, pull and
// push, actions that are resolved or come whole, versioned edits or plain ones.
var sessions = map[string]source.Encoding{
	"vscode-1.139": source.UTF16, "helix-25.01": source.UTF8, "eglot-1.17": source.UTF32, "ale-4.0": source.UTF16, "neovim-0.12": source.UTF8,
}

// TestMarkers plays the sessions of testdata/server. An archive holds Python files
// with markers, whose lines end with CRLF if the comment says so, and under "want" what a client gets of them: the findings of each file,
// then the answers to its markers. Columns there count characters from 1.
func TestMarkers(t *testing.T) {
	paths, err := filepath.Glob("../testdata/server/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			last := archive.Files[len(archive.Files)-1]
			if last.Name != "want" {
				t.Fatal("the last file of the archive is not 'want'")
			}
			files := slices.Clone(archive.Files[:len(archive.Files)-1])
			for i := range files {
				if bytes.Contains(archive.Comment, []byte("CRLF")) {
					files[i].Data = bytes.ReplaceAll(files[i].Data, []byte("\n"), []byte("\r\n"))
				}
			}
			want := string(last.Data)
			if *update {
				want = playSession(t, "vscode-1.139", files)
				archive.Files[len(archive.Files)-1].Data = []byte(want)
				if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			for client := range sessions {
				if got := playSession(t, client, files); got != want {
					t.Errorf("%s got\n%s\nwant\n%s", client, got, want)
				}
			}
		})
	}
}

// A session is one client with one archive.
type session struct {
	t      testing.TB
	c      *servertest.Client
	enc    source.Encoding
	folder string
	texts  map[string]*source.Text // by name
	out    strings.Builder
}

// playSession opens all files in the client, and returns what it got.
func playSession(t testing.TB, client string, files []txtar.File) string {
	t.Helper()
	s := &session{t: t, enc: sessions[client], folder: filepath.Join(t.TempDir(), "a @é 中"), texts: map[string]*source.Text{}}
	s.c = connect(t, server.Options{Rules: rules.All()})
	for _, f := range files {
		path := filepath.Join(s.folder, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.c.Initialize(servertest.Clients[client], map[string]any{
		"workspaceFolders": []any{map[string]any{"uri": "file://" + s.folder, "name": "work"}},
	}); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if s.texts[f.Name] = source.New(string(f.Data)); isOpened(f.Name) {
			s.c.Open(s.uri(f.Name), 1, string(f.Data))
		}
	}
	for _, f := range files {
		if isOpened(f.Name) {
			s.play(f.Name, strings.Contains(servertest.Clients[client], `"diagnostic":`))
		}
	}
	return s.out.String()
}

func isOpened(name string) bool {
	return filepath.Ext(name) == ".py" && !strings.HasPrefix(name, "closed")
}

func (s *session) uri(name string) string { return "file://" + filepath.Join(s.folder, name) }

// play writes the findings of a file and the answers to its markers.
func (s *session) play(name string, pulls bool) {
	list := []servertest.Diagnostic(nil)
	if pulls {
		list = pull(s.t, s.c, s.uri(name), "").Items
	} else {
		list = diagnostics(s.t, s.c, s.uri(name), 1).Diagnostics
	}
	for _, d := range list {
		fmt.Fprintf(&s.out, "%s: %s: %s\n", s.place(name, d.Range), d.Code, d.Message)
	}
	text := s.texts[name]
	code := 0
	for i := range text.LineCount() {
		line := text.Slice(text.LineSpan(i))
		m := marker.FindStringSubmatch(line)
		if m == nil {
			code = i
			continue
		}
		column := len([]rune(line[:strings.Index(line, "^")]))
		p := text.Position(text.Offset(source.Position{Line: code, Column: column}, source.UTF32), s.enc)
		s.answer(name, m[1], servertest.Position{Line: p.Line, Character: p.Column})
	}
}

func (s *session) answer(name, ask string, p servertest.Position) {
	switch {
	case ask == "hover":
		s.hover(name, p)
		return
	case !strings.HasPrefix(ask, "actions"):
		s.ways(name, ask, p)
		return
	}
	context := map[string]any{"triggerKind": 1}
	if _, kind, ok := strings.Cut(ask, " "); ok {
		context["only"] = []string{kind}
	}
	r := servertest.Range{Start: p, End: p}
	fmt.Fprintf(&s.out, "%s: %s\n", s.place(name, r), ask)
	for _, a := range actionsAt(s.t, s.c, s.uri(name), r, context) {
		if a.Disabled != nil {
			continue // not all clients get those
		}
		fmt.Fprintf(&s.out, "\t%s (%s)\n", a.Title, a.Kind)
		before := s.texts[name].String()
		after := edited(s.t, before, resolved(s.t, s.c, a).Edit, s.enc)
		if bare := strings.Count(after, "\n") - strings.Count(after, "\r\n"); strings.Contains(before, "\r\n") && bare > 0 {
			s.t.Errorf("%s leaves %d lines without \\r", a.Title, bare)
		}
		s.showChange(before, after)
	}
}

// ways writes where the client can go from p.
func (s *session) ways(name, method string, p servertest.Position) {
	params := map[string]any{"textDocument": document(s.uri(name)), "position": p, "context": map[string]any{"includeDeclaration": true}}
	raw, failure := s.c.Call("textDocument/"+method, params)
	if failure != nil {
		s.t.Fatal(failure)
	}
	var places []struct {
		URI, TargetURI       string
		Range                *servertest.Range
		TargetSelectionRange *servertest.Range
		Kind                 int
	}
	if err := json.Unmarshal(raw, &places); err != nil {
		s.t.Fatal(err)
	}
	fmt.Fprintf(&s.out, "%s: %s\n", s.place(name, servertest.Range{Start: p, End: p}), method)
	for _, to := range places {
		r, file := to.Range, name
		if r == nil {
			r = to.TargetSelectionRange
		}
		if uri := to.URI + to.TargetURI; uri != "" {
			file = uri[strings.LastIndex(uri, "/")+1:]
		}
		fmt.Fprintf(&s.out, "\t%s", s.place(file, *r))
		if to.Kind > 1 {
			s.out.WriteString(" (write)")
		}
		s.out.WriteString("\n")
	}
}

// hover writes what the client shows at p, but for the page of the language, which
// has its own tests.
func (s *session) hover(name string, p servertest.Position) {
	raw, failure := s.c.Call("textDocument/hover", map[string]any{"textDocument": document(s.uri(name)), "position": p})
	if failure != nil {
		s.t.Fatal(failure)
	}
	var h *struct {
		Contents struct{ Kind, Value string }
		Range    servertest.Range
	}
	if err := json.Unmarshal(raw, &h); err != nil {
		s.t.Fatal(err)
	}
	if h == nil {
		fmt.Fprintf(&s.out, "%s: no hover\n", s.place(name, servertest.Range{Start: p, End: p}))
		return
	}
	shown := plainWords(h.Contents.Value)
	fmt.Fprintf(&s.out, "%s: hover\n", s.place(name, h.Range))
	for line := range strings.Lines(shown) {
		if strings.TrimSpace(line) != "" {
			fmt.Fprintf(&s.out, "\t%s\n", strings.TrimSpace(line))
		}
	}
}

// plainWords returns the first lines of Markdown or of plain text, without its marks,
// so that both kinds of clients want the same.
func plainWords(shown string) string {
	shown, _, _ = strings.Cut(shown, "\n---\n")
	shown = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`).ReplaceAllString(shown, "$1")
	shown = strings.NewReplacer("`", "", "**", "", "# ", "").Replace(shown)
	lines := slices.Collect(strings.Lines(shown))
	return strings.Join(lines[:min(len(lines), 4)], "")
}

// place writes a range of a file, 1-based and in characters.
func (s *session) place(name string, r servertest.Range) string {
	text := s.texts[name]
	at := func(p servertest.Position) string {
		q := text.Position(text.Offset(source.Position{Line: p.Line, Column: p.Character}, s.enc), source.UTF32)
		return fmt.Sprintf("%d:%d", q.Line+1, q.Column+1)
	}
	return name + ":" + at(r.Start) + "-" + at(r.End)
}

// showChange writes the lines in which after differs from before.
func (s *session) showChange(before, after string) {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	for _, line := range a {
		fmt.Fprintf(&s.out, "\t\t-%s\n", strings.TrimRight(line, "\r\n"))
	}
	for _, line := range b {
		fmt.Fprintf(&s.out, "\t\t+%s\n", strings.TrimRight(line, "\r\n"))
	}
}

// TestTyping types every file of testdata/server, character by character. When it is
// there, it has the findings that it has when it is opened.
func TestTyping(t *testing.T) {
	paths, _ := filepath.Glob("../testdata/server/*.txtar")
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if filepath.Ext(f.Name) != ".py" {
				continue
			}
			t.Run(filepath.Base(path)+"/"+f.Name, func(t *testing.T) {
				c := start(t, "eglot-1.17", server.Options{Rules: rules.All()})
				const typed, opened = "file:///typed.py", "file:///opened.py"
				c.Open(typed, 0, "")
				line, column, version := 0, 0, 0
				for _, r := range string(f.Data) {
					version++
					p := at(line, column)
					c.Change(typed, version, servertest.Change{Range: &p, Text: string(r)})
					if column++; r == '\n' {
						line, column = line+1, 0
					}
				}
				c.Open(opened, 1, string(f.Data))
				want := codes(diagnostics(t, c, opened, 1).Diagnostics)
				if got := codes(diagnostics(t, c, typed, version).Diagnostics); got != want {
					t.Errorf("typed: %s\nopened: %s", got, want)
				}
			})
		}
	}
}
