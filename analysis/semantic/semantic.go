// Package semantic says what the names and expressions of a module mean, in the
// words of the Python data model. What it does not know it calls Unknown, and
// every question to the unknown has a harmless answer.
package semantic

// An Answer is what we know about a question. Rules act on Yes and on No, and
// stay silent on Unknown.
type Answer int8

const (
	Unknown Answer = iota
	No
	Yes
)

// And answers whether both a and b hold.
func (a Answer) And(b Answer) Answer {
	switch {
	case a == No || b == No:
		return No
	case a == Yes && b == Yes:
		return Yes
	}
	return Unknown
}

// Not answers the opposite question.
func (a Answer) Not() Answer {
	switch a {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

// An Importer finds what another module exports. name is absolute and dotted:
// relative imports are resolved before they are asked for.
type Importer interface {
	Import(name string) (*Summary, bool)
}

// A Summary is all that other modules may know of one. While its Hash stays the
// same, whoever asked for it need not look again; text inside a function's body
// is part of it only where it changes what a call gives.
type Summary struct {
	Module *Module
	Names  map[string]Export
	Hash   uint64
}

// An Export is one name that a module binds at its top level.
type Export struct {
	Type    Type   // of the value that the name has when the module has run
	Private bool   // not imported by "import *" (no __all__ names it, or it begins with "_")
	Alias   string // the qualified name of what it is bound to, if it came from another module
}
