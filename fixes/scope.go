package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Unwrap removes the with statement around its body, which moves out. None for more
// than one item, a target behind "as", and a body on the line of the header. It is
// Unsafe.
func Unwrap(with syntax.With) Fix {
	stmts := body(with.Node)
	items := 0
	for item := range with.Items() {
		if items++; item.OptionalVars().Exists() {
			return None
		}
	}
	if items != 1 || len(stmts) == 0 || with.IsBroken() || !beginsLine(with.Node) || !beginsLine(stmts[0]) {
		return None
	}
	t := textOf(with.Node)
	colon, unit := headerEnd(with.Node), blockUnit(with.Node)
	first := t.LineStart(stmts[0].OuterSpan().Start)
	if colon < 0 || unit == "" || hasComment(with.Tree(), source.Span{Start: with.Span().Start, End: colon}) {
		return None
	}
	edits := []Edit{remove(t.LineStart(with.Span().Start), skipNewline(t, skipLine(t, colon)))}
	if i := skipBlanks(t, colon+1); t.Byte(i) == '#' {
		edits = []Edit{remove(with.Span().Start, i)}
	}
	from := skipNewline(t, skipLine(t, colon))
	if from <= first && t.HasPrefix(from, unit) && edits[0].Span.End == from {
		// The first line begins where the header ends: it is moved by hand.
		edits[0].Span.End = from + len(unit)
		from++
	}
	rest := source.Span{Start: from - 1, End: blockEnd(with.Node, stmts[len(stmts)-1])}
	for _, e := range dedent(with.Node, rest, unit) {
		if e.Span.Start >= edits[0].Span.End {
			edits = append(edits, e)
		}
	}
	// In one piece, so that it is not merged with the removal of a scope inside.
	whole := source.Span{Start: edits[0].Span.Start, End: rest.End}
	for i := range edits {
		edits[i].Span.Start, edits[i].Span.End = edits[i].Span.Start-whole.Start, edits[i].Span.End-whole.Start
	}
	moved, err := Apply(t.Slice(whole), edits)
	if err != nil {
		return None
	}
	return fix("Remove the scope", Unsafe, replace(whole.Start, whole.End, moved))
}

// A Call is a name of a module and what is written behind it: "trio" and "CancelScope"
// with "(shield=True)".
type Call struct{ Module, Name, Rest string }

// text returns how the code at the node at says c, and the imports that it needs.
func (c Call) text(at syntax.Node) (string, []Edit, bool) {
	reference, edits, ok := Import(at, c.Module, c.Name)
	return reference + c.Rest, edits, ok
}

// ReplaceBy replaces the expression n by c. It is Unsafe.
func ReplaceBy(n syntax.Node, c Call) Fix {
	text, edits, ok := c.text(n)
	if !ok || n.IsBroken() {
		return None
	}
	return fix("Use '"+text+"'", Unsafe, append(edits, replace(n.Span().Start, n.Span().End, text))...)
}

// WrapIn puts stmt into a block of its own: "with trio.CancelScope(shield=True):". None
// where stmt shares its lines with another. It is Unsafe.
func WrapIn(stmt syntax.Node, keyword string, c Call) Fix {
	text, edits, ok := c.text(stmt)
	if !ok || stmt.IsBroken() || !standsAlone(stmt) {
		return None
	}
	unit, t := unitOf(stmt), stmt.Tree().Text
	edits = append(edits, insert(stmt.OuterSpan().Start, keyword+" "+text+":"+t.Newline()+indentOf(stmt)+unit))
	span := source.Span{Start: stmt.OuterSpan().Start, End: stmt.OuterSpan().End}
	edits = append(edits, indent(stmt, span, unit)...)
	return fix("Put it in '"+keyword+" "+text+"'", Unsafe, edits...)
}

// InsertBefore writes the statement "await c" on a line of its own before stmt. It is
// Unsafe.
func InsertBefore(stmt syntax.Node, c Call) Fix {
	text, edits, ok := c.text(stmt)
	if !ok || stmt.IsBroken() || !beginsLine(stmt) {
		return None
	}
	line := "await " + text
	edits = append(edits, insert(stmt.OuterSpan().Start, line+stmt.Tree().Text.Newline()+indentOf(stmt)))
	return fix("Add '"+line+"'", Unsafe, edits...)
}

// AppendAwait ends the body of def with the statement "await c". It is Unsafe.
func AppendAwait(def syntax.FunctionDef, c Call) Fix {
	stmts := body(def.Node)
	if len(stmts) == 0 || def.IsBroken() {
		return None
	}
	text, edits, ok := c.text(stmts[len(stmts)-1])
	if !ok {
		return None
	}
	line := "await " + text
	return fix("Add '"+line+"' at the end", Unsafe, append(edits, appended(def, line)...)...)
}

// BeginWith begins the body of the loop with the statement "await c". It is Unsafe.
func BeginWith(loop syntax.Node, c Call) Fix {
	return InsertBefore(loop.Field(syntax.FieldBody), c)
}

// AwaitStarted replaces the with statement of a task group, whose body does nothing but
// start one task, by awaiting what the task would run: call is function(arguments…) as
// it would be called.
func AwaitStarted(with syntax.With, called string) Fix {
	if called == "" {
		return None
	}
	return ReplaceStatement(with.Node, "await "+called).Titled("Await it")
}

// Start changes "nursery.start_soon(…)" to "await nursery.start(…)". It is Unsafe.
func Start(call syntax.Call) Fix {
	method := syntax.As[syntax.Attribute](call.Func())
	stmt := call.Parent()
	if !stmt.Is(syntax.KindExprStmt) || call.IsBroken() || !placeOf(call.Node).function().IsAsync() || call.HasParens() {
		return None
	}
	name := method.Attr().Span()
	return fix("Wait until it has started", Unsafe, insert(call.Span().Start, "await "), replace(name.Start, name.End, "start"))
}

// AddDerive adds to the class, of an exception group, the method that split and
// subgroup call to make the parts. It is a Sketch where the class is made of more than
// a message and exceptions.
func AddDerive(class syntax.ClassDef) Fix {
	if !class.Exists() || memberOf(class, "derive").Exists() {
		return None
	}
	name, arguments := class.Name().Text(), "self.message, excs"
	f := insertMethod(class, syntax.Node{}, false, []string{"def derive(self, excs):", "\treturn " + name + "(" + arguments + ")"})
	safety := Unsafe
	if memberOf(class, "__new__").Exists() || memberOf(class, "__init__").Exists() {
		safety = Sketch
	}
	return f.Titled("Add 'derive'").WithSafety(safety)
}

// ReplaceStatement replaces stmt, which has its lines to itself, by the simple statement
// text. A comment on its first line stays behind it, others stand before it. It is
// Unsafe.
func ReplaceStatement(stmt syntax.Node, text string) Fix {
	if !stmt.Exists() || stmt.IsBroken() || !standsAlone(stmt) {
		return None
	}
	s, t := stmt.Span(), stmt.Tree().Text
	before, behind := "", ""
	for c := range stmt.Tree().CommentsIn(s) {
		if t.Line(c.Start) == t.Line(s.Start) {
			behind = "  " + t.Slice(c)
		} else {
			before += t.Slice(c) + t.Newline() + indentOf(stmt)
		}
	}
	if text := textOf(stmt); behind != "" && s.End < text.Len() && !isNewline(text.Byte(s.End)) {
		return None
	}
	return fix("Replace it by '"+text+"'", Unsafe, replace(s.Start, s.End, before+text+behind))
}
