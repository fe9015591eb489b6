package semantic

// iterated returns what for, or async for, gives for t.
func (e *eval) iterated(t Type, async bool) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	return t.Used().mapMembers(func(m Type) Type {
		if async {
			return e.asyncIterated(m)
		}
		return e.syncIterated(m)
	})
}

func (e *eval) asyncIterated(t Type) Type {
	switch t.d.kind {
	case kindAsyncGenerator:
		return e.yielded(t)
	case kindInstance:
		it := e.callMethod(t, "__aiter__")
		if it.is(kindAsyncGenerator) {
			return e.yielded(it)
		}
		return e.awaited(e.callMethod(it, "__anext__"))
	}
	return Type{}
}

func (e *eval) syncIterated(t Type) Type {
	switch t.d.kind {
	case kindGenerator:
		return e.yielded(t)
	case kindInstance:
		if t.has(fixedFlag) || t.d.class.QualifiedName() == "builtins.tuple" {
			if len(t.d.args) == 0 {
				return Type{}
			}
			return join(t.d.args...)
		}
		it := e.callMethod(t, "__iter__")
		if it.is(kindGenerator) {
			return e.yielded(it)
		}
		return e.callMethod(it, "__next__")
	}
	return Type{}
}

// iteratorOf returns what iter, or aiter, gives for t.
func (e *eval) iteratorOf(t Type, async bool) Type {
	return t.mapMembers(func(m Type) Type {
		switch {
		case m.is(kindAsyncGenerator) && async, m.is(kindGenerator) && !async:
			return m
		case async:
			return e.callMethod(m, "__aiter__")
		}
		return e.callMethod(m, "__iter__")
	})
}

// callMethod returns what t.name() gives, the name looked up on the type of t.
func (e *eval) callMethod(t Type, name string) Type {
	return t.mapMembers(func(m Type) Type {
		if m.d.kind != kindInstance {
			return Type{}
		}
		shape := e.shapeOf(m.d.class)
		raw, owner, answer := e.lookup(m.d.class, name, 0)
		if answer != Yes {
			return Type{}
		}
		result := e.call(e.bindMember(raw, m), nil)
		return substitute(substitute(result, e.shapeOf(owner.class).params, owner.args), shape.params, m.d.args)
	})
}

// entered returns what with, or async with, binds for t.
func (e *eval) entered(t Type, async bool) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	return t.Used().mapMembers(func(m Type) Type {
		switch {
		case m.is(kindManager) && !async, m.is(kindAsyncManager) && async:
			return e.yielded(m)
		case !m.is(kindInstance):
			return Type{}
		case async:
			return e.awaited(e.callMethod(m, "__aenter__"))
		}
		return e.callMethod(m, "__enter__")
	})
}

// awaited returns what await gives for t.
func (e *eval) awaited(t Type) Type {
	if !e.enter() {
		return Type{}
	}
	defer e.leave()
	return t.Used().mapMembers(func(m Type) Type {
		switch {
		case m.is(kindCoroutine):
			if len(m.d.args) > 0 {
				return m.d.args[0]
			}
			return e.result(m.d, nil)
		case m.is(kindGenerator) && m.has(awaitableFlag):
			return e.generatorResult(m)
		case m.is(kindInstance):
			return e.generatorResult(e.callMethod(m, "__await__"))
		}
		return Type{}
	})
}

// generatorResult returns what "yield from" gives for t: what the generator returns
// (PEP 380).
func (e *eval) generatorResult(t Type) Type {
	return t.mapMembers(func(m Type) Type {
		switch m.d.kind {
		case kindGenerator:
			return e.generatorReturn(m)
		case kindAwaitIterator:
			return m.arg(0)
		case kindInstance:
			switch name := m.d.class.QualifiedName(); name {
			case "collections.abc.Generator", "types.GeneratorType":
				return m.arg(2)
			case "_builtins.async_generator_asend", "_builtins.async_generator_athrow", "_builtins.anext_awaitable":
				return m.arg(0)
			}
		}
		return Type{}
	})
}

// Awaited returns what await gives.
func (t Type) Awaited() Type {
	return asking(t.home(), func(e *eval) Type { return e.awaited(t) })
}

// Entered returns what with, or async with, binds.
func (t Type) Entered(async bool) Type {
	return asking(t.home(), func(e *eval) Type { return e.entered(t, async) })
}

// Iterated returns what for, or async for, binds.
func (t Type) Iterated(async bool) Type {
	return asking(t.home(), func(e *eval) Type { return e.iterated(t, async) })
}
