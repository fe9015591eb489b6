package analysis

import (
	"iter"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A directive is what one comment says about findings.
type directive struct {
	at    source.Span // the comment
	part  source.Span // what of it is the directive, from its "#" on
	reach reach
	stops bool            // ends an earlier directive instead of suppressing
	words []string        // which rules; nil: all that the form can mean
	tool  string          // "mypy": only rules with an alias "mypy:…", whose rest the words are
	ours  bool            // written for us, and for no other tool
	used  map[string]bool // the words that suppressed something; "" is for the directive
}

// reach is the part of the file for which a directive speaks.
type reach uint8

const (
	reachLine  reach = iota // a logical line that begins or ends here
	reachNext               // the logical line that begins below
	reachSuite              // a logical line here and the suite under it
	reachBlock              // from here to the end of the block
	reachFile
)

// A form is one way in which tools write a directive, after "#": a tool and ":",
// then a verb.
type form struct {
	tool, verb string
	alone      reach // of a comment that has its line to itself
	trailing   reach // of one behind code
	stops      bool
	checker    string // the tool's ids are aliases with this prefix
}

// forms are the comments that users of other tools already know, each with the
// meaning that it has there: flake8's and ruff's "Error suppression", pylint's
// "Messages control", mypy's "Silencing errors", pyright's "Comments".
var forms = []form{
	{tool: "awaiter", verb: "ignore", alone: reachNext, trailing: reachLine},
	{tool: "awaiter", verb: "ignore-file", alone: reachFile, trailing: reachFile},
	{verb: "noqa", alone: reachLine, trailing: reachLine},
	{verb: "nosonar", alone: reachLine, trailing: reachLine},
	{tool: "flake8", verb: "noqa", alone: reachFile, trailing: reachLine},
	{tool: "ruff", verb: "noqa", alone: reachFile, trailing: reachLine},
	{tool: "ruff", verb: "file-ignore", alone: reachFile, trailing: reachFile},
	{tool: "ruff", verb: "ignore", alone: reachNext, trailing: reachLine},
	{tool: "ruff", verb: "disable", alone: reachBlock, trailing: reachBlock},
	{tool: "ruff", verb: "enable", alone: reachBlock, trailing: reachBlock, stops: true},
	{tool: "pylint", verb: "disable", alone: reachBlock, trailing: reachSuite},
	{tool: "pylint", verb: "disable-next", alone: reachNext, trailing: reachNext},
	{tool: "pylint", verb: "enable", alone: reachBlock, trailing: reachBlock, stops: true},
	{tool: "pylint", verb: "skip-file", alone: reachFile, trailing: reachFile},
	{tool: "type", verb: "ignore", alone: reachLine, trailing: reachLine, checker: "mypy"},
	{tool: "mypy", verb: "ignore-errors", alone: reachFile, trailing: reachFile, checker: "mypy"},
	{tool: "pyright", verb: "ignore", alone: reachLine, trailing: reachLine, checker: "pyright"},
	{tool: "ty", verb: "ignore", alone: reachLine, trailing: reachLine, checker: "ty"},
	{tool: "pyrefly", verb: "ignore", alone: reachNext, trailing: reachLine, checker: "pyrefly"},
	{tool: "pyrefly", verb: "ignore-errors", alone: reachFile, trailing: reachFile, checker: "pyrefly"},
}

// directives returns what the comments of tree say, in source order.
func directives(tree *syntax.Tree) []directive {
	var all []directive
	first := tree.Text.Len()
	for stmt := range tree.Root().Children() {
		first = stmt.OuterSpan().Start
		break
	}
	for at := range tree.Comments() {
		end := at.Start - len("#")
		for part := range strings.SplitSeq(tree.Text.Slice(at), "#") {
			start := end
			end = start + len("#") + len(part)
			f, words, ok := parseDirective(strings.TrimSpace(part))
			if !ok {
				continue
			}
			d := directive{
				at: at, part: source.Span{Start: start, End: end}, reach: f.trailing, stops: f.stops,
				words: words, tool: f.checker, ours: f.tool == "awaiter",
			}
			if isAlone(tree.Text, at) {
				d.reach = f.alone
			}
			if f.tool == "type" && at.Start < first {
				d.reach = reachFile // mypy: "at the top of a module"
			}
			all = append(all, d)
		}
	}
	return all
}

// isAlone reports whether nothing but white space stands before the comment.
func isAlone(text *source.Text, at source.Span) bool {
	return strings.TrimSpace(text.Slice(source.Span{Start: text.LineStart(at.Start), End: at.Start})) == ""
}

// parseDirective reads one "#" part of a comment. words is nil where the directive
// names no rules.
func parseDirective(s string) (f form, words []string, ok bool) {
	tool, rest := "", s
	if before, after, found := strings.Cut(s, ":"); found && isWord(before) && !strings.EqualFold(strings.TrimSpace(before), "noqa") {
		tool, rest = strings.TrimSpace(before), strings.TrimSpace(after)
	}
	verb, arguments := rest, ""
	if i := strings.IndexFunc(rest, func(r rune) bool { return !isLetter(r) && r != '-' }); i >= 0 {
		verb, arguments = rest[:i], rest[i:]
	}
	for _, f := range forms {
		if strings.EqualFold(f.tool, tool) && strings.EqualFold(f.verb, verb) {
			if strings.HasPrefix(arguments, "[") {
				words = []string{} // "[]" names nothing
			}
			for word := range list(arguments) {
				words = append(words, strings.TrimPrefix(word, f.checker+":"))
			}
			return f, words, true
		}
	}
	return form{}, nil, false
}

// list yields the names in the arguments of a directive: "[a, b]", "(a)", "=a,b",
// ": A1,B2 and why". It ends at the first word that can be no name.
func list(arguments string) iter.Seq[string] {
	return func(yield func(string) bool) {
		arguments = strings.TrimLeft(arguments, " \t")
		bracketed := strings.HasPrefix(arguments, "[") || strings.HasPrefix(arguments, "(")
		if !bracketed && !strings.HasPrefix(arguments, ":") && !strings.HasPrefix(arguments, "=") {
			return
		}
		arguments = arguments[1:]
		if end := strings.IndexAny(arguments, "])"); bracketed && end >= 0 {
			arguments = arguments[:end]
		}
		for word := range strings.FieldsFuncSeq(arguments, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
			if !isCodePrefix(word) && !strings.Contains(word, "-") && !bracketed && !strings.EqualFold(word, "all") {
				return
			}
			if !yield(word) {
				return
			}
		}
	}
}

func isWord(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) && (r < '0' || r > '9') }) < 0
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
