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
