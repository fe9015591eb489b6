package semantic

import (
	"hash/maphash"
	"strings"

	"awaiter/analysis/syntax"
)

// A nameKey stands for a name in one sense.
type nameKey uint64

// A sense is as what something is said of a name, or it is mentioned. What is said in one sense is
// not heard in another, but see Word.Abroad.
type sense uint8

const (
	asVariable  sense = iota // of the module
	asAttribute              // of any object
	asMember                 // of a class, in the text of which it is a variable
	asImported               // from another module, which says it of a variable
)

// senses have the bit 1<<s for each sense s.
type senses uint8

const anySense senses = 1<<asVariable | 1<<asAttribute | 1<<asMember | 1<<asImported

const senseBit = 62 // from which on a nameKey has the sense

// keyOf returns the nameKey of name as a variable.
func keyOf(name string) nameKey {
	return nameKey(maphash.String(digestSeed, name)).as(asVariable)
}

// as returns the nameKey of the same name in the sense s.
func (k nameKey) as(s sense) nameKey { return k&(1<<senseBit-1) | nameKey(s)<<senseBit }

func (k nameKey) sense() sense { return sense(k >> senseBit) }

// inUse returns the nameKeys by one of which the name of k is mentioned wherever it is used, other
// than in an import.
func (k nameKey) inUse() [2]nameKey { return [2]nameKey{k.as(asVariable), k.as(asAttribute)} }

// Half returns the half of k that is in a Vocabulary: the same in all senses.
func (k nameKey) Half() uint32 { return uint32(k) }

// mark adds to names that name is mentioned in the senses s: true if not only as isBase says.
func (s senses) mark(names map[nameKey]bool, name string, isMore bool) {
	k := keyOf(name)
	for one := asVariable; one <= asImported; one++ {
		if s>>one&1 == 1 {
			names[k.as(one)] = names[k.as(one)] || isMore
		}
	}
}

// mentionedAt returns a text whose words are the names by which c, without the nodes below
// it, may lead to what other parts of m say of it: names, attributes and words in strings,
// but no variables of functions. The parameter self leads to its class.
func (m *Module) mentionedAt(c syntax.Node) (text string, as senses) {
	switch c.Kind() {
	case syntax.KindName, syntax.KindIdentifier:
		switch p := c.Parent(); {
		case c.Role() == syntax.FieldAttr || c.Role() == syntax.FieldKwdAttrs || p.Is(syntax.KindKeyword) && c.Is(syntax.KindIdentifier):
			return c.Identifier(), 1 << asAttribute
		case p.Is(syntax.KindAlias) && (p.Parent().Is(syntax.KindImportFrom) || strings.Contains(c.Identifier(), ".")):
			return c.Identifier(), m.sensesAt(c) | 1<<asImported
		case !m.isVariable(c):
			return c.Identifier(), m.sensesAt(c)
		}
		if of := m.selfClass(c); of != nil {
			return of.Name, 1<<asVariable | 1<<asMember
		}
	case syntax.KindConstant:
		if c.Op() == syntax.ConstStr && mayName(c) {
			return written(c.Text()), anySense
		}
	}
	return "", 0
}

// sensesAt returns the senses of n, which names a variable: where those of a class are seen it may
// be one of them, and there it is an attribute that the class has if it is bound.
func (m *Module) sensesAt(n syntax.Node) senses {
	at := n
	if n.Is(syntax.KindIdentifier) {
		at = n.Parent()
	}
	s := m.scopeAt(at)
	for s.kind == typeParameterScope || s.kind == lazyScope {
		s = s.parent
	}
	switch {
	case s.kind != classScope:
		return 1 << asVariable
	case m.bindingOf(n) != nil:
		return 1<<asVariable | 1<<asMember | 1<<asAttribute
	}
	return 1<<asVariable | 1<<asMember
}

// mayName reports whether c, a string, stands where it may be the name of something, or a type.
func mayName(c syntax.Node) bool {
	return !c.Parent().Is(syntax.KindExprStmt, syntax.KindJoinedStr, syntax.KindCompare) && c.Role() != syntax.FieldKey && !isExported(c)
}

// isExported reports whether c, a string, stands in the list of what the module exports, which
// says nothing of what that is.
func isExported(c syntax.Node) bool {
	n := c.Parent()
	for n.Is(syntax.KindTuple, syntax.KindList, syntax.KindBinOp) {
		n = n.Parent()
	}
	return n.Is(syntax.KindAssign, syntax.KindAugAssign, syntax.KindAnnAssign) && n.Field(syntax.FieldTarget).Identifier() == "__all__"
}

// isVariable reports whether n is a variable or parameter of a function, which no other
// part can see.
func (m *Module) isVariable(n syntax.Node) bool {
	if n.Is(syntax.KindIdentifier) {
		if !n.Parent().Is(syntax.KindArg) {
			return false
		}
		if m.names.bodyAt(int32(n.Number())) != nil {
			return true // no global statement is in it
		}
	}
	y := m.symbolOf(n)
	return y != nil && y.home.scope.isFunctionBlock()
}

// addMentioned adds to names what is mentionedAt c.
func (m *Module) addMentioned(names map[nameKey]bool, c syntax.Node) {
	text, as := m.mentionedAt(c)
	as.addWords(names, text)
}

// addWords adds the words in text, which mentions them in the senses s, to names.
func (s senses) addWords(names map[nameKey]bool, text string) {
	for word, rest := nextWord(text); word != ""; word, rest = nextWord(rest) {
		s.mark(names, word, true)
	}
}

// nextWord returns the first word in text, "" if there is none, and what follows it.
func nextWord(text string) (word, rest string) {
	from := 0
	for from < len(text) && !isWordByte(text[from]) {
		from++
	}
	to := from
	for to < len(text) && isWordByte(text[to]) {
		to++
	}
	return text[from:to], text[to:]
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

// written returns the text of a string, from its literals, in which names may stand: "" if that is
// prose.
func written(literals string) string {
	text, ok := contentOf(literals)
	if !ok {
		return literals
	}
	if around, ok := aroundStrings(text); !ok || isProse(around) {
		return ""
	}
	return text
}

// isProse reports whether two words follow each other in text that are no keywords of expressions,
// or a character is in it that has no place between names.
func isProse(text string) bool {
	if strings.ContainsAny(text, "%?!;$`{}") {
		return true
	}
	for word, rest := nextWord(text); word != ""; {
		next, behind := nextWord(rest)
		between := rest[:len(rest)-len(next)-len(behind)]
		if next != "" && strings.TrimSpace(between) == "" && !isOperator(word) && !isOperator(next) {
			return true
		}
		word, rest = next, behind
	}
	return false
}

// contentOf returns what stands in literals, which are those of one string, with spaces for escaped
// control characters, and else what is escaped as it is written; false if they are not complete.
func contentOf(literals string) (content string, ok bool) {
	for rest := literals; ; {
		from := strings.IndexAny(rest, "\"'#")
		if from < 0 {
			return content, rest != literals
		}
		if rest[from] == '#' {
			_, rest, _ = strings.Cut(rest[from:], "\n")
			continue
		}
		prefix, quote := strings.TrimLeft(rest[:from], " \t\n\r\f\\"), rest[from:from+1]
		if triple := strings.Repeat(quote, 3); strings.HasPrefix(rest[from:], triple) {
			quote = triple
		}
		rest = rest[from+len(quote):]
		to := 0
		for to < len(rest) && !strings.HasPrefix(rest[to:], quote) {
			if rest[to] == '\\' {
				to++
			}
			to++
		}
		if to >= len(rest) {
			return "", false
		}
		written := rest[:to]
		if strings.Contains(written, "\\") && !strings.ContainsAny(prefix, "rR") {
			written = controls.Replace(written)
		}
		content += written
		rest = rest[to+len(quote):]
	}
}

var controls = strings.NewReplacer(`\\`, `\\`, `\n`, " ", `\r`, " ", `\t`, " ", `\f`, " ", `\v`, " ", `\a`, " ", `\b`, " ")

// aroundStrings returns text, an expression, with 0 in place of the strings in it; false if quotes
// stand there as in none: alone, or as the apostrophe in "it's".
func aroundStrings(text string) (around string, ok bool) {
	for {
		from := strings.IndexAny(text, "\"'")
		if from < 0 {
			return around + text, true
		}
		to := strings.IndexByte(text[from+1:], text[from])
		if to < 0 || isContracted(text, from) {
			return "", false
		}
		around, text = around+text[:from]+"0", text[from+to+2:]
	}
}

// isContracted reports whether the quote at the given place in text stands in a word, of which what
// is before is not the prefix of a string.
func isContracted(text string, at int) bool {
	from := at
	for from > 0 && isWordByte(text[from-1]) {
		from--
	}
	return at > from && at+1 < len(text) && isWordByte(text[at+1]) && strings.Trim(text[from:at], "bBfFrRtTuU") != ""
}

// isOperator reports whether word is a keyword that may stand beside names in an expression.
func isOperator(word string) bool {
	switch word {
	case "if", "else", "or", "and", "not", "in", "is", "lambda", "for", "async", "await", "yield", "from":
		return true
	}
	return false
}
