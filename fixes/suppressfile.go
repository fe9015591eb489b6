package fixes

import (
	"strings"

	"awaiter/analysis/syntax"
)

// SuppressFile puts the comment "# awaiter: ignore-file[rule]" on a line of its own
// at the top of the file, below what must stand first: the program that runs it and
// its encoding (PEP 263). Where there is such a comment already, the rule is added to
// its list. None if it suppresses rule already.
func SuppressFile(t *syntax.Tree, rule string) Fix {
	title := "Suppress '" + rule + "' in this file"
	for c := range t.Comments() {
		closing, all := ignoreList(t.Text.Slice(c), "ignore-file")
		if all {
			return None
		}
		if closing > 0 {
			return addToList(t, title, c, closing, rule)
		}
	}
	at := markEnd(t.Text)
	for n := range 2 {
		line := t.Text.LineSpan(n)
		comment := strings.TrimLeft(strings.TrimPrefix(t.Text.Slice(line), "\ufeff"), " \t\f")
		first := n == 0 && strings.HasPrefix(comment, "#!")
		if !first && !(strings.HasPrefix(comment, "#") && (strings.Contains(comment, "coding:") || strings.Contains(comment, "coding="))) {
			break
		}
		if at = skipNewline(t.Text, line.End); at == line.End {
			return None // no line can follow without a change of this one
		}
	}
	return fix(title, Safe, insert(at, "# awaiter: ignore-file["+rule+"]"+t.Text.Newline()))
}
