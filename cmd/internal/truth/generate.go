// Package truth holds what we say of programs to what CPython does when it runs them. The
// programs are made of parts (programs/): values, ways for a value to reach its use, uses
// that are right or wrong for it, and the code around the use.
package truth

import (
	"maps"
	"slices"
	"strings"
)

// main is the path of a program's first file.
const main = "example.py"

// A Program is one use of one value.
type Program struct {
	Way, Value, Use, Context string // the titles of its parts

	Files   map[string]string // by path; main is the one to run
	right   int               // the place of the program that does the same with a right use; itself if there is none
	marked  []place           // the use, or the line of it that is wrong
	causes  []place           // the definitions, where they may be what is wrong
	dynamic bool              // nobody can know without running it, or knowing all who call it
}

// A place is a line of a file of a program, one-based.
type place struct {
	path string
	line int
}

// Each value goes each way in the whole, and a sixth of that in the sample.
const (
	Whole  = 1
	Sample = 6
)

// Generate returns the programs, always the same: every value goes every n-th way, and
// shapes of classes are used directly and in some ways.
func Generate(n int) []*Program {
	var programs []*Program
	values, ways, contexts := read("values"), read("ways"), read("contexts")
	for w, way := range ways {
		for v := range values {
			if (w+v)%n == 0 {
				turn := mixed(w, v)
				value, context := &values[v], contexts[turn%len(contexts)]
				right, wrong := value.only(true), value.only(false)
				at := len(programs)
				for _, u := range []use{right[turn%len(right)], wrong[turn%len(wrong)]} {
					p := assemble(way, *value, u, context)
					p.right = at
					programs = append(programs, p)
				}
			}
		}
	}
	for i, p := range shapes(ways, contexts) {
		if i%n == 0 {
			p.right = len(programs)
			programs = append(programs, p)
		}
	}
	return programs
}

// mixed returns a number for way w and value v, of which no two numbers that follow each
// other are alike.
func mixed(w, v int) int {
	x := uint32(w)*2654435761 + uint32(v)*2246822519
	return int((x ^ x>>15) * 3266489917 >> 8)
}

// protocolUses are how the classes of shapes are used, by the first word of their titles.
var protocolUses = map[string][]use{
	"manager":   {{kind: "async with", text: "async with $x: pass"}, {kind: "with", text: "with $x: pass"}},
	"iterator":  {{kind: "async for", text: "async for item in $x: print(item)"}, {kind: "for", text: "for item in $x: print(item)"}},
	"awaitable": {{kind: "await", text: "await $x"}, {kind: "async with", text: "async with $x: pass"}},
}

// shapeWays are the ways of the classes of shapes.
var shapeWays = []string{"directly", "attribute set in __init__", "annotated parameter", "imported function", "property"}

// shapes returns the programs of the classes of shapes.
func shapes(ways, contexts []section) (programs []*Program) {
	methods := map[string]string{"enter": "__enter__", "exit": "__exit__", "iter": "__iter__", "next": "__next__",
		"stop": "StopIteration", "wrongstop": "StopAsyncIteration", "abc": "Iterator", "async": "", "other": "async ", "await": ""}
	asyncMethods := map[string]string{"enter": "__aenter__", "exit": "__aexit__", "iter": "__aiter__", "next": "__anext__",
		"stop": "StopAsyncIteration", "wrongstop": "StopIteration", "abc": "AsyncIterator", "async": "async ", "other": "", "await": "await "}
	for _, shape := range read("shapes") {
		for i, words := range []map[string]string{asyncMethods, methods} {
			value := section{title: shape.title, body: expandShape(shape.body, words), fields: map[string]string{"make": "Thing()", "type": "Thing"}}
			if i > 0 {
				if value.body == shape.body {
					continue // it names its methods
				}
				value.title += ", not asynchronous"
			}
			maps.Copy(value.fields, shape.fields)
			protocol, _, _ := strings.Cut(shape.title, ":")
			for j, u := range protocolUses[protocol] {
				for _, way := range ways {
					if k := slices.Index(shapeWays, plainTitle(way)); k == 0 || k == 1+(len(programs)+j)%(len(shapeWays)-1) {
						p := assemble(way, value, u, contexts[len(programs)%len(contexts)])
						p.causes = placesOf(p.Files, value.body)
						programs = append(programs, p)
					}
				}
			}
		}
	}
	return programs
}

// expandShape expands the words of body; "$async ", "$other " and "$await " bring the space
// behind them.
func expandShape(body string, words map[string]string) string {
	for _, word := range []string{"async", "other", "await"} {
		body = strings.ReplaceAll(body, "$"+word+" ", words[word])
	}
	return expand(body, words)
}

const header = `import abc, asyncio, collections.abc, contextlib, contextvars, dataclasses, enum, functools, io, os, sys, threading, time, typing
from typing import Annotated, Any, AsyncIterator, Awaitable, Callable, Coroutine, Generic, Iterable, Iterator, Optional, Protocol, Sequence, TypeVar

flag = bool(1)

`

const footer = `

asyncio.run(main())
`

const mark, marked = "  #!", "#!"

// isDynamic and isAnnotated end the titles of ways of which that is true.
const isDynamic, isAnnotated = " (dynamic)", " (by its annotation)"

// plainTitle returns the title of way without what marks it.
func plainTitle(way section) string {
	return strings.TrimSuffix(strings.TrimSuffix(way.title, isDynamic), isAnnotated)
}

// assemble puts the parts of a program together.
func assemble(way, value section, u use, context section) *Program {
	dynamic := strings.HasSuffix(way.title, isDynamic) || strings.HasSuffix(way.title, isAnnotated) && u.untold
	p := &Program{Way: plainTitle(way), Value: value.title, Use: u.kind, Context: context.title, Files: map[string]string{}, dynamic: dynamic}
	words := map[string]string{"make": value.fields["make"], "type": value.fields["type"], "define": value.body}
	path, body := main, way.body
	for path != "" {
		text, rest, _ := strings.Cut(body, "\n== ")
		if path == main {
			text += footer
		}
		text = withHeader(strings.Trim(used(text, u, context, words), "\n") + "\n")
		p.Files[path] = p.unmark(path, text)
		path, body, _ = strings.Cut(rest, " ==\n")
	}
	return p
}

// used expands text, the template of a file, with u in context where it is to stand.
func used(text string, u use, context section, words map[string]string) string {
	before, after, found := strings.Cut(text, "$use ")
	if !found {
		return expand(text, words)
	}
	value, after, _ := strings.Cut(after, "\n")
	statement := strings.ReplaceAll(u.text, "$x", replace(value, words))
	if !strings.Contains(statement, marked) {
		first, rest, more := strings.Cut(statement, "\n")
		statement = first + mark
		if more {
			statement += "\n" + rest
		}
	}
	words = maps.Clone(words)
	words["use"] = expand(context.body, map[string]string{"use": statement})
	return expand(before+"$use\n"+after, words)
}

// withHeader puts the imports at the top of text, where Python allows them.
func withHeader(text string) string {
	const future = "from __future__ import annotations\n"
	if rest, ok := strings.CutPrefix(text, future); ok {
		return future + header + rest
	}
	return header + text
}

// unmark takes the marks out of text, and notes where they are.
func (p *Program) unmark(path, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if clean, ok := strings.CutSuffix(line, marked); ok {
			lines[i] = strings.TrimRight(clean, " ")
			p.marked = append(p.marked, place{path, i + 1})
		}
	}
	return strings.Join(lines, "\n")
}

// placesOf returns the lines of files that body, whole lines, stands on.
func placesOf(files map[string]string, body string) (all []place) {
	for path, text := range files {
		before, _, found := strings.Cut(text, body)
		if !found {
			continue
		}
		first := strings.Count(before, "\n") + 1
		for i := range strings.Count(body, "\n") {
			all = append(all, place{path, first + i})
		}
	}
	return all
}
