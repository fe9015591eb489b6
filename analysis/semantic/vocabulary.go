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
		all = append(all, keyOf(word).Half())
		if normal := norm.NFKC.String(word); normal != word {
			for part, rest := nextWord(normal); part != ""; part, rest = nextWord(rest) {
				all = append(all, keyOf(part).Half())
			}
		}
		if strings.HasPrefix(rest, "\\\n") || strings.HasPrefix(rest, "\\\r") {
			all = append(all, keyOf(word+firstWord(rest)).Half()) // a name goes on there: see syntax.Node.Identifier
		}
	}
	slices.Sort(all)
	return slices.Clip(slices.Compact(all))
}

func firstWord(text string) string {
	word, _ := nextWord(text)
	return word
}

// Has reports whether word may be in v.
func (v Vocabulary) Has(word Word) bool {
	_, found := slices.BinarySearch(v, word.Half())
	return found
}
