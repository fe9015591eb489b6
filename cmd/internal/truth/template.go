package truth

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed programs
var files embed.FS

// A section is a part of a file of programs/, after a line "-- title --".
type section struct {
	title, body string
	fields      map[string]string // the lines "word: text" at its top that have one of the given words
	uses        []use             // the lines "right …", "wrong …" and "wrong? …" at its top
}

// A use is what is done with a value: "$x" in its text is the value.
type use struct {
	kind, text string
	right      bool // it is meant to be; for a value whose uses CPython judges it says nothing
	untold     bool // the annotation of the value does not tell that it is wrong
}

// read returns the sections of a file of programs/.
func read(name string) []section {
	content, err := files.ReadFile("programs/" + name + ".txt")
	if err != nil {
		panic(err)
	}
	_, text, _ := strings.Cut("\n"+string(content), "\n-- ")
	var all []section
	for part := range strings.SplitSeq(text, "\n-- ") {
		title, body, ok := strings.Cut(part, " --\n")
		if !ok {
			panic(fmt.Sprintf("%s: %q is no title", name, title))
		}
		s := section{title: title, fields: map[string]string{}}
		s.body = strings.Trim(s.head(body), "\n") + "\n"
		all = append(all, s)
	}
	return all
}

// head takes the fields and uses off the top of body.
func (s *section) head(body string) string {
	for {
		line, rest, _ := strings.Cut(body, "\n")
		word, text, ok := strings.Cut(line, ": ")
		verdict, kind, _ := strings.Cut(word, " ")
		switch {
		case strings.HasPrefix(line, "|") && len(s.uses) > 0:
			s.uses[len(s.uses)-1].text += "\n" + line[1:]
		case ok && (verdict == "right" || verdict == "wrong" || verdict == "wrong?"):
			s.uses = append(s.uses, use{kind, text, verdict == "right", verdict == "wrong?"})
		case ok && (word == "make" || word == "type"):
			s.fields[word] = text
		default:
			return body
		}
		body = rest
	}
}

// only returns the uses that are meant to be right, or those meant to be wrong.
func (s *section) only(right bool) []use {
	return slices.DeleteFunc(slices.Clone(s.uses), func(u use) bool { return u.right != right })
}

// expand replaces "$word" in text by what words has for it. A line that is "$word" alone,
// or "$use x", becomes all lines of it, indented as it is.
func expand(text string, words map[string]string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		content := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(content)]
		word := strings.TrimSuffix(strings.TrimPrefix(content, "$"), "\n")
		if several, ok := words[word]; ok && strings.HasPrefix(content, "$") {
			for part := range strings.Lines(strings.TrimSuffix(several, "\n") + "\n") {
				if part != "\n" {
					b.WriteString(indent)
				}
				b.WriteString(part)
			}
			continue
		}
		b.WriteString(replace(line, words))
	}
	return b.String()
}

// replace replaces each "$word" in line.
func replace(line string, words map[string]string) string {
	before, after, found := strings.Cut(line, "$")
	if !found {
		return line
	}
	end := 0
	for end < len(after) && after[end] >= 'a' && after[end] <= 'z' {
		end++
	}
	with, ok := words[after[:end]]
	if !ok {
		panic(fmt.Sprintf("nothing is known for $%s in %q", after[:end], line))
	}
	return before + with + replace(after[end:], words)
}
