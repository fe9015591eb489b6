package fixes

import (
	"slices"
	"strings"

	"awaiter/analysis/syntax"
)

// AddMethod adds the special method name to class, in its usual form, beside its
// twin: "__aexit__" with its three parameters, "__aiter__" that returns self. None
// for a name that is none of the protocols' methods or that class has already. What
// is left for the user to fill in makes it a Sketch.
func AddMethod(class syntax.ClassDef, name string) Fix {
	form, ok := usualForms[name]
	if !ok || !class.Exists() || class.Name().IsBroken() || memberOf(class, name).Exists() {
		return None
	}
	lines := methodLines(class, name)
	twin := memberOf(class, form.twin)
	f := insertMethod(class, twin, form.first && twin.Exists(), lines)
	return f.Titled("Add '%s'", name).WithSafety(form.safety)
}

// MethodText returns the lines of the special method name in its usual form, as AddMethod
// writes it into class, the first one not indented. There are none for a name that is none
// of the protocols' methods.
func MethodText(class syntax.ClassDef, name string) []string {
	lines := slices.Clone(methodLines(class, name))
	for i, line := range lines {
		body := strings.TrimLeft(line, "\t")
		lines[i] = strings.Repeat(unitOf(class.Node), len(line)-len(body)) + body
	}
	return lines
}

// methodLines is MethodText with a tab for every unit by which a line is indented.
func methodLines(class syntax.ClassDef, name string) []string {
	form := usualForms[name]
	if form.adapt != nil {
		return form.adapt(class, form.lines)
	}
	return form.lines
}

// insertMethod adds the method that lines are to class before or behind beside.
func insertMethod(class syntax.ClassDef, beside syntax.Node, first bool, lines []string) Fix {
	return insertMethods(class, beside, first, [][]string{lines})
}

// insertMethods adds methods, each some lines, to class before or behind beside.
func insertMethods(class syntax.ClassDef, beside syntax.Node, first bool, methods [][]string) Fix {
	t := textOf(class.Node)
	nl, stmts := t.Newline(), body(class.Node)
	if len(stmts) == 0 || len(methods) == 0 || !beginsLine(class.Node) {
		return None
	}
	const title = "Add a method"
	last := stmts[len(stmts)-1]
	gap := strings.Repeat(nl, linesBetween(stmts))
	if !beginsLine(stmts[0]) {
		margin := nl + indentOf(class.Node) + unitOf(class.Node)
		method := margin + written(methods, gap, margin, unitOf(class.Node))
		if len(stmts) == 1 && isStub(last) {
			return fix(title, Sketch, replace(headerEnd(class.Node)+1, last.Span().End, method))
		}
		return fix(title, Sketch,
			replace(headerEnd(class.Node)+1, stmts[0].Span().Start, margin),
			insert(lineEnd(last), nl+method))
	}
	margin := nl + indentOf(stmts[0])
	method := written(methods, gap, margin, unitOf(class.Node))
	if beside.Exists() && first {
		return fix(title, Sketch, insert(headOf(beside), indentOf(stmts[0])+method+nl+gap))
	}
	if !beside.Exists() {
		beside = last
	}
	if !endsLine(beside) && t.Byte(skipBlanks(t, beside.OuterSpan().End)) != ';' {
		return None
	}
	if len(stmts) == 1 && isStub(last) {
		return fix(title, Sketch, replace(last.Span().Start, last.Span().End, method))
	}
	return fix(title, Sketch, insert(lineEnd(beside), nl+gap+indentOf(stmts[0])+method))
}

// written returns the text of methods, gap between them; all lines but the first
// stand behind margin, a line end and the indentation of the block, and a unit for
// each leading tab.
func written(methods [][]string, gap, margin, unit string) string {
	var b strings.Builder
	for i, lines := range methods {
		for j, line := range lines {
			if i > 0 && j == 0 {
				b.WriteString(gap)
			}
			if i+j > 0 {
				b.WriteString(margin)
			}
			level := len(line) - len(strings.TrimLeft(line, "\t"))
			b.WriteString(strings.Repeat(unit, level) + line[level:])
		}
	}
	return b.String()
}

// linesBetween returns how many empty lines part the defs of a class body: as many
// as before the last def that follows another, else one.
func linesBetween(stmts []syntax.Node) int {
	for i := len(stmts) - 1; i > 0; i-- {
		if stmts[i].Is(syntax.KindFunctionDef) && stmts[i-1].Is(syntax.KindFunctionDef) {
			t := stmts[i].Tree().Text
			n := 0
			for line := t.Line(headOf(stmts[i])) - 1; line > 0 && strings.TrimSpace(t.Slice(t.LineSpan(line))) == ""; line-- {
				n++
			}
			return n
		}
	}
	return 1
}

// headOf returns the offset of the line on which def begins, the decorators and the
// comments right above it included.
func headOf(def syntax.Node) int {
	t := def.Tree().Text
	line := t.Line(def.OuterSpan().Start)
	indent := indentOf(def)
	for line > 0 && strings.HasPrefix(t.Slice(t.LineSpan(line-1)), indent+"#") {
		line--
	}
	return t.LineSpan(line).Start
}

// memberOf returns the last statement of class's own body that binds name.
func memberOf(class syntax.ClassDef, name string) (found syntax.Node) {
	for n := range own(class.Node) {
		if name == "" || bound(n) != name {
			continue
		}
		for s := n; s.Exists(); s = s.Parent() {
			if s.Parent() == class.Node {
				found = s
				break
			}
		}
	}
	return found
}

// RenameMethod gives def the name of another special method, and makes it "async def"
// or "def" as that method has to be; in an __anext__ that was a __next__ the own
// "raise StopIteration" becomes "raise StopAsyncIteration". None where the body does
// not allow that or the class has such a method.
func RenameMethod(def syntax.FunctionDef, name string) Fix {
	class := syntax.As[syntax.ClassDef](def.Parent())
	if !class.Exists() || def.IsBroken() || memberOf(class, name).Exists() {
		return None
	}
	f := Fix{"Rename '" + def.Name().Text() + "' to '" + name + "'", Unsafe, nil}
	f.Edits = append(f.Edits, replace(def.Name().Span().Start, def.Name().Span().End, name))
	switch {
	case mustBeAsync(name) && !def.IsAsync():
		f = Join(f, MakeFunctionAsync(def))
	case mustBeSync(name) && def.IsAsync() && !(name == "__aiter__" && yields(def)):
		f = Join(f, MakeFunctionSync(def))
	}
	if name == "__anext__" || name == "__next__" {
		for n := range own(def.Node) {
			if raise := syntax.As[syntax.Raise](n); raise.Exists() && stops[raised(raise).Text()] {
				f = Join(f, ReplaceException(raise, map[bool]string{true: "StopAsyncIteration", false: "StopIteration"}[name == "__anext__"]))
			}
		}
	}
	return f
}

var stops = map[string]bool{"StopIteration": true, "StopAsyncIteration": true}

// AddReturnSelf ends the body of def with "return self", by the name that its first
// parameter has; a body that is only "pass" or "..." is replaced, and so is a bare
// return. None where the body returns a value somewhere.
func AddReturnSelf(def syntax.FunctionDef) Fix {
	var self string
	for a := range def.Params().All() {
		if a.Role() == syntax.FieldArgs || a.Role() == syntax.FieldPosonlyargs {
			self = a.Name().Text()
		}
		break
	}
	if self == "" || def.IsBroken() || yields(def) {
		return None
	}
	f := Fix{"Return '" + self + "'", Unsafe, nil}
	for n := range own(def.Node) {
		if r := syntax.As[syntax.Return](n); r.Exists() {
			if r.Value().Exists() {
				return None
			}
			f.Edits = append(f.Edits, insert(r.Span().End, " "+self))
		}
	}
	stmts := body(def.Node)
	if last := stmts[len(stmts)-1]; last.Is(syntax.KindReturn, syntax.KindRaise) {
		return fix(f.Title, f.Safety, f.Edits...)
	}
	f.Edits = append(f.Edits, appended(def, "return "+self)...)
	return fix(f.Title, f.Safety, f.Edits...)
}

// AppendStatement ends the body of def with stmt, "raise StopAsyncIteration"; a body
// that is only "pass" or "..." is replaced.
func AppendStatement(def syntax.FunctionDef, stmt string) Fix {
	if !def.Exists() || def.IsBroken() {
		return None
	}
	return fix("Add '"+stmt+"' at the end", Unsafe, appended(def, stmt)...)
}

// appended returns the edit that ends the body of def with stmt.
func appended(def syntax.FunctionDef, stmt string) []Edit {
	stmts := body(def.Node)
	if len(stmts) == 0 {
		return nil
	}
	t, last := def.Tree().Text, stmts[len(stmts)-1]
	if isStub(last) && (len(stmts) == 1 || len(stmts) == 2 && isDocstring(stmts[0])) {
		return []Edit{replace(last.Span().Start, last.Span().End, stmt)}
	}
	if !beginsLine(stmts[0]) {
		return []Edit{insert(last.OuterSpan().End, "; "+stmt)}
	}
	return []Edit{insert(lineEnd(last), t.Newline()+indentOf(stmts[0])+stmt)}
}
