package semantic

import "slices"

// Where a text was edited and others may know the same of it as before, what they were told
// stays: they speak of the classes and functions of an earlier Module of the same file. These
// are the ones that the later text has under the same names.

// is reports whether m and o, which may be nil, are of the same file.
func (m *Module) is(o *Module) bool {
	return m == o || m != nil && o != nil && m.file == o.file && m.file != noFile
}

// isEarlier reports whether m and o are of the same file, and of two texts of it.
func (m *Module) isEarlier(o *Module) bool { return m != o && m.is(o) }

// Is reports whether c and o, which may be nil, are the same class, perhaps of two texts of
// the same file.
func (c *Class) Is(o *Class) bool {
	if c == o || c == nil || o == nil {
		return c == o
	}
	return c.Name == o.Name && c.Module.isEarlier(o.Module) && c.QualifiedName() == o.QualifiedName() && c.ordinal() == o.ordinal()
}

// ordinal returns how many classes of the qualified name of c come before it.
func (c *Class) ordinal() (n int) {
	for _, other := range c.Module.Classes {
		if other == c {
			break
		}
		if other.Name == c.Name && other.QualifiedName() == c.QualifiedName() {
			n++
		}
	}
	return n
}

// Is reports whether f and o, which may be nil, are the same function, perhaps of two texts
// of the same file.
func (f *Function) Is(o *Function) bool {
	if f == o || f == nil || o == nil {
		return f == o
	}
	return f.Name == o.Name && f.Name != "" && f.Module.isEarlier(o.Module) && f.QualifiedName() == o.QualifiedName() && f.ordinal() == o.ordinal()
}

// ordinal returns how many functions of the qualified name of f come before it.
func (f *Function) ordinal() (n int) {
	for _, other := range f.Module.Functions {
		if other == f {
			break
		}
		if other.Name == f.Name && other.QualifiedName() == f.QualifiedName() {
			n++
		}
	}
	return n
}

// own returns t, which others may have said, in terms of m: with the classes and functions
// of m in the place of those that an earlier text of it had.
func (m *Module) own(t Type) Type {
	if m.file == noFile || !m.isOfEarlier(t, 0) {
		return t
	}
	return m.translated(t)
}

// maxOwn bounds how deep the parts of a Type are looked at for what is of an earlier text.
const maxOwn = 4

func (m *Module) isOfEarlier(t Type, depth int) bool {
	d := t.d
	switch {
	case d == nil || depth > maxOwn:
		return false
	case d.class != nil && d.class.Module.isEarlier(m), d.fn != nil && d.fn.Module.isEarlier(m), d.module != nil && d.module.isEarlier(m):
		return true
	case d.receiver != nil && m.isOfEarlier(Type{d.receiver}, depth+1):
		return true
	}
	return slices.ContainsFunc(d.args, func(a Type) bool { return m.isOfEarlier(a, depth+1) })
}

// translated is own for a Type that is of an earlier text. What m has not got is not known.
func (m *Module) translated(t Type) Type {
	d := *t.d
	if d.class != nil && d.class.Module.isEarlier(m) {
		if d.class = m.classLike(d.class); d.class == nil {
			return Type{}
		}
	}
	if d.fn != nil && d.fn.Module.isEarlier(m) {
		if d.fn = m.functionLike(d.fn); d.fn == nil {
			return Type{}
		}
	}
	if d.module != nil && d.module.isEarlier(m) {
		d.module = m
	}
	if d.frame != nil && d.frame.fn.Module.isEarlier(m) {
		d.frame = nil
	}
	if d.receiver != nil {
		d.receiver = m.own(Type{d.receiver}).d
	}
	d.args = slices.Clone(d.args)
	for i, a := range d.args {
		d.args[i] = m.own(a)
	}
	return Type{&d}
}

// classLike returns the class of m that Is c, nil if there is none.
func (m *Module) classLike(c *Class) *Class {
	i := slices.IndexFunc(m.Classes, c.Is)
	if i < 0 {
		m.Miss()
		return nil
	}
	return m.Classes[i]
}

// functionLike returns the function of m that Is f, nil if there is none.
func (m *Module) functionLike(f *Function) *Function {
	i := slices.IndexFunc(m.Functions, f.Is)
	if i < 0 {
		m.Miss()
		return nil
	}
	return m.Functions[i]
}
