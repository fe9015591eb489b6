package fixes

import (
	"slices"
	"strings"

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
	if from := extensible(root, module); from.Exists() && ranBefore(from.Node, at) {
		return name, addName(from, name), true
	}
	edits, ok = newImport(root, "from "+module+" import "+name)
	return name, edits, ok
}

// importsWhole are the modules whose names are usually written with the module's.
var importsWhole = map[string]bool{"asyncio": true, "trio": true, "anyio": true}

// imported returns how code at the node at may refer to name of module by the
// imports that it sees, "" if it cannot.
func imported(at syntax.Node, module, name string) string {
	for _, brings := range importsOf(at.Tree(), module, name) {
		if ranBefore(brings.alias.Node, at) && isOnlyImported(atRunTime(visible(at, brings.local)), brings.alias) {
			return brings.reference
		}
	}
	return ""
}

// A brought is an import that brings a name.
type brought struct {
	alias     syntax.Alias
	local     string // what it binds
	reference string // how the name is said then
}

// importsOf returns what imports name of module in t, or module.
func importsOf(t *syntax.Tree, module, name string) []brought {
	type key struct{ module, name string }
	return t.Kept(key{module, name}, func() any {
		var all []brought
		for alias := range syntax.All[syntax.Alias](t.Root()) {
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
			all = append(all, brought{alias, local, reference})
		}
		return all
	}).([]brought)
}

// ranBefore reports whether what stands at n has run when code at the node at runs: it
// stands before it, or the code is that of a function around which n stands.
func ranBefore(n, at syntax.Node) bool {
	scope := placeOf(n).scope
	for s := placeOf(at).scope; s.Exists() && s != scope; s = placeOf(s).scope {
		if !s.Is(syntax.KindClassDef) {
			return true
		}
	}
	return n.Before(at)
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
	for from := range syntax.All[syntax.ImportFrom](root) {
		if from.Parent() != root || from.IsBroken() || from.Level() > 0 || from.Module().Text() != module {
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

// addName returns the edits that import name with from: before the first name that
// sorts behind it if the names are in order, else at the end, on a line of its own
// where the others have one.
func addName(from syntax.ImportFrom, name string) []Edit {
	var names []syntax.Node
	for n := range from.Names() {
		names = append(names, n)
	}
	for _, key := range []func(string) string{byType, strings.ToLower} {
		compare := func(a, b syntax.Node) int { return strings.Compare(key(importedName(a)), key(importedName(b))) }
		if !slices.IsSortedFunc(names, compare) {
			continue
		}
		for _, n := range names {
			if key(name) < key(importedName(n)) {
				return addNameBefore(n, name)
			}
		}
	}
	return addNameBehind(names[len(names)-1], name)
}

// byType sorts constants before classes before functions, as isort and ruff do.
func byType(name string) string {
	switch {
	case len(name) > 1 && name == strings.ToUpper(name):
		return "0" + name
	case name != "" && 'A' <= name[0] && name[0] <= 'Z':
		return "1" + name
	}
	return "2" + name
}

func importedName(alias syntax.Node) string { return syntax.As[syntax.Alias](alias).Name().Text() }

func addNameBefore(alias syntax.Node, name string) []Edit {
	start, t := alias.Span().Start, alias.Tree().Text
	if beginsLine(alias) {
		return []Edit{insert(start, name+","+t.Newline()+t.Indent(start))}
	}
	return []Edit{insert(start, name+", ")}
}

// addNameBehind adds name behind the last alias of an import. What is remarked behind
// the alias stays there.
func addNameBehind(alias syntax.Node, name string) []Edit {
	t, end := textOf(alias), alias.Span().End
	if !beginsLine(alias) {
		return []Edit{insert(end, ", "+name)}
	}
	line := t.Newline() + t.Indent(alias.Span().Start) + name
	after := skipBlanks(t, end)
	comma := after < t.Len() && t.Byte(after) == ','
	if comma {
		after = skipBlanks(t, after+1)
	}
	if after < t.Len() && t.Byte(after) != '#' && !isNewline(t.Byte(after)) {
		return []Edit{insert(end, ","+line)}
	}
	if comma {
		return []Edit{insert(skipLine(t, after), line+",")}
	}
	return []Edit{insert(end, ","), insert(skipLine(t, after), line)}
}
