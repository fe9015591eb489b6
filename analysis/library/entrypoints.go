package library

import (
	"hash/maphash"
	"slices"
	"strings"

	"awaiter/analysis/syntax"
)

// starters are the functions and classes that start a library.
var starters = map[string]bool{"asyncio.run": true, "asyncio.Runner": true, "uvloop.run": true, "trio.run": true, "anyio.run": true}

// entryPoints returns the libraries that entry points in t, of which one is enough, are
// started with, and those that "pytestmark = pytest.mark.trio" marks its tests for.
func (u *use) entryPoints(t *syntax.Tree) (run, marks asyncs) {
	byName := false
	for _, dotted := range u.names {
		byName = byName || starters[dotted]
	}
	for part, first := range t.Parts() {
		found := entryPointsOf(part, first)
		for _, c := range found.attributes {
			if dotted := u.names[c.object] + "." + c.name; starters[dotted] {
				run |= of(dotted)
			}
		}
		marks |= found.marks
		if !byName {
			continue
		}
		for _, name := range calledNames(part, first) {
			if dotted := u.names[name]; starters[dotted] {
				run |= of(dotted)
			}
		}
	}
	return run, marks
}

// entryPoints is what the text of a part tells of entry points, but for calledNames.
type entryPoints struct {
	attributes []attributeCall // by the names of starters
	marks      asyncs
}

// An attributeCall is "object.name()".
type attributeCall struct{ object, name string }

func entryPointsOf(part syntax.Part, first syntax.Node) *entryPoints {
	type key struct{}
	return part.Kept(key{}, func() any { return entryPointsIn(part, first) }).(*entryPoints)
}

func entryPointsIn(part syntax.Part, first syntax.Node) *entryPoints {
	e := &entryPoints{}
	for n := range part.Statements(first) {
		for call := range syntax.All[syntax.Call](n) {
			method := syntax.As[syntax.Attribute](call.Func())
			if !method.Value().Is(syntax.KindName) {
				continue
			}
			if name := method.Attr().Text(); name == "run" || name == "Runner" {
				e.attributes = append(e.attributes, attributeCall{strings.Clone(method.Value().Text()), strings.Clone(name)})
			}
		}
		assign := syntax.As[syntax.Assign](n)
		if assign.Exists() && assign.Field(syntax.FieldTarget).Text() == "pytestmark" {
			for a := range syntax.All[syntax.Attribute](assign.Value()) {
				e.marks |= ofMark(a.Node)
			}
		}
	}
	return e
}

// calledNames returns the names that are called in part, sorted.
func calledNames(part syntax.Part, first syntax.Node) []string {
	type key struct{}
	return part.Kept(key{}, func() any {
		var names []string
		for n := range part.Statements(first) {
			for call := range syntax.All[syntax.Call](n) {
				if call.Func().Is(syntax.KindName) {
					names = append(names, call.Func().Text())
				}
			}
		}
		slices.Sort(names)
		names = slices.Compact(names)
		for i, name := range names {
			names[i] = strings.Clone(name)
		}
		return names
	}).([]string)
}

var bySeed = maphash.MakeSeed()

// entryPointsBy is what asyncOfModule goes by: what part tells of entry points, and its
// imports.
func entryPointsBy(part syntax.Part, first syntax.Node) uint64 {
	type key struct{}
	return part.Kept(key{}, func() any {
		var by maphash.Hash
		by.SetSeed(bySeed)
		for n := range part.Statements(first) {
			for alias := range syntax.All[syntax.Alias](n) {
				by.WriteString(alias.Parent().Text())
				maphash.WriteComparable(&by, isForChecking(alias.Parent()))
			}
		}
		e := entryPointsOf(part, first)
		for _, c := range e.attributes {
			maphash.WriteComparable(&by, c)
		}
		for _, name := range calledNames(part, first) {
			maphash.WriteComparable(&by, name)
		}
		maphash.WriteComparable(&by, e.marks)
		return by.Sum64()
	}).(uint64)
}
