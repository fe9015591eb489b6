package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// AddDecorator puts @name above def (innermost, next to the def) and imports name
// from module, through the imports that the file has. None where the name means
// something else.
func AddDecorator(def syntax.FunctionDef, module, name string) Fix {
	reference, edits, ok := Import(def.Node, module, name)
	if !ok || def.IsBroken() {
		return None
	}
	t, start := def.Tree().Text, def.Span().Start
	line := "@" + reference + t.Newline() + t.Indent(start)
	return fix("Decorate '"+def.Name().Text()+"' with '@"+name+"'", Safe, append(edits, insert(start, line))...)
}

// ReplaceDecorator puts @name of module in the place of decorator, the whole expression
// behind an "@", and imports it; an import of what it replaces stays. It is Safe, as it
// is asked for where the decorator cannot succeed.
func ReplaceDecorator(decorator syntax.Node, module, name string) Fix {
	reference, edits, ok := Import(decorator, module, name)
	if !ok || decorator.Role() != syntax.FieldDecoratorList || decorator.IsBroken() {
		return None
	}
	s := decorator.Span()
	return fix("Use '@"+name+"'", Safe, append(edits, replace(s.Start, s.End, reference))...)
}

// RemoveDecorator deletes the line of decorator, the whole expression behind an "@".
// None where a comment or something else stands on it.
func RemoveDecorator(decorator syntax.Node) Fix {
	if decorator.Role() != syntax.FieldDecoratorList {
		return None
	}
	text, s := textOf(decorator), decorator.OuterSpan()
	start := lastBefore(text, s.Start)
	if start < 0 || text.Byte(start) != '@' || !endsLine(decorator) {
		return None
	}
	line := source.Span{Start: text.LineStart(start), End: skipNewline(text, skipLine(text, s.End))}
	if skipBlanks(text, line.Start) != start || hasComment(decorator.Tree(), line) {
		return None
	}
	return fix("Remove '@"+decorator.Text()+"'", Unsafe, remove(line.Start, line.End))
}
