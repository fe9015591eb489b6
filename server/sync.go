package server

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"

	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
)

// documents are what the client has open.
type documents struct {
	mu     sync.Mutex // of all documents, of the session, and of the mode of diagnostics
	byPath map[string]*document
}

// at returns the document at path, nil if there is none.
func (d *documents) at(path string) *document {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.byPath[path]
}

// settingsAt returns the text of the document at path if settings may stand in it, nil if
// not. It is empty where it is not known.
func (d *documents) settingsAt(path string) *source.Text {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch one := d.byPath[path]; {
	case one == nil || one.kind != settings:
		return nil
	case one.trust == lost:
		return source.New("")
	default:
		return one.text
	}
}

// A document is one text that the client has open. Its fields belong to documents.mu.
type document struct {
	path    string
	uri     string // as the client spells it
	version *int32 // as the client last said, nil if it did not
	text    *source.Text
	kind    kind
	trust   trust
	skipped *skipped // nil if the versions grow one by one

	check check
}

// kind says what a document is to us.
type kind uint8

const (
	foreign  kind = iota // none of our business
	python               // a program
	settings             // a file in which our settings may stand
)

// trust says how sure it is that a document's text is the one in the editor.
type trust uint8

const (
	sure    trust = iota
	guessed       // the client changed what it never opened
	lost          // a change could not be read: what is on disk counts
)

// number is a version as clients write it: absent, null, a float.
type number struct{ value *int32 }

// UnmarshalJSON implements json.Unmarshaler. What is no number is absent.
func (n *number) UnmarshalJSON(text []byte) error {
	var f float64
	if json.Unmarshal(text, &f) == nil && string(text) != "null" && f >= -1<<31 && f < 1<<31 {
		v := int32(f)
		n.value = &v
	}
	return nil
}

type documentParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
}

type openParams struct {
	TextDocument struct {
		URI        string `json:"uri"`
		LanguageID string `json:"languageId"`
		Version    number `json:"version"`
		Text       string `json:"text"`
	} `json:"textDocument"`
}

// didOpen is textDocument/didOpen. A second one replaces the text of the first.
func (s *server) didOpen(p openParams) error {
	item := p.TextDocument
	s.open(item.URI, item.Version.value, source.New(item.Text), kindOf(item.URI, item.LanguageID), sure)
	return nil
}

// open makes a document known.
func (s *server) open(uri string, version *int32, text *source.Text, k kind, t trust) {
	path := pathOf(uri)
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	d := s.docs.byPath[path]
	if d == nil {
		d = &document{path: path}
		s.docs.byPath[path] = d
	}
	if d.kind == python && k != python {
		s.session.Close(path)
		s.diag.closed(d)
		d = &document{path: path}
		s.docs.byPath[path] = d
	}
	d.uri, d.version, d.kind, d.trust, d.skipped = uri, version, k, t, nil
	if k != foreign {
		s.replace(d, text)
	}
}

// kindOf returns what a document is. Files of settings are known by their names,
// whatever language the editor takes them for.
func kindOf(uri, language string) kind {
	switch {
	case uri == "":
		return foreign
	case workspace.IsConfigurationFile(pathOf(uri)):
		return settings
	case isPython(uri, language):
		return python
	}
	return foreign
}

// isPython reports whether a document is a program for us to look at. Cells of
// notebooks are not: they follow other rules, and one is nothing without the others. Nor
// is what we wrote ourselves.
func isPython(uri, language string) bool {
	scheme, _, _ := strings.Cut(uri, ":")
	if scheme == contentScheme {
		return false
	}
	for _, part := range []string{"notebook", "jupyter", "interactive"} {
		if strings.Contains(scheme, part) {
			return false
		}
	}
	if language == "" {
		return slices.Contains([]string{".py", ".pyi", ".pyw"}, filepath.Ext(pathOf(uri)))
	}
	return strings.EqualFold(language, "python")
}

// replace gives d a new text. The caller holds docs.mu.
func (s *server) replace(d *document, text *source.Text) {
	d.text = text
	if d.kind == python {
		var version int32
		if d.version != nil {
			version = *d.version
		}
		s.session.Edit(d.path, version, text)
	}
	s.diag.edited(d)
}

type changeParams struct {
	TextDocument struct {
		URI     string `json:"uri"`
		Version number `json:"version"`
	} `json:"textDocument"`
	ContentChanges json.RawMessage `json:"contentChanges"`
}

// didChange is textDocument/didChange.
func (s *server) didChange(p changeParams) error {
	uri := p.TextDocument.URI
	changes, err := decodeChanges(p.ContentChanges)
	path := pathOf(uri)
	s.docs.mu.Lock()
	d := s.docs.byPath[path]
	if d == nil {
		s.docs.mu.Unlock()
		return s.changeUnopened(uri, p.TextDocument.Version.value, changes, err)
	}
	defer s.docs.mu.Unlock()
	if d.kind == foreign {
		return nil
	}
	version := p.TextDocument.Version.value
	if version != nil && d.version != nil && *version <= *d.version {
		s.log.Info("a document's version does not grow", "uri", uri, "from", *d.version, "to", *version)
	}
	if err != nil {
		d.version = version
		s.lose(d)
		return fmt.Errorf("a change of %s cannot be read, and what is on disk counts until it is whole again: %w", uri, err)
	}
	whole := slices.ContainsFunc(changes, func(c change) bool { return c.Range == nil })
	if d.trust == lost && !whole {
		d.version = version
		s.diag.edited(d)
		return nil
	}
	if whole {
		d.trust = sure
	}
	s.replace(d, d.follow(version, changes, s.enc))
	return nil
}

// decodeChanges reads contentChanges. Each must have a text.
func decodeChanges(raw json.RawMessage) ([]change, error) {
	changes, err := decodeValue[[]change](raw)
	if err != nil {
		return nil, err
	}
	for _, c := range changes {
		if c.Text == nil {
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "a change without a text")
		}
	}
	return changes, nil
}

// changeUnopened takes a change of a document that the client never opened: of the
// whole text, or else of what is on disk.
func (s *server) changeUnopened(uri string, version *int32, changes []change, err error) error {
	if err != nil {
		return err
	}
	k := kindOf(uri, "")
	if k == foreign {
		return nil
	}
	text, t := source.New(""), guessed
	whole := slices.ContainsFunc(changes, func(c change) bool { return c.Range == nil })
	if whole {
		t = sure
	} else if file, err := s.snapshot().File(pathOf(uri)); err == nil {
		text = file.Text
	}
	s.open(uri, version, apply(text, changes, s.enc), k, t)
	return fmt.Errorf("%s was changed without having been opened", uri)
}

// lose gives up following d. The caller holds docs.mu.
func (s *server) lose(d *document) {
	d.trust, d.skipped = lost, nil
	if d.kind == python {
		s.session.Close(d.path)
	}
	s.diag.edited(d)
}

// didSave is textDocument/didSave. A client that watches no files says here what
// changed on disk.
func (s *server) didSave(p documentParams) error {
	path := pathOf(p.TextDocument.URI)
	d := s.docs.at(path)
	if isFile(path) && (!s.client.watchFiles || d != nil && d.trust == lost) {
		s.changedOnDisk([]string{path})
	}
	return nil
}

// didClose is textDocument/didClose.
func (s *server) didClose(p documentParams) error {
	path := pathOf(p.TextDocument.URI)
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	d := s.docs.byPath[path]
	if d == nil {
		return fmt.Errorf("%s was closed without having been opened", p.TextDocument.URI)
	}
	delete(s.docs.byPath, path)
	if d.kind == python {
		s.session.Close(path)
	}
	if d.kind != foreign {
		s.diag.closed(d)
	}
	return nil
}
