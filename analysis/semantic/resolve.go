package semantic

// resolve finds for every symbol from the given place on the scope in which its name is
// bound ("Execution model, Resolution of names"), and hangs there the bindings from the
// other place on.
func (t *nameTable) resolve(symbols, bindings int32) {
	// A symbol that a scope only passes on is added, behind those that are visited
	// already, with its home.
	for i := symbols; i < t.symbols.count; i++ {
		if y := t.symbols.at(i); y.home == nil {
			y.home = t.find(y)
		}
	}
	for i := bindings; i < t.bindings.count; i++ {
		b := t.bindings.at(i)
		if b.symbol == nil {
			continue
		}
		home := b.symbol.home
		b.symbol, b.gives.symbol = home, home
		if b.scope.unit != home.scope.unit {
			home.flags |= symbolWild
		}
		if last := home.lastBinding; last == nil {
			b.next = b
		} else {
			b.next, last.next = last.next, b
		}
		home.lastBinding = b
	}
}

// find returns the home of y.
func (t *nameTable) find(y *symbol) *symbol {
	in := y.scope
	switch {
	case in.kind == moduleScope:
		return y
	case y.flags&symbolGlobal != 0:
		home := t.global(y.name)
		home.flags |= symbolGlobal
		return home
	case y.flags&symbolNonlocal != 0:
		return t.around(y)
	case y.flags&symbolBound != 0:
		return y
	}
	return t.around(y)
}

// global returns the symbol of name in the module.
func (t *nameTable) global(name string) *symbol {
	y := t.symbol(name, t.top)
	if y.home == nil {
		y.home = y
	}
	return y
}

// around returns the symbol that y, not bound in its own scope, refers to.
func (t *nameTable) around(y *symbol) *symbol {
	sees := y.scope.seesClass()
	for in := y.scope.parent; in != nil && in.kind != moduleScope; in = in.parent {
		visible := in.kind != classScope || sees || y.name == "__class__"
		sees = sees && in.seesClass()
		if !visible {
			continue
		}
		outer := t.symbolAt(symbolHash(y.name, in), y.name, in)
		switch {
		case in.kind == classScope && y.name == "__class__":
			// The cell that the compiler makes (data model, "Creating the class
			// object"); the class body itself does not see it.
			if outer = t.symbol(classCell, in); outer.home == nil {
				outer.home = outer
			}
		case outer == nil:
			continue
		case outer.flags&symbolGlobal != 0:
			return t.global(y.name)
		case outer.flags&symbolBound == 0 || outer.flags&symbolNonlocal != 0:
			continue
		}
		if outer.flags&symbolCell == 0 {
			outer.flags |= symbolCell
		}
		t.pass(y, in, outer)
		return outer
	}
	if y.flags&symbolNonlocal != 0 {
		return y
	}
	return t.global(y.name)
}

// classCell is the name, impossible in Python, of the symbol in a class scope that
// __class__ and super() in the methods refer to.
const classCell = ".class"

// seesClass reports whether names in s are also looked up in the class body that s
// stands in directly (PEP 695, "Annotation scopes").
func (s *scope) seesClass() bool { return s.kind == typeParameterScope || s.kind == lazyScope }

// pass notes that the value of outer, a symbol of from, reaches the scope of y
// through the scopes between.
func (t *nameTable) pass(y *symbol, from *scope, outer *symbol) {
	for in := y.scope; in != from; in = in.parent {
		between := t.symbol(y.name, in)
		if between.flags&symbolBound == 0 || between.flags&symbolNonlocal != 0 {
			between.flags |= symbolFree
			between.home = outer
		}
	}
}

// lookup returns the symbol that a Name in s refers to, and nil if nothing in the
// module mentions the name on the way: then only builtins and star imports have it.
func (s *scope) lookup(name string) *symbol {
	name = mangled(name, s)
	sees := s.seesClass()
	for in, first := s, true; in != nil; in, first = in.parent, false {
		visible := first || in.kind != classScope || sees
		sees = sees && in.seesClass()
		if !visible {
			continue
		}
		if y := in.symbolNamed(name); y != nil {
			return y.home
		}
	}
	return nil
}
