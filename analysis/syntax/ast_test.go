package syntax

import (
	"bufio"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"awaiter/analysis/source"
)

// TestAgreesWithAST compares the tree of every file of the standard library with
// what ast.parse says of it, node for node: kind, role, depth, span, operators,
// names and the values of strings. -short leaves every tenth and those that test the
// grammar. AWAITER_AST_FILES names a file that lists other files to compare.
func TestAgreesWithAST(t *testing.T) {
	t.Parallel()
	files := libraryFiles(t)
	if testing.Short() {
		files = everyTenth(files)
	}
	if list := os.Getenv("AWAITER_AST_FILES"); list != "" {
		content, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		files = strings.Split(strings.TrimSpace(string(content)), "\n")
	}
	compared, nodes, different := 0, 0, 0
	astFacts(t, files, func(path string, facts []byte, insideKnown bool) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		content, _, err := source.Decode(raw)
		if err != nil {
			t.Errorf("%s: Python decodes it, we do not: %v", path, err)
			return
		}
		text := source.New(content)
		compared++
		nodes += bytes.Count(facts, []byte("\n"))
		got := treeFacts(ParseOnce(text), insideKnown)
		if diff := firstDifferences(facts, got, text, 6); diff != "" {
			if different++; different <= 40 {
				t.Errorf("%s (< ast, > ours)\n%s", path, diff)
			}
		}
	})
	t.Logf("%d files, %d nodes, %d files differ", compared, nodes, different)
	if compared < len(files)/2 {
		t.Fatal("too few files were compared")
	}
}

// everyTenth returns a tenth of files and those that are about the language.
func everyTenth(files []string) (some []string) {
	for i, path := range files {
		if i%10 == 0 || aboutLanguage.MatchString(path) {
			some = append(some, path)
		}
	}
	return some
}

var aboutLanguage = regexp.MustCompile(`/test_(.string|annotationlib|async\w*|coroutines|decorators|except\w*|generators|grammar|named_expressions|patma|positional_only_arg|syntax|tokenize|type_\w+|typing|unpack\w*)\.py$`)

// libraryFiles lists the standard library of the python3 on the path.
func libraryFiles(t testing.TB) []string {
	out, err := exec.Command("python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])").Output()
	if err != nil {
		t.Fatalf("this test needs python3: %v", err)
	}
	var files []string
	filepath.WalkDir(strings.TrimSpace(string(out)), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "site-packages":
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(path, ".py"):
			files = append(files, path)
		}
		return nil
	})
	return files
}

// astFacts runs facts.py over files and hands what it says of each that ast.parse
// accepts to do.
func astFacts(t *testing.T, files []string, do func(path string, facts []byte, insideKnown bool)) {
	cmd := exec.Command("python3", filepath.Join("..", "..", "testdata", "syntax", "facts.py"))
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n") + "\n")
	var errors bytes.Buffer
	cmd.Stderr = &errors
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("this test needs python3: %v", err)
	}
	r := bufio.NewReaderSize(out, 1<<20)
	header, _ := r.ReadString('\n')
	insideKnown := header == "inside known\n"
	path, facts := "", []byte{}
	for {
		line, err := r.ReadSlice('\n')
		next, isFile := bytes.CutPrefix(line, []byte("file "))
		if isFile || err == io.EOF || bytes.HasPrefix(line, []byte("refused ")) {
			if path != "" {
				do(path, facts, insideKnown)
			}
			path, facts = strings.TrimSpace(string(next)), facts[:0]
			if !isFile {
				path = ""
			}
		} else {
			facts = append(facts, line...)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("facts.py: %v\n%s", err, errors.Bytes())
	}
}

// treeFacts says of our tree what facts.py says of ast's.
func treeFacts(tree *Tree, insideKnown bool) []byte {
	var out bytes.Buffer
	var walk func(n Node, depth int, unsure bool)
	walk = func(n Node, depth int, unsure bool) {
		for c := range n.Children() {
			if c.Is(KindIdentifier, KindCmpOp) {
				continue
			}
			s := c.Span()
			fmt.Fprintf(&out, "%d %s %s", depth, c.Role(), factOf(c))
			if unsure && !insideKnown || c.Is(KindComprehension, KindArguments, KindWithItem, KindMatchCase) {
				out.WriteString(" - -\n")
			} else {
				fmt.Fprintf(&out, " %d %d\n", s.Start, s.End)
			}
			walk(c, depth+1, unsure || c.Is(KindJoinedStr))
		}
	}
	walk(tree.Root(), 0, false)
	return out.Bytes()
}

// factOf returns the kind of n with its details.
func factOf(n Node) string {
	k := n.Kind().String()
	if n.IsAsync() {
		k += " async"
	}
	if As[Try](n).IsStar() {
		k += " star"
	}
	name := func(c Node) string {
		if !c.Exists() {
			return "-"
		}
		return c.Identifier()
	}
	names := func(f Field) string {
		var all []string
		for c := range n.Fields(f) {
			all = append(all, name(c))
		}
		return strings.Join(all, ",")
	}
	switch n.Kind() {
	case KindConstant:
		if v, ok := As[Constant](n).StringValue(); ok {
			return fmt.Sprintf("%s str #%08x", k, crc32.ChecksumIEEE([]byte(v)))
		}
		return k + " " + n.Op().String()
	case KindMatchSingleton, KindBinOp, KindBoolOp, KindUnaryOp, KindAugAssign:
		return k + " " + n.Op().String()
	case KindCompare:
		var ops []string
		for o := range n.Fields(FieldOps) {
			ops = append(ops, o.Op().String())
		}
		return k + " " + strings.Join(ops, ",")
	case KindName:
		return k + " " + name(n)
	case KindAttribute:
		return k + " " + name(n.Field(FieldAttr))
	case KindFunctionDef:
		return k + " " + name(n.Field(FieldName))
	case KindTypeVar, KindParamSpec, KindTypeVarTuple, KindClassDef, KindArg, KindKeyword, KindExceptHandler, KindMatchAs, KindMatchStar, KindMatchMapping:
		return k + " " + name(n.Field(FieldName))
	case KindAlias:
		return k + " " + name(n.Field(FieldName)) + " " + name(n.Field(FieldAsname))
	case KindImportFrom:
		return fmt.Sprintf("%s %d %s", k, As[ImportFrom](n).Level(), name(n.Field(FieldModule)))
	case KindGlobal, KindNonlocal:
		return k + " " + names(FieldNames)
	case KindMatchClass:
		return k + " " + names(FieldKwdAttrs)
	}
	return k
}

// firstDifferences returns up to most lines that differ, with their place.
func firstDifferences(want, got []byte, text *source.Text, most int) string {
	if bytes.Equal(want, got) {
		return ""
	}
	w, g := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	var out strings.Builder
	for i, shown := 0, 0; i < max(len(w), len(g)) && shown < most; i++ {
		var a, b []byte
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if bytes.Equal(a, b) {
			continue
		}
		if unknownString(a, b) {
			continue
		}
		shown++
		fmt.Fprintf(&out, "< %s\n> %s\n", a, b)
		var start, end int
		fields := strings.Fields(string(b))
		if len(fields) > 3 {
			fmt.Sscan(fields[len(fields)-2]+" "+fields[len(fields)-1], &start, &end)
		}
		if shown == 1 {
			fmt.Fprintf(&out, "line %d: %s\n", text.Line(start)+1, text.Slice(text.LineSpan(text.Line(start))))
		}
	}
	return out.String()
}

// unknownString reports whether the lines differ only in that we do not know the
// value of a string with \N{…}.
func unknownString(want, got []byte) bool {
	i, j := bytes.Index(want, []byte(" #")), bytes.Index(got, []byte(" str"))
	return i > 0 && j+4 == i && bytes.Equal(want[:i], got[:i]) && bytes.Equal(want[i+10:], got[j+4:])
}
