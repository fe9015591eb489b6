package rules

import (
	"iter"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// A manager is a function of which contextlib makes a context manager.
type manager struct {
	*semantic.Function
	decorator syntax.Node // the expression behind the "@" next to the def
	async     bool        // asynccontextmanager
}

// def returns the def statement of m.
func (m manager) def() syntax.FunctionDef { return syntax.As[syntax.FunctionDef](m.Def) }

// word returns the name of the decorator.
func (m manager) word() string {
	if m.async {
		return "asynccontextmanager"
	}
	return "contextmanager"
}

// managers yields the functions of the module that contextlib.contextmanager or
// contextlib.asynccontextmanager decorates as the def makes them, but for those that a test
// wants to see fail.
func managers(p *analysis.Pass) iter.Seq[manager] {
	return func(yield func(manager) bool) {
		for _, f := range p.Functions {
			if m, ok := managerOf(p, f); ok && !isMadeToFail(f.Def) && !yield(m) {
				return
			}
		}
	}
}

// managerOf returns what contextlib makes of f, if it does.
func managerOf(p *analysis.Pass, f *semantic.Function) (m manager, ok bool) {
	if f == nil {
		return manager{}, false
	}
	m.Function = f
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		m.decorator = d
	}
	switch p.QualifiedName(m.decorator) {
	case "contextlib.contextmanager":
		return m, true
	case "contextlib.asynccontextmanager":
		m.async = true
		return m, true
	}
	return manager{}, false
}
