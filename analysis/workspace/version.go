package workspace

import (
	"fmt"
	"strconv"
	"strings"

	"awaiter/analysis/syntax"
)

// DefaultVersion is the oldest Python that its makers still support, and the
// target of a program that names none.
const DefaultVersion syntax.Version = 11

// ParseVersion reads "3.11", "3.11.4" or "py311".
func ParseVersion(word string) (syntax.Version, error) {
	minor, ok := strings.CutPrefix(word, "3.")
	if !ok {
		minor, ok = strings.CutPrefix(word, "py3")
	}
	minor, _, _ = strings.Cut(minor, ".")
	n, err := strconv.Atoi(minor)
	if !ok || err != nil || n < int(syntax.OldestVersion) || n > int(syntax.NewestVersion) {
		return 0, fmt.Errorf(`%q is no version that Awaiter knows: "3.%d" to "3.%d"`, word, syntax.OldestVersion, syntax.NewestVersion)
	}
	return syntax.Version(n), nil
}

// versionWords are the ways to write the versions there are.
func versionWords() []string {
	var words []string
	for v := syntax.OldestVersion; v <= syntax.NewestVersion; v++ {
		words = append(words, fmt.Sprintf("3.%d", v), fmt.Sprintf("py3%d", v))
	}
	return words
}

// lowerBound returns the oldest Python 3 that a version specifier admits (PEP 440,
// and the "^3.9" of Poetry), as near as we know versions, or 0 if it sets no bound.
func lowerBound(specifier string) syntax.Version {
	var bound syntax.Version
	for clause := range strings.SplitSeq(specifier, ",") {
		clause = strings.TrimSpace(clause)
		operator := clause[:len(clause)-len(strings.TrimLeft(clause, "<>=!~^ "))]
		major, minor, ok := strings.Cut(strings.TrimSpace(clause[len(operator):]), ".")
		if major != "3" {
			continue
		}
		minor, _, patch := strings.Cut(minor, ".")
		n, err := strconv.Atoi(minor)
		if !ok || err != nil {
			n = 0
		}
		switch strings.TrimSpace(operator) {
		case ">=", "~=", "==", "===", "^", "~", "":
		case ">":
			if !patch {
				n++
			}
		default:
			continue
		}
		bound = max(bound, clampVersion(n))
	}
	return bound
}

// clampVersion returns the nearest version that we know.
func clampVersion(minor int) syntax.Version {
	return syntax.Version(min(max(minor, int(syntax.OldestVersion)), int(syntax.NewestVersion)))
}
