package semantic

import (
	"hash/maphash"

	"awaiter/analysis/syntax"
)

// A digest gathers the text of a module on which depends what others may know of
// it. Which text of a function's body that is, is decided without asking what
// anything means, so that it costs no look into other modules: the returns and
// yields, what the names in them are bound to, attributes that are set, and the
// statements that direct the flow.
type digest struct {
	m *Module
	h maphash.Hash
}

var digestSeed = maphash.MakeSeed()

func (m *Module) hash() uint64 {
	d := digest{m: m}
	d.h.SetSeed(digestSeed)
	d.h.WriteString(m.Name)
	for s := range m.Tree.Root().Children() {
		d.statement(s)
	}
	return d.h.Sum64()
}

func (d *digest) text(n syntax.Node) {
	d.h.WriteString(n.Text())
	d.h.WriteByte(0)
}

// statement takes in a statement of the module or of a class.
func (d *digest) statement(n syntax.Node) {
	switch n.Kind() {
	case syntax.KindFunctionDef:
		d.function(d.m.FunctionOf(n))
	case syntax.KindClassDef, syntax.KindIf, syntax.KindTry, syntax.KindWith, syntax.KindFor, syntax.KindWhile,
		syntax.KindMatch, syntax.KindExceptHandler, syntax.KindMatchCase:
		d.h.WriteByte(byte(n.Kind()))
		if n.Is(syntax.KindClassDef) && n.IsBroken() {
			d.h.WriteByte(byte(syntax.KindError))
		}
		for c := range n.Children() {
			d.h.WriteByte(byte(c.Role()))
			d.statement(c)
		}
	default:
		d.text(n)
	}
}

// function takes in a def.
func (d *digest) function(f *Function) {
	body := f.Def.Field(syntax.FieldBody)
	whole := f.Def.OuterSpan()
	whole.End = body.OuterSpan().Start
	d.h.WriteString(f.Module.Tree.Text.Slice(whole))
	d.h.WriteByte(byte(f.Kind))
	s := slice{d: d, f: f, seen: map[*symbol]bool{}}
	s.body()
}

// A slice is what of the body of a function decides on what others see of it.
type slice struct {
	d    *digest
	f    *Function
	seen map[*symbol]bool
	open []*symbol
}

func (s *slice) body() {
	annotated := s.f.Def.Field(syntax.FieldReturns).Exists()
	if !annotated || s.f.Kind == PlainFunction {
		for _, r := range s.f.returns {
			s.depend(r.Node) // of a plain function also what the annotation does not say, see MayGiveAwaitable
		}
	}
	if !annotated {
		for _, y := range s.f.yields {
			s.depend(y)
		}
	}
	root := s.f.Def.Field(syntax.FieldBody)
	for n := root; n.Exists() && n.Number() < s.f.Def.Beyond(); n = n.Following() {
		switch n.Kind() {
		case syntax.KindAttribute:
			if b := s.d.m.bindingOf(n); b != nil {
				s.depend(b.origin)
			}
		case syntax.KindGlobal:
			for name := range n.Fields(syntax.FieldNames) {
				for b := range s.d.m.symbolOf(name).bindings() {
					if s.f.Def.Contains(b.origin) {
						s.binding(b)
					}
				}
			}
		case syntax.KindIf, syntax.KindWhile:
			s.d.h.WriteByte(byte(n.Kind()))
			if !annotated {
				s.test(n.Field(syntax.FieldTest))
			}
		case syntax.KindFor, syntax.KindTry, syntax.KindWith, syntax.KindMatch, syntax.KindRaise, syntax.KindBreak,
			syntax.KindContinue, syntax.KindExceptHandler, syntax.KindAssert:
			if !annotated {
				s.d.h.WriteByte(byte(n.Kind()))
			}
		}
	}
	for len(s.open) > 0 {
		y := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		for b := range y.bindings() {
			if b.scope.kind != moduleScope && b.scope.kind != classScope {
				s.binding(b)
			}
		}
	}
}

// binding takes in what b gives its name.
func (s *slice) binding(b *binding) {
	s.d.h.WriteByte(byte(b.kind))
	s.d.text(b.target)
	if b.kind != bindParameter {
		s.depend(b.value())
	}
}

// test takes in a condition: one that speaks of a name may narrow what it is.
func (s *slice) test(n syntax.Node) { s.d.text(n) }

// depend takes in n and, later, what the names in it are bound to.
func (s *slice) depend(n syntax.Node) {
	if !n.Exists() {
		return
	}
	s.d.text(n)
	for c := n; c.Exists() && c.Number() < n.Beyond(); c = c.Following() {
		if !c.Is(syntax.KindName) {
			continue
		}
		if y := s.d.m.symbolOf(c); y != nil && !s.seen[y.home] {
			s.seen[y.home] = true
			if k := y.home.scope.kind; k != moduleScope && k != classScope {
				s.open = append(s.open, y.home)
			}
		}
	}
}
