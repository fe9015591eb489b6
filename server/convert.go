package server

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"awaiter/analysis/source"
)

// position is a protocol.Position as clients write it: some send floats, negative
// numbers or numbers beyond 32 bits.
type position struct {
	Line      float64 `json:"line"`
	Character float64 `json:"character"`
}

// echo returns p as we write it.
func (p position) echo() protocol.Position {
	const most = 1<<31 - 1 // LSP 3.18, "uinteger"
	return protocol.Position{Line: uint32(min(clamp(p.Line), most)), Character: uint32(min(clamp(p.Character), most))}
}

// span is a protocol.Range in positions.
type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

// offset returns the byte of t at p.
func offset(t *source.Text, p position, enc source.Encoding) int {
	return t.Offset(source.Position{Line: clamp(p.Line), Column: clamp(p.Character)}, enc)
}

// clamp returns n as an int, past every line and column where n is.
func clamp(n float64) int {
	const most = 1 << 31
	switch {
	case n > most:
		return most
	case n > 0:
		return int(n)
	}
	return 0
}

// spanOf returns the bytes of t between the positions of r, which may stand in
// either order.
func spanOf(t *source.Text, r span, enc source.Encoding) source.Span {
	a, b := offset(t, r.Start, enc), offset(t, r.End, enc)
	return source.Span{Start: min(a, b), End: max(a, b)}
}

// rangeOf returns s as the client counts.
func rangeOf(t *source.Text, s source.Span, enc source.Encoding) protocol.Range {
	return protocol.Range{Start: positionOf(t, s.Start, enc), End: positionOf(t, s.End, enc)}
}

func positionOf(t *source.Text, offset int, enc source.Encoding) protocol.Position {
	p := t.Position(offset, enc)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Column)}
}

// pathOf returns the absolute path that a URI means, or the URI itself where it
// means no file of this machine: an unsaved document, a cell of a notebook. It is
// what documents are known by, so that all spellings of one URI are one document.
func pathOf(u string) string {
	scheme, rest, ok := strings.Cut(u, ":")
	if !ok || !strings.EqualFold(scheme, "file") {
		return u
	}
	host := ""
	if after, found := strings.CutPrefix(rest, "//"); found {
		host, rest, _ = strings.Cut(after, "/")
		rest = "/" + rest
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest, _, _ = strings.Cut(rest, "?")
	path, err := url.PathUnescape(rest)
	if err != nil {
		path = rest // a "%" that escapes nothing stands for itself
	}
	if host != "" && !strings.EqualFold(host, "localhost") {
		if runtime.GOOS != "windows" {
			return u
		}
		path = "//" + strings.ToLower(host) + path
	}
	if len(path) > 2 && path[0] == '/' && path[2] == ':' && runtime.GOOS == "windows" {
		path = strings.ToUpper(path[1:2]) + path[2:]
	}
	if path == "" || strings.ContainsRune(path, 0) {
		return u
	}
	if path = filepath.Clean(filepath.FromSlash(path)); !filepath.IsAbs(path) {
		return u
	}
	return path
}

// isFile reports whether path, a result of pathOf, is that of a file.
func isFile(path string) bool { return filepath.IsAbs(path) }

// uriOf returns the URI of a path as the client spells it, or as VS Code would.
func (s *server) uriOf(path string) uri.URI {
	if d := s.docs.at(path); d != nil {
		return uri.URI(d.uri)
	}
	if !isFile(path) {
		return uri.URI(path)
	}
	return uri.File(path)
}
