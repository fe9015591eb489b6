package syntax

import (
	"strings"
	"unicode/utf8"
)

// StringValue returns the value of a str constant: its parts joined, escapes
// resolved, line ends as "\n". It is not known, and the second result false, for
// other constants, for broken ones and for those with a \N{…} escape. A lone
// surrogate (\ud800) becomes the three bytes that UTF-8 would give it.
func (c Constant) StringValue() (string, bool) {
	if c.Op() != ConstStr || c.IsBroken() {
		return "", false
	}
	var value strings.Builder
	for rest := c.Text(); ; {
		rest = skipBetweenStrings(rest)
		if rest == "" {
			return value.String(), true
		}
		body, raw, after, ok := cutString(rest)
		if !ok || !appendUnescaped(&value, body, raw) {
			return "", false
		}
		rest = after
	}
}

// skipBetweenStrings returns s without the white space, comments, line
// continuations and parentheses that it begins with.
func skipBetweenStrings(s string) string {
	for s != "" {
		switch s[0] {
		case ' ', '\t', '\f', '\n', '\r', '\\':
			s = s[1:]
		case '#':
			end := strings.IndexAny(s, "\r\n")
			if end < 0 {
				return ""
			}
			s = s[end:]
		default:
			return s
		}
	}
	return s
}

// cutString cuts the string literal that s begins with in its body and what
// follows.
func cutString(s string) (body string, raw bool, after string, ok bool) {
	i := strings.IndexAny(s, `"'`)
	if i < 0 || i > 2 {
		return "", false, "", false
	}
	raw = strings.ContainsAny(s[:i], "rR")
	quote := s[i : i+1]
	if len(s) > i+2 && s[i+1] == s[i] && s[i+2] == s[i] {
		quote = s[i : i+3]
	}
	start := i + len(quote)
	for j := start; j < len(s); j++ {
		switch {
		case s[j] == '\\':
			j++
		case s[j] == quote[0] && strings.HasPrefix(s[j:], quote):
			return s[start:j], raw, s[j+len(quote):], true
		}
	}
	return "", false, "", false
}

var simpleEscapes = map[byte]string{
	'\\': "\\", '\'': "'", '"': "\"", 'a': "\a", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v", '\n': "",
}

// appendUnescaped appends what body means in a string literal (Python reference,
// "Escape sequences").
func appendUnescaped(to *strings.Builder, body string, raw bool) bool {
	for i := 0; i < len(body); {
		if body[i] == '\r' {
			if i++; i == len(body) || body[i] != '\n' {
				to.WriteByte('\n')
			}
			continue
		}
		if raw || body[i] != '\\' || i+1 == len(body) {
			end := i + 1
			for end < len(body) && body[end] != '\r' && (raw || body[end] != '\\') {
				end++
			}
			to.WriteString(body[i:end])
			i = end
			continue
		}
		size, ok := appendEscape(to, body[i:])
		if !ok {
			return false
		}
		i += size
	}
	return true
}

// appendEscape appends what the escape sequence that s begins with means and
// returns its length.
func appendEscape(to *strings.Builder, s string) (size int, ok bool) {
	if simple, ok := simpleEscapes[s[1]]; ok {
		to.WriteString(simple)
		return 2, true
	}
	digits, base, from := 0, rune(16), 2
	switch s[1] {
	case '\r':
		return 2 + len(s[2:]) - len(strings.TrimPrefix(s[2:], "\n")), true
	case 'N':
		return 0, false
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case '0', '1', '2', '3', '4', '5', '6', '7':
		base, from = 8, 1
		for digits < 3 && from+digits < len(s) && '0' <= s[from+digits] && s[from+digits] <= '7' {
			digits++
		}
	default:
		to.WriteByte('\\')
		return 1, true
	}
	if from+digits > len(s) {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[from : from+digits]) {
		d := digitValue(c)
		if d >= base || r > utf8.MaxRune {
			return 0, false
		}
		r = r*base + d
	}
	if r > utf8.MaxRune {
		return 0, false
	}
	if 0xD800 <= r && r <= 0xDFFF {
		to.Write([]byte{0xE0 | byte(r>>12), 0x80 | byte(r>>6)&0x3F, 0x80 | byte(r)&0x3F})
	} else {
		to.WriteRune(r)
	}
	return from + digits, true
}

// digitValue returns the value of a hexadecimal digit, 16 for anything else.
func digitValue(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10
	}
	return 16
}
