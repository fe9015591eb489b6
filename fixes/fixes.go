// Package fixes knows how to change Python text. Who asks says which repair is
// wanted; the craft of it (parentheses, precedence, indentation, imports,
// comments, where the language allows await) lives here.
package fixes

import (
	"fmt"

	"awaiter/analysis/source"
)

// A Safety says who may apply a fix.
type Safety uint8

const (
	Safe   Safety = iota // keeps what the program does, or is the only cure; applied by check --fix
	Unsafe               // probably what was meant, but may change behaviour; --unsafe-fixes or a click
	Sketch               // leaves something for the user to fill in; only ever a click
)

// String returns "safe", "unsafe" or "sketch".
func (s Safety) String() string { return [...]string{"safe", "unsafe", "sketch"}[s] }

// An Edit replaces the text of Span by New. An empty Span inserts.
type Edit struct {
	Span source.Span
	New  string
}

// A Fix is one repair: its edits are applied together or not at all.
type Fix struct {
	Title  string // a verb phrase: "Await the coroutine"
	Safety Safety
	Edits  []Edit // sorted, not overlapping
}

// None is the fix that cannot be made; offering it offers nothing.
var None Fix

// IsNone reports whether f changes nothing.
func (f Fix) IsNone() bool { return len(f.Edits) == 0 }

// Titled returns f under another title. None stays None.
func (f Fix) Titled(format string, args ...any) Fix {
	if !f.IsNone() {
		f.Title = fmt.Sprintf(format, args...)
	}
	return f
}

// WithSafety returns f for others to apply, as the verb cannot know why it is
// asked for.
func (f Fix) WithSafety(s Safety) Fix {
	if !f.IsNone() {
		f.Safety = s
	}
	return f
}
