package semantic

import "slices"

// A Type is what is known of a value. The zero Type is Unknown. Types are
// immutable values.
type Type struct{ d *typeData }

// A typeKind says which of Python's kinds of value a Type speaks of.
type typeKind uint8

const (
	kindUnknown        typeKind = iota
	kindNone                    // None
	kindInstance                // an instance of class
	kindClass                   // class itself; with args a parameterised one: list[int]
	kindFunction                // what a def or lambda defines; bound when receiver is set
	kindCoroutine               // what calling a coroutine function gives
	kindGenerator               // what calling a generator function gives
	kindAsyncGenerator          // what calling an asynchronous generator function gives
	kindManager                 // what calling a function made by contextlib.contextmanager gives
	kindAsyncManager            // what calling a function made by contextlib.asynccontextmanager gives
	kindAwaitIterator           // what __await__() of a coroutine, task or future gives
	kindModule                  // a module
	kindPartial                 // functools.partial of args[0]
	kindSuper                   // super() in class, for receiver
	kindStaticMethod            // staticmethod of args[0], as it stands in a class
	kindClassMethod             // classmethod of args[0], as it stands in a class
	kindProperty                // property whose getter is args[0], as it stands in a class
	kindTypeVar                 // a type variable of an annotation, until it is bound
	kindUnion                   // one of args
)

type typeFlags uint8

const (
	// declaredFlag marks a value known by an annotation, or as self: it may be of
	// a subclass.
	declaredFlag typeFlags = 1 << iota
	// fixedFlag marks a tuple, or a list that has no name, whose args are its items one
	// by one.
	fixedFlag
	// managerFlag marks a generator function under contextlib.contextmanager, or
	// an asynchronous one under contextlib.asynccontextmanager.
	managerFlag
	// awaitableFlag marks a generator function under types.coroutine, and what
	// calling it gives.
	awaitableFlag
	// wrappedFlag marks a function in a wrapper of the library, such as what
	// functools.cache makes.
	wrappedFlag
	// overloadFlag marks a def under typing.overload.
	overloadFlag
	// selfFlag marks the receiver of a method as the method's own body sees it.
	selfFlag
	// superFlag marks a method as super() finds it: no class below has another one that
	// would run in its place.
	superFlag
)

// typeData is the content of a Type that is not Unknown. It never changes.
type typeData struct {
	kind     typeKind
	flags    typeFlags
	class    *Class
	fn       *Function // the function that this is, or whose call made it
	frame    *frame    // where fn was defined, if that is known better than by its text; of an instance the call of __init__ that made it, likewise
	receiver *typeData // what a method is bound to
	module   *Module   // of a module that could be imported
	name     string    // of a module; of a type variable; under which a wrapped function is known
	args     []Type    // see the kinds; of an instance the type arguments; of a coroutine or
	// awaitIterator its result if that depends on the call; of a generator what it yields, likewise
}

var noneType = Type{&typeData{kind: kindNone}}

// maxMembers is the number of alternatives beyond which a value counts as Unknown.
const maxMembers = 8

// instanceOf returns the Type of exact instances of c.
func instanceOf(c *Class, args ...Type) Type {
	if c == nil {
		return Type{}
	}
	if len(args) == 0 {
		return Type{&c.instance}
	}
	return Type{&typeData{kind: kindInstance, class: c, args: args}}
}

// classType returns the Type of c itself.
func classType(c *Class) Type {
	if c == nil {
		return Type{}
	}
	return Type{&c.object}
}

// with returns a copy of t with flags added.
func (t Type) with(flags typeFlags) Type {
	if t.d == nil || t.d.flags&flags == flags {
		return t
	}
	if t.d.kind == kindUnion {
		members := make([]Type, len(t.d.args))
		for i, m := range t.d.args {
			members[i] = m.with(flags)
		}
		return Type{&typeData{kind: kindUnion, args: members}}
	}
	d := *t.d
	d.flags |= flags
	return Type{&d}
}

// is reports whether t is of kind k.
func (t Type) is(k typeKind) bool { return t.d != nil && t.d.kind == k }

// has reports whether t bears all of flags.
func (t Type) has(flags typeFlags) bool { return t.d != nil && t.d.flags&flags == flags }

// arg returns the i-th of t's args, or Unknown.
func (t Type) arg(i int) Type {
	if t.d == nil || i >= len(t.d.args) {
		return Type{}
	}
	return t.d.args[i]
}

// args returns t's args.
func (t Type) args() []Type {
	if t.d == nil {
		return nil
	}
	return t.d.args
}

// join returns the Type of a value that is one of types: Unknown if one of them
// is or if they are too many, nothing being Unknown too.
func join(types ...Type) Type {
	switch len(types) {
	case 0:
		return Type{}
	case 1:
		return types[0]
	}
	var members []Type
	for _, t := range types {
		if t.d == nil {
			return Type{}
		}
		for _, m := range t.Members() {
			members, _ = withMember(members, m)
		}
	}
	switch {
	case len(members) == 1:
		return members[0]
	case len(members) > maxMembers:
		return Type{}
	}
	return Type{&typeData{kind: kindUnion, args: members}}
}

// withMember adds t, no union, to members, and reports whether that is new. Of two
// that differ only in that one is declared, that one stays; of two instances that differ
// only in what they were made with, one of which that is not known.
func withMember(members []Type, t Type) ([]Type, bool) {
	for i, m := range members {
		if sameType(m, t, 0) {
			return members, false
		}
		if m.d.class != nil && m.d.class.Is(t.d.class) && sameType(m.loosely(declaredFlag), t.loosely(declaredFlag), 0) {
			both := t.with(m.d.flags & declaredFlag)
			if both.d.frame != m.d.frame {
				both = both.loosely(t.d.flags | m.d.flags)
			}
			if sameType(both, m, 0) {
				return members, false
			}
			members = slices.Clone(members)
			members[i] = both
			return members, true
		}
	}
	return append(members, t), true
}

// loosely returns t, declared if flags are, as made with anything if it is an instance.
func (t Type) loosely(flags typeFlags) Type {
	t = t.with(flags & declaredFlag)
	if !t.is(kindInstance) || t.d.frame == nil {
		return t
	}
	d := *t.d
	d.frame = nil
	return Type{&d}
}

// sameType reports whether a and b say the same. Types that are nested deeper
// than anyone writes count as different.
func sameType(a, b Type, depth int) bool {
	if a.d == b.d {
		return true
	}
	if a.d == nil || b.d == nil || depth > 8 {
		return false
	}
	x, y := a.d, b.d
	return x.kind == y.kind && x.flags == y.flags && x.class.Is(y.class) && x.fn.Is(y.fn) && x.frame == y.frame &&
		x.module.is(y.module) && x.name == y.name && sameType(Type{x.receiver}, Type{y.receiver}, depth+1) &&
		slices.EqualFunc(x.args, y.args, func(s, t Type) bool { return sameType(s, t, depth+1) })
}

// mapMembers returns f of t, or for a union of f of each member, joined.
func (t Type) mapMembers(f func(Type) Type) Type {
	if !t.is(kindUnion) {
		if t.d == nil {
			return t
		}
		return f(t)
	}
	results := make([]Type, 0, len(t.d.args))
	for _, m := range t.d.args {
		r := f(m)
		if r.d == nil {
			return r
		}
		results = append(results, r)
	}
	return join(results...)
}

// without returns t less the members for which drop holds; Unknown if none is left.
func (t Type) without(drop func(Type) bool) Type {
	if !t.is(kindUnion) {
		if t.d != nil && drop(t) {
			return Type{}
		}
		return t
	}
	var kept []Type
	for _, m := range t.d.args {
		if !drop(m) {
			kept = append(kept, m)
		}
	}
	return join(kept...)
}

// Used returns what t is where something is done with it that None does not take, as it
// has no methods: the members of a union but None.
func (t Type) Used() Type {
	if !t.is(kindUnion) {
		return t
	}
	return t.without(Type.IsNone)
}

// IsUnknown reports whether nothing is known, or a member of a union is not.
func (t Type) IsUnknown() bool { return t.d == nil }

// Members returns the alternatives of a union, else t alone; nothing for Unknown.
func (t Type) Members() []Type {
	switch {
	case t.d == nil:
		return nil
	case t.d.kind == kindUnion:
		return t.d.args
	}
	return []Type{t}
}

// every reports whether t is known and f holds for it, or for each member of the union it is.
func (t Type) every(f func(*typeData) bool) bool {
	switch {
	case t.d == nil:
		return false
	case t.d.kind == kindUnion:
		return !slices.ContainsFunc(t.d.args, func(m Type) bool { return !f(m.d) })
	}
	return f(t.d)
}

// IsNone reports whether t is None.
func (t Type) IsNone() bool { return t.is(kindNone) }

// IsCoroutine reports whether t is a coroutine object, the coroutine of a
// coroutine function. It holds for a union all of whose members are coroutines.
func (t Type) IsCoroutine() bool {
	return t.every(func(d *typeData) bool { return d.kind == kindCoroutine })
}

// IsAsyncGenerator reports whether t is an asynchronous generator object.
func (t Type) IsAsyncGenerator() bool {
	return t.every(func(d *typeData) bool { return d.kind == kindAsyncGenerator })
}

// IsGenerator reports whether t is a generator object.
func (t Type) IsGenerator() bool {
	return t.every(func(d *typeData) bool { return d.kind == kindGenerator })
}

// IsFunction reports whether t is a function, bound method or lambda.
func (t Type) IsFunction() bool {
	return t.every(func(d *typeData) bool { return d.kind == kindFunction })
}

// IsClassObject reports whether t is a class itself, not an instance.
func (t Type) IsClassObject() bool {
	return t.every(func(d *typeData) bool { return d.kind == kindClass && len(d.args) == 0 })
}

// IsInstance reports whether t is an instance of a known class.
func (t Type) IsInstance() bool {
	return t.every(func(d *typeData) bool { return d.kind == kindInstance })
}

// IsDeclared reports whether t is an instance that an annotation tells of, or self: it may be
// of a subclass.
func (t Type) IsDeclared() bool {
	return t.every(func(d *typeData) bool { return d.kind == kindInstance && d.flags&declaredFlag != 0 })
}

// IsModule reports whether t is a module.
func (t Type) IsModule() bool { return t.is(kindModule) }

// Function returns the function that t is, or that made the coroutine,
// generator, or context manager that t is; nil if there is none. For a union it
// is that of the first member.
func (t Type) Function() *Function {
	for _, m := range t.Members() {
		return m.d.fn
	}
	return nil
}

// Receiver returns what the method t is bound to, Unknown if t is no bound method. For a
// union it is that of the first member.
func (t Type) Receiver() Type {
	for _, m := range t.Members() {
		return Type{m.d.receiver}
	}
	return Type{}
}

// Class returns the class that t is an instance of, or that t is; nil if there is
// none. For a union it is that of the first member.
func (t Type) Class() *Class {
	for _, m := range t.Members() {
		if m.d.kind == kindInstance || m.d.kind == kindClass {
			return m.d.class
		}
		return nil
	}
	return nil
}
