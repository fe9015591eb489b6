package semantic

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A Vocabulary is the words of a text: all that it may mention, by half of each Word. It
// never changes.
type Vocabulary []uint32

// VocabularyOf returns the words of text, in strings and comments too.
func VocabularyOf(text string) Vocabulary {
	var all Vocabulary
	seen := map[string]struct{}{}
	for word, rest := nextWord(text); word != ""; word, rest = nextWord(rest) {
		if _, known := seen[word]; known {
			continue
		}
		seen[word] = struct{}{}
		all = append(all, uint32(keyOf(word)))
		if normal := norm.NFKC.String(word); normal != word {
			for part, rest := nextWord(normal); part != ""; part, rest = nextWord(rest) {
				all = append(all, uint32(keyOf(part)))
			}
		}
		if strings.HasPrefix(rest, "\\\n") || strings.HasPrefix(rest, "\\\r") {
			all = append(all, uint32(keyOf(word+firstWord(rest)))) // a name goes on there: see syntax.Node.Identifier
		}
	}
	slices.Sort(all)
	return slices.Clip(slices.Compact(all))
}

func firstWord(text string) string {
	word, _ := nextWord(text)
	return word
}

// HasAny reports whether one of words may be in v.
func (v Vocabulary) HasAny(words map[Word]bool) bool {
	for word := range words {
		if _, found := slices.BinarySearch(v, uint32(word)); found {
			return true
		}
	}
	return false
}
