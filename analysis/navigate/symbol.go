package navigate

import (
	"slices"
	"strings"
	"unicode"

	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Symbol is a class, a function or a call that has to do with the asynchronous
// protocols. Its name begins with the word that it was asked for by, so that editors
// which compare names with the query once more let it pass.
type Symbol struct {
	Name      string // "@acm Session"
	Container string // the class or function around it, else the module
	At        Place

	node syntax.Node
}

// IsClass reports whether s is a class.
func (s Symbol) IsClass() bool { return s.node.Is(syntax.KindClassDef) }

// IsCall reports whether s is a call.
func (s Symbol) IsCall() bool { return s.node.Is(syntax.KindCall) }

// A SymbolSearch is a search for Symbols, module by module.
type SymbolSearch struct {
	word, filter string
	find         func(m *semantic.Module, add func(name string, n syntax.Node))
}

// symbolKinds are the words that queries may begin with, and what they mean.
var symbolKinds = map[string]func(m *semantic.Module, add func(string, syntax.Node)){
	"@acm":       managers,
	"@agen":      functions((*semantic.Function).IsAsyncGenerator),
	"@aiter":     iterables,
	"@blocking":  blocking,
	"@coroutine": functions((*semantic.Function).IsCoroutineFunction),
}

// SymbolWords returns the words that queries may begin with: "@acm" for asynchronous
// context managers, "@aiter" for asynchronous iterables, "@agen" and "@coroutine" for
// asynchronous generator and coroutine functions, "@blocking" for calls in these that
// block the event loop.
func SymbolWords() []string {
	var words []string
	for word := range symbolKinds {
		words = append(words, word)
	}
	slices.Sort(words)
	return words
}

// Symbols returns what to search for with query, such a word and, behind it, letters
// that the name has in that order. It is nil for other queries.
func Symbols(query string) *SymbolSearch {
	word, filter, _ := strings.Cut(strings.TrimSpace(query), " ")
	if find := symbolKinds[word]; find != nil {
		return &SymbolSearch{word, strings.TrimSpace(filter), find}
	}
	return nil
}

// MayBeIn reports whether it is worth while to analyse a module of this text.
func (s *SymbolSearch) MayBeIn(text *source.Text) bool {
	if s.word == "@acm" || s.word == "@aiter" {
		return strings.Contains(text.String(), "class") || strings.Contains(text.String(), "async")
	}
	return strings.Contains(text.String(), "async")
}

// In returns the Symbols of m, in source order.
func (s *SymbolSearch) In(m *semantic.Module) []Symbol {
	if !s.MayBeIn(m.Tree.Text) {
		return nil
	}
	var all []Symbol
	s.find(m, func(name string, n syntax.Node) {
		if !hasLetters(name, s.filter) {
			return
		}
		place := atNode(n)
		if n.Is(syntax.KindFunctionDef, syntax.KindClassDef) {
			place = AtDef(n)
		}
		all = append(all, Symbol{s.word + " " + name, containerOf(m, n), place, n})
	})
	slices.SortStableFunc(all, func(a, b Symbol) int { return a.At.Span.Start - b.At.Span.Start })
	return all
}

// hasLetters reports whether name has the letters of filter in their order, whatever
// their case.
func hasLetters(name, filter string) bool {
	for _, r := range name {
		if first, rest, ok := cutLetter(filter); ok && unicode.ToLower(r) == first {
			filter = rest
		}
	}
	_, _, more := cutLetter(filter)
	return !more
}

func cutLetter(s string) (first rune, rest string, ok bool) {
	s = strings.TrimLeft(s, " ")
	for i, r := range s {
		if i > 0 {
			return first, s[i:], true
		}
		first, ok = unicode.ToLower(r), true
	}
	return first, "", ok
}

// containerOf returns the name of the class or function around n.
func containerOf(m *semantic.Module, n syntax.Node) string {
	for around := range n.Ancestors() {
		if around.Is(syntax.KindClassDef, syntax.KindFunctionDef) {
			return around.Field(syntax.FieldName).Identifier()
		}
	}
	return m.Name
}

// functions adds the functions of m that are of a kind.
func functions(isOne func(*semantic.Function) bool) func(*semantic.Module, func(string, syntax.Node)) {
	return func(m *semantic.Module, add func(string, syntax.Node)) {
		for _, f := range m.Functions {
			if f.Name != "" && isOne(f) {
				add(f.Name, f.Def)
			}
		}
	}
}

// managers adds the classes of m whose instances async with enters, and the functions
// that a decorator makes such.
func managers(m *semantic.Module, add func(string, syntax.Node)) {
	classes(m, semantic.AsyncContextManager, add)
	for _, f := range m.Functions {
		if f.IsAsyncGenerator() && f.Decorated() == semantic.Yes && isManager(f) {
			add(f.Name, f.Def)
		}
	}
}

// isManager reports whether @asynccontextmanager decorates fn.
func isManager(fn *semantic.Function) bool {
	for d := range syntax.As[syntax.FunctionDef](fn.Def).Decorators() {
		if fn.Module.QualifiedName(d) == "contextlib.asynccontextmanager" {
			return true
		}
	}
	return false
}

// iterables adds the classes of m whose instances async for reads.
func iterables(m *semantic.Module, add func(string, syntax.Node)) {
	classes(m, semantic.AsyncIterable, add)
}

func classes(m *semantic.Module, p *semantic.Protocol, add func(string, syntax.Node)) {
	for _, c := range m.Classes {
		if c.Implements(p) == semantic.Yes {
			add(c.Name, c.Def.Node)
		}
	}
}

// blocking adds the calls in coroutine functions and asynchronous generator functions of
// m that block, themselves or through plain functions.
func blocking(m *semantic.Module, add func(string, syntax.Node)) {
	for call := range syntax.All[syntax.Call](m.Tree.Root()) {
		fn := m.FunctionAround(call.Node)
		if !fn.IsCoroutineFunction() && !fn.IsAsyncGenerator() || call.Parent().Is(syntax.KindAwait) || library.FactsAt(m, call).Blocks == "" && waitIn(m.Callee(call), map[*semantic.Function]bool{}).Function == nil {
			continue
		}
		if name := call.Func().Text(); !strings.ContainsAny(name, "\r\n") {
			add(name, call.Node)
		}
	}
}
