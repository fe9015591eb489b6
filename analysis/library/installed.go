package library

import (
	"slices"
	"strings"
	"sync"

	"awaiter/analysis/semantic"
)

// A facing holds the functions and classes of the stubs of one top-level package that have
// facts, by the last part of their names. They face what is installed under these names:
// the types are known from there, and the facts from here.
type facing struct {
	functions map[string][]*semantic.Function
	classes   map[string][]*semantic.Class
}

// facing returns what of l faces the top-level package top, nil if there are no stubs of
// it. The stubs of no other package are read for that.
func (l *Library) facing(top string) *facing {
	modules := stubsBelow()[top]
	if modules == nil {
		return nil
	}
	l.mu.Lock()
	f := l.faces[top]
	l.mu.Unlock()
	if f != nil {
		return f
	}
	f = &facing{map[string][]*semantic.Function{}, map[string][]*semantic.Class{}}
	for _, module := range modules {
		for _, facts := range l.factsIn(module) {
			function := facts.Function
			if function.Class == nil {
				f.functions[function.Name] = append(f.functions[function.Name], function)
			} else if name := function.Class.Name; !slices.Contains(f.classes[name], function.Class) {
				f.classes[name] = append(f.classes[name], function.Class)
			}
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faces[top] = f
	return f
}

// stubsBelow returns the modules with a stub by their top-level packages.
var stubsBelow = sync.OnceValue(func() map[string][]string {
	below := map[string][]string{}
	for name := range stubs() {
		top, _, _ := strings.Cut(name, ".")
		below[top] = append(below[top], name)
	}
	return below
})

// described returns the function of a stub that faces f, which m calls as callee, where f
// is of an installed package; else f.
func described(m *semantic.Module, callee semantic.Type, f *semantic.Function) *semantic.Function {
	if f == nil {
		return nil
	}
	class := callee.Receiver().Class()
	if callee.IsClassObject() {
		class = callee.Class()
	}
	if facing := facingOf(m, class, f); facing != nil {
		return facing
	}
	return f
}

// Tells returns the function of a stub whose annotation says what f gives, a function of an
// installed package or a method of class; nil if there is none. See semantic.Teller.
func Tells(class *semantic.Class, f *semantic.Function) *semantic.Function {
	if facing := facingOf(f.Module, class, f); facing != nil && FactsOf(facing).Tells {
		return facing
	}
	return nil
}

// facingOf returns the function of a stub that faces f, for m a function of an installed
// package or a method of class; nil if there is none.
func facingOf(m *semantic.Module, class *semantic.Class, f *semantic.Function) *semantic.Function {
	top, _, _ := strings.Cut(f.Module.Name, ".")
	if stubsBelow()[top] == nil || IsStub(f.Module) {
		return nil
	}
	faces := New(m.Target).facing(top)
	if f.Class == nil {
		for _, facing := range faces.functions[f.Name] {
			if t := exported(m, facing.Module.Name, f.Name); t.IsFunction() && t.Function().Is(f) {
				return facing
			}
		}
		return nil
	}
	for _, base := range class.MRO() {
		for _, facing := range faces.classes[base.Name] {
			if t := exported(m, facing.Module.Name, base.Name); !t.IsClassObject() || !t.Class().Is(base) {
				continue
			}
			if method, answer := facing.Method(f.Name); answer == semantic.Yes && FactsOf(method).Function != nil {
				return method
			}
		}
		if base.Is(f.Class) {
			break
		}
	}
	return nil
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
