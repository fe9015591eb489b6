package library

import (
	"iter"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Versions returns in which versions of Python the module has name, "TaskGroup" or
// "Task.all_tasks": from since on, and until, which has it no more. 0 is no bound. Names
// that no stub lists have none.
func Versions(module, name string) (since, until syntax.Version) {
	s := stubs()[module]
	if s == nil {
		return 0, 0
	}
	of := s.versions()[name]
	return of.since, of.until
}

// versionsIn returns in which versions of Python the names of a stub are there.
func versionsIn(stub *syntax.Tree) map[string]interval {
	v := versionScan{map[string]interval{}}
	v.block("", stub.Root().Children(), interval{})
	return v.found
}

// MayVary reports whether Versions may have a bound for name, or for a name that ends in
// it behind a dot, in any module. It costs next to nothing, as no stub is parsed for it.
func MayVary(name string) bool { return varying()[name] }

// varying returns the words in what the lines of the stubs may bind that stand below a
// condition.
var varying = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, s := range stubs() {
		within := -1 // how far the condition is indented
		for line := range strings.Lines(content(s.path)) {
			text := strings.TrimLeft(line, " ")
			indent := len(line) - len(text)
			switch {
			case text == "\n":
			case within >= 0 && indent > within:
				for _, word := range strings.FieldsFunc(boundIn(text), func(r rune) bool { return r < utf8.RuneSelf && !isWord(byte(r)) }) {
					words[word] = true
				}
			case strings.HasPrefix(text, "if "):
				within = indent
			case within >= 0 && !strings.HasPrefix(text, "el"):
				within = -1
			}
		}
	}
	return words
})

// boundIn returns the part of line, without what it is indented by, that has the names which
// it binds: for a def or class its name, for an assignment what is assigned to.
func boundIn(line string) string {
	def, isDef := strings.CutPrefix(strings.TrimPrefix(line, "async "), "def ")
	class, isClass := strings.CutPrefix(line, "class ")
	switch {
	case isDef:
		line, _, _ = strings.Cut(def, "(")
	case isClass:
		line = class[:strings.IndexAny(class, "(:")]
	case strings.HasPrefix(line, "@"):
		return ""
	case !strings.HasPrefix(line, "from ") && strings.ContainsAny(line, ":="):
		line = line[:strings.IndexAny(line, ":=")]
	}
	return line
}

func isWord(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// An interval is the versions that have a name.
type interval struct{ since, until syntax.Version }

// or returns the versions that have a name that i or other gives it.
func (i interval) or(other interval) interval {
	since, until := min(i.since, other.since), max(i.until, other.until)
	if i.until == 0 || other.until == 0 {
		until = 0
	}
	return interval{since, until}
}

// A versionScan notes in found the names that the statements of a stub bind.
type versionScan struct{ found map[string]interval }

// block notes the names that statements bind, which run in the versions of within.
// prefix is that of the class whose body they are.
func (v versionScan) block(prefix string, statements iter.Seq[syntax.Node], within interval) {
	for stmt := range statements {
		switch stmt.Kind() {
		case syntax.KindFunctionDef:
			v.add(prefix+syntax.As[syntax.FunctionDef](stmt).Name().Text(), within)
		case syntax.KindClassDef:
			class := syntax.As[syntax.ClassDef](stmt)
			v.add(prefix+class.Name().Text(), within)
			v.block(prefix+class.Name().Text()+".", class.Body(), within)
		case syntax.KindImportFrom:
			for alias := range syntax.As[syntax.ImportFrom](stmt).Names() {
				v.add(prefix+syntax.As[syntax.Alias](alias).Asname().Text(), within)
			}
		case syntax.KindAnnAssign, syntax.KindAssign:
			v.add(prefix+stmt.Field(syntax.FieldTarget).Text(), within)
		case syntax.KindIf:
			test := syntax.As[syntax.If](stmt)
			then, otherwise := branches(test.Test(), within)
			v.block(prefix, test.Body(), then)
			v.block(prefix, test.Orelse(), otherwise)
		}
	}
}

func (v versionScan) add(name string, within interval) {
	if old, ok := v.found[name]; ok {
		within = old.or(within)
	}
	v.found[name] = within
}

// branches returns the versions of within in which test, "sys.version_info >= (3, 11)",
// holds, and those in which it does not; within for another test.
func branches(test syntax.Node, within interval) (then, otherwise interval) {
	compare := syntax.As[syntax.Compare](test)
	version := syntax.Version(0)
	for c := range compare.Comparators() {
		i := 0
		for elt := range c.Fields(syntax.FieldElt) {
			if n, err := strconv.Atoi(elt.Text()); err == nil && i == 1 {
				version = syntax.Version(n)
			}
			i++
		}
	}
	then, otherwise = within, within
	if compare.Left().Text() != "sys.version_info" || version == 0 {
		return then, otherwise
	}
	for op := range compare.Ops() {
		switch op.Op() {
		case syntax.OpGtE:
			then.since, otherwise.until = version, version
		case syntax.OpLt:
			then.until, otherwise.since = version, version
		}
	}
	return then, otherwise
}

// RefusesKeyword reports whether the function or class that call, an expression of m,
// runs is one of a stub whose parameters do not take the keyword name; false where that
// is not known.
func RefusesKeyword(m *semantic.Module, call syntax.Call, name string) bool {
	f := called(m, call)
	if f == nil || !IsStub(f.Module) {
		return false
	}
	params := syntax.As[syntax.FunctionDef](f.Def).Params()
	if params.Field(syntax.FieldKwarg).Exists() {
		return false
	}
	for p := range params.All() {
		if p.Name().Text() == name {
			return false
		}
	}
	return true
}
