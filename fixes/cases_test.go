package fixes_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var update = flag.Bool("update", false, "rewrite what the cases expect")

// A fixCase is one pair of sections of a file in testdata/fixes:
//
//	-- verb argument: what the case is about --
//	the text before, with the node between « and »
//	-- Title (safety) --
//	the text behind the fix; nothing where the section is called "none"
type fixCase struct {
	file, header, before string
	outcome, after       string
}

func (c fixCase) verb() (name, argument string) {
	call, _, _ := strings.Cut(c.header, ": ")
	name, argument, _ = strings.Cut(call, " ")
	return name, argument
}

// readCases returns the cases of testdata/fixes, by file.
func readCases(t *testing.T) map[string][]fixCase {
	t.Helper()
	paths, err := filepath.Glob("../testdata/fixes/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	all := map[string][]fixCase{}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var parts [][2]string
		for line := range strings.Lines(string(content)) {
			if name, ok := strings.CutPrefix(line, "-- "); ok {
				parts = append(parts, [2]string{strings.TrimSuffix(strings.TrimRight(name, "\n"), " --")})
			} else if len(parts) > 0 {
				parts[len(parts)-1][1] += line
			}
		}
		for i := 0; i+1 < len(parts); i += 2 {
			all[path] = append(all[path], fixCase{filepath.Base(path), parts[i][0], parts[i][1], parts[i+1][0], parts[i+1][1]})
		}
		if len(parts)%2 != 0 {
			t.Fatalf("%s: the last case has no outcome", path)
		}
	}
	return all
}

// TestCases applies every verb to its cases, with other line ends and with tabs,
// too. CPython compiles every result, but for cases that say they need a newer one.
func TestCases(t *testing.T) {
	for path, all := range readCases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) { testFile(t, path, all) })
	}
}

func testFile(t *testing.T, path string, all []fixCase) {
	var results, names []string
	var b strings.Builder
	for _, c := range all {
		outcome, after := c.apply(t, c.before)
		if *update {
			c.outcome, c.after = outcome, after
		}
		fmt.Fprintf(&b, "-- %s --\n%s-- %s --\n%s", c.header, c.before, c.outcome, c.after)
		if outcome != c.outcome || after != c.after {
			t.Errorf("%s: %s\n%s\nwant %s\n%s", c.header, outcome, after, c.outcome, c.after)
			continue
		}
		c.sameFor(t, "CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") })
		c.sameFor(t, "tabs", tabbed)
		c.sameFor(t, "more behind it", func(s string) string { return s + "\n\nprint('é 👍')\n" })
		if after != "" && !strings.Contains(c.header, "Python 3.12") {
			results, names = append(results, after), append(names, c.header)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for i, said := range oracle.Compile(t, results...) {
		if said != "" {
			t.Errorf("%s: the result does not compile: %s\n%s", names[i], said, results[i])
		}
	}
}

// tabbed indents by tabs instead of four spaces, if every line is indented so.
func tabbed(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if (len(line)-len(strings.TrimLeft(line, " ")))%4 != 0 {
			return text
		}
	}
	for line := range strings.Lines(text) {
		for strings.HasPrefix(line, "    ") {
			line = line[4:]
			b.WriteByte('\t')
		}
		b.WriteString(line)
	}
	return b.String()
}

// sameFor checks that the verb does to the changed text what it does to the text.
func (c fixCase) sameFor(t *testing.T, what string, change func(string) string) {
	t.Helper()
	if change(c.before) == c.before {
		return
	}
	want := c.after
	if want != "" {
		want = change(want)
	}
	if outcome, after := c.apply(t, change(c.before)); outcome != c.outcome || after != want {
		t.Errorf("%s: %s: with %s: %s\n%q\nwant %s\n%q", c.file, c.header, what, outcome, after, c.outcome, want)
	}
}

// apply returns the header of what the verb gives, "none" or the title and safety of
// the fix, and the text behind it.
func (c fixCase) apply(t *testing.T, marked string) (outcome, after string) {
	t.Helper()
	start := strings.Index(marked, "«")
	end := strings.Index(marked, "»") - len("«")
	if start < 0 || end < start {
		t.Fatalf("%s: %s: no node is marked", c.file, c.header)
	}
	text := strings.NewReplacer("«", "", "»", "").Replace(marked)
	tree := syntax.ParseOnce(source.New(text))
	m := semantic.Analyze("example", false, tree, 12, library.New(12))
	verb, argument := c.verb()
	v, ok := verbs[verb]
	if !ok {
		t.Fatalf("%s: there is no verb %q", c.file, verb)
	}
	span := source.Span{Start: start, End: end}
	var at syntax.Node
	for n := range tree.Root().Subtree() {
		if (n.Span() == span || n.OuterSpan() == span) && (v.kind == syntax.KindNone || v.kind == n.Kind()) {
			at = n
		}
	}
	if !at.Exists() && v.kind != syntax.KindModule {
		t.Fatalf("%s: %s: no node is %q", c.file, c.header, text[start:end])
	}
	f := v.do(verbCall{m, at, span, argument})
	if f.IsNone() {
		return "none", ""
	}
	after, err := fixes.Apply(text, f.Edits)
	if err != nil {
		t.Fatalf("%s: %s: %v", c.file, c.header, err)
	}
	return f.Title + " (" + f.Safety.String() + ")", after
}

// A verbCall is what a case calls its verb with.
type verbCall struct {
	m        *semantic.Module
	at       syntax.Node
	span     source.Span
	argument string
}

func (v verbCall) call() syntax.Call { return syntax.As[syntax.Call](v.at) }

// verbs are the verbs by the names that the cases use, with the kind of node that
// they take, KindNone for any expression and KindModule for none.
var verbs = map[string]struct {
	kind syntax.Kind
	do   func(verbCall) fixes.Fix
}{
	"await":             {0, func(v verbCall) fixes.Fix { return fixes.Await(v.at) }},
	"await-around":      {0, func(v verbCall) fixes.Fix { return fixes.AwaitAndMakeAsync(v.m, v.at) }},
	"remove-await":      {syntax.KindAwait, func(v verbCall) fixes.Fix { return fixes.RemoveAwait(syntax.As[syntax.Await](v.at)) }},
	"function-async":    {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.MakeFunctionAsync(def(v.at)) }},
	"callee-async":      {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.MakeCalleeAsync(v.m, def(v.at)) }},
	"function-sync":     {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.MakeFunctionSync(def(v.at)) }},
	"async":             {0, func(v verbCall) fixes.Fix { return fixes.MakeAsync(v.at) }},
	"async-item":        {syntax.KindWithItem, func(v verbCall) fixes.Fix { return fixes.MakeAsync(v.at) }},
	"async-around":      {0, func(v verbCall) fixes.Fix { return fixes.MakeAsyncAround(v.m, v.at) }},
	"async-around-item": {syntax.KindWithItem, func(v verbCall) fixes.Fix { return fixes.MakeAsyncAround(v.m, v.at) }},
	"sync":              {0, func(v verbCall) fixes.Fix { return fixes.MakeSync(v.at) }},
	"sync-item":         {syntax.KindWithItem, func(v verbCall) fixes.Fix { return fixes.MakeSync(v.at) }},
	"add-method": {syntax.KindClassDef, func(v verbCall) fixes.Fix {
		return fixes.AddMethod(syntax.As[syntax.ClassDef](v.at), v.argument)
	}},
	"rename":        {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.RenameMethod(def(v.at), v.argument) }},
	"params":        {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.RewriteParams(def(v.at), v.argument) }},
	"return-self":   {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.AddReturnSelf(def(v.at)) }},
	"append":        {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.AppendStatement(def(v.at), v.argument) }},
	"decorate":      {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.AddDecorator(def(v.at), "contextlib", v.argument) }},
	"redecorate":    {0, func(v verbCall) fixes.Fix { return fixes.ReplaceDecorator(v.at, "contextlib", v.argument) }},
	"undecorate":    {0, func(v verbCall) fixes.Fix { return fixes.RemoveDecorator(v.at) }},
	"behind":        {0, func(v verbCall) fixes.Fix { return fixes.AddBehind(statement(v.at), v.argument) }},
	"before":        {0, func(v verbCall) fixes.Fix { return fixes.AddBefore(statement(v.at), v.argument) }},
	"else":          {syntax.KindIf, func(v verbCall) fixes.Fix { return fixes.AddElse(syntax.As[syntax.If](v.at), v.argument) }},
	"guard":         {0, func(v verbCall) fixes.Fix { return fixes.Guard(statement(v.at)) }},
	"move-behind":   {0, func(v verbCall) fixes.Fix { return fixes.MoveBehind(statement(v.at)) }},
	"aclosing":      {syntax.KindFor, func(v verbCall) fixes.Fix { return fixes.CloseBehind(syntax.As[syntax.For](v.at)) }},
	"catch":         {syntax.KindExceptHandler, func(v verbCall) fixes.Fix { return fixes.CatchException(syntax.As[syntax.ExceptHandler](v.at)) }},
	"name":          {0, func(v verbCall) fixes.Fix { return fixes.ReplaceName(v.at, "typing", v.argument) }},
	"subscript":     {0, func(v verbCall) fixes.Fix { return fixes.Subscript(v.at, "typing", v.argument) }},
	"drop-last":     {syntax.KindTuple, func(v verbCall) fixes.Fix { return fixes.DropLastItem(syntax.As[syntax.Tuple](v.at)) }},
	"yield":         {syntax.KindReturn, func(v verbCall) fixes.Fix { return fixes.YieldReturned(syntax.As[syntax.Return](v.at)) }},
	"append-call":   {0, func(v verbCall) fixes.Fix { return fixes.AppendCall(v.at, v.argument) }},
	"call":          {0, func(v verbCall) fixes.Fix { return fixes.AddCall(v.at) }},
	"wrap-call":     {0, func(v verbCall) fixes.Fix { return fixes.WrapCall(v.at, "asyncio", v.argument) }},
	"replace":       {0, func(v verbCall) fixes.Fix { return fixes.Replace(v.at, v.argument) }},
	"raise":         {syntax.KindRaise, func(v verbCall) fixes.Fix { return fixes.ReplaceException(syntax.As[syntax.Raise](v.at), v.argument) }},
	"brackets":      {syntax.KindGeneratorExp, func(v verbCall) fixes.Fix { return fixes.Brackets(syntax.As[syntax.GeneratorExp](v.at)) }},
	"list-of":       {0, func(v verbCall) fixes.Fix { return fixes.ListOf(v.at) }},
	"anext":         {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.AnextOf(v.m, v.call()) }},
	"bare-return":   {syntax.KindReturn, func(v verbCall) fixes.Fix { return fixes.DeleteReturnValue(syntax.As[syntax.Return](v.at)) }},
	"return":        {syntax.KindExprStmt, func(v verbCall) fixes.Fix { return fixes.ReturnValue(syntax.As[syntax.ExprStmt](v.at)) }},
	"yield-each":    {syntax.KindYieldFrom, func(v verbCall) fixes.Fix { return fixes.YieldEach(syntax.As[syntax.YieldFrom](v.at)) }},
	"yield-async":   {syntax.KindYieldFrom, func(v verbCall) fixes.Fix { return fixes.YieldEachAsync(syntax.As[syntax.YieldFrom](v.at)) }},
	"await-instead": {syntax.KindYieldFrom, func(v verbCall) fixes.Fix { return fixes.AwaitInstead(syntax.As[syntax.YieldFrom](v.at)) }},
	"asyncio-run":   {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.AsyncioRun(v.m, v.call()) }},
	"async-with":    {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.UseAsyncWith(v.call()) }},
	"keep-task":     {0, func(v verbCall) fixes.Fix { return fixes.KeepTask(v.at) }},
	"start-task":    {0, func(v verbCall) fixes.Fix { return fixes.StartTask(v.at) }},
	"group-tasks":   {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.GroupTasks(v.m, v.call()) }},
	"star":          {0, func(v verbCall) fixes.Fix { return fixes.Star(v.at) }},
	"await-arg":     {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.AwaitArgument(v.call(), v.call().Arg(0)) }},
	"await-call":    {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.AwaitCall(v.call(), v.call().Arg(0), behind(v.call())) }},
	"take-arg":      {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.TakeArgument(v.call(), v.call().Arg(0)) }},
	"pass":          {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.PassFunction(v.call(), v.argument == "spread") }},
	"call-instead":  {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.CallInstead(v.call(), "asyncio", v.argument) }},
	"partial": {syntax.KindCall, func(v verbCall) fixes.Fix {
		var keywords []syntax.Node
		for k := range v.call().Keywords() {
			keywords = append(keywords, k.Node)
		}
		return fixes.PartialOf(v.call(), v.call().Arg(0), behind(v.call()), keywords)
	}},
	"defer": {syntax.KindCall, func(v verbCall) fixes.Fix {
		return fixes.Defer(v.call().Arg(0), behind(v.call()), v.argument, "asyncio", "create_task")
	}},
	"defer-call": {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.DeferCall(v.call(), "asyncio", "create_task") }},
	"run-by": {syntax.KindCall, func(v verbCall) fixes.Fix {
		return fixes.RunBy(v.call().Arg(0), behind(v.call()), v.call().Keyword("args"), "asyncio", "run")
	}},
	"filter":        {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.FilterAwaiting(v.call()) }},
	"enter-awaited": {syntax.KindAwait, func(v verbCall) fixes.Fix { return fixes.EnterAwaited(syntax.As[syntax.Await](v.at)) }},
	"method":        {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.RenameMethodCalled(v.call(), v.argument) }},
	"in-list":       {0, func(v verbCall) fixes.Fix { return fixes.InList(v.at) }},
	"suppress-file": {syntax.KindModule, func(v verbCall) fixes.Fix {
		return fixes.SuppressFile(v.m.Tree, v.argument)
	}},
	"unwrap": {syntax.KindWith, func(v verbCall) fixes.Fix { return fixes.Unwrap(syntax.As[syntax.With](v.at)) }},
	"replace-by": {0, func(v verbCall) fixes.Fix {
		return fixes.ReplaceBy(v.at, fixes.Call{Module: "trio", Name: "lowlevel", Rest: "." + v.argument})
	}},
	"wrap-in":           {0, func(v verbCall) fixes.Fix { return fixes.WrapIn(statement(v.at), "with", shield) }},
	"insert-before":     {syntax.KindReturn, func(v verbCall) fixes.Fix { return fixes.InsertBefore(v.at, checkpoint) }},
	"append-await":      {syntax.KindFunctionDef, func(v verbCall) fixes.Fix { return fixes.AppendAwait(def(v.at), checkpoint) }},
	"replace-statement": {0, func(v verbCall) fixes.Fix { return fixes.ReplaceStatement(statement(v.at), "await e.wait()") }},
	"start":             {syntax.KindCall, func(v verbCall) fixes.Fix { return fixes.Start(v.call()) }},
	"derive":            {syntax.KindClassDef, func(v verbCall) fixes.Fix { return fixes.AddDerive(syntax.As[syntax.ClassDef](v.at)) }},
	"reraise":           {syntax.KindExceptHandler, func(v verbCall) fixes.Fix { return fixes.Reraise(syntax.As[syntax.ExceptHandler](v.at)) }},
	"catch-exception":   {syntax.KindExceptHandler, func(v verbCall) fixes.Fix { return fixes.CatchException(syntax.As[syntax.ExceptHandler](v.at)) }},
	"catch-others":      {syntax.KindName, func(v verbCall) fixes.Fix { return fixes.CatchOthers(v.at) }},
	"suppress": {syntax.KindModule, func(v verbCall) fixes.Fix {
		return fixes.Suppress(v.m.Tree, v.span.Start, v.argument)
	}},
	"refactor": {syntax.KindModule, func(v verbCall) fixes.Fix {
		for _, r := range fixes.Refactorings(v.m, v.span) {
			if strings.TrimPrefix(r.Kind, "refactor.rewrite.") == v.argument {
				return r.Fix
			}
		}
		return fixes.None
	}},
}

// behind returns the positional arguments of call but for the first.
func behind(call syntax.Call) (all []syntax.Node) {
	for a := range call.Args() {
		if a != call.Arg(0) {
			all = append(all, a)
		}
	}
	return all
}

// shield and checkpoint are what the verbs about scopes write.
var (
	shield     = fixes.Call{Module: "trio", Name: "CancelScope", Rest: "(shield=True)"}
	checkpoint = fixes.Call{Module: "trio", Name: "lowlevel", Rest: ".checkpoint()"}
)

func def(n syntax.Node) syntax.FunctionDef { return syntax.As[syntax.FunctionDef](n) }

// statement returns the statement that n is or stands in.
func statement(n syntax.Node) syntax.Node {
	for n.Exists() && (n.Kind() < syntax.KindFunctionDef || n.Kind() > syntax.KindContinue) {
		n = n.Parent()
	}
	return n
}
