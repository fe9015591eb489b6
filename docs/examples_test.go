package docs_test

import (
	"strings"
	"testing"

	"awaiter/docs"
)

// An example is a python block of a page. The text block below it says what it prints,
// warns and raises; below that, each behind "Since Python 3.N:", may stand what it does
// from then on.
type example struct {
	source string
	quotes quotes
}

// quotes are what a program says with each version of CPython, the oldest first.
type quotes []quote

// A quote is what a program says with Python 3.since and later ones.
type quote struct {
	since int // 0 for the first
	text  string
}

// examplesOf returns the programs of a section.
func examplesOf(t *testing.T, s docs.Section) (all []*example) {
	t.Helper()
	language, block, since := "", "", 0
	for line := range strings.Lines(s.Text) {
		fence, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && language == "":
			language, block = strings.TrimSpace(fence), ""
		case isFence:
			if language == "python" {
				all = append(all, &example{source: block})
			} else if language == "text" && len(all) > 0 {
				all[len(all)-1].quotes.add(t, since, block)
			}
			language, since = "", 0
		case language != "":
			block += line
		default:
			if minor, ok := docs.Since(line); ok {
				since = minor
			}
		}
	}
	return all
}

// add adds what the program says from a version on, which is later than those before.
func (all *quotes) add(t *testing.T, since int, text string) {
	t.Helper()
	if n := len(*all); n == 0 && since > 0 || n > 0 && since <= (*all)[n-1].since {
		t.Errorf("the text blocks below a program are that of older Pythons, and those of later ones behind \"Since Python 3.N:\"")
	}
	*all = append(*all, quote{since, strings.TrimSpace(text)})
}

// with returns what is said with Python 3.minor, "" if there is nothing.
func (all quotes) with(minor int) (said string) {
	for _, q := range all {
		if q.since <= minor {
			said = q.text
		}
	}
	return said
}
