// Package analysis defines rules and runs them over modules.
package analysis

import "strings"

// A Severity says how sure it is that the program is wrong.
type Severity uint8

const (
	Error   Severity = iota // CPython raises, or the work is silently lost
	Warning                 // probably a mistake
	Hint                    // works; there is a better way
)

// String returns "error", "warning" or "hint".
func (s Severity) String() string { return [...]string{"error", "warning", "hint"}[s] }

// A Tag says what the code of a finding is, besides wrong, so that editors can show it
// so. The zero Tag says nothing.
type Tag uint8

const (
	Unnecessary Tag = iota + 1 // it does nothing, and may fade
	Deprecated                 // the library or the language will do without it, and it may be struck out
)

// A Rule is one mistake that is looked for. All that a user reads about it is its
// page, docs/rules/<Name>.md.
type Rule struct {
	Name     string   // kebab case; states the mistake; reads well after "allow"
	Family   string   // "syntax", "protocol", "await", "context-manager", "iteration", "generator", "task", "blocking", "modernisation" …
	Severity Severity //
	Since    string   // the first release that has it: "0.1.0"
	OptIn    bool     // off unless selected
	Covers   []string // rows of the map of the field: "30", "A01"
	Options  []Option // what users can choose about it
	Aliases  []string // ids under which other tools know the same mistake: "E1701", "ASYNC251", "mypy:attr-defined"
	Broken   bool     // also looks at nodes that are, contain or touch errors of syntax
	Tag      Tag      // how editors show the code that it finds
	Last     bool     // runs behind the others, about comments for us, which do not suppress what it finds

	// Check finds mistakes in what is below Pass.Root, which may be one method of a class.
	// They follow from the text there, and from what TypeOf and the like say of the rest of
	// the module; for all else there are Pass.Classes, Pass.Anywhere, Pass.Once, Pass.LookInto
	// and Pass.Everywhere.
	Check func(*Pass)
}

// A Config is what of the user's settings concerns the checking of one file.
type Config struct {
	Enabled  func(*Rule) bool     // nil: every rule that is not OptIn
	Severity func(*Rule) Severity // nil: the rule's own

	// Option returns what is chosen for the rule's option of that name, of the type
	// of its Default, or nil. nil: the defaults hold.
	Option func(r *Rule, name string) any

	// Stop is asked before each rule: true ends the check, whose findings then mean
	// nothing. nil: it goes on.
	Stop func() bool

	// Crashed is told that a rule panicked, on the goroutine and the stack of the
	// panic. nil: the panic goes on.
	Crashed func(r *Rule, reason any)
}

// IsCalled reports whether word, as users write it in settings and in comments,
// means r: "all", its name, its family, an id under which another tool knows the
// mistake, or the beginning of such an id up to a digit ("ASYNC2"). Letters may be
// of either case.
func (r *Rule) IsCalled(word string) bool {
	if strings.EqualFold(word, "all") || strings.EqualFold(word, r.Name) || strings.EqualFold(word, r.Family) {
		return true
	}
	for _, id := range r.Aliases {
		if strings.EqualFold(word, id) || isCodePrefix(word) && len(word) < len(id) && strings.EqualFold(word, id[:len(word)]) {
			return true
		}
	}
	return false
}

// isCodePrefix reports whether word is letters and then digits, as the codes of
// ruff, flake8 and pylint are.
func isCodePrefix(word string) bool {
	digits := strings.TrimLeft(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return digits != "" && digits != word && strings.Trim(digits, "0123456789") == ""
}
