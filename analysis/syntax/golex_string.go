package syntax

import (
	"strings"
	"unicode/utf8"
)

// A literal is how a string is written.
type literal struct {
	quote              byte
	triple, raw, bytes bool
}

// str reads the string whose prefix begins at i and whose quote stands at at.
func (l *lexer) str(i, at int) int {
	src, lit, kind := l.src, literal{quote: l.src[at]}, lexString
	switch prefix := src[i:at]; prefix {
	case "":
	case "f", "F":
		kind = lexFormatStart
	case "r", "R":
		lit.raw = true
	case "b", "B":
		kind, lit.bytes = lexBytes, true
	case "u", "U":
	case "t", "T":
		kind = lexTemplateStart
	default:
		switch strings.ToLower(prefix) {
		case "fr", "rf":
			kind = lexFormatStart
		case "tr", "rt":
			kind = lexTemplateStart
		case "br", "rb":
			kind, lit.bytes = lexBytes, true
		default:
			return l.fail()
		}
		lit.raw = true
	}
	body := at + 1
	if at+2 < len(src) && src[at+1] == lit.quote && src[at+2] == lit.quote {
		lit.triple = true
		body = at + 3
	}
	if kind == lexFormatStart || kind == lexTemplateStart {
		l.add(kind, i, body)
		return l.format(body, lit)
	}
	end := l.stringEnd(body, lit)
	l.add(kind, i, end)
	return end
}

// stringEnd returns the end of a string whose body begins at i.
func (l *lexer) stringEnd(i int, lit literal) int {
	src := l.src
	for i < len(src) {
		switch c := src[i]; {
		case c == lit.quote:
			if !lit.triple {
				return i + 1
			}
			if closes(src, i, lit) {
				return i + 3
			}
			i++
		case c == '\\':
			var ok bool
			if i, ok = escape(src, i, lit); !ok {
				return l.fail()
			}
		case c == '\n' || c == '\r':
			if !lit.triple {
				return l.fail()
			}
			i++
		case c == 0 || lit.bytes && c >= utf8.RuneSelf:
			return l.fail()
		default:
			i++
		}
	}
	return l.fail()
}

// closes reports whether the quote at i ends lit.
func closes(src string, i int, lit literal) bool {
	return !lit.triple || i+2 < len(src) && src[i+1] == lit.quote && src[i+2] == lit.quote
}

// escape reads the escape sequence at i and reports whether it is one that CPython
// can read, which warns of unknown ones only.
func escape(src string, i int, lit literal) (end int, ok bool) {
	if i++; i == len(src) {
		return i, false
	}
	c := src[i]
	if c == '\n' || c == '\r' {
		return skipNewline(src, i), true
	}
	i++
	switch {
	case c == 0, lit.bytes && c >= utf8.RuneSelf:
		return i, false
	case lit.raw:
		return i, true
	case c == 'x':
		return hexEnd(src, i, 2)
	case lit.bytes:
		return i, true
	case c == 'u':
		return hexEnd(src, i, 4)
	case c == 'U':
		end, ok := hexEnd(src, i, 8)
		return end, ok && strings.HasPrefix(src[i:], "000") || ok && strings.HasPrefix(src[i:], "0010")
	case c == 'N':
		return characterNameEnd(src, i)
	}
	return i, true
}

func hexEnd(src string, i, digits int) (end int, ok bool) {
	for range digits {
		if i == len(src) || digitValue(src[i]) == 16 {
			return i, false
		}
		i++
	}
	return i, true
}

// characterNameEnd reads the "{…}" of a \N escape. It knows what names are made of,
// not which there are.
func characterNameEnd(src string, i int) (end int, ok bool) {
	if i == len(src) || src[i] != '{' {
		return i, false
	}
	for i++; i < len(src); i++ {
		switch c := src[i]; {
		case c == '}':
			return i + 1, src[i-1] != '{'
		case c != ' ' && c != '-' && c != '(' && c != ')' && (c >= utf8.RuneSelf || byteClasses[c] != classWord):
			return i, false
		}
	}
	return i, false
}

// format reads an f-string or t-string whose body begins at i.
func (l *lexer) format(i int, lit literal) int {
	src := l.src
	for i < len(src) {
		switch c := src[i]; {
		case c == '{' || c == '}':
			if i+1 < len(src) && src[i+1] == c {
				i += 2
				continue
			}
			if c == '}' {
				return l.fail()
			}
			i = l.field(i, lit, 0)
		case c == lit.quote && closes(src, i, lit):
			end := i + 1
			if lit.triple {
				end = i + 3
			}
			l.add(lexFormatEnd, i, end)
			return end
		default:
			i = l.formatText(i, lit)
		}
	}
	return l.fail()
}

// formatText reads one character of the text of an f-string or of a format
// specifier.
func (l *lexer) formatText(i int, lit literal) int {
	switch l.src[i] {
	case '\\':
		if i+1 < len(l.src) && (l.src[i+1] == '{' || l.src[i+1] == '}') {
			return i + 1
		}
		end, ok := escape(l.src, i, lit)
		if !ok {
			return l.fail()
		}
		return end
	case '\n', '\r':
		if !lit.triple {
			return l.fail()
		}
	case 0:
		return l.fail()
	}
	return i + 1
}

// field reads the field of an f-string whose brace is at i, nested so many
// format specifiers deep.
func (l *lexer) field(i int, lit literal, nested int) int {
	src, outer := l.src, l.level
	l.add(lexLeftBrace, i, i+1)
	if l.level++; l.level > maxLexLevel || nested > 1 {
		return l.fail()
	}
	i = l.fieldExpression(i+1, lit)
	if i < len(src) && src[i] == '!' {
		if i+1 == len(src) || strings.IndexByte("rsa", src[i+1]) < 0 {
			return l.fail()
		}
		l.add(lexExclamation, i, i+2)
		i += 2
	}
	l.level = outer
	if i < len(src) && src[i] == ':' {
		l.add(lexColon, i, i+1)
		i = l.specifier(i+1, lit, nested)
	}
	if i >= len(src) || src[i] != '}' {
		return l.fail()
	}
	l.add(lexRightBrace, i, i+1)
	return i + 1
}

// fieldExpression reads an expression up to what ends it: "!", ":" or "}".
func (l *lexer) fieldExpression(i int, lit literal) int {
	src, level := l.src, l.level
	for i < len(src) {
		c := src[i]
		if l.level == level && (c == '}' || c == ':' || c == '!' && !(i+1 < len(src) && src[i+1] == '=')) {
			return i
		}
		switch byteClasses[c] {
		case classSpace:
			i++
		case classWord:
			i = l.word(i)
		case classQuote:
			i = l.str(i, i)
		case classNewline:
			if !lit.triple {
				return l.fail()
			}
			i++
		case classComment, classBackslash:
			return l.fail()
		default:
			i = l.operator(i)
		}
		if l.level < level {
			return l.fail()
		}
	}
	return l.fail()
}

// specifier reads a format specifier up to the brace that ends it.
func (l *lexer) specifier(i int, lit literal, nested int) int {
	src := l.src
	for i < len(src) {
		switch c := src[i]; {
		case c == '}':
			return i
		case c == '{':
			i = l.field(i, lit, nested+1)
		case c == '\n', c == '\r', c == lit.quote && closes(src, i, lit):
			// What a line end in a specifier means depends on the version.
			return l.fail()
		default:
			i = l.formatText(i, lit)
		}
	}
	return l.fail()
}
