package fixes

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// newImport returns the edit that adds stmt to the imports of the module: in its
// order among those that stand first, behind the docstring and the imports of
// __future__.
func newImport(root syntax.Node, stmt string) ([]Edit, bool) {
	t, nl := root.Tree().Text, root.Tree().Text.Newline()
	var head syntax.Node // docstring or last import of __future__
	var block []syntax.Node
	for s := range root.Children() {
		from := syntax.As[syntax.ImportFrom](s)
		switch {
		case isDocstring(s) && !head.Exists() && len(block) == 0, from.Module().Text() == "__future__" && len(block) == 0:
			head = s
			continue
		case s.Is(syntax.KindImport) || from.Exists():
			block = append(block, s)
			continue
		}
		break
	}
	block = paragraph(block)
	for i := len(block) - 1; i >= 0; i-- {
		if statementKey(block[i].Text()) <= statementKey(stmt) && standsAlone(block[i]) {
			return afterLine(block[i], stmt+nl), true
		}
	}
	if len(block) > 0 && beginsLine(block[0]) {
		return []Edit{insert(t.LineStart(block[0].Span().Start), stmt+nl)}, true
	}
	if head.Exists() {
		if !standsAlone(head) {
			return nil, false
		}
		text := nl + stmt + nl
		if next := lineAfter(head); next < t.Len() && !isNewline(t.Byte(next)) {
			text += nl
		}
		return afterLine(head, text), true
	}
	at := prologue(t)
	if lastBefore(t, t.Len()) < at || t.HasPrefix(at, nl) {
		return []Edit{insert(at, stmt+nl)}, true
	}
	return []Edit{insert(at, stmt+nl+nl)}, true
}

// paragraph returns the statements at the beginning of block that no empty line parts.
func paragraph(block []syntax.Node) []syntax.Node {
	for i := 1; i < len(block); i++ {
		if next := lineAfter(block[i-1]); isNewline(textOf(block[i]).Byte(next)) {
			return block[:i]
		}
	}
	return block
}

// statementKey returns by what import sorters order statements: "import" before
// "from", then by module.
func statementKey(stmt string) string {
	f := strings.Fields(stmt)
	if len(f) < 2 {
		return ""
	}
	return map[string]string{"import": "0", "from": "1"}[f[0]] + strings.ToLower(f[1])
}

// afterLine returns the edit that puts text on the line behind stmt.
func afterLine(stmt syntax.Node, text string) []Edit {
	content, at := textOf(stmt), lineAfter(stmt)
	if at == lineEnd(stmt) && at == content.Len() {
		nl := stmt.Tree().Text.Newline()
		return []Edit{insert(at, nl+strings.TrimSuffix(text, nl))}
	}
	return []Edit{insert(at, text)}
}

// markEnd returns the offset behind the byte order mark of t, 0 if it has none.
func markEnd(t *source.Text) int {
	const mark = "\ufeff"
	if t.HasPrefix(0, mark) {
		return len(mark)
	}
	return 0
}

// prologue returns the offset behind the byte order mark and the comments at the top
// of t, "#!" and the coding declaration among them, up to the first empty line.
func prologue(t *source.Text) int {
	at := markEnd(t)
	for at < t.Len() && t.Byte(at) == '#' {
		at = skipNewline(t, skipLine(t, at))
	}
	return at
}
