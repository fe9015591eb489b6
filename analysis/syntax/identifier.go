package syntax

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Identifier returns the name that n, a Name or an Identifier, stands for, so that what
// Python takes for the same name is the same string: in the normal form NFKC (PEP 3131),
// and without the white space that a dotted name may hold. Of other nodes it is the text.
func (n Node) Identifier() string {
	text := n.Text()
	if isPlain(text) || !n.Is(KindName, KindIdentifier) {
		return text
	}
	name := strings.Map(func(r rune) rune {
		if r == '\\' || r <= ' ' {
			return -1
		}
		return r
	}, text)
	return norm.NFKC.String(name)
}

// isPlain reports whether name is all ASCII and no white space.
func isPlain(name string) bool {
	for i := range len(name) {
		if c := name[i]; c <= ' ' || c >= 0x80 || c == '\\' {
			return false
		}
	}
	return true
}
