package workspace

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"weak"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A File is one file at one moment. It is safe for concurrent use.
type File struct {
	Path     string
	Version  int32 // as the client counts; 0 on disk
	Open     bool
	Text     *source.Text
	Encoding string // for source.Encode; "" of an open document

	document *openDocument // nil for a file on disk
	sum      contentSum    // of a file on disk, if there is a Memory
	parse    func() *syntax.Tree
	mu       sync.Mutex
	unit     *unit // the latest that was made of this file
}

// Tree returns the syntax tree of the file, parsed once, when first asked for.
func (f *File) Tree() *syntax.Tree { return f.parse() }

// Alone returns f, a file on disk, without what was concluded from it and from all that it
// imports: who keeps it keeps its text.
func (f *File) Alone() *File {
	text := f.Text
	return &File{
		Path: f.Path, Version: f.Version, Text: text, Encoding: f.Encoding, sum: f.sum,
		parse: sync.OnceValue(func() *syntax.Tree { return syntax.ParseOnce(text) }),
	}
}

// prepare makes f ready to be parsed.
func (f *File) prepare(s *Session, parse func(*source.Text) *syntax.Tree) {
	f.parse = sync.OnceValue(func() *syntax.Tree {
		tree := parse(f.Text)
		s.trees.add(tree, f.Path)
		return tree
	})
}

// decodeFile returns the File of what was read at path.
func decodeFile(s *Session, path string, raw []byte) (*File, error) {
	content, encoding, err := source.Decode(raw)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if i := strings.IndexByte(content, 0); i >= 0 {
		return nil, fmt.Errorf("read %s: a NUL byte at offset %d, so this is no Python source", path, i)
	}
	f := &File{Path: path, Text: source.New(content), Encoding: encoding}
	if s.options.Memory != nil {
		f.sum = sumOf(raw)
	}
	f.prepare(s, syntax.ParseOnce)
	return f, nil
}

// An openDocument parses the successive texts of one open document.
type openDocument struct {
	mu      sync.Mutex
	parser  *syntax.Parser
	parsed  int // how many texts
	closed  bool
	keeping bool         // keep is under way, or waits for a pause
	waiting atomic.Int32 // how many parses wait for mu

	checked atomic.Pointer[checkedText] // the last
}

// parse returns the tree of text, found incrementally while the document is open.
func (d *openDocument) parse(text *source.Text) *syntax.Tree {
	d.waiting.Add(1)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.waiting.Add(-1)
	if d.closed {
		return syntax.ParseOnce(text)
	}
	if d.parser == nil {
		d.parser = syntax.NewParser()
	}
	d.parsed++
	tree := d.parser.Parse(text)
	if !d.keeping {
		d.keeping = true
		d.keepLater()
	}
	return tree
}

// pause is how long a document must not be parsed before the trees of tree-sitter that
// it keeps are made. While somebody types, the processor is for the answers, and a tree
// that the next key replaces is not made at all.
const pause = 50 * time.Millisecond

// keepLater calls keep behind a pause. The caller holds mu.
func (d *openDocument) keepLater() {
	parsed := d.parsed
	time.AfterFunc(pause, func() { d.keep(parsed) })
}

// keep makes the trees of tree-sitter that the document keeps and its parser put off, if
// the document was not parsed again since parsed. A parse goes first.
func (d *openDocument) keep(parsed int) {
	for d.keepOne(parsed) {
	}
}

// keepOne makes one of the trees, and reports whether to go on at once.
func (d *openDocument) keepOne(parsed int) (more bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.closed:
		d.keeping = false
	case d.parsed != parsed || d.waiting.Load() > 0:
		d.keepLater()
	default:
		d.keeping = d.parser.Keep()
		return d.keeping
	}
	return false
}

// close frees what the parser holds. A parse that is under way ends first, on its
// own goroutine.
func (d *openDocument) close() {
	go func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.closed = true
		d.checked.Store(nil)
		if d.parser != nil {
			d.parser.Close()
			d.parser = nil
		}
	}()
}

// treePaths knows of which file a tree is, as long as the tree is in use.
type treePaths struct{ paths sync.Map } // weak.Pointer[syntax.Tree] to string

func (t *treePaths) add(tree *syntax.Tree, path string) {
	key := weak.Make(tree)
	t.paths.Store(key, path)
	runtime.AddCleanup(tree, func(key weak.Pointer[syntax.Tree]) { t.paths.Delete(key) }, key)
}

func (t *treePaths) of(tree *syntax.Tree) (string, bool) {
	if tree == nil {
		return "", false
	}
	path, ok := t.paths.Load(weak.Make(tree))
	if !ok {
		return "", false
	}
	return path.(string), true
}
