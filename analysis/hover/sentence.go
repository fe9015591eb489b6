package hover

import (
	"fmt"
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// giving ends a sentence with what something gives, or without that if it is not
// known.
func giving(lead, what string) string {
	begins := lead != "" && lead[0] >= 'A' && lead[0] <= 'Z'
	switch {
	case what == "" && begins:
		return ""
	case what == "":
		return "."
	}
	return lead + " " + what + "."
}

// join puts the sentences that say something behind each other.
func join(sentences ...string) string {
	var all []string
	for _, s := range sentences {
		if s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, " ")
}

// cannot says that a value of type t cannot be used so for want of a method.
func cannot(t semantic.Type, use, missing string) string {
	if len(t.Members()) > 1 {
		return fmt.Sprintf("Neither %s can %s: none has `%s`.", strings.ReplaceAll(named(t), " or ", " nor "), use, missing)
	}
	return upper(fmt.Sprintf("%s cannot %s: it has no `%s`.", named(t), use, missing))
}

// upper returns s with its first letter in upper case, if that is outside of code.
func upper(s string) string {
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// by says where the method name of t stands: " (`__aiter__` at line 3)".
func by(m *semantic.Module, t semantic.Type, name string) string {
	fn := method(t, name)
	if at := where(m, fn); at != "" {
		return " (`" + name + "`" + at + ")"
	}
	return ""
}

// subject returns the name of t for the beginning of a sentence: that of the function
// whose call made it, with its place, if there is one.
func subject(m *semantic.Module, t semantic.Type, name string) string {
	if fn := t.Function(); fn != nil && fn.Name != "" {
		return "`" + fn.Name + "()`" + where(m, fn)
	}
	return upper(name)
}

// atLines says on which lines nodes stand: " at line 3", " at lines 3 and 5".
func atLines(m *semantic.Module, nodes []syntax.Node) string {
	var lines []string
	for _, n := range nodes {
		line := fmt.Sprint(m.Tree.Text.Line(n.Span().Start) + 1)
		if len(lines) == 0 || lines[len(lines)-1] != line {
			lines = append(lines, line)
		}
	}
	switch len(lines) {
	case 0:
		return ""
	case 1:
		return " at line " + lines[0]
	case 2, 3, 4:
		return " at lines " + strings.Join(lines[:len(lines)-1], ", ") + " and " + lines[len(lines)-1]
	}
	return fmt.Sprintf(" at line %s and %d others", lines[0], len(lines)-1)
}
