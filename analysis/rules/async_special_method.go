package rules

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncSpecialMethod = define(analysis.Rule{
	Name:     "async-special-method",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers: []string{"57", "A13", "G01", "G02", "G03", "G04", "G05", "G06", "G06b", "G07", "G07b", "G08", "G09", "G10", "G11", "G13", "G13b", "G13c",
		"G14", "G15", "G16", "G17", "G17b", "G17c", "G19", "G21", "G22", "G23", "G24", "G25", "G26", "G30"},
	Aliases: []string{"WPS610", "S935", "S2876"},
	Check:   asyncSpecialMethod,
})

// What comes of a coroutine where Python uses the result of a special method.
const (
	raises     = " raises TypeError"
	alwaysTrue = " is always true"
	givesIt    = " gives a coroutine" // which is not lost: who knows of it may await it
	neverRuns  = "its body never runs"
)

// unawaited are the special methods whose result Python uses itself, without
// awaiting it, each with what comes of that (data model, "Special method names";
// pickle, "Pickling Class Instances"; dataclasses). Those whose result goes to the
// user as it is, like __call__, __getitem__ and the operators, are not among them.
var unawaited = map[string]string{
	"__init__":          "making the object" + raises,
	"__new__":           "making the object" + givesIt,
	"__del__":           neverRuns,
	"__post_init__":     neverRuns,
	"__init_subclass__": neverRuns,
	"__set_name__":      neverRuns,
	"__class_getitem__": "subscribing the class" + givesIt,
	"__prepare__":       "the class statement" + raises,
	"__mro_entries__":   "the class statement" + raises,
	"__instancecheck__": "isinstance()" + alwaysTrue,
	"__subclasscheck__": "issubclass()" + alwaysTrue,
	"__enter__":         neverRuns + ", and 'with' binds a coroutine",
	"__exit__":          neverRuns + ", and 'with' swallows every exception",
	"__iter__":          "'for'" + raises,
	"__next__":          neverRuns + ", and 'for' gets coroutines without end",
	"__len__":           "len()" + raises,
	"__length_hint__":   "list()" + raises,
	"__bool__":          "a test for truth" + raises,
	"__str__":           "str()" + raises,
	"__repr__":          "repr()" + raises,
	"__bytes__":         "bytes()" + raises,
	"__format__":        "format()" + raises,
	"__hash__":          "hash()" + raises,
	"__int__":           "int()" + raises,
	"__float__":         "float()" + raises,
	"__complex__":       "complex()" + raises,
	"__index__":         "its use as an index" + raises,
	"__fspath__":        "os.fspath()" + raises,
	"__sizeof__":        "sys.getsizeof()" + raises,
	"__dir__":           "dir()" + raises,
	"__eq__":            "'=='" + alwaysTrue,
	"__ne__":            "'!='" + alwaysTrue,
	"__lt__":            "'<'" + alwaysTrue,
	"__le__":            "'<='" + alwaysTrue,
	"__gt__":            "'>'" + alwaysTrue,
	"__ge__":            "'>='" + alwaysTrue,
	"__contains__":      "'in'" + alwaysTrue,
	"__setitem__":       neverRuns,
	"__delitem__":       neverRuns,
	"__setattr__":       neverRuns,
	"__delattr__":       neverRuns,
	"__set__":           neverRuns,
	"__delete__":        neverRuns,
	"__setstate__":      neverRuns,
	"__reduce__":        "pickling raises PicklingError",
	"__reduce_ex__":     "pickling raises PicklingError",
	"__getnewargs__":    "pickling" + raises,
	"__getnewargs_ex__": "pickling" + raises,
	"__get__":           "the attribute" + givesIt,
	"__getattr__":       "every attribute" + givesIt,
	"__getattribute__":  "every attribute" + givesIt,
	"__missing__":       "every missing key" + givesIt,
}

// Python calls special methods from its own code, which does not await.
func asyncSpecialMethod(p *analysis.Pass) {
	for _, f := range p.Functions {
		def := syntax.As[syntax.FunctionDef](f.Def)
		outcome, special := unawaited[f.Name]
		switch {
		case !def.IsAsync():
		case accessor(p, f) != "":
			p.Report(nameOf(f), "Python does not await the %s of the property '%s': %s", accessor(p, f), f.Name, neverRuns).
				Fix(fixes.MakeFunctionSync(def))
		case f.Name == "__getattr__" && def.Parent().Is(syntax.KindModule) && !isDecorated(f):
			p.Report(nameOf(f), "Python does not await '%s': %s", f.Name, outcome).As(analysis.Warning).
				Fix(fixes.MakeFunctionSync(def))
		case special && f.Class != nil && isOwn(p, f) && !f.IsAbstract() && !isAwaitedByClass(p, f) && !isAwaitedByRay(p, f) && !isAwaitedMaker(f):
			r := p.Report(nameOf(f), "Python does not await '%s': %s", f.Name, outcome)
			if strings.HasSuffix(outcome, givesIt) {
				r.As(analysis.Warning)
			}
			sync, async := fixes.MakeFunctionSync(def), asynchronousForm(f)
			if hasToAwait(f.Class.OwnMethod(twins[f.Name])) {
				sync, async = async, sync
			}
			r.Fix(sync).Fix(async)
		}
	}
}

// hasToAwait reports whether f is a coroutine function that could be no plain one.
func hasToAwait(f *semantic.Function) bool {
	return f.IsCoroutineFunction() && fixes.MakeFunctionSync(syntax.As[syntax.FunctionDef](f.Def)).IsNone()
}

// asynchronousForm returns the fix that gives the work of f, and of the method that
// belongs to it, to methods that are awaited.
func asynchronousForm(f *semantic.Function) fixes.Fix {
	if f.Name == "__init__" {
		return fixes.MakeFactory(syntax.As[syntax.FunctionDef](f.Def))
	}
	twin := f.Class.OwnMethod(twins[f.Name])
	if !isPlain(twin) {
		return fixes.None
	}
	what := "context manager"
	if f.Name == "__iter__" || f.Name == "__next__" {
		what = "iterator"
	}
	return fixes.Join(
		fixes.RenameMethod(syntax.As[syntax.FunctionDef](f.Def), asyncNames[f.Name]),
		fixes.RenameMethod(syntax.As[syntax.FunctionDef](twin.Def), asyncNames[twin.Name]),
	).Titled("Make '%s' an asynchronous %s", f.Class.Name, what)
}

// accessor returns "setter" or "deleter" if f is that of a property of its class,
// else "".
func accessor(p *analysis.Pass, f *semantic.Function) string {
	if f.Class == nil {
		return ""
	}
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		a := syntax.As[syntax.Attribute](d)
		kind := a.Attr().Text()
		if kind != "setter" && kind != "deleter" || a.Value().Identifier() != f.Name {
			return ""
		}
		if slices.ContainsFunc(p.Module.Functions, func(getter *semantic.Function) bool {
			return getter.Class == f.Class && getter.Name == f.Name && hasDecorator(p.Module, getter.Def, "builtins.property")
		}) {
			return kind
		}
	}
	return ""
}

// hasDecorator reports whether one of the decorators of def, in m, called or not, is
// known to be one of names.
func hasDecorator(m *semantic.Module, def syntax.Node, names ...string) bool {
	for d := range def.Fields(syntax.FieldDecoratorList) {
		if slices.Contains(names, m.QualifiedName(syntax.Called(d))) {
			return true
		}
	}
	return false
}

func isDecorated(f *semantic.Function) bool { return f.Def.Field(syntax.FieldDecoratorList).Exists() }

// isOwn reports whether Python finds f, as it stands, under its name in its class.
func isOwn(p *analysis.Pass, f *semantic.Function) bool {
	if f.Class.OwnMethod(f.Name) != f || f.Def.Parent() != f.Class.Def.Node {
		return false
	}
	if f.Name == "__post_init__" && !hasDecorator(p.Module, f.Class.Def.Node, "dataclasses.dataclass") {
		return false
	}
	return !isDecorated(f) || hasDecorator(p.Module, f.Def, "builtins.classmethod", "builtins.staticmethod")
}

// isAwaitedMaker reports whether f is a __new__ that makes an object, gives it a name and
// returns it, as one writes for "await C()".
func isAwaitedMaker(f *semantic.Function) bool {
	if f.Name != "__new__" {
		return false
	}
	for assign := range syntax.All[syntax.Assign](f.Def) {
		target := assign.Field(syntax.FieldTarget)
		if !target.Is(syntax.KindName) || lastName(syntax.As[syntax.Call](assign.Value()).Func()) != "__new__" {
			continue
		}
		for _, r := range f.ReturnStatements() {
			if r.Value().Text() == target.Text() {
				return true
			}
		}
	}
	return false
}

// isAwaitedByRay reports whether f is one of the methods that Ray awaits for an actor: it
// makes the object itself, after the class was given to it anywhere.
func isAwaitedByRay(p *analysis.Pass, f *semantic.Function) bool {
	return (f.Name == "__init__" || f.Name == "__del__") && imports(p, "ray")
}

// isAwaitedByClass reports whether the class may await f itself: an asynchronous
// __new__ that awaits __init__, or a metaclass or base, makes "await C()" work.
func isAwaitedByClass(p *analysis.Pass, f *semantic.Function) bool {
	if f.Name != "__init__" && f.Name != "__new__" {
		return false
	}
	for keyword := range f.Class.Def.Keywords() {
		if syntax.As[syntax.Keyword](keyword).Name().Text() == "metaclass" {
			return true
		}
	}
	maker, known := f.Class.Method("__new__")
	if f.Class.IsOpen() || known == semantic.Unknown {
		return true
	}
	if maker == nil || !maker.IsCoroutineFunction() {
		return false
	}
	p.LookInto(maker.Def, f.Def)
	for a := range syntax.All[syntax.Attribute](maker.Def) {
		if a.Attr().Text() == "__init__" {
			return true
		}
	}
	return false
}
