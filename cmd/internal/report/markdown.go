package report

import (
	"regexp"
	"strings"
)

// Markdown returns a Markdown page as text for a terminal: headings and code stand
// out, paragraphs fit the width. Tables and what it does not know stay as written.
func Markdown(page string, style Style) string {
	width := 80
	if style.Width > 0 {
		width = min(style.Width, 88)
	}
	var b strings.Builder
	var paragraph []string
	flush := func() {
		if paragraph != nil {
			writeParagraph(&b, strings.Join(paragraph, " "), width, style)
			paragraph = nil
		}
	}
	inCode := false
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, "\r\n")
		text := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(text, "```"):
			flush()
			inCode = !inCode
		case inCode:
			b.WriteString(style.paint(magenta, strings.TrimRight("    "+line, " ")) + "\n")
		case text == "":
			flush()
			b.WriteString("\n")
		case strings.HasPrefix(line, "#"):
			flush()
			b.WriteString(style.Bold(inline(strings.TrimLeft(line, "# "), Style{})) + "\n")
		case strings.HasPrefix(text, "|"):
			flush()
			b.WriteString(inline(line, style) + "\n")
		case isItem(text):
			flush()
			paragraph = []string{line}
		default:
			if paragraph == nil {
				paragraph = []string{line}
			} else {
				paragraph = append(paragraph, text)
			}
		}
	}
	flush()
	return b.String()
}

var item = regexp.MustCompile(`^([-*+]|[0-9]+\.) `)

func isItem(line string) bool { return item.MatchString(line) }

// writeParagraph breaks text into lines, those of a list item below its first word.
func writeParagraph(b *strings.Builder, text string, width int, style Style) {
	indent := text[:len(text)-len(strings.TrimLeft(text, " "))]
	text = text[len(indent):]
	hang := indent
	if mark := item.FindString(text); mark != "" {
		hang += strings.Repeat(" ", len(mark))
	}
	line, column := indent, Width(indent)
	for _, word := range words(text) {
		shown := inline(word, style)
		plain := Width(inline(word, Style{}))
		switch {
		case column > Width(hang) && column+1+plain > width:
			b.WriteString(line + "\n")
			line, column = hang, Width(hang)
		case column > len(indent):
			line, column = line+" ", column+1
		}
		line, column = line+shown, column+plain
	}
	b.WriteString(line + "\n")
}

// words splits text at spaces that are in no code, emphasis or link.
func words(text string) []string {
	var all []string
	start, rest := 0, text
	for offset := 0; offset < len(text); {
		rest = text[offset:]
		if at := span.FindStringIndex(rest); at != nil && at[0] == 0 {
			offset += at[1]
			continue
		}
		if rest[0] == ' ' {
			if offset > start {
				all = append(all, text[start:offset])
			}
			start = offset + 1
		}
		offset++
	}
	if start < len(text) {
		all = append(all, text[start:])
	}
	return all
}

// span is code, strong or emphasised text, or a link.
var span = regexp.MustCompile("`[^`]+`" + `|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]*\]\([^)\s]*\)|<https?://[^>]+>`)

// Inline returns a line of Markdown as text for a terminal.
func Inline(line string, style Style) string { return inline(line, style) }

// inline shows the spans of a line without their marks.
func inline(line string, style Style) string {
	return span.ReplaceAllStringFunc(line, func(s string) string {
		switch {
		case s[0] == '`':
			if !style.Color {
				return s
			}
			return style.paint(cyan, strings.Trim(s, "`"))
		case strings.HasPrefix(s, "**"):
			return style.Bold(inline(strings.Trim(s, "*"), style))
		case s[0] == '*':
			return style.paint(italic, strings.Trim(s, "*"))
		case s[0] == '<':
			return style.Dim(strings.Trim(s, "<>"))
		}
		label, address, _ := strings.Cut(s[1:len(s)-1], "](")
		label = inline(label, style)
		if address == "" || strings.HasPrefix(address, "#") || address == label {
			return label
		}
		if !strings.Contains(address, "://") {
			return label
		}
		return label + " " + style.Dim("<"+address+">")
	})
}
