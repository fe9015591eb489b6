package analysis

import (
	"slices"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Mention is a word in a comment that names rules, as "never-awaited" does in
// "# awaiter: ignore[never-awaited]" and "ASYNC105" in "# noqa: ASYNC105".
type Mention struct {
	Word string // "" if it is still to be typed
	At   source.Span
	Ours bool // the comment is written for us, and for no other tool
	in   directive
}

// MentionAt returns the word at offset of a comment that suppresses findings; ok is
// false where there is none.
func MentionAt(t *syntax.Tree, offset int) (m Mention, ok bool) {
	for c := range t.Comments() {
		if c.Start < offset && offset <= c.End {
			return mentionIn(t.Text.Slice(c), c.Start, offset)
		}
	}
	return Mention{}, false
}

// mentionIn is MentionAt for a comment that begins at start.
func mentionIn(comment string, start, offset int) (Mention, bool) {
	from, to := offset-start, offset-start
	for from > 0 && isIDByte(comment[from-1]) {
		from--
	}
	for to < len(comment) && isIDByte(comment[to]) {
		to++
	}
	if verb, _, found := strings.Cut(comment[from:to], ":"); found && strings.EqualFold(verb, "noqa") && from+len(verb) < offset-start {
		from += len("noqa:")
	}
	part := comment[strings.LastIndexByte(comment[:from], '#')+1 : from]
	f, _, ok := parseDirective(strings.TrimSpace(part))
	if !ok || !strings.ContainsAny(part, "[(=:") || strings.ContainsAny(part, "])") {
		return Mention{}, false
	}
	if list := strings.TrimRight(part, " \t"); f.tool != "" && !strings.ContainsAny(list[strings.IndexByte(list, ':')+1:], "[(=:") {
		return Mention{}, false
	}
	word := comment[from:to]
	in := directive{tool: f.checker, words: []string{strings.TrimPrefix(word, f.checker+":")}}
	return Mention{Word: word, At: source.Span{Start: start + from, End: start + to}, Ours: f.tool == "awaiter", in: in}, true
}

// Names reports whether m means r.
func (m Mention) Names(r *Rule) bool { return m.Word != "" && m.in.names(r) }

// Offers returns the words for r that can stand where m does, our name for it first.
func (m Mention) Offers(r *Rule) []string {
	if m.Ours {
		return []string{r.Name}
	}
	var words []string
	for _, id := range r.Aliases {
		checker, rest, ofChecker := strings.Cut(id, ":")
		if ofChecker && checker == m.in.tool {
			words = append(words, rest)
		} else if !ofChecker && m.in.tool == "" && !slices.Contains(words, id) {
			words = append(words, id)
		}
	}
	return words
}

// isIDByte reports whether c may stand in a word that names rules.
func isIDByte(c byte) bool {
	return c == '-' || c == '_' || c == ':' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
