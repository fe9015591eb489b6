package server

import (
	"context"
	"encoding/json"
	"errors"
	"hash/maphash"
	"runtime/debug"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
)

var hashSeed = maphash.MakeSeed()

// find returns the encoded diagnostics of the file at path, and their hash, which
// is not 0. A file that cannot be read, or is no code of the user's, has none; if ctx
// ends, what is returned means nothing.
func (g *diagnostics) find(ctx context.Context, snap *workspace.Snapshot, path string) (json.RawMessage, uint64) {
	list := emptyList
	err := protect("diagnostics", func() (err error) {
		if text := g.s.docs.settingsAt(path); text != nil {
			list, err = protocol.Marshal(g.s.mistakes(path, text))
			return err
		}
		g.s.complain(snap.Configuration(path))
		if snap.Excludes(path) {
			return nil
		}
		found, err := snap.Diagnostics(ctx, path)
		if err != nil {
			return err
		}
		list, err = g.s.encodeFound(snap, path, found)
		return err
	})
	if err != nil && ctx.Err() == nil {
		g.failed(path, err)
	}
	return list, hashOf(list)
}

// hashOf returns the hash of a list of diagnostics, which is not 0.
func hashOf(list json.RawMessage) uint64 { return max(maphash.Bytes(hashSeed, list), 1) }

// encodeFound encodes what was found in the file at path.
func (s *server) encodeFound(snap *workspace.Snapshot, path string, found []*analysis.Diagnostic) (json.RawMessage, error) {
	file, err := snap.File(path)
	if err != nil {
		return nil, err
	}
	out := make([]protocol.Diagnostic, len(found))
	for i, d := range found {
		out[i] = s.diagnostic(snap, file, d)
	}
	return protocol.Marshal(out)
}

// mistakes returns what is wrong with settings in the text of the file at path.
func (s *server) mistakes(path string, text *source.Text) []protocol.Diagnostic {
	found := []protocol.Diagnostic{}
	for _, m := range workspace.CheckSettings(path, text.String(), s.options.Rules) {
		found = append(found, protocol.Diagnostic{
			Range:    rangeOf(text, m.At, s.enc),
			Severity: protocol.DiagnosticSeverityWarning,
			Source:   protocol.NewOptional(serverName),
			Message:  protocol.String(m.Message),
		})
	}
	return found
}

// failed reports that the file at path could not be looked at.
func (g *diagnostics) failed(path string, err error) {
	if p := (*panicked)(nil); errors.As(err, &p) {
		g.s.crashed(path, nil, p.value)
		return
	}
	g.s.log.Debug("no diagnostics", "path", path, "error", err)
}

// crashed reports a mistake of ours, on the stack where it happened. A rule that
// panics loses its own findings only; the user is told where all are lost.
func (s *server) crashed(path string, rule *analysis.Rule, reason any) {
	if rule != nil {
		s.log.Error("a rule failed", "rule", rule.Name, "path", path, "reason", reason, "stack", string(debug.Stack()))
		return
	}
	s.log.Error("checking failed", "path", path, "reason", reason, "stack", string(debug.Stack()))
	s.alarm("Awaiter cannot check %s: %v", path, reason)
}

var severities = [...]protocol.DiagnosticSeverity{
	analysis.Error:   protocol.DiagnosticSeverityError,
	analysis.Warning: protocol.DiagnosticSeverityWarning,
	analysis.Hint:    protocol.DiagnosticSeverityHint,
}

var tags = [...]protocol.DiagnosticTag{
	analysis.Unnecessary: protocol.DiagnosticTagUnnecessary,
	analysis.Deprecated:  protocol.DiagnosticTagDeprecated,
}

// diagnostic returns d as the client reads it.
func (s *server) diagnostic(snap *workspace.Snapshot, file *workspace.File, d *analysis.Diagnostic) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range:    rangeOf(file.Text, d.Span, s.enc),
		Severity: severities[d.Severity],
		Code:     protocol.String(d.Rule.Name),
		Source:   protocol.NewOptional(serverName),
		Message:  protocol.String(d.Message),
	}
	if s.client.markupMessages && s.diag.isPulled() {
		out.Message = &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: marked(d.Message)}
	}
	if pages := s.pages(); s.client.href && pages != "" {
		out.CodeDescription = protocol.CodeDescription{Href: uri.URI(pages + d.Rule.Name + ".md")}
	}
	if tag := tags[d.Rule.Tag]; slices.Contains(s.client.tags, tag) {
		out.Tags = protocol.NewDiagnosticTags(tag)
	}
	if s.client.related {
		for _, r := range d.Related {
			if at, ok := s.place(snap, file, r); ok {
				out.RelatedInformation = append(out.RelatedInformation, protocol.DiagnosticRelatedInformation{Location: at, Message: r.Message})
			}
		}
	}
	return out
}

// pages returns the URI under which the pages of rules stand, "" if the client reads none:
// where nobody says, they are documents of our own.
func (s *server) pages() string {
	if s.options.Pages == "" && s.client.content {
		return contentScheme + ":/rules/"
	}
	return s.options.Pages
}

// marked returns a message as Markdown: what stands in quotes is code.
func marked(message string) string {
	var b strings.Builder
	for message != "" {
		open := strings.IndexByte(message, '\'')
		if open < 0 || open > 0 && !strings.ContainsRune(" (", rune(message[open-1])) {
			end := open + 1
			if open < 0 {
				end = len(message)
			}
			b.WriteString(unmarked.Replace(message[:end]))
			message = message[end:]
			continue
		}
		b.WriteString(unmarked.Replace(message[:open]))
		message = message[open+1:]
		end := endOfQuote(message)
		if end < 0 || strings.Contains(message[:end], "`") {
			b.WriteByte('\'')
			continue
		}
		b.WriteString("`" + message[:end] + "`")
		message = message[end+1:]
	}
	return b.String()
}

// endOfQuote returns the offset of the quote that ends what message begins with, -1 if
// there is none.
func endOfQuote(message string) int {
	for i := 1; i < len(message); i++ {
		if message[i] == '\'' && (i+1 == len(message) || strings.ContainsRune(" ,;:.)", rune(message[i+1]))) {
			return i
		}
	}
	return -1
}

// unmarked escapes what has a meaning in Markdown.
var unmarked = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`)

// place returns where r points to.
func (s *server) place(snap *workspace.Snapshot, file *workspace.File, r analysis.Related) (protocol.Location, bool) {
	path, text, span := file.Path, file.Text, r.Span
	if r.Tree != nil && r.Tree.Text != text {
		var ok bool
		if path, text, span, ok = snap.Where(r.Tree, r.Span); !ok {
			return protocol.Location{}, false
		}
	}
	return protocol.Location{URI: s.uriOf(path), Range: rangeOf(text, span, s.enc)}, true
}
