package semantic

import "slices"

// Where a text was edited and others may know the same of it as before, what they were told
// stays: they speak of the classes and functions of an earlier Module of the same file. These
// are the ones that the later text has under the same names.

// is reports whether m and o, which may be nil, are of the same file.
func (m *Module) is(o *Module) bool {
	return m == o || m != nil && o != nil && m.file == o.file && m.file != noFile
}

// isTwinOf reports whether m and o are of the same file and two Modules, mostly of two texts.
func (m *Module) isTwinOf(o *Module) bool { return m != o && m.is(o) }

// Is reports whether c and o, which may be nil, are the same class, perhaps of two texts of
// the same file.
func (c *Class) Is(o *Class) bool {
	if c == o || c == nil || o == nil {
		return c == o
	}
	return c.Name == o.Name && c.Module.isTwinOf(o.Module) && c.QualifiedName() == o.QualifiedName() && c.ordinal() == o.ordinal()
}

func (c *Class) ordinal() int {
	return ordinalIn(c.Module.Classes, c, func(o *Class) bool { return o.Name == c.Name && o.QualifiedName() == c.QualifiedName() })
}

// Is reports whether f and o, which may be nil, are the same function, perhaps of two texts
// of the same file.
func (f *Function) Is(o *Function) bool {
	if f == o || f == nil || o == nil {
		return f == o
	}
	return f.Name == o.Name && f.Name != "" && f.Module.isTwinOf(o.Module) && f.QualifiedName() == o.QualifiedName() && f.ordinal() == o.ordinal()
}

func (f *Function) ordinal() int {
	return ordinalIn(f.Module.Functions, f, func(o *Function) bool { return o.Name == f.Name && o.QualifiedName() == f.QualifiedName() })
}

// ordinalIn returns how many before one in all go by its name.
func ordinalIn[T comparable](all []T, one T, isNamed func(T) bool) (n int) {
	for _, other := range all {
		if other == one {
			break
		}
		if isNamed(other) {
			n++
		}
	}
	return n
}

// own returns t, which others may have said, in terms of m: with the classes and functions
// of m in the place of those of a twin.
func (m *Module) own(t Type) Type {
	if m.file == noFile || !m.isOfTwin(t, 0) {
		return t
	}
	return m.translated(t)
}

// maxOwn bounds how deep the parts of a Type are looked at for what is of a twin.
const maxOwn = 4

func (m *Module) isOfTwin(t Type, depth int) bool {
	d := t.d
	switch {
	case d == nil || depth > maxOwn:
		return false
	case d.class != nil && d.class.Module.isTwinOf(m), d.fn != nil && d.fn.Module.isTwinOf(m), d.module != nil && d.module.isTwinOf(m):
		return true
	case d.receiver != nil && m.isOfTwin(Type{d.receiver}, depth+1):
		return true
	}
	return slices.ContainsFunc(d.args, func(a Type) bool { return m.isOfTwin(a, depth+1) })
}

// translated is own for a Type with something of a twin. What m has not got is not known.
func (m *Module) translated(t Type) Type {
	d := *t.d
	if d.class != nil && d.class.Module.isTwinOf(m) {
		if d.class = ownOf(m, m.Classes, d.class.Is); d.class == nil {
			return Type{}
		}
	}
	if d.fn != nil && d.fn.Module.isTwinOf(m) {
		if d.fn = ownOf(m, m.Functions, d.fn.Is); d.fn == nil {
			return Type{}
		}
	}
	if d.module != nil && d.module.isTwinOf(m) {
		d.module = m
	}
	if d.frame != nil && d.frame.fn.Module.isTwinOf(m) {
		d.frame = nil
	}
	if d.receiver != nil {
		if d.receiver = m.own(Type{d.receiver}).d; d.receiver == nil {
			return Type{}
		}
	}
	d.args = slices.Clone(d.args)
	for i, a := range d.args {
		d.args[i] = m.own(a)
	}
	return Type{&d}
}

// ownOf returns the one in all, the classes or functions of m, that is what is says, nil if m
// has none in sight.
func ownOf[T any](m *Module, all []*T, is func(*T) bool) *T {
	i := slices.IndexFunc(all, is)
	if i < 0 {
		m.Miss()
		return nil
	}
	return all[i]
}
