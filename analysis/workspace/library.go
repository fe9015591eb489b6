package workspace

import (
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// newLibrary returns what is known of Python's libraries.
func newLibrary(v syntax.Version) semantic.Importer { return library.New(v) }
