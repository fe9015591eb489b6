package library

import (
	"slices"
	"strings"

	"awaiter/analysis/semantic"
)

// facing are the functions and classes of the stubs of packages that have facts, by the
// top-level package and the last part of their names. They face what is installed under
// these names: the types are known from there, and the facts from here.
type facing struct {
	functions map[facingName][]*semantic.Function
	classes   map[facingName][]*semantic.Class
	packages  map[string]bool
}

type facingName struct{ top, name string }

// facing returns what of l may face installed packages.
func (l *Library) facing() *facing {
	l.facingOnce.Do(func() {
		f := &facing{map[facingName][]*semantic.Function{}, map[facingName][]*semantic.Class{}, map[string]bool{}}
		for _, facts := range l.All() {
			function := facts.Function
			top, _, _ := strings.Cut(function.Module.Name, ".")
			f.packages[top] = true
			if function.Class == nil {
				name := facingName{top, function.Name}
				f.functions[name] = append(f.functions[name], function)
				continue
			}
			name := facingName{top, function.Class.Name}
			if !slices.Contains(f.classes[name], function.Class) {
				f.classes[name] = append(f.classes[name], function.Class)
			}
		}
		l.faces = f
	})
	return l.faces
}

// described returns the function of a stub that faces f, which m calls as callee, where f
// is of an installed package; else f.
func described(m *semantic.Module, callee semantic.Type, f *semantic.Function) *semantic.Function {
	if f == nil {
		return nil
	}
	top, _, _ := strings.Cut(f.Module.Name, ".")
	l := New(m.Target)
	if !l.facing().packages[top] || IsStub(f.Module) {
		return f
	}
	if f.Class == nil {
		for _, facing := range l.faces.functions[facingName{top, f.Name}] {
			if t := exported(m, facing.Module.Name, f.Name); t.IsFunction() && t.Function() == f {
				return facing
			}
		}
		return f
	}
	class := callee.Receiver().Class()
	if callee.IsClassObject() {
		class = callee.Class()
	}
	for _, base := range class.MRO() {
		for _, facing := range l.faces.classes[facingName{top, base.Name}] {
			if t := exported(m, facing.Module.Name, base.Name); !t.IsClassObject() || t.Class() != base {
				continue
			}
			if method, answer := facing.Method(f.Name); answer == semantic.Yes && FactsOf(method).Function != nil {
				return method
			}
		}
		if base == f.Class {
			break
		}
	}
	return f
}

// exported returns what the installed module called module has under name for who
// imports it in m, Unknown if it is not installed.
func exported(m *semantic.Module, module, name string) semantic.Type {
	summary, ok := m.Installed(module)
	if !ok {
		return semantic.Type{}
	}
	return summary.Type(name)
}
