package syntax

import (
	"iter"
	"strings"

	"awaiter/analysis/source"
)

// A TokenKind says what a Token is.
type TokenKind uint8

const (
	TokenName    TokenKind = iota + 1 // an identifier or keyword
	TokenNumber                       //
	TokenString                       // with prefix and quotes; an f-string is one, whatever is in it
	TokenOp                           // an operator or delimiter, or a character that begins no token
	TokenComment                      // without the line end
	TokenNewline                      // a line end, inside brackets too, but not one behind a backslash
)

// A Token is one word of Python's source. Its text is Text.Slice(Span).
type Token struct {
	Kind TokenKind
	Span source.Span
}

// Tokens yields the tokens that begin in s, in source order. s must begin where a
// token may, outside of strings and comments, as node boundaries do.
func (t *Tree) Tokens(s source.Span) iter.Seq[Token] {
	src := t.Text.String()
	return func(yield func(Token) bool) {
		for i := max(s.Start, 0); i < min(s.End, len(src)); {
			kind, end := token(src, i)
			if kind != 0 && !yield(Token{kind, source.Span{Start: i, End: end}}) {
				return
			}
			i = end
		}
	}
}

// token reads the token at i. Its kind is 0 for what is between tokens.
func token(src string, i int) (kind TokenKind, end int) {
	c := src[i]
	switch byteClasses[c] {
	case classSpace:
		return 0, i + 1
	case classNewline:
		return TokenNewline, skipNewline(src, i)
	case classComment:
		return TokenComment, lineEnd(src, i)
	case classQuote:
		return TokenString, literalEnd(src, i, false, false)
	case classBackslash:
		if continues(src, i) {
			return 0, skipNewline(src, i+1)
		}
	case classWord:
		if '0' <= c && c <= '9' {
			return TokenNumber, numberEnd(src, i)
		}
		end = wordEnd(src, i)
		if end-i <= 2 && end < len(src) && byteClasses[src[end]] == classQuote {
			if format, raw, ok := stringPrefix(src[i:end]); ok {
				return TokenString, literalEnd(src, end, format, raw)
			}
		}
		return TokenName, end
	case classOther:
		if c == '.' && i+1 < len(src) && '0' <= src[i+1] && src[i+1] <= '9' {
			return TokenNumber, numberEnd(src, i)
		}
		return TokenOp, i + operatorLength(src[i:])
	}
	return TokenOp, i + 1
}

// operatorLength returns the length of the operator that s begins with.
func operatorLength(s string) int {
	for n := min(len(s), 3); n > 1; n-- {
		switch s[:n] {
		case "...", "**=", "//=", ">>=", "<<=",
			"**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":=",
			"+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=":
			return n
		}
	}
	return 1
}

// numberEnd returns the end of the number that begins at i.
func numberEnd(src string, i int) int {
	hex := strings.HasPrefix(src[i:], "0x") || strings.HasPrefix(src[i:], "0X")
	for start := i; i < len(src); i++ {
		switch c := src[i]; {
		case c == '.' && !hex, c < 0x80 && byteClasses[c] == classWord:
		case (c == '+' || c == '-') && !hex && i > start && src[i-1]|0x20 == 'e':
		default:
			return i
		}
	}
	return i
}

// literalEnd returns the end of the string whose first quote stands at at.
func literalEnd(src string, at int, format, raw bool) int {
	quote := src[at]
	triple := at+2 < len(src) && src[at+1] == quote && src[at+2] == quote
	switch {
	case format:
		return formatEnd(src, at, triple, raw)
	case !triple:
		end, _ := simpleStringEnd(src, at+1, quote)
		return end
	}
	if end := tripleStringEnd(src, at+3, quote); end >= 0 {
		return end
	}
	return len(src)
}

// formatEnd is literalEnd for f-strings.
func formatEnd(src string, at int, triple, raw bool) int {
	s := scanner{src: src}
	f := frame{kind: fString, quote: src[at], triple: triple, raw: raw, open: at}
	s.push(f)
	i := at + len(f.closing())
	for len(s.stack) > 0 && i < len(src) {
		if k := s.top(); k == fString || k == fSpec {
			if i = s.inString(i); i == cutOff { // text that is cut off inside of the string
				return s.end
			}
			continue
		}
		switch c := src[i]; byteClasses[c] {
		case classOpen:
			s.push(frame{kind: c, open: i})
			i++
		case classClose:
			s.pop(c)
			i++
		case classOther:
			i = s.punctuation(i)
		default:
			_, i = token(src, i)
		}
	}
	return i
}
