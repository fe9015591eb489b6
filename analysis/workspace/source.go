package workspace

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// mostReexports is through how many modules a name is followed to where it is defined.
const mostReexports = 5

// Source returns the def or class statement of what a library calls so, "asyncio.sleep"
// or "asyncio.Lock.acquire", in the sources of the environment of the file at path. The
// second result is false where they are not seen or have none, as what is written in C.
func (s *Snapshot) Source(path, qualified string) (syntax.Node, bool) {
	folders := s.searchOf(path).sources(qualified)
	for end := len(qualified); end > 0; end = strings.LastIndexByte(qualified[:end], '.') {
		module, rest := qualified[:end], strings.TrimPrefix(qualified[end:], ".")
		t := s.walk(folders, module)
		if t.kind != targetFile || rest == "" {
			continue
		}
		def := s.defined(folders, module, strings.Split(rest, "."), mostReexports)
		return def, def.Exists()
	}
	return syntax.Node{}, false
}

// sources returns where the source of what is called so lies: the standard library, or
// the installed packages.
func (r *search) sources(qualified string) []string {
	top, _, _ := strings.Cut(qualified, ".")
	switch e := r.installed; {
	case e == nil:
		return nil
	case !isStandard(top):
		return e.packages
	case e.standard != "":
		return []string{e.standard}
	}
	return nil
}

// defined returns the statement at the top of module that defines the first of names,
// or in its body the second, as far as it may be imported from elsewhere.
func (s *Snapshot) defined(folders []string, module string, names []string, depth int) syntax.Node {
	t := s.walk(folders, module)
	if t.kind != targetFile || depth == 0 {
		return syntax.Node{}
	}
	if code := strings.TrimSuffix(t.path, "i"); s.isFile(code) {
		t.path = code // beside its stub
	}
	m, err := s.Module(t.path)
	if err != nil {
		return syntax.Node{}
	}
	if def := definedIn(m, names); def.Exists() {
		return def
	}
	for from := range syntax.All[syntax.ImportFrom](m.Tree.Root()) {
		source := importedFrom(module, isInit(t.path), from)
		for n := range from.Names() {
			alias := syntax.As[syntax.Alias](n)
			as := alias.Name()
			if alias.Asname().Exists() {
				as = alias.Asname()
			}
			first := names[0]
			if as.Identifier() == first {
				first = alias.Name().Identifier()
			} else if as.Text() != "*" {
				continue
			}
			if def := s.defined(folders, source, append([]string{first}, names[1:]...), depth-1); def.Exists() {
				return def
			}
		}
	}
	return syntax.Node{}
}

// definedIn returns the last statement of m's own that defines names: a class or def at
// the top, a method in a class.
func definedIn(m *semantic.Module, names []string) (found syntax.Node) {
	isTop := func(def syntax.Node) bool {
		kind, _ := m.CodeAround(def)
		return kind == semantic.ModuleCode
	}
	switch {
	case len(names) == 1:
		for _, f := range m.Functions {
			if f.Name == names[0] && isTop(f.Def) {
				found = f.Def
			}
		}
		for _, c := range m.Classes {
			if c.Name == names[0] && isTop(c.Def.Node) {
				found = c.Def.Node
			}
		}
	case len(names) == 2:
		for _, c := range m.Classes {
			if fn, _ := c.Method(names[1]); c.Name == names[0] && isTop(c.Def.Node) && fn != nil {
				found = fn.Def
			}
		}
	}
	return found
}

// importedFrom returns the absolute name of the module that from, in module, imports
// from.
func importedFrom(module string, isPackage bool, from syntax.ImportFrom) string {
	name := from.Module().Identifier()
	level := from.Level()
	if level == 0 {
		return name
	}
	parts := strings.Split(module, ".")
	if isPackage {
		level--
	}
	parts = parts[:max(0, len(parts)-level)]
	if name != "" {
		parts = append(parts, name)
	}
	return strings.Join(parts, ".")
}
