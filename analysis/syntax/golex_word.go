package syntax

import (
	"strings"
	"unicode"
)

// isIdentifier reports whether word, which holds other characters than ASCII, is
// an identifier (PEP 3131). It says no to the few letters whose compatibility forms
// make CPython look closer.
func isIdentifier(word string) bool {
	for i, r := range word {
		switch {
		case r < 0x80:
		case !composes(r):
			return false
		case unicode.IsLetter(r), unicode.Is(unicode.Nl, r), unicode.Is(unicode.Other_ID_Start, r):
		case i > 0 && (unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc) || unicode.Is(unicode.Other_ID_Continue, r)):
		default:
			return false
		}
	}
	return true
}

// composes reports that r is none of the characters by which XID_Start and
// XID_Continue differ from ID_Start and ID_Continue (Unicode, UAX 31).
func composes(r rune) bool {
	switch {
	case r == 0x37A, r == 0xE33, r == 0xEB3, r == 0x2E2F, 0x309B <= r && r <= 0x309C, 0xFC5E <= r && r <= 0xFC63,
		0xFDFA <= r && r <= 0xFDFB, 0xFE70 <= r && r <= 0xFE7E, 0xFF9E <= r && r <= 0xFF9F:
		return false
	}
	return true
}

// maxDigits is below the number of digits from which on CPython refuses to read an
// integer (sys.int_info.default_max_str_digits).
const maxDigits = 4000

// number reads the number that begins at i.
func (l *lexer) number(i int) int {
	src, kind := l.src, lexInt
	end, ok := i, true
	if src[i] == '0' && i+1 < len(src) && strings.IndexByte("xXoObB", src[i+1]) >= 0 {
		base := rune(16)
		switch src[i+1] | 0x20 {
		case 'o':
			base = 8
		case 'b':
			base = 2
		}
		end, ok = digitsEnd(src, i+2, base, true)
	} else {
		kind, end, ok = decimal(src, i)
	}
	if !ok || end < len(src) && byteClasses[src[end]] == classWord && !followsNumber(src[end:]) {
		return l.fail()
	}
	l.add(kind, i, end)
	return end
}

// digitsEnd returns the end of the digits that begin at i, at least one, with
// single underscores between them and, if leading, before them.
func digitsEnd(src string, i int, base rune, leading bool) (end int, ok bool) {
	for start := i; ; i++ {
		under := i < len(src) && src[i] == '_'
		if under && (leading || i > start) {
			i++
		}
		if i == len(src) || digitValue(src[i]) >= base {
			return i, !under && i > start
		}
	}
}

// decimal reads a decimal number.
func decimal(src string, i int) (kind lexKind, end int, ok bool) {
	kind, end = lexInt, i
	if src[i] != '.' {
		if end, ok = digitsEnd(src, i, 10, false); !ok {
			return kind, end, false
		}
	}
	whole := src[i:end]
	if end < len(src) && src[end] == '.' {
		kind = lexFloat
		if end++; end < len(src) && isDigit(src[end]) {
			if end, ok = digitsEnd(src, end, 10, false); !ok {
				return kind, end, false
			}
		}
	}
	if end < len(src) && src[end]|0x20 == 'e' {
		at := end + 1
		if at < len(src) && (src[at] == '+' || src[at] == '-') {
			at++
		}
		if at < len(src) && isDigit(src[at]) {
			kind = lexFloat
			if end, ok = digitsEnd(src, at, 10, false); !ok {
				return kind, end, false
			}
		}
	}
	if end < len(src) && src[end]|0x20 == 'j' {
		return lexImaginary, end + 1, true
	}
	if kind == lexInt && (len(whole) > maxDigits || whole[0] == '0' && strings.Trim(whole, "0_") != "") {
		return kind, end, false
	}
	return kind, end, true
}

// followsNumber reports whether s begins with a keyword that may touch a number.
func followsNumber(s string) bool {
	switch s[:wordEnd(s, 0)] {
	case "and", "else", "for", "if", "in", "is", "not", "or":
		return true
	}
	return false
}
