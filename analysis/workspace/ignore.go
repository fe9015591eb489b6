package workspace

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"awaiter/analysis/source"
)

// ProjectFile returns the path of the configuration file for what shall hold in the
// whole project of the file at path: the one in force, else the pyproject.toml at the
// top of the project or in the root, else the awaiter.toml that is to be made there. It
// is "" where nobody knows what the project is.
func (s *Snapshot) ProjectFile(path string) string {
	c := s.Configuration(path)
	folder := c.Project
	if folder == "" {
		for _, root := range s.roots {
			if isBelow(path, root) {
				folder = root
			}
		}
	}
	switch {
	case c.File != "":
		return c.File
	case folder == "":
		return ""
	}
	if path := filepath.Join(folder, pyprojectFile); s.world.disk.exists(path) {
		return path
	}
	return filepath.Join(folder, awaiterFile)
}

// AddIgnore returns what to put in the place of a span of text, that of the
// configuration file called name, for rule to be ignored, besides what is. ok is
// false if it is already, or the text is not such that this is plain.
func AddIgnore(name, text, rule string) (at source.Span, put string, ok bool) {
	if whole, marked := strings.CutPrefix(text, "\ufeff"); marked {
		at, put, ok = AddIgnore(name, whole, rule)
		mark := len(text) - len(whole)
		return source.Span{Start: at.Start + mark, End: at.End + mark}, put, ok
	}
	table := settingsTable(name)
	before, problem := parseTOML([]byte(text))
	if problem != nil {
		return source.Span{}, "", false
	}
	at, put = ignoreEdit(text, table, rule)
	after, problem := parseTOML([]byte(text[:at.Start] + put + text[at.End:]))
	if problem != nil {
		return source.Span{}, "", false
	}
	old, had := takeIgnore(before.values, table)
	now, has := takeIgnore(after.values, table)
	ok = had && has && !slices.Contains(old, rule) && slices.Equal(slices.Sorted(slices.Values(now)), slices.Sorted(slices.Values(append(old, rule)))) &&
		reflect.DeepEqual(before.values, after.values)
	return at, put, ok
}

// settingsTable returns the table of our settings in the configuration file called name.
func settingsTable(name string) []string {
	if filepath.Base(name) == pyprojectFile {
		return []string{"tool", "awaiter"}
	}
	return nil
}

// takeIgnore removes the list of ignored rules from values, and the tables that hold
// nothing else, and returns it. ok is false if it is no list of strings.
func takeIgnore(values map[string]any, table []string) (list []string, ok bool) {
	ok = true
	if len(table) > 0 {
		inner, isTable := values[table[0]].(map[string]any)
		if !isTable {
			return nil, values[table[0]] == nil
		}
		list, ok = takeIgnore(inner, table[1:])
		if len(inner) == 0 {
			delete(values, table[0])
		}
		return list, ok
	}
	switch v := values["ignore"].(type) {
	case nil:
	case string:
		list = []string{v}
	case []any:
		for _, item := range v {
			s, isString := item.(string)
			list, ok = append(list, s), ok && isString
		}
	default:
		ok = false
	}
	delete(values, "ignore")
	return list, ok
}

// ignoreEdit finds where the rule goes: into the list of ignored rules, a new list in
// our table, or a new table at the end.
func ignoreEdit(text string, table []string, rule string) (source.Span, string) {
	quoted := `"` + rule + `"`
	newline := "\n"
	if strings.Contains(text, "\r\n") {
		newline = "\r\n"
	}
	var p unstable.Parser
	p.Reset([]byte(text))
	line := -1 // where a line of our table can be inserted
	if len(table) == 0 {
		line = 0
	}
	var in []string
	for p.NextExpression() {
		n := p.Expression()
		path, last := keyPath(n, in)
		switch n.Kind {
		case unstable.Table, unstable.ArrayTable:
			in = path
			if slices.Equal(path, table) {
				line = lineEnd(text, last.End)
			}
		case unstable.KeyValue:
			if slices.Equal(path, append(slices.Clone(table), "ignore")) {
				return listEdit(text, n.Value(), last.End, quoted, newline)
			}
		}
	}
	put := "ignore = [" + quoted + "]" + newline
	if line < 0 {
		line = len(text)
		put = "[" + strings.Join(table, ".") + "]" + newline + put
		if text != "" {
			put = newline + put
		}
	}
	if line > 0 && text[line-1] != '\n' {
		put = newline + put
	}
	return source.Span{Start: line, End: line}, put
}

// keyPath returns the path of the key of n below the table in, and where its last part
// stands.
func keyPath(n *unstable.Node, in []string) (path []string, last source.Span) {
	if n.Kind == unstable.KeyValue {
		path = append(path, in...)
	}
	for it := n.Key(); it.Next(); {
		path = append(path, string(it.Node().Data))
		last = spanOfRange(it.Node().Raw)
	}
	return path, last
}

func spanOfRange(r unstable.Range) source.Span {
	return source.Span{Start: int(r.Offset), End: int(r.Offset + r.Length)}
}

// lineEnd returns the offset behind the line that holds offset.
func lineEnd(text string, offset int) int {
	if i := strings.IndexByte(text[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(text)
}

// listEdit adds quoted to the list in value, whose key ends at key. A list with an
// item on each line gets another line; the comment behind an item stays with it.
func listEdit(text string, value *unstable.Node, key int, quoted, newline string) (source.Span, string) {
	if value.Kind != unstable.Array {
		s := spanOfRange(value.Raw)
		return s, "[" + text[s.Start:s.End] + ", " + quoted + "]"
	}
	var last source.Span
	for it := value.Children(); it.Next(); {
		last = spanOfRange(it.Node().Raw)
	}
	if last.IsEmpty() {
		open := key + strings.IndexByte(text[key:], '[') + 1
		return source.Span{Start: open, End: open}, quoted
	}
	separator := ", "
	start := strings.LastIndexByte(text[:last.Start], '\n') + 1
	if indent := text[start:last.Start]; strings.TrimSpace(indent) == "" {
		separator = "," + newline + indent
	}
	if strings.Contains(text[last.End:lineEnd(text, last.End)], "#") {
		return source.Span{Start: last.Start, End: last.Start}, quoted + separator
	}
	return source.Span{Start: last.End, End: last.End}, separator + quoted
}
