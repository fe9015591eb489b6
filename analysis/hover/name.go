package hover

import (
	"fmt"
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// named returns t in Markdown, with what is a name in code: "`Session`", "a coroutine
// of `fetch()`". It is "" if t is not known.
func named(t semantic.Type) string {
	var words []string
	for _, m := range t.Members() {
		s := m.String()
		switch {
		case s == "":
			return ""
		case !strings.Contains(s, " ") && !strings.Contains(s, "'"):
			s = "`" + s + "`"
		default:
			s = indefinite(strings.ReplaceAll(s, "'", "`"))
		}
		words = append(words, s)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// indefinite returns the words of a type with an article, if they are not a name
// alone, and spelt as the Python documentation does.
func indefinite(words string) string {
	words = strings.Replace(words, "async ", "asynchronous ", 1)
	switch {
	case strings.HasPrefix(words, "`"):
		return words
	case strings.HasPrefix(words, "a") || strings.HasPrefix(words, "i"):
		return "an " + words
	}
	return "a " + words
}

// where says where fn stands, seen from m: "at line 3", "in `asyncio.locks`"; "" if
// that is not known.
func where(m *semantic.Module, fn *semantic.Function) string {
	switch {
	case fn == nil:
		return ""
	case fn.Module.Tree == m.Tree:
		return fmt.Sprintf(" at line %d", m.Tree.Text.Line(fn.Def.Span().Start)+1)
	case fn.Module.Name != "":
		return " in `" + fn.Module.Name + "`"
	}
	return ""
}

// code returns the text of n in code, "" if it is long or goes over lines.
func code(n syntax.Node) string {
	text := n.Text()
	if !n.Exists() || len(text) > 40 || strings.ContainsAny(text, "\r\n`") {
		return ""
	}
	return "`" + text + "`"
}

// method returns the method that instances of t have under name, nil for a union and
// for what is not known.
func method(t semantic.Type, name string) *semantic.Function {
	if len(t.Members()) != 1 || !t.IsInstance() {
		return nil
	}
	fn, _ := t.Class().Method(name)
	return fn
}
