package fixes

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Import returns how the text at the node at can say name of module
// ("asynccontextmanager" of "contextlib"), and the edits of imports that make it so:
// none when the file imports it already. ok is false where the name cannot be had,
// since it means something else there.
func Import(at syntax.Node, module, name string) (reference string, edits []Edit, ok bool) {
	if !at.Exists() {
		return "", nil, false
	}
	if reference := imported(at, module, name); reference != "" {
		return reference, nil, true
	}
	root := at.Tree().Root()
	whole := importsWhole[module]
	local := name
	if whole {
		local = module
	}
	if len(atRunTime(visible(at, local))) > 0 {
		return "", nil, false
	}
	if whole {
		edits, ok = newImport(root, "import "+module)
		return module + "." + name, edits, ok
	}
	if from := extensible(root, module); from.Exists() {
		return name, []Edit{addName(from, name)}, true
	}
	edits, ok = newImport(root, "from "+module+" import "+name)
	return name, edits, ok
}

// importsWhole are the modules whose names are usually written with the module's.
var importsWhole = map[string]bool{"asyncio": true, "trio": true, "anyio": true}

// imported returns how code at the node at may refer to name of module by the
// imports that it sees, "" if it cannot.
func imported(at syntax.Node, module, name string) string {
	for alias := range syntax.All[syntax.Alias](at.Tree().Root()) {
		local, reference := alias.Asname().Text(), ""
		switch from := syntax.As[syntax.ImportFrom](alias.Parent()); {
		case from.Exists() && from.Level() == 0 && from.Module().Text() == module && alias.Name().Text() == name:
			if local == "" {
				local = name
			}
			reference = local
		case alias.Parent().Is(syntax.KindImport) && alias.Name().Text() == module:
			if local == "" {
				local, _, _ = strings.Cut(module, ".")
				reference = module + "." + name
			} else {
				reference = local + "." + name
			}
		default:
			continue
		}
		if isOnlyImported(atRunTime(visible(at, local)), alias) {
			return reference
		}
	}
	return ""
}

// isOnlyImported reports whether alias is among by, the nodes that bind a name, and
// the others import the same name too: of another module, as a stand-in, or a
// submodule.
func isOnlyImported(by []syntax.Node, alias syntax.Alias) bool {
	found := false
	for _, n := range by {
		other := syntax.As[syntax.Alias](n.Parent())
		if !other.Exists() || other.Parent().Kind() != alias.Parent().Kind() {
			return false
		}
		if other.Parent().Is(syntax.KindImportFrom) && other.Name().Text() != alias.Name().Text() {
			return false
		}
		if other.Parent().Is(syntax.KindImport) && (other.Asname().Exists() != alias.Asname().Exists() ||
			other.Asname().Exists() && other.Name().Text() != alias.Name().Text()) {
			return false
		}
		found = found || other == alias
	}
	return found
}

// atRunTime returns those of nodes that do not stand under "if TYPE_CHECKING:".
func atRunTime(nodes []syntax.Node) (kept []syntax.Node) {
next:
	for _, n := range nodes {
		for c := n; c.Exists(); c = c.Parent() {
			test := syntax.As[syntax.If](c.Parent()).Test().Text()
			if c.Role() == syntax.FieldBody && (test == "TYPE_CHECKING" || strings.HasSuffix(test, ".TYPE_CHECKING")) {
				continue next
			}
		}
		kept = append(kept, n)
	}
	return kept
}

// extensible returns the top-level "from module import …" to which a name can be
// added.
func extensible(root syntax.Node, module string) syntax.ImportFrom {
	for stmt := range root.Children() {
		from := syntax.As[syntax.ImportFrom](stmt)
		if !from.Exists() || from.IsBroken() || from.Level() > 0 || from.Module().Text() != module {
			continue
		}
		for n := range from.Names() {
			if syntax.As[syntax.Alias](n).Name().Text() != "*" {
				return from
			}
			break
		}
	}
	return syntax.ImportFrom{}
}

// addName returns the edit that imports name with from: before the first name that
// sorts behind it if the names are in order, else at the end, on a line of its own
// where the others have one.
func addName(from syntax.ImportFrom, name string) Edit {
	var names []syntax.Node
	inOrder := true
	for n := range from.Names() {
		if len(names) > 0 && importKey(names[len(names)-1]) > importKey(n) {
			inOrder = false
		}
		names = append(names, n)
	}
	text := textOf(from.Node)
	last := names[len(names)-1]
	if inOrder {
		for i, n := range names {
			if strings.ToLower(name) < importKey(n) {
				gap := ", "
				if i+1 < len(names) && onOwnLine(n) {
					gap = "," + separator(text, n.Span().End, names[i+1].Span().Start)
				} else if onOwnLine(n) {
					gap = "," + from.Tree().Text.Newline() + from.Tree().Text.Indent(n.Span().Start)
				}
				return insert(n.Span().Start, name+gap)
			}
		}
	}
	gap := ", "
	if onOwnLine(last) {
		gap = "," + from.Tree().Text.Newline() + from.Tree().Text.Indent(last.Span().Start)
	}
	return insert(last.Span().End, gap+name)
}

// importKey returns by what importers sort the name of an alias.
func importKey(alias syntax.Node) string {
	return strings.ToLower(syntax.As[syntax.Alias](alias).Name().Text())
}

// onOwnLine reports whether alias is the first on its line, in parentheses.
func onOwnLine(alias syntax.Node) bool {
	text, start := textOf(alias), alias.Span().Start
	line := alias.Tree().Text.LineStart(start)
	return skipBlanks(text, line) == start && !isJoined(text, line)
}

// separator returns the white space between two names, "" for any that holds more.
func separator(text string, from, to int) string {
	gap := strings.TrimPrefix(strings.TrimLeft(text[from:to], " "), ",")
	if strings.TrimSpace(gap) != "" {
		return " "
	}
	return gap
}

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
	for len(block) > 0 && !standsAlone(block[len(block)-1]) {
		block = block[:len(block)-1]
	}
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
		if next := lineAfter(head); next < t.Len() && !isNewline(t.String()[next]) {
			text += nl
		}
		return afterLine(head, text), true
	}
	at := prologue(t)
	rest := strings.TrimLeft(t.String()[at:], " \t\f\r\n")
	if rest == "" || strings.HasPrefix(t.String()[at:], nl) {
		return []Edit{insert(at, stmt+nl)}, true
	}
	return []Edit{insert(at, stmt+nl+nl)}, true
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
	if at == lineEnd(stmt) && at == len(content) {
		nl := stmt.Tree().Text.Newline()
		return []Edit{insert(at, nl+strings.TrimSuffix(text, nl))}
	}
	return []Edit{insert(at, text)}
}

// prologue returns the offset behind the byte order mark and the comments at the top
// of t, "#!" and the coding declaration among them, up to the first empty line.
func prologue(t *source.Text) int {
	text := t.String()
	at := 0
	if strings.HasPrefix(text, "\ufeff") {
		at = len("\ufeff")
	}
	for at < len(text) && text[at] == '#' {
		at = skipNewline(text, skipLine(text, at))
	}
	return at
}
