package semantic

import "awaiter/analysis/syntax"

// Reads yields the places where the value that target, a Name that is bound, gets
// there may be read. The second result is Unknown where names can be read in
// ways that are not seen (locals(), exec, global).
func (m *Module) Reads(target syntax.Node) ([]syntax.Node, Answer) { return nil, Unknown }

// IsAbstract reports whether the body is only a stub: a docstring, "...", pass or
// raise NotImplementedError, or the def is marked @abstractmethod or @overload,
// or stands in a Protocol.
func (f *Function) IsAbstract() bool { return false }

// FallsThrough answers whether the end of the body can be reached, so that the
// call gives None there.
func (f *Function) FallsThrough() Answer { return Unknown }

// Accepts answers whether f can be called with n positional arguments and no
// others, self or cls included for a method.
func (f *Function) Accepts(n int) Answer { return Unknown }
