package fixes

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// expandWith writes an async with as the awaits that it stands for (language
// reference, "The async with statement"). None where a comment stands in its header.
func expandWith(with syntax.With) Fix {
	block, ok := blockOf(with.Node)
	if !with.IsAsync() || !ok {
		return None
	}
	names := namesIn(placeOf(with.Node).scope)
	var head, tail []string // lines, each indented by as many units as it has tabs
	level := ""
	for item := range with.Items() {
		manager, aenter, aexit := names.free("manager"), names.free("aenter"), names.free("aexit")
		raised, exc := names.free("raised"), names.free("exc")
		target, value := item.OptionalVars(), ""
		entry := "await " + aenter + "(" + manager + ")"
		if target.Exists() {
			value = names.free("value")
			entry = value + " = " + entry
		}
		head = append(head,
			level+manager+" = "+lineOf(item.ContextExpr()),
			level+aenter+" = type("+manager+").__aenter__",
			level+aexit+" = type("+manager+").__aexit__",
			level+entry,
			level+raised+" = False",
			level+"try:")
		if target.Exists() {
			head = append(head, level+"\t"+lineOf(target)+" = "+value)
		}
		tail = append([]string{
			level + "except BaseException as " + exc + ":",
			level + "\t" + raised + " = True",
			level + "\tif not await " + aexit + "(" + manager + ", type(" + exc + "), " + exc + ", " + exc + ".__traceback__):",
			level + "\t\traise",
			level + "finally:",
			level + "\tif not " + raised + ":",
			level + "\t\tawait " + aexit + "(" + manager + ", None, None, None)",
		}, tail...)
		level += "\t"
	}
	edits := block.replaceHeader(head)
	edits = append(edits, block.deeper(len(level)-1, block.body)...)
	edits = append(edits, insert(block.body.End, block.newline+block.lines(tail)))
	return fix("Expand 'async with' into the awaits it stands for", Safe, edits...)
}

// expandFor writes an async for as the awaits that it stands for (language
// reference, "The async for statement"). None where a comment stands in its header.
func expandFor(loop syntax.For) Fix {
	block, ok := blockOf(loop.Node)
	if !loop.IsAsync() || !ok {
		return None
	}
	names := namesIn(placeOf(loop.Node).scope)
	iterable, iterator := names.free("iterable"), names.free("iterator")
	next := "await type(" + iterator + ").__anext__(" + iterator + ")"
	target, bind := lineOf(loop.Target()), ""
	if !loop.Target().Is(syntax.KindName) {
		item := names.free("item")
		target, bind = item, lineOf(loop.Target())+" = "+item
	}
	head := []string{
		iterable + " = " + lineOf(loop.Iter()),
		iterator + " = type(" + iterable + ").__aiter__(" + iterable + ")",
	}
	depth := 0
	if !loop.Field(syntax.FieldOrelse).Exists() {
		head = append(head, "while True:", "\ttry:", "\t\t"+target+" = "+next, "\texcept StopAsyncIteration:", "\t\tbreak")
	} else {
		running := names.free("running")
		head = append(head, running+" = True", "while "+running+":",
			"\ttry:", "\t\t"+target+" = "+next, "\texcept StopAsyncIteration:", "\t\t"+running+" = False", "\telse:")
		depth = 1
	}
	if bind != "" {
		head = append(head, strings.Repeat("\t", depth+1)+bind)
	}
	edits := append(block.replaceHeader(head), block.deeper(depth, block.body)...)
	return fix("Expand 'async for' into the awaits it stands for", Safe, edits...)
}

// A block is a compound statement whose header is to be written anew.
type block struct {
	stmt            syntax.Node
	colon           int         // the offset of the ":" that ends the header
	body            source.Span // from behind the colon to the end of the body's last line or comment
	oneLine         bool        // the body stands on the line of the header
	margin, unit    string
	newline, remark string // remark is the comment behind the colon
}

// blockOf returns the block of stmt; ok is false if it cannot be written anew.
func blockOf(stmt syntax.Node) (b block, ok bool) {
	colon, stmts := headerEnd(stmt), body(stmt)
	if colon < 0 || len(stmts) == 0 || !beginsLine(stmt) || stmt.IsBroken() ||
		hasComment(stmt.Tree(), source.Span{Start: stmt.Span().Start, End: colon}) {
		return block{}, false
	}
	text := textOf(stmt)
	b = block{
		stmt: stmt, colon: colon, oneLine: !beginsLine(stmts[0]),
		body:   source.Span{Start: colon + 1, End: blockEnd(stmt, stmts[len(stmts)-1])},
		margin: indentOf(stmt), unit: unitOf(stmt), newline: stmt.Tree().Text.Newline(),
	}
	if i := skipBlanks(text, colon+1); !b.oneLine && i < text.Len() && text.Byte(i) == '#' {
		b.remark = cut(text, colon+1, skipLine(text, i))
	}
	return b, true
}

// replaceHeader returns the edits that put head, lines that are indented as their
// tabs say, in the place of the header. What was remarked behind the header stays
// on the first line.
func (b block) replaceHeader(head []string) []Edit {
	text := textOf(b.stmt)
	first, rest := head[0], head[1:]
	written := first + b.remark + b.newline + b.lines(rest)
	end := b.colon + 1 + len(b.remark)
	if b.oneLine {
		return []Edit{replace(b.stmt.Span().Start, skipBlanks(text, end), written+b.newline+b.margin+b.unit)}
	}
	return []Edit{replace(b.stmt.Span().Start, end, written)}
}

// lines returns all joined, each behind the margin and as many units as it has tabs.
func (b block) lines(all []string) string {
	var out strings.Builder
	for i, line := range all {
		if i > 0 {
			out.WriteString(b.newline)
		}
		level := len(line) - len(strings.TrimLeft(line, "\t"))
		out.WriteString(b.margin + strings.Repeat(b.unit, level) + line[level:])
	}
	return out.String()
}

// deeper returns the edits that move the lines of span in by levels units.
func (b block) deeper(levels int, span source.Span) []Edit {
	if levels == 0 {
		return nil
	}
	if b.oneLine {
		first := b.stmt.Field(syntax.FieldBody)
		return []Edit{insert(first.OuterSpan().Start, strings.Repeat(b.unit, levels))}
	}
	return indent(b.stmt, span, strings.Repeat(b.unit, levels))
}

// lineOf returns the text of n with parentheses if it needs them to go over lines.
func lineOf(n syntax.Node) string {
	text := outerText(n)
	if !n.HasParens() && strings.ContainsAny(text, "\r\n") {
		return "(" + text + ")"
	}
	return text
}
