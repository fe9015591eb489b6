package semantic

import (
	"sync/atomic"

	"awaiter/analysis/syntax"
)

// A scopeKind says what code a scope belongs to, in the words of "Execution
// model, Naming and binding" in the Python reference.
type scopeKind uint8

const (
	moduleScope        scopeKind = iota
	classScope                   // not seen from the functions in it
	functionScope                // of a def
	lambdaScope                  //
	comprehensionScope           // of a comprehension or generator expression
	typeParameterScope           // of a def, class or type alias with [T] (PEP 695)
	lazyScope                    // of a type alias's value or a type parameter's bound (PEP 695), run when asked for
)

// A scope is a region of text in which names mean the same, as CPython's symtable
// has them. It never changes once it is found; see body.
type scope struct {
	kind     scopeKind
	node     syntax.Node // Module, ClassDef, FunctionDef, Lambda, the comprehension; for the last two kinds, what has the parameters or the bound
	parent   *scope      // nil for the module
	module   *Module
	function *Function            // of a functionScope or lambdaScope
	class    *Class               // of a classScope
	number   int32                // place in module.names.scopes
	body     *body                // of a def whose names are found when somebody asks; else nil
	unit     *scope               // the function or module whose run evaluates the scope's code: itself for those
	flow     atomic.Pointer[flow] // of a unit, once somebody asked for it
	unseen   bool                 // names are bound or read in ways that are not seen: exec, locals(), vars(), "import *" outside of a module
	private  string               // the class name that mangles __names, "" outside of classes
	first    *symbol              // the names of the scope, in order of their first mention, through symbol.after
	last     *symbol

	named atomic.Pointer[symbolTable] // see table
}

// A symbolTable has the symbols of a scope by name.
type symbolTable struct {
	symbols map[string]*symbol
	marks   nameMarks
}

// nameMarks have a bit for each of some names, so that most others are seen not to be among
// them without a look: a class is asked for many names that its bases have.
type nameMarks [4]uint64

func (k *nameMarks) add(name string) {
	at := markOf(name)
	k[at/64] |= 1 << (at % 64)
}

// has reports whether name may have been added.
func (k *nameMarks) has(name string) bool {
	at := markOf(name)
	return k[at/64]>>(at%64)&1 != 0
}

func markOf(name string) uint8 {
	if name == "" {
		return 0
	}
	n := len(name)
	return uint8(n)*151 ^ name[0]*31 ^ name[n/2]*7 ^ name[n-1]
}

// A symbol is one name in one scope. It never changes once it is found; see body.
type symbol struct {
	name  string // mangled
	scope *scope
	home  *symbol // the symbol of the scope where the name is bound: itself for a local one; for a global, that of the module, which may have no binding at all
	after *symbol // next in scope
	flags symbolFlags
	slot  int32      // of flow, in the unit of scope; 0: none yet
	place int32      // in module.names
	end   *flowValue // of a name of a class or module: its value where the code ends; nil if that is not one

	any atomic.Pointer[flowValue] // of a home, once it was asked for: see anyTime

	lastBinding *binding // of a home, from any scope: see bindings

	outside kept // of a name of a class or module: what askMember or askExport answers

	overloads atomic.Pointer[[]*Function] // the defs of the name in its own scope that are overloads, once they were asked for
}

// symbolFlags are what symtable knows of a name in a scope.
type symbolFlags uint16

const (
	symbolBound     symbolFlags = 1 << iota // by any statement or expression; with symbolGlobal or symbolNonlocal elsewhere
	symbolParameter                         //
	symbolUsed                              // loaded
	symbolGlobal                            // by a global statement; in the module: by one anywhere
	symbolNonlocal                          // by a nonlocal statement
	symbolAnnotated                         // by x: T
	symbolImported                          //
	symbolCell                              // read or bound by a scope within
	symbolFree                              // home is in a function scope around
	symbolWild                              // of a home: code of other units binds it too
)

// isBuiltin reports whether no binding of the name is seen, so that it means what
// the module builtins has, or what a star import brought.
func (s *symbol) isBuiltin() bool { return s != nil && !s.home.isBoundSomewhere() }

// isIn reports whether the name is bound in a scope of one of the kinds.
func (s *symbol) isIn(kinds ...scopeKind) bool {
	for _, k := range kinds {
		if s != nil && s.home.scope.kind == k {
			return true
		}
	}
	return false
}
