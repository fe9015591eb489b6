package docs

import (
	"regexp"
	"strconv"
	"strings"
)

// A Page is a Markdown page taken apart at its headings.
type Page struct {
	Title    string // behind the "# " of the first line
	Intro    string // between the title and the first section
	Sections []Section
}

// A Section is what stands under a "## " heading.
type Section struct{ Heading, Text string }

// Parse takes a page apart. Headings in code blocks are none.
func Parse(text string) Page {
	var p Page
	var body strings.Builder
	inCode := false
	flush := func() {
		if len(p.Sections) == 0 {
			p.Intro = body.String()
		} else {
			p.Sections[len(p.Sections)-1].Text = body.String()
		}
		body.Reset()
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "```") {
			inCode = !inCode
		}
		title, isTitle := strings.CutPrefix(line, "# ")
		heading, isHeading := strings.CutPrefix(line, "## ")
		switch {
		case isTitle && !inCode && p.Title == "":
			p.Title = strings.TrimSpace(title)
		case isHeading && !inCode:
			flush()
			p.Sections = append(p.Sections, Section{Heading: strings.TrimSpace(heading)})
		default:
			body.WriteString(line)
		}
	}
	flush()
	return p
}

// Section returns the section under heading, the zero one if there is none.
func (p Page) Section(heading string) Section {
	for _, s := range p.Sections {
		if s.Heading == heading {
			return s
		}
	}
	return Section{}
}

// Block returns the first code block of the given language in s, "" if there is
// none.
func (s Section) Block(language string) string {
	if all := s.Blocks(language); len(all) > 0 {
		return all[0]
	}
	return ""
}

// Blocks returns the code blocks of the given language in s.
func (s Section) Blocks(language string) []string {
	const fence = "```"
	var all []string
	inCode, wanted := false, false
	for line := range strings.Lines(s.Text) {
		name, isFence := strings.CutPrefix(line, fence)
		switch {
		case isFence:
			inCode = !inCode
			wanted = inCode && strings.TrimSpace(name) == language
			if wanted {
				all = append(all, "")
			}
		case wanted:
			all[len(all)-1] += line
		}
	}
	return all
}

// Since reads the line of a page behind which a text block quotes what later Pythons say,
// "Since Python 3.14:", and returns 14.
func Since(line string) (minor int, ok bool) {
	m := sinceLine.FindStringSubmatch(strings.TrimSpace(line))
	if m == nil {
		return 0, false
	}
	minor, err := strconv.Atoi(m[1])
	return minor, err == nil
}

var sinceLine = regexp.MustCompile(`^Since Python 3\.(\d+):$`)
